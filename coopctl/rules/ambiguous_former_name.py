"""A former name that another record has, or had too, so that references to it could mean either."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each entry of `formerly` that does not name its record alone."""
    claims: dict[str, list[tuple[Record, Place]]] = defaultdict(list)
    for record in records(portfolio):
        for position, name in enumerate(record.formerly):
            if position == 0 and name == record.ref:
                continue  # its first name was given back to it
            claims[name].append((record, ("formerly", position)))
    for name, claimants in claims.items():
        owner = portfolio.agreements.get(name) or portfolio.actions.get(name)
        first, first_place = (owner, ()) if owner else claimants.pop(0)
        for record, place in claimants:
            yield Problem(
                record.path,
                place,
                msg("‘{name}’ does not name this record alone", name=name),
                msg("delete it here, or rename the other record"),
                related=(Elsewhere(first.path, first_place, msg("this record is, or was, called so too")),),
            )
