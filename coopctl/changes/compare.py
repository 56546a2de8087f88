"""Two portfolios side by side: every change, in the order of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from coopctl.changes import actions, agreements
from coopctl.changes.change import Change, ChangeKind
from coopctl.model.records import Action, Agreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.changes.change import Side
    from coopctl.model.portfolio import Portfolio

_Record = TypeVar("_Record", Action, Agreement)


def between(before: Side, after: Side) -> tuple[Change, ...]:
    """Return what has changed, agreements before their actions, in the order of references.

    Former names are followed; a record that could not be read on either side is left out.
    """
    left_out = (left.ref for side in (before, after) for left in side.portfolio.unread if left.ref)
    unread = {after.portfolio.current(ref) for ref in left_out}
    found: list[Change] = []
    old_agreements = _by_new_name(before.portfolio.agreements, after.portfolio)
    old_actions = _by_new_name(before.portfolio.actions, after.portfolio)
    same_day = before.standing.day == after.standing.day
    for ref, agreement in after.portfolio.agreements.items():
        if same_day and old_agreements.get(ref) is agreement:
            continue
        found += agreements.agreement(old_agreements.get(ref), agreement, before, after)
    for ref, action in after.portfolio.actions.items():
        stands = before.standing.actions.get(ref), after.standing.actions[ref]
        if same_day and old_actions.get(ref) is action and stands[0] == stands[1]:
            continue
        found += actions.action(old_actions.get(ref), action, before, after)
    found += _gone(old_agreements, after.portfolio.agreements)
    found += _gone(old_actions, after.portfolio.actions)
    found = [each for each in found if each.ref not in unread]
    return tuple(sorted(found, key=lambda each: each.ref))


def _by_new_name(records: Mapping[str, _Record], portfolio: Portfolio) -> Mapping[str, _Record]:
    """Return old records by the names that they have now."""
    return {portfolio.current(ref): record for ref, record in records.items()}


def _gone(old: Mapping[str, _Record], new: Mapping[str, _Record]) -> Iterator[Change]:
    """Yield the records that are there no longer."""
    for ref, record in old.items():
        if ref not in new:
            yield Change(kind=ChangeKind.REMOVED, ref=ref, title=record.title)
