"""The action's status is not the one that its last update gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.measures.facts import latest
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.rules.unexplained_status import unexplained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem where the last update that carries a status carries another one."""
    for action in portfolio.actions.values():
        last = latest([update for update in action.updates if update.status])
        # An unexplained status is told by its own rule, whose mend is the mend of this.
        if last is None or last.status is None or last.status is action.status or unexplained(action):
            continue
        position = next(n for n, update in enumerate(action.updates) if update is last)
        yield Problem(
            action.path,
            ("status",),
            msg("the status is {status}, but the last update says {other}", status=action.status, other=last.status),
            msg(
                "write ‘status: {word}’, or add an update with ‘status: {now}’",
                word=last.status.value,
                now=action.status.value,
            ),
            related=(
                Elsewhere(
                    action.path, ("updates", position, "status"), msg("the last word on it, {date}", date=last.date)
                ),
            ),
        )
