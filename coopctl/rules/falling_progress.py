"""The progress of an update is lower than that of an earlier one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg, share
from coopctl.model.records import Action
from coopctl.model.vocabularies import Severity
from coopctl.rules.fraction_for_percent import fraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each update whose progress is below that of the last one before it that has any.

    A fraction is no fall: fraction-for-percent tells it.
    """
    path, action = seen.record.path, seen.record
    updates = action.updates if isinstance(action, Action) and "updates" in seen.data else ()
    told = [(("updates", at), each.date, each.progress) for at, each in enumerate(updates) if each.progress is not None]
    told = [each for each in told if not fraction(each[2])]
    for (above, _, before), (below, _, after) in pairwise(sorted(told, key=lambda each: each[1].order)):
        if after < before:
            yield Problem(
                path,
                (*below, "progress"),
                msg("the progress falls from {before} to {after}", before=share(before), after=share(after)),
                msg("correct the number, or the earlier one; where it did fall, let the text say why"),
                related=(Elsewhere(path, (*above, "progress"), msg("the earlier one")),),
            )
