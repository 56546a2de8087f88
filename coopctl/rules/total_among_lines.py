"""A line of the budget is a total by its heading, and is added to the lines that it sums up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import BudgetLine
from coopctl.model.vocabularies import Severity
from coopctl.spelling.totals import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({BudgetLine})
BESIDE = frozenset({"budget"})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such line beside another one of its kind and its currency."""
    lines = seen.of(BudgetLine)
    for place, line in lines if len(lines) > 1 else ():
        headings = line.heading.variants.values() if line.heading else ()
        said = next((each for each in headings if is_total(each)), "")
        alike = (other for _, other in lines if (other.kind, other.currency) == (line.kind, line.currency))
        if said and any(other is not line for other in alike):
            message = msg("‘{heading}’ is added to the lines beside it, as one more", heading=said)
            help_ = msg("if it is their total, delete the line: sums are worked out")
            yield Problem(seen.record.path, (*place, "heading"), message, help_)
