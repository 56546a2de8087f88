"""Reading: a folder is listed without following links, a regular file read without ever blocking."""

from __future__ import annotations

import errno
import os
import posixpath
import stat
import sys
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from coopctl.errors import ReadError
from coopctl.findings import Fault, Span
from coopctl.messages import Message, msg
from coopctl.model.names import LARGEST_FILE
from coopctl.values import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: What a file is opened with: through no link, and never blocking.
#: Windows has neither flag, and neither FIFOs nor links that matter here. O_BINARY is Windows' own.
CAREFUL = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
#: What a folder is opened with to be held; None where the system cannot open a file in a folder that is held.
_HOLDING = (
    os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC if sys.platform != "win32" and os.open in os.supports_dir_fd else None
)
#: Read at once: most records are smaller.
_PIECE = 65_536

_REASONS = {
    errno.EACCES: msg("permission denied"),
    errno.EPERM: msg("permission denied"),
    errno.ENOENT: msg("no such file or folder"),
    errno.ENOTDIR: msg("a part of its path is not a folder"),
    errno.EISDIR: msg("it is a folder"),
    errno.ENOSPC: msg("the disk is full"),
    errno.EDQUOT: msg("the disk quota is used up"),
    errno.EROFS: msg("the disk is read-only"),
    errno.ENAMETOOLONG: msg("its path is too long"),
    errno.EFBIG: msg("it is larger than a file may be here"),
    errno.ELOOP: msg("its links lead in a circle"),
    errno.EIO: msg("the disk reports an error"),
    errno.EMFILE: msg("too many files are open"),
    errno.ENFILE: msg("too many files are open"),
}


def reason(error: OSError) -> Message:
    """Say in words why the system refused; an unusual error keeps the system's own words."""
    known = _REASONS.get(error.errno or 0)
    return known or msg("{words}", words=error.strerror or type(error).__name__)


def inner(path: str) -> str | None:
    """Return a relative path in its shortest form, None where it is absolute or leads out of where it starts."""
    if not path or "\0" in path or path.startswith("/") or os.path.splitdrive(path)[0]:
        return None
    if os.altsep and os.sep in path:
        return None  # Windows’ own sign between folders, which no path of a workspace has
    shortest = posixpath.normpath(path)
    return None if shortest == ".." or shortest.startswith("../") else shortest


# ---------------------------------------------------------------- listing


def walk(root: Path, folder: str) -> Iterator[tuple[str, bool]]:
    """Yield (path relative to `root`, is a regular file) for everything below a folder, unsorted and without recursion.

    A folder is not yielded but walked, with two exceptions, both given as not regular: one that has the name of
    a record (`x.yaml`), and one that cannot be listed. Links are not followed. A `.git` is another repository's
    own business and passed over. Raise OSError where `folder` itself cannot be listed.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(root / here) as listing:
                entries = [(f"{here}/{entry.name}", entry) for entry in listing if entry.name != ".git"]
        except OSError:
            if here == folder:
                raise
            if not looks_like_a_record(here):
                yield here, False
            continue
        for path, entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield path, entry.is_file(follow_symlinks=False)
                continue
            waiting.append(path)
            if looks_like_a_record(path):
                yield path, False


def looks_like_a_record(path: str) -> bool:
    """Whether a path ends as the files of records do, or as people mistakenly name them."""
    return path.lower().endswith((".yaml", ".yml"))


# ---------------------------------------------------------------- reading


def read(root: Path, path: str, most: int = LARGEST_FILE) -> bytes | Fault:
    """Return what a regular file below `root` holds, or what keeps it from being read. `path` is relative, with "/".

    One of more than `most` bytes is not read.

    Nothing that is not a regular file is ever read: a FIFO would block for ever, and a link can lead anywhere.
    """
    shortest = inner(path)
    if shortest is None:
        return outside()
    try:
        for parent in _parents(shortest):
            if stat.S_ISLNK(os.lstat(f"{root}/{parent}").st_mode):
                return _link(root, parent)
        target = f"{root}/{shortest}"
        mode = os.lstat(target).st_mode
        if stat.S_ISLNK(mode):
            return _link(root, shortest)
        if not stat.S_ISREG(mode):
            return _odd(target, mode)
        return _content(target, most=most)
    except OSError as error:
        return _refused(error)


def given(path: Path, most: int) -> bytes:
    """Return what a file holds that the call names, wherever it is, links followed; of at most so many bytes.

    Raise ReadError where the system refuses it, where it is no regular file, and where it is larger.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | (CAREFUL & ~getattr(os, "O_NOFOLLOW", 0)))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ReadError(msg("{path}: {what}", path=str(path), what=msg("it is no regular file")))
            content = file.read(most + 1)
    except OSError as error:
        raise ReadError(msg("{path}: {what}", path=str(path), what=reason(error))) from error
    if len(content) > most:
        raise ReadError(msg("{path}: larger than {n} MB, and not read", path=str(path), n=most >> 20))
    return content


