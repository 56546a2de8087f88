"""An action without an axis under an agreement that has axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.mentions import present_name
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each action that must say under which axis it stands, and does not."""
    for action in portfolio.actions.values():
        agreement = portfolio.agreements.get(action.agreement)
        if agreement is not None and agreement.axes and action.axis is None and not _has_whole(portfolio, action):
            axes = tuple(axis.id for axis in agreement.axes)
            yield Problem(
                action.path,
                (),
                msg("the action does not say under which axis of ‘{agreement}’ it stands", agreement=agreement.ref),
                msg("add ‘axis:’ with one of {words}; none leaves it unclassified", words=(*axes, "none")),
                related=(Elsewhere(agreement.path, ("axes",), msg("the axes of the agreement")),),
            )


def _has_whole(portfolio: Portfolio, action: Action) -> bool:
    """Whether it is part of another action of its agreement, whose axis it has; that one is asked for its own."""
    whole = present_name(portfolio, action.part_of) if action.part_of else None
    return whole is not None and whole != action.ref and portfolio.actions[whole].agreement == action.agreement
