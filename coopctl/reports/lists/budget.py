"""Budget lines: planned, committed and spent; never added across currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import money
from coopctl.measures.sums import minus, size
from coopctl.messages import Amount, msg, nmsg
from coopctl.reports.view import who
from coopctl.tables import Column, Money, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from coopctl.measures.money import Pot, Sums
    from coopctl.messages import Message
    from coopctl.model.defaults import Default
    from coopctl.model.records import Action, BudgetLine
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    Column("action", msg("Action"), over=True),
    Column("year", msg("Year"), right=True),
    Column("period", msg("Period"), drop=4),
    Column("heading", msg("Heading"), drop=5),
    Column("kind", msg("Kind"), drop=3),
    Column("funder", msg("Funder"), grow=True),
    Column("currency", msg("Currency")),
    Column("baseline", msg("First agreed"), drop=6, right=True),
    Column("planned", msg("Planned"), right=True),
    Column("moved", msg("Moved"), drop=7, right=True),
    Column("committed", msg("Committed"), drop=1, right=True),
    Column("spent", msg("Spent"), right=True),
    Column("at", msg("As of"), drop=2),
    Column("from_agreement", msg("From the agreement"), drop=8),
)


def sheet(view: View) -> Sheet:
    """List the budget lines of the actions shown; what was spent as of a day after the day is left aside.

    The notes add them up by currency and kind, as docs/MEASURES.md, 11 says.
    """
    parted = _parted(view)

    def cell(line: BudgetLine, value: Decimal | int | None) -> Cell:
        if value is None or line.currency is None:
            return value
        return Money(value, line.currency, even=line.currency in parted)

    rows = tuple(
        (
            action.ref,
            line.year,
            line.period,
            line.heading,
            line.kind,
            who(line.funder),
            line.currency,
            cell(line, line.baseline),
            cell(line, line.planned),
            cell(line, minus(line.planned, line.baseline)),
            cell(line, line.committed),
            cell(line, money.spent(line, view.standing.day)),
            line.at,
            taken,
        )
        for action in view.actions
        for line, taken in _with_taken(view, action)
    )
    return Sheet(
        kind="budget",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} budget line", "{n} budget lines", len(rows)),
        empty=msg("no budget lines"),
        notes=_totals(view),
    )


def _with_taken(view: View, action: Action) -> Iterator[tuple[BudgetLine, tuple[Default, ...]]]:
    """Return the lines of an action, each with what it takes from its agreement's defaults."""
    taken = view.portfolio.taken.get(action.ref) or ((),) * len(action.budget)
    return zip(action.budget, taken, strict=True)


def _parted(view: View) -> frozenset[str]:
    """Return the currencies of which an amount has decimals: then all of them have."""
    return frozenset(
        line.currency
        for action in view.actions
        for line in action.budget
        if line.currency
        and any(value is not None and value % 1 for value in (line.baseline, line.planned, line.committed, line.spent))
    )


def _totals(view: View) -> tuple[Message, ...]:
    """Say the sums of each currency and kind."""
    entries = money.entries(view.actions, view.standing, view.standing.wholes)
    return tuple(_total(pot, sums) for pot, sums in money.totals(entries).items())


def _total(pot: Pot, sums: Sums) -> Message:
    said = msg(
        "{currency}, {kind}: planned {planned}, committed {committed}, spent {spent}",
        currency=pot.currency,
        kind=pot.kind,
        planned=_amount(sums.planned, pot.currency),
        committed=_amount(sums.committed, pot.currency),
        spent=_amount(sums.spent, pot.currency),
    )
    more = moved(sums, pot.currency)
    if more is None and sums.first is not None:
        more = msg("first agreed {first}", first=Amount(sums.first, pot.currency))
    return msg("{total}; {moved}", total=said, moved=more) if more else said


def moved(sums: Sums, currency: str) -> Message | None:
    """Say how what is planned has moved since it was first agreed; None where no line states both."""
    if sums.moved is None or sums.baseline is None:
        return None
    first, by = Amount(sums.baseline, currency), Amount(size(sums.moved), currency)
    if not sums.moved:
        return msg("first agreed {first}, not moved", first=first)
    if sums.moved > 0:
        return msg("first agreed {first}, now {by} more", first=first, by=by)
    return msg("first agreed {first}, now {by} less", first=first, by=by)


def _amount(value: Decimal | int | None, currency: str) -> Message | Amount:
    return msg("not stated") if value is None else Amount(value, currency)
