"""Where the lock, an open change and the changes to take back are kept: in git's folder, or in the user's own state.

`GIT-FOLDER/coopctl/KEY` of the work tree, else `STATE-FOLDER/coopctl/KEY`, for its owner alone (0700):

- `lock`: never removed; who holds it is written in it;
- `open.json`, or `back.json`: the change that is being written, or taken back; there is one at most;
- `undo/000001.json` and so on: what can be taken back, the latest with the largest number;
- `copies/`: contents of files that somebody else changed while a change stood open;
- `edited/`: copies on which an editor works, and those that could not be put in place.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from coopctl import digests
from coopctl.errors import WriteError
from coopctl.git.place import own_folder
from coopctl.messages import Message, msg
from coopctl.values import dataclass

LOCK = "lock"
OPEN = "open.json"
BACK = "back.json"
UNDO = "undo"
COPIES = "copies"
EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Store:
    """A workspace's root, absolute and without links, and the folder that is kept for it; that one may be missing."""

    root: Path
    folder: Path

    def make(self) -> None:
        """Make the folder where it is missing. Raise WriteError where that cannot be."""
        from coopctl.disk import replacing  # who only looks needs none of it

        try:
            for folder in (self.folder.parent, self.folder, self.folder / UNDO):
                replacing.private_folder(folder)
        except WriteError as error:
            help_ = msg("coopctl keeps there what undo needs: the folder must belong to you.")
            named = Message(error.message.text, {**error.message.params, "path": os.fspath(folder)})
            raise WriteError(named, help_) from error

    @property
    def is_open(self) -> bool:
        """Whether a change is being written, or was cut short."""
        return any(os.path.lexists(self.folder / name) for name in (OPEN, BACK))

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the changes that can be taken back, the earliest first."""
        from coopctl.disk import replacing  # as above

        found = (name.removesuffix(".json") for name in replacing.names(self.folder / UNDO) if name.endswith(".json"))
        return tuple(sorted(int(each) for each in found if each.isascii() and each.isdecimal()))


def store_of(root: Path) -> Store:
    """Return the store of a workspace; nothing is made. Raise WriteError where this user has no folder for it.

    A change that was cut short before the workspace became a repository is seen to where it is noted.
    Raise ReadError where the disk does not let look whether a work tree is around.
    """
    real = Path(os.path.realpath(root))
    place = own_folder(real)
    if place is None:
        return _store(real, _state_folder(), os.fspath(real))
    with suppress(WriteError):
        before = _store(real, _state_folder(), os.fspath(real))
        if before.is_open:
            return before
    return _store(real, *place)


def _store(root: Path, folder: Path, name: str) -> Store:
    key = digests.sha256(os.fsencode(name)).hexdigest()[:16]
    return Store(root, folder / "coopctl" / key)


def undo_file(number: int) -> str:
    """Return the name of a change that can be taken back, within the store."""
    return f"{UNDO}/{number:06}.json"


def _state_folder() -> Path:
    """Return the folder in which programs keep what is of use to this user later."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError as error:
        raise WriteError(
            msg("there is no folder to keep in what undo needs: no home folder is known"),
            msg("Make the workspace a repository: {command}", command="git init"),
        ) from error
    return home / ("Library/Application Support" if sys.platform == "darwin" else ".local/state")
