"""Budget lines: planned, committed and spent; never added across currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports.view import who
from coopctl.sheets import Column, Sheet

if TYPE_CHECKING:
    from coopctl.reports.view import View

COLUMNS = (
    Column("action", msg("Action")),
    Column("year", msg("Year"), right=True),
    Column("kind", msg("Kind"), drop=3),
    Column("funder", msg("Funder"), grow=True),
    Column("currency", msg("Currency")),
    Column("planned", msg("Planned"), right=True),
    Column("committed", msg("Committed"), drop=1, right=True),
    Column("spent", msg("Spent"), right=True),
    Column("at", msg("As of"), drop=2),
)


def sheet(view: View) -> Sheet:
    """List the budget lines of the actions shown, as they stand in the files."""
    rows = tuple(
        (
            action.ref,
            line.year,
            line.kind,
            who(line.funder),
            line.currency,
            line.planned,
            line.committed,
            line.spent,
            line.at,
        )
        for action in view.actions
        for line in action.budget
    )
    return Sheet(
        kind="budget",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} budget line", "{n} budget lines", len(rows)),
        empty=msg("no budget lines"),
    )
