"""Money by currency, funder and year, and missions by direction and year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coopctl.measures import missions, money
from coopctl.messages import Amount, msg, nmsg
from coopctl.reports.arrange import filled
from coopctl.reports.paper import Paragraph, Part, Rows
from coopctl.spelling.sought import folded
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from coopctl.measures.money import Amounts, Pot
    from coopctl.messages import Message
    from coopctl.model.records import Action, BudgetLine
    from coopctl.reports.committee.scope import Scope
    from coopctl.tables import Cell

_SUMS = (
    Column("planned", msg("Planned"), right=True),
    Column("committed", msg("Committed"), right=True),
    Column("spent", msg("Spent"), right=True),
)
_TOTALS = (
    Column("currency", msg("Currency")),
    Column("kind", msg("Kind")),
    *_SUMS,
    Column("baseline", msg("First agreed"), right=True),
    Column("moved", msg("Moved"), right=True),
)
_LINES = (
    Column("year", msg("Year"), right=True),
    Column("heading", msg("Heading"), grow=True),
    Column("funder", msg("Funder"), grow=True),
    Column("kind", msg("Kind")),
    *_SUMS,
    Column("baseline", msg("First agreed"), right=True),
    Column("moved", msg("Moved"), right=True),
)
_MISSIONS = (
    Column("from", msg("From"), grow=True),
    Column("to", msg("To"), grow=True),
    Column("year", msg("Year"), right=True),
    Column("planned", msg("Missions planned"), right=True),
    Column("planned_days", msg("Planned mission-days"), right=True),
    Column("done", msg("Missions done"), right=True),
    Column("done_days", msg("Mission-days done"), right=True),
    Column("person_days", msg("Person-days"), right=True),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter: totals by currency, subtotals by year and by funder, lines of both; then missions."""
    yield Part(name="means", title=msg("Means"))
    yield Part(name="money", title=msg("Money"), level=2, blocks=_money(scope))
    found = travel(scope, scope.view.actions)
    told = Rows(filled(found)) if found.rows else Paragraph(msg("No missions are planned or recorded."))
    yield Part(name="missions", title=msg("Missions"), level=2, blocks=(told,))


def _money(scope: Scope) -> tuple[Paragraph | Rows, ...]:
    found = _entries(scope, scope.view.actions)
    if not found:
        stated = sum(len(action.budget) for action in scope.view.actions)
        uncounted = nmsg(
            "One budget line is in no total: see list budget.",
            "{n} budget lines are in no total: see list budget.",
            stated,
        )
        return (Paragraph(uncounted if stated else msg("No budget is stated.")),)
    sheet = _totals(found)
    every = lines(scope, scope.view.actions)
    parts = (
        _subtotals(found, msg("Money by year"), _LINES[0], _when, _year),
        _subtotals(found, msg("Money by funder"), _LINES[2], _whose(scope), lambda line: _funder(scope, line)),
    )
    told = (each for each in parts if len(sheet.rows) < len(each.rows) < len(every.rows))
    return tuple(Rows(filled(each)) for each in (sheet, *told, every))


def totals(scope: Scope) -> Sheet | None:
    """Return the sums of each currency and kind; None where no budget is stated."""
    found = _entries(scope, scope.view.actions)
    return _totals(found) if found else None


def _totals(found: Iterable[Amounts]) -> Sheet:
    rows = tuple(
        (pot.currency, pot.kind, *amounts)
        for pot, sums in money.totals(found).items()
        if any(amounts := _amounts(pot.currency, sums))
    )
    heading = msg("By currency; nothing is added up across currencies")
    return Sheet(kind="money", columns=_TOTALS, rows=rows, heading=heading, empty=msg("none"))


