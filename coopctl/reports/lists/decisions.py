"""Decisions: what was decided, who owes it, and whether it is still open on the day."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.measures import done_late, facts
from coopctl.messages import msg, nmsg
from coopctl.model.numerals import by_number
from coopctl.reports.cited import titled
from coopctl.reports.fields import column
from coopctl.reports.lists.meetings import decided, meeting_named
from coopctl.tables import DaysLate, Named, Sheet, days_late

if TYPE_CHECKING:
    from datetime import date

    from coopctl.model.records import Decision
    from coopctl.reports.view import View
    from coopctl.tables import Cell


class DecisionState(StrEnum):
    """How a decision stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"


COLUMNS = (
    column("agreement", over=True),
    column("meeting", over=True),
    column("id", drop=4),
    column("number", drop=5, right=True),
    column("text", "decision", grow=True, whole=True),
    column("owners", grow=True, whole=True),
    column("due"),
    column("baseline", "due_first", drop=6),
    column("done"),
    column("days_late", drop=1, grow=True, whole=True),
    column("state", grow=True, whole=True),
    column("about", drop=7, grow=True, whole=True),
    column("sources", drop=8, grow=True, whole=True),
    column("note", drop=8, grow=True, whole=True),
)


def sheet(view: View) -> Sheet:
    """List the decisions of the agreements shown; those of meetings after the day are left aside."""
    day = view.standing.day
    rows = tuple(
        (
            agreement.ref,
            meeting_named(meeting),
            decision.id,
            decision.number,
            decision.text,
            tuple(view.someone(owner) for owner in decision.owners),
            decision.due,
            decision.baseline,
            facts.known(decision.done, day),
            _lateness(decision, day),
            state(decision, day),
            tuple(view.record(ref) for ref in decision.about),
            titled(view.portfolio, agreement, decision.sources),
            decision.note,
        )
        for agreement in view.agreements
        for meeting in agreement.meetings
        for decision in by_number(decided(meeting, day))
    )
    return Sheet(
        kind="decisions",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} decision", "{n} decisions", len(rows)),
        empty=msg("no decisions"),
    )


def state(decision: Decision, day: date) -> DecisionState:
    """Return how a decision stands: done and dropped count from the earliest day of their date, dropped wins."""
    if facts.happened(decision.dropped, day):
        return DecisionState.DROPPED
    if facts.happened(decision.done, day):
        return DecisionState.DONE
    return DecisionState.OVERDUE if facts.past(decision.due, day) else DecisionState.OPEN


def _lateness(decision: Decision, day: date) -> Cell:
    """Return how late a decision was carried out; people are also told how late an overdue one is."""
    if state(decision, day) is DecisionState.OVERDUE and decision.due:
        return Named(None, DaysLate((day - decision.due.latest).days))
    return days_late(done_late.of_decision(decision, day))
