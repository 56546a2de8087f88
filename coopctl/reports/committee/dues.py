"""Dates as a table of the paper: what falls due, what it is of, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.measures import spans
from coopctl.messages import Told, msg, nmsg
from coopctl.reports import agenda
from coopctl.reports.arrange import filled
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Paragraph, Rows
from coopctl.reports.records import pages
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.measures.coming import AskedFor, Due, DueKind
    from coopctl.messages import Message
    from coopctl.model.texts import Text
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block
    from coopctl.tables import Cell

#: So many dates of a paper are read, by a patient reader; of others it is said how many there are.
_MOST = 5_000
_COLUMNS = (
    Column("date", msg("Date")),
    Column("days", msg("When")),
    Column("kind", msg("Kind")),
    Column("title", msg("Title"), grow=True),
    Column("of", msg("Of"), grow=True),
    Column("who", msg("Who"), grow=True),
    Column("note", msg("Note")),
)
_PAST = (
    Column("title", msg("Title"), grow=True),
    Column("dates", msg("Dates"), grow=True),
    Column("days", msg("Lateness")),
    Column("who", msg("Who"), grow=True),
    Column("note", msg("Note")),
)


def past(scope: Scope, dues: Sequence[Due], *without: str) -> tuple[Block, ...]:
    """Return what is past in a row an action or agreement, without the columns named: how late the first of it is."""
    of: dict[str, list[Due]] = {}
    for due in dues[:_MOST]:
        of.setdefault(due.ref, []).append(due)
    heading = nmsg("{n} date", "{n} dates", len(dues))
    rows = tuple(_past(scope, ref, held) for ref, held in of.items())
    sheet = Sheet(kind="agenda", columns=_PAST, rows=rows, heading=heading, empty=msg("nothing falls due"))
    return (Rows(filled(pages.without(sheet, *without))), *more(len(dues), _MOST)) if rows else ()


def _past(scope: Scope, ref: str, dues: Sequence[Due]) -> tuple[Cell, ...]:
    asked = [one for due in dues for one in due.who]
    return (
        scope.title(ref),
        tuple(msg("{name}, {date}", name=_called(scope, due), date=Told(due.when)) for due in dues),
        _until(agenda.days_until(dues[0], scope.day)),
        tuple(scope.named(one) for place, one in enumerate(asked) if one not in asked[:place]),
        next((note for due in dues if (note := _note(scope, due))), None),
    )


def _called(scope: Scope, due: Due) -> Text | Message | DueKind | AskedFor | str:
    """Name what is within a record, by its number alone where a sheet has its title.

    The record itself, and what has no title of its own, are named by their kind.
    """
    action = scope.view.portfolio.actions.get(due.ref)
    if due.id is None or (action and due.title == action.title):
        return due.shown_kind
    if due.number is not None and action and scope.sheet(action):
        return str(due.number)
    return numbered(due.number, scope.mentioned(due.title) if due.title else None) or due.shown_kind


def table(scope: Scope, dues: Sequence[Due], *without: str) -> tuple[Block, ...]:
    """Return dates as a table, without the columns named, and how many more there are; nothing where there is none."""
    found = sheet(scope, dues, _MOST)
    return (Rows(filled(pages.without(found, *without))), *more(len(dues), _MOST)) if found else ()


def more(of: int, most: int) -> tuple[Paragraph, ...]:
    """Say how many there are beyond the first."""
    left = of - most
    return (Paragraph(nmsg("and {n} more", "and {n} more", left), note=True),) if left > 0 else ()


def sheet(scope: Scope, dues: Sequence[Due], most: int) -> Sheet | None:
    """Return the first dates as rows, in the order given, under how many there are; None where there is none."""
    if not dues:
        return None
    rows = tuple(_row(scope, each) for each in dues[:most])
    heading = nmsg("{n} date", "{n} dates", len(dues))
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
        _note(scope, due),
    )


def _note(scope: Scope, due: Due) -> Message | None:
    """Say what else is to be known of it; that it waits to be closed only inside."""
    return agenda.note(due if scope.internal else replace(due, whole=False), scope.day)


def _until(days: int) -> Message:
    """Say how long something is overdue, or in how many days it comes."""
    return spans.late(-days) if days < 0 else spans.until(days)
