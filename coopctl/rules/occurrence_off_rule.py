"""An occurrence fits no day of its rule, so it counts nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.records import Action, Occurrence
from coopctl.model.recurrence import expand, possible
from coopctl.model.vocabularies import Severity
from coopctl.rules.dates_out_of_order import backwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT


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
        date = occurrence.date
        last = min(date.latest, window.end.latest) if window.end else date.latest
        if not date.qualified and not date.impossible and not expand(action.recurs, anchor, date.earliest, last):
            yield Problem(
                action.path,
                (*place, "date"),
                msg("{date} fits no day of the recurrence, so it counts nowhere", date=date),
                msg("write the day of the rule that it stands for, and the other in ‘note’; or correct the rule"),
                related=(Elsewhere(action.path, ("recurs",), msg("the rule stands here")),),
            )
