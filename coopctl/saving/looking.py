"""What stands in a store, for those who only look: an open change, who holds the lock, what can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.disk import locking
from coopctl.errors import CoopctlError
from coopctl.git.store import BACK, LOCK, OPEN, undo_file
from coopctl.messages import msg
from coopctl.saving import notes, steps
from coopctl.saving.held import LONGEST, Past

if TYPE_CHECKING:
    from datetime import datetime

    from coopctl.git.store import Store
    from coopctl.messages import Message
    from coopctl.saving.notes import Kept


def holder(store: Store) -> str | None:
    """Return who is changing files now: a process, its machine, since when; None where nobody is."""
    return locking.holder(store.folder / LOCK)


def open_change(store: Store) -> Message | None:
    """Say that a change was cut short and stands open; None where none does, or somebody is just writing it."""
    try:
        if not store.is_open or holder(store) is not None or not store.is_open:
            return None
        note = notes.read(store.folder, BACK) or notes.read(store.folder, OPEN)
    except CoopctlError as error:
        return error.message
    if note is None:
        return None
    return msg(
        "a change of {paths} was cut short and stands open: they are read as they are."
        " The next command that writes finishes it or takes it back; so does {command}",
        paths=tuple(file.path for file in note.files),
        command="coopctl doctor --mend",
    )


def is_unreadable(store: Store) -> bool:
    """Whether a change stands open whose note cannot be read, so that no command can write."""
    try:
        return (notes.read(store.folder, BACK) or notes.read(store.folder, OPEN)) is None and store.is_open
    except CoopctlError:
        return True


def past(store: Store, now: datetime) -> tuple[Past, ...]:
    """Return the changes that can be taken back, the latest first. Raise WriteError where a note cannot be read."""
    found = []
    for number in reversed(store.numbers()):
        note = notes.read(store.folder, undo_file(number))
        if note is not None and now - note.when <= LONGEST:
            found.append(Past(number, note.said, note.when, tuple(file.path for file in note.files)))
    return tuple(found)


def latest(store: Store, now: datetime) -> tuple[Past, tuple[tuple[str, bytes | None, bytes | None], ...]] | None:
    """Return the change that `undo` takes back, with (path, content now, content then) of each file: None for no file.

    None where there is nothing to take back. Raise WriteError where its note cannot be read, and ChangedSinceError
    where somebody changed the files since.
    """
    for each in past(store, now)[:1]:
        note = notes.read(store.folder, undo_file(each.number))
        if note is not None:
            steps.as_left(store.root, note.files)
            return each, tuple((file.path, _content(file.after), _content(file.before)) for file in note.files)
    return None


def _content(kept: Kept | None) -> bytes | None:
    return None if kept is None else kept.content
