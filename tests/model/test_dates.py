"""Dates and periods: what is read, and between which days it lies."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopctl.model.dates import NotADateError, parse_date, parse_period


@pytest.mark.parametrize(
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
    ],
)
def test_a_date_lies_between_its_first_and_last_possible_day(text: str, earliest: str, latest: str) -> None:
    read = parse_date(text)

    assert (read.earliest, read.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))
    assert not read.impossible
    assert str(read) == text


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"), [("2018?", True, False), ("2018~", False, True), ("2018%", True, True)]
)
def test_a_qualifier_is_kept_and_moves_no_bound(text: str, uncertain: bool, approximate: bool) -> None:
    read, plain = parse_date(text), parse_date("2018")

    assert (read.uncertain, read.approximate) == (uncertain, approximate)
    assert read.qualified
    assert read.order == plain.order
    assert not plain.qualified


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-02-30", "2018-02-01", "2018-02-28"),
        ("2018-13", "2018-01-01", "2018-12-31"),
        ("2018-00-10", "2018-01-01", "2018-12-31"),
        ("2018-01-00", "2018-01-01", "2018-01-31"),
        ("0000-00-00", "0001-01-01", "0001-12-31"),
    ],
)
def test_an_impossible_day_falls_back_to_the_unit_around_it(text: str, earliest: str, latest: str) -> None:
    read = parse_date(text)

    assert read.impossible
    assert read.order == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
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


def test_an_open_end_has_no_bound() -> None:
    onwards, until = parse_period("2018-07~/.."), parse_period("../2019")

    assert onwards.end is None
    assert onwards.earliest == date(2018, 7, 1)
    assert until.start is None
    assert until.earliest == date(2019, 1, 1), "`../D` counts from D"


@pytest.mark.parametrize("text", ["../..", "..", "2018/", "/2018", "2018/2019/2020", "2018//2019", "2018 / 2019"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(NotADateError):
        parse_period(text)


@given(st.dates(), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from(["", "?", "~", "%"]))
def test_every_day_lies_within_each_way_of_writing_it(day: date, form: str, qualifier: str) -> None:
    text = {"%Y": f"{day.year:04}", "%Y-%m": f"{day.year:04}-{day.month:02}", "%Y-%m-%d": day.isoformat()}[form]

    read = parse_date(text + qualifier)

    assert read.earliest <= day <= read.latest
    assert not read.impossible
