"""`coopctl trend`: how far everything was, and how it stood, over time, from git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.cli.completion import complete_every
from coopctl.cli.options import DrawnOutput, References
from coopctl.cli.session import Session, chosen_format
from coopctl.formats import Audience, choosing, drawings, rows
from coopctl.messages import N_
from coopctl.reports import trend as report
from coopctl.spelling.nearest import one_of

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look

HELP = N_("Show progress and health over time. At the end of each month, as the files of that day in git have it.")
EXAMPLES = (
    ("coopctl trend mons-sefrou", N_("One agreement, month by month.")),
    ("coopctl trend --every week --since -3m", N_("All agreements, the weeks of the last three months.")),
    ("coopctl trend mons-sefrou -o trend.svg", N_("The drawing alone.")),
    ("coopctl trend -o trend.html", N_("A page with the drawing, and the same figures in a table.")),
)
REMEMBERED = LOOKS_BACK = True
READS_MANY = True


def run(
    session: Session,
    refs: References,
    *,
    every: Annotated[
        str,
        typer.Option(
            "--every",
            metavar="STEP",
            help=N_("How far points lie apart: month, week or commit."),
            autocompletion=complete_every,
        ),
    ] = "month",
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV|DAY",
            help=N_("Only from a revision or a day on (YYYY-MM-DD, yesterday, -30d)."),
            show_default=False,
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help=N_("Count the commits of merged branches too, not only the merges."))
    ] = False,
    output: DrawnOutput,
) -> int:
    """Read each time, compute, show."""
    from coopctl.cli import trending  # not for an answer that is kept
    from coopctl.formats.drawings import svg

    step = report.Every(one_of("--every", every, [*report.Every]))
    found = trending.trend(session, refs, step, since=since, full=full)
    name = chosen_format(output, plain=False, also=(drawings,))
    if name == "svg":
        session.put_text(svg.write(found, session.look().for_pages()), output.to)
        return session.left_out()

    def page(frame: Frame, look: Look) -> str:
        from coopctl.formats.rows import html

        told = report.columns(found.series[0]) if len(found.series) == 1 else report.sheet(found)
        return html.write(told, frame, look, drawing=svg.drawing(found, look))

    told = report.sheet(found)
    for note in told.notes if choosing.audience(rows, name) is Audience.SPREADSHEETS else ():
        session.remark(note)
    return session.show(told, output, ("trend", found), page)
