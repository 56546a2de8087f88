"""Which sheet of a foreign workbook a map is of, and which others it might be of too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.mapping import headings
from coopctl.spelling.nearest import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.mapping.foreign import Table
    from coopctl.mapping.maps import Map


def chosen(tables: Sequence[Table], wanted: Map) -> Table:
    """Return the sheet that the map names, else the first with its headings. Raise UsageError where none is."""
    if wanted.sheet:
        names = [table.name for table in tables]
        return tables[names.index(one_of("sheet", wanted.sheet, names))]
    if len(tables) == 1 or wanted.header is not None:
        return tables[0]
    return max(tables, key=lambda table: len(_held(table, wanted)))


def passed_over(tables: Sequence[Table], read: Table, wanted: Map) -> tuple[str, ...]:
    """Return the names of other sheets that have all the headings of the map that the one that is read has."""
    if len(tables) == 1:
        return ()
    held = _held(read, wanted)
    return tuple(each.name for each in tables if each is not read and held and held <= _held(each, wanted))


def _held(table: Table, wanted: Map) -> set[str]:
    found = headings.find(table.rows, wanted.headings)
    own = {headings.plain(each) for each in wanted.headings}
    return set() if found is None else {headings.plain(each) for each in found.names} & own