def read_each(root: Path, paths: Iterable[str], most: int = LARGEST_FILE) -> Iterator[tuple[str, bytes | Fault]]:
    """Yield each path with what `read` returns for it. The folder that neighbours stand in is opened once, and held.

    A folder that is held cannot become a link meanwhile. Whatever is unusual is left to `read`, which says what it is.
    """
    held: str | None = None
    folder: int | None = None
    with ExitStack() as stack:
        for path in paths:
            parent, _, name = path.rpartition("/")
            if parent != held:
                stack.close()
                held, folder = parent, _hold(root, parent)
                if folder is not None:
                    stack.callback(_let_go, folder)
            found = None if folder is None else _plain(f"{root}/{path}", folder, name, most)
            yield path, read(root, path, most) if found is None else found


def _let_go(folder: int) -> None:
    """Close a folder that was held: nothing was written to it."""
    with suppress(OSError):
        os.close(folder)


def _hold(root: Path, folder: str) -> int | None:
    """Open a folder below `root`, step by step and through no link; None where that does not go smoothly."""
    if _HOLDING is None or (folder and inner(folder) != folder):
        return None
    try:
        descriptor = os.open(root, _HOLDING)
        for step in folder.split("/") if folder else ():
            above = descriptor
            try:
                descriptor = os.open(step, _HOLDING | CAREFUL, dir_fd=above)
            finally:
                os.close(above)
    except OSError:
        return None
    return descriptor


def _plain(target: str, folder: int, name: str, most: int) -> bytes | Fault | None:
    """Return what a regular file of a folder that is held has in it, or that none is there; None for anything else."""
    if name in ("", ".", "..") or "\0" in name:
        return None
    try:
        if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            return None
        found = _content(target, name, folder, most)
    except FileNotFoundError:
        return vanished()
    except OSError:
        return None
    return found if isinstance(found, bytes) else None


@row(frozen=True, slots=True)
class Stamp:
    """What tells a file's content from others without reading it; times in nanoseconds."""

    device: int
    inode: int
    size: int
    changed: int
    inode_changed: int


