"""What the actions of an agreement take from its `defaults`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coopctl.model.records import Action, Agreement, BudgetLine


def filled(action: Action, agreement: Agreement | None) -> Action:
    """Return the action with the currency and the funder of budget lines that name none; its raw map stays."""
    defaults = agreement.defaults if agreement else None
    if defaults is None or not action.budget:
        return action

    def line(row: BudgetLine) -> BudgetLine:
        return replace(row, currency=row.currency or defaults.currency, funder=row.funder or defaults.funder)

    return replace(action, budget=tuple(line(row) for row in action.budget))


def sources(action: Action, agreement: Agreement | None) -> tuple[str, ...]:
    """Return where an action is written: what it cites, else what its agreement cites for all of them."""
    return action.sources or (agreement.defaults.sources if agreement and agreement.defaults else ())
