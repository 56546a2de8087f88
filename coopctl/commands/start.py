"""`coopctl start`: an action is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import statuses
from coopctl.cli import making
from coopctl.cli.options import Author, Changing, Note, Reference
from coopctl.cli.session import Session
from coopctl.messages import N_

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_("Say that an action is under way. Sets its status and the day that it began, and adds an update.")
EXAMPLES = (
    ("coopctl start mons-sefrou/photo", N_("As of today.")),
    ("coopctl start mons-sefrou/photo --on 2019-02-01 --commit", N_("Since a day, and committed.")),
)
WRITES = True


def run(
    session: Session, ref: Reference = None, *, note: Note = None, author: Author = None, changing: Changing
) -> int:
    """Draft the new status, and make the change."""

    def draft_start(draft: Draft, typist: Typist, _answers: dict[str, str]) -> None:
        statuses.start(draft, {"text": note, "author": making.author(session, author)}, typist)

    return making.make(session, changing, ref, draft_start)
