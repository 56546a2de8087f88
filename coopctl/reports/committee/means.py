"""Money by currency, funder and year, and missions by direction and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import missions, money
from coopctl.messages import Amount, msg
from coopctl.reports.arrange import filled
from coopctl.reports.paper import Paragraph, Part, Rows
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from coopctl.measures.money import Amounts
    from coopctl.model.records import Action
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
    """Yield the chapter: totals by currency, then by funder and year; then missions. What nobody stated is said."""
    yield Part(name="means", title=msg("Means"))
    yield Part(name="money", title=msg("Money"), level=2, blocks=_money(scope))
    found = travel(scope, scope.view.actions)
    told = Rows(filled(found)) if found.rows else Paragraph(msg("No missions are planned or recorded."))
    yield Part(name="missions", title=msg("Missions"), level=2, blocks=(told,))


def _money(scope: Scope) -> tuple[Paragraph | Rows, ...]:
    found = _entries(scope, scope.view.actions)
    if not found:
        return (Paragraph(msg("No budget is stated.")),)
    totals = tuple((pot.currency, pot.kind, *_amounts(pot.currency, sums)) for pot, sums in money.totals(found).items())
    heading = msg("By currency; nothing is added up across currencies")
    sheet = Sheet(kind="money", columns=_TOTALS, rows=totals, heading=heading, empty=msg("none"))
    return (Rows(filled(sheet)), Rows(filled(lines(scope, scope.view.actions))))


def lines(scope: Scope, actions: Iterable[Action]) -> Sheet:
    """Return the sums of each year or period, heading, funder, kind and currency, over the lines that count."""
    groups: dict[tuple[str, ...], list[Amounts]] = {}
    for entry in _entries(scope, actions):
        line = entry.line
        when = str(line.period.earliest) if line.period else f"{line.year or 0:04}"
        whose = str(line.period or ""), str(line.heading or ""), str(scope.named(line.funder))
        key = (when, *whose, line.kind or "", line.currency or "")
        groups.setdefault(key, []).append(entry)
    rows: list[tuple[Cell, ...]] = []
    for _, entries in sorted(groups.items(), key=lambda each: each[0]):
        line = entries[0].line
        told = (
            line.period or line.year or msg("not stated"),
            line.heading,
            scope.named(line.funder) or msg("not stated"),
            line.kind,
        )
        rows += [(*told, *_amounts(pot.currency, sums)) for pot, sums in money.totals(entries).items()]
    heading = msg("Money by year and funder")
    return Sheet(kind="money", columns=_LINES, rows=tuple(rows), heading=heading, empty=msg("none"))


def _entries(scope: Scope, actions: Iterable[Action]) -> Sequence[Amounts]:
    wholes = scope.view.standing.wholes
    return [each for each in money.entries(actions, scope.view.standing, wholes) if money.pot(each)]


def _amounts(currency: str, sums: money.Sums) -> tuple[Cell, ...]:
    def amount(value: Decimal | int | None) -> Cell:
        return None if value is None else Amount(value, currency)

    return tuple(amount(each) for each in (sums.planned, sums.committed, sums.spent, sums.baseline, sums.moved))


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
