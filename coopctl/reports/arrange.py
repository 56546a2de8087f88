"""Rows in the order, and with the columns, that a reader asks for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from coopctl.messages import msg
from coopctl.model.dates import Date, Period
from coopctl.model.numerals import natural
from coopctl.spelling.sought import folded
from coopctl.tables import DaysLate, Explained, Money, Named, Percent, Sheet
from coopctl.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from coopctl.model.numerals import Order
    from coopctl.tables import Cell, Column

_Key: TypeAlias = "tuple[int, Fraction | Decimal | int | str | tuple[date, date]]"


def sort(sheet: Sheet, names: Sequence[str]) -> Sheet:
    """Return the sheet sorted by columns, the first name first; `-name` sorts downwards. Empty cells come last."""
    rows = list(sheet.rows)
    places = {column.name: place for place, column in enumerate(sheet.columns)}
    for name in reversed(names):
        place = places[name.removeprefix("-")]
        filled = [row for row in rows if row[place] is not None and row[place] != ()]
        key = _number if sheet.columns[place].name == "number" else _key
        filled.sort(key=lambda row: key(row[place]), reverse=name.startswith("-"))
        rows = filled + [row for row in rows if row[place] is None or row[place] == ()]
    return replace(sheet, rows=tuple(rows))


def columns(sheet: Sheet, names: Sequence[str]) -> Sheet:
    """Return the sheet with only the columns named, in that order and never dropped; all where none is named."""
    if not names:
        return sheet
    places = {column.name: place for place, column in enumerate(sheet.columns)}
    return _at(sheet, [places[name] for name in names])


def _at(sheet: Sheet, places: Sequence[int]) -> Sheet:
    """Return the sheet with the columns at these places, never dropped."""
    if len(places) == 1:
        cells: Callable[[tuple[Cell, ...]], tuple[Cell, ...]] = lambda row: (row[places[0]],)  # noqa: E731 - a getter too
    else:
        cells = itemgetter(*places)
    kept = tuple(_staying(sheet.columns[place]) for place in places)
    return replace(sheet, columns=kept, rows=tuple(map(cells, sheet.rows)))


@lru_cache(1024)
def _staying(column: Column) -> Column:
    return replace(column, drop=0, asked=True)


def filled(sheet: Sheet) -> Sheet:
    """Return the sheet without the columns in which no row has anything; the first, which names the row, stays."""
    kept = [
        place
        for place in range(len(sheet.columns))
        if place == 0 or any(row[place] is not None and row[place] != () for row in sheet.rows)
    ]
    return _at(sheet, kept)


def with_totals(sheet: Sheet, *, spelled: bool = False) -> Sheet:
    """Return a sheet in which a count and the column after it, of how many, are one: 2/3, or in words where `spelled`.

    Apart they would be read the other way round where one reads from the right. Of nothing nothing is told.
    """
    names = [column.name for column in sheet.columns]
    totals = {place for place, name in enumerate(names) if place and name == f"{names[place - 1]}_of"}
    if not totals:
        return sheet

    def counted(row: Sequence[Cell]) -> Iterator[Cell]:
        for place, cell in enumerate(row):
            if place not in totals:
                both = place + 1 in totals and isinstance(cell, int)
                yield _of(cell, row[place + 1], spelled=spelled) if both else cell

    columns = tuple(column for place, column in enumerate(sheet.columns) if place not in totals)
    return replace(sheet, columns=columns, rows=tuple(tuple(counted(row)) for row in sheet.rows))


def _of(some: Cell, every: Cell, *, spelled: bool) -> Cell:
    both = {"shown": str(some), "total": str(every)}
    return msg("{shown} of {total}", **both) if spelled else "{shown}/{total}".format(**both)


def for_people(sheet: Sheet) -> Sheet:
    """Return the sheet without the columns that only programs read: what they say stands in others too."""
    names = [
        column.name
        for place, column in enumerate(sheet.columns)
        if not sheet.rows or any(told(row[place]) for row in sheet.rows)
    ]
    return columns(sheet, names)


def told(cell: Cell) -> bool:
    """Whether people are told anything of a cell."""
    return not isinstance(cell, Named) or cell.name is not None


def _number(cell: Cell) -> Order:
    """Order the numbers of signed documents, whole ones and texts together."""
    return natural(cell if isinstance(cell, int) else str(cell))


def _key(cell: Cell) -> _Key:  # noqa: PLR0911 - one return a type
    """Order cells of one column: numbers by size, dates by their bounds, everything else by its words."""
    if isinstance(cell, Named):
        return _key(cell.name if cell.id is None else cell.id)
    if isinstance(cell, (Percent, DaysLate, Money)):
        return 0, cell.value
    if isinstance(cell, bool | int | Decimal):
        return 0, cell
    if isinstance(cell, Date):
        return 1, cell.order
    if isinstance(cell, Period):
        first = cell.earliest or date.min
        return 1, (first, cell.end.latest if cell.end else date.max)
    if isinstance(cell, date):
        return 1, (cell, cell)
    if isinstance(cell, Explained):
        return 2, cell.id
    return 2, folded(str(cell))
