"""`coopctl log`: what happened to an action, in a dated update."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import statuses
from coopctl.cli import making
from coopctl.cli.completion import complete_action_status
from coopctl.cli.options import Author, Changing, Reference
from coopctl.cli.session import Session
from coopctl.messages import N_

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_("Write down what happened to an action. Adds a dated update, and sets the status where one is given.")
EXAMPLES = (
    ('coopctl log mons-sefrou/photo "The hall is booked." --progress 40', N_("How much is done by now, too.")),
    ('coopctl log mons-sefrou/photo "Minutes received." --on 2020-03-31', N_("On another day.")),
    ('coopctl log mons-sefrou/photo "No budget." --status on_hold', N_("The status from now on, and why.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    *,
    text: Annotated[
        list[str],
        typer.Argument(metavar="[TEXT]...", help=N_("What happened; - reads it from stdin."), show_default=False),
    ],
    progress: Annotated[
        str | None,
        typer.Option("--progress", metavar="N", help=N_("How much is done by then, in percent."), show_default=False),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help=N_("The action's status from then on."),
            show_default=False,
            autocompletion=complete_action_status,
        ),
    ] = None,
    evidence: Annotated[
        list[str],
        typer.Option(
            "--evidence",
            metavar="SOURCE",
            help=N_("Where it is written: the id of a document, or an address; may be given several times."),
            show_default=False,
        ),
    ],
    author: Author = None,
    changing: Changing,
) -> int:
    """Draft the update, and make the change."""
    given = {"progress": progress, "status": status, "sources": ", ".join(evidence), "text": making.prose(text)}

    def draft_update(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        said = {**given, **answers, "author": making.author(session, author)}
        statuses.log(draft, statuses.update(draft, said, typist))

    return making.make(session, changing, ref, draft_update)
