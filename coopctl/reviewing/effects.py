"""What changes do to an agreement: its progress, how many of its actions stand how, and its money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import money
from coopctl.measures.money import Pot, Sums
from coopctl.model.vocabularies import Health
from coopctl.tables import Percent, percent
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changes.change import Side


@dataclass(frozen=True, slots=True)
class Effect:
    """What is another of an agreement, each as it was and as it is.

    `progress` is None where it has not changed, `healths` has those words alone whose number of actions has, `sums` the
    pots alone of which what is planned, committed or spent has.
    """

    progress: tuple[Percent | None, Percent | None] | None
    healths: Mapping[Health, tuple[int, int]]
    sums: Mapping[Pot, tuple[Sums, Sums]]

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return self.progress is None and not self.healths and not self.sums


def effect(ref: str, former: str, before: Side, after: Side) -> Effect:
    """Return what is another of the agreement `ref`, formerly called `former`; one that was not there had nothing."""
    then, now = before.standing.agreements.get(former), after.standing.agreements.get(ref)
    known = then.rollup.progress if then else None, now.rollup.progress if now else None
    counts = [each.counts if each else {} for each in (then, now)]
    pots = [_pots(side, name) for side, name in ((before, former), (after, ref))]
    return Effect(
        None if known[0] == known[1] else (percent(known[0]), percent(known[1])),
        {
            health: (counts[0].get(health, 0), counts[1].get(health, 0))
            for health in Health
            if counts[0].get(health, 0) != counts[1].get(health, 0)
        },
        {
            pot: (pots[0].get(pot, Sums()), pots[1].get(pot, Sums()))
            for pot in sorted({*pots[0], *pots[1]})
            if _told(pots[0].get(pot, Sums())) != _told(pots[1].get(pot, Sums()))
        },
    )


def _pots(side: Side, ref: str) -> Mapping[Pot, Sums]:
    actions = side.portfolio.actions_of(ref)
    return money.totals(money.entries(actions, side.standing, side.standing.wholes))


def _told(sums: Sums) -> tuple[object, ...]:
    return sums.planned, sums.committed, sums.spent
