"""An action is only planned or proposed, and one of its occurrences was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.records import Action, Occurrence
from coopctl.model.vocabularies import ActionStatus, OccurrenceState, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Occurrence})
BESIDE = frozenset({"status", "occurrences"})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each such action, and show the first occurrence that was held."""
    action = seen.record
    if not isinstance(action, Action) or action.status not in (ActionStatus.PLANNED, ActionStatus.PROPOSED):
        return
    held = next((place for place, each in seen.of(Occurrence) if each.state is OccurrenceState.HELD), None)
    if held is not None:
        yield Problem(
            action.path,
            ("status",),
            msg("the action is {status}, but it was already held", status=action.status),
            msg("write in_progress, or correct the occurrence"),
            related=(Elsewhere(action.path, (*held, "state"), msg("held here")),),
        )
