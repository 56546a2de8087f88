"""A recurrence that no day ever fits, such as every 30 February."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Action
from coopctl.model.recurrence import possible
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR
BESIDE = frozenset({"recurs"})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for a recurrence without a day, or with a number that no calendar has."""
    action = seen.record
    if not isinstance(action, Action):
        return
    if action.recurs is not None and not possible(action.recurs):
        yield Problem(
            action.path,
            ("recurs",),
            msg("no month of this recurrence has such a day"),
            msg("write a BYMONTHDAY that one of its months has; -1 is a month's last day"),
        )
    elif action.recurs is None and seen.data.get("recurs") is not None:
        yield Problem(
            action.path,
            ("recurs",),
            msg("this recurrence holds a month or a day that no calendar has"),
            msg("write it as in FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;UNTIL=2020-12-31"),
        )
