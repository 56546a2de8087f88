"""Actions: status, progress and health on the day, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import done_late, facts
from coopctl.measures.standing import NO_AXIS
from coopctl.messages import msg
from coopctl.reports import figures
from coopctl.reports.fields import FOR_PROGRAMS, column
from coopctl.reports.numbered import numbered
from coopctl.tables import Cell, Column, DaysLate, Explained, Named, Sheet, days_late, percent

if TYPE_CHECKING:
    from datetime import date

    from coopctl.measures.outcomes import ActionStanding
    from coopctl.model.records import Action
    from coopctl.reports.view import View

COLUMNS = (
    column("ref"),
    column("agreement", drop=12),
    column("axis", drop=5),
    column("number", drop=7, right=True),
    column("title", grow=True),
    column("status", drop=3),
    column("status_basis", drop=11),
    column("period", drop=2),
    column("progress", drop=1, right=True),
    column("method", drop=9),
    column("expected", drop=8, right=True),
    column("health"),
    column("reason", drop=10),
    Column("lateness", msg("Days late"), drop=6, right=True, place=FOR_PROGRAMS),
    column("lead", drop=4),
    column("updated", drop=8),
    column("part_of", drop=13),
    column("assessment", drop=14),
    column("days_late", drop=6),
)


def sheet(view: View) -> Sheet:
    """List the actions."""
    return Sheet(
        kind="actions",
        columns=COLUMNS,
        rows=tuple(row(view, action) for action in view.actions),
        heading=figures.actions(len(view.actions), len(view.portfolio.actions), view.in_parts(view.actions)),
        empty=msg("no actions"),
    )


def row(view: View, action: Action) -> tuple[Cell, ...]:
    """Return the cells of one action, in the order of COLUMNS."""
    standing = view.standing.actions[action.ref]
    return (
        action.ref,
        action.agreement,
        axis_named(view, standing.axis, action.agreement),
        action.number,
        action.title,
        standing.state.status,
        standing.state.basis,
        standing.state.period,
        percent(standing.progress.value),
        standing.progress.method,
        Named(percent(standing.expected), percent(standing.expected) if standing.state.status.active else None),
        standing.shown_health,
        Explained(standing.verdict.reason.id, standing.verdict.reason.message),
        standing.verdict.lateness,
        view.someone(action.lead),
        last_fact(action, standing, view.standing.day),
        view.standing.wholes.get(action.ref),
        assessed.verdict if (assessed := facts.assessed(action, view.standing.day)) else None,
        lateness(action, standing, view.standing.day),
    )


def lateness(action: Action, standing: ActionStanding, day: date) -> Cell:
    """Return how late an action was done; people are also told how late an open one is, as of milestones."""
    if standing.verdict.lateness:
        return Named(None, DaysLate(standing.verdict.lateness))
    return days_late(done_late.of_action(action, standing.state, day))


def axis_named(view: View, axis: str | None, agreement: str) -> Cell:
    """Return the axis that an action stands under by its id, for people by its title after its number."""
    if axis is None:
        return None
    if axis == NO_AXIS:
        return Named(axis, msg("under no axis"))
    called = (numbered(each.number, each.title) for each in view.portfolio.axes_called(axis, agreement))
    return Named(axis, next(called, None) or axis)


def last_fact(action: Action, standing: ActionStanding, day: date) -> Cell:
    """Return the day of the last dated fact; people read its date as it is written, no more precise."""
    written = facts.news((action,), day)
    return Named(standing.updated, written) if written and written.earliest == standing.updated else standing.updated
