"""A deadline that moves: the one first agreed is kept, and the reason written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import statuses, values
from coopctl.changing.typed import Typed
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.model.dates import OPEN
from coopctl.model.places import field_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist
    from coopctl.model.places import Place
    from coopctl.model.records import Json


def action(draft: Draft, to: str, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that an action ends on another day, and why; the period that was first agreed is kept.

    Raise UsageError where it has no period, or came to its end.
    """
    record = statuses.action_of(draft)
    if record.period is None:
        raise UsageError(
            msg("{ref} has no period yet", ref=record.ref),
            msg("set it: {command}", command=f"coopctl set {record.ref} period=2019/2020"),
        )
    statuses.not_at_its_end(record, "in_progress")
    start, slash, old = record.period.text.partition("/")
    end = to.strip() if to.strip() == OPEN else _day(draft, ("period",), to, typist)
    if str(end) != (old if slash else start):
        told = {**given, "text": statuses.because(given.get("text")), "period": f"{start}/{end}"}
        statuses.log(draft, statuses.update(draft, told, typist))


def milestone(draft: Draft, name: str, to: str, given: Mapping[str, str | None], typist: Typist) -> None:
    """Say that a milestone is due on another day, and why. Raise UsageError where that cannot be."""
    statuses.action_of(draft)
    if _postpone(draft, statuses.milestone_row(draft, name), to, typist):
        statuses.log(draft, statuses.update(draft, {**given, "text": statuses.because(given.get("text"))}, typist))


def decision(draft: Draft, name: str, to: str, reason: str | None, typist: Typist) -> None:
    """Say that a decision is due on another day; why is noted there. Raise UsageError as for a milestone."""
    row = statuses.decision_row(draft, name)
    if _postpone(draft, row, to, typist):
        _note(draft, (*row, "note"), statuses.because(reason), typist)


def _postpone(draft: Draft, row: Place, to: str, typist: Typist) -> bool:
    """Give a row another day that it is due; return whether it has moved."""
    due, ended = draft.subject.value((*row, "due")), [draft.subject.value((*row, name)) for name in ("done", "dropped")]
    name = str(draft.subject.value((*row, "id")))
    if any(ended):
        raise UsageError(
            msg("‘{name}’ is not open any more: {day}", name=name, day=str(next(filter(None, ended)))),
            msg("see it: {command}", command=f"coopctl show {draft.subject.record.ref}"),
        )
    if due is None:
        raise UsageError(
            msg("‘{name}’ has no day that it is due", name=name),
            msg("set it: {command}", command=f"coopctl set {draft.subject.record.ref} {field_name((*row, 'due'))}=…"),
        )
    day = _day(draft, (*row, "due"), to, typist)
    if str(day) == str(due):
        return False
    statuses.move(draft, row, "due", day)
    return True


def _day(draft: Draft, place: Place, word: str, typist: Typist) -> Json:
    """Return the day, month or year that is meant, as it is typed; also of a period's end."""
    shape = draft.subject.shape(("milestones", 0, "due") if place == ("period",) else place)
    return values.read(Typed(word, place, shape, draft.subject, typist))


def _note(draft: Draft, place: Place, reason: str, typist: Typist) -> None:
    """Write a reason behind what is noted already, in the language of the call where that stands in several."""
    if isinstance(draft.subject.value(place), dict):
        place = (*place, typist.asked or draft.subject.portfolio.settings.language)
    present = draft.subject.value(place)
    draft.put(place, f"{present} {reason}" if present else reason)
