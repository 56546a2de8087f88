"""A reference that uses the former name of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.mentions import mentions, present_name
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.HINT


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each reference that still resolves, but by an old name."""
    for record in records(portfolio):
        for place, ref in mentions(record):
            current = present_name(portfolio, ref)
            if current is not None and current != ref:
                yield Problem(
                    record.path,
                    place,
                    msg("‘{ref}’ is now called ‘{current}’", ref=ref, current=current),
                    msg("write ‘{word}’", word=current),
                )
