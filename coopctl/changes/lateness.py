"""What has become late: deadlines, milestones and decisions that are overdue now, and were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind
from coopctl.measures import coming
from coopctl.measures.coming import DueKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from coopctl.changes.change import Side
    from coopctl.measures.coming import Due
    from coopctl.model.records import Action, Agreement

_KINDS: Mapping[DueKind, ChangeKind] = {
    DueKind.DEADLINE: ChangeKind.LATE,
    DueKind.MILESTONE: ChangeKind.MILESTONE_LATE,
    DueKind.DECISION: ChangeKind.DECISION_LATE,
}


def of_action(old: Action | None, new: Action, before: Side, after: Side) -> Iterator[Change]:
    """Yield what of an action is overdue as the agenda has it, and was not; what is all done is never late."""
    return _since(_dues(old, before) if old else (), _dues(new, after), before, after)


def of_agreement(old: Agreement | None, new: Agreement, before: Side, after: Side) -> Iterator[Change]:
    """Yield the decisions of an agreement that are overdue, and were not."""
    first = coming.of_agreement(old, before.standing.day) if old else ()
    return _since(first, coming.of_agreement(new, after.standing.day), before, after)


def _dues(action: Action, side: Side) -> Iterator[Due]:
    day = side.standing.day
    return coming.of_action(side.portfolio, action, side.standing.actions[action.ref], day, day)


def _since(first: Iterable[Due], last: Iterable[Due], before: Side, after: Side) -> Iterator[Change]:
    known = {(due.kind, due.id) for due in first if _late(due, before.standing.day)}
    day = after.standing.day
    for due in last:
        if _late(due, day) and (due.kind, due.id) not in known:
            yield Change(
                kind=_KINDS[due.kind],
                ref=due.ref,
                title=due.title,
                id=due.id,
                after=due.when,
                days_late=(day - due.last).days,
            )


def _late(due: Due, day: date) -> bool:
    return due.overdue(day) and not due.whole
