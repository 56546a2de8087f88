"""How the period of an agreement or action has moved: by its end, since that is the deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind
from coopctl.measures import slippage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.dates import Period
    from coopctl.model.records import Record


def period(before: Period | None, after: Period | None, record: Record) -> Iterator[Change]:
    """Yield how the end has moved; a refinement, or another start alone, is told as a change of the period."""
    if (before.text if before else None) == (after.text if after else None):
        return
    slip = slippage.between(before.end if before else None, after.end if after else None)
    kind = ChangeKind.PERIOD
    if slip and slip.moved:
        kind = ChangeKind.POSTPONED if slip.later else ChangeKind.BROUGHT_FORWARD
    yield Change(kind=kind, ref=record.ref, title=record.title, before=before, after=after, slip=slip)
