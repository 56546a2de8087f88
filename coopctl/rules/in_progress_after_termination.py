"""An action is in progress although its agreement has been terminated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import ActionStatus, AgreementStatus, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each action that is under way under a terminated agreement."""
    for action in portfolio.actions.values():
        agreement = portfolio.agreements.get(action.agreement)
        if (
            agreement is not None
            and action.status is ActionStatus.IN_PROGRESS
            and agreement.status is AgreementStatus.TERMINATED
        ):
            yield Problem(
                action.path,
                ("status",),
                msg("the action is in progress, but ‘{ref}’ has been terminated", ref=agreement.ref),
                msg("close or cancel the action, or correct the agreement's status"),
                related=(Elsewhere(agreement.path, ("status",), msg("the agreement ends here")),),
            )
