"""Agreements or actions that refer to each other in a circle: parent, replaces, merged_into, depends_on."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.mentions import mentions, present_name
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each circle, at the first of its members by name."""
    paths = {record.ref: record.path for record in records(portfolio)}
    for field in ("parent", "replaces", "merged_into", "depends_on"):
        links = _links(portfolio, field)
        for circle in _circles(links):
            after = [*circle[1:], circle[0]]
            steps = [
                Elsewhere(paths[ref], links[ref][to], msg("this leads to ‘{ref}’", ref=to))
                for ref, to in zip(circle, after, strict=True)
            ]
            yield Problem(
                steps[0].path,
                steps[0].place,
                msg("{field} goes round in a circle: {way}", field=field, way=" → ".join([*circle, circle[0]])),
                msg("delete one of these references"),
                related=tuple(steps[1:]),
            )


def _links(portfolio: Portfolio, field: str) -> dict[str, dict[str, Place]]:
    """Return, for each record by its name, the records that one field of it leads to and where that is written."""
    links: dict[str, dict[str, Place]] = {}
    for record in records(portfolio):
        for place, ref in mentions(record):
            to = present_name(portfolio, ref)
            if place[0] == field and to is not None:
                links.setdefault(record.ref, {}).setdefault(to, place)
    return links


def _circles(links: dict[str, dict[str, Place]]) -> Iterator[list[str]]:
    """Give circles that share no member, each from its first member by name, until none is left."""
    gone: set[str] = set()
    while True:
        graph = {ref: [to for to in sorted(links[ref]) if to not in gone] for ref in sorted(links) if ref not in gone}
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            # graphlib gives the members from the one referred to back to the one that refers, the first one twice.
            circle = list(reversed(error.args[1]))[:-1]
            first = circle.index(min(circle))
            gone.update(circle)
            yield circle[first:] + circle[:first]
        else:
            return
