"""Where git keeps its own things of a work tree, found on the disk alone: it works without git, and costs nothing."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from coopctl.disk import reason
from coopctl.errors import ReadError
from coopctl.messages import msg

if TYPE_CHECKING:
    from pathlib import Path

_POINTER = "gitdir: "
#: So many bytes of such a file are read: no path is longer.
LONGEST = 5_000


def own_folder(folder: Path) -> tuple[Path, str] | None:
    """Return git's own folder of the work tree that `folder` is in, and the way from its top to `folder`, with "/".

    A linked work tree and a submodule have one for themselves. None where no work tree is around; `folder` is absolute.
    Raise ReadError where the disk refuses: it would be wrong to take that for no work tree.
    """
    for top in (folder, *folder.parents):
        try:
            mark = top / ".git"
            mode = _mode(mark)
            found = mark if stat.S_ISDIR(mode) else _pointed(mark) if stat.S_ISREG(mode) else None
            if found is not None and stat.S_ISREG(_mode(found / "HEAD")):
                return found, "" if folder == top else folder.relative_to(top).as_posix()
        except OSError as error:
            raise ReadError(
                msg("cannot go to {path}: {reason}", path=os.fspath(mark), reason=reason(error)),
                msg("It may belong to another user, or the disk may have a fault."),
            ) from error
    return None


def _mode(path: Path) -> int:
    """Return what stands at a path, through links, 0 for nothing. Other refusals are not taken for nothing."""
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - Path.is_dir takes every refusal for no, from Python 3.14 on
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _pointed(mark: Path) -> Path | None:
    """Follow a file `.git`, whose one line names the folder."""
    with mark.open("rb") as file:
        said = file.read(LONGEST).decode("utf-8", "surrogateescape")
    if not said.startswith(_POINTER):
        return None
    way = said.removeprefix(_POINTER).rstrip("\r\n")
    return None if "\0" in way else mark.parent / os.fspath(way)
