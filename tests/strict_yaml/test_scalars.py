from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coopctl.strict_yaml.scalars import FIRST, Doubt, Json, value_of
from tests.tables import table


@table(
    ("text", "wanted"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("yes", "yes"),
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("n", "n"),
        ("0", 0),
        ("-0", 0),
        ("42", 42),
        ("-7", -7),
        ("9007199254740992", 2**53),
        ("1.10", Decimal("1.10")),
        ("3.", Decimal(3)),
        (".5", Decimal("0.5")),
        ("001.23", Decimal("1.23")),
        ("+0", 0),
        ("1.5e+3", Decimal(1500)),
        (".", "."),
        ("-", "-"),
        ("+", "+"),
        ("...", "..."),
        ("12:30", "12:30"),
        ("1:30", "1:30"),
        ("190:20:30", "190:20:30"),
        ("2018", 2018),
        ("2018-07", "2018-07"),
        ("2018-07-28", "2018-07-28"),
        ("2018?", "2018?"),
        ("2018-07-28T10:00:00Z", "2018-07-28T10:00:00Z"),
        ("1,000", "1,000"),
        ("12.50 EUR", "12.50 EUR"),
        ("1.2.3", "1.2.3"),
        ("0o8", "0o8"),
        ("0xg", "0xg"),
        ("1e", "1e"),
        ("=", "="),
        ("<<", "<<"),
        ("~x", "~x"),
        ("٣", "٣"),
        ("+32 2 123", "+32 2 123"),
        ("-_", "-_"),
    ],
)
def test_a_scalar_is_what_the_core_schema_says(text: str, wanted: Json) -> None:
    found = value_of(text)

    assert found == wanted
    assert type(found) is type(wanted)


@table(
    ("text", "value", "number"),
    [
        ("0123", 123, "123"),
        ("010", 10, "10"),
        ("-08", -8, "-8"),
        ("00", 0, "0"),
        ("0o10", 8, "8"),
        ("0x1F", 31, "31"),
        ("0b11", "0b11", "3"),
        ("1_000", "1_000", "1000"),
        ("1_0.5", "1_0.5", "10.5"),
        ("-0x1F", "-0x1F", "-31"),
        ("0x_F", "0x_F", "15"),
        ("1e3", Decimal(1000), "1000"),
        ("1E-2", Decimal("0.01"), "0.01"),
        ("1.5e3", Decimal(1500), "1500"),
        ("+23", 23, "23"),
        ("+.5", Decimal("0.5"), ".5"),
    ],
)
def test_what_other_readers_take_otherwise_is_doubted_and_the_mend_is_decimal(
    text: str, value: Json, number: str
) -> None:
    found = value_of(text)

    assert isinstance(found, Doubt)
    assert (found.code, found.value) == ("signed-number" if text[0] == "+" else "ambiguous-scalar", value)
    assert found.help.params["number"] == number


@table("text", [".nan", ".NaN", ".NAN", ".inf", "-.INF", "+.Inf"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    found = value_of(text)

    assert isinstance(found, Doubt)
    assert (found.code, found.value) == ("not-a-number", None)


@table(
    ("text", "value"),
    [
        ("9007199254740993", 2**53 + 1),
        ("-12345678901234567890", -12345678901234567890),
        ("9" * 5000, None),
        ("0x" + "F" * 20, 16**20 - 1),
        ("0x" + "F" * 5000, None),
        ("1e16", Decimal("1e16")),
        ("1e999999999999999999999", None),
        ("0.000000000000000000001", Decimal("1e-21")),
        ("1." + "1" * 5000, None),
    ],
)
def test_a_number_that_other_programs_cannot_keep_is_too_large(text: str, value: Json) -> None:
    found = value_of(text)

    assert isinstance(found, Doubt)
    assert (found.code, found.value) == ("number-too-large", value)


def test_five_thousand_digits_are_shown_short() -> None:
    found = value_of("9" * 5000)

    assert isinstance(found, Doubt)
    assert found.message.params["text"] == "9" * 40 + "…"


@given(st.text(max_size=20))
def test_only_the_first_character_decides_what_may_be_more_than_text(text: str) -> None:
    if text and text[0] not in FIRST:
        assert value_of(text) == text


@given(st.integers(-(2**53), 2**53))
def test_a_whole_number_is_read_back(number: int) -> None:
    assert value_of(str(number)) == number


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_a_decimal_is_read_back_exactly(number: Decimal) -> None:
    assert value_of(format(number, "f")) == number
