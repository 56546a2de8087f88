"""`coopctl postpone`: an action, a milestone or a decision is due on another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import postponing
from coopctl.changing.asking import MissingError
from coopctl.cli import making
from coopctl.cli.options import Author, Changing, DecisionId, MilestoneId, Reason, Reference
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.messages import N_, msg

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_(
    "Give an action, a milestone or a decision another day that it is due, and say why. Keeps the one first agreed."
)
EXAMPLES = (
    ('coopctl postpone mons-sefrou/photo --to 2019-09 --reason "The printer is late."', N_("The end of an action.")),
    (
        'coopctl postpone mons-sefrou/photo --milestone catalogue --to 2019-05-02 --reason "Proofs are missing."',
        N_("One of its milestones."),
    ),
    ('coopctl postpone mons-sefrou --decision new-dates --to 2019-06 --reason "No answer yet."', N_("A decision.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    *,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="DAY",
            help=N_("The new day; a month (2019-09), a quarter or a year is one too."),
            show_default=False,
        ),
    ] = None,
    milestone: MilestoneId = None,
    decision: DecisionId = None,
    reason: Reason = None,
    author: Author = None,
    changing: Changing,
) -> int:
    """Draft the new day, the one first agreed and the reason, and make the change."""
    if milestone is not None and decision is not None:
        raise UsageError(msg("--milestone and --decision exclude each other"), msg("give one of them"))
    given_reason = making.why(reason)

    def draft_postponed(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        day = to or answers.get("to")
        if not day:
            raise MissingError("to", question=msg("The new day:"), option="--to 2019-09")
        why = given_reason or answers.get("reason")
        given = {"text": why, "author": making.author(session, author)}
        if milestone is not None:
            postponing.milestone(draft, answers.get("milestone", milestone), day, given, typist)
        elif decision is not None:
            postponing.decision(draft, answers.get("decision", decision), day, why, typist)
        else:
            postponing.action(draft, day, given, typist)

    return making.make(session, changing, ref, draft_postponed)
