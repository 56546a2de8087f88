"""What has changed in an action: its status, its deadline, its milestones, its progress."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.changes import budgets, lateness, rewritten
from coopctl.changes.change import Change, ChangeKind, newly
from coopctl.changes.fields import fields
from coopctl.changes.periods import period
from coopctl.measures import done_late, facts, slippage, state
from coopctl.measures.outcomes import Method
from coopctl.model.vocabularies import ActionStatus
from coopctl.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.changes.change import Side
    from coopctl.measures.outcomes import ActionStanding
    from coopctl.measures.slippage import Slip
    from coopctl.model.records import Action, Milestone
    from coopctl.tables import Cell


def action(old: Action | None, new: Action, before: Side, after: Side) -> Iterator[Change]:
    """Yield the changes of one action: name, status, deadline, milestones, what is late now, progress."""
    now = after.standing.actions[new.ref]
    if old is None:
        yield Change(kind=ChangeKind.NEW, ref=new.ref, title=new.title, after=now.state.period)
        then = None
    else:
        if old.ref != new.ref:
            yield Change(kind=ChangeKind.RENAMED, ref=new.ref, title=new.title, before=old.ref, after=new.ref)
        then = before.standing.actions[old.ref]
    told = [*_status(then, now, new, after), *(period(then.state.period, now.state.period, new) if then else ())]
    known = {each.id: each for each in reversed(old.milestones)} if old else {}
    steps = [
        each
        for milestone in new.milestones
        for each in _milestone(known.get(milestone.id), milestone, new, before, after)
        if old or each.kind is not ChangeKind.NEW_MILESTONE  # a new action is new with all its milestones
    ]
    yield from told
    yield from steps
    yield from lateness.of_action(old, new, before, after)
    if old and then:
        yield from _word_alone(old, new, then, now, after)
        yield from _progress(then, now, new)
        yield from _rewritten(old, new)
        yield from rewritten.of_action(old, new)
        money = tuple(budgets.of_action(old, new))
        yield from money
        yield from fields(old, new, told=("budget",) if money else ())


def _progress(then: ActionStanding, now: ActionStanding, action: Action) -> Iterator[Change]:
    """Yield how far it has come; that a 0 which only the word gave is unknown once it has begun tells nothing."""
    begun = now.progress.value is None and then.progress.method is Method.STATUS
    if then.progress.value != now.progress.value and now.state.status.active and not begun:
        figures = percent(then.progress.value), percent(now.progress.value)
        yield Change(kind=ChangeKind.PROGRESS, ref=action.ref, title=action.title, before=figures[0], after=figures[1])


def _rewritten(old: Action, new: Action) -> Iterator[Change]:
    """Yield what should never change: what was first agreed, money too, and milestones that are there no longer."""
    if old.baseline and old.baseline != new.baseline:
        yield Change(kind=ChangeKind.BASELINE, ref=new.ref, title=new.title, before=old.baseline, after=new.baseline)
    yield from _milestones_rewritten(old, new) if old.milestones != new.milestones else ()
    yield from _budget_rewritten(old, new) if old.budget != new.budget else ()


def _milestones_rewritten(old: Action, new: Action) -> Iterator[Change]:
    now = {milestone.id: milestone for milestone in new.milestones}
    for milestone in old.milestones:
        title = milestone.title or old.title
        there = now.get(milestone.id)
        if there is None:
            yield Change(kind=ChangeKind.MILESTONE_REMOVED, ref=new.ref, title=title, id=milestone.id)
        elif milestone.baseline and milestone.baseline != there.baseline:
            yield Change(
                kind=ChangeKind.BASELINE,
                ref=new.ref,
                title=title,
                id=milestone.id,
                before=milestone.baseline,
                after=there.baseline,
            )


def _budget_rewritten(old: Action, new: Action) -> Iterator[Change]:
    then, lines = ({budgets.key(line): line for line in each.budget} for each in (old, new))
    gone, added = (
        [one for name, one in some.items() if name not in lines or name not in then] for some in (then, lines)
    )
    yield from rewritten.no_longer_spent(gone, added, new)
    for line in old.budget:
        still = lines.get(budgets.key(line))
        if still:
            yield from rewritten.spent(line, still, new)
        if still and line.baseline not in (None, still.baseline):
            yield Change(
                kind=ChangeKind.BASELINE,
                ref=new.ref,
                title=new.title,
                before=rewritten.amount(line.baseline, line),
                after=rewritten.amount(still.baseline, still),
            )


def _status(then: ActionStanding | None, now: ActionStanding, action: Action, after: Side) -> Iterator[Change]:
    """Yield how the status has changed; a new action is told by its status only where it is more than planned."""
    first = then.state.status if then else None
    last = now.state.status
    if first is last:
        return
    if first is None and last in (ActionStatus.PLANNED, ActionStatus.PROPOSED):
        return
    late = done_late.of_action(action, now.state, after.standing.day)
    kind = _turn(first, last)
    yield Change(kind=kind, ref=action.ref, title=action.title, before=first, after=last, days_late=late)


def _word_alone(old: Action, new: Action, then: ActionStanding, now: ActionStanding, after: Side) -> Iterator[Change]:
    """Yield that the word for the status is another, which no update says: what the last one says counts as before."""
    last = state.word(new, date.max)
    told = then.state.status is now.state.status and last is not None and last.status is now.state.status
    ahead = new.ended is not None and not facts.happened(new.ended, after.standing.day)
    if told and new.status not in (old.status, now.state.status) and not ahead:
        kind = _turn(old.status, new.status)
        yield Change(kind=kind, ref=new.ref, title=new.title, before=old.status, after=new.status)


def _turn(first: ActionStatus | None, last: ActionStatus) -> ChangeKind:
    """Return what it is to go from one status to another."""
    if last is ActionStatus.IN_PROGRESS and first is ActionStatus.ON_HOLD:
        return ChangeKind.RESUMED
    if last.active and first is not None and first.final:
        return ChangeKind.REOPENED
    if last is ActionStatus.PLANNED and first is ActionStatus.PROPOSED:
        return ChangeKind.ADOPTED
    return _STATUSES.get(last, ChangeKind.STATUS)


_STATUSES: Mapping[ActionStatus, ChangeKind] = {
    ActionStatus.COMPLETED: ChangeKind.COMPLETED,
    ActionStatus.PARTLY_COMPLETED: ChangeKind.PARTLY_COMPLETED,
    ActionStatus.CANCELLED: ChangeKind.CANCELLED,
    ActionStatus.ON_HOLD: ChangeKind.HELD,
    ActionStatus.IN_PROGRESS: ChangeKind.STARTED,
}


def _milestone(old: Milestone | None, new: Milestone, action: Action, before: Side, after: Side) -> Iterator[Change]:
    """Yield the changes of one milestone."""

    def change(kind: ChangeKind, first: Cell = None, then: Cell = None, slip: Slip | None = None) -> Change:
        title = new.title or action.title
        late = done_late.of_milestone(new, after.standing.day) if kind is ChangeKind.MILESTONE_DONE else None
        return Change(
            kind=kind, ref=action.ref, title=title, id=new.id, before=first, after=then, slip=slip, days_late=late
        )

    if newly(old.dropped if old else None, new.dropped, before, after):
        yield change(ChangeKind.MILESTONE_DROPPED, None, new.dropped)
        return
    if newly(old.done if old else None, new.done, before, after):
        yield change(ChangeKind.MILESTONE_DONE, None, new.done)
        return
    if old is None:
        yield change(ChangeKind.NEW_MILESTONE, None, new.due)
        return
    slip = slippage.between(old.due, new.due)
    if slip and slip.moved and not facts.happened(new.done, after.standing.day):
        kind = ChangeKind.MILESTONE_POSTPONED if slip.later else ChangeKind.MILESTONE_BROUGHT_FORWARD
        yield change(kind, old.due, new.due, slip)
