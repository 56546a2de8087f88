"""An action is only planned or proposed, and one of its milestones is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import ActionStatus, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each such action, and show its first done milestone."""
    for action in portfolio.actions.values():
        if action.status not in (ActionStatus.PLANNED, ActionStatus.PROPOSED):
            continue
        done = [n for n, each in enumerate(action.milestones) if each.done]
        if done:
            yield Problem(
                action.path,
                ("status",),
                msg("the action is {status}, but a milestone is done", status=action.status),
                msg("write in_progress, or correct the milestone"),
                related=(Elsewhere(action.path, ("milestones", done[0], "done"), msg("done here")),),
            )
