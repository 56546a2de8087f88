"""A budget year lies outside the plan: the action's period, or its agreement's where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.dates import Period
from coopctl.model.records import Action, BudgetLine
from coopctl.model.vocabularies import Severity
from coopctl.rules.dates_out_of_order import backwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each year that no period of the action touches: today's, the first agreed, an update's.

    Marked periods are let be.
    """
    action = seen.record
    lines = [(place, line.year) for place, line in seen.of(BudgetLine) if line.year is not None]
    if not lines or not isinstance(action, Action):
        return
    path, period = action.path, action.period
    periods = [each for place, each in seen.of(Period) if place[-1] in ("period", "baseline") and place[0] != "budget"]
    agreement = portfolio.agreements.get(action.agreement)
    if period is None and not periods and agreement is not None and agreement.period is not None:
        path, period, periods = agreement.path, agreement.period, [agreement.period]
    if period is None or any(backwards(each) for each in periods):
        return
    for place, year in lines:
        if not any(_touches(year, each) for each in periods):
            yield Problem(
                action.path,
                (*place, "year"),
                msg("{year} is outside the plan, {period}", year=str(year), period=period),
                msg("correct the year, or the period"),
                related=(Elsewhere(path, ("period",), msg("the period stands here")),),
            )


def _touches(year: int, period: Period) -> bool:
    """Whether some day of the year may lie in the period; always where that is marked."""
    start, end = period.start, period.end
    if (start and start.qualified) or (end and end.qualified):
        return True
    return (start is None or start.earliest.year <= year) and (end is None or year <= end.latest.year)
