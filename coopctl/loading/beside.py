"""A file by another version of it that was read: only the fields that are written otherwise are read.

A file is a row of fields, each from its name at the beginning of a line to the next one. Fields that both versions have
to the byte say the same in both, and are taken over as they were read; so are the first rows of a list that others
follow. All else is read as a file of its own.
Where anything is unusual (a fault, a field within a text that looks like one of the file) the file is read whole.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl import schemas, strict_yaml
from coopctl.loading import builders
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from coopctl.loading.loader import Loaded
    from coopctl.model.records import Json, Record

#: The end of a line before one that begins with a name: a search for the beginning of a line takes four times as long.
_BEFORE_A_NAME = re.compile(rb"\n(?=[A-Za-z_][A-Za-z0-9_-]*:(?:[ \n]|\Z))")
#: The first row of a list, each on a line of its own: what stands before it, and how far it is indented.
_FIRST_ROW = re.compile(rb"[^\n:]+: *\n( *)-(?=[ \n])")
#: What may stand above the first field: comments.
_ABOVE = re.compile(rb"(?: *(?:#[^\n]*)?\n)*")
#: So many bytes of files are held: of those after them each is read whole.
_ROOM = 4_000_000


@dataclass(frozen=True, slots=True)
class _Version:
    """A file as it was read without a fault: its content, what that says, and the record that was made of it."""

    content: bytes
    data: Mapping[str, Json]
    record: Record
    language: str


class Beside:
    """The last version of each file that was read, by path, to read another one by it."""

    def __init__(self) -> None:
        self._versions: dict[str, _Version] = {}
        self._room = _ROOM

    def __contains__(self, path: str) -> bool:
        return path in self._versions

    def note(self, path: str, content: bytes, data: Mapping[str, Json], record: Record, language: str) -> None:
        """Hold a version in which nothing was found, in place of an older one, while there is room."""
        held = self._versions.get(path)
        self._room += (len(held.content) if held else 0) - len(content)
        if self._room < 0:
            self._room += len(content)
            self._versions.pop(path, None)
        else:
            self._versions[path] = _Version(content, data, record, language)

    def read(self, kind: str, path: str, content: bytes, language: str) -> tuple[Record, dict[str, Json]] | None:
        """Return the record of another version, without its name, and what it says; None where it is to be read whole.

        Plain texts are in the `language`.
        """
        held = self._versions.get(path)
        if held is None or held.language != language or b"\r" in content:
            return None
        then, now = _fields(held.content), _fields(content)
        if then is None or now is None or list(then)[1:] != list(held.data):
            return None
        others = {name: written for name, written in now.items() if then.get(name) != written}
        shared: dict[str, int] = {}
        for name in others.keys() & held.data.keys():
            rows, others[name] = _without_first(_rows(held.data[name]), then[name], others[name])
            shared |= {name: rows} if rows else {}
        read = _read(path, {name: written for name, written in others.items() if written})
        if read is None:
            return None
        data: dict[str, Json] = {name: read[name] if name in read else held.data[name] for name in list(now)[1:]}
        data |= {name: [*_rows(held.data[name])[:rows], *_rows(read.get(name))] for name, rows in shared.items()}
        if schemas.problems(kind, path, data):
            return None
        record = builders.beside(held.record, read, now.keys() - others.keys(), shared, language)
        self.note(path, content, data, record, language)
        return record, data


def of(loaded: Loaded, language: str, paths: Collection[str]) -> Beside:
    """Hold what was read of a tree at these paths, as far as its files and their maps are still in memory."""
    found, doubtful = Beside(), loaded.explaining.paths
    for record in loaded.built:
        if record.path in paths and record.path not in doubtful and isinstance(record.data, dict):
            content = loaded.contents.get(record.path)
            if content is not None:
                found.note(record.path, content, record.data, record, language)
    return found


def _fields(content: bytes) -> dict[str, bytes] | None:
    """Return how each field is written, by its name, first of all what stands above them; None where one comes twice.

    Where these are the names that were read, no field is cut: all of them stand here, and nothing else does.
    """
    if not content.endswith(b"\n"):
        return None
    above, *parts = _BEFORE_A_NAME.split(b"\n" + content[:-1])
    head = above[1:] + b"\n" if above else b""
    if not parts or not _ABOVE.fullmatch(head):
        return None
    fields = {"": head, **{each[: each.index(b":")].decode(): each + b"\n" for each in parts}}
    return fields if len(fields) == len(parts) + 1 else None


def _rows(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else ()


def _without_first(rows: Sequence[Json], then: bytes, now: bytes) -> tuple[int, bytes]:
    """Return how many `rows` that a list began with it begins with now, to the byte, and how the others are written.

    Nothing is written of them where there are none. Where as many lines look like rows as were read, all of them are.
    """
    first = _FIRST_ROW.match(then) if rows else None
    if first is None:
        return 0, now
    row = re.compile(rb"^" + first[1] + rb"-(?=[ \n])", re.MULTILINE)
    starts = [each.start() for each in row.finditer(then)]
    shared, end = 0, starts[0]
    if len(starts) == len(rows) and now.startswith(then[:end]):
        for start, stop in pairwise((*starts, len(then))):
            if now[start:stop] != then[start:stop] or not (stop == len(now) or row.match(now, stop)):
                break
            shared, end = shared + 1, stop
    return (shared, now[: starts[0]] + now[end:] if end < len(now) else b"") if shared else (0, now)


def _read(path: str, fields: Mapping[str, bytes]) -> Mapping[str, Json] | None:
    """Read fields as a file of their own; None where there is a fault, or other fields than these."""
    if not fields:
        return {}
    parsed = strict_yaml.read(path, b"".join(fields.values()), texts=builders.text_keys)
    data = parsed.document.data if parsed.document is not None and not parsed.faults else None
    return data if isinstance(data, dict) and list(data) == [name for name in fields if name] else None
