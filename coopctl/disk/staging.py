"""Temporary files, each made beside the file whose place it is to take, and confirmed by the disk, many at once."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.disk import ended
from coopctl.disk.reading import CAREFUL, reason
from coopctl.errors import WriteError
from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from coopctl.messages import Message

#: So many new files are open until the disk has confirmed them, and so many of them wait for it at once.
_AT_ONCE, _WAITING = 128, 8


@dataclass(frozen=True, slots=True)
class Staged:
    """A temporary file `name` to be made beside `path`: what it holds, and what it is `like`.

    That is the state of the file whose place it is to take, else its mode; without one the user's umask decides.
    """

    path: str
    name: str
    content: bytes
    like: os.stat_result | int | None


def stage(root: Path, files: Iterable[Staged]) -> tuple[Message, ...]:
    """Write temporary files, all of each, through to the disk. Return what is to be said of them.

    Of many the disk is asked to confirm some at once: one by one each would wait for all before it. On an error nothing
    is left behind of those that were not confirmed.
    """
    said: list[Message] = []
    source = iter(files)
    ended.heed()
    while True:
        made: list[Staged] = []
        try:
            with ExitStack() as opened:
                descriptors = []
                for file in islice(source, _AT_ONCE):
                    descriptors.append(_made(root, file))
                    made.append(file)
                    opened.callback(_close, file.path, descriptors[-1])
                    said += _filled(descriptors[-1], file)
                _confirmed(made, descriptors)
        except BaseException:
            for file in made:
                with suppress(OSError):
                    os.unlink(beside(root, file.path, file.name))  # noqa: PTH108 - plain system calls, so that tests can fail each
            raise
        if not made:
            return tuple(said)


def _made(root: Path, file: Staged) -> int:
    """Open a temporary file; one that an earlier try left there goes."""
    target = beside(root, file.path, file.name)
    how, mode = os.O_WRONLY | os.O_CREAT | os.O_EXCL | CAREFUL, 0o666 if file.like is None else 0o600
    with refused(file.path):
        try:
            return os.open(target, how, mode)
        except FileExistsError:
            remove_there(target)
            return os.open(target, how, mode)


def _filled(descriptor: int, file: Staged) -> tuple[Message, ...]:
    with refused(file.path):
        said = () if file.like is None else _keep(descriptor, file.path, file.like)
        rest = memoryview(file.content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    return said


def _confirmed(files: Sequence[Staged], descriptors: Sequence[int]) -> None:
    def some(which: slice) -> None:
        for file, descriptor in zip(files[which], descriptors[which], strict=True):
            with refused(file.path):
                os.fsync(descriptor)

    if len(files) <= _WAITING:
        some(slice(None))
        return
    from concurrent.futures import ThreadPoolExecutor  # only for many files: it takes 20 ms

    with ThreadPoolExecutor(_WAITING) as waiting:
        list(waiting.map(some, [slice(first, None, _WAITING) for first in range(_WAITING)]))


def _close(path: str, descriptor: int) -> None:
    with refused(path):
        os.close(descriptor)


def _keep(descriptor: int, path: str, like: os.stat_result | int) -> tuple[Message, ...]:
    """Give a new file the mode, and where that is allowed the owner, of the one whose place it takes."""
    if sys.platform == "win32":
        return ()
    if isinstance(like, int):
        os.fchmod(descriptor, like)
        return ()
    said = []
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        try:
            os.fchown(descriptor, like.st_uid, like.st_gid)
        except OSError:
            said.append(msg("{path} now belongs to you: its owner or group could not be kept", path=path))
    os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
    if like.st_nlink > 1:
        said.append(msg("{path} had another name (a hard link), which keeps the earlier content", path=path))
    return tuple(said)


# ---------------------------------------------------------------- for all that changes files


def beside(root: Path, path: str, name: str) -> str:
    """Return where a temporary file stands that is for `path`."""
    folder = path.rpartition("/")[0]
    return f"{root}/{folder}/{name}" if folder else f"{root}/{name}"


def remove_there(target: str) -> None:
    """Remove a file where it is there."""
    with suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(target)  # noqa: PTH108 - as above


@contextmanager
def refused(path: str) -> Iterator[None]:
    """Say which file it was that the system refused."""
    try:
        yield
    except OSError as error:
        raise WriteError(msg("{path} could not be written: {reason}", path=path, reason=reason(error))) from error
