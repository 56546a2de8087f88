"""`coopctl agenda`: what is overdue, and what falls due and takes place in the days to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.cli.options import Filters, Output
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.measures import coming
from coopctl.messages import N_, msg
from coopctl.reports import agenda as report

if TYPE_CHECKING:
    from datetime import date

HELP = N_("Show what falls due. Deadlines, milestones, decisions, meetings, occurrences, agreements; overdue first.")
EXAMPLES = (
    ("coopctl agenda --days 30", N_("The next thirty days.")),
    ("coopctl agenda --from 2026-01-01 --until 2026-12-31", N_("A whole year.")),
    ("coopctl agenda --lead wallonia -o agenda.csv", N_("What one partner owes, for a spreadsheet.")),
)
#: More days than this lie beyond the calendar.
_MOST = 3_650_000
REMEMBERED = True


def run(
    session: Session,
    filters: Filters,
    output: Output,
    *,
    days: Annotated[
        int | None,
        typer.Option(
            "--days", metavar="N", help=N_("How many days to look ahead: 90 if not given."), show_default=False
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DAY",
            help=N_("Look ahead from DAY (YYYY-MM-DD, yesterday, -30d); from today if not given."),
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DAY",
            help=N_("Look ahead until DAY (YYYY-MM-DD, tomorrow, +2w), in place of --days."),
            show_default=False,
        ),
    ] = None,
) -> int:
    """Load, compute, show."""
    if days is not None and not 0 <= days <= _MOST:
        raise UsageError(msg("--days takes a whole number from 0 on, not {days}", days=days))
    first = session.day if start is None else session.a_day("--from", start)
    if until is not None:
        days = _until(first, session.a_day("--until", until), days)
    view, days = session.view(filters), report.USUAL if days is None else days
    agenda = report.build(view, first, report.reach(view, first, days))
    if days and agenda.last < coming.within(first, days):
        after = coming.within(agenda.last, 1).isoformat()
        session.remark(msg("there are very many dates: those from {day} on are told by --from {day}", day=after))
    return session.show(report.sheet(agenda), output, ("agenda", agenda))


def _until(first: date, last: date, days: int | None) -> int:
    """Return how many days lie between the first and the last one. Raise UsageError where they exclude each other."""
    if days is not None:
        raise UsageError(msg("--days and --until exclude each other"), msg("give one of them"))
    if last < first:
        raise UsageError(
            msg("{last}, the day of --until, lies before {first}", last=last.isoformat(), first=first.isoformat()),
            msg("name a later day, or an earlier one with --from"),
        )
    return (last - first).days
