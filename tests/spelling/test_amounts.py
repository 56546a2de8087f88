from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.spelling import amounts, counted, worked_out
from tests.tables import table

EUR, JPY, TND = 2, 0, 3


@table(
    ("written", "meant"),
    [
        ("12", ("12",)),
        ("12.50 EUR", ("12.50",)),
        ("€ 12,50", ("12.50",)),
        ("1,000", ("1000", "1")),
        ("1.250", ("1250", "1.25")),
        ("0,125", ("0.125",)),
        ("1 000", ("1000",)),
        ("1\u202f000,50 €", ("1000.50",)),
        ("12'500", ("12500",)),
        ("1.234.567,89", ("1234567.89",)),
        ("1,234,567", ("1234567",)),
        ("1,25,000", ("125000",)),
        ("1 250,500", ("1250.500",)),
        ("\u0661\u0662\u066c\u0665\u0660\u0660\u066b\u0665", ("12500.5",)),
        ("\u0661\u0662\u060c\u0665", ("12.5",)),
        ("1\u066b2\u066b3", ()),
        ("\u06f1\u06f2", ("12",)),
        ("-5", ("-5",)),
        ("\u22125", ("-5",)),
        ("(5)", ("-5",)),
        ("+5", ("5",)),
        ("40 %", ("40",)),
        ("ODD 11", ("11",)),
        ("12k", ("12000",)),
        ("1.5M€", ("1500000",)),
        ("60 kEUR", ("60000",)),
        ("5 MDH", ("5000000",)),
        ("2,5 millions", ("2500000",)),
        ("1,500k", ("1500000", "1500")),
        ("500.-", ("500",)),
        ("500,--", ("500",)),
        ("12.", ("12",)),
        (".5", ("0.5",)),
        ("0500", ("500",)),
        ("12_500", ("12500",)),
        ("1e5", ("100000",)),
        ("6,0E4", ("60000",)),
        ("6×10⁴", ("60000",)),
        ("EUR 1.5m", ("1500000", "1500")),
        ("6 MMDH", ("6000000", "6000000000")),
        ("60 KE", ("60000",)),
        ("50 mm", ("50", "50000000")),
        ("500 درهم", ("500",)),
        ("12,50,00", ()),
        ("12 34", ()),
        ("1.2,3.4", ()),
        ("EUR 5 MAD", ()),
        ("6a", ()),
        ("about 5", ()),
        ("3/2", ()),
        ("1/0", ()),
        ("", ()),
        ("9" * 101, ()),
    ],
)
def test_numbers(written: str, meant: tuple[str, ...]) -> None:
    assert amounts.numbers(written) == meant


@table(
    ("written", "decimals", "meant"),
    [
        ("60.000", EUR, ("60000", "60.00")),
        ("60,000", EUR, ("60000", "60.00")),
        ("1.255", EUR, ("1255", "1.26")),
        ("60.000", JPY, ("60000",)),
        ("60,00", JPY, ("60",)),
        ("60.000", TND, ("60000", "60.000")),
        ("60,000", TND, ("60000", "60.000")),
        ("1 250,500", EUR, ("1250.50",)),
        ("1 250,505", EUR, ("1250.505",)),
    ],
)
def test_a_currency_has_its_own_decimals(written: str, decimals: int, meant: tuple[str, ...]) -> None:
    assert amounts.numbers(written, decimals=decimals, money=True) == meant


def test_both_parts_that_a_point_has_cut_lie_within_the_bounds() -> None:
    assert [counted.without_mark(each, 0, 10) for each in ("4.10", "10.4", "4.11")] == [("4", "10"), ("10", "4"), ()]


def test_a_part_of_something_is_told_by_what_is_wanted() -> None:
    assert amounts.numbers("1/3") == ("1", "0.3333")
    assert amounts.numbers("3 sur 4", percent=True) == ("75",)
    assert amounts.numbers("1/3", percent=True) == ("33.33",)
    assert amounts.numbers("1/3", money=True) == amounts.numbers("50 %", money=True) == ()


