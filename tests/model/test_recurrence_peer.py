"""Recurrences as python-dateutil expands them: another program's reading of RFC 5545, for the days that a window holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dateutil.rrule import MONTHLY, YEARLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.model.recurrence import MOST, expand, parse_recurrence, possible
from coopctl.model.vocabularies import Frequency
from tests.samples import sample

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
MONTHDAYS = st.lists(st.sampled_from([*range(1, 32), *range(-31, 0)]), min_size=1, max_size=6)


@given(
    freq=st.sampled_from(["YEARLY", "MONTHLY"]),
    interval=st.integers(1, 30),
    bymonth=st.lists(st.integers(1, 12), min_size=1, max_size=4),
    bymonthday=MONTHDAYS,
    anchor=DAYS,
    before=st.integers(0, 4000),
    length=st.integers(0, 4000),
)
@settings(max_examples=sample(100), deadline=None)
def test_the_days_are_those_of_another_program(
    freq: str, interval: int, bymonth: list[int], bymonthday: list[int], anchor: date, before: int, length: int
) -> None:
    months, days = ",".join(map(str, bymonth)), ",".join(map(str, bymonthday))
    recurrence = parse_recurrence(f"FREQ={freq};INTERVAL={interval};BYMONTH={months};BYMONTHDAY={days}")
    first = anchor + timedelta(days=before)
    last = first + timedelta(days=length)
    # The last day of the month is always there, so that the other one's search ends; it is left out again.
    rule = rrule(
        YEARLY if recurrence.freq is Frequency.YEARLY else MONTHLY,
        dtstart=datetime(anchor.year, anchor.month, 1),  # noqa: DTZ001 - days have no time zone
        interval=interval,
        bymonth=recurrence.bymonth if recurrence.freq is Frequency.YEARLY else None,
        bymonthday=(*recurrence.bymonthday, -1),
        until=datetime(last.year, last.month, last.day),  # noqa: DTZ001 - days have no time zone
    )
    meant = [
        day
        for day in (moment.date() for moment in rule)
        if day >= first and day.month in recurrence.bymonth and _named(day, recurrence.bymonthday)
    ]

    assert list(expand(recurrence, anchor, first, last)) == (meant if possible(recurrence) else [])
    assert len(meant) <= MOST


def _named(day: date, bymonthday: tuple[int, ...]) -> bool:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day.day in bymonthday or -(following - day).days in bymonthday
