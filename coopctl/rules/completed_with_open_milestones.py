"""A completed action has milestones that are neither done nor dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import ActionStatus, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each such action, and show the open milestones."""
    for action in portfolio.actions.values():
        if action.status is not ActionStatus.COMPLETED:
            continue
        still_open = [n for n, each in enumerate(action.milestones) if not each.done and not each.dropped]
        if still_open:
            yield Problem(
                action.path,
                ("status",),
                nmsg(
                    "the action is completed, but {n} milestone is open",
                    "the action is completed, but {n} milestones are open",
                    n=len(still_open),
                ),
                msg("give each milestone ‘done:’ or ‘dropped:’, or write partly_completed"),
                related=tuple(
                    Elsewhere(action.path, ("milestones", n), msg("neither done nor dropped")) for n in still_open
                ),
            )
