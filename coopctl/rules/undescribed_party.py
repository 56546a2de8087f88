"""A party that no agreement describes: it has an id everywhere and a name nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each party without a name, where it is first listed."""
    if any(ref and "/" not in ref for ref in (*(left.ref for left in portfolio.left_out), *portfolio.apart)):
        return  # an agreement that could not be read may describe it
    described = {party.id for agreement in portfolio.agreements.values() for party in agreement.parties if party.name}
    for agreement in portfolio.agreements.values():
        for position, party in enumerate(agreement.parties):
            if party.id not in described:
                described.add(party.id)
                yield Problem(
                    agreement.path,
                    ("parties", position),
                    msg("no agreement says who ‘{party}’ is", party=party.id),
                    msg("add ‘name:’ here, or correct the id"),
                )
