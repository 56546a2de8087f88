"""An update stands below one that is later: updates are written oldest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each update that is certainly older than the one above it."""
    for action in portfolio.actions.values():
        for position, (above, below) in enumerate(pairwise(action.updates), start=1):
            if above.date.earliest > below.date.latest:
                yield Problem(
                    action.path,
                    ("updates", position, "date"),
                    msg(
                        "this update of {date} stands below a later one, of {later}", date=below.date, later=above.date
                    ),
                    msg("move it up: updates are written oldest first"),
                    related=(Elsewhere(action.path, ("updates", position - 1, "date"), msg("the later one")),),
                )
