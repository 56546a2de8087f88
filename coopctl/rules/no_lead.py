"""An action that nobody leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.HINT


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each action without `lead` that is not over."""
    for action in portfolio.actions.values():
        if action.lead is None and not action.status.final:
            yield Problem(
                action.path,
                (),
                msg("nobody leads this action"),
                msg("add ‘lead:’ with a party, an organisation or a person, when it is known"),
            )
