"""The first name that a record ever had: what other programs know it by, since it never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.records import Action

if TYPE_CHECKING:
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record


def first_name(portfolio: Portfolio, record: Record) -> str:
    """Return the first entry of `formerly`, else the reference; an action's after the first name of its agreement.

    An agreement that is renamed notes that itself, and not in each of its actions.
    """
    first = record.formerly[0] if record.formerly else record.ref
    if not isinstance(record, Action):
        return first
    folder, _, name = first.partition("/")
    agreement = portfolio.agreements.get(portfolio.current(folder))
    return f"{first_name(portfolio, agreement) if agreement else folder}/{name}"
