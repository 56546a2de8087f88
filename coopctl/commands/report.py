"""`coopctl report`: the paper for a steering or joint committee."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import papers
from coopctl.cli.completion import complete_reference, complete_sheets
from coopctl.cli.options import Filters, PaperOutput, Public
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.messages import N_, msg

HELP = N_("Write the paper for a committee. Delegations, progress by axis, changes, decisions, money, meetings.")
EXAMPLES = (
    ("coopctl report mons-sefrou -o report.html", N_("One page that prints well and needs no network.")),
    ("coopctl report mons-sefrou --since 2025-04-10 -o report.docx", N_("With what has changed, to edit further.")),
    ("coopctl report mons-sefrou --since-meeting last", N_("Since the committee's last session.")),
    ("coopctl report mons-sefrou --meeting committee-2026", N_("To prepare a session: its agenda, what to decide.")),
    ("coopctl report mons-sefrou --brief -o report.html", N_("Two pages for those who read no more.")),
    ("coopctl report mons-sefrou --sheets late,at_risk", N_("With the sheets of what is late or at risk alone.")),
    ("coopctl report --public -o report.html", N_("For everybody: without what coopctl.yaml marks as internal.")),
    ("coopctl report mons-sefrou --lang fr,ar -o report.html", N_("In two languages side by side, for both to sign.")),
    ("coopctl report mons-sefrou --attach-data -o report.pdf", N_("For partners whose programs read it too.")),
    ("coopctl report --minutes committee-2026 -o minutes.docx", N_("Minutes to fill in during a meeting.")),
    ("coopctl report quarterly", N_("A report that coopctl.yaml saves under that name.")),
)
READS_WHOLE = True
TWO_LANGUAGES = True
READS_MANY = True


def run(
    session: Session,
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="[REF]...",
            help=N_("Agreements or actions, or the name of a saved report."),
            show_default=False,
            autocompletion=complete_reference,
        ),
    ],
    filters: Filters,
    paper: PaperOutput,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV|DAY",
            help=N_("Tell what has changed since a revision or a day (YYYY-MM-DD, yesterday, -30d)."),
            show_default=False,
        ),
    ] = None,
    since_meeting: Annotated[
        str | None,
        typer.Option(
            "--since-meeting",
            metavar="ID",
            help=N_("Tell what has changed since a meeting; ‘last’ is the committee's last session."),
            show_default=False,
        ),
    ] = None,
    meeting: Annotated[
        str | None,
        typer.Option(
            "--meeting",
            metavar="ID",
            help=N_("Prepare this meeting: its agenda, what to decide."),
            show_default=False,
        ),
    ] = None,
    sheets: Annotated[
        str | None,
        typer.Option(
            "--sheets",
            metavar="WORD,…",
            help=N_("Which actions get a sheet: all, none, or those in these healths and statuses (late,at_risk)."),
            show_default=False,
            autocompletion=complete_sheets,
        ),
    ] = None,
    minutes: Annotated[
        str | None,
        typer.Option(
            "--minutes",
            metavar="ID",
            help=N_("The minutes of this meeting, to fill in: who is there, agenda, decisions, signatures."),
            show_default=False,
        ),
    ] = None,
    brief: Annotated[
        bool,
        typer.Option("--brief", help=N_("Two pages: where it stands, what to decide, what changed, what is next.")),
    ] = False,
    trend: Annotated[
        bool, typer.Option("--trend", help=N_("With the progress at the end of each month, as git has it."))
    ] = False,
    internal: Annotated[
        bool, typer.Option("--internal", help=N_("With what is missing, forecasts and notes: not for partners."))
    ] = False,
    public: Public = False,
    attach_data: Annotated[
        bool,
        typer.Option("--attach-data", help=N_("With its agreements and actions as JSON in the PDF, for programs.")),
    ] = False,
) -> int:
    """Load, compute, write."""
    asked = papers.asked(session, refs, filters, since=since, since_meeting=since_meeting, public=public)
    if minutes is not None:
        others = {
            "--since": since,
            "--since-meeting": since_meeting,
            "--meeting": meeting,
            "--brief": brief or None,
            "--trend": trend or None,
            "--attach-data": attach_data or None,
        }
        for name, given in others.items():
            if given is not None:
                raise UsageError(msg("--minutes and {option} exclude each other", option=name), msg("give one of them"))
        return papers.put(session, papers.minutes_of(asked, minutes), paper, asked.saved)
    told = papers.contents(sheets, asked.saved, internal=internal, public=public, brief=brief, trend=trend)
    made = papers.make(session, asked, told, meeting=meeting)
    if attach_data or asked.saved.attach_data:
        made = papers.with_data(session, made, asked.view)
    return papers.put(session, made, paper, asked.saved)
