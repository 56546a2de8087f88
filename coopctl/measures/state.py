"""The status and the period of an action on a day (docs/MEASURES.md, 2): the day filters facts, not plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.measures.outcomes import ActionState, Basis
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from datetime import date

    from coopctl.model.dates import Period
    from coopctl.model.records import Action, Update


def at(action: Action, day: date) -> ActionState:
    """Return the status, what it rests on, and the period, as they were on `day`."""
    status, basis = _status(action, day)
    return ActionState(status, basis, _period(action, day))


def word(action: Action, day: date) -> Update | None:
    """Return the last update by `day` that carries a status: the one whose text says why."""
    return facts.latest([update for update in facts.until(action.updates, day) if update.status])


def _status(action: Action, day: date) -> tuple[ActionStatus, Basis]:
    if action.adopted and day < action.adopted.earliest:
        return ActionStatus.PROPOSED, Basis.DATES
    update = word(action, day)
    if update and update.status:
        return update.status, Basis.UPDATE
    if any(later.status for later in action.updates):
        started = facts.happened(action.started, day)
        return ActionStatus.IN_PROGRESS if started else ActionStatus.PLANNED, Basis.DATES
    return _stored(action, day)


def _stored(action: Action, day: date) -> tuple[ActionStatus, Basis]:
    """Return the stored word, corrected by `ended` and then by `started`.

    A date confirms the word that it is the date of: `ended` a final one, `started` in_progress. `adopted` by
    the day confirms nothing: it only says that the action is no longer proposed.
    """
    status, basis = action.status, Basis.STORED
    if status.final and action.ended:
        basis = Basis.DATES
        if action.ended.earliest > day:
            status = ActionStatus.IN_PROGRESS
    if status is ActionStatus.IN_PROGRESS and action.started:
        basis = Basis.DATES
        if action.started.earliest > day:
            status = ActionStatus.PLANNED
    return status, basis


def _period(action: Action, day: date) -> Period | None:
    update = facts.latest([update for update in facts.until(action.updates, day) if update.period])
    if update:
        return update.period
    if action.baseline and any(later.period for later in action.updates):
        return action.baseline
    return action.period
