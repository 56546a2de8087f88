"""An action is completed, partly completed or cancelled, and does not say when it ended."""

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
    """Give a problem for each final status without its date."""
    for action in portfolio.actions.values():
        if action.status.final and action.ended is None:
            yield Problem(
                action.path,
                ("status",),
                msg("the action is {status}, but has no end date", status=action.status),
                msg("add ‘ended:’ with the day, the month or the year"),
            )
