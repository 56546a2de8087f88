"""`coopctl undo`: the last change that a command made, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import edits, saving
from coopctl.cli import placing
from coopctl.cli.options import Writing
from coopctl.cli.session import Session
from coopctl.errors import FINE
from coopctl.formats import changed
from coopctl.messages import N_, msg

if TYPE_CHECKING:
    from coopctl.saving import Held, Past

HELP = N_("Take back the last change that a command made here. Again, it takes back the one before.")
EXAMPLES = (
    ("coopctl undo --dry-run", N_("What it would take back.")),
    ("coopctl undo", N_("The last change.")),
)
WRITES = True


def run(session: Session, writing: Writing) -> int:
    """Take it back, or show what that would do, and say what it was."""
    if writing.dry_run:
        latest = saving.latest(session.store, session.now)
        if latest is None:
            return _nothing(session)
        for path, present, then in latest[1]:
            session.put_text(edits.patch(path, _text(present), _text(then)))
        session.remark(msg("nothing was written: --dry-run"))
        return FINE
    return placing.agreeing(session, lambda held, together: _take_back(session, held, writing, together=together))


def _take_back(session: Session, held: Held, writing: Writing, *, together: bool) -> int:
    latest = saving.latest(held.store, held.now)
    if latest is None:
        return _nothing(session)
    paths = [path for path, _, _ in latest[1]]
    if writing.commit:
        placing.look_ahead(session, paths, together=together)
    undone = held.undo()
    if undone is None:
        return _nothing(session)
    past, saved = undone[0], session.wrote(undone[1], msg("it is taken back all the same"))
    heading = msg("taken back:")
    session.tell(f"{session.look().words.say(heading)}\n{past.said}")
    for remark in saved.remarks:
        session.remark(remark)
    if writing.commit:
        placing.commit(session, paths, _message(session, past))
    return FINE


def _message(session: Session, past: Past) -> str:
    """Return the message of the commit: what was taken back, in the words that were said of it."""
    record, _, said = past.said.partition("\n")
    ref, beside, _ = record.partition("  ")
    what = said.partition("\n")[0].strip()
    of_one = bool(beside and what and " " not in ref)  # else it was moved or removed, or there were several
    words = placing.commit_words(session)
    first = words.say(msg("taken back: {what}", what=what if of_one else record.rstrip("\u00a0 :")))
    return f"{changed.heading(ref, [first]) if of_one else changed.short(first)}\n\n{past.said}"


def _nothing(session: Session) -> int:
    session.remark(msg("there is nothing to take back"))
    return FINE


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace")
