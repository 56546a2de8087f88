"""The agenda: what is overdue, what is past with nothing recorded, then what comes in the days ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import coming
from coopctl.messages import msg, nmsg
from coopctl.tables import Column, Sheet
from coopctl.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.reports.view import View
    from coopctl.tables import Cell

#: How many days it looks ahead unless more are asked for.
USUAL = 90
#: So many days of actions that come again are told, by a patient reader's measure: of more the first ones.
_MOST = 50_000
COLUMNS = (
    Column("date", msg("Date")),
    Column("days", msg("Days"), right=True),
    Column("kind", msg("Kind")),
    Column("ref", msg("Reference")),
    Column("id", msg("Short name"), drop=4),
    Column("number", msg("No."), drop=6, right=True),
    Column("title", msg("Title"), grow=True),
    Column("who", msg("Who"), drop=3),
    Column("place", msg("Place"), drop=5),
    Column("note", msg("Note"), drop=2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is `overdue` on `day` or past and `unrecorded`, longest first; what is `ahead` from `first` to `last`.

    `view` is what was looked at; `shown` of `total` agreements pass the reader's filters.
    """

    view: View
    day: date
    revision: str
    first: date
    last: date
    overdue: tuple[Due, ...]
    unrecorded: tuple[Due, ...]
    ahead: tuple[Due, ...]
    shown: int
    total: int

    @property
    def dues(self) -> tuple[Due, ...]:
        """Everything, in the order in which it is told."""
        return (*self.overdue, *self.unrecorded, *self.ahead)


def build(view: View, first: date, days: int) -> Agenda:
    """Look at the `days` from `first` on (both included); what is overdue on the day always comes before."""
    last = coming.within(first, days)
    found = coming.dues(view.portfolio, view.standing, view.agreements, view.actions, (first, last))
    return Agenda(
        view=view,
        day=view.standing.day,
        revision=view.portfolio.revision,
        first=first,
        last=last,
        overdue=found.overdue,
        unrecorded=found.unrecorded,
        ahead=found.ahead,
        shown=len(view.agreements),
        total=len(view.portfolio.agreements),
    )


def reach(view: View, first: date, days: int) -> int:
    """Return how many of the `days` from `first` on are told: fewer where actions that come again fill very many."""
    again = [each for each in view.actions if each.recurs]
    actions = view.standing.actions
    while days and len(again) * (days + 1) > _MOST:
        last = coming.within(first, days)
        found = sum(coming.how_many_ahead(view.portfolio, each, actions[each.ref], first, last) for each in again)
        if found <= _MOST:
            break
        days = min(days - 1, days * _MOST // found)
    return days


def sheet(agenda: Agenda) -> Sheet:
    """Give the agenda as rows; `days` is negative where something is past."""
    rows = tuple(_row(each, agenda) for each in agenda.dues)
    return Sheet(
        kind="agenda",
        columns=COLUMNS,
        rows=rows,
        heading=heading(agenda),
        empty=msg("nothing falls due"),
        extra={
            "from": agenda.first,
            "to": agenda.last,
            "overdue": len(agenda.overdue),
            "unrecorded": len(agenda.unrecorded),
        },
    )


def heading(agenda: Agenda) -> Message:
    """Say how many dates there are, and how many are overdue."""
    return nmsg("{n} date, {overdue}", "{n} dates, {overdue}", len(agenda.dues), overdue=counted(agenda))


def counted(agenda: Agenda) -> Message:
    """Say how many are overdue."""
    return nmsg("{n} overdue", "{n} overdue", len(agenda.overdue))


def days_until(due: Due, day: date) -> int:
    """Return the days from `day` to its last day where it is owed, else to its first; 0 while it goes on."""
    if due.kind in coming.TAKES_PLACE and not due.unrecorded(day):
        return max((due.first - day).days, 0)
    return (due.last - day).days


def _row(each: Due, agenda: Agenda) -> tuple[Cell, ...]:
    return (
        each.when,
        days_until(each, agenda.day),
        each.shown_kind,
        each.ref,
        each.id,
        each.number,
        each.title,
        tuple(agenda.view.someone(one) for one in each.who),
        each.place,
        note(each, agenda.day),
    )


def note(due: Due, day: date) -> Message | None:
    """Say what else is to be known of it."""
    if due.whole:
        return msg("all done: close it")
    return msg("past, nothing recorded") if due.unrecorded(day) else None
