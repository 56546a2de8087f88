from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import respell
from coopctl.dates import parse_date, parse_period
from coopctl.names import is_name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30/06/2024", ("2024-06-30",)),
        ("06/30/2024", ("2024-06-30",)),
        ("30.6.2024", ("2024-06-30",)),
        ("30-06-2024", ("2024-06-30",)),
        ("3/6/2024", ("2024-06-03", "2024-03-06")),
        ("6/6/2024", ("2024-06-06",)),
        ("2024-6-3", ("2024-06-03",)),
        ("2024/06/30", ("2024-06-30",)),
        ("20240630", ("2024-06-30",)),
        ("06/2024", ("2024-06",)),
        ("2024/6", ("2024-06",)),
        ("2024-06-30T12:00:00Z", ("2024-06-30",)),
        ("2024-06-30 09:15", ("2024-06-30",)),
        (" 2024-06-30 ", ("2024-06-30",)),
        ("31/02/2024", ()),
        ("13/13/2024", ()),
        ("soon", ()),
        ("30/06/24", ()),
    ],
)
def test_dates(written: str, meant: tuple[str, ...]) -> None:
    assert respell.dates(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018-2019", ("2018/2019",)),
        ("2018 - 2019", ("2018/2019",)),
        ("2018–2019", ("2018/2019",)),
        ("2018 / 2019", ("2018/2019",)),
        ("2018/", ("2018/..",)),
        ("/2019", ("../2019",)),
        ("2018-07 -- 2019-06", ("2018-07/2019-06",)),
        ("01/07/2018 - 30/06/2019", ()),
        ("15/07/2018 - 30/06/2019", ("2018-07-15/2019-06-30",)),
        ("30/06/2024", ("2024-06-30",)),
        ("2018~ - ..", ("2018~/..",)),
        ("../..", ()),
        ("/", ()),
        ("soon/later", ()),
    ],
)
def test_periods(written: str, meant: tuple[str, ...]) -> None:
    assert respell.periods(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", ("12",)),
        ("12.50 EUR", ("12.50",)),
        ("€ 12,50", ("12.50",)),
        ("1,000", ("1000", "1.000")),
        ("1.000", ("1000", "1.000")),
        ("0,125", ("0.125",)),
        ("1 000", ("1000",)),
        ("1\u202f000,50 €", ("1000.50",)),
        ("12'500", ("12500",)),
        ("1.234.567,89", ("1234567.89",)),
        ("1,234,567", ("1234567",)),
        ("-5", ("-5",)),
        ("+5", ("5",)),
        ("40 %", ("40",)),
        ("about 5", ()),
        ("12.", ()),
        ("", ()),
        ("9" * 101, ()),
    ],
)
def test_numbers(written: str, meant: tuple[str, ...]) -> None:
    assert respell.numbers(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Séfrou ville", "sefrou-ville"),
        ("photo_exhibition", "photo-exhibition"),
        ("--a--b--", "a-b"),
        ("2018 plan", "plan"),
        ("con", None),
        ("2018", None),
        ("العربية", None),
        ("a" * 80, "a" * 60),
    ],
)
def test_names(written: str, meant: str | None) -> None:
    assert respell.name(written) == meant


@settings(max_examples=150)
@given(st.text(alphabet="0123456789-/.~? T:éa€,' ", max_size=24))
def test_whatever_is_proposed_is_right(written: str) -> None:
    assert all(not parse_date(date).impossible for date in respell.dates(written))
    assert all(parse_period(period) for period in respell.periods(written))
    assert all(float(number) == float(number) for number in respell.numbers(written))
    name = respell.name(written)
    assert name is None or is_name(name)
