"""A purpose code that the DAC has withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records
from coopctl.rules.unknown_dac_code import purposes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each code that is still known but no longer in use."""
    for record in records(portfolio):
        for place, code in purposes(record):
            if code in codes("withdrawn"):
                yield Problem(
                    record.path,
                    place,
                    msg("the DAC has withdrawn the purpose code {code}", code=code),
                    msg("write the code that took its place in the DAC's list of purpose codes"),
                )
