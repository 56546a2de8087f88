"""Which occurrences of a recurring action are on record by a day (docs/MEASURES.md, 3.3)."""

from __future__ import annotations

from datetime import date, timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.model.recurrence import MOST, count, expand, latest, soonest
from coopctl.model.vocabularies import OccurrenceState
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.model.dates import Period
    from coopctl.model.records import Action, Occurrence, Recurrence

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many days the rule has in the whole period, and those on record as held or as cancelled.

    `span` is what the recurrence is asked for: itself, where it counts from, and the first and the last day.
    """

    span: tuple[Recurrence, date, date, date]
    days: int
    held: frozenset[date]
    cancelled: frozenset[date]

    @property
    def left(self) -> int:
        """How many days are not cancelled: the denominator."""
        return self.days - len(self.cancelled)

    def left_before(self, day: date) -> int:
        """How many of these lie before a day."""
        rule, begins, first, last = self.span
        gone = count(rule, begins, first, min(last, day - _DAY)) if day > first else 0
        return gone - sum(at < day for at in self.cancelled)

    @property
    def last(self) -> date | None:
        """The last day that is not cancelled; None where none is left."""
        rule, begins, first, last = self.span
        found = latest(rule, begins, first, last)
        while found in self.cancelled:
            found = latest(rule, begins, first, found - _DAY) if found > first else None
        return found


def tally(action: Action, window: Period | None, day: date) -> Tally | None:
    """Return the occurrences of `window`, the period at `day` or the agreement's where the action has none.

    None when the action does not recur, the window is open or holds MOST days, or nothing is on record by `day`.
    A record that stands for no day of the rule counts nowhere, yet shows that records are kept.
    """
    records = facts.until(action.occurrences, day)
    if not action.recurs or not records or not window or not window.start or not window.end:
        return None
    first = window.start.earliest
    span = action.recurs, first, first, window.end.latest
    days = count(*span)
    if days >= MOST:
        return None  # a share of so many says nothing, and nobody reads a list of them
    found = match(_near(span, records), records)
    return Tally(
        span,
        days,
        frozenset(at for at, record in found.items() if record.state is OccurrenceState.HELD),
        frozenset(at for at, record in found.items() if record.state is OccurrenceState.CANCELLED),
    )


def _near(span: tuple[Recurrence, date, date, date], records: Sequence[Occurrence]) -> Iterator[date]:
    """Yield the days of a rule that lie within the bounds of some record, in order."""
    rule, begins, first, last = span
    for record in sorted(records, key=lambda each: each.date.earliest):
        if record.date.latest < first:
            continue
        until = min(last, record.date.latest)
        yield from expand(rule, begins, max(first, record.date.earliest), until)
        if until == last:
            return
        first = until + _DAY


def awaited(action: Action, window: Period | None, news: date, day: date) -> date | None:
    """Return the first day of the rule after the last dated fact, by `day`; None where no news is due yet.

    Between two of its days nothing is to be told of an action that comes again.
    """
    if action.recurs is None or window is None or window.start is None or news >= day:
        return None
    last = min(day, window.end.latest) if window.end else day
    return soonest(action.recurs, window.start.earliest, news + _DAY, last)


def match(days: Iterable[date], records: Sequence[Occurrence]) -> dict[date, Occurrence]:
    """Give each day of the rule at most one record within whose bounds it lies, and each record at most one day.

    Days in order, each to the record that closes first, of these the narrower, of these the first in the
    file: so as many records count as can (F. Glover, "Maximum matching in a convex bipartite graph", 1967),
    and a record of an exact day never loses it to a vague one.
    """
    ahead = sorted(enumerate(records), key=lambda each: each[1].date.earliest)[::-1]
    waiting: list[tuple[date, int, int, Occurrence]] = []
    found: dict[date, Occurrence] = {}
    for day in sorted(days):
        while ahead and ahead[-1][1].date.earliest <= day:
            place, record = ahead.pop()
            heappush(waiting, (record.date.latest, -record.date.earliest.toordinal(), place, record))
        while waiting and waiting[0][0] < day:
            heappop(waiting)
        if waiting:
            found[day] = heappop(waiting)[-1]
    return found
