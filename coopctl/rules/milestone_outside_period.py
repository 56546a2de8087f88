"""A milestone is due before its action starts or after it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.rules.dates_out_of_order import backwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each live milestone whose date lies wholly outside the period."""
    for action in portfolio.actions.values():
        period = action.period
        for position, milestone in enumerate(action.milestones):
            due = milestone.due
            if period is None or backwards(period) or due is None or milestone.dropped:
                continue
            early = period.start is not None and period.start.earliest > due.latest
            late = period.end is not None and due.earliest > period.end.latest
            if early or late:
                yield Problem(
                    action.path,
                    ("milestones", position, "due"),
                    msg("{due} is outside the action's period, {period}", due=due, period=period),
                    msg("correct the date, or the period"),
                    related=(Elsewhere(action.path, ("period",), msg("the period stands here")),),
                )
