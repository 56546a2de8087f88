"""The rows of a foreign table as records: each filled by the map, those with the same key one record."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from coopctl.changing import subschemas
from coopctl.errors import UsageError
from coopctl.mapping import headings
from coopctl.mapping.foreign import Cell
from coopctl.mapping.further import FurtherRows
from coopctl.mapping.map_faults import DATED
from coopctl.mapping.maps import MapColumn
from coopctl.mapping.understood import NotUnderstoodError, Understood
from coopctl.mapping.unheaded import unheaded
from coopctl.messages import N_, msg, nmsg
from coopctl.model.dates import NotADateError, parse_fact
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling.nearest import did_you_mean
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coopctl.changing.subschemas import Subschema
    from coopctl.mapping.foreign import Table
    from coopctl.mapping.headings import Headings
    from coopctl.mapping.maps import Map, Names, Template
    from coopctl.mapping.understood import Reader
    from coopctl.messages import Message
    from coopctl.model.records import Json
    from coopctl.workbooks.cells import Heard

_NO_CELL = Cell(None, "")
#: Between the parts of a key of several columns.
_BETWEEN = " / "
#: An update must say why these came, and from which day on; completed is known from its end.
_WITH_REASON = frozenset({ActionStatus.ON_HOLD, ActionStatus.PARTLY_COMPLETED, ActionStatus.CANCELLED})
FINAL = frozenset({ActionStatus.COMPLETED, ActionStatus.PARTLY_COMPLETED, ActionStatus.CANCELLED})


class Fate(StrEnum):
    """What became of a cell that is not simply taken as it stands."""

    OTHERWISE = "otherwise"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


#: How people call it.
FATES = {Fate.OTHERWISE: N_("taken otherwise"), Fate.REFUSED: N_("not understood"), Fate.LEFT_OUT: N_("left out")}


@dataclass(frozen=True, slots=True)
class CellTold:
    """What is said of a cell: where it stands, under which heading, what stands there, what became of it and why."""

    where: str
    heading: str
    shown: str
    fate: Fate
    message: Message


@dataclass(slots=True)
class SourceRecord:
    """A record as the file has it: its key there, where it begins, and its fields; axis and part_of in its words."""

    key: str
    where: str
    data: dict[str, Json]


@dataclass(slots=True)
class Assembled:
    """What came out of a file: its records in their order, what is said of its cells, and how many rows were read."""

    records: list[SourceRecord] = field(default_factory=list)
    told: list[CellTold] = field(default_factory=list)
    rows: int = 0
    dated: date | None = None
    lacking: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()


def assemble(table: Table, wanted: Map, reader: Reader, dated: date | None, heard: Heard | None = None) -> Assembled:
    """Return the records of a table; `heard` is told how far it is.

    Raise UsageError where headings lack, or a day that --dated must name.
    """
    found = _headings(table, wanted)
    reading = _Assembling(wanted, reader, found, dated)
    reading.check_columns()
    below = table.rows[found.row + 1 :]
    rows = _filled_down(below, [at for at in map(found.column, wanted.fill_down) if at is not None])
    if wanted.order and (order := found.column(wanted.order)) is not None:
        rows = iter(sorted(rows, key=lambda row: _in_order(row[order] if order < len(row) else _NO_CELL)))
    for number, row in enumerate(rows):
        if heard is not None:
            heard(number, len(below))
        reading.take(row)
    reading.pass_over(below)
    return reading.done()


def _filled_down(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> Iterator[Sequence[Cell]]:
    """Yield the rows as they stand in the file, blank cells of some columns with what stands above them."""
    above: dict[int, Cell] = {}
    for cells in rows:
        row = list(cells)
        for at in columns:
            if at < len(row) and (row[at].value is not None or row[at].wrong is not None):
                above[at] = row[at]
            elif at in above and any(cell.value is not None for cell in row):
                row += [_NO_CELL] * (at + 1 - len(row))
                row[at] = above[at]
        yield row


def _in_order(cell: Cell) -> tuple[int, Decimal, str]:
    """Return what puts rows in order: blank ones first, numbers by their size, days and all else by their texts."""
    if isinstance(cell.value, int | Decimal):
        return 1, Decimal(cell.value), ""
    return (2 if cell.text else 0), Decimal(0), cell.text


def _headings(table: Table, wanted: Map) -> Headings:
    if wanted.header is not None:
        if wanted.header > len(table.rows):
            raise UsageError(msg("the table has no row {number}", number=wanted.header))
        return headings.at(table.rows, wanted.header - 1)
    found = headings.find(table.rows, wanted.headings)
    if found is None:
        raise UsageError(
            msg("no row has the headings of the map: {words}", words=wanted.headings[:5]),
            msg("is it the right file, and the right sheet? The map names them with ‘sheet’ and ‘header’"),
        )
    return found


class _Assembling:
    """Fills records row by row."""

    def __init__(self, wanted: Map, reader: Reader, found: Headings, dated: date | None) -> None:
        self.map = wanted
        self.reader = reader
        self.headings = found
        self.dated = dated
        self.out = Assembled(dated=dated)
        self.known: dict[str, SourceRecord] = {}
        self.further = FurtherRows(bool(wanted.order), self._tell_further)
        self.status = self.where = ""
        self.statuses: dict[str, str] = {}
        self._columns: dict[tuple[tuple[str, ...], int], int | None] = {}

    def check_columns(self) -> None:
        """Raise UsageError where a column of the map lacks that may not."""
        lacking = [
            names[0]
            for column in self.map.columns
            for names in column.columns
            if self.column(names, column.nth) is None
        ]
        lacking = list(dict.fromkeys(lacking))
        keys = [self.map.key, *([self.map.whole[0]] if self.map.whole else [])]
        needed = [names[0][0] for names in keys if all(self.column(each, 1) is None for each in names)]
        for name in ("title", "status"):
            asked = [each for column in self.map.columns if column.place[0] == name for each in column.columns]
            if asked and all(self.column(each, 1) is None for each in asked):
                needed.append(asked[0][0])
        if needed or (lacking and not self.map.columns_may_lack):
            named = needed or lacking
            present = [name for name in self.headings.names if name]
            raise UsageError(
                msg("the file has no column ‘{name}’", name=named[0]),
                did_you_mean(named[0], present) or msg("it has: {words}", words=tuple(present[:12])),
            )
        self.out.lacking = tuple(lacking)
        mapped = {headings.plain(each) for each in self.map.headings}
        self.out.unnamed = tuple(
            name for name in dict.fromkeys(self.headings.names) if name and headings.plain(name) not in mapped
        )
        if self.map.is_dated and self.dated is None:
            raise UsageError(
                msg("the file does not say of which day its figures are"), msg("name it: --dated 2026-09-30")
            )

    def column(self, names: tuple[str, ...], nth: int) -> int | None:
        """Return where a column stands that is known by one of several names."""
        if (names, nth) not in self._columns:
            found = (self.headings.column(name, nth) for name in names)
            self._columns[names, nth] = next((at for at in found if at is not None), None)
        return self._columns[names, nth]

    def take(self, row: Sequence[Cell]) -> None:
        """Fill the record that a row is of; a blank row is none, and one with headings again neither."""
        first = next((cell for cell in row if cell.text or cell.wrong is not None), None)
        if first is None:
            return
        self.out.rows += 1
        key = self._key(row, self.map.key)
        self.where = first.where
        for name, values in self.map.skip:
            cell = self._cell(row, (name,), 1)
            if headings.plain(cell.text) in values:
                self._tell(cell, name, Fate.LEFT_OUT, msg("the map leaves such rows out"))
                return
        if not key:
            self._tell(first, self.map.key[0][0], Fate.REFUSED, msg("the row has no key, and is left out"))
            return
        whole = self._key(row, self.map.whole[0]) if self.map.whole else ""
        if self.map.whole and whole and whole != key:
            self._fill(whole, self.map.whole[1], row, first)
        taken = self._fill(key, self.map.action, row, first)
        if whole and whole != key:
            taken.data["part_of"] = whole

    def _fill(self, key: str, template: Template, row: Sequence[Cell], first: Cell) -> SourceRecord:
        self.status = ""
        data = cast("dict[str, Json]", self._filled(template, row, subschemas.of_record("action"))[0] or {})
        if self.status and (self.map.order or key not in self.statuses):
            self.statuses[key] = self.status
        known = self.known.get(key)
        if known is None:
            self.known[key] = known = SourceRecord(key, first.where, {})
        self.further.add(known.data, data)
        return known

    def _key(self, row: Sequence[Cell], names: Names) -> str:
        parts = [self._cell(row, each, 1) for each in names]
        if any(each.wrong is not None for each in parts):
            return ""  # of what it is one nobody knows
        return _BETWEEN.join(each.text for each in parts if not self.reader.is_empty(each.text))

    def pass_over(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Tell what stands under no heading."""
        for cell, count in unheaded(rows, self.headings):
            why = nmsg(
                "{n} cell under no heading is not taken",
                "{n} cells under no heading are not taken",
                count,
            )
            self._tell(cell, "", Fate.LEFT_OUT, why)

    def done(self) -> Assembled:
        """Return what was read; a record without title or status is none, and a status has what it needs."""
        for taken in self.known.values():
            lacks = [name for name in ("title", "status") if name not in taken.data]
            if lacks:
                shown = Cell(taken.key, taken.where)
                self._tell(
                    shown,
                    self.map.key[0][0],
                    Fate.REFUSED,
                    msg("‘{field}’ is missing: the record is left out", field=lacks[0]),
                )
                continue
            self._settle(taken)
            self.out.records.append(taken)
        return self.out

    def _settle(self, taken: SourceRecord) -> None:
        """Give a status the day and the reason that it needs, order the updates, and name rows that need a name."""
        data = taken.data
        status = str(data["status"])
        updates = cast("list[Json]", data.get("updates") or [])
        if status in FINAL and "ended" not in data:
            told = [each for each in updates if isinstance(each, dict) and each.get("status") == status]
            if told:
                data["ended"] = f"../{min(told, key=when)['date']}"
        said = any(isinstance(each, dict) and each.get("status") == status for each in updates)
        if (status in _WITH_REASON and not said) or (status in FINAL and "ended" not in data):
            if self.dated is None:
                raise UsageError(
                    msg(
                        "{where}: the file says ‘{status}’ and not since which day",
                        where=taken.where,
                        status=ActionStatus(status),
                    ),
                    msg("name the day that the file is of: --dated 2026-09-30"),
                )
            if status in FINAL and "ended" not in data:
                data["ended"] = f"../{self.dated.isoformat()}"
        if status in _WITH_REASON and not said and self.dated is not None:
            give_reason(updates, self.dated, status, self._said(self.statuses.get(taken.key) or self.map.source))
        if updates:
            data["updates"] = sorted(updates, key=when)
        for name, rows in data.items():
            if isinstance(rows, list) and subschemas.at("action", (name,)).key == ("id",):
                _name_rows(name, cast("list[dict[str, Json]]", rows))

    def _said(self, text: str) -> Json:
        return {self.reader.language: text} if self.reader.language else text

    def _filled(self, node: Template, row: Sequence[Cell], shape: Subschema) -> tuple[Json, bool]:
        """Return what a part of the map becomes in a row, and whether something of it came out of the file."""
        if isinstance(node, MapColumn):
            value = self._value(node, row)
            return value, value is not None
        if isinstance(node, dict):
            own = {key: self._filled(each, row, subschemas.inner(shape, key)) for key, each in node.items()}
            said = any(came for _, came in own.values())
            if not said and shape.kind != "map" and _holds_columns(node):
                return None, False
            return {key: value for key, (value, _) in own.items() if value is not None}, said
        if isinstance(node, list):
            rows = [self._filled(each, row, subschemas.inner(shape, at)) for at, each in enumerate(node)]
            kept: list[Json] = [value for value, _ in rows if value is not None]
            return kept or None, any(came for _, came in rows)
        if node == DATED and shape.kind in ("date", "by_date", "period"):
            return self.dated.isoformat() if self.dated else None, False
        return cast("Json", node), False

    def _value(self, column: MapColumn, row: Sequence[Cell]) -> Json:
        if not self._counts(column, row):
            return None
        if column.shape.kind == "period" and (len(column.columns) > 1 or column.until):
            return self._period(column, row)
        found: list[Json] = []
        for names in column.columns:
            value = self._read(self._cell(row, names, column.nth), names[0], column)
            if value is not None:
                found.append(value)
                if not column.all:
                    break
        return _together(found)

    def _counts(self, column: MapColumn, row: Sequence[Cell]) -> bool:
        """Whether a row has what a column asks for: another one that says something, or one that does not."""
        if column.when and self.reader.is_empty(self._cell(row, (column.when,), 1).text):
            return False
        if column.unless and not self.reader.is_empty(self._cell(row, (column.unless,), 1).text):
            cell = self._cell(row, column.columns[0], column.nth)
            if cell.text:
                why = msg("‘{column}’ says it in parts", column=column.unless)
                self._tell(cell, column.columns[0][0], Fate.LEFT_OUT, why)
            return False
        return True

    def _period(self, column: MapColumn, row: Sequence[Cell]) -> Json:
        """Return a period of the columns of its beginning and its end, or of its end alone."""
        cells = [self._cell(row, names, column.nth) for names in column.columns]
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
        try:
            found: Understood | None = self.reader.read(cell, column)
        except NotUnderstoodError as unclear:
            self._tell(cell, heading, Fate.REFUSED, unclear.message)
            return None
        if found is None:
            return None
        if found.how is not None:
            self._tell(cell, heading, Fate.OTHERWISE, found.how)
        if column.place == ("status",):
            self.status = f"{heading}: {cell.text}"
        return found.value

    def _cell(self, row: Sequence[Cell], names: tuple[str, ...], nth: int) -> Cell:
        at = self.column(names, nth)
        return row[at] if at is not None and at < len(row) else _NO_CELL

    def _tell_further(self, place: tuple[str, ...], said: str, why: Message) -> None:
        self._tell(Cell(said, self.where), ".".join(place), Fate.REFUSED, why)

    def _tell(self, cell: Cell, heading: str, fate: Fate, message: Message) -> None:
        self.out.told.append(CellTold(cell.where or self.where, heading, cell.text, fate, message))


