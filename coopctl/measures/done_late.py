"""How many days after its time something was done (docs/MEASURES.md, 8.3): milestones, decisions, ended actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from datetime import date

    from coopctl.measures.outcomes import ActionState
    from coopctl.model.dates import Date
    from coopctl.model.records import Action, Decision, Milestone

_ENDED = (ActionStatus.COMPLETED, ActionStatus.PARTLY_COMPLETED)


def of_milestone(milestone: Milestone, day: date) -> int | None:
    """Return the days from a milestone's `due` to its `done`, as known on `day`; one that is dropped was not done."""
    return _between(milestone.due, None if facts.happened(milestone.dropped, day) else milestone.done, day)


def of_decision(decision: Decision, day: date) -> int | None:
    """Return the days from a decision's `due` to its `done`, as known on `day`; one that is dropped was not done."""
    return _between(decision.due, None if facts.happened(decision.dropped, day) else decision.done, day)


def of_action(action: Action, state: ActionState, day: date) -> int | None:
    """Return the days from the deadline on `day` to `ended`; None of what has not ended, or was given up."""
    end = state.period.end if state.period else None
    return _between(end, action.ended if state.status in _ENDED else None, day)


def _between(due: Date | None, done: Date | None, day: date) -> int | None:
    """Return the days from the latest day of `due` to the earliest of `done`, 0 where it was in time.

    None where it cannot be told: without a due date, not done by `day`, or done by a last day that lies after `due`.
    """
    if due is None or done is None or not facts.happened(done, day):
        return None
    late = (done.earliest - due.latest).days
    if late <= 0:
        return 0
    return None if done.by else late
