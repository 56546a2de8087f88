"""Which occurrences of a recurring action are on record by a day (docs/MEASURES.md, 3.3)."""

from __future__ import annotations

from datetime import timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.model.recurrence import MOST, expand, soonest
from coopctl.model.vocabularies import OccurrenceState
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coopctl.model.dates import Period
    from coopctl.model.records import Action, Occurrence


@dataclass(frozen=True, slots=True)
class Tally:
    """The days of the rule in the whole period, in order, and those on record as held or as cancelled."""

    days: tuple[date, ...]
    held: frozenset[date]
    cancelled: frozenset[date]

    @property
    def left(self) -> tuple[date, ...]:
        """The days that are not cancelled: the denominator."""
        return tuple(day for day in self.days if day not in self.cancelled)


def tally(action: Action, window: Period | None, day: date) -> Tally | None:
    """Return the occurrences of `window`, the period at `day` or the agreement's where the action has none.

    None when the action does not recur, the window is open or holds MOST days, or nothing is on record by `day`.
    A record that stands for no day of the rule counts nowhere, yet shows that records are kept.
    """
    records = facts.until(action.occurrences, day)
    if not action.recurs or not records or not window or not window.start or not window.end:
        return None
    first = window.start.earliest
    days = expand(action.recurs, first, first, window.end.latest)
    if len(days) >= MOST:
        return None  # the others are not known, and a share of some would be wrong
    found = match(days, records)
    return Tally(
        days,
        frozenset(at for at, record in found.items() if record.state is OccurrenceState.HELD),
        frozenset(at for at, record in found.items() if record.state is OccurrenceState.CANCELLED),
    )


def awaited(action: Action, window: Period | None, news: date, day: date) -> date | None:
    """Return the first day of the rule after the last dated fact, by `day`; None where no news is due yet.

    Between two of its days nothing is to be told of an action that comes again.
    """
    if action.recurs is None or window is None or window.start is None or news >= day:
        return None
    last = min(day, window.end.latest) if window.end else day
    return soonest(action.recurs, window.start.earliest, news + timedelta(days=1), last)


def match(days: Sequence[date], records: Sequence[Occurrence]) -> dict[date, Occurrence]:
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
