"""`coopctl import`: a workbook that was filled in, or a plan that others keep in their own files, as records."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import importing, mapping
from coopctl.cli.importing import Conflicts
from coopctl.cli.mapping import ForeignFile
from coopctl.cli.options import Changing, Output
from coopctl.cli.session import Session
from coopctl.messages import N_

HELP = N_(
    "Take in a workbook that export made, or anyone's XLSX, CSV, JSON or YAML by a map. "
    "Nothing is taken away, and nothing guessed."
)
EXAMPLES = (
    ("coopctl import plan.xlsx --dry-run", N_("What it would do, and which cells cannot be understood.")),
    ("coopctl import plan.xlsx --commit", N_("Take it in, and commit it.")),
    ("coopctl import suivi.xlsx", N_("A file of others: propose a map for it.")),
    ("coopctl import suivi.xlsx --map maps/suivi.yaml --dated 2026-09-30", N_("Take it in by that map.")),
    ("coopctl import plan.xlsx --preset tet --into plan-climat", N_("A file of a kind that coopctl knows.")),
)
WRITES = True


def run(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("XLSX, CSV, JSON or YAML."), show_default=False)],
    *,
    map_: Annotated[
        str | None,
        typer.Option("--map", metavar="MAP", help=N_("The map that says what the columns mean."), show_default=False),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            "--preset", metavar="NAME", help=N_("A map that ships: decidim, ogp-canada or tet."), show_default=False
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="AGREEMENT", help=N_("The agreement that the actions belong to."), show_default=False
        ),
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option("--dated", metavar="DAY", help=N_("The day that the file's figures are of."), show_default=False),
    ] = None,
    ours: Annotated[bool, typer.Option("--ours", help=N_("Keep the files where both sides changed a field."))] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help=N_("Take what comes in where both sides changed a field."))
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help=N_("Ask about each field that both sides changed, as on a terminal anyway."))
    ] = False,
    changing: Changing,
    output: Output,
) -> int:
    """Read it, hold it against the records, and take it in."""
    conflicts = Conflicts(ours, theirs, ask)
    if mapping.is_foreign(session, file, map_, preset):
        return mapping.take(session, changing, ForeignFile(file, map_, preset, into, dated), conflicts, output)
    return importing.take(session, changing, file, conflicts)
