"""An action without an axis under an agreement that has axes."""

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
    """Give a problem for each action that must say under which axis it stands, and does not."""
    for action in portfolio.actions.values():
        agreement = portfolio.agreements.get(action.agreement)
        if agreement is not None and agreement.axes and action.axis is None:
            axes = tuple(axis.id for axis in agreement.axes)
            yield Problem(
                action.path,
                (),
                msg("the action does not say under which axis of ‘{agreement}’ it stands", agreement=agreement.ref),
                msg("add ‘axis:’ with one of {words}; none leaves it unclassified", words=(*axes, "none")),
                related=(Elsewhere(agreement.path, ("axes",), msg("the axes of the agreement")),),
            )