def stamp(root: Path | str, path: str) -> Stamp | None:
    """Return the stamp of a regular file below `root`; None for anything else, or where the system tells too little."""
    if sys.platform == "win32":  # which has no time of a change that a program cannot set
        return None
    try:
        state = os.lstat(f"{root}/{path}")
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(state.st_mode):
        return None
    return Stamp(state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def moment(file: Path) -> tuple[int, int]:
    """Touch a file of our own, and return the device that it is on and what time its disk takes it for, in nanoseconds.

    Raise OSError.
    """
    os.utime(file)
    state = os.lstat(file)
    return state.st_dev, state.st_mtime_ns


def is_regular(root: Path, path: str) -> bool:
    """Whether `path` is a regular file below `root` that is reached through no link."""
    shortest = inner(path)
    if shortest is None:
        return False
    try:
        if any(stat.S_ISLNK((root / parent).lstat().st_mode) for parent in _parents(shortest)):
            return False
        return stat.S_ISREG((root / shortest).lstat().st_mode)
    except OSError:
        return False


def _parents(path: str) -> Iterator[str]:
    """Yield the folders that a relative path goes through, the outermost first."""
    steps = path.split("/")
    for count in range(1, len(steps)):
        yield "/".join(steps[:count])


def _content(
    target: Path | str, name: str | None = None, folder: int | None = None, most: int = LARGEST_FILE
) -> bytes | Fault:
    """Read a file that was regular a moment ago: what was opened is looked at again.

    `name` is the file's in `folder`, where that is held.
    """
    descriptor = os.open(name or target, os.O_RDONLY | CAREFUL, dir_fd=folder)
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            return _odd(target, state.st_mode)
        if state.st_size > most:
            return too_large(most)
        pieces, size = [], 0
        while size <= most and (piece := os.read(descriptor, _PIECE)):
            pieces.append(piece)
            size += len(piece)
    finally:
        os.close(descriptor)
    return too_large(most) if size > most else b"".join(pieces)


def link() -> Fault:
    """Say that a path is a link, or is reached through one."""
    return _not_regular(msg("this is a symbolic link; only real files are read"))


def folder() -> Fault:
    """Say that a folder stands where a file is expected."""
    return Fault(
        "not-a-regular-file",
        Span(),
        msg("this is a folder, where a file is expected"),
        msg("rename the folder, or put the file that was meant in its place"),
    )


def submodule() -> Fault:
    """Say that another repository stands where a file is expected."""
    return _not_regular(msg("this is a git submodule, not a file"))


def lost() -> Fault:
    """Say that git knows a file but no longer has what it holds."""
    return _unreadable(
        msg("git does not have what this file holds: the clone is partial or damaged"),
        msg("fetch it first: {command}", command="git fetch --refetch --no-filter"),
    )


def vanished() -> Fault:
    """Say that a file is not there, or no longer."""
    return _unreadable(msg("this file vanished before it could be read"), msg("run the command again"))


def outside() -> Fault:
    """Say that a path does not stay inside the workspace."""
    return _not_regular(msg("this path leads out of the workspace"))


def too_large(most: int = LARGEST_FILE) -> Fault:
    """Say that a file is larger than any record, or than what is read of others."""
    return Fault(
        "too-large",
        Span(),
        msg("this file is larger than {limit} bytes, so it is not read", limit=most),
        msg("keep one record in each file, and name long papers under ‘documents’ instead of copying them"),
    )


def _link(root: Path, path: str) -> Fault:
    """Say of a link where it leads, in as far as that helps; the other end itself is not opened."""
    try:
        end = (root / path).resolve(strict=True)
    except FileNotFoundError:
        return _not_regular(msg("this is a symbolic link to something that does not exist"))
    except (OSError, RuntimeError) as error:  # Python up to 3.12 tells of a loop by RuntimeError
        if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
            return _not_regular(msg("this is a symbolic link that leads back to itself"))
        return link()
    if not end.is_relative_to(root.resolve()):
        return _not_regular(msg("this is a symbolic link that leads out of the workspace"))
    return link()


def _odd(target: Path | str, mode: int) -> Fault:
    """Say what stands where a file is expected."""
    if not stat.S_ISDIR(mode):
        if stat.S_ISFIFO(mode):
            return _not_regular(msg("this is a named pipe, not a file"))
        return _not_regular(msg("this is a device or a socket, not a file"))
    try:
        os.scandir(target).close()
    except OSError as error:
        return _unreadable(
            msg("this folder cannot be listed: {reason}", reason=reason(error)),
            msg("make it readable for you (chmod u+rx FOLDER), or ask its owner to"),
        )
    return folder()


def _refused(error: OSError) -> Fault:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return vanished()
    if error.errno == errno.ELOOP:  # O_NOFOLLOW: it became a link since it was looked at
        return link()
    mend = msg("make it readable for you (chmod u+r FILE), or ask its owner to")
    help_ = mend if error.errno in (errno.EACCES, errno.EPERM) else None
    return _unreadable(msg("this file cannot be read: {reason}", reason=reason(error)), help_)


def _not_regular(message: Message) -> Fault:
    return Fault("not-a-regular-file", Span(), message, msg("put the file itself here, as a plain file"))


def _unreadable(message: Message, help_: Message | None) -> Fault:
    return Fault("unreadable-file", Span(), message, help_)
