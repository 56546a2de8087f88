"""Money by currency and kind, planned, committed and spent: never added across either (docs/MEASURES.md, 11)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.measures.sums import counting, minus, plus
from coopctl.model.vocabularies import ActionStatus
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from coopctl.measures.outcomes import Standing
    from coopctl.model.records import Action, BudgetLine
    from coopctl.model.vocabularies import BudgetKind


@dataclass(frozen=True, slots=True, order=True)
class Pot:
    """What may be added up: one currency (ISO 4217) of one kind."""

    currency: str
    kind: BudgetKind


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts added up; None where no line says one.

    `first` is what was first agreed; `baseline` and `against` are what was first agreed and is planned, over the lines
    that state both. `unpledged` is whether something was spent of a line that does not say what is committed.
    """

    planned: Decimal | int | None = None
    committed: Decimal | int | None = None
    spent: Decimal | int | None = None
    first: Decimal | int | None = None
    baseline: Decimal | int | None = None
    against: Decimal | int | None = None
    unpledged: bool = False

    @property
    def moved(self) -> Decimal | int | None:
        """How much more is planned than was first agreed; None where no line states both."""
        return minus(self.against, self.baseline)

    @property
    def executed(self) -> Fraction | None:
        """What is spent of what is planned (docs/MEASURES.md, 11.5); None where that is not known."""
        return _share(self.spent, self.planned)

    @property
    def paid(self) -> Fraction | None:
        """What is spent of what is committed; None where that is not known of all that is spent."""
        return None if self.unpledged else _share(self.spent, self.committed)


def _share(part: Decimal | int | None, whole: Decimal | int | None) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if part is not None and whole else None


@dataclass(frozen=True, slots=True)
class Amounts:
    """One budget line that counts on the day, with what counts of it."""

    line: BudgetLine
    planned: Decimal | int | None
    committed: Decimal | int | None
    spent: Decimal | int | None
    first: Decimal | int | None

    @property
    def moved(self) -> Decimal | int | None:
        """How much more is planned than was first agreed; None where the line does not state both."""
        return minus(self.planned, self.first)


def spent(line: BudgetLine, day: date) -> Decimal | int | None:
    """Return what was spent as far as it is known on `day`: an amount that stands as of a later day is not."""
    return None if line.at is not None and not facts.happened(line.at, day) else line.spent


def rests_on(actions: Iterable[Action], standing: Standing) -> object:
    """Return all that the totals of some actions rest on, below and as parts of each other: equal, they are too."""
    gone = ActionStatus.CANCELLED
    lines = [(each.ref, each.budget, standing.actions[each.ref].state.status is gone) for each in actions]
    return standing.day, lines, standing.wholes


def entries(actions: Iterable[Action], standing: Standing, wholes: Mapping[str, str]) -> Iterator[Amounts]:
    """Yield the budget lines that count among `actions`.

    What is planned and committed for a cancelled action, and was first agreed, counts no longer; what was spent on it
    stays. The lines of a part count only where no whole above it among the actions has a line that counts and is not
    cancelled: the same money is not told twice. A line without a currency or a kind counts nowhere.
    """
    for action, gone in counting(actions, standing, wholes, _tells):
        for line in action.budget:
            planned, committed, first = (None,) * 3 if gone else (line.planned, line.committed, line.baseline)
            yield Amounts(line, planned, committed, spent(line, standing.day), first)


def of_parts(actions: Iterable[Action], standing: Standing, wholes: Mapping[str, str]) -> Iterator[Amounts]:
    """Yield the budget lines that `entries` leaves out: those of parts whose whole tells the same money."""
    shown = tuple(actions) if wholes else ()
    counted = {action.ref for action, _ in counting(shown, standing, wholes, _tells)}
    return entries([each for each in shown if each.ref not in counted], standing, wholes)


def given_up(actions: Iterable[Action], standing: Standing, wholes: Mapping[str, str]) -> Iterator[Amounts]:
    """Yield what `entries` counts no longer: what was planned and committed for actions that are cancelled."""
    for action, gone in counting(actions, standing, wholes, _tells):
        for line in action.budget if gone else ():
            yield Amounts(line, line.planned, line.committed, None, None)


def _tells(action: Action) -> bool:
    """Whether an action has a line that counts."""
    return any(line.currency and line.kind for line in action.budget)


def pot(entry: Amounts) -> Pot | None:
    """Return what an entry is added up under; None where it says no currency or no kind."""
    line = entry.line
    return Pot(line.currency, line.kind) if line.currency and line.kind else None


def totals(found: Iterable[Amounts]) -> Mapping[Pot, Sums]:
    """Return the sums of each currency and kind, in the order of codes."""
    sums: dict[Pot, Sums] = {}
    for entry in found:
        under = pot(entry)
        if under is not None:
            sums[under] = _added(sums.get(under, Sums()), entry)
    return {under: sums[under] for under in sorted(sums)}


def _added(sums: Sums, entry: Amounts) -> Sums:
    both = entry.moved is not None
    return Sums(
        plus(sums.planned, entry.planned),
        plus(sums.committed, entry.committed),
        plus(sums.spent, entry.spent),
        plus(sums.first, entry.first),
        plus(sums.baseline, entry.first if both else None),
        plus(sums.against, entry.planned if both else None),
        sums.unpledged or (bool(entry.spent) and entry.line.committed is None),
    )
