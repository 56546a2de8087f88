"""The fields that a map makes of a row: each of its columns understood, alone or together with others."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, cast

from coopctl.changing import subschemas
from coopctl.mapping.foreign import Cell
from coopctl.mapping.map_faults import DATED
from coopctl.mapping.maps import MapColumn
from coopctl.mapping.told import Fate
from coopctl.mapping.understood import NotUnderstoodError, Understood
from coopctl.messages import msg
from coopctl.model.dates import NotADateError, parse_fact
from coopctl.workbooks.looks import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coopctl.changing.subschemas import Subschema
    from coopctl.mapping.headings import Headings
    from coopctl.mapping.maps import Names, Template
    from coopctl.mapping.understood import Reader
    from coopctl.messages import Message
    from coopctl.model.records import Json

    _Row: TypeAlias = Sequence[Cell]
    #: Returns what a part of the map becomes in a row, and whether something of it came out of the file.
    _Part: TypeAlias = Callable[[_Row], tuple[Json, bool]]

#: What stands where a row ends early.
NO_CELL = Cell(None, "")
#: Between the parts of a key of several columns.
_BETWEEN = " / "
#: So many different texts of a column are known again.
_MOST_KNOWN = 10_000


class Filling:
    """Fills fields from rows; `tell` is told of cells that are not simply taken as they stand.

    `status` is what the last row said of that, in its own words.
    """

    def __init__(
        self,
        reader: Reader,
        found: Headings,
        dated: date | None,
        tell: Callable[[Cell, str, Fate, Message], None],
    ) -> None:
        self.status = ""
        self._reader, self._headings, self._dated, self._tell = reader, found, dated, tell
        self._columns: dict[tuple[tuple[str, ...], int], int | None] = {}
        self._parts: dict[int, _Part] = {}
        self._known: dict[int, dict[str, Understood | NotUnderstoodError | None]] = {}

    def column(self, names: tuple[str, ...], nth: int) -> int | None:
        """Return where a column stands that is known by one of several names."""
        if (names, nth) not in self._columns:
            found = (self._headings.column(name, nth) for name in names)
            self._columns[names, nth] = next((at for at in found if at is not None), None)
        return self._columns[names, nth]

    def cell(self, row: _Row, names: tuple[str, ...], nth: int = 1) -> Cell:
        """Return what a row has in a column, a blank cell where it ends before."""
        at = self.column(names, nth)
        return row[at] if at is not None and at < len(row) else NO_CELL

    def key(self, row: Sequence[Cell], names: Names) -> str:
        """Return the key that a row has in some columns, "" for none."""
        parts = [self.cell(row, each) for each in names]
        if any(each.wrong is not None for each in parts):
            return ""  # of what it is one nobody knows
        return _BETWEEN.join(each.text for each in parts if not self._reader.is_empty(each.text))

    def data(self, template: Template, row: _Row) -> dict[str, Json]:
        """Return what the action of a map becomes in a row."""
        if id(template) not in self._parts:
            self._parts[id(template)] = self._part(template, subschemas.of_record("action"))
        self.status = ""
        return cast("dict[str, Json]", self._parts[id(template)](row)[0] or {})

    def _part(self, node: Template, shape: Subschema) -> _Part:
        """Return what fills a part of the map, which has a shape."""
        if isinstance(node, MapColumn):
            return partial(self._column, node)
        if isinstance(node, dict):
            fields = {key: self._part(each, subschemas.inner(shape, key)) for key, each in node.items()}
            return partial(_map, fields, wants=shape.kind != "map" and _holds_columns(node))
        if isinstance(node, list):
            return partial(_list, [self._part(each, subschemas.inner(shape, at)) for at, each in enumerate(node)])
        if node == DATED and shape.kind in ("date", "by_date", "period"):
            node = self._dated.isoformat() if self._dated else None
        return lambda _row: (cast("Json", node), False)

    def _column(self, column: MapColumn, row: _Row) -> tuple[Json, bool]:
        value = self._value(column, row)
        return value, value is not None

    def _value(self, column: MapColumn, row: Sequence[Cell]) -> Json:
        if not self._counts(column, row):
            return None
        if column.shape.kind == "period" and (len(column.columns) > 1 or column.until):
            return self._period(column, row)
        found: list[Json] = []
        for names in column.columns:
            value = self._read(self.cell(row, names, column.nth), names[0], column)
            if value is not None:
                found.append(value)
                if not column.all:
                    break
        return _together(found)

    def _counts(self, column: MapColumn, row: Sequence[Cell]) -> bool:
        """Whether a row has what a column asks for: another one that says something, or one that does not."""
        if column.when and self._reader.is_empty(self.cell(row, (column.when,)).text):
            return False
        if column.unless and not self._reader.is_empty(self.cell(row, (column.unless,)).text):
            cell = self.cell(row, column.columns[0], column.nth)
            if cell.text:
                why = msg("‘{column}’ says it in parts", column=column.unless)
                self._tell(cell, column.columns[0][0], Fate.LEFT_OUT, why)
            return False
        return True

    def _period(self, column: MapColumn, row: Sequence[Cell]) -> Json:
        """Return a period of the columns of its beginning and its end, or of its end alone."""
        cells = [self.cell(row, names, column.nth) for names in column.columns]
        ends = [self._read(cell, names[0], column) for cell, names in zip(cells, column.columns, strict=True)]
        first, last = (None, ends[0]) if column.until else (ends[0], ends[1])
        if first is None and last is None:
            return None
        if first == last:
            return last
        if any(isinstance(each, str) and "/" in each for each in ends):
            return self._of_spans(column, cells, (first, last))
        if first is not None and last is not None and _is_after(str(first), str(last)):
            self._tell(cells[-1], column.columns[-1][0], Fate.REFUSED, msg("it ends before it begins"))
            return f"{first}/.."
        return f"{first or '..'}/{last or '..'}"

    def _of_spans(self, column: MapColumn, cells: Sequence[Cell], ends: tuple[Json, Json]) -> Json:
        """Return the span that one cell says in whole, such as April to May, where the other says no other day."""
        spans = [each for each in ends if isinstance(each, str) and "/" in each]
        other = next((each for each in ends if each not in spans), None)
        if len(spans) == 1 and (other is None or str(other) == spans[0].split("/")[ends.index(other)]):
            return spans[0]
        at = ends.index(spans[0])
        why = msg("a whole period, and ‘{column}’ says otherwise", column=column.columns[1 - at][0])
        self._tell(cells[at], column.columns[at][0], Fate.REFUSED, why)
        return None if other is None else f"{other}/.." if ends.index(other) == 0 else f"../{other}"

    def _read(self, cell: Cell, heading: str, column: MapColumn) -> Json:
        if column.colour:
            cell = Cell(cell.fill or None, cell.where)
        found = self._understood(cell, column)
        if isinstance(found, NotUnderstoodError):
            self._tell(cell, heading, Fate.REFUSED, found.message)
            return None
        if found is None:
            return None
        if found.how is not None:
            self._tell(cell, heading, Fate.OTHERWISE, found.how)
        if column.place == ("status",):
            self.status = f"{heading}: {cell.text}"
        return _own(found.value)

    def _understood(self, cell: Cell, column: MapColumn) -> Understood | NotUnderstoodError | None:
        """Return what a cell says, or why that is not clear; a text that comes again in its column is read once."""
        known = self._known.setdefault(id(column), {})
        text = cell.value if isinstance(cell.value, str) and cell.look is PLAIN and cell.wrong is None else None
        if text is not None and text in known:
            return known[text]
        found: Understood | NotUnderstoodError | None
        try:
            found = self._reader.read(cell, column)
        except NotUnderstoodError as unclear:
            found = unclear
        if text is not None and len(known) < _MOST_KNOWN:
            known[text] = found
        return found


def _map(fields: dict[str, _Part], row: _Row, *, wants: bool) -> tuple[Json, bool]:
    """Fill the fields of a map; one that `wants` something of the row is nothing without it."""
    own = [(key, *part(row)) for key, part in fields.items()]
    said = any(came for _, _, came in own)
    if wants and not said:
        return None, False
    return {key: value for key, value, _ in own if value is not None}, said


def _list(entries: Sequence[_Part], row: _Row) -> tuple[Json, bool]:
    own = [part(row) for part in entries]
    kept: list[Json] = [value for value, _ in own if value is not None]
    return kept or None, any(came for _, came in own)


def _own(value: Json) -> Json:
    """Return a value that nobody else holds: records are filled further, each by itself."""
    if isinstance(value, dict):
        return {key: _own(each) for key, each in value.items()}
    return [_own(each) for each in value] if isinstance(value, list) else value


def _is_after(one: str, other: str) -> bool:
    """Whether a date is after all of another one: a quarter is within its year, whatever stands first in letters."""
    with suppress(NotADateError):
        return parse_fact(one).earliest > parse_fact(other).latest
    return False


def _together(found: Sequence[Json]) -> Json:
    """Return what several columns say as one value: their entries one after the other, or texts in paragraphs."""
    if len(found) <= 1:
        return found[0] if found else None
    if isinstance(found[0], list):
        return list({str(each): each for value in found for each in cast("list[Json]", value)}.values())
    if isinstance(found[0], dict):
        texts = cast("list[dict[str, str]]", found)
        return {language: "\n\n".join(each[language] for each in texts) for language in texts[0]}
    return "\n\n".join(map(str, found))


def _holds_columns(node: Template) -> bool:
    if isinstance(node, dict | list):
        return any(_holds_columns(each) for each in (node.values() if isinstance(node, dict) else node))
    return isinstance(node, MapColumn)
