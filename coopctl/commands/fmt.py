"""`coopctl fmt`: files in their normal form, without a word changed."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import tidying
from coopctl.cli.completion import complete_file
from coopctl.cli.session import Session
from coopctl.messages import N_

HELP = N_("Put files in their normal form: line ends, blanks, blank lines, and quotes that other YAML readers need.")
EXAMPLES = (
    ("coopctl fmt", N_("Every record and the settings.")),
    ("coopctl fmt --diff", N_("What it would change.")),
    ("coopctl fmt --order data/actions/mons-sefrou/guides.yaml", N_("Put its fields in the order of the schema too.")),
    ("coopctl fmt --check data/actions/mons-sefrou", N_("Name the files that are not in it, and exit with 1.")),
)
WRITES = True


def run(
    session: Session,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help=N_("Files, folders or records; all records and coopctl.yaml if not given."),
            show_default=False,
            autocompletion=complete_file,
        ),
    ],
    *,
    check: Annotated[
        bool, typer.Option("--check", help=N_("Only name the files that are not in it; exit with 1 if there are any."))
    ] = False,
    order: Annotated[
        bool, typer.Option("--order", help=N_("Put fields in the order of the schema too, with their comments."))
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", "--dry-run", help=N_("Only show what would be changed, as a patch."))
    ] = False,
    commit: Annotated[
        bool, typer.Option("--commit", help=N_("Commit it too, with a message that says what it does."))
    ] = False,
) -> int:
    """Put the files in it, as one change, or only say which are not."""
    return tidying.fmt(session, paths, check=check, order=order, diff=diff, commit=commit)
