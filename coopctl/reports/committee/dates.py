"""The dates that a timeline draws, row by row: its text equivalent, and its place where a format cannot draw."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.messages import Told, msg, nmsg
from coopctl.model.vocabularies import OccurrenceState
from coopctl.reports.arrange import filled
from coopctl.reports.numbered import numbered
from coopctl.reports.timeline import chart, points
from coopctl.reports.timeline.points import MarkKind, MarkState
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import MeetingKind
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row
    from coopctl.reports.timeline.points import Mark
    from coopctl.tables import Cell

_COLUMNS = (
    Column("title", msg("Title"), grow=True),
    Column("plan", msg("Period")),
    Column("baseline", msg("First agreed period")),
    Column("started", msg("Started")),
    Column("ended", msg("Ended")),
    Column("marks", msg("Milestones, meetings, occurrences"), grow=True),
)


def sheet(scope: Scope, drawn: Timeline) -> Sheet:
    """Return the dates, one row an agreement or action."""
    return _sheet(scope, drawn.rows, chart.heading(drawn))


def untold(scope: Scope, drawn: Timeline) -> Sheet | None:
    """Return the dates that no sheet of an action tells; None where each action has one, for chapters have the others.

    Where none has one it is all of them.
    """
    actions = scope.view.portfolio.actions
    rows = [row for row in drawn.rows if row.ref in actions and not scope.sheet(actions[row.ref])]
    if rows and len(rows) == sum(row.ref in actions for row in drawn.rows):
        return sheet(scope, drawn)
    heading = nmsg("Dates of {n} action without a sheet", "Dates of {n} actions without a sheet", len(rows))
    return _sheet(scope, rows, heading) if rows else None


def _sheet(scope: Scope, drawn: Sequence[Row], heading: Message) -> Sheet:
    rows = tuple(
        (
            scope.title(row.ref),
            *_periods(scope, row),
            row.started,
            row.ended,
            tuple(_mark(scope, row, mark) for mark in sorted(row.marks, key=_day)),
        )
        for row in drawn
    )
    return filled(Sheet(kind="timeline", columns=_COLUMNS, rows=rows, heading=heading, empty=msg("nothing has a date")))


def _periods(scope: Scope, row: Row) -> tuple[Cell, Cell]:
    """Return the period on the day, and the one first agreed where it differs."""
    action = scope.view.portfolio.actions.get(row.ref)
    if action is None:
        return scope.view.portfolio.agreements[row.ref].period, None
    return scope.standing(action).state.period, action.baseline if row.baseline else None


def _day(mark: Mark) -> date:
    """Return where a mark stands among the others: one without a day after all."""
    return mark.at or date.max


def _mark(scope: Scope, row: Row, mark: Mark) -> Message:
    """Say what a mark is and when; of a milestone also how it stands: ‘syllabus: done, 4 May 2025’."""
    if mark.days:
        return points.many(mark, mark.days)
    when = mark.when or mark.at
    told = Told(when) if when else msg("no date")
    name = _called(scope, row, mark)
    if mark.kind is MarkKind.MILESTONE:
        return msg("{name}: {state}, {date}", name=name, state=mark.state, date=told)
    if mark.kind is MarkKind.OCCURRENCE and mark.state is MarkState.DROPPED:
        return msg("{date}: {text}", date=told, text=OccurrenceState.CANCELLED)
    return msg("{name}, {date}", name=name, date=told) if name else msg("{date}", date=told)


def _called(scope: Scope, row: Row, mark: Mark) -> Text | Message | MeetingKind | str:
    """Name a mark: by its number alone where the sheet of its action has the title too, by a long title in short."""
    action = scope.view.portfolio.actions.get(row.ref)
    if mark.number is not None and action and scope.sheet(action):
        return str(mark.number)
    return numbered(mark.number, scope.mentioned(mark.title) if mark.title else None) or mark.called
