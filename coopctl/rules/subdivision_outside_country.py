"""A party's subdivision lies in another country than the party."""

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
    """Give a problem where an ISO 3166-2 code does not begin with the party's ISO 3166-1 code."""
    for agreement in portfolio.agreements.values():
        for position, party in enumerate(agreement.parties):
            if party.country and party.subdivision and not party.subdivision.startswith(f"{party.country}-"):
                place = ("parties", position)
                yield Problem(
                    agreement.path,
                    (*place, "subdivision"),
                    msg("{subdivision} is not in {country}", subdivision=party.subdivision, country=party.country),
                    msg("correct the subdivision or the country"),
                    related=(Elsewhere(agreement.path, (*place, "country"), msg("the country stands here")),),
                )
