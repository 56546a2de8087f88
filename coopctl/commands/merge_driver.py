"""`coopctl merge-driver`: what git runs to merge a record, field by field."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import driving
from coopctl.cli.session import Session
from coopctl.messages import N_

HELP = N_("Merge three versions of a record into that of ours. Git runs it: coopctl doctor --mend tells git to.")
EXAMPLES = (("coopctl merge-driver %O %A %B %L %P", N_("As git runs it, once it is told to.")),)
READS_NO_TREE = True


def run(
    session: Session,
    base: Annotated[str, typer.Argument(metavar="BASE", help=N_("What both sides began with; empty for nothing."))],
    ours: Annotated[str, typer.Argument(metavar="OURS", help=N_("The file of ours, which takes the merge."))],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help=N_("The file of theirs."))],
    marker_size: Annotated[int, typer.Argument(metavar="MARKER-SIZE", help=N_("How wide a conflict's markers are."))],
    path: Annotated[str, typer.Argument(metavar="PATH", help=N_("Where the file stands in the repository."))],
) -> int:
    """Merge; exit 0 where all is sure, 100 where fields stand between markers."""
    return driving.drive(session, (base, ours, theirs), marker_size, path)
