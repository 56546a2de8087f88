"""`coopctl cancel`: an action is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import statuses
from coopctl.cli import making
from coopctl.cli.completion import complete_reference
from coopctl.cli.options import Author, Changing, Reason, Reference
from coopctl.cli.session import Session
from coopctl.messages import N_
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_("Say that an action is given up, and why. Sets its status and the day that it ended, and adds an update.")
EXAMPLES = (
    ('coopctl cancel mons-sefrou/photo --reason "The hall was sold."', N_("As of today.")),
    (
        'coopctl cancel mons-sefrou/photo --merged-into mons-sefrou/exhibitions --reason "One exhibition for both."',
        N_("It goes on within another action."),
    ),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    *,
    reason: Reason = None,
    merged_into: Annotated[
        str | None,
        typer.Option(
            "--merged-into",
            metavar="REF",
            help=N_("The action within which it goes on."),
            show_default=False,
            autocompletion=complete_reference,
        ),
    ] = None,
    author: Author = None,
    changing: Changing,
) -> int:
    """Draft the new status and the reason, and make the change."""
    why = making.why(reason)

    def draft_cancel(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        given = {"text": why or answers.get("reason"), "author": making.author(session, author)}
        statuses.stop(draft, ActionStatus.CANCELLED, given, typist)
        if merged_into is not None:
            statuses.merged_into(draft, merged_into, typist)

    return making.make(session, changing, ref, draft_cancel)
