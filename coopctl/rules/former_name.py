"""A reference that uses the former name of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import mending, msg
from coopctl.model.mentions import mentions, present_name
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.HINT


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each reference that still resolves, but by an old name."""
    for record in portfolio.naming:
        for place, ref in mentions(record):
            current = present_name(portfolio, ref)
            if current is not None and current != ref:
                yield Problem(
                    record.path,
                    place,
                    msg("‘{ref}’ is now called ‘{current}’", ref=ref, current=current),
                    mending(msg("write ‘{word}’", word=current), current),
                    related=_renamed(portfolio, current),
                )


def _renamed(portfolio: Portfolio, current: str) -> tuple[Elsewhere, ...]:
    """Show where the record, or else its agreement, says how it was called."""
    both = (
        portfolio.actions.get(current) or portfolio.agreements.get(current),
        portfolio.agreements.get(current.partition("/")[0]),
    )
    told = next((record for record in both if record and record.formerly), None)
    return () if told is None else (Elsewhere(told.path, ("formerly",), msg("the former name stands here")),)
