"""The note of a change: what it does to each file, with the contents before and after, as JSON."""

from __future__ import annotations

import base64
import json
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coopctl.disk import inner, replacing
from coopctl.errors import WriteError
from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file holds, and its mode; None: as the user's umask has it."""

    content: bytes = field(repr=False)
    mode: int | None

    @property
    def digest(self) -> str:
        """The SHA-256 of the content."""
        return replacing.digest(self.content)


@dataclass(frozen=True, slots=True)
class FileNote:
    """One file of a change: before and after, None where it is not there; `temporary` is what is made beside it."""

    path: str
    before: Kept | None
    after: Kept | None
    temporary: str


@dataclass(frozen=True, slots=True)
class Note:
    """A change: in whose words, when, which files in their order, which folders are made for them.

    `takes_back` is the number of the earlier change that this one takes back; the folders are then those to leave.
    """

    said: str
    when: datetime
    files: tuple[FileNote, ...]
    folders: tuple[str, ...] = ()
    takes_back: int | None = None


def write(note: Note) -> bytes:
    """Return a note as it is stored."""
    stored = {
        "version": _VERSION,
        "said": note.said,
        "when": note.when.isoformat(),
        "files": [
            {
                "path": file.path,
                "before": _kept(file.before),
                "after": _kept(file.after),
                "temporary": file.temporary,
            }
            for file in note.files
        ],
        "folders": note.folders,
        "takes_back": note.takes_back,
    }
    return json.dumps(stored).encode()


def read(folder: Path, name: str) -> Note | None:
    """Return the note `name` of a store's folder, None where there is none.

    Raise WriteError where it cannot be read, is of a later version, or names a file outside the workspace.
    """
    stored = replacing.whole(folder, name)
    if stored is None:
        return None
    try:
        return _note(json.loads(stored))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise WriteError(
            msg("the note of a change cannot be read: {path}", path=f"{folder}/{name}"),
            msg("Look with git diff whether the files are as they should be, then delete it."),
        ) from error


def _kept(kept: Kept | None) -> dict[str, object] | None:
    if kept is None:
        return None
    return {"content": base64.b64encode(kept.content).decode("ascii"), "mode": kept.mode}


def _note(stored: Any) -> Note:
    if stored["version"] != _VERSION:
        raise ValueError(stored["version"])
    takes_back = stored["takes_back"]
    when = datetime.fromisoformat(stored["when"])
    if when.tzinfo is None:
        raise ValueError(stored["when"])
    return Note(
        str(stored["said"]),
        when,
        tuple(
            FileNote(_inside(file["path"]), _content(file["before"]), _content(file["after"]), _name(file["temporary"]))
            for file in stored["files"]
        ),
        tuple(_inside(folder) for folder in stored["folders"]),
        None if takes_back is None else int(takes_back),
    )


def _content(stored: Any) -> Kept | None:
    if stored is None:
        return None
    mode = stored["mode"]
    return Kept(base64.b64decode(stored["content"], validate=True), None if mode is None else int(mode) & 0o777)


def _inside(path: str) -> str:
    if inner(path) != path or path == ".":
        raise ValueError(path)
    return path


def _name(name: str) -> str:
    if not replacing.is_temporary(name):
        raise ValueError(name)
    return name
