"""The rows of a foreign table as records: each filled by the map, those with the same key one record."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from coopctl.changing import subschemas
from coopctl.errors import UsageError
from coopctl.mapping import headings
from coopctl.mapping.filling import NO_CELL, Filling
from coopctl.mapping.foreign import Cell
from coopctl.mapping.further import FurtherRows
from coopctl.mapping.told import CellTold, Fate
from coopctl.mapping.unheaded import unheaded
from coopctl.messages import msg, nmsg
from coopctl.model.dates import NotADateError, parse_fact
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling.nearest import did_you_mean
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coopctl.mapping.foreign import Table
    from coopctl.mapping.headings import Headings
    from coopctl.mapping.maps import Map, Template
    from coopctl.mapping.understood import Reader
    from coopctl.messages import Message
    from coopctl.model.records import Json
    from coopctl.workbooks.cells import Heard

#: An update must say why these came, and from which day on; completed is known from its end.
_WITH_REASON = frozenset({ActionStatus.ON_HOLD, ActionStatus.PARTLY_COMPLETED, ActionStatus.CANCELLED})
FINAL = frozenset({ActionStatus.COMPLETED, ActionStatus.PARTLY_COMPLETED, ActionStatus.CANCELLED})


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
        rows = iter(sorted(rows, key=lambda row: _in_order(row[order] if order < len(row) else NO_CELL)))
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
                row += [NO_CELL] * (at + 1 - len(row))
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
        self.where = ""
        self.filling = Filling(reader, found, dated, self._tell)
        self.statuses: dict[str, str] = {}

    def check_columns(self) -> None:
        """Raise UsageError where a column of the map lacks that may not."""
        lacking = [
            names[0]
            for column in self.map.columns
            for names in column.columns
            if self.filling.column(names, column.nth) is None
        ]
        lacking = list(dict.fromkeys(lacking))
        keys = [self.map.key, *([self.map.whole[0]] if self.map.whole else [])]
        needed = [names[0][0] for names in keys if all(self.filling.column(each, 1) is None for each in names)]
        for name in ("title", "status"):
            asked = [each for column in self.map.columns if column.place[0] == name for each in column.columns]
            if asked and all(self.filling.column(each, 1) is None for each in asked):
                needed.append(asked[0][0])
        if needed or (lacking and not self.map.columns_may_lack):
            named = needed or lacking
            present = [name for name in self.headings.names if name]
            raise UsageError(
                msg("the file has no column ‘{name}’", name=named[0]),
                did_you_mean(named[0], present) or msg("it has: {words}", words=tuple(present[:12])),
            )
        self.out.lacking = tuple(lacking)
        mapped = {headings.plain(each) for each in self.map.headings} - self._beside_another()
        self.out.unnamed = tuple(
            name for name in dict.fromkeys(self.headings.names) if name and headings.plain(name) not in mapped
        )
        if self.map.is_dated and self.dated is None:
            raise UsageError(
                msg("the file does not say of which day its figures are"), msg("name it: --dated 2026-09-30")
            )

    def _beside_another(self) -> set[str]:
        """Return the headings of which nothing is read, since the file has another one that the map calls the same."""
        there = [
            [headings.plain(each) for each in names if self.filling.column((each,), column.nth) is not None]
            for column in self.map.columns
            for names in column.columns
        ]
        read = {each for names in there for each in names[:1]} | set(map(headings.plain, self.map.left_out))
        return {each for names in there for each in names[1:]} - read

    def take(self, row: Sequence[Cell]) -> None:
        """Fill the record that a row is of; a blank row is none, and one with headings again neither."""
        first = next((cell for cell in row if cell.text or cell.wrong is not None), None)
        if first is None:
            return
        self.out.rows += 1
        key = self.filling.key(row, self.map.key)
        self.where = first.where
        for name, values in self.map.skip:
            cell = self.filling.cell(row, (name,))
            if headings.plain(cell.text) in values:
                self._tell(cell, name, Fate.LEFT_OUT, msg("the map leaves such rows out"))
                return
        if not key:
            self._tell(first, self.map.key[0][0], Fate.REFUSED, msg("the row has no key, and is left out"))
            return
        whole = self.filling.key(row, self.map.whole[0]) if self.map.whole else ""
        if self.map.whole and whole and whole != key:
            self._fill(whole, self.map.whole[1], row, first)
        taken = self._fill(key, self.map.action, row, first)
        if whole and whole != key:
            taken.data["part_of"] = whole

    def _fill(self, key: str, template: Template, row: Sequence[Cell], first: Cell) -> SourceRecord:
        data = self.filling.data(template, row)
        if (said := self.filling.status) and (self.map.order or key not in self.statuses):
            self.statuses[key] = said
        known = self.known.get(key)
        if known is None:
            self.known[key] = known = SourceRecord(key, first.where, {})
        self.further.add(known.data, data)
        return known

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
