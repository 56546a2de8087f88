"""What changes do to an agreement: its progress, how many of its actions stand how, and its money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import money
from coopctl.measures.money import Pot, Sums
from coopctl.model.vocabularies import Health
from coopctl.tables import Percent, percent
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coopctl.changes.change import Side
    from coopctl.measures.money import Amounts
    from coopctl.measures.outcomes import Standing
    from coopctl.model.records import Action


@dataclass(frozen=True, slots=True)
class Effect:
    """What is another of an agreement, each as it was and as it is.

    `progress` is None where it has not changed, `healths` has those words alone whose number of actions has, `sums` the
    pots alone of which what is planned, committed or spent has; `parts` the same of parts whose lines do not count,
    since their whole tells the same money.
    """

    progress: tuple[Percent | None, Percent | None] | None
    healths: Mapping[Health, tuple[int, int]]
    sums: Mapping[Pot, tuple[Sums, Sums]]
    parts: Mapping[Pot, tuple[Sums, Sums]]

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return self.progress is None and not (self.healths or self.sums or self.parts)


def effect(ref: str, former: str, before: Side, after: Side) -> Effect:
    """Return what is another of the agreement `ref`, formerly called `former`; one that was not there had nothing."""
    then, now = before.standing.agreements.get(former), after.standing.agreements.get(ref)
    known = then.rollup.progress if then else None, now.rollup.progress if now else None
    counts = [each.counts if each else {} for each in (then, now)]
    sides = (before, former), (after, ref)
    money_of = [money.rests_on(side.portfolio.actions_of(name), side.standing) for side, name in sides]
    counted = () if money_of[0] == money_of[1] else (money.entries, money.of_parts)
    pots = [_others(*(_pots(lines, *side) for side in sides)) for lines in counted]
    return Effect(
        None if known[0] == known[1] else (percent(known[0]), percent(known[1])),
        {
            health: (counts[0].get(health, 0), counts[1].get(health, 0))
            for health in Health
            if counts[0].get(health, 0) != counts[1].get(health, 0)
        },
        *(pots or ({}, {})),
    )


def _pots(
    lines: Callable[[Iterable[Action], Standing, Mapping[str, str]], Iterable[Amounts]], side: Side, ref: str
) -> Mapping[Pot, Sums]:
    return money.totals(lines(side.portfolio.actions_of(ref), side.standing, side.standing.wholes))


def _others(then: Mapping[Pot, Sums], now: Mapping[Pot, Sums]) -> Mapping[Pot, tuple[Sums, Sums]]:
    both = {pot: (then.get(pot, Sums()), now.get(pot, Sums())) for pot in sorted({*then, *now})}
    return {pot: each for pot, each in both.items() if _told(each[0]) != _told(each[1])}


def _told(sums: Sums) -> tuple[object, ...]:
    return sums.planned, sums.committed, sums.spent
