"""An advisory lock: one process at a time changes the files. The kernel lets go of it when the process ends."""

from __future__ import annotations

import errno
import os
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from coopctl.disk.reading import CAREFUL, reason
from coopctl.errors import BusyError, WriteError
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coopctl.messages import Message

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: Seconds to wait for whoever holds the lock.
PATIENCE = 10.0
#: Seconds that are waited without a word.
_MOMENT = 0.5
#: What a disk says that knows no locks, as some of a network do.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
#: Windows forbids others to read what is locked: a byte that no holder's name reaches.
_FAR = 1 << 20


@contextmanager
def alone(path: Path, holder: str, *, patience: float = PATIENCE, waiting: Callable[[Message], None]) -> Iterator[bool]:
    """Hold the lock of the file `path`, which is made where it is missing and never removed.

    `holder` is who is said to hold it, in a few words; `waiting` is told once where another holds it, before `patience`
    seconds are waited. What is yielded is False where this disk knows no locks, so that nothing is held.
    Not for a process that holds it already: it would wait for itself.

    Raise BusyError, which names the holder, where it is not free in time, and WriteError where the disk refuses.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | CAREFUL, 0o600)
    except OSError as error:
        raise WriteError(
            msg("{path} could not be written: {reason}", path=os.fspath(path), reason=reason(error)),
            msg("Its folder must belong to you, on a disk that can be written."),
        ) from error
    try:
        held = _take(descriptor, patience, waiting)
        with suppress(OSError):  # the name helps people; the lock holds without it
            os.ftruncate(descriptor, 0)
            os.write(descriptor, holder.encode())
        yield held
    finally:
        with suppress(OSError):
            os.close(descriptor)  # which lets go of the lock


def holder(path: Path) -> str | None:
    """Return who holds the lock, as it was said, None where it is free. Nothing is waited for or changed."""
    try:
        descriptor = os.open(path, os.O_RDWR | CAREFUL)
    except OSError:
        return None
    try:
        return None if _at_once(descriptor) is not False else _said(descriptor)
    finally:
        with suppress(OSError):
            os.close(descriptor)


def in_use(path: Path) -> bool:
    """Whether a process holds a lock on a file, or the file cannot be opened to see."""
    try:
        descriptor = os.open(path, os.O_RDWR | CAREFUL)
    except OSError:
        return True
    try:
        return _at_once(descriptor) is False
    finally:
        with suppress(OSError):
            os.close(descriptor)


def mark_in_use(descriptor: int) -> None:
    """Lock an open file for as long as it is open, so that `in_use` tells so; without a word where that cannot be."""
    _at_once(descriptor)


def _take(descriptor: int, patience: float, waiting: Callable[[Message], None]) -> bool:
    """Lock an open file, or raise BusyError; False where this disk knows no locks."""
    free = _at_once(descriptor)
    if free is False:

        def tell() -> None:
            waiting(msg("another command is changing files here ({holder}); waiting for it", holder=_said(descriptor)))

        if not _in_turn(descriptor, patience, tell):
            raise BusyError(
                msg("another command is changing files here: {holder}", holder=_said(descriptor)),
                msg("Nothing was written. Wait for it to end, then run this again."),
            )
    return free is not None


def _at_once(descriptor: int) -> bool | None:
    """Try to lock an open file: whether it was free, None where this disk knows no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return None if error.errno in _NO_LOCKS else False
    return True


def _in_turn(descriptor: int, patience: float, tell: Callable[[], None]) -> bool:
    """Wait for a lock for some seconds, and `tell` where it is more than a moment.

    The system gives it to those who wait in the order in which they came; Windows' own waiting is to try once a second.
    """
    got = threading.Event()
    if sys.platform == "win32":
        tell()
        return any(_at_once(descriptor) or got.wait(0.05) for _ in range(int(patience / 0.05)))

    def wait() -> None:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            got.set()

    threading.Thread(target=wait, daemon=True).start()
    if got.wait(min(_MOMENT, patience)):
        return True
    tell()
    return got.wait(max(patience - _MOMENT, 0))


def _said(descriptor: int) -> str:
    """Return who said to hold the lock, "?" where that is not readable."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return os.read(descriptor, 500).decode("utf-8", "replace").strip() or "?"
    except OSError:
        return "?"
