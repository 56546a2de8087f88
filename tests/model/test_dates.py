"""Dates and periods: what is read, and between which days it lies."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopctl.model.dates import CODES, HALVES, QUARTERS, SEASONS, NotADateError, parse_date, parse_fact, parse_period
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@table(
    ("text", "earliest", "latest"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-07-28", "2018-07-28", "2018-07-28"),
        ("2018-07~", "2018-07-01", "2018-07-31"),
        ("2018?", "2018-01-01", "2018-12-31"),
        ("2018-07-28%", "2018-07-28", "2018-07-28"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2023-24~", "2023-12-01", "2024-02-29"),
        ("9998-24", "9998-12-01", "9999-02-28"),
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-34", "2022-04-01", "2022-06-30"),
        ("2022-35?", "2022-07-01", "2022-09-30"),
        ("2022-36", "2022-10-01", "2022-12-31"),
        ("2022-40", "2022-01-01", "2022-06-30"),
        ("2022-41%", "2022-07-01", "2022-12-31"),
    ],
)
def test_a_date_lies_between_its_first_and_last_possible_day(text: str, earliest: str, latest: str) -> None:
    read = parse_date(text)

    assert (read.earliest, read.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))
    assert not read.impossible
    assert str(read) == text


@table(("text", "uncertain", "approximate"), [("2018?", True, False), ("2018~", False, True), ("2018%", True, True)])
def test_a_qualifier_is_kept_and_moves_no_bound(text: str, uncertain: bool, approximate: bool) -> None:
    read, plain = parse_date(text), parse_date("2018")

    assert (read.uncertain, read.approximate) == (uncertain, approximate)
    assert read.qualified
    assert read.order == plain.order
    assert not plain.qualified


@table(
    ("text", "earliest", "latest"),
    [
        ("2018-02-30", "2018-02-01", "2018-02-28"),
        ("2018-13", "2018-01-01", "2018-12-31"),
        ("2018-00-10", "2018-01-01", "2018-12-31"),
        ("2018-01-00", "2018-01-01", "2018-01-31"),
        ("0000-00-00", "0001-01-01", "0001-12-31"),
        ("9999-24", "9999-01-01", "9999-12-31"),
        ("2022-21-05", "2022-03-01", "2022-05-31"),
        ("2022-20", "2022-01-01", "2022-12-31"),
        ("2022-37", "2022-01-01", "2022-12-31"),
        ("2022-42", "2022-01-01", "2022-12-31"),
    ],
)
def test_an_impossible_day_falls_back_to_the_unit_around_it(text: str, earliest: str, latest: str) -> None:
    read = parse_date(text)

    assert read.impossible
    assert read.order == (date.fromisoformat(earliest), date.fromisoformat(latest))


@table(
    "text",
    [
        "",
        "18",
        "2018-7",
        "2018-07-1",
        "2018/2019",
        "2018-07-28T10:00",
        "30/06/2018",
        "2018??",
        "٢٠١٨",
        "2018\n",
        " 2018",
    ],
)
def test_what_is_not_of_the_grammar_is_refused(text: str) -> None:
    with pytest.raises(NotADateError):
        parse_date(text)


def test_a_period_of_one_date_runs_from_its_first_to_its_last_day() -> None:
    """Fine-print 2: `2020` is 2020-01-01 to 2020-12-31, not `2020/2020`."""
    year, range_of_years = parse_period("2020"), parse_period("2020/2020")

    assert year.start is not None
    assert year.end is not None
    assert year.start.order == (date(2020, 1, 1), date(2020, 1, 1))
    assert year.end.order == (date(2020, 12, 31), date(2020, 12, 31))
    assert range_of_years.start is not None
    assert range_of_years.start.order == (date(2020, 1, 1), date(2020, 12, 31))
    assert (year.single, range_of_years.single) == (True, False)


def test_the_ends_of_a_period_have_their_own_qualifiers() -> None:
    period = parse_period("2018-07-23?/2018-07-28~")

    assert period.start is not None
    assert period.end is not None
    assert (period.start.uncertain, period.start.approximate) == (True, False)
    assert (period.end.uncertain, period.end.approximate) == (False, True)


def test_a_period_of_a_season_or_a_quarter_has_exact_ends() -> None:
    winter, quarters = parse_period("2022-24"), parse_period("2022-33/2022-35~")

    assert winter.start is not None
    assert winter.end is not None
    assert (winter.start.order, winter.end.order) == (
        (date(2022, 12, 1), date(2022, 12, 1)),
        (date(2023, 2, 28), date(2023, 2, 28)),
    )
    assert quarters.start is not None
    assert quarters.end is not None
    assert quarters.start.order == (date(2022, 1, 1), date(2022, 3, 31))
    assert quarters.end.order == (date(2022, 7, 1), date(2022, 9, 30))
    assert quarters.end.approximate


def test_an_open_end_has_no_bound() -> None:
    onwards, until = parse_period("2018-07~/.."), parse_period("../2019")

    assert onwards.end is None
    assert onwards.earliest == date(2018, 7, 1)
    assert until.start is None
    assert until.earliest == date(2019, 12, 31), "`../D` is by D: it counts from the last day of D"


def test_what_is_done_by_a_date_counts_from_its_last_day() -> None:
    by, on = parse_fact("../2019-08~"), parse_fact("2019-08~")

    assert by.order == (date(2019, 8, 31), date(2019, 8, 31))
    assert (by.by, by.approximate, str(by)) == (True, True, "../2019-08~")
    assert on == parse_date("2019-08~")
    assert not on.by
    assert parse_fact("../2019-35").code == 35


@table("text", ["..", "../..", "../../2019", "2018/2019", "2019/..", "../2019/2020", ".. /2019"])
def test_what_is_neither_a_date_nor_by_one_is_refused(text: str) -> None:
    with pytest.raises(NotADateError):
        parse_fact(text)


@table("text", ["../..", "..", "2018/", "/2018", "2018/2019/2020", "2018//2019", "2018 / 2019"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(NotADateError):
        parse_period(text)


@given(st.dates(max_value=date(9999, 11, 30)), st.sampled_from([SEASONS, QUARTERS, HALVES]))
def test_each_day_lies_in_one_season_one_quarter_and_one_half(day: date, codes: Mapping[int, tuple[int, int]]) -> None:
    """January and February belong to the winter that began in the year before."""
    years = [year for year in (day.year - 1, day.year) if year > 0]
    parts = [parse_date(f"{year:04}-{code}") for year in years for code in codes]

    holding = [part for part in parts if part.earliest <= day <= part.latest]

    if codes is not SEASONS or day >= date(1, 3, 1):
        assert len(holding) == 1
        assert not holding[0].impossible
        assert holding[0].code in codes


@given(st.integers(1, 9998), st.sampled_from(sorted(CODES)), st.sampled_from(["", "?", "~", "%"]))
def test_a_part_of_a_year_is_its_whole_months(year: int, code: int, qualifier: str) -> None:
    part = parse_date(f"{year:04}-{code}{qualifier}")
    first, months = CODES[code]
    numbers = [year * 12 + first - 1 + more for more in range(months)]
    each = [parse_date(f"{number // 12:04}-{number % 12 + 1:02}") for number in numbers]

    assert part.order == (each[0].earliest, each[-1].latest)
    assert all(one.latest < next_.earliest for one, next_ in pairwise(each))
    assert part.qualified == bool(qualifier)


@given(st.dates(), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from(["", "?", "~", "%"]))
def test_every_day_lies_within_each_way_of_writing_it(day: date, form: str, qualifier: str) -> None:
    text = {"%Y": f"{day.year:04}", "%Y-%m": f"{day.year:04}-{day.month:02}", "%Y-%m-%d": day.isoformat()}[form]

    read = parse_date(text + qualifier)

    assert read.earliest <= day <= read.latest
    assert not read.impossible
