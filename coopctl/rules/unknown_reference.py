"""A reference to another agreement or action that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.mentions import mentions, present_name
from coopctl.model.names import path_of
from coopctl.model.vocabularies import Severity
from coopctl.spelling.references import Suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each reference that names no record, now or formerly."""
    suggestions: Suggestions | None = None
    for record in portfolio.naming:
        found = [*mentions(record)]
        lists: dict[Place, set[str]] = {}
        for place, ref in found:
            if len(place) > 1:
                lists.setdefault(place[:-1], set()).add(portfolio.current(ref))
        for place, ref in found:
            if present_name(portfolio, ref) or portfolio.knows(ref):
                continue
            suggestions = suggestions or Suggestions(portfolio)
            missing = (
                msg("there is no action ‘{ref}’", ref=ref)
                if "/" in ref
                else msg("there is no agreement ‘{ref}’", ref=ref)
            )
            # A decision may be about its own agreement; nothing else of a record means the record itself.
            by = "" if place[-2:-1] == ("about",) else record.ref
            yield Problem(
                record.path,
                place,
                missing,
                suggestions.of(ref, by, lists.get(place[:-1], ()))
                or msg("correct the reference, or write {path}", path=path_of(ref)),
            )
