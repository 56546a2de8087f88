"""Files below a folder: which are there already, writing the others without ever replacing one, or all as one."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from coopctl.disk import reason, write_atomically
from coopctl.disk.writing import write_each
from coopctl.errors import WriteError
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coopctl.messages import Message

_AGAIN = msg("Mend that, then run the command again: it writes what is missing.")


def exists(root: Path, path: str) -> bool:
    """Whether something has that name already: a file, a folder, a link, even one that leads nowhere."""
    return os.path.lexists(root / path)


def make_folder(root: Path, *, again: bool = False) -> None:
    """Make a new folder, with those that lead to it; one that is there is taken where it may be used `again`.

    Raise WriteError where the disk refuses.
    """
    try:
        root.mkdir(parents=True, exist_ok=again)
    except OSError as error:
        raise _refused(root, reason(error)) from error


def write_folder(root: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a folder, all of them or none, over those that are there; it is made where it is missing.

    Raise WriteError where the disk refuses: a folder that was not there is then gone again.
    """
    missing = [each for each in (root, *root.parents) if not os.path.lexists(each)]
    make_folder(root, again=True)
    try:
        write_each({root / name: content for name, content in contents.items()})
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise


def write_new(root: Path, path: str, content: bytes) -> None:
    """Write a new file below `root`, with the folders that lead to it. `path` is relative, with "/".

    Raise WriteError where something has that name, where a link or a file stands in the way (a link could lead out
    of `root`), or where the disk refuses.
    """
    way, target = root, root / path
    try:
        root.mkdir(parents=True, exist_ok=True)
        for step in path.split("/")[:-1]:
            way /= step
            if way.is_symlink() or (exists(root, way.relative_to(root).as_posix()) and not way.is_dir()):
                raise _in_the_way(way)
            way.mkdir(exist_ok=True)
    except OSError as error:
        raise _refused(way, reason(error)) from error
    if os.path.lexists(target):
        raise WriteError(msg("{path} is there already", path=os.fspath(target)), msg("It stays as it is."))
    try:
        write_atomically(target, content)
    except WriteError as error:
        raise WriteError(error.message, _AGAIN) from error


def _in_the_way(way: Path) -> WriteError:
    return WriteError(
        msg("{path} is not a folder, so nothing can be written into it", path=os.fspath(way)),
        msg("Rename it, then run the command again: it writes what is missing."),
    )


def _refused(way: Path, why: Message) -> WriteError:
    return WriteError(
        msg("the folder {path} could not be made: {reason}", path=os.fspath(way), reason=why),
        _AGAIN,
    )
