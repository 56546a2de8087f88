"""`coopctl edit`: a file in an editor, checked before it is put in place."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli import editing
from coopctl.cli.completion import complete_edit
from coopctl.cli.options import Writing
from coopctl.cli.session import Session
from coopctl.messages import N_

HELP = N_("Open a file in your editor. It works on a copy, which takes the file's place once nothing is wrong by it.")
EXAMPLES = (
    ("coopctl edit mons-sefrou/photo", N_("An action, in the editor that VISUAL or EDITOR names.")),
    ("coopctl edit settings", N_("coopctl.yaml.")),
)
WRITES = True


def run(
    session: Session,
    ref: Annotated[
        str | None,
        typer.Argument(
            metavar="REF",
            help=N_("An agreement or an action, its file, or settings; also one that cannot be read."),
            show_default=False,
            autocompletion=complete_edit,
        ),
    ] = None,
    *,
    writing: Writing,
) -> int:
    """Let the editor work, and put in place what it leaves."""
    return editing.edit_file(session, writing, ref)
