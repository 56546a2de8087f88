"""An update says nothing but its date and who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Update
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Update})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each update without a text, a status, a progress, a period and a source."""
    for place, update in seen.of(Update):
        if update.text or update.status or update.progress is not None or update.period or update.sources:
            continue
        yield Problem(
            seen.record.path,
            place,
            msg("this update has a date, and says nothing"),
            msg("write what changed: text: …"),
        )
