"""A date, or a year of budget or missions, that no agreement of today has: a slip, or a year of the Hijri calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.dates import Date, Period, parse_date
from coopctl.model.records import BudgetLine, Missions
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING
NEEDS = frozenset({BudgetLine, Date, Missions, Period})
ALONE = True

#: Years that are likely.
_FROM, _TO = 1900, 2199


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each date, or period, with such a year; documents may be older than any agreement."""
    told: set[Place] = set()
    for place, date in _dates(seen):
        year = int(date.text.removeprefix("../")[:4])
        if likely(year) or date.impossible or "documents" in place or place in told:
            continue
        from coopctl.spelling import unclear  # only here: it knows what people may mean, forty patterns of it

        told.add(place)
        help_ = unclear.of_another_calendar(date.text) or msg("correct the year, if it is a slip")
        yield Problem(seen.record.path, place, msg("{year} is an unlikely year", year=str(year)), help_)


def likely(year: int) -> bool:
    """Whether an agreement of today may have such a year."""
    return _FROM <= year <= _TO


def _dates(seen: Seen) -> Iterator[tuple[Place, Date]]:
    yield from ((place, date) for place, date in seen.of(Date))
    lines: list[tuple[Place, BudgetLine | Missions]] = [*seen.of(BudgetLine), *seen.of(Missions)]
    for place, line in lines:
        if line.year is not None:
            yield (*place, "year"), parse_date(f"{line.year:04}")
    for place, period in seen.of(Period):
        yield from ((place, end) for end in (period.start, period.end) if end is not None)
