"""`coopctl done`: an action, a milestone or a decision is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import statuses
from coopctl.cli import making
from coopctl.cli.options import Author, Changing, DecisionId, MilestoneId, Note, Reference
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.messages import N_, msg

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_("Say that an action, a milestone or a decision is done. Sets the day, and the status of an action.")
EXAMPLES = (
    ("coopctl done mons-sefrou/photo", N_("The whole action, as of today.")),
    ("coopctl done mons-sefrou/photo --milestone catalogue --on 2019-05-02", N_("One of its milestones.")),
    ("coopctl done mons-sefrou --decision new-dates", N_("A decision of a meeting.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    *,
    milestone: MilestoneId = None,
    decision: DecisionId = None,
    note: Note = None,
    author: Author = None,
    changing: Changing,
) -> int:
    """Draft the day, and make the change."""
    if milestone is not None and decision is not None:
        raise UsageError(msg("--milestone and --decision exclude each other"), msg("give one of them"))

    def draft_done(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        if milestone is not None:
            statuses.milestone_done(draft, answers.get("milestone", milestone), typist)
        elif decision is not None:
            statuses.decision_done(draft, answers.get("decision", decision), typist)
        else:
            statuses.done(draft, {"text": note, "author": making.author(session, author)}, typist)

    return making.make(session, changing, ref, draft_done)
