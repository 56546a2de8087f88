"""`coopctl show`: everything about one record."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl import discovery
from coopctl.cli.completion import complete_reference
from coopctl.cli.options import RecordOutput
from coopctl.cli.session import Session, chosen_format
from coopctl.formats import Audience, choosing, papers, rows
from coopctl.messages import N_

HELP = N_("Show everything about one record. Its figures, its history, and what refers to it.")
EXAMPLES = (
    ("coopctl show mons-sefrou", N_("An agreement.")),
    (
        "coopctl show mons-sefrou/photo --explain",
        N_("An action by the beginning of its name, and how its figures come about."),
    ),
)
REMEMBERED = True


def run(
    session: Session,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=N_("An agreement or an action; may be shortened."),
            show_default=False,
            autocompletion=complete_reference,
        ),
    ],
    *,
    explain: Annotated[bool, typer.Option("--explain", help=N_("Show how each figure is computed."))] = False,
    output: RecordOutput,
) -> int:
    """Load, compute, show."""
    from coopctl.reports.paper import filled  # a page that was kept needs neither
    from coopctl.reports.records import details

    session.reading.about = ref
    found = session.refs([ref])[0]
    view = session.reading.view()
    page = details.page(view, found, explain=explain)
    name = chosen_format(output, plain=False, also=(papers,))
    if name in discovery.names(papers):
        return session.put_paper(filled(page), name, output.to)
    whole = choosing.audience(rows, name) is Audience.PROGRAMS
    sheet = details.data(view, found) if whole else details.flat(page)
    return session.show(sheet, output, ("record", page))
