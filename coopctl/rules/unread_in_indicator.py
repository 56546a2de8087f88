"""An indicator says what nothing reads: a baseline or steps beside a level to hold, `at: most` beside another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Aim, Problem
from coopctl.messages import msg
from coopctl.model.records import Indicator
from coopctl.model.vocabularies import Bound, IndicatorKind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Indicator})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each field of an indicator that its kind leaves unread."""
    for place, indicator in seen.of(Indicator):
        if indicator.kind is IndicatorKind.KEEP:
            said = (("baseline", indicator.baseline), ("steps", indicator.steps))
            for name in (name for name, value in said if value):
                yield Problem(
                    seen.record.path,
                    (*place, name),
                    msg("‘{field}’ is not read: this indicator is a level to hold, from the first day", field=name),
                    msg("remove it, or the line ‘kind: keep’"),
                    aim=Aim.KEY,
                )
        elif indicator.target and indicator.target.at is Bound.MOST:
            yield Problem(
                seen.record.path,
                (*place, "target", "at"),
                msg("‘at’ is not read: this indicator is no level to hold"),
                msg("add ‘kind: keep’, or remove ‘at’"),
            )
