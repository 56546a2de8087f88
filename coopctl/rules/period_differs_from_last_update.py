"""The action's period is not the one that its last update gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.measures.facts import latest
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coopctl.model.dates import Date, Period
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem where the last update that replans the action gives other days than `period`."""
    for action in portfolio.actions.values():
        last = latest([update for update in action.updates if update.period])
        if last is None or last.period is None or (action.period and _days(last.period) == _days(action.period)):
            continue
        position = next(n for n, update in enumerate(action.updates) if update is last)
        yield Problem(
            action.path,
            ("period",) if action.period else (),
            msg("the period is {period}, but the last update says {other}", period=action.period, other=last.period)
            if action.period
            else msg("the action has no period, but an update says {other}", other=last.period),
            msg("write ‘period: {word}’, or add an update with the right period", word=last.period.text),
            related=(
                Elsewhere(action.path, ("updates", position, "period"), msg("replanned here, {date}", date=last.date)),
            ),
        )


def _days(period: Period) -> tuple[tuple[date, date] | None, ...]:
    return _bounds(period.start), _bounds(period.end)


def _bounds(end: Date | None) -> tuple[date, date] | None:
    return end.order if end else None
