"""A purpose code that the DAC's list does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Action
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each unknown code. It is a warning: the list grows between two versions of ours."""
    for record in records(portfolio):
        for place, code in purposes(record):
            if code not in codes("purposes") and code not in codes("withdrawn"):
                yield Problem(
                    record.path,
                    place,
                    msg("{code} is no purpose code of the DAC", code=code),
                    msg("look it up in the DAC's list of purpose codes; 99810 stands for a sector not specified"),
                )


def purposes(record: Record) -> Iterator[tuple[Place, str]]:
    """Give (place, code) of every DAC code that a record states."""
    if isinstance(record, Action):
        yield from ((("dac", n, "code"), str(share.code)) for n, share in enumerate(record.dac))
    else:
        for a, axis in enumerate(record.axes):
            yield from ((("axes", a, "dac", n), str(code)) for n, code in enumerate(axis.dac))
