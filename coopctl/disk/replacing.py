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
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from coopctl.disk import ended
from coopctl.disk.locking import in_use
from coopctl.disk.reading import CAREFUL, inner, read, reason, vanished
from coopctl.errors import WriteError
from coopctl.findings import Fault
from coopctl.messages import msg
from coopctl.patterns import regex
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coopctl.messages import Message

_OURS = regex(r"\.coopctl-(?P<pid>[0-9]{1,10})-[0-9a-f]{12}\.tmp", re.ASCII)
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

    @property
    def is_protected(self) -> bool:
        """Whether nobody may write it: its owner has said no, also to an administrator."""
        return not self.state.st_mode & 0o222


def digest(content: bytes) -> str:
    """Return the SHA-256 of a content, in hexadecimal digits."""
    import hashlib  # as coopctl.digests says

    return hashlib.sha256(content).hexdigest()


def standing(root: Path, path: str) -> Present | None:
    """Return a file as it stands, None where nothing has that name.

    Raise WriteError where it is not a regular file below `root`, or is reached through a link, or cannot be read.
    """
    found = read(root, path)
    if found == vanished():
        return None
    if isinstance(found, Fault):
        raise WriteError(msg("{path}: {what}", path=path, what=found.message), found.help)
    with _refused(path):
        return Present(found, os.lstat(f"{root}/{path}"))


def state(root: Path, path: str) -> os.stat_result:
    """Return the state of a file that was just looked at."""
    with _refused(path):
        return os.lstat(f"{root}/{path}")


def may_change(root: Path, path: str, present: Present) -> None:
    """Raise WriteError where a file is write-protected: to put another in its place would pass over that."""
    writable = os.access(f"{root}/{path}", os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    if present.is_protected or not writable:
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


def stage(root: Path, path: str, name: str, content: bytes, like: os.stat_result | int | None) -> tuple[Message, ...]:
    """Write a temporary file `name` beside `path`, all of it, through to the disk. Return what is to be said of it.

    `like` is the state of the file whose place it is to take, else its mode; without one the user's umask decides.
    On an error nothing is left behind.
    """
    target = _beside(root, path, name)
    said: tuple[Message, ...] = ()
    ended.heed()
    with _refused(path):
        _remove(target)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | CAREFUL, 0o666 if like is None else 0o600)
        try:
            try:
                if like is not None:
                    said = _keep(descriptor, path, like)
                rest = memoryview(content)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except BaseException:
            with suppress(OSError):
                os.unlink(target)  # noqa: PTH108 - plain system calls, so that tests can fail each
            raise
    return said


def put(root: Path, path: str, name: str) -> None:
    """Put the temporary file `name` in the place of `path`, in one step."""
    with _refused(path):
        _patiently(_beside(root, path, name), f"{root}/{path}")


def drop(root: Path, path: str, name: str) -> None:
    """Remove the temporary file `name` beside `path`, where it is still there."""
    with _refused(path):
        _remove(_beside(root, path, name))


def remove(root: Path, path: str) -> None:
    """Remove a file."""
    with _refused(path):
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
        with _refused(path):
            blocked = os.path.lexists(way) and not stat.S_ISDIR(os.lstat(way).st_mode)
        if blocked:
            raise WriteError(
                msg("{path} is not a folder, so nothing can be written into it", path=parent.as_posix()),
                msg("Rename it, then run the command again."),
            )


def make_folder(root: Path, folder: str) -> bool:
    """Make a folder where it is missing, and say whether it was."""
    with _refused(folder):
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


def _beside(root: Path, path: str, name: str) -> str:
    folder = path.rpartition("/")[0]
    return f"{root}/{folder}/{name}" if folder else f"{root}/{name}"


def _remove(target: str) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(target)  # noqa: PTH108 - as above


def _patiently(source: str, target: str) -> None:
    """Rename; on Windows a file that another program has open is tried again for two seconds."""
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        with suppress(PermissionError):
            os.replace(source, target)  # noqa: PTH105 - as above
            return
        threading.Event().wait(_PAUSE)
    os.replace(source, target)  # noqa: PTH105 - as above


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


@contextmanager
def _refused(path: str) -> Iterator[None]:
    """Say which file it was that the system refused."""
    try:
        yield
    except OSError as error:
        raise WriteError(msg("{path} could not be written: {reason}", path=path, reason=reason(error))) from error


# ---------------------------------------------------------------- a folder of our own


def private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter, with those that lead to it; none that is a link is taken."""
    with _refused(os.fspath(folder)):
        os.makedirs(folder.parent, mode=0o700, exist_ok=True)  # noqa: PTH103 - as above
        made = make_folder(folder.parent, folder.name)
        if sys.platform != "win32" and stat.S_IMODE(os.lstat(folder).st_mode) != 0o700:
            os.chmod(folder, 0o700)  # noqa: PTH101 - as above
    if made:
        confirm(folder.parent, "")


def put_private(folder: Path, name: str, content: bytes) -> None:
    """Write a file for its owner alone, in one step and through to the disk."""
    temporary_ = temporary()
    stage(folder, name, temporary_, content, 0o600)
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
    with _refused(f"{folder}/{name}"):
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
