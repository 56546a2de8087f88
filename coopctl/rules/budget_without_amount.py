"""A budget line in money that names no amount at all, and no note says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import BudgetLine
from coopctl.model.vocabularies import BudgetKind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such line; what is given in kind often has no price."""
    for place, line in seen.of(BudgetLine):
        amounts = (line.baseline, line.planned, line.committed, line.spent)
        if line.kind is BudgetKind.IN_KIND or line.note is not None or any(each is not None for each in amounts):
            continue
        message = msg("this budget line names no amount: it is in no total")
        help_ = msg("write it, as {line}; or say in ‘note’ why it is not known", line="planned: …")
        yield Problem(seen.record.path, place, message, help_)
