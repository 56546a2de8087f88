"""What has changed in an agreement: its status, its meetings, and what they decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes import lateness, rewritten
from coopctl.changes.change import Change, ChangeKind, newly
from coopctl.changes.fields import fields
from coopctl.changes.periods import period
from coopctl.measures import done_late, facts, slippage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coopctl.changes.change import Side
    from coopctl.measures.slippage import Slip
    from coopctl.model.records import Agreement, Decision
    from coopctl.tables import Cell


def agreement(old: Agreement | None, new: Agreement, before: Side, after: Side) -> Iterator[Change]:
    """Yield the changes of one agreement: its name, its status, its meetings and their decisions, and what is late."""
    if old is None:
        yield Change(kind=ChangeKind.NEW, ref=new.ref, title=new.title)
    else:
        if old.ref != new.ref:
            yield Change(kind=ChangeKind.RENAMED, ref=new.ref, title=new.title, before=old.ref, after=new.ref)
        if old.status is not new.status:
            yield Change(kind=ChangeKind.STATUS, ref=new.ref, title=new.title, before=old.status, after=new.status)
        yield from period(old.period, new.period, new)
        yield from fields(old, new)
    day = after.standing.day
    earlier = before.standing.day
    held = {meeting.id for meeting in (old.meetings if old else ()) if facts.happened(meeting.date, earlier)}
    known = {each.id: each for each in _decisions(old, earlier)} if old else {}
    for meeting in new.meetings:
        if not facts.happened(meeting.date, day):
            continue
        if meeting.id not in held:
            yield Change(kind=ChangeKind.MET, ref=new.ref, title=meeting.title, id=meeting.id, after=meeting.date)
        for decision in meeting.decisions:
            yield from _decision(known.get(decision.id), decision, new, before, after)
    yield from lateness.of_agreement(old, new, before, after)
    there = {each.id for meeting in new.meetings for each in meeting.decisions}
    for gone in known.values():
        if gone.id not in there:
            yield Change(kind=ChangeKind.DECISION_REMOVED, ref=new.ref, title=gone.text, id=gone.id)


def _decisions(agreement: Agreement, day: date) -> Iterator[Decision]:
    for meeting in agreement.meetings:
        if facts.happened(meeting.date, day):
            yield from meeting.decisions


def _decision(old: Decision | None, new: Decision, agreement: Agreement, before: Side, after: Side) -> Iterator[Change]:
    """Yield the changes of one decision."""

    def change(kind: ChangeKind, first: Cell = None, then: Cell = None, slip: Slip | None = None) -> Change:
        late = done_late.of_decision(new, after.standing.day) if kind is ChangeKind.DECISION_DONE else None
        return Change(
            kind=kind, ref=agreement.ref, title=new.text, id=new.id, before=first, after=then, slip=slip, days_late=late
        )

    if old is None:
        yield change(ChangeKind.DECIDED, None, new.due)
    if newly(old.dropped if old else None, new.dropped, before, after):
        yield change(ChangeKind.DECISION_DROPPED, None, new.dropped)
    elif newly(old.done if old else None, new.done, before, after):
        yield change(ChangeKind.DECISION_DONE, None, new.done)
    if old:
        yield from rewritten.day(old.done, new.done, agreement, new.text, new.id)
    slip = slippage.between(old.due, new.due) if old else None
    if old and old.baseline and old.baseline != new.baseline:
        yield change(ChangeKind.BASELINE, old.baseline, new.baseline)
    if old and slip and slip.moved and facts.still_open(new, after.standing.day):
        kind = ChangeKind.DECISION_POSTPONED if slip.later else ChangeKind.DECISION_BROUGHT_FORWARD
        yield change(kind, old.due, new.due, slip)
