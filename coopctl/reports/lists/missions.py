"""Missions: planned and done, by direction and year; mission-days are missions × days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.sheets import Column, Sheet

if TYPE_CHECKING:
    from decimal import Decimal

    from coopctl.model import PlannedMission
    from coopctl.reports.view import View

COLUMNS = (
    Column("action", msg("Action"), grow=True),
    Column("from", msg("From")),
    Column("to", msg("To")),
    Column("year", msg("Year"), right=True),
    Column("planned", msg("Missions planned"), right=True),
    Column("planned_days", msg("Planned mission-days"), drop=2, right=True),
    Column("done", msg("Missions done"), right=True),
    Column("done_days", msg("Mission-days done"), drop=1, right=True),
)


def sheet(view: View) -> Sheet:
    """List the missions of the actions shown; those done after the day are left aside."""
    rows = []
    for action in view.actions:
        for each in action.missions:
            done = [
                mission
                for mission in each.done
                if mission.date is None or mission.date.earliest is None or mission.date.earliest <= view.standing.day
            ]
            rows.append(
                (
                    action.ref,
                    each.from_,
                    each.to,
                    each.year,
                    each.planned.missions if each.planned else None,
                    _planned_days(each.planned),
                    len(done),
                    sum((mission.days or 0 for mission in done), start=0),
                )
            )
    return Sheet(
        kind="missions",
        columns=COLUMNS,
        rows=tuple(rows),
        heading=nmsg("{n} line of missions", "{n} lines of missions", len(rows)),
        empty=msg("no missions"),
    )


def _planned_days(planned: PlannedMission | None) -> Decimal | int | None:
    """Return missions × days of each; None where either is not stated."""
    if planned is None or planned.missions is None or planned.days is None:
        return None
    return planned.missions * planned.days
