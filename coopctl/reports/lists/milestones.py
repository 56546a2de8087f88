"""Milestones: when each is due, and whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import done_late, facts
from coopctl.messages import msg, nmsg
from coopctl.model.numerals import by_number
from coopctl.model.vocabularies import Health
from coopctl.reports.fields import column
from coopctl.reports.view import who
from coopctl.tables import DaysLate, Named, Sheet, days_late

if TYPE_CHECKING:
    from coopctl.model.records import Action, Milestone
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    column("action", over=True),
    column("id"),
    column("number", drop=5, right=True),
    column("title", grow=True, whole=True),
    column("due"),
    column("baseline", "due_first", drop=3),
    column("done", drop=1, grow=True, whole=True),
    column("dropped", drop=2),
    column("weight", drop=4, right=True),
    column("lead", drop=6),
    column("note", drop=7, grow=True),
    column("days_late", drop=2),
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
