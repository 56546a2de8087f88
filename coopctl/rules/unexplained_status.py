"""An action is on hold, partly completed or cancelled, and no update says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each status that wants a reason and has none."""
    for action in portfolio.actions.values():
        if unexplained(action):
            yield Problem(
                action.path,
                ("status",),
                msg("the action is {status}, and no update says why", status=action.status),
                msg("add an update with a date, ‘status: {word}’ and the reason as its text", word=action.status.value),
            )


def unexplained(action: Action) -> bool:
    """Whether the action's status wants an update that carries it, with a text, and there is none."""
    return action.status.wants_reason and not any(
        update.status is action.status and update.text for update in action.updates
    )
