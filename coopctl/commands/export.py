"""`coopctl export`: the records for other programs."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import exporting
from coopctl.cli.completion import complete_export
from coopctl.cli.options import Filters, Public, References
from coopctl.cli.session import Session
from coopctl.formats.exports import Options
from coopctl.messages import N_

HELP = N_("Write the records for other programs. Calendars, spreadsheets, IATI, JSON.")
EXAMPLES = (
    ("coopctl export json -o plan.json", N_("Everything, with what is computed of it.")),
    ("coopctl export xlsx mons-sefrou --partner sefrou -o sefrou.xlsx", N_("A workbook for one side to fill in.")),
    ("coopctl export ics --lead wallonia -o wallonia.ics", N_("A calendar of what one partner leads.")),
    ("coopctl export csv -o tables --excel", N_("A folder of tables for spreadsheets.")),
    ("coopctl export iati -o activities.xml", N_("What is published to IATI.")),
    ("coopctl export json --public -o plan.json", N_("For everybody: without what coopctl.yaml marks as internal.")),
)
READS_WHOLE = True
READS_MANY = True


def run(
    session: Session,
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help=N_("One of {exports}."), show_default=False, autocompletion=complete_export
        ),
    ],
    refs: References,
    filters: Filters,
    *,
    to: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help=N_("Write to FILE; csv to a folder."), show_default=False),
    ] = None,
    public: Public = False,
    excel: Annotated[
        bool,
        typer.Option("--excel", help=N_("CSV that Excel opens in your language: its words, separators, decimals.")),
    ] = False,
    partner: Annotated[
        str | None,
        typer.Option(
            "--partner",
            metavar="ID",
            help=N_("Workbook of the actions that name this party, with the cells marked that it is to fill in."),
            show_default=False,
        ),
    ] = None,
) -> int:
    """Load, narrow, write."""
    options = Options(excel=excel, partner=partner)
    return exporting.export(session, format_, refs, filters, options, to, public=public)
