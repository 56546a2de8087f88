"""Writing a file in one step: the old one or the new one is there at every moment, whatever happens."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from coopctl.disk import ended
from coopctl.disk.locking import mark_in_use
from coopctl.disk.reading import CAREFUL, reason
from coopctl.errors import WriteError
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: Streams that a shell user may name as an output file: they are written to, never replaced.
_STREAMS = frozenset({"/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty"})
_DESCRIPTORS = "/dev/fd/"


def write_atomically(path: Path, content: bytes) -> None:
    """Write a whole file in one step: whatever happens, `path` holds what it held, or all of `content`.

    An existing file keeps its mode, and its owner where that is allowed; a link to a file stays a link. Hard links
    are broken. `/dev/stdout`, `/dev/null` and their like are written to as they are; what nobody reads at the other
    end of a pipe goes nowhere, as on standard output. Raise WriteError.
    """
    if os.fspath(path) in _STREAMS or os.fspath(path).startswith(_DESCRIPTORS):
        with _refused(path):
            _write_stream(os.fspath(path), content)
    else:
        write_each({path: content})


def write_each(contents: Mapping[Path, bytes]) -> None:
    """Write several files as `write_atomically` writes one; where one of them cannot be, all hold what they held.

    Only a disk that takes each file and then fails to name one leaves some of them new.
    """
    # The names end neither in .yaml nor in an output format's ending: nobody takes them for finished files.
    names = [(path, f".coopctl-{os.getpid()}-{os.urandom(6).hex()}.tmp") for path in contents]
    staged: list[tuple[Path, Path, Path]] = []
    try:
        for path, name in names:
            with _refused(path):
                target = _final(path)
                staged.append((path, target.parent / name, target))
                _stage(*staged[-1], contents[path])
        for path, temporary, target in staged:
            with _refused(path):
                temporary.replace(target)
    except BaseException:  # Ctrl-C too leaves nothing behind
        for _, temporary, _ in staged:
            with suppress(OSError):
                temporary.unlink()
        raise
    for folder in dict.fromkeys(target.parent for _, _, target in staged):
        _settle(folder)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a WriteError that names the file as the user named it."""
    try:
        yield
    except OSError as error:
        raise WriteError(
            msg("{path} could not be written: {reason}", path=os.fspath(path), reason=reason(error)),
            msg("Name another file with -o, in a folder that exists and that you may write to."),
        ) from error


def _final(path: Path) -> Path:
    """Follow links to where the file is, or will be."""
    try:
        return path.resolve()
    except RuntimeError as error:  # Python up to 3.12 tells of a loop by RuntimeError
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _write_stream(name: str, content: bytes) -> None:
    """Write to an open stream; standard output and error by their number, so that no second position is opened."""
    numbers = {"/dev/stdout": 1, "/dev/stderr": 2}
    if name in numbers:
        descriptor = os.dup(numbers[name])
    elif name.startswith(_DESCRIPTORS) and name.removeprefix(_DESCRIPTORS).isdecimal():
        descriptor = os.dup(int(name.removeprefix(_DESCRIPTORS)))
    else:
        descriptor = os.open(name, os.O_WRONLY)
    with suppress(BrokenPipeError), os.fdopen(descriptor, "wb") as stream:
        stream.write(content)


def _stage(path: Path, temporary: Path, target: Path, content: bytes) -> None:
    """Write a temporary file beside `target`, to be put in its place. `path` is how the user named it."""
    present = _present(path, target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | CAREFUL
    ended.heed()
    # Without a mode to keep, the user's umask decides, as for any new file.
    descriptor = os.open(temporary, flags, 0o666 if present is None else 0o600)
    with os.fdopen(descriptor, "wb") as file:
        mark_in_use(descriptor)
        if present is not None:
            _keep(descriptor, present)
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _present(path: Path, target: Path) -> os.stat_result | None:
    """Return the state of the file to be replaced, None for a new one; raise WriteError where it must not be."""
    try:
        present = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(present.st_mode):
        raise WriteError(
            msg("{path} is not a file that can be replaced", path=os.fspath(path)),
            msg("Name a file with -o: a new one, or one to write over."),
        )
    # Renaming over a write-protected file would succeed; its owner has said no.
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise WriteError(
            msg("{path} is write-protected", path=os.fspath(path)),
            msg("Name another file with -o, or allow writing first: chmod u+w FILE"),
        )
    return present


def _keep(descriptor: int, present: os.stat_result) -> None:
    """Give the new file the owner and the mode of the one it replaces; the owner only where the system allows it."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        os.fchown(descriptor, present.st_uid, present.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(present.st_mode))


def _settle(folder: Path) -> None:
    """Make the new name survive a power loss. By now the file is in place, so a refusal here is no failure."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
