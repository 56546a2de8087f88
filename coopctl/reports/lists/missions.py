"""Missions: planned and done, by direction and year; mission-days are missions × days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import missions
from coopctl.messages import msg, nmsg
from coopctl.reports.fields import column
from coopctl.reports.numbered import of_record
from coopctl.tables import Named, Sheet

if TYPE_CHECKING:
    from coopctl.reports.view import View

COLUMNS = (
    column("action", over=True),
    column("action_title", drop=9, grow=True, over=True),
    column("from", grow=True, whole=True),
    column("to", grow=True, whole=True),
    column("year", right=True),
    column("planned", "missions_planned", right=True),
    column("planned_days", drop=2, right=True),
    column("done", "missions_done", right=True),
    column("done_days", drop=1, right=True),
    column("person_days", drop=3, right=True),
)


def sheet(view: View) -> Sheet:
    """List the missions of the actions shown; those done after the day are left aside."""
    rows = []
    for action in view.actions:
        for each in action.missions:
            days = missions.of_line(each, view.standing.day)
            rows.append(
                (
                    action.ref,
                    Named(action.title, of_record(action)),
                    view.party(each.from_),
                    view.party(each.to),
                    each.year,
                    days.planned,
                    days.planned_days,
                    days.done,
                    days.done_days,
                    days.person_days,
                )
            )
    return Sheet(
        kind="missions",
        columns=COLUMNS,
        rows=tuple(rows),
        heading=nmsg("{n} mission line", "{n} mission lines", len(rows)),
        empty=msg("no missions"),
    )
