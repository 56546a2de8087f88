"""An action is completed, and the last progress on record is below 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.measures.facts import latest
from coopctl.messages import msg, share
from coopctl.model.vocabularies import ActionStatus, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each completed action whose latest `progress` is not 100: it counts, the word does not."""
    for action in portfolio.actions.values():
        if action.status is not ActionStatus.COMPLETED:
            continue
        last = latest([update for update in action.updates if update.progress is not None])
        if last is None or last.progress is None or last.progress >= 100:
            continue
        position = next(n for n, update in enumerate(action.updates) if update is last)
        yield Problem(
            action.path,
            ("status",),
            msg("the action is completed, but its last progress is {progress}", progress=share(last.progress)),
            msg("add an update with ‘progress: 100’, or write partly_completed"),
            related=(
                Elsewhere(action.path, ("updates", position, "progress"), msg("given here, {date}", date=last.date)),
            ),
        )