@table(
    ("written", "code"),
    [("500 MAD", "MAD"), ("€ 500", "EUR"), ("500 Euros", "EUR"), ("60 k€", "EUR"), ("500", None), ("SDG 4", None)],
)
def test_the_currency_beside_a_number(written: str, code: str | None) -> None:
    assert amounts.currency(written) == code


@settings(max_examples=200)
@given(st.text(alphabet="0123456789.,'_ -+€%kM()/\u066b\u066c\u0661", max_size=24), st.sampled_from((None, 0, 2, 3)))
def test_whatever_is_proposed_is_a_number_as_yaml_has_it(written: str, decimals: int | None) -> None:
    for number in amounts.numbers(written, decimals=decimals):
        assert str(Decimal(number)) == number
        assert not number.lstrip("-").startswith("00")


@table(
    ("written", "meant"),
    [
        ("60 à 70 k€", ("60000", "70000")),
        ("entre 60 et 70", ("60", "70")),
        ("60-70", ("60", "70")),
        ("70-60", ()),
        ("1-2-3", ()),
        ("60", ()),
    ],
)
def test_both_ends_of_a_range(written: str, meant: tuple[str, ...]) -> None:
    assert amounts.ends(written, money=True) == meant


@table(
    ("written", "meant"),
    [
        ("60000 dinars", ("TND", "DZD")),
        ("60 000 FCFA", ("XOF", "XAF")),
        ("60 MDT", ("TND",)),
        ("60 à 70 MDH", ("MAD",)),
        ("60 DH TTC", ("MAD",)),
        ("60 BIS", ()),
        ("60", ()),
    ],
)
def test_the_currencies_that_a_name_may_mean(written: str, meant: tuple[str, ...]) -> None:
    assert amounts.currencies(written)[:2] == meant


def test_a_length_of_time_in_days_or_years_and_what_a_sum_gives() -> None:
    assert amounts.lasting("36 mois", years=True) == ("3",)
    assert amounts.lasting("3 mois", years=False) == ()
    assert amounts.lasting("3 amis", years=False) is None
    assert [worked_out.results(each) for each in ("60 000 + 5 000", "2 x 30 k€", "2 + 3 + 4", "a + b")] == [
        ("65000",), ("60000",), (), (),
    ]  # fmt: skip


@table(
    ("written", "meant"),
    [
        ("1/2 de 120 000", ("60000",)),
        ("50% de 120000", ("60000",)),
        ("\u0665\u0660٪ من 120000", ("60000",)),
        ("la moitié de 120 000 €", ("60000",)),
        ("de helft van 120.000 EUR", ("60000", "60")),
        ("نصف 120000", ("60000",)),
        ("trois quarts de 40 000", ("30000",)),
        ("120 000 x 50 %", ("60000",)),
        ("100 000 / 3", ("33333.33",)),
        ("50 % de 1.200", ("600", "0.6")),
        ("1/2", ()),
        ("150 % de 100", ()),
        ("2024/2025", ()),
        ("50 %", ()),
        ("1/0 de 100", ()),
    ],
)
def test_what_a_part_of_a_number_comes_to(written: str, meant: tuple[str, ...]) -> None:
    assert worked_out.results(written, decimals=2) == meant


@table(
    ("written", "meant"),
    [
        ("k€", (("EUR",), 1000)),
        ("Mio. DH", (("MAD",), 1_000_000)),
        ("million euros", (("EUR",), 1_000_000)),
        ("EUR", ((), 1)),
        ("€", ((), 1)),
        ("thousand", ((), 1)),
        ("k€, M€", ((), 1)),
        ("2 3 €", ((), 1)),
    ],
)
def test_a_currency_that_is_counted_by_many_says_which_and_by_how_many(
    written: str, meant: tuple[tuple[str, ...], int]
) -> None:
    assert amounts.counted(written) == meant
