"""Verbs that say where an action stands: each sets its status and adds the update that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import adding, fields, paths, rows
from coopctl.changing.asking import MissingError
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.model.records import Action
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling.nearest import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changing.draft import Draft
    from coopctl.changing.values import Typist
    from coopctl.model.places import Place
    from coopctl.model.records import Json

_UPDATES = "updates"
_WHOLE = 100


def update(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> dict[str, Json]:
    """Return an update of the day, with the words that are given, by field.

    Raise MissingError where it would say nothing, UsageError where a word is none.
    """
    action_of(draft)
    row: dict[str, Json] = {"date": typist.day.isoformat()}
    for name in draft.subject.shape((_UPDATES, 0)).fields:
        if word := given.get(name):
            row[name] = fields.read(draft, (_UPDATES, 0, name), word, typist)
    if row.keys() <= {"date", "author"}:
        raise MissingError("text")
    return row


def log(draft: Draft, row: dict[str, Json]) -> None:
    """Add an update. Its status is the action's from now on, unless a later update stands there already."""
    action = action_of(draft)
    at = rows.after(draft.subject, (_UPDATES,), row)
    draft.insert((_UPDATES,), row, at)
    if "status" in row and at == len(action.updates):
        _stand(draft, ActionStatus(str(row["status"])), str(row["date"]))


def start(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that an action is under way since a day. Raise UsageError where it is at rest or at its end."""
    action = action_of(draft)
    if action.status is ActionStatus.IN_PROGRESS:
        return
    if action.status not in (ActionStatus.PROPOSED, ActionStatus.PLANNED):
        raise UsageError(
            msg("{ref} is not waiting to begin: it is {status}", ref=action.ref, status=action.status),
            msg("say what happened: {command}", command=f'coopctl log {action.ref} "…" --status in_progress'),
        )
    log(draft, update(draft, {**given, "status": ActionStatus.IN_PROGRESS}, typist))


def done(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that an action is completed since a day. Raise UsageError where it was given up."""
    action = action_of(draft)
    if action.status is ActionStatus.COMPLETED:
        return
    if action.status is ActionStatus.CANCELLED:
        raise UsageError(
            msg("{ref} was given up: it is {status}", ref=action.ref, status=action.status),
            msg("say what happened: {command}", command=f'coopctl log {action.ref} "…" --status completed'),
        )
    stated = [each.progress for each in action.updates if each.progress is not None]
    progress = str(_WHOLE) if stated and stated[-1] < _WHOLE else None
    log(draft, update(draft, {**given, "status": ActionStatus.COMPLETED, "progress": progress}, typist))


def held(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that a time of an action took place on a day, or was cancelled."""
    action_of(draft)
    adding.add(draft, "occurrences", [f"{name}={word}" for name, word in given.items() if word], typist)


def milestone_done(draft: Draft, name: str, typist: Typist) -> None:
    """Say that a milestone was done on a day. Raise UsageError where there is none of that name."""
    action_of(draft)
    _done(draft, ("milestones", paths.row(draft.subject, ("milestones",), name)), typist)


def decision_done(draft: Draft, name: str, typist: Typist) -> None:
    """Say that a decision was carried out on a day. Raise UsageError where the agreement has none of that name."""
    agreement = draft.subject.agreement
    if agreement is None or agreement.ref != draft.subject.record.ref:
        raise UsageError(
            msg("decisions stand in the agreement"),
            msg("name that one: {ref}", ref=draft.subject.record.ref.partition("/")[0]),
        )
    places = {
        decision.id: ("meetings", meeting, "decisions", at)
        for meeting, each in enumerate(agreement.meetings)
        for at, decision in enumerate(each.decisions)
    }
    _done(draft, places[one_of("--decision", name, places)], typist)


def _done(draft: Draft, row: Place, typist: Typist) -> None:
    if draft.subject.value((*row, "done")) is None:
        draft.put((*row, "done"), typist.day.isoformat())


def action_of(draft: Draft) -> Action:
    """Return the action that a draft is about. Raise UsageError where it is an agreement."""
    record = draft.subject.record
    if isinstance(record, Action):
        return record
    raise UsageError(
        msg("{ref} is an agreement, and this is said of actions", ref=record.ref),
        msg("name an action: {ref}", ref=f"{record.ref}/…"),
    )


def _stand(draft: Draft, status: ActionStatus, day: str) -> None:
    """Set the status and the days that go with it."""
    action = action_of(draft)
    draft.put(("status",), str(status))
    if status is ActionStatus.IN_PROGRESS and action.started is None:
        draft.put(("started",), day)
    if not status.final:
        draft.take(("ended",))
    elif action.ended is None or not action.status.final:
        draft.put(("ended",), day)
