"""Missions: planned and done, by direction and year; mission-days are missions × days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import missions
from coopctl.messages import msg, nmsg
from coopctl.reports.numbered import of_record
from coopctl.tables import Column, Named, Sheet

if TYPE_CHECKING:
    from coopctl.reports.view import View

COLUMNS = (
    Column("action", msg("Action"), over=True),
    Column("action_title", msg("Title of the action"), drop=9, grow=True, over=True),
    Column("from", msg("From"), grow=True, whole=True),
    Column("to", msg("To"), grow=True, whole=True),
    Column("year", msg("Year"), right=True),
    Column("planned", msg("Missions planned"), right=True),
    Column("planned_days", msg("Planned mission-days"), drop=2, right=True),
    Column("done", msg("Missions done"), right=True),
    Column("done_days", msg("Mission-days done"), drop=1, right=True),
    Column("person_days", msg("Person-days"), drop=3, right=True),
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
