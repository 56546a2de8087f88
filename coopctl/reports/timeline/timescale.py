"""The scale of a timeline: which days it spans, in which unit it is marked, and in which cell a day lies."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A window is at least this many days long, so that one day alone still has a before and an after.
SHORTEST = 28
#: The day itself is brought in where it lies within this share (one of so many parts) of the window beside it.
NEAR = 10
#: Steps between years that are marked, where there is no room for each.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
#: From so many cells on, a unit takes as many whole ones as each other: rounded, their marks would seem uneven.
_EVEN = 3
_MIN, _MAX = date.min.toordinal(), date.max.toordinal()


class Unit(StrEnum):
    """What the small marks of a scale stand for, finest first."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


#: The longest that each unit lasts, in days.
_DAYS = {Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}
#: How many months the others last.
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are shown, from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at the beginning of a unit: its cell, and a label in digits, the same in every language."""

    cell: int
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """`cells` cells over the whole units of a window.

    `upper` marks years (months, where `unit` is a week) as `2025` (`2025-03`); `lower` the unit itself, by the number
    of its month (`04`; of its day, where it is a week). No two labels of one line touch each other. Each unit takes
    `even` cells; where that is 0, each day takes as much as each other.
    """

    window: Window
    unit: Unit
    cells: int
    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    even: int = 0

    def cell(self, day: date) -> int:
        """Return the cell of a day, from 0; a day outside the window gets the nearest one."""
        day = min(max(day, self.window.first), self.window.last)
        if not self.even:
            return (day - self.window.first).days * self.cells // self.window.days
        place = _number(day, self.unit) - _number(self.window.first, self.unit)
        gone, of = _gone(day, self.unit)
        return place * self.even + gone * self.even // of


def window(days: Iterable[date], day: date) -> Window | None:
    """Return the days from the first to the last of `days`, and up to `day` where that is near; None without any."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    near = max(SHORTEST, (last - first).days + 1) // NEAR
    if 0 < (first - day).days <= near:
        first = day
    if 0 < (day - last).days <= near:
        last = day
    days_shown = max(SHORTEST, (last - first).days + 1)
    before = (days_shown - (last - first).days - 1) // 2
    begins = min(max(first.toordinal() - before, _MIN), _MAX - days_shown + 1)
    return Window(date.fromordinal(begins), date.fromordinal(begins + days_shown - 1))


def scale(shown: Window, cells: int, letter: int = 1) -> Scale:
    """Return a scale of at most `cells` cells, at least one, in the finest unit whose labels fit.

    `letter` is how many cells a letter of a label takes: 1 on a terminal, some pixels in a picture.
    """
    for unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER):
        found = _bare(_whole(shown, unit), unit, cells, letter)
        if cells * _DAYS[unit] < 3 * letter * found.window.days:
            continue
        lower = tuple(_ticks(found))
        if not _touch(lower, letter):
            above = Unit.MONTH if unit is Unit.WEEK else Unit.YEAR
            return replace(found, upper=_apart(_begun(found, above), found.cells, letter), lower=lower)
    found = _bare(_whole(shown, Unit.YEAR), Unit.YEAR, cells, letter)
    for step in _STEPS:
        upper = _years(found, step)
        if not _touch(upper, letter):
            break
    return replace(found, upper=_apart(upper, found.cells, letter))


def _bare(shown: Window, unit: Unit, cells: int, letter: int) -> Scale:
    """Return a scale without marks; on a terminal, whose cells can be told apart, of units that are all as wide."""
    units = sum(1 for _ in _starts(shown, unit)) if letter == 1 and shown.days <= cells * _DAYS[unit] else 0
    even = cells // units if units else 0
    if even < _EVEN:
        return Scale(shown, unit, cells, (), ())
    return Scale(shown, unit, even * units, (), (), even)


def _number(day: date, unit: Unit) -> int:
    """Return the number of the unit in which a day lies."""
    if unit is Unit.WEEK:
        return (day.toordinal() - 1) // 7
    return (day.year * 12 + day.month - 1) // _MONTHS[unit]


def _gone(day: date, unit: Unit) -> tuple[int, int]:
    """Return how many parts of its unit lie before a day, and of how many: its months are equally long.

    So they begin where cells do, if a unit has a cell for each or for several.
    """
    if unit is Unit.WEEK:
        return day.weekday(), 7
    months, length = (day.year * 12 + day.month - 1) % _MONTHS[unit], monthrange(day.year, day.month)[1]
    return months * length + day.day - 1, _MONTHS[unit] * length


def _shifted(day: date, days: int) -> date:
    """Return a day so many days later, held to the days that the calendar has."""
    return date.fromordinal(min(max(day.toordinal() + days, _MIN), _MAX))


def _start(day: date, unit: Unit) -> date:
    """Return the first day of the unit in which a day lies; weeks begin on Monday (ISO 8601)."""
    if unit is Unit.WEEK:
        return _shifted(day, -day.weekday())
    if unit is Unit.YEAR:
        return date(day.year, 1, 1)
    month = day.month if unit is Unit.MONTH else day.month - (day.month - 1) % 3
    return date(day.year, month, 1)


def _after(start: date, unit: Unit) -> date | None:
    """Return the first day of the next unit; None where the calendar ends."""
    later = start.toordinal() + _DAYS[unit]
    return None if later > _MAX else _start(date.fromordinal(later), unit)


def _whole(shown: Window, unit: Unit) -> Window:
    """Return the window widened to whole units."""
    after = _after(_start(shown.last, unit), unit)
    return Window(_start(shown.first, unit), date.max if after is None else _shifted(after, -1))


def _starts(shown: Window, unit: Unit) -> Iterator[date]:
    """Yield the first day of each unit that begins in a window."""
    start: date | None = _start(shown.first, unit)
    while start is not None and start <= shown.last:
        if start >= shown.first:
            yield start
        start = _after(start, unit)


def _ticks(bare: Scale) -> Iterator[Tick]:
    """Yield the marks of the lower line."""
    for start in _starts(bare.window, bare.unit):
        yield Tick(bare.cell(start), f"{start.day if bare.unit is Unit.WEEK else start.month:02}")


def _begun(bare: Scale, unit: Unit) -> tuple[Tick, ...]:
    """Return the marks of the upper line: the unit in which the window begins, and those that begin in it."""
    starts = dict.fromkeys((bare.window.first, *_starts(bare.window, unit)))
    size = 7 if unit is Unit.MONTH else 4
    return tuple(Tick(bare.cell(start), start.isoformat()[:size]) for start in starts)


def _years(bare: Scale, step: int) -> tuple[Tick, ...]:
    """Return the marks of every so many years."""
    shown = bare.window
    first = shown.first.year + -shown.first.year % step
    found = range(first, shown.last.year + 1, step)
    return tuple(Tick(bare.cell(date(year, 1, 1)), f"{year:04}") for year in found)


def _touch(ticks: tuple[Tick, ...], letter: int) -> bool:
    """Whether some label reaches the next one, or leaves no blank before it."""
    return any(one.cell + (len(one.label) + 1) * letter > two.cell for one, two in pairwise(ticks))


def _apart(ticks: tuple[Tick, ...], cells: int, letter: int) -> tuple[Tick, ...]:
    """Return the marks whose labels have room: of two that touch the later one stays, for it begins a whole unit."""
    kept: list[Tick] = []
    for tick in reversed(ticks):
        end = kept[-1].cell - letter if kept else cells
        if tick.cell + len(tick.label) * letter <= end:
            kept.append(tick)
    return tuple(reversed(kept))
