"""Budget lines: planned, committed and spent; never added across currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import money
from coopctl.messages import Amount, msg, nmsg
from coopctl.reports.view import who
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from decimal import Decimal

    from coopctl.messages import Message
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
    """List the budget lines of the actions shown; what was spent as of a day after the day is left aside.

    The notes add them up by currency and kind, as docs/MEASURES.md, 11 says.
    """
    rows = tuple(
        (
            action.ref,
            line.year,
            line.kind,
            who(line.funder),
            line.currency,
            line.planned,
            line.committed,
            money.spent(line, view.standing.day),
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
        notes=_totals(view),
    )


def _totals(view: View) -> tuple[Message, ...]:
    """Say the sums of each currency and kind."""
    entries = money.entries(view.actions, view.standing, view.standing.wholes)
    return tuple(
        msg(
            "{currency}, {kind}: planned {planned}, committed {committed}, spent {spent}",
            currency=pot.currency,
            kind=pot.kind,
            planned=_amount(sums.planned, pot.currency),
            committed=_amount(sums.committed, pot.currency),
            spent=_amount(sums.spent, pot.currency),
        )
        for pot, sums in money.totals(entries).items()
    )


def _amount(value: Decimal | int | None, currency: str) -> Message | Amount:
    return msg("not stated") if value is None else Amount(value, currency)
