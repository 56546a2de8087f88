"""A chain of references that is longer than any plan's: parent, replaces, merged_into, depends_on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.measures.links import MOST_LEVELS
from coopctl.messages import msg
from coopctl.model import graphs
from coopctl.model.mentions import leading
from coopctl.model.names import path_of
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING
#: So many steps may follow each other. Plans below more levels are in no figure (docs/MEASURES.md, 6.5).
LONGEST = {"parent": MOST_LEVELS, "replaces": 100, "merged_into": 100, "depends_on": 500}


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each record from which one step more than that leads on; for none that comes before it."""
    for field, longest in LONGEST.items():
        links = leading(portfolio, field)
        for ref, steps in graphs.steps(links).items():
            if steps == longest + 1:
                yield Problem(
                    path_of(ref),
                    next(iter(links[ref].values())),
                    msg(
                        "more than {limit} records follow each other from here by ‘{field}’", limit=longest, field=field
                    ),
                    msg("no plan has so many: is one of these references mistaken?"),
                )
