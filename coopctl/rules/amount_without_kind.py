"""An amount of a budget line that does not say whether it is money or in kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each line with an amount and no kind."""
    for action in portfolio.actions.values():
        for place, line in enumerate(action.budget):
            if line.kind is not None:
                continue
            stated = any(amount is not None for amount in (line.baseline, line.planned, line.committed, line.spent))
            if stated:
                yield Problem(
                    action.path,
                    ("budget", place),
                    msg("the field ‘kind’ is missing: without it the amount is in no total"),
                    msg("add ‘kind: cash’ for money, ‘kind: in_kind’ for work, rooms or material"),
                )
