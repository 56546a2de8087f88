"""Decisions: those that are open, with owner and due date, then those that are done or dropped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coopctl.measures import done_late, facts
from coopctl.messages import Told, msg, nmsg
from coopctl.model.numerals import by_number
from coopctl.reports.arrange import filled
from coopctl.reports.lists.decisions import DecisionState, state
from coopctl.reports.lists.meetings import meeting_title
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Paragraph, Part, Rows
from coopctl.tables import Column, Sheet, days_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Agreement, Decision, Meeting
    from coopctl.reports.committee.scope import Scope
    from coopctl.tables import Cell

_OPEN = (DecisionState.OVERDUE, DecisionState.OPEN)
_COLUMNS = (
    Column("text", msg("Decision"), grow=True),
    Column("meeting", msg("Meeting"), grow=True),
    Column("owners", msg("Owners"), grow=True),
    Column("due", msg("Due")),
    Column("baseline", msg("First agreed date")),
    Column("state", msg("State")),
    Column("about", msg("About"), grow=True),
    Column("note", msg("Note"), grow=True),
)


class Decided(NamedTuple):
    """A decision with where it was taken, and how it stands on the day."""

    agreement: Agreement
    meeting: Meeting
    decision: Decision
    state: DecisionState


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter: open decisions first, overdue on top, then the others."""
    found = taken(scope)
    still = [each for each in found if each.state in _OPEN]
    closed = [each for each in found if each.state not in _OPEN]
    title = msg("Decisions")
    if not found:
        yield Part(name="decisions", title=title, blocks=(Paragraph(msg("No decision is on record.")),))
        return
    overdue = sum(each.state is DecisionState.OVERDUE for each in found)
    yield Part(name="decisions", title=title, blocks=(Paragraph(_counted(len(still), overdue, len(closed))),))
    if still:
        yield _part(scope, "open-decisions", msg("Still open ({n})", n=len(still)), still)
    if closed:
        yield _part(scope, "closed-decisions", msg("Done or dropped ({n})", n=len(closed)), closed)


def taken(scope: Scope) -> Sequence[Decided]:
    """Return what was decided by the day, the overdue first, then by when it is due."""

    def urgency(each: Decided) -> tuple[bool, date]:
        due = each.decision.due
        return each.state is not DecisionState.OVERDUE, due.latest if due else date.max

    found = (
        Decided(agreement, meeting, decision, state(decision, scope.day))
        for agreement in scope.view.agreements
        for meeting in agreement.meetings
        if meeting.date.earliest is None or meeting.date.earliest <= scope.day
        for decision in by_number(meeting.decisions)
    )
    return sorted(found, key=urgency)


def sheet(scope: Scope, found: Sequence[Decided]) -> Sheet:
    """Give decisions of an agreement as rows, each by its number and text, and what it is about by titles."""
    heading = msg("Decisions, owners and due dates")
    if found and (agreement := scope.agreement(found[0].agreement.ref)):
        heading = msg("Decisions of ‘{agreement}’, owners and due dates", agreement=agreement)
    return Sheet(
        kind="decisions",
        columns=_COLUMNS,
        rows=tuple(_row(scope, each) for each in found),
        heading=heading,
        empty=msg("no decisions"),
    )


def _row(scope: Scope, each: Decided) -> tuple[Cell, ...]:
    decision, meeting = each.decision, each.meeting
    return (
        numbered(decision.number, decision.text) or decision.id,
        msg("{name}, {date}", name=meeting_title(meeting), date=Told(meeting.date)),
        tuple(scope.named(owner) for owner in decision.owners),
        decision.due,
        decision.baseline,
        _state(each, scope.day),
        tuple(scope.title(ref) for ref in decision.about),
        decision.note,
    )


def _state(each: Decided, day: date) -> Cell:
    """Return how a decision stands, and of one that is done when that was, and how late."""
    told = each.state, facts.known(each.decision.done, day), days_late(done_late.of_decision(each.decision, day))
    return tuple(cell for cell in told if cell is not None)


def _part(scope: Scope, name: str, title: Message, found: Sequence[Decided]) -> Part:
    """Return a part with a table an agreement."""
    tables = (
        sheet(scope, [each for each in found if each.agreement is agreement]) for agreement in scope.view.agreements
    )
    return Part(name=name, title=title, level=2, blocks=tuple(Rows(filled(each)) for each in tables if each.rows))


def _counted(still: int, overdue: int, closed: int) -> Message:
    """Say how many are open, of them overdue, and closed; what there is none of is not said."""
    told = {
        "open": nmsg("{n} decision is open", "{n} decisions are open", still),
        "overdue": nmsg("{n} of them overdue", "{n} of them overdue", overdue),
        "closed": nmsg("{n} is done or dropped", "{n} are done or dropped", closed),
    }
    if overdue and closed:
        return msg("{open}, {overdue}; {closed}.", **told)
    if overdue:
        return msg("{open}, {overdue}.", **told)
    return msg("{open}; {closed}.", **told) if closed else msg("{open}.", **told)