def lines(scope: Scope, actions: Iterable[Action], *, added: bool = False) -> Sheet:
    """Return the sums of each year or period, heading, funder, kind and currency, over the lines that count.

    `added` adds up, below them, the rows of each currency and kind that has several.
    """
    entries = _entries(scope, actions)
    whose = _whose(scope)

    def key(line: BudgetLine) -> tuple[str, ...]:
        return *_when(line), str(line.heading or ""), *whose(line)

    rows: list[tuple[Cell, ...]] = []
    pots: Counter[Pot] = Counter()
    for group in _grouped(entries, key):
        line = group[0].line
        for pot, sums in money.totals(group).items():
            if any(amounts := _amounts(pot.currency, sums)):
                rows.append((_year(line), line.heading, _funder(scope, line), pot.kind, *amounts))
                pots[pot] += 1
    if added:
        rows += [
            (msg("in all"), None, None, pot.kind, *_amounts(pot.currency, sums))
            for pot, sums in money.totals(entries).items()
            if pots[pot] > 1
        ]
    heading = msg("Money by year and funder")
    return Sheet(kind="money", columns=_LINES, rows=tuple(rows), heading=heading, empty=msg("none"))


def _subtotals(
    entries: Sequence[Amounts],
    heading: Message,
    column: Column,
    key: Callable[[BudgetLine], tuple[str, ...]],
    name: Callable[[BudgetLine], Cell],
) -> Sheet:
    """Return the sums of what has one `key`, by currency and kind; `name` says what it is."""
    rows = tuple(
        (name(group[0].line), pot.kind, *amounts)
        for group in _grouped(entries, key)
        for pot, sums in money.totals(group).items()
        if any(amounts := _amounts(pot.currency, sums))
    )
    columns = (column, *_LINES[3:])
    return Sheet(kind="money", columns=columns, rows=rows, heading=heading, empty=msg("none"))


def _grouped(entries: Iterable[Amounts], key: Callable[[BudgetLine], tuple[str, ...]]) -> Iterator[list[Amounts]]:
    """Yield the lines that have one key, in the order of keys."""
    groups: dict[tuple[str, ...], list[Amounts]] = {}
    for entry in entries:
        groups.setdefault(key(entry.line), []).append(entry)
    for _, group in sorted(groups.items(), key=lambda each: each[0]):
        yield group


def _when(line: BudgetLine) -> tuple[str, ...]:
    """Order lines by the year, or by when their period begins: a period is never one of the years."""
    return str(line.period.earliest) if line.period else f"{line.year or 0:04}", str(line.period or "")


def _whose(scope: Scope) -> Callable[[BudgetLine], tuple[str, ...]]:
    return lambda line: (folded(str(scope.named(line.funder))), str(scope.named(line.funder)))


def _year(line: BudgetLine) -> Cell:
    return line.period or line.year or msg("not stated")


def _funder(scope: Scope, line: BudgetLine) -> Cell:
    return scope.named(line.funder) or msg("not stated")


def _entries(scope: Scope, actions: Iterable[Action]) -> Sequence[Amounts]:
    wholes = scope.view.standing.wholes
    return [each for each in money.entries(actions, scope.view.standing, wholes) if money.pot(each)]


def _amounts(currency: str, sums: money.Sums) -> tuple[Cell, ...]:
    def amount(value: Decimal | int | None) -> Cell:
        return None if value is None else Amount(value, currency)

    return tuple(amount(each) for each in (sums.planned, sums.committed, sums.spent, sums.first, sums.moved))


def travel(scope: Scope, actions: Iterable[Action]) -> Sheet:
    """Return the missions of each direction and year, over the lines that count."""
    totals = missions.totals(actions, scope.view.standing, scope.view.standing.wholes)
    rows = tuple(
        (
            scope.party(start),
            scope.party(end),
            year,
            days.planned,
            days.planned_days,
            days.done,
            days.done_days,
            days.person_days,
        )
        for (start, end, year), days in totals.items()
    )
    heading = msg("Missions by direction and year")
    return Sheet(kind="missions", columns=_MISSIONS, rows=rows, heading=heading, empty=msg("none"))
