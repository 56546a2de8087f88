"""The files of a change as they will be: each edited or written by itself, in several processes where they are many."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from coopctl import edits
from coopctl.edits.anew import anew
from coopctl.errors import CoopctlError, ReadError
from coopctl.findings import Fault
from coopctl.loading import parallel
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.changing.draft import FileEdit
    from coopctl.model.records import Json
    from coopctl.trees import Tree

_T = TypeVar("_T")
#: A file to edit, with what stands in it or keeps it from being read.
_Read: TypeAlias = "tuple[FileEdit, bytes | Fault]"


def edited(files: Sequence[FileEdit], tree: Tree) -> Iterator[tuple[FileEdit, bytes, bytes]]:
    """Yield each file with what it holds and what it will hold; one that only goes elsewhere is not looked into.

    Raise ReadError where the disk refuses one, and EditRefused, which says in which one something stands in the way.
    """
    contents = tree.read([file.path for file in files])
    rows = [(file, content) for file, (_, content) in zip(files, contents, strict=True)]
    with parallel.pool(len(rows)) as executor:
        for (file, old), made in parallel.each(rows, all_edited, executor):
            new = _edited(file, old) if made is None else made
            yield file, cast("bytes", old), new


def written(records: Sequence[Mapping[str, Json]], kind: str) -> Iterator[str]:
    """Yield the text of a new file for each of these records. Raise EditRefused."""
    with parallel.pool(len(records)) as executor:
        for data, made in parallel.each(records, partial(all_written, kind=kind), executor):
            yield made or anew(data, kind)


def all_edited(rows: Sequence[_Read]) -> list[bytes | None]:
    """Return what these files will hold, in another process; None where who asks is to be told why not."""
    return [_unless_refused(partial(_edited, *row)) for row in rows]


def all_written(records: Sequence[Mapping[str, Json]], kind: str) -> list[str | None]:
    """Return the texts of these records, in another process; None as there."""
    return [_unless_refused(partial(anew, data, kind)) for data in records]


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