def when(update: Json) -> str:
    """Return what updates are put in order by: the last day that their date may mean."""
    said = str(update.get("date", "")) if isinstance(update, dict) else ""
    with suppress(NotADateError):
        return parse_fact(said).latest.isoformat()
    return said


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


def give_reason(updates: list[Json], day: date, status: str, reason: Json) -> None:
    """Write a status, and why where that is said, into the update of its day, else into one of its own."""
    why: dict[str, Json] = {} if reason is None else {"text": reason}
    for update in updates:
        if isinstance(update, dict) and update.get("date") == day.isoformat() and "status" not in update:
            for name, said in why.items():
                update.setdefault(name, said)
            update["status"] = status
            return
    updates.append({"date": day.isoformat(), "status": status, **why})


def _holds_columns(node: Template) -> bool:
    if isinstance(node, dict | list):
        return any(_holds_columns(each) for each in (node.values() if isinstance(node, dict) else node))
    return isinstance(node, MapColumn)


def _name_rows(listed: str, rows: list[dict[str, Json]]) -> None:
    """Give each row of a list the short name that its title makes, where the map gives it none."""
    taken = {str(row["id"]) for row in rows if "id" in row}
    left: dict[str, Iterator[str]] = {}  # of each name those that were not tried: rows may all be called alike
    for number, row in enumerate(rows, 1):
        if "id" in row:
            continue
        title = row.get("title")
        said = next(iter(title.values())) if isinstance(title, dict) else title
        made = name_of(str(said or "")) or f"{listed[0]}-{number}"
        free = next(each for each in left.setdefault(made, _numbered(made)) if each not in taken)
        taken.add(free)
        rows[number - 1] = {"id": free, **row}


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
