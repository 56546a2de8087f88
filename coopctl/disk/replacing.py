"""Changing files of a workspace: what stands is looked at, the new is made beside it, then takes its place in one step.

A temporary file is `.coopctl-PID-RANDOM.tmp` in the folder of the file it is for, and takes its mode and its owner.
Nothing here is done through a link. Every function raises WriteError, with a sentence that names the file.
Known costs: another name of the same file (a hard link) keeps the old content, which is said; access lists beyond
owner and mode are not copied.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from coopctl.disk.locking import in_use
from coopctl.disk.reading import CAREFUL, inner, read_each, reason, vanished
from coopctl.disk.staging import Staged, beside, refused, remove_there, stage
from coopctl.errors import WriteError
from coopctl.messages import msg
from coopctl.patterns import regex
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


_OURS = regex(r"\.coopctl-(?P<pid>[0-9]{1,10})-[0-9a-f]{12}\.tmp", re.ASCII)
#: What is changed is read up to so many bytes: what an import remembers is larger than any record.
LARGEST = 1 << 27
#: How often, and how many seconds apart, a name is tried that another program keeps busy, as on Windows: two seconds.
_TRIES, _PAUSE = 40, 0.05


@dataclass(frozen=True, slots=True)
class Present:
    """A regular file as it stands: what it holds, and its state."""

    content: bytes
    state: os.stat_result

    @property
    def mode(self) -> int:
        """Who may read and write it."""
        return stat.S_IMODE(self.state.st_mode)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a content, in hexadecimal digits."""
    import hashlib  # as coopctl.digests says

    return hashlib.sha256(content).hexdigest()


def standing(root: Path, path: str) -> Present | None:
    """Return a file as it stands, None where nothing has that name.

    Raise WriteError where it is not a regular file below `root`, or is reached through a link, or cannot be read.
    """
    return next(standing_each(root, (path,)))


def standing_each(root: Path, paths: Iterable[str]) -> Iterator[Present | None]:
    """Yield for each path what `standing` returns of it, and raise as it does."""
    for path, found in read_each(root, paths, LARGEST):
        if isinstance(found, bytes):
            yield Present(found, state(root, path))
        elif found == vanished():
            yield None
        else:
            raise WriteError(msg("{path}: {what}", path=path, what=found.message), found.help)


def state(root: Path, path: str) -> os.stat_result:
    """Return the state of a file that was just looked at."""
    with refused(path):
        return os.lstat(f"{root}/{path}")


def may_change(root: Path, path: str, present: os.stat_result) -> None:
    """Raise WriteError where a file is write-protected: to put another in its place would pass over that.

    Where nobody may write it, its owner has said no, also to an administrator.
    """
    writable = os.access(f"{root}/{path}", os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    if not present.st_mode & 0o222 or not writable:
        raise WriteError(
            msg("{path} is write-protected", path=path),
            msg("Allow writing first: {command}", command=f"chmod u+w {path}"),
        )


def temporary() -> str:
    """Return a new name for a temporary file."""
    return f".coopctl-{os.getpid()}-{os.urandom(6).hex()}.tmp"


def is_temporary(name: str) -> bool:
    """Whether a file's name is one that only `temporary` gives."""
    return _OURS.fullmatch(name) is not None


def put(root: Path, path: str, name: str) -> None:
    """Put the temporary file `name` in the place of `path`, in one step."""
    with refused(path):
        _patiently(beside(root, path, name), f"{root}/{path}")


def drop(root: Path, path: str, name: str) -> None:
    """Remove the temporary file `name` beside `path`, where it is still there."""
    with refused(path):
        remove_there(beside(root, path, name))


def remove(root: Path, path: str) -> None:
    """Remove a file."""
    with refused(path):
        os.unlink(root / path)  # noqa: PTH108 - as above


def missing_folders(root: Path, path: str) -> tuple[str, ...]:
    """Return the folders that lead to `path` and are not there, the outermost first."""
    steps = path.split("/")[:-1]
    ways = ["/".join(steps[:count]) for count in range(1, len(steps) + 1)]
    return tuple(way for way in ways if not os.path.lexists(f"{root}/{way}"))


def check_way(root: Path, path: str) -> None:
    """Raise WriteError where something that is no folder stands where one must lead to `path`."""
    for parent in (root / path).relative_to(root).parents:
        way = root / parent
        with refused(path):
            blocked = os.path.lexists(way) and not stat.S_ISDIR(os.lstat(way).st_mode)
        if blocked:
            raise WriteError(
                msg("{path} is not a folder, so nothing can be written into it", path=parent.as_posix()),
                msg("Rename it, then run the command again."),
            )


def make_folder(root: Path, folder: str) -> bool:
    """Make a folder where it is missing, and say whether it was."""
    with refused(folder):
        try:
            os.mkdir(root / folder)  # noqa: PTH102 - as above
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(root / folder).st_mode):
                raise
            return False
    return True


