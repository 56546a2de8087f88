"""What is next: the next session, and what falls due in the three months to come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports import agenda
from coopctl.reports.arrange import filled
from coopctl.reports.committee.scope import next_session
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Facts, Paragraph, Part, Rows, facts
from coopctl.reports.records import pages
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.reports.agenda import Agenda
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block
    from coopctl.tables import Cell

DAYS = 90
_COLUMNS = (
    Column("date", msg("Date")),
    Column("days", msg("When")),
    Column("kind", msg("Kind")),
    Column("title", msg("Title"), grow=True),
    Column("of", msg("Of"), grow=True),
    Column("who", msg("Who"), grow=True),
    Column("note", msg("Note")),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter."""
    yield Part(name="next", title=msg("What is next"))
    if scope.session is None:
        yield Part(name="next-session", title=msg("Next session"), level=2, blocks=(session(scope),))
    dues = agenda.build(scope.view, scope.day, DAYS)
    due = _rows(scope, replace(dues, unrecorded=()))
    title = msg("Overdue, and due in the next {days} days", days=DAYS)
    yield Part(name="agenda", title=title, level=2, blocks=(due or Paragraph(msg("Nothing falls due.")),))
    if past := _rows(scope, replace(dues, overdue=(), ahead=()), "days", "note"):
        yield Part(name="unrecorded", title=msg("Past, nothing recorded"), level=2, blocks=(past,))


def _rows(scope: Scope, dues: Agenda, *without: str) -> Rows | None:
    """Return the agenda as a table, without the columns named; None where there is nothing in it."""
    return Rows(filled(pages.without(_sheet(scope, dues), *without))) if dues.dues else None


def dates(scope: Scope) -> Sheet | None:
    """Return what falls due from the day on; None where nothing does."""
    dues = replace(agenda.build(scope.view, scope.day, DAYS), overdue=(), unrecorded=())
    return _sheet(scope, dues) if dues.dues else None


def _sheet(scope: Scope, dues: Agenda) -> Sheet:
    return Sheet(
        kind="agenda",
        columns=_COLUMNS,
        rows=tuple(_row(scope, each) for each in dues.dues),
        heading=agenda.sheet(dues).heading if dues.overdue else nmsg("{n} date", "{n} dates", len(dues.dues)),
        empty=msg("nothing falls due"),
    )


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
    if days < 0:
        return nmsg("{n} day late", "{n} days late", -days)
    return nmsg("in {n} day", "in {n} days", days) if days else msg("today")


def session(scope: Scope) -> Block:
    """Return the next session, or that none is on record."""
    found = next_session(scope.view)
    if found is None:
        return Paragraph(msg("No next session is on record."))
    agreement, meeting = found
    return Facts(
        facts(
            (msg("session"), meeting.title or meeting.kind or meeting.id),
            (msg("agreement"), scope.agreement(agreement.ref)),
            (msg("date"), meeting.date),
            (msg("place"), meeting.place),
            (msg("topics"), meeting.topics),
        )
    )
