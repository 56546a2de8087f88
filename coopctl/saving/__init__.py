"""Saving: a change of several files is all or nothing, can be taken back, and never harms what somebody else wrote.

    store = saving.store_of(root)                      # where the lock, an open change and undo are kept; makes nothing
    with saving.hold(store, now, waiting=remark) as held:   # lock; an earlier change that was cut short is settled
        for each in held.remarks: remark(each)
        old = disk.read(root, "data/x.yaml")           # read under the lock, or before it: both are safe
        saved = held.write([FileChange("data/x.yaml", digest(old), new)], said="what it did, in words")
        undone = held.undo()                           # the latest change back: (Past, Saved), None where there is none

`write` compares each file with `before` once more when it takes its place, whoever wrote it. So a command may read and
ask first and hold late (then ChangedSinceError means: read again), or hold from before it reads to its end (then no
other command of coopctl can come between). All errors are exit 3: WriteError, and of it ChangedSinceError (`paths`)
and BusyError (the lock). `open_change`, `holder` and `past` are for those who only look: they take no lock.
"""

from __future__ import annotations

from coopctl.disk.replacing import digest
from coopctl.git.store import Store, store_of
from coopctl.saving.held import LONGEST, MOST, FileChange, Held, Past, Saved, hold
from coopctl.saving.looking import holder, is_unreadable, latest, open_change, past

__all__ = [
    "LONGEST",
    "MOST",
    "FileChange",
    "Held",
    "Past",
    "Saved",
    "Store",
    "digest",
    "hold",
    "holder",
    "is_unreadable",
    "latest",
    "open_change",
    "past",
    "store_of",
]
