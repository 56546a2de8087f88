"""An action has coordinators of one side only."""

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
    """Give a problem where all coordinators stand on the same side; one whose side is not said counts for another."""
    for action in portfolio.actions.values():
        sides = {who.party for who in action.coordinators}
        if len(sides) == 1 and None not in sides:
            yield Problem(
                action.path,
                ("coordinators",),
                msg("only ‘{party}’ has a coordinator", party=next(side for side in sides if side)),
                msg("add the other side's coordinator: {{party: …, person: …}}"),
            )
