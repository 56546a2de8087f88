"""Budget lines: planned, committed and spent; never added across currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts, money
from coopctl.measures.sums import minus, size
from coopctl.messages import Amount, msg, nmsg
from coopctl.reports.fields import column
from coopctl.reports.view import who
from coopctl.spelling.sought import folded
from coopctl.tables import Money, Sheet, percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from coopctl.measures.money import Amounts, Pot, Sums
    from coopctl.messages import Message
    from coopctl.model.defaults import Default
    from coopctl.model.records import Action, BudgetLine
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    column("action", over=True),
    column("year"),
    column("period", drop=4),
    column("heading", drop=5),
    column("kind", drop=3),
    column("funder", grow=True, whole=True),
    column("currency"),
    column("baseline", "planned_first", drop=6, right=True),
    column("planned", right=True),
    column("moved", drop=7, right=True),
    column("committed", drop=1, right=True),
    column("spent", right=True),
    column("at", "as_of", drop=2),
    column("from_agreement", drop=8),
)


_SUMS = (
    column("currency", over=True),
    column("kind", over=True),
    column("funder", grow=True, whole=True),
    column("planned", right=True),
    column("committed", drop=1, right=True),
    column("spent", right=True),
    column("executed", right=True),
    column("paid", drop=2, right=True),
)


def sheet(view: View) -> Sheet:
    """List the budget lines of the actions shown; what was spent as of a day after the day is left aside.

    Below they are added up by currency and kind, as docs/MEASURES.md, 11 says.
    """
    parted = _parted(view)
    found = money.totals(money.entries(view.actions, view.standing, view.standing.wholes))

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
            view.someone(line.funder),
            line.currency,
            cell(line, line.baseline),
            cell(line, line.planned),
            cell(line, minus(line.planned, line.baseline)),
            cell(line, line.committed),
            cell(line, money.spent(line, view.standing.day)),
            facts.known(line.at, view.standing.day),
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
        notes=(
            *(_first_agreed(pot, sums) for pot, sums in found.items() if sums.first is not None),
            *_not_added(view),
        ),
        extra={"totals": tuple(_total(pot, sums) for pot, sums in found.items())},
        below=(sums(view),) if found else (),
    )


def _not_added(view: View) -> Iterator[Message]:
    """Say what the rows hold that their sums do not: so that who adds them up finds the same."""
    among = view.actions, view.standing, view.standing.wholes
    for pot, sums in money.totals(money.given_up(*among)).items():
        if sums.planned:
            yield msg(
                "{currency}, {kind}, not counted: {planned} planned for actions that are cancelled",
                currency=pot.currency, kind=pot.kind, planned=Amount(sums.planned, pot.currency),
            )  # fmt: skip
    for pot, sums in money.totals(money.of_parts(*among)).items():
        if sums.planned or sums.spent:
            yield msg(
                "{currency}, {kind}, of parts, counted with their whole: {planned} planned, {spent} spent",
                currency=pot.currency, kind=pot.kind,
                planned=Amount(sums.planned or 0, pot.currency), spent=Amount(sums.spent or 0, pot.currency),
            )  # fmt: skip


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


def sums(view: View) -> Sheet:
    """Return what is added up by currency and kind, and of each funder; in all where there are several, or none."""
    entries = tuple(money.entries(view.actions, view.standing, view.standing.wholes))
    parted = _parted(view)
    funders: dict[tuple[str, str], tuple[Cell, list[Amounts]]] = {}
    for entry in entries:
        name = view.someone(entry.line.funder)
        key = str(who(entry.line.funder))
        funders.setdefault(("", "") if name is None else (str(type(name)), key), (name, []))[1].append(entry)
    own = [
        (name, money.totals(group))
        for _, (name, group) in sorted(funders.items(), key=lambda each: (each[0][0], folded(each[0][1])))
    ]
    rows: list[tuple[Cell, ...]] = []
    for pot, every in money.totals(entries).items():
        several = [(name, found[pot]) for name, found in own if pot in found]
        only = several[0][0] if len(several) == 1 else None
        for name, each in [*(several if len(several) > 1 else []), (only or msg("in all"), every)]:
            amounts = (
                value if value is None else Money(value, pot.currency, even=pot.currency in parted)
                for value in (each.planned, each.committed, each.spent)
            )
            rows.append((pot.currency, pot.kind, name, *amounts, percent(each.executed, 100), percent(each.paid, 100)))
    heading = msg("By currency; nothing is added up across currencies")
    return Sheet(kind="sums", columns=_SUMS, rows=tuple(rows), heading=heading, empty=msg("no budget lines"))


def _total(pot: Pot, sums: Sums) -> Cell:
    """Return the sums of one currency and kind for programs."""
    return {
        "currency": pot.currency,
        "kind": pot.kind,
        "baseline": sums.first,
        "planned": sums.planned,
        "committed": sums.committed,
        "spent": sums.spent,
        "executed": percent(sums.executed, 100),
        "paid": percent(sums.paid, 100),
    }


def _first_agreed(pot: Pot, sums: Sums) -> Message:
    """Say what was first agreed of one currency and kind, and how what is planned has moved since."""
    told = moved(sums, pot.currency) or msg("first agreed {first}", first=Amount(sums.first or 0, pot.currency))
    return msg("{currency}, {kind}, {moved}", currency=pot.currency, kind=pot.kind, moved=told)


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
