"""Agreements or actions that refer to each other in a circle: parent, replaces, merged_into, depends_on."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.graphs import knots
from coopctl.model.mentions import leading
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR
#: So many steps of a circle are shown, and so many circles told of records that all lead to each other.
SHOWN = MOST = 50


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each circle, at the first of its members by name."""
    paths = {record.ref: record.path for record in records(portfolio)}
    for field in ("parent", "replaces", "merged_into", "depends_on"):
        links = leading(portfolio, field)
        for circle in _circles(links):
            shown = circle[:SHOWN] if len(circle) > SHOWN else [*circle, circle[0]]
            steps = [
                Elsewhere(paths[ref], links[ref][to], msg("this leads to ‘{ref}’", ref=to))
                for ref, to in pairwise(shown)
            ]
            way = shown if len(circle) <= SHOWN else [*shown, "…", circle[0]]
            yield Problem(
                steps[0].path,
                steps[0].place,
                msg("{field} goes round in a circle: {way}", field=field, way=" → ".join(way)),
                msg("delete one of these references"),
                related=tuple(steps[1:]),
            )


def _circles(links: Mapping[str, Mapping[str, Place]]) -> Iterator[list[str]]:
    """Give circles that share no member, each from its first member by name, a few of each knot."""
    for knot in knots(links):
        if len(knot) == 1 and not knot & links.get(min(knot), {}).keys():
            continue
        gone: set[str] = set()
        for _ in range(MOST):
            left = knot - gone
            graph = {ref: [to for to in sorted(links[ref]) if to in left] for ref in sorted(left)}
            try:
                TopologicalSorter(graph).prepare()
            except CycleError as error:
                # graphlib gives the members from the one referred to back to the one that refers, the first one twice.
                circle = list(reversed(error.args[1]))[:-1]
                first = circle.index(min(circle))
                gone.update(circle)
                yield circle[first:] + circle[:first]
            else:
                break
