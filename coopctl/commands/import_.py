"""`coopctl import`: a workbook that was filled in, taken into the records."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import importing
from coopctl.cli.importing import Conflicts
from coopctl.cli.options import Changing
from coopctl.cli.session import Session
from coopctl.messages import N_

HELP = N_("Take in a workbook that export made and somebody filled in. Nothing is taken away, and nothing guessed.")
EXAMPLES = (
    ("coopctl import plan.xlsx --dry-run", N_("What it would do, and which cells cannot be understood.")),
    ("coopctl import plan.xlsx --commit", N_("Take it in, and commit it.")),
    ("coopctl import plan.xlsx --theirs", N_("The workbook's word, where the files have changed meanwhile too.")),
)
WRITES = True


def run(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("The workbook, an XLSX file."), show_default=False)],
    *,
    ours: Annotated[bool, typer.Option("--ours", help=N_("Keep the files where both sides changed a field."))] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help=N_("Take the workbook where both sides changed a field."))
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help=N_("Ask about each field that both sides changed, as on a terminal anyway."))
    ] = False,
    changing: Changing,
) -> int:
    """Read the workbook, and take it in."""
    return importing.take(session, changing, file, Conflicts(ours, theirs, ask))
