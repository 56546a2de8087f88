"""A currency code that ISO 4217 does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.spelling.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each budget line whose currency is not in use."""
    for action in portfolio.actions.values():
        for position, line in enumerate(action.budget):
            if line.currency and line.currency not in codes("currencies"):
                yield Problem(
                    action.path,
                    ("budget", position, "currency"),
                    msg("‘{code}’ is no currency code of ISO 4217", code=line.currency),
                    did_you_mean(line.currency, codes("currencies"))
                    or msg("write the three letters of the standard, as in EUR or MAD"),
                )