def leave_folder(root: Path, folder: str) -> None:
    """Remove a folder where it is empty."""
    with suppress(OSError):
        os.rmdir(root / folder)  # noqa: PTH106 - as above


def confirm(root: Path, folder: str) -> bool:
    """Make what was done in a folder survive a power loss. False where that is not certain."""
    if sys.platform == "win32":
        return True
    try:
        descriptor = os.open(root / folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


def leftovers(root: Path) -> Iterator[str]:
    """Yield the temporary files of ours below `root` that no process uses, as after a power loss: paths with "/".

    Those of other programs are not looked at. Folders are listed without following links; `.git` is passed over.
    """
    waiting = [""]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(root / here) as listing:
                entries = [
                    (f"{here}/{entry.name}".removeprefix("/"), entry) for entry in listing if entry.name != ".git"
                ]
        except OSError:
            continue  # what cannot be listed, `validate` says
        for path, entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False) and _is_left(root / path):
                yield path


def sweep(root: Path, paths: Iterator[str] | tuple[str, ...]) -> int:
    """Remove temporary files that `leftovers` gave, and return how many."""
    count = 0
    for path in paths:
        with suppress(OSError):
            os.unlink(root / path)  # noqa: PTH108 - as above
            count += 1
    return count


def left_in(root: Path, folder: str) -> tuple[str, ...]:
    """Return the temporary files of ours in one folder that no process uses."""
    try:
        names = os.listdir(root / folder)  # noqa: PTH208 - as above
    except OSError:
        return ()
    return tuple(f"{folder}/{name}".removeprefix("/") for name in sorted(names) if _is_left(root / folder / name))


def _is_left(path: Path) -> bool:
    """Whether a file is a temporary one of ours, whose process has ended."""
    found = _OURS.fullmatch(path.name)
    return found is not None and not _lives(int(found["pid"])) and not in_use(path)


def _lives(pid: int) -> bool:
    """Whether a process of that number runs on this machine; on Windows an open file cannot be removed anyway."""
    if sys.platform == "win32" or pid == os.getpid():
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _patiently(source: str, target: str) -> None:
    """Rename; on Windows a file that another program has open is tried again for two seconds."""
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        with suppress(PermissionError):
            os.replace(source, target)  # noqa: PTH105 - as above
            return
        threading.Event().wait(_PAUSE)
    os.replace(source, target)  # noqa: PTH105 - as above


# ---------------------------------------------------------------- a folder of our own


def private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter, with those that lead to it; none that is a link is taken."""
    with refused(os.fspath(folder)):
        os.makedirs(folder.parent, mode=0o700, exist_ok=True)  # noqa: PTH103 - as above
        made = make_folder(folder.parent, folder.name)
        if sys.platform != "win32" and stat.S_IMODE(os.lstat(folder).st_mode) != 0o700:
            os.chmod(folder, 0o700)  # noqa: PTH101 - as above
    if made:
        confirm(folder.parent, "")


def put_private(folder: Path, name: str, content: bytes) -> None:
    """Write a file for its owner alone, in one step and through to the disk."""
    temporary_ = temporary()
    stage(folder, [Staged(name, temporary_, content, 0o600)])
    try:
        put(folder, name, temporary_)
    except BaseException:
        with suppress(WriteError):
            drop(folder, name, temporary_)
        raise
    confirm(folder, "")


def whole(folder: Path, name: str) -> bytes | None:
    """Return what a file of any size holds, None where there is none."""
    try:
        descriptor = os.open(folder / name, os.O_RDONLY | CAREFUL)
        with os.fdopen(descriptor, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unread(folder / name, error) from error


def names(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted, none where it is not there."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - as above
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unread(folder, error) from error


def move(folder: Path, name: str, other: str) -> None:
    """Give a file of a folder another name in one step, and make that survive a power loss."""
    with refused(f"{folder}/{name}"):
        _patiently(f"{folder}/{name}", f"{folder}/{other}")
    confirm(folder, "")
    confirm((folder / other).parent, "")


def _unread(path: Path, error: OSError) -> WriteError:
    what = msg("this file cannot be read: {reason}", reason=reason(error))
    return WriteError(msg("{path}: {what}", path=os.fspath(path), what=what))


def check_inside(path: str) -> None:
    """Raise WriteError where a path is not in its shortest form, or leads out of the workspace."""
    if inner(path) != path or path in ("", "."):
        raise WriteError(msg("{path}: {what}", path=path, what=msg("this path leads out of the workspace")))
