"""`coopctl resume`: an action goes on that was on hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import statuses
from coopctl.cli import making
from coopctl.cli.completion import complete_action_status
from coopctl.cli.options import Author, Changing, Note, Reference
from coopctl.cli.session import Session
from coopctl.messages import N_

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_("Say that an action goes on that was on hold. Sets the status that it had before, and adds an update.")
EXAMPLES = (
    ("coopctl resume mons-sefrou/photo", N_("As of today.")),
    ('coopctl resume mons-sefrou/photo --on 2019-04-01 --note "The hall is open again."', N_("Since a day, and why.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    *,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help=N_("The status that it had, where nothing tells."),
            show_default=False,
            autocompletion=complete_action_status,
        ),
    ] = None,
    note: Note = None,
    author: Author = None,
    changing: Changing,
) -> int:
    """Draft the status that it had before, and make the change."""

    def draft_resume(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        said = {"status": status, **answers, "text": note, "author": making.author(session, author)}
        statuses.resume(draft, said, typist)

    return making.make(session, changing, ref, draft_resume)
