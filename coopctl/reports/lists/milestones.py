"""Milestones: when each is due, and whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import done_late, facts
from coopctl.messages import msg, nmsg
from coopctl.model.numerals import by_number
from coopctl.model.vocabularies import Health
from coopctl.reports.view import who
from coopctl.tables import Column, DaysLate, Named, Sheet, days_late

if TYPE_CHECKING:
    from coopctl.model.records import Action, Milestone
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    Column("action", msg("Action"), over=True),
    Column("id", msg("Milestone")),
    Column("number", msg("No."), drop=5, right=True),
    Column("title", msg("Title"), grow=True, whole=True),
    Column("due", msg("Due")),
    Column("baseline", msg("First agreed date"), drop=3),
    Column("done", msg("Done"), drop=1, grow=True, whole=True),
    Column("dropped", msg("Dropped"), drop=2),
    Column("weight", msg("Weight"), drop=4, right=True),
    Column("lead", msg("Lead"), drop=6),
    Column("note", msg("Note"), drop=7, grow=True),
    Column("days_late", msg("Lateness"), drop=2),
)


def sheet(view: View) -> Sheet:
    """List the milestones of the actions shown, what is done or dropped by the day, and how late it was or is."""
    day = view.standing.day
    rows = tuple(
        (
            action.ref,
            step.id,
            step.number,
            step.title,
            step.due,
            step.baseline,
            facts.known(step.done, day),
            facts.known(step.dropped, day),
            step.weight,
            who(step.lead),
            step.note,
            _lateness(view, action, step),
        )
        for action in view.actions
        for step in by_number(action.milestones)
    )
    return Sheet(
        kind="milestones",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} milestone", "{n} milestones", len(rows)),
        empty=msg("no milestones"),
    )


def _lateness(view: View, action: Action, step: Milestone) -> Cell:
    """Return how late a milestone was done; people are also told how late an open one is, as the agenda has it."""
    day, standing = view.standing.day, view.standing.actions[action.ref]
    if facts.lapsed(step, standing.state.status, day):
        return Named(None, msg("action cancelled"))
    owed = standing.state.status.active and not facts.happened(step.done, day) and not facts.happened(step.dropped, day)
    if not owed or step.due is None or not facts.past(step.due, day):
        return days_late(done_late.of_milestone(step, day))
    if standing.verdict.health is Health.UNKNOWN:
        return Named(None, msg("past, nothing recorded"))
    return Named(None, DaysLate((day - step.due.latest).days))
