"""A recurrence names a day that some of its months do not have, so that it does not come in them."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Recurrence
from coopctl.model.recurrence import possible
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
#: A year without a 29 February.
_COMMON = 2023


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each recurrence whose last day in the month is not in all its months, every year."""
    for place, rule in seen.of(Recurrence):
        day = max(rule.bymonthday)
        months = rule.bymonth or range(1, 13)
        short = [month for month in sorted(months) if calendar.monthrange(_COMMON, month)[1] < day]
        if short and possible(rule):
            yield Problem(
                seen.record.path,
                place,
                msg(
                    "day {day} is not in every month of the rule: {months} go without it",
                    day=str(day),
                    months=tuple(f"{month:02}" for month in short),
                ),
                msg("write {words} if the month's last day is meant", words="BYMONTHDAY=-1"),
            )
