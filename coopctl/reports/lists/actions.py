"""Actions: status, progress and health on the day, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import done_late, facts
from coopctl.measures.standing import NO_AXIS
from coopctl.messages import msg
from coopctl.reports import figures
from coopctl.reports.numbered import numbered
from coopctl.tables import Cell, Column, Explained, Named, Sheet, days_late, percent

if TYPE_CHECKING:
    from datetime import date

    from coopctl.measures.outcomes import ActionStanding
    from coopctl.model.records import Action
    from coopctl.reports.view import View

COLUMNS = (
    Column("ref", msg("Reference")),
    Column("agreement", msg("Agreement"), drop=12),
    Column("axis", msg("Axis"), drop=5),
    Column("number", msg("No."), drop=7, right=True),
    Column("title", msg("Title"), grow=True),
    Column("status", msg("Status"), drop=3),
    Column("status_basis", msg("Status rests on"), drop=11),
    Column("period", msg("Period"), drop=2),
    Column("progress", msg("Progress"), drop=1, right=True),
    Column("method", msg("Method"), drop=9),
    Column("expected", msg("Expected"), drop=8, right=True),
    Column("health", msg("Health")),
    Column("reason", msg("Reason"), drop=10),
    Column("lateness", msg("Days late"), drop=6, right=True),
    Column("lead", msg("Lead"), drop=4),
    Column("updated", msg("Last fact"), drop=8),
    Column("part_of", msg("Part of"), drop=13),
    Column("assessment", msg("Assessed as"), drop=14),
    Column("days_late", msg("Lateness at its end"), drop=9),
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
        days_late(done_late.of_action(action, standing.state, view.standing.day)),
    )


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
