"""Money of an action: budgets by pieces of a year at most, and what was committed and spent by a day."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import BudgetKind
from coopctl.reports.iati import organisations
from coopctl.reports.iati.days import iso, pieces
from coopctl.reports.iati.element import Element, coded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.records import Action, BudgetLine
    from coopctl.reports.view import View

#: BudgetType, BudgetStatus, TransactionType.
ORIGINAL, REVISED = "1", "2"
INDICATIVE, COMMITTED = "1", "2"
COMMITMENT, EXPENDITURE = 2, 4
_CENT = Decimal("0.01")


def budgets(action: Action) -> tuple[Element, ...]:
    """Return what is planned; beside it what was first agreed, where that is another amount."""
    return tuple(
        _budget(kind, line, amount, first, last)
        for line in action.budget
        if (span := _span(line)) and line.currency and line.kind is BudgetKind.CASH
        for kind, planned in _planned(line)
        for first, last, amount in _parts(planned, *span)
    )


def transactions(view: View, action: Action) -> tuple[Element, ...]:
    """Return what was committed and spent, each line as one sum on the day by which it was so."""
    return tuple(
        _transaction(view, kind, amount, line, at)
        for line in action.budget
        if line.currency and line.kind is BudgetKind.CASH and (at := _by(line, view.standing.day))
        for kind, amount in ((COMMITMENT, line.committed), (EXPENDITURE, line.spent))
        if amount
    )


def unsaid(view: View, action: Action) -> Iterator[Message]:
    """Say which lines are left out, and why."""
    kind = sum(line.kind is not BudgetKind.CASH for line in action.budget)
    if kind:
        yield nmsg(
            "{ref}: {n} budget line that is not cash is left out",
            "{ref}: {n} budget lines that are not cash are left out",
            kind,
            ref=action.ref,
        )
    cash = [line for line in action.budget if line.kind is BudgetKind.CASH]
    vague = sum(not line.currency or _span(line) is None for line in cash)
    if vague:
        yield nmsg(
            "{ref}: {n} budget line without a currency, or without a year or a whole period, is left out",
            "{ref}: {n} budget lines without a currency, or without a year or a whole period, are left out",
            vague,
            ref=action.ref,
        )
    undated = sum(bool(line.committed or line.spent) and _by(line, view.standing.day) is None for line in cash)
    if undated:
        yield nmsg(
            "{ref}: {n} amount committed or spent is left out: no day is known by which it was so",
            "{ref}: {n} amounts committed or spent are left out: no day is known by which they were so",
            undated,
            ref=action.ref,
        )


def _planned(line: BudgetLine) -> Iterator[tuple[str, Decimal | int]]:
    if line.baseline is not None and line.baseline != line.planned:
        yield ORIGINAL, line.baseline
        if line.planned is not None:
            yield REVISED, line.planned
    elif line.planned is not None:
        yield ORIGINAL, line.planned


def _span(line: BudgetLine) -> tuple[date, date] | None:
    """Return the first and last day of a line's year or period; None where there is none, or it is open."""
    if line.year is not None:
        return (date(line.year, 1, 1), date(line.year, 12, 31)) if 1 <= line.year <= date.max.year else None
    period = line.period
    if period is None or period.start is None or period.end is None or period.end.latest < period.start.earliest:
        return None
    return period.start.earliest, period.end.latest


def _parts(amount: Decimal | int, first: date, last: date) -> Iterator[tuple[date, date, Decimal]]:
    """Yield an amount by the days of each piece, in hundredths; the last piece has what rounding leaves."""
    left, whole = Decimal(amount), (last - first).days + 1
    every = [*pieces(first, last)]
    for begins, ends in every[:-1]:
        share = (Decimal(amount) * ((ends - begins).days + 1) / whole).quantize(_CENT, ROUND_DOWN)
        left -= share
        yield begins, ends, share
    yield *every[-1], left


def _budget(kind: str, line: BudgetLine, amount: Decimal, first: date, last: date) -> Element:
    settled = line.committed is not None and line.planned is not None and line.committed >= line.planned
    return Element(
        "budget",
        {"type": kind, "status": COMMITTED if settled else INDICATIVE},
        inner=(iso("period-start", first), iso("period-end", last), _value(amount, line, first)),
    )


def _by(line: BudgetLine, day: date) -> date | None:
    """Return the day by which amounts were so: that of the line, else the end of its year or period if that is past."""
    span = _span(line)
    at = line.at.latest if line.at else span[1] if span else None
    return at if at is not None and at <= day else None


def _transaction(view: View, kind: int, amount: Decimal | int, line: BudgetLine, at: date) -> Element:
    told = msg("in all by then") if line.heading is None else msg("{heading}: in all by then", heading=line.heading)
    funder = organisations.of(view, line.funder)
    return Element(
        "transaction",
        inner=(
            coded("transaction-type", kind),
            iso("transaction-date", at),
            _value(Decimal(amount), line, at),
            Element("description", texts=(told,)),
            *((funder.node("provider-org"),) if funder else ()),
        ),
    )


def _value(amount: Decimal, line: BudgetLine, day: date) -> Element:
    return Element(
        "value", {"currency": line.currency or "", "value-date": day.isoformat()}, content=format(amount, "f")
    )
