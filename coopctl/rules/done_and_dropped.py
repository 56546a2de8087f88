"""A milestone or a decision was both done and dropped: it is one of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.records import Decision, Milestone
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING
NEEDS = frozenset({Decision, Milestone})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such row; no figure counts it as done."""
    rows: list[tuple[Place, Decision | Milestone]] = [*seen.of(Decision), *seen.of(Milestone)]
    for place, each in rows:
        if each.done and each.dropped:
            path = seen.record.path
            message = msg("this was done, {done}, and given up, {dropped}", done=each.done, dropped=each.dropped)
            related = (Elsewhere(path, (*place, "done"), msg("done here")),)
            help_ = msg("keep one of the two dates; what was done in part is told in the note")
            yield Problem(path, (*place, "dropped"), message, help_, related=related)
