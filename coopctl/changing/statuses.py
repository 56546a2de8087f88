"""Verbs that say where an action stands: each sets its status and adds the update that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import adding, fields, paths, rows
from coopctl.changing.asking import Choice, MissingError, UnclearError, choices
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.model.records import Action
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling.nearest import one_of
from coopctl.spelling.synonyms import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist
    from coopctl.model.places import Place
    from coopctl.model.records import Json, Update

_UPDATES = "updates"
_WHOLE = 100
_WAITING = (ActionStatus.PROPOSED, ActionStatus.PLANNED)
_GOING_ON = (*_WAITING, ActionStatus.IN_PROGRESS)


def update(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> dict[str, Json]:
    """Return an update of the day, with the words that are given, by field.

    Raise MissingError where it would say nothing, or not why, and UsageError where a word is none.
    """
    action_of(draft)
    row: dict[str, Json] = {"date": typist.day.isoformat()}
    place = (_UPDATES, draft.subject.length((_UPDATES,)))
    for name in draft.subject.shape(place).fields:
        if word := given.get(name):
            row[name] = fields.read(draft, (*place, name), word, typist)
    status = ActionStatus(str(row["status"])) if "status" in row else None
    if row.keys() <= {"date", "author"} or ("text" not in row and _wants_reason(draft, status)):
        say = f'coopctl log {draft.subject.record.ref} "…"'
        raise MissingError("text", shown=msg("add it: {example}", example=say))
    return row


def _wants_reason(draft: Draft, status: ActionStatus | None) -> bool:
    """Whether an update has to say why an action stands so, and none does."""
    known = action_of(draft).updates
    return status is not None and status.wants_reason and not any(each.status is status and each.text for each in known)


def log(draft: Draft, row: dict[str, Json]) -> None:
    """Add an update; nothing where it stands there, as after a call that was repeated.

    Its status and its period are the action's from now on, unless a later update has another.
    """
    action = action_of(draft)
    known = draft.subject.value((_UPDATES,))
    if isinstance(known, list) and row in known:
        return
    at = rows.after(draft.subject, (_UPDATES,), row)
    later = action.updates[at:]
    draft.insert((_UPDATES,), row, at)
    if "status" in row and not any(each.status for each in later):
        stand(draft, ActionStatus(str(row["status"])), str(row["date"]))
    if "period" in row and not any(each.period for each in later):
        move(draft, (), "period", row["period"])


def start(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that an action is under way since a day. Raise UsageError where it is at rest or at its end.

    Where it is under way already only a text is written, if one is given, or the day where none stands.
    """
    action = action_of(draft)
    if action.status is ActionStatus.IN_PROGRESS:
        _also(draft, given, "started", typist)
        return
    if action.status not in _WAITING:
        held = action.status is ActionStatus.ON_HOLD
        command = f"coopctl resume {action.ref}" if held else _logged(action, "in_progress")
        raise UsageError(
            msg("{ref} is not waiting to begin: it is {status}", ref=action.ref, status=action.status),
            msg("say what happened: {command}", command=command),
        )
    log(draft, update(draft, {**given, "status": ActionStatus.IN_PROGRESS}, typist))


