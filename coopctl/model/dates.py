"""Dates as people write them in agreements: a subset of EDTF (ISO 8601-2), each read as its earliest and latest day.

Grammar: a date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, then optionally `?` (uncertain), `~` (approximate)
or `%` (both). `MM` is a month or the code of a season, a quarter or a half of the year.
A period is `D/D`, `D/..`, `../D`, or one date that stands for all of it. What is done may be dated `../D`: by D.
Source: Extended Date/Time Format specification, Library of Congress, levels 0 and 1; of level 2 the codes of quarters
and semesters (https://www.loc.gov/standards/datetime/). EDTF leaves open when a season begins: its months here are
those of meteorologists.
"""

from __future__ import annotations

import calendar
import functools
import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.patterns import regex
from coopctl.values import replace, word

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the schemas check too (without the outer group).
DATE_PATTERN = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~%]?"
_DATE = regex(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)", re.ASCII)
OPEN = ".."
_BY = f"{OPEN}/"
#: The codes that stand in place of a month: each with its first month and how many months it has.
SEASONS: Mapping[int, tuple[int, int]] = MappingProxyType({21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)})
QUARTERS: Mapping[int, tuple[int, int]] = MappingProxyType({33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)})
HALVES: Mapping[int, tuple[int, int]] = MappingProxyType({40: (1, 6), 41: (7, 6)})
CODES: Mapping[int, tuple[int, int]] = MappingProxyType({**SEASONS, **QUARTERS, **HALVES})
#: How many different texts are read only once: the days of some decades. The same dates stand in file after file.
_REMEMBERED = 16_384


class NotADateError(ValueError):
    """The text does not follow the grammar of dates or periods."""


@word(frozen=True, slots=True)
class Date:
    """A date with its bounds, both included; a qualifier never moves them.

    `by` marks a day that is only known not to be later (`../2019-08`): both bounds are then the last day that it may
    have been, from which on it counts.
    `impossible` marks a day, month or year that no calendar has (2018-02-30): its bounds are then
    those of the smallest unit that exists (2018-02), so that nothing else of the record is lost.
    """

    text: str
    earliest: date
    latest: date
    uncertain: bool = False
    approximate: bool = False
    impossible: bool = False
    by: bool = False

    @property
    def qualified(self) -> bool:
        """Whether the writer marked it with `?`, `~` or `%`."""
        return self.uncertain or self.approximate

    @property
    def code(self) -> int | None:
        """The EDTF code of its season (21–24), quarter (33–36) or half of the year (40, 41); None where it is none."""
        written = self.text.removeprefix(_BY).rstrip("?~%")
        code = int(written[5:]) if len(written) == len("2022-33") else 0
        return code if code in CODES else None

    @property
    def order(self) -> tuple[date, date]:
        """Sort key of "last" and "latest": by earliest day, then latest day."""
        return self.earliest, self.latest

    def __str__(self) -> str:
        return self.text


@word(frozen=True, slots=True)
class Period:
    """From `start` to `end`; None is an open end (`..`), which is never past.

    A period of one date (`2020`) runs from exactly its first to exactly its last day.
    """

    text: str
    start: Date | None
    end: Date | None

    @property
    def single(self) -> bool:
        """Whether one date stands for the whole period."""
        return "/" not in self.text

    @property
    def earliest(self) -> date | None:
        """First possible day. A period open at its start counts from the last day of its end (`../D`: by D)."""
        if self.start:
            return self.start.earliest
        return self.end.latest if self.end else None

    def __str__(self) -> str:
        return self.text


@functools.lru_cache(maxsize=_REMEMBERED)
def parse_date(text: str) -> Date:
    """Read a date; an impossible day is marked, not refused. Raise NotADateError where it is not of the grammar."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise NotADateError(text)
    year, month, day, qualifier = match.groups()
    earliest, latest, possible = _bounds(int(year), month and int(month), day and int(day))
    return Date(
        text,
        earliest,
        latest,
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
        impossible=not possible,
    )


@functools.lru_cache(maxsize=_REMEMBERED)
def parse_fact(text: str) -> Date:
    """Read a date, or `../D`: by D at the latest. Raise NotADateError where it is neither."""
    if not text.startswith(_BY):
        return parse_date(text)
    last = parse_date(text.removeprefix(_BY))
    return replace(last, text=text, earliest=last.latest, by=True)


@functools.lru_cache(maxsize=_REMEMBERED)
def parse_period(text: str) -> Period:
    """Read a period. Raise NotADateError where the text is not of the grammar."""
    first, slash, second = text.partition("/")
    if not slash:
        whole = parse_date(text)
        flags = (whole.uncertain, whole.approximate, whole.impossible)
        return Period(
            text,
            Date(text, whole.earliest, whole.earliest, *flags),
            Date(text, whole.latest, whole.latest, *flags),
        )
    if first == OPEN and second == OPEN:
        raise NotADateError(text)
    return Period(
        text,
        None if first == OPEN else parse_date(first),
        None if second == OPEN else parse_date(second),
    )


def _bounds(year: int, month: int | str | None, day: int | str | None) -> tuple[date, date, bool]:
    """Return (earliest, latest, possible) of a written year, month and day."""
    if year < 1:
        return date.min, date(1, 12, 31), False
    if isinstance(month, int) and month in CODES:
        return _of_code(year, month, day)
    if not isinstance(month, int) or not 1 <= month <= 12:
        return date(year, 1, 1), date(year, 12, 31), not isinstance(month, int)
    days = calendar.monthrange(year, month)[1]
    if not isinstance(day, int):
        return date(year, month, 1), date(year, month, days), True
    if not 1 <= day <= days:
        return date(year, month, 1), date(year, month, days), False
    return date(year, month, day), date(year, month, day), True


def _of_code(year: int, code: int, day: int | str | None) -> tuple[date, date, bool]:
    """Return the bounds of a season, quarter or half of a year: it has no days, and the last winter no end."""
    first, months = CODES[code]
    over, last = divmod(first + months - 2, 12)
    if year + over > date.max.year:
        return date(year, 1, 1), date(year, 12, 31), False
    end = date(year + over, last + 1, calendar.monthrange(year + over, last + 1)[1])
    return date(year, first, 1), end, not isinstance(day, int)
