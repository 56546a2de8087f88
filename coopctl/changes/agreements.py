"""What has changed in an agreement: its status, its parties, its approvals, its meetings, and what they decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes import approvals, lateness, rewritten
from coopctl.changes.change import Change, ChangeKind, newly
from coopctl.changes.fields import fields
from coopctl.changes.periods import period
from coopctl.measures import done_late, expiry, facts, slippage
from coopctl.model.vocabularies import AgreementStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from coopctl.changes.change import Side
    from coopctl.measures.slippage import Slip
    from coopctl.model.records import Agreement, Decision
    from coopctl.tables import Cell


def agreement(old: Agreement | None, new: Agreement, before: Side, after: Side) -> Iterator[Change]:
    """Yield the changes of one agreement: of itself, of its parties, its meetings and decisions, and what is late."""
    if old is None:
        yield Change(kind=ChangeKind.NEW, ref=new.ref, title=new.title)
    else:
        if old.ref != new.ref:
            yield Change(kind=ChangeKind.RENAMED, ref=new.ref, title=new.title, before=old.ref, after=new.ref)
        yield from _status(old, new, before, after)
        yield from _parties(old, new, before, after)
        yield from _roles(old, new, after)
        yield from _moved(old, new)
        yield from approvals.lost(old, new, before.portfolio)
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
    if old:
        yield from _gone(old, new, known.values(), earlier)


def _gone(old: Agreement, new: Agreement, known: Iterable[Decision], earlier: date) -> Iterator[Change]:
    """Yield each decision, and each meeting that was held, which is there no longer; an id alone may be another."""
    there = {each.id for meeting in new.meetings for each in meeting.decisions}
    for gone in known:
        if gone.id not in there:
            yield Change(kind=ChangeKind.DECISION_REMOVED, ref=new.ref, title=gone.text, id=gone.id)
    ids = {each.id for each in new.meetings}
    days = {each.date for each in new.meetings}
    for meeting in old.meetings:
        if meeting.id not in ids and meeting.date not in days and facts.happened(meeting.date, earlier):
            title, id_ = meeting.title or new.title, meeting.id
            yield Change(kind=ChangeKind.MEETING_REMOVED, ref=new.ref, title=title, id=id_, before=meeting.date)


def _status(old: Agreement, new: Agreement, before: Side, after: Side) -> Iterator[Change]:
    """Yield how the status has changed, and that an agreement which runs has come past its end."""
    if old.status is not new.status:
        kind = _turn(old.status, new.status)
        yield Change(kind=kind, ref=new.ref, title=new.title, before=old.status, after=new.status)
    end = expiry.expired(new, after.standing.day)
    if end and not expiry.expired(old, before.standing.day):
        yield Change(kind=ChangeKind.EXPIRED, ref=new.ref, title=new.title, after=end.when)


def _turn(first: AgreementStatus | None, last: AgreementStatus | None) -> ChangeKind:
    """Return what it is to go from one status to another."""
    if last in expiry.RUNNING and last is not AgreementStatus.SUSPENDED:
        return _BACK.get(first, ChangeKind.STATUS)
    return _STATUSES.get(last, ChangeKind.STATUS)


_STATUSES: Mapping[AgreementStatus | None, ChangeKind] = {
    AgreementStatus.TERMINATED: ChangeKind.TERMINATED,
    AgreementStatus.REPLACED: ChangeKind.REPLACED,
    AgreementStatus.SUSPENDED: ChangeKind.SUSPENDED,
}
_BACK: Mapping[AgreementStatus | None, ChangeKind] = {
    AgreementStatus.TERMINATED: ChangeKind.REOPENED,
    AgreementStatus.REPLACED: ChangeKind.REOPENED,
    AgreementStatus.SUSPENDED: ChangeKind.RESUMED,
}


def _parties(old: Agreement, new: Agreement, before: Side, after: Side) -> Iterator[Change]:
    """Yield each party that has joined or left; none where one side names none, or an id alone is another."""
    if not (old.parties and new.parties):
        return
    then, now = (
        {each.id: each.name or side.portfolio.party_name(each.id, one.ref) for each in one.parties}
        for one, side in ((old, before), (new, after))
    )
    for kind, some, others in ((ChangeKind.PARTY_JOINED, now, then), (ChangeKind.PARTY_LEFT, then, now)):
        names = {*others.values()} - {None}
        for id_, name in some.items():
            if id_ not in others and name not in names:
                yield Change(kind=kind, ref=new.ref, title=name, id=id_)


def _roles(old: Agreement, new: Agreement, after: Side) -> Iterator[Change]:
    """Yield each party that is another thing in the agreement than it was, as an observer that signed."""
    then = {each.id: each.role for each in old.parties}
    for each in new.parties:
        if (role := then.get(each.id)) and each.role and role is not each.role:
            name, kind = each.name or after.portfolio.party_name(each.id, new.ref), ChangeKind.PARTY_ROLE
            yield Change(kind=kind, ref=new.ref, title=name, id=each.id, before=role, after=each.role)


def _moved(old: Agreement, new: Agreement) -> Iterator[Change]:
    """Yield each meeting that is on another day than it was, whether it was held or is to be."""
    then = {each.id: each.date for each in old.meetings}
    for each in new.meetings:
        first = then.get(each.id)
        slip = slippage.between(first.start, each.date.start) if first else None
        if slip and slip.moved:
            title, kind = each.title or new.title, ChangeKind.MEETING_MOVED
            yield Change(kind=kind, ref=new.ref, title=title, id=each.id, before=first, after=each.date, slip=slip)


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
        yield from rewritten.decided(old, new, agreement)
    slip = slippage.between(old.due, new.due) if old else None
    if old and old.baseline and old.baseline != new.baseline:
        yield change(ChangeKind.BASELINE, old.baseline, new.baseline)
    if old and slip and slip.moved and facts.still_open(new, after.standing.day):
        kind = ChangeKind.DECISION_POSTPONED if slip.later else ChangeKind.DECISION_BROUGHT_FORWARD
        yield change(kind, old.due, new.due, slip)
