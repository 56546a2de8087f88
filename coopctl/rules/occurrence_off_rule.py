"""An occurrence fits no day of its rule, so it counts nowhere."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.records import Action, Occurrence
from coopctl.model.recurrence import expand, possible, soonest
from coopctl.model.vocabularies import Severity
from coopctl.rules.dates_out_of_order import backwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.dates import Date
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Recurrence
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Occurrence})
BESIDE = frozenset({"recurs", "period"})
_NEAR = timedelta(days=183)


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each occurrence within whose bounds no day of the rule lies, in the period that it runs in.

    That is the action's, else its agreement's; nothing is said where its start is open, and of marked dates.
    """
    action = seen.record
    occurrences = seen.of(Occurrence)
    if not occurrences or not isinstance(action, Action) or action.recurs is None or not possible(action.recurs):
        return
    agreement = portfolio.agreements.get(action.agreement)
    window = action.period or (agreement.period if agreement else None)
    if window is None or window.start is None or backwards(window):
        return
    anchor = window.start.earliest
    for place, occurrence in occurrences:
        held = occurrence.date
        last = min(held.latest, window.end.latest) if window.end else held.latest
        if not held.qualified and not held.impossible and not soonest(action.recurs, anchor, held.earliest, last):
            yield Problem(
                action.path,
                (*place, "date"),
                msg("{date} fits no day of the recurrence, so it counts nowhere", date=held),
                _help(action.recurs, (anchor, window.end.latest if window.end else date.max), held),
                related=(Elsewhere(action.path, ("recurs",), msg("the rule stands here")),),
            )


def _help(rule: Recurrence, window: tuple[date, date], written: Date) -> Message:
    """Give the last day of the month where the rule names a day that is missing there, else its nearest day.

    Only days of the window, the first and the last one that count, are given.
    """
    day, until = written.earliest, written.latest
    for last in (until, _shifted(day, -timedelta(days=1)) if day == until else until):
        length = calendar.monthrange(last.year, last.month)[1]
        if last.day == length and max(rule.bymonthday) > length and last.month in (rule.bymonth or (last.month,)):
            return msg(
                "did you mean {rule}, the month's last day? {month} has {days} days",
                rule="BYMONTHDAY=-1", month=f"{last:%Y-%m}", days=length,
            )  # fmt: skip
    near = expand(rule, window[0], _shifted(day, -_NEAR), min(_shifted(until, _NEAR), window[1]))
    if not near:
        return msg("write the day of the rule that it stands for, and the other in ‘note’; or correct the rule")
    nearest = min(near, key=lambda each: abs(each - day))
    return msg(
        "write {day} if it stands for that day of the rule, and the other in ‘note’; or correct the rule",
        day=nearest.isoformat(),
    )


def _shifted(day: date, by: timedelta) -> date:
    """Return a day so much later, held to the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
