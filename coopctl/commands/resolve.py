"""`coopctl resolve`: records in conflict merged field by field, and what both sides changed decided in words."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import resolving
from coopctl.cli.completion import complete_file
from coopctl.cli.session import Session
from coopctl.messages import N_

HELP = N_("Merge records that git left in conflict, field by field, and ask what to do where both sides changed one.")
EXAMPLES = (
    ("coopctl resolve", N_("Every file in conflict, with questions.")),
    ("coopctl resolve --dry-run", N_("What each side did, and what both changed.")),
    ("coopctl resolve mons-sefrou/school --theirs status", N_("Their status, without a question.")),
    ("coopctl resolve --ours milestones.m2.due --theirs all", N_("Our date; theirs wherever else both changed one.")),
)
WRITES = True


def run(
    session: Session,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help=N_("Files, folders or records in conflict; all of them if not given."),
            show_default=False,
            autocompletion=complete_file,
        ),
    ],
    *,
    ours: Annotated[
        list[str],
        typer.Option(
            "--ours", metavar="FIELD", help=N_("Take our version of a field, by its name; all means every other one.")
        ),
    ],
    theirs: Annotated[
        list[str],
        typer.Option(
            "--theirs",
            metavar="FIELD",
            help=N_("Take their version of a field, by its name; all means every other one."),
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Only show what would be done."))] = False,
) -> int:
    """Merge, ask, write, and tell git what is settled."""
    return resolving.resolve(session, paths, ours, theirs, dry_run=dry_run)
