"""Assessments: what others concluded of agreements and actions, beside their computed health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.messages import msg, nmsg
from coopctl.reports.cited import titled
from coopctl.reports.fields import column
from coopctl.reports.numbered import of_record
from coopctl.tables import Named, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Action, Agreement
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    column("ref", over=True),
    column("title", drop=9, grow=True, over=True),
    column("date"),
    column("by", drop=1, grow=True, whole=True),
    column("verdict", grow=True, whole=True),
    column("health"),
    column("note", drop=2, grow=True, whole=True),
    column("sources", drop=3, grow=True, whole=True),
)


def sheet(view: View) -> Sheet:
    """List the assessments by the day of the records shown, oldest first; agreements before their actions."""
    shown: list[Agreement | Action] = [*view.agreements, *view.actions]
    rows = tuple(row for record in sorted(shown, key=lambda each: each.ref) for row in _rows(view, record))
    return Sheet(
        kind="assessments",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} assessment", "{n} assessments", len(rows)),
        empty=msg("no assessments"),
    )


def _rows(view: View, record: Agreement | Action) -> Iterator[tuple[Cell, ...]]:
    one = view.standing.actions.get(record.ref)
    health = one.verdict.health if one else view.standing.agreements[record.ref].health
    known = facts.until(record.assessments, view.standing.day)
    for each in sorted(known, key=lambda each: each.date.order):
        by, cited = view.someone(each.by), titled(view.portfolio, record, each.sources)
        yield record.ref, Named(record.title, of_record(record)), each.date, by, each.verdict, health, each.note, cited
