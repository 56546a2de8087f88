"""The files of a change as they will be: each edited or written by itself, in several processes where they are many."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from coopctl import edits, schemas
from coopctl.changing.amounts import check_files
from coopctl.edits.anew import begun
from coopctl.errors import CoopctlError, ReadError
from coopctl.findings import Fault
from coopctl.loading import builders, packing, parallel
from coopctl.messages import msg
from coopctl.model.names import reference
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.changing.draft import FileEdit
    from coopctl.loading.packing import Packed
    from coopctl.model.records import Json, Record
    from coopctl.trees import Tree

_T = TypeVar("_T")
#: A file to edit, with what stands in it or keeps it from being read.
_Read: TypeAlias = "tuple[FileEdit, bytes | Fault]"


def edited(files: Sequence[FileEdit], tree: Tree) -> Iterator[tuple[FileEdit, bytes, bytes]]:
    """Yield each file with what it holds and what it will hold; one that only goes elsewhere is not looked into.

    Raise ReadError where the disk refuses one, EditRefused, which says in which one something stands in the way, and
    UsageError for more files than one change writes.
    """
    check_files(len(files))
    contents = tree.read([file.path for file in files])
    rows = [(file, content) for file, (_, content) in zip(files, contents, strict=True)]
    with parallel.pool(len(rows)) as executor:
        for (file, old), made in parallel.each(rows, all_edited, executor):
            new = _edited(file, old) if made is None else made
            yield file, cast("bytes", old), new


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is begun: its text, and the record that it holds, None where reading may find something in it."""

    path: str
    text: str
    record: Record | None


def written(files: Mapping[str, Mapping[str, Json]], kind: str, language: str) -> Iterator[NewFile]:
    """Yield a new file for what each path is to hold; plain texts are in a language. Raise as `edited` does."""
    check_files(len(files))
    with parallel.pool(len(files)) as executor:
        making = partial(all_written, kind=kind, language=language)
        for (path, data), made in parallel.each(files.items(), making, executor):
            if made is None:
                text, record, said = _written(data, kind, language)
            else:
                text, packed = made
                record, said = (None, {}) if packed is None else _unpacked(packed, kind, path)
            known = None if record is None else packing.placed(record, reference(path) or "", path, said)
            yield NewFile(path, text, known)


def _written(data: Mapping[str, Json], kind: str, language: str) -> tuple[str, Record | None, dict[str, Json]]:
    """Return the text of a new file; its record, still without its name, where nothing is found in it; its raw map."""
    text, said = begun(data, kind)
    if isinstance(said, dict) and schemas.fits(kind, said):
        return text, builders.bare(kind, said, language), said
    return text, None, {}


def _unpacked(packed: Packed, kind: str, path: str) -> tuple[Record | None, dict[str, Json]]:
    """Return what another process made of a new file."""
    known, said = packing.unpack(packed[0], kind, path), packing.unpack_raw(packed[1])
    return (None, {}) if known is None or said is None else (known[0], said)


def all_edited(rows: Sequence[_Read]) -> list[bytes | None]:
    """Return what these files will hold, in another process; None where who asks is to be told why not."""
    return [_unless_refused(partial(_edited, *row)) for row in rows]


def all_written(
    rows: Sequence[tuple[str, Mapping[str, Json]]], kind: str, language: str
) -> list[tuple[str, Packed | None] | None]:
    """Return the texts of these files, and what is read of each, in another process; None as there."""
    return [_unless_refused(partial(_packed, data, kind, language)) for _, data in rows]


def _packed(data: Mapping[str, Json], kind: str, language: str) -> tuple[str, Packed | None]:
    text, record, said = _written(data, kind, language)
    return text, None if record is None else packing.pack(record, said, ())


def _edited(file: FileEdit, old: bytes | Fault) -> bytes:
    if isinstance(old, Fault):
        raise ReadError(msg("{path}: {what}", path=file.path, what=old.message), old.help)
    try:
        return edits.edit(old, file.operations, file.kind).blob if file.operations else old
    except edits.EditRefused as refused:
        told = msg("{path}: {what}", path=file.path, what=refused.message)
        raise edits.EditRefused(told, refused.help, refused.fault) from refused


def _unless_refused(work: Callable[[], _T]) -> _T | None:
    with suppress(CoopctlError):
        return work()
    return None
