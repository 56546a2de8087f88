"""The missions of a line lead from a party to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Missions
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING
NEEDS = frozenset({Missions})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each line of missions whose two parties are one."""
    for place, line in seen.of(Missions):
        if line.to is not None and line.from_ == line.to:
            yield Problem(
                seen.record.path,
                (*place, "to"),
                msg("these missions lead from ‘{party}’ to itself", party=line.to),
                msg("write the party that is visited"),
            )
