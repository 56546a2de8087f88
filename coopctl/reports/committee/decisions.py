"""Decisions: those that are open, with owner and due date, then those that are done or dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.model.dates import Date
from coopctl.reports.arrange import filled
from coopctl.reports.lists import decisions
from coopctl.reports.lists.decisions import DecisionState
from coopctl.reports.paper import Paragraph, Part, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.reports.committee.scope import Scope
    from coopctl.tables import Cell, Sheet

_OPEN = (DecisionState.OVERDUE, DecisionState.OPEN)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter: open decisions first, overdue on top, then the others."""
    listed = scope.with_names(decisions.sheet(scope.view), "owners")
    names = [column.name for column in listed.columns]
    state, due = names.index("state"), names.index("due")

    def urgency(row: tuple[Cell, ...]) -> tuple[bool, date]:
        when = row[due]
        return row[state] is not DecisionState.OVERDUE, when.latest if isinstance(when, Date) else date.max

    rows = sorted(listed.rows, key=urgency)
    still = [row for row in rows if row[state] in _OPEN]
    closed = [row for row in rows if row[state] not in _OPEN]
    title = msg("Decisions")
    if not rows:
        yield Part(name="decisions", title=title, blocks=(Paragraph(msg("No decision is on record.")),))
        return
    overdue = sum(row[state] is DecisionState.OVERDUE for row in rows)
    yield Part(name="decisions", title=title, blocks=(Paragraph(_counted(len(still), overdue, len(closed))),))
    if still:
        yield _part("open-decisions", msg("Still open ({n})", n=len(still)), listed, still)
    if closed:
        yield _part("closed-decisions", msg("Done or dropped ({n})", n=len(closed)), listed, closed)


def _part(name: str, title: Message, listed: Sheet, rows: Sequence[tuple[Cell, ...]]) -> Part:
    sheet = replace(listed, rows=tuple(rows), heading=msg("Decisions, owners and due dates"))
    return Part(name=name, title=title, level=2, blocks=(Rows(filled(sheet)),))


def _counted(still: int, overdue: int, closed: int) -> Message:
    """Say how many are open, of them overdue, and closed."""
    return msg(
        "{open}, {overdue}; {closed}.",
        open=nmsg("{n} decision is open", "{n} decisions are open", still),
        overdue=nmsg("{n} of them overdue", "{n} of them overdue", overdue),
        closed=nmsg("{n} is done or dropped", "{n} are done or dropped", closed),
    )
