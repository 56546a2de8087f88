"""`coopctl agenda`: what is overdue, and what falls due and takes place in the days to come."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli.options import Filters, Output
from coopctl.cli.session import Session, parse_day
from coopctl.errors import UsageError
from coopctl.messages import N_, msg
from coopctl.reports import agenda as report

HELP = N_("Show what falls due. Deadlines, milestones, decisions, meetings, occurrences, agreements; overdue first.")
EXAMPLES = (
    ("coopctl agenda --days 30", N_("The next thirty days.")),
    ("coopctl agenda --from 2026-01-01 --days 365", N_("A whole year.")),
    ("coopctl agenda --lead wallonia -o agenda.csv", N_("What one partner owes, for a spreadsheet.")),
)
#: More days than this lie beyond the calendar.
_MOST = 3_650_000


def run(
    session: Session,
    filters: Filters,
    output: Output,
    *,
    days: Annotated[int, typer.Option("--days", metavar="N", help=N_("How many days to look ahead."))] = 90,
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help=N_("Look ahead from DAY; from today if not given."), show_default=False
        ),
    ] = None,
) -> int:
    """Load, compute, show."""
    if not 0 <= days <= _MOST:
        raise UsageError(msg("--days takes a whole number from 0 on, not {days}", days=days))
    agenda = report.build(session.view(filters), session.day if start is None else parse_day("--from", start), days)
    return session.show(report.sheet(agenda), output, ("agenda", agenda))
