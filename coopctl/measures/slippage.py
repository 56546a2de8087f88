"""How far a date has moved since it was first agreed, in days, as a range (docs/MEASURES.md, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.measures.outcomes import ActionState
    from coopctl.model.dates import Date
    from coopctl.model.records import Action, Decision, Milestone


@dataclass(frozen=True, slots=True)
class Slip:
    """Days from the date first agreed to today's, `least` to `most`: positive is later. (0, 0): it has not moved."""

    least: int
    most: int

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
    return Slip(0, 0) if least <= 0 <= most else Slip(least, most)


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
