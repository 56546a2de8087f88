"""A subdivision code that ISO 3166-2 does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each unknown code. It is a warning: countries change their map more often than we our list."""
    for agreement in portfolio.agreements.values():
        for position, party in enumerate(agreement.parties):
            code = party.subdivision
            if code and code not in codes("subdivisions"):
                # Most codes have another one that is near them, so that none is guessed.
                yield Problem(
                    agreement.path,
                    ("parties", position, "subdivision"),
                    msg("‘{code}’ is no subdivision code of ISO 3166-2", code=code),
                    msg("look it up in ISO 3166-2; towns have no such code"),
                )
