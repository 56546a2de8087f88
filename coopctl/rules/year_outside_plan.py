"""A year of budget or missions, or a period in its place, lies outside the plan: the action's, else its agreement's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.dates import parse_period
from coopctl.model.records import Action, BudgetLine, Missions
from coopctl.model.vocabularies import Severity
from coopctl.rules.dates_out_of_order import backwards
from coopctl.rules.unlikely_year import likely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.dates import Period
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({BudgetLine, Missions})
BESIDE = frozenset({"period", "baseline", "updates.period"})


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each row whose time no period of the action touches: that of now, first agreed, of an update.

    Marked periods are let be.
    """
    action = seen.record
    rows = [*_rows(seen)]
    if not rows or not isinstance(action, Action):
        return
    path, period = action.path, action.period
    periods = [each for _, each in plans(action)]
    agreement = portfolio.agreements.get(action.agreement)
    if period is None and not periods and agreement is not None and agreement.period is not None:
        path, period, periods = agreement.path, agreement.period, [agreement.period]
    if period is None or any(backwards(each) for each in periods):
        return
    for place, of_row in rows:
        if not backwards(of_row) and not any(_touch(of_row, each) for each in periods):
            yield Problem(
                action.path,
                place,
                msg("{year} is outside the plan, {period}", year=str(of_row), period=period),
                msg("correct the year, or the period"),
                related=(Elsewhere(path, ("period",), msg("the period stands here")),),
            )


def plans(action: Action) -> Iterator[tuple[Place, Period]]:
    """Yield each period of an action as a whole with its place: that of now, first agreed, of its updates."""
    if action.period:
        yield ("period",), action.period
    if action.baseline:
        yield ("baseline",), action.baseline
    for number, update in enumerate(action.updates):
        if update.period:
            yield ("updates", number, "period"), update.period


def _rows(seen: Seen) -> Iterator[tuple[Place, Period]]:
    """Yield the time of each line of budget and of missions with its place."""
    lines: list[tuple[Place, BudgetLine | Missions]] = [*seen.of(BudgetLine), *seen.of(Missions)]
    for place, line in lines:
        if isinstance(line, BudgetLine) and line.period:
            yield (*place, "period"), line.period
        elif line.year is not None and likely(line.year):
            yield (*place, "year"), parse_period(f"{line.year:04}")


def _touch(one: Period, other: Period) -> bool:
    """Whether some day may lie in both periods; always where an end of one is marked."""
    ends = (one.start, one.end, other.start, other.end)
    if any(end and end.qualified for end in ends):
        return True
    return _starts_by(one, other) and _starts_by(other, one)


def _starts_by(one: Period, other: Period) -> bool:
    """Whether a period may have begun before the end of another."""
    return one.start is None or other.end is None or one.start.earliest <= other.end.latest