def done(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that an action is completed since a day. Raise UsageError where it was given up.

    Where it is completed already only a text is written, if one is given, or the day where none stands.
    """
    action = action_of(draft)
    if action.status is ActionStatus.COMPLETED:
        _also(draft, given, "ended", typist)
        return
    if action.status is ActionStatus.CANCELLED:
        raise UsageError(
            msg("{ref} was given up: it is {status}", ref=action.ref, status=action.status),
            msg("say what happened: {command}", command=_logged(action, "completed")),
        )
    stated = [each.progress for each in action.updates if each.progress is not None]
    progress = str(_WHOLE) if stated and stated[-1] < _WHOLE else None
    log(draft, update(draft, {**given, "status": ActionStatus.COMPLETED, "progress": progress}, typist))


def _also(draft: Draft, given: Mapping[str, str | None], field: str, typist: Typist) -> None:
    if given.get("text"):
        log(draft, update(draft, given, typist))
    elif typist.named:
        _on(draft, (field,), typist)


def stop(draft: Draft, status: ActionStatus, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that an action is on hold or cancelled, and why. Raise UsageError where it came to another end."""
    action = action_of(draft)
    reason = given.get("text")
    if action.status is status and (not reason or any(_says(each, reason) for each in action.updates)):
        return
    if action.status is not status:
        not_at_its_end(action, str(status))
    log(draft, update(draft, {**given, "text": because(reason), "status": status}, typist))


def merged_into(draft: Draft, other: str, typist: Typist) -> None:
    """Say which action goes on in the place of one that is cancelled."""
    draft.put(("merged_into",), fields.read(draft, ("merged_into",), other, typist))


def resume(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that an action goes on as before it was on hold: under way, or as it waited to begin.

    Raise UsageError where it is not on hold, MissingError where nothing tells as what it waited.
    """
    action = action_of(draft)
    if action.status is ActionStatus.IN_PROGRESS:
        return
    if action.status is not ActionStatus.ON_HOLD:
        command = f"coopctl start {action.ref}" if action.status in _WAITING else _logged(action, "in_progress")
        raise UsageError(
            msg("{ref} is not on hold: it is {status}", ref=action.ref, status=action.status),
            msg("say what happened: {command}", command=command),
        )
    before = given.get("status") or _before_the_hold(action)
    if before is None:
        before_that = msg("Nothing tells its status before it was on hold. It was:")
        raise MissingError("status", choices(_GOING_ON), question=before_that)
    row = update(draft, {**given, "status": before}, typist)
    one_of("--status", str(row["status"]), _GOING_ON)
    log(draft, row)


def because(reason: str | None) -> str:
    """Return the reason. Raise MissingError where none is given."""
    if not reason:
        raise MissingError("reason", question=msg("The reason:"), option='--reason "…"')
    return reason


def held(draft: Draft, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that a time of an action took place on a day, or was cancelled."""
    action_of(draft)
    adding.add(draft, "occurrences", [f"{name}={word}" for name, word in given.items() if word], typist)


def milestone_done(draft: Draft, name: str, typist: Typist) -> None:
    """Say that a milestone was done on a day. Raise UsageError where there is none of that name."""
    action_of(draft)
    _done(draft, milestone_row(draft, name), typist)


def decision_done(draft: Draft, name: str, typist: Typist) -> None:
    """Say that a decision was carried out on a day. Raise UsageError where the agreement has none of that name."""
    _done(draft, decision_row(draft, name), typist)


def milestone_row(draft: Draft, name: str) -> Place:
    """Return where the milestone of that id or title stands. Raise UsageError where the action has none."""
    return ("milestones", rows.owner_row(draft.subject, "milestones", "milestone", name))


def decision_row(draft: Draft, name: str) -> Place:
    """Return where the decision of that id or text stands. Raise UsageError where the agreement has none."""
    agreement = draft.subject.agreement
    if agreement is None or agreement.ref != draft.subject.record.ref:
        raise UsageError(
            msg("decisions stand in the agreement"),
            msg("name that one: {ref}", ref=draft.subject.record.ref.partition("/")[0]),
        )
    places: dict[str, Place] = {
        decision.id: ("meetings", meeting, "decisions", at)
        for meeting, each in enumerate(agreement.meetings)
        for at, decision in enumerate(each.decisions)
    }
    texts = {each.id: each.text for meeting in agreement.meetings for each in meeting.decisions}
    plain = folded(name)
    said = [each for each, text in texts.items() if text and plain in map(folded, text.variants.values())]
    try:
        return places[said[0] if len(said) == 1 else one_of("--decision", name, places)]
    except UsageError as wrong:
        if choices := tuple(Choice(each, text) for each, text in texts.items()):
            raise UnclearError(wrong, "decision", choices, typed=name) from wrong
        raise


def _done(draft: Draft, row: Place, typist: Typist) -> None:
    _on(draft, (*row, "done"), typist)


def _on(draft: Draft, place: Place, typist: Typist) -> None:
    """Write the day of the call where none stands. Raise UsageError where it names another one than stands there."""
    present, day = draft.subject.value(place), typist.day.isoformat()
    if present is None:
        draft.put(place, day)
    elif typist.named and str(present) != day:
        field = paths.named(draft.subject, place)
        raise UsageError(
            msg("‘{field}’ is {day} already", field=field, day=str(present)),
            msg("to change that day: {command}", command=f"coopctl set {draft.subject.record.ref} {field}={day}"),
        )


def move(draft: Draft, within: Place, field: str, value: Json) -> None:
    """Write a date or a period anew; the one that was first agreed is kept as `baseline`."""
    old = draft.subject.value((*within, field))
    if old is not None and str(old) != str(value) and draft.subject.value((*within, "baseline")) is None:
        draft.put((*within, "baseline"), old)
    draft.put((*within, field), value)


def not_at_its_end(action: Action, status: str) -> None:
    """Raise UsageError where an action has come to its end; to go on, its `status` is to be written down."""
    if action.status.final:
        raise UsageError(
            msg("{ref} has come to its end: it is {status}", ref=action.ref, status=action.status),
            msg("say what happened: {command}", command=_logged(action, status)),
        )


def _logged(action: Action, status: str) -> str:
    return f'coopctl log {action.ref} "…" --status {status}'


def _says(said: Update, reason: str) -> bool:
    return said.text is not None and reason in said.text.variants.values()


def _before_the_hold(action: Action) -> ActionStatus | None:
    """Return the last status that was written down before the hold; else under way, where anything says it began.

    None where nothing does: whoever put it on hold may have written over either.
    """
    told = [each.status for each in action.updates if each.status and each.status is not ActionStatus.ON_HOLD]
    if told and not told[-1].final:
        return told[-1]
    begun = action.started is not None or any(each.progress for each in action.updates)
    return ActionStatus.IN_PROGRESS if begun else None


def action_of(draft: Draft) -> Action:
    """Return the action that a draft is about. Raise UsageError where it is an agreement."""
    record = draft.subject.record
    if isinstance(record, Action):
        return record
    raise UsageError(
        msg("{ref} is an agreement, and this is said of actions", ref=record.ref),
        msg("name an action: {ref}", ref=f"{record.ref}/…"),
    )


def stand(draft: Draft, status: ActionStatus, day: str) -> None:
    """Set the status and the days that go with it."""
    action = action_of(draft)
    draft.put(("status",), str(status))
    if status is ActionStatus.IN_PROGRESS and action.started is None:
        draft.put(("started",), day)
    if not status.final:
        draft.take(("ended",))
    elif action.ended is None or not action.status.final:
        draft.put(("ended",), day)
