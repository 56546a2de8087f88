"""An action was merged into another, and is not cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import ActionStatus, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each action that names the one that took it over, and still goes on by its status."""
    for action in portfolio.actions.values():
        if action.merged_into is not None and action.status is not ActionStatus.CANCELLED:
            yield Problem(
                action.path,
                ("merged_into",),
                msg("the action is {status}, so no other has taken it over", status=action.status),
                msg("write ‘status: cancelled’ with ‘ended:’ and an update that says why, or delete this line"),
            )
