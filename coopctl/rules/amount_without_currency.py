"""An amount of a budget line whose currency neither the line nor the agreement's defaults name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each line with an amount and no currency; none where the agreement could not be read."""
    unread = {left.ref for left in portfolio.left_out} | portfolio.apart
    for action in portfolio.actions.values():
        for place, line in enumerate(action.budget):
            if line.currency is not None:
                continue
            stated = any(amount is not None for amount in (line.baseline, line.planned, line.committed, line.spent))
            if stated and action.agreement not in unread:
                yield Problem(
                    action.path,
                    ("budget", place),
                    msg("the field ‘currency’ is missing: an amount needs its currency"),
                    msg("add ‘currency: EUR’ here, or once for all actions under ‘defaults:’ of the agreement"),
                )
