"""What is next: the next session, and what falls due in the three months to come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports import agenda
from coopctl.reports.arrange import columns, filled
from coopctl.reports.committee.scope import next_session
from coopctl.reports.paper import Facts, Paragraph, Part, Rows, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.agenda import Agenda
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block

DAYS = 90


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter."""
    yield Part(name="next", title=msg("What is next"))
    if scope.session is None:
        yield Part(name="next-session", title=msg("Next session"), level=2, blocks=(_session(scope),))
    dues = agenda.build(scope.view, scope.day, DAYS)
    due = _rows(scope, replace(dues, unrecorded=()), "days")
    title = msg("Overdue, and due in the next {days} days", days=DAYS)
    yield Part(name="agenda", title=title, level=2, blocks=(due or Paragraph(msg("Nothing falls due.")),))
    if past := _rows(scope, replace(dues, overdue=(), ahead=())):
        sheet = replace(past.sheet, heading=nmsg("{n} date", "{n} dates", len(past.sheet.rows)))
        yield Part(name="unrecorded", title=msg("Past, nothing recorded"), level=2, blocks=(Rows(sheet),))


def _rows(scope: Scope, dues: Agenda, *more: str) -> Rows | None:
    """Return the agenda as a table, with `more` columns; None where there is nothing in it."""
    told = columns(agenda.sheet(dues), ("date", *more, "kind", "ref", "number", "title", "who", "note"))
    return Rows(filled(scope.with_names(told, "who"))) if told.rows else None


def _session(scope: Scope) -> Block:
    found = next_session(scope.view)
    if found is None:
        return Paragraph(msg("No next session is on record."))
    agreement, meeting = found
    return Facts(
        facts(
            (msg("session"), meeting.title or meeting.kind),
            (msg("agreement"), agreement.title if len(scope.view.agreements) > 1 else None),
            (msg("date"), meeting.date),
            (msg("place"), meeting.place),
            (msg("topics"), meeting.topics),
        )
    )
