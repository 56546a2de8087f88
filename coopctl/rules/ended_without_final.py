"""An action says when it ended, and its status says that it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each `ended` beside a status that is not final."""
    for action in portfolio.actions.values():
        if action.ended is not None and not action.status.final:
            yield Problem(
                action.path,
                ("ended",),
                msg(
                    "the action has an end date, {date}, but its status is {status}",
                    date=action.ended,
                    status=action.status,
                ),
                msg("write completed, partly_completed or cancelled as its status, or delete ‘ended:’"),
                related=(Elsewhere(action.path, ("status",), msg("the status stands here")),),
            )
