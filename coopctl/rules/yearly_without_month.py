"""A yearly recurrence that does not name its month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Frequency, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each FREQ=YEARLY without BYMONTH: to RFC 5545 that is a day of every month."""
    for action in portfolio.actions.values():
        if action.recurs is not None and action.recurs.freq is Frequency.YEARLY and not action.recurs.bymonth:
            yield Problem(
                action.path,
                ("recurs",),
                msg("a yearly recurrence needs its month"),
                msg("add BYMONTH, as in FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18, or write FREQ=MONTHLY"),
            )
