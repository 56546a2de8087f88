"""How far a date has moved since it was first agreed, in days, as a range (docs/MEASURES.md, 8)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.measures.outcomes import ActionState
    from coopctl.model.dates import Date
    from coopctl.model.records import Action, Decision, Milestone

_DAY: Final = timedelta(1)


@dataclass(frozen=True, slots=True)
class Slip:
    """Days from the date first agreed to today's, `least` to `most`: positive is later. (0, 0): it has not moved.

    `months` are how many exactly, where both are whole months, quarters or years of one length; None otherwise.
    """

    least: int
    most: int
    months: int | None = None

    @property
    def moved(self) -> bool:
        """Whether it moved at all: a refinement (2019 → 2019-06) is no slip."""
        return (self.least, self.most) != (0, 0)

    @property
    def later(self) -> bool:
        """Whether it moved to later."""
        return self.least > 0


def between(old: Date | None, new: Date | None) -> Slip | None:
    """Return the slip from `old` to `new`; None where one of them is open or missing.

    The range is [earliest new - latest old, latest new - earliest old]; where it holds 0 nothing has moved.
    """
    if old is None or new is None:
        return None
    least, most = (new.earliest - old.latest).days, (new.latest - old.earliest).days
    return Slip(0, 0) if least <= 0 <= most else Slip(least, most, _months(old, new))


def _months(old: Date, new: Date) -> int | None:
    """Return how many months later `new` is, where both begin and end with a month, and last equally many."""
    first, then = (_month(each.earliest) for each in (old, new))
    after, last = (_month(each.latest + _DAY) if each.latest < date.max else None for each in (old, new))
    if first is None or then is None or after is None or last is None or after - first != last - then:
        return None
    return then - first


def _month(day: date) -> int | None:
    """Return the number of the month that begins with a day, None where none does."""
    return 12 * day.year + day.month if day.day == 1 else None


def of_deadline(action: Action, state: ActionState) -> Slip | None:
    """Return how far the deadline on the day has moved from the baseline's; None where there is no baseline."""
    if action.baseline is None or state.period is None:
        return None
    return between(action.baseline.end, state.period.end)


def of_milestone(milestone: Milestone) -> Slip | None:
    """Return how far a milestone's date has moved from the one first agreed."""
    return between(milestone.baseline, milestone.due)


def of_decision(decision: Decision) -> Slip | None:
    """Return how far a decision's date has moved from the one first agreed."""
    return between(decision.baseline, decision.due)
