"""Recurrences: a subset of RFC 5545's RRULE, read strictly and expanded only inside a window.

`FREQ=YEARLY` or `MONTHLY`, `INTERVAL`, `BYMONTH`, `BYMONTHDAY`, `UNTIL` (a date), in any order, each at most once.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coopctl.model.dates import parse_date
from coopctl.model.records import Recurrence
from coopctl.model.vocabularies import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The longest stretch that is expanded, a hundred years: a year that is mistyped must not cost minutes.
LONGEST = timedelta(days=36525)
_UNTIL = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})", re.ASCII)


class NotARecurrenceError(ValueError):
    """The text is not of the subset."""


def parse_recurrence(text: str) -> Recurrence:
    """Read a recurrence such as `FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18`. Raise NotARecurrenceError for anything else."""
    parts: dict[str, str] = {}
    for part in text.split(";"):
        key, equals, value = part.partition("=")
        if not equals or key in parts:
            raise NotARecurrenceError(text)
        parts[key] = value
    if not {"FREQ", "BYMONTHDAY"} <= parts.keys() <= {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "UNTIL"}:
        raise NotARecurrenceError(text)
    until = parts.get("UNTIL")
    match = _UNTIL.fullmatch(until) if until else None
    if until and match is None:
        raise NotARecurrenceError(text)
    try:
        return Recurrence(
            text=text,
            freq=Frequency(parts["FREQ"]),
            interval=_natural(parts.get("INTERVAL", "1")),
            bymonth=_numbers(parts["BYMONTH"], range(1, 13)) if "BYMONTH" in parts else (),
            bymonthday=_numbers(parts["BYMONTHDAY"], [*range(1, 32), *range(-31, 0)]),
            until=parse_date("-".join(match.groups())) if match else None,
        )
    except ValueError as error:
        raise NotARecurrenceError(text) from error


def possible(recurrence: Recurrence) -> bool:
    """Whether some day of some year fits: 30 February never does."""
    months = recurrence.bymonth or range(1, 13)
    longest = max(29 if month == 2 else calendar.monthrange(2023, month)[1] for month in months)
    return any(abs(day) <= longest for day in recurrence.bymonthday)


def expand(recurrence: Recurrence, anchor: date, first: date, last: date) -> tuple[date, ...]:
    """Return the days of the recurrence from `first` to `last`, both included, counted from `anchor`.

    `anchor` is where INTERVAL counts from (the earliest day of the action's period); nothing comes before it.
    Of a window longer than a hundred years the first hundred count.
    """
    from dateutil.rrule import MONTHLY, YEARLY, rrule

    first = max(first, anchor)
    if recurrence.until:
        last = min(last, recurrence.until.latest)
    if first > last or not possible(recurrence):
        return ()
    if last - first > LONGEST:
        last = first + LONGEST
    begins = _skipped(recurrence, anchor, first)
    rule = rrule(
        YEARLY if recurrence.freq is Frequency.YEARLY else MONTHLY,
        dtstart=datetime(begins.year, begins.month, begins.day),  # noqa: DTZ001 - days have no time zone
        interval=recurrence.interval,
        bymonth=recurrence.bymonth or None,
        bymonthday=recurrence.bymonthday,
        until=datetime(last.year, last.month, last.day),  # noqa: DTZ001 - days have no time zone
    )
    return tuple(moment.date() for moment in rule if moment.date() >= first)


def _skipped(recurrence: Recurrence, anchor: date, first: date) -> date:
    """Return the start of the last year or month by `first` that INTERVAL reaches from `anchor`, or `anchor` itself."""
    if recurrence.freq is Frequency.YEARLY:
        year = first.year - (first.year - anchor.year) % recurrence.interval
        return max(anchor, date(year, 1, 1))
    months = 12 * first.year + first.month - 1
    months -= (months - (12 * anchor.year + anchor.month - 1)) % recurrence.interval
    return max(anchor, date(months // 12, months % 12 + 1, 1))


def _natural(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise ValueError(text)
    return int(text)


def _numbers(text: str, allowed: Iterable[int]) -> tuple[int, ...]:
    """Read `5,6,5` as (5, 6): twice is once. Raise ValueError where a number is not allowed."""
    if not re.fullmatch(r"-?[0-9]{1,2}(,-?[0-9]{1,2})*", text):
        raise ValueError(text)
    numbers = tuple(dict.fromkeys(int(number) for number in text.split(",")))
    if not set(numbers) <= set(allowed):
        raise ValueError(text)
    return numbers
