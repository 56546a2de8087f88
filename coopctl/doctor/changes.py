"""Changes of the files: whether one was cut short, who is writing, what can be taken back, what a crash has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import saving
from coopctl.disk import replacing
from coopctl.errors import CoopctlError
from coopctl.messages import msg, nmsg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from coopctl.messages import Message


def part(root: Path, now: datetime) -> Part:
    """Look at what commands that write have left."""
    return checked("changes", msg("Changes"), *_checks(root, now))


def mend(held: saving.Held) -> tuple[Message, ...]:
    """Sweep what a crash has left in a workspace that is held, which has settled an open change. Say what was done.

    Raise WriteError where what is kept of changes cannot be read, with its place.
    """
    root = held.store.root
    saving.past(held.store, held.now)  # whose notes can be read
    count = replacing.sweep(root, tuple(replacing.leftovers(root)))
    return (nmsg("{n} temporary file removed", "{n} temporary files removed", count),) if count else ()


def _checks(root: Path, now: datetime) -> list[Check]:
    try:
        store = saving.store_of(root)
        return [_open(store), _lock(store), _undo(store, now), _left(root)]
    except CoopctlError:  # it names folders, which may be private
        mend = msg("see why: {command}", command="coopctl doctor --mend")
        return [Check(msg("changes to take back"), msg("what is kept of them cannot be read"), State.BROKEN, mend)]


def _open(store: saving.Store) -> Check:
    what = msg("a change that was cut short")
    if saving.open_change(store) is None:
        return Check(what, msg("none"))
    if saving.is_unreadable(store):
        mend = msg("see which, and what to do: {command}", command="coopctl doctor --mend")
        return Check(what, msg("its note cannot be read, so no command can write"), State.BROKEN, mend)
    mend = msg("finish it or take it back: {command}", command="coopctl doctor --mend")
    return Check(what, msg("stands open"), State.ADVICE, mend)


def _lock(store: saving.Store) -> Check:
    holder = saving.holder(store)
    found = msg("nobody") if holder is None else msg("{holder}", holder=holder)
    return Check(msg("changing files now"), found)


def _undo(store: saving.Store, now: datetime) -> Check:
    kept = saving.past(store, now)
    what = msg("changes to take back")
    if not kept:
        return Check(what, msg("none"))
    return Check(what, msg("{count}, the latest of {day}", count=len(kept), day=kept[0].when.date().isoformat()))


def _left(root: Path) -> Check:
    what = msg("files that a crash left")
    count = sum(1 for _ in replacing.leftovers(root))
    if not count:
        return Check(what, msg("none"))
    mend = msg("remove them: {command}", command="coopctl doctor --mend")
    return Check(what, nmsg("{n} file", "{n} files", count), State.ADVICE, mend)
