"""Two portfolios, record by record: complete, so that what is told of the older one gives the newer one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.changes import compare as facts
from coopctl.changes.change import Side
from coopctl.measures.standing import standing
from coopctl.model import walk
from coopctl.reviewing.differing import differing, drafted
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from coopctl.changes.change import Change
    from coopctl.changing.draft import Draft
    from coopctl.model.portfolio import LeftOut, Portfolio
    from coopctl.model.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that two sides have otherwise; records by the references that they have now.

    `edited` makes each record of which a field is another into what it is now, `new` makes those that have come out of
    nothing; `removed` are those that are gone, and `names` the former reference of each that is called otherwise now.
    `facts` are the same in the words of the domain, as `report --since` has them, with what follows from them.
    `unread` are the files that could not be read on one side or both: of their records nothing else is said.
    """

    before: Side
    after: Side
    edited: Mapping[str, Draft]
    new: Mapping[str, Draft]
    removed: Mapping[str, Record]
    names: Mapping[str, str]
    facts: tuple[Change, ...]
    unread: tuple[tuple[LeftOut, ...], tuple[LeftOut, ...]]

    @property
    def refs(self) -> Sequence[str]:
        """Every record of which anything is told, in the order of references."""
        own = {*self.edited, *self.new, *self.removed, *self.names}
        return sorted(own | {each.ref for each in self.facts})


def compare(before: Side, after: Side, names: tuple[Portfolio, Portfolio] | None = None) -> Comparison:
    """Return what `after` has otherwise than `before`. Former names are followed, and nothing is guessed from likeness.

    What records name is looked up in `names`, the older and the newer, where the sides hold only some of the records.

    What one side could not read is left out of both, so that nothing follows from its absence. Two sides that say the
    same on the same day give a comparison without any record.
    """
    unread = before.portfolio.unread, after.portfolio.unread
    hidden = {after.portfolio.current(left.ref) for side in unread for left in side if left.ref}
    before, after = _without(before, hidden, after.portfolio), _without(after, hidden, after.portfolio)
    old = {after.portfolio.current(each.ref): each for each in walk.records(before.portfolio)}
    new = {each.ref: each for each in walk.records(after.portfolio)}
    older, newer = names or (before.portfolio, after.portfolio)
    drafts = {
        ref: differing(old[ref], record, newer, older)
        for ref, record in new.items()
        if ref in old and old[ref].data is not record.data
    }
    return Comparison(
        before=before,
        after=after,
        edited={ref: draft for ref, draft in drafts.items() if draft.operations},
        new={ref: drafted(record, newer) for ref, record in new.items() if ref not in old},
        removed={ref: record for ref, record in old.items() if ref not in new},
        names=renamed(before.portfolio, after.portfolio),
        facts=facts.between(before, after),
        unread=unread,
    )


def renamed(before: Portfolio, after: Portfolio) -> Mapping[str, str]:
    """Return, by the reference that it has now, the former one of each record that is called otherwise."""
    then = {after.current(each.ref): each.ref for each in walk.records(before)}
    return {each.ref: old for each in walk.records(after) if (old := then.get(each.ref, each.ref)) != each.ref}


def _without(side: Side, hidden: Collection[str], names: Portfolio) -> Side:
    """Return a side without the records of these names, which are those of today."""
    portfolio = side.portfolio
    agreements = {ref: each for ref, each in portfolio.agreements.items() if names.current(ref) not in hidden}
    actions = {ref: each for ref, each in portfolio.actions.items() if names.current(ref) not in hidden}
    if len(agreements) == len(portfolio.agreements) and len(actions) == len(portfolio.actions):
        return side
    kept = replace(portfolio, agreements=agreements, actions=actions)
    return Side(kept, standing(kept, side.standing.day))
