"""A line of missions does not say who travels, who is visited or in which year, or says nothing of missions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Missions
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Missions})

_BOTH = 2


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each line that lacks one of its parties or its year, or has nothing planned and nothing done.

    Of what took place the days tell the year.
    """
    for place, line in seen.of(Missions):
        said = {"from": line.from_, "to": line.to, "year": line.year or any(each.date for each in line.done) or None}
        missing = tuple(field for field, value in said.items() if value is None)
        if missing:
            message = msg("this mission line lacks {fields}", fields=missing)
            yield Problem(seen.record.path, place, message, _how(line, missing, seen.record.ref, portfolio))
        elif line.planned is None and not line.done:
            message = msg("this mission line says neither what is planned nor what was done")
            help_ = msg("write them: {line}", line="planned: {missions: …, days: …}")
            yield Problem(seen.record.path, place, message, help_)


def _how(line: Missions, missing: tuple[str, ...], ref: str, portfolio: Portfolio) -> Message:
    """Name the other one of two parties, where one is said."""
    agreement = portfolio.agreements.get(ref.partition("/")[0])
    parties = {party.id for party in agreement.parties} if agreement else set[str]()
    other = parties - {line.from_, line.to}
    if missing in (("from",), ("to",)) and len(parties) == _BOTH and len(other) == 1:
        return msg("write beside it {line}", line=f"{missing[0]}: {other.pop()}")
    return msg("write beside it {line}", line=", ".join(f"{field}: …" for field in missing))
