"""Dates as a table of the paper: what falls due, what it is of, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.measures import spans
from coopctl.messages import msg, nmsg
from coopctl.reports import agenda
from coopctl.reports.arrange import filled
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Rows
from coopctl.reports.records import pages
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.reports.committee.scope import Scope
    from coopctl.tables import Cell

_COLUMNS = (
    Column("date", msg("Date")),
    Column("days", msg("When")),
    Column("kind", msg("Kind")),
    Column("title", msg("Title"), grow=True),
    Column("of", msg("Of"), grow=True),
    Column("who", msg("Who"), grow=True),
    Column("note", msg("Note")),
)


def table(scope: Scope, dues: Sequence[Due], *without: str) -> Rows | None:
    """Return dates as a table, without the columns named; None where there is none."""
    found = sheet(scope, dues)
    return Rows(filled(pages.without(found, *without))) if found else None


def sheet(scope: Scope, dues: Sequence[Due]) -> Sheet | None:
    """Return dates as rows, in the order given; None where there is none."""
    if not dues:
        return None
    rows = tuple(_row(scope, each) for each in dues)
    heading = nmsg("{n} date", "{n} dates", len(rows))
    return Sheet(kind="agenda", columns=_COLUMNS, rows=rows, heading=heading, empty=msg("nothing falls due"))


def _row(scope: Scope, due: Due) -> tuple[Cell, ...]:
    """Return one date with what it is of: the action of a milestone; the agreement where there are several."""
    title = numbered(due.number, scope.short(due.title) if due.title else None)
    of = scope.title(due.ref) if "/" in due.ref else scope.agreement(due.ref)
    return (
        due.when,
        _until(agenda.days_until(due, scope.day)),
        due.shown_kind,
        title or scope.title(due.ref),
        None if title is None or of == title else of,
        tuple(scope.named(one) for one in due.who),
        agenda.note(due if scope.internal else replace(due, whole=False), scope.day),
    )


def _until(days: int) -> Message:
    """Say how long something is overdue, or in how many days it comes."""
    return spans.late(-days) if days < 0 else spans.until(days)
