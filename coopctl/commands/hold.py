"""`coopctl hold`: an action rests for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import statuses
from coopctl.cli import making
from coopctl.cli.options import Author, Changing, Reason, Reference
from coopctl.cli.session import Session
from coopctl.messages import N_
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_("Say that an action is on hold, and why. Sets its status, and adds an update.")
EXAMPLES = (
    ('coopctl hold mons-sefrou/photo --reason "The hall is closed."', N_("As of today.")),
    ('coopctl hold mons-sefrou/photo --reason "No budget." --on 2019-02-01', N_("Since a day.")),
)
WRITES = True


def run(
    session: Session, ref: Reference = None, *, reason: Reason = None, author: Author = None, changing: Changing
) -> int:
    """Draft the new status and the reason, and make the change."""
    why = making.why(reason)

    def draft_hold(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        given = {"text": why or answers.get("reason"), "author": making.author(session, author)}
        statuses.stop(draft, ActionStatus.ON_HOLD, given, typist)

    return making.make(session, changing, ref, draft_hold)
