"""Recurrences: what is read, and which days it gives inside a window."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.model.recurrence import (
    MOST,
    NotARecurrenceError,
    count,
    expand,
    latest,
    parse_recurrence,
    possible,
    soonest,
)
from coopctl.model.vocabularies import Frequency
from tests.samples import sample
from tests.tables import table

EVERY_18_MAY = "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"


def days(text: str, anchor: str, first: str, last: str) -> list[str]:
    window = (date.fromisoformat(first), date.fromisoformat(last))
    return [day.isoformat() for day in expand(parse_recurrence(text), date.fromisoformat(anchor), *window)]


def test_every_18_may_of_two_years() -> None:
    assert days(EVERY_18_MAY, "2018-01-01", "2018-01-01", "2019-12-31") == ["2018-05-18", "2019-05-18"]


@table(
    ("text", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2018-01-31", "2018-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["2018-01-31", "2018-02-28", "2018-03-31"]),
        ("FREQ=MONTHLY;BYMONTH=2,3;BYMONTHDAY=1,15", ["2018-02-01", "2018-02-15", "2018-03-01", "2018-03-15"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=2018-02-15", ["2018-01-15", "2018-02-15"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20180214", ["2018-01-15"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15,15", ["2018-01-15", "2018-02-15", "2018-03-15"]),
        ("BYMONTHDAY=15;FREQ=MONTHLY", ["2018-01-15", "2018-02-15", "2018-03-15"]),
    ],
)
def test_the_days_of_a_quarter(text: str, expected: list[str]) -> None:
    assert days(text, "2018-01-01", "2018-01-01", "2018-03-31") == expected


def test_an_interval_counts_from_the_anchor_not_from_the_window() -> None:
    every_other_year = "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=18"

    assert days(every_other_year, "2018-01-01", "2019-01-01", "2023-12-31") == ["2020-05-18", "2022-05-18"]


def test_nothing_comes_before_the_anchor_or_outside_the_window() -> None:
    assert days(EVERY_18_MAY, "2018-05-19", "2017-01-01", "2018-12-31") == []
    assert days(EVERY_18_MAY, "2018-01-01", "2019-01-01", "2018-12-31") == []


def test_29_february_comes_in_leap_years_only_and_30_never() -> None:
    assert days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2018-01-01", "2018-01-01", "2024-12-31") == [
        "2020-02-29",
        "2024-02-29",
    ]
    assert not possible(parse_recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
    assert not possible(parse_recurrence("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=31"))
    assert days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2018-01-01", "2018-01-01", "2099-12-31") == []


@table(
    "text",
    [
        "",
        "yearly",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=5",
        "BYMONTHDAY=18",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTHDAY=1;BYMONTHDAY=2",
        "FREQ=YEARLY;BYMONTHDAY=1;COUNT=3",
        "FREQ=YEARLY;BYMONTHDAY=1;INTERVAL=0",
        "FREQ=YEARLY;BYMONTHDAY=1;UNTIL=2019",
        "FREQ=YEARLY;BYMONTHDAY=",
        "freq=YEARLY;bymonthday=1",
        "FREQ=YEARLY;BYMONTHDAY=1;",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=+5",
        "FREQ=YEARLY;BYMONTH=+5;BYMONTHDAY=5",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY= 5",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5,",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=,5",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=--5",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=005",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=\u0665",
        "FREQ=YEARLY;INTERVAL=+2;BYMONTH=5;BYMONTHDAY=5",
        "FREQ=YEARLY;INTERVAL=10000;BYMONTH=5;BYMONTHDAY=5",
    ],
)
def test_what_is_not_of_the_subset_is_refused(text: str) -> None:
    with pytest.raises(NotARecurrenceError):
        parse_recurrence(text)


def test_what_is_read_is_kept() -> None:
    read = parse_recurrence("FREQ=YEARLY;INTERVAL=2;BYMONTH=5,6;BYMONTHDAY=-1;UNTIL=20301231")

    assert (read.freq, read.interval, read.bymonth, read.bymonthday) == (Frequency.YEARLY, 2, (5, 6), (-1,))
    assert read.until is not None
    assert read.until.latest == date(2030, 12, 31)


@given(
    st.sampled_from(["YEARLY", "MONTHLY"]),
    st.integers(1, 12),
    st.integers(-31, 31).filter(bool),
    st.dates(date(2000, 1, 1), date(2010, 12, 31)),
    st.integers(0, 2000),
)
def test_every_day_given_fits_the_rule_and_the_window(
    freq: str, month: int, day: int, first: date, length: int
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    rule = parse_recurrence(f"FREQ={freq};BYMONTH={month};BYMONTHDAY={day}")

    found = expand(rule, date(2000, 1, 1), first, last)

    assert list(found) == sorted(set(found))
    assert all(first <= each <= last and each.month == month for each in found)
    assert all(each.day == day for each in found if day > 0)


@settings(deadline=None, max_examples=sample(20))  # a rule that never comes is looked for until the calendar ends
@given(
    st.sampled_from([*Frequency]),
    st.integers(1, 30),
    st.lists(st.integers(1, 12), max_size=2),
    st.integers(1, 31),
    st.dates(date(1, 1, 1), date(2030, 1, 1)),
    st.integers(0, 20_000),
    st.integers(0, 8_000),
)
def test_a_window_gives_what_the_whole_gives_within_it(
    freq: Frequency, interval: int, months: list[int], day: int, anchor: date, skipped: int, length: int
) -> None:
    by_month = f";BYMONTH={','.join(map(str, months))}" if months else ""
    rule = parse_recurrence(f"FREQ={freq};INTERVAL={interval}{by_month};BYMONTHDAY={day}")
    first = anchor + timedelta(days=skipped)
    last = first + timedelta(days=length)

    found = expand(rule, anchor, first, last)
    assert found == tuple(each for each in expand(rule, anchor, anchor, last) if each >= first)
    assert count(rule, anchor, first, last) == len(found)
    assert (soonest(rule, anchor, first, last), latest(rule, anchor, first, last)) == (
        (found[0], found[-1]) if found else (None, None)
    )


def test_more_days_than_are_told_are_counted() -> None:
    every = parse_recurrence(f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, range(1, 32)))}")
    span = date(2018, 3, 1), date(2018, 3, 5), date(2037, 12, 30)

    assert len(expand(every, *span)) == MOST
    assert count(every, *span) == (span[2] - span[1]).days + 1
    assert (soonest(every, *span), latest(every, *span)) == span[1:]


def test_of_more_than_a_hundred_years_the_first_hundred_count() -> None:
    found = days("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "2026-01-01", "2026-01-01", "9999-12-31")

    assert (len(found), found[0], found[-1]) == (100, "2026-12-01", "2125-12-01")


@table(
    ("first", "last", "found"),
    [
        ("2018-05-18", "2018-05-18", ["2018-05-18"]),
        ("2018-05-17", "2018-05-17", []),
        ("2018-05-19", "2018-05-19", []),
        ("2018-05-17", "2018-05-18", ["2018-05-18"]),
        ("2018-05-18", "2018-05-19", ["2018-05-18"]),
        ("2018-05-19", "2018-05-18", []),
    ],
)
def test_a_window_of_one_day_holds_the_day_of_the_rule_that_it_is(first: str, last: str, found: list[str]) -> None:
    assert days(EVERY_18_MAY, "2018-01-01", first, last) == found


def test_the_anchor_and_the_last_day_of_the_rule_are_days_of_it() -> None:
    assert days(EVERY_18_MAY, "2018-05-18", "2017-01-01", "2018-05-18") == ["2018-05-18"]
    assert days(f"{EVERY_18_MAY};UNTIL=2018-05-18", "2018-01-01", "2018-05-18", "2030-01-01") == ["2018-05-18"]
    assert days(f"{EVERY_18_MAY};UNTIL=2018-05-17", "2018-01-01", "2018-05-17", "2030-01-01") == []


def test_a_window_of_one_day_has_that_day_or_none() -> None:
    assert days(EVERY_18_MAY, "2018-01-01", "2019-05-18", "2019-05-18") == ["2019-05-18"]
    assert days(EVERY_18_MAY, "2018-01-01", "2019-05-19", "2019-05-19") == []


def test_a_day_of_the_month_has_no_sign_but_a_minus() -> None:
    with pytest.raises(NotARecurrenceError):
        parse_recurrence("FREQ=MONTHLY;BYMONTHDAY=+5")
