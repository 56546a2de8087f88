"""Recurrences: a subset of RFC 5545's RRULE, read strictly and expanded only inside a window.

`FREQ=YEARLY` or `MONTHLY`, `INTERVAL`, `BYMONTH`, `BYMONTHDAY`, `UNTIL` (a date), in any order, each at most once.
"""

from __future__ import annotations

import calendar
import functools
import re
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.model.dates import parse_date
from coopctl.model.records import Recurrence
from coopctl.model.vocabularies import Frequency
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: The longest stretch that is expanded, a hundred years: a year that is mistyped must not cost minutes.
LONGEST = timedelta(days=36525)
#: So many days of one recurrence are told: more than the months of a hundred years.
MOST = 1300
#: How many expansions are kept: a rule is asked for again and again.
_KEPT = 64
#: How many days each month has, but for leap years.
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNTIL = regex(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})", re.ASCII)


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


@functools.lru_cache(_KEPT)
def possible(recurrence: Recurrence) -> bool:
    """Whether some day of some year fits: 30 February never does."""
    months = recurrence.bymonth or range(1, 13)
    longest = max(29 if month == 2 else calendar.monthrange(2023, month)[1] for month in months)
    return any(abs(day) <= longest for day in recurrence.bymonthday)


def expand(recurrence: Recurrence, anchor: date, first: date, last: date) -> tuple[date, ...]:
    """Return the days of the recurrence from `first` to `last`, both included, counted from `anchor`.

    `anchor` is where INTERVAL counts from (the earliest day of the action's period); nothing comes before it.
    Of a window longer than a hundred years the first hundred count, and of all days the first MOST.
    """
    window = _window(recurrence, anchor, first, last)
    return _expanded(recurrence, anchor, *window) if window else ()


@functools.lru_cache(_KEPT)
def count(recurrence: Recurrence, anchor: date, first: date, last: date) -> int:
    """Return how many days `expand` would give, were it not for MOST; nothing is expanded."""
    window = _window(recurrence, anchor, first, last)
    if window is None:
        return 0
    first, last = window
    after = range(first.year + 1, last.year)
    if recurrence.interval > 1 or not after:
        return _counted(recurrence, anchor, first, last)
    leap = calendar.leapdays(after.start, after.stop)
    spans = (
        (1, first, date(first.year, 12, 31)), (1, date(last.year, 1, 1), last),
        (leap, date(2000, 1, 1), date(2000, 12, 31)), (len(after) - leap, date(2001, 1, 1), date(2001, 12, 31)),
    )  # fmt: skip
    return sum(times * _counted(recurrence, anchor, *span) for times, *span in spans)


def soonest(recurrence: Recurrence, anchor: date, first: date, last: date) -> date | None:
    """Return the first of the days that `expand` gives; None where there is none."""
    window = _window(recurrence, anchor, first, last)
    return next(_every(recurrence, anchor, *window), None) if window else None


@functools.lru_cache(_KEPT)
def latest(recurrence: Recurrence, anchor: date, first: date, last: date) -> date | None:
    """Return the last of the days that `count` counts; None where there is none."""
    window = _window(recurrence, anchor, first, last)
    if window is None:
        return None
    first, last = window
    back = timedelta(days=62)
    while last - first > back and soonest(recurrence, anchor, last - back, last) is None:
        back *= 2
    return max(_every(recurrence, anchor, last - back if last - first > back else first, last), default=None)


def _window(recurrence: Recurrence, anchor: date, first: date, last: date) -> tuple[date, date] | None:
    """Return the first and the last day that are looked at; None where no day can be found."""
    first = max(first, anchor)
    if recurrence.until:
        last = min(last, recurrence.until.latest)
    if first > last or not possible(recurrence):
        return None
    return first, first + LONGEST if last - first > LONGEST else last


@functools.lru_cache(_KEPT)
def _expanded(recurrence: Recurrence, anchor: date, first: date, last: date) -> tuple[date, ...]:
    return tuple(islice(_every(recurrence, anchor, first, last), MOST))


def _every(recurrence: Recurrence, anchor: date, first: date, last: date) -> Iterator[date]:
    months = _months(recurrence, anchor, first, last)
    return (date(year, month, day) for year, month, days in months for day in days)


def _counted(recurrence: Recurrence, anchor: date, first: date, last: date) -> int:
    return sum(len(days) for _, _, days in _months(recurrence, anchor, first, last))


def _months(recurrence: Recurrence, anchor: date, first: date, last: date) -> Iterator[tuple[int, int, Sequence[int]]]:
    """Yield the months that the recurrence reaches, each as its year, its number from 1, and its days in the window."""
    days = {length: _days(recurrence.bymonthday, length) for length in range(28, 32)}
    for number in _reached(recurrence, anchor, first, last):
        year, month = number // 12, number % 12 + 1
        found = days[29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]]
        if (year, month) == (first.year, first.month):
            found = tuple([day for day in found if day >= first.day])
        if (year, month) == (last.year, last.month):
            found = tuple([day for day in found if day <= last.day])
        yield year, month, found


def _reached(recurrence: Recurrence, anchor: date, first: date, last: date) -> Iterator[int]:
    """Yield the months that the recurrence reaches, as 12 times the year and how many are before it in the year.

    INTERVAL counts whole years or months from the anchor's; the search ends with the window.
    """
    begins, ends = 12 * first.year + first.month - 1, 12 * last.year + last.month
    if recurrence.freq is Frequency.YEARLY:
        year = first.year + (anchor.year - first.year) % recurrence.interval
        bymonth = sorted(recurrence.bymonth or (anchor.month,))
        for number in range(year, last.year + 1, recurrence.interval):
            yield from (each for month in bymonth if begins <= (each := 12 * number + month - 1) < ends)
    else:
        origin = 12 * anchor.year + anchor.month - 1
        for number in range(begins + (origin - begins) % recurrence.interval, ends, recurrence.interval):
            if not recurrence.bymonth or number % 12 + 1 in recurrence.bymonth:
                yield number


@functools.lru_cache(4 * _KEPT)
def _days(bymonthday: tuple[int, ...], length: int) -> tuple[int, ...]:
    """Return the days of a month so long, in order; a negative one counts from its end."""
    numbers = {day if day > 0 else length + 1 + day for day in bymonthday}
    return tuple(sorted(number for number in numbers if 1 <= number <= length))


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
