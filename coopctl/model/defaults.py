"""What the actions of an agreement take from its `defaults`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Action, Agreement, BudgetLine


class Default(StrEnum):
    """What a budget line may have from its agreement."""

    FUNDER = "funder"
    CURRENCY = "currency"


def filled(action: Action, agreement: Agreement | None) -> Action:
    """Return the action with the currency and the funder of budget lines that name none; its raw map stays."""
    defaults = agreement.defaults if agreement else None
    if defaults is None or not action.budget:
        return action

    def line(row: BudgetLine) -> BudgetLine:
        return replace(row, currency=row.currency or defaults.currency, funder=row.funder or defaults.funder)

    return replace(action, budget=tuple(line(row) for row in action.budget))


def taken(action: Action, agreement: Agreement | None) -> tuple[tuple[Default, ...], ...]:
    """Return what each budget line of an action, as its file has it, takes from the agreement."""
    given = agreement.defaults if agreement else None

    def of(row: BudgetLine) -> Iterator[Default]:
        if given and given.funder and row.funder is None:
            yield Default.FUNDER
        if given and given.currency and row.currency is None:
            yield Default.CURRENCY

    return tuple(tuple(of(row)) for row in action.budget)


def sources(action: Action, agreement: Agreement | None) -> tuple[str, ...]:
    """Return where an action that cites nothing itself is written: what its agreement cites for all of them."""
    return agreement.defaults.sources if agreement and agreement.defaults and not action.sources else ()
