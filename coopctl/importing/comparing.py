"""A workbook that has come back beside the files: three-way, cell by cell, and nothing of it is guessed.

Base is what the book was made of, ours what its cells would show now, theirs what they say.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.changing import fields as assigning
from coopctl.changing import values
from coopctl.changing.draft import Draft
from coopctl.changing.subschemas import Subschema
from coopctl.changing.typed import Typed
from coopctl.errors import UsageError
from coopctl.formats.planbook.fields import CODE, INDICATORS, REF, TABS, UPDATES
from coopctl.formats.planbook.rows import BookRow, Source, rows
from coopctl.formats.planbook.shown import alike, clean, end_of
from coopctl.importing.taking import TakenBook, TakenRow, coded, gone
from coopctl.merging import Whose
from coopctl.messages import msg
from coopctl.values import dataclass
from coopctl.workbooks import typed
from coopctl.workbooks.cells import NOT_CALCULATED, SheetCell, address
from coopctl.workbooks.writing import LONGEST_CELL, CellLook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.changing.typed import Typist
    from coopctl.formats.planbook.base import Cells
    from coopctl.formats.planbook.fields import Field
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.workbooks.cells import CellValue

#: Of things that are alike so many are named.
_FEW = 5


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell that says something new: of which row as it is now, and of which field; the value that it means."""

    row: BookRow
    field: Field
    cell: SheetCell
    word: str
    value: Json

    @property
    def place(self) -> Place:
        """Where in the record the field stands."""
        return (*self.row.at(self.field), *([self.field.tag] if self.field.tag else []))


@dataclass(frozen=True, slots=True)
class CellClash:
    """A cell of which the files say something else than when the book was made, and the book too."""

    edit: CellEdit
    base: CellValue | None
    ours: CellValue | None

    @property
    def name(self) -> str:
        """What an answer to it goes by."""
        return self.edit.cell.address


@dataclass
class TakenChanges:
    """What a book says that the files do not: edits of fields, clashes, and rows that are new.

    `problems` are what cannot be understood, each with its cell: it is left as it is in the files.
    """

    edits: list[CellEdit] = field(default_factory=list)
    clashes: list[CellClash] = field(default_factory=list)
    added: list[TakenRow] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)


def compared(
    book: TakenBook, source: Source, typist: Typist, taken: Mapping[str, Whose], side: Whose | None = None
) -> TakenChanges:
    """Return what the book says otherwise, `source` with the words of its language.

    `taken` says whose version stands of cells that clash, by address, `side` of all others; those that nothing decides
    are among `clashes`.
    """
    found = TakenChanges(remarks=list(book.remarks))
    ours = _ours(book, source)
    known = {code: row.cells for code, row in ours.items()} if book.base.lost else book.base.rows
    book, twice = coded(book, known)
    found.problems += twice
    if book.base.lost:
        found.remarks.append(msg("what the workbook was made of is lost: whatever it has otherwise is asked about"))
    for key, listed in book.rows.items():
        for row in listed:
            if row.twice or (row.code not in ours and _stands_there(row, ours, source, typist, book)):
                continue
            _Beside(book, row, ours.get(row.code), source, typist, taken, side, found).look(key)
    _left(book, ours, source, found)
    return found


def _stands_there(row: TakenRow, ours: Mapping[str, BookRow], source: Source, typist: Typist, book: TakenBook) -> bool:
    """Whether the files have a row that says all that one says whose code they have no more, as its key was changed."""

    def says(there: BookRow, each: Field) -> bool:
        cell = row.cells.get(each.name)
        if cell is None or alike(cell.value, there.cells.get(each.name)):
            return True
        with suppress(UsageError):
            return same(read(there, each, cell, typist, since_1904=book.since_1904)[1], there.value(each))
        return False

    return any(
        all(says(there, each) for each in source.read(row.tab))
        for there in ours.values()
        if row.code and there.tab == row.tab and there.ref == row.said(REF)
    )


def _ours(book: TakenBook, source: Source) -> Mapping[str, BookRow]:
    """Return the rows that a book of the same records would have now, by their codes."""
    refs = {code.partition("#")[0] for code in book.base.rows}
    refs |= {row.said(REF) for listed in book.rows.values() for row in listed}
    refs |= {source.portfolio.current(ref) for ref in refs}
    agreements = {ref for ref in refs if "/" not in ref} | {ref.partition("/")[0] for ref in refs}
    actions = [
        each for ref, each in source.portfolio.actions.items() if ref in refs or ref.partition("/")[0] in agreements
    ]
    found = [row for listed in rows(source, actions).values() for row in listed]
    ours = {
        f"{name}{row.code.removeprefix(row.ref)}": row
        for row in found
        for name in row.subject.record.formerly
        if name not in source.portfolio.actions
    }
    return ours | {row.code: row for row in found}


def _left(book: TakenBook, ours: Mapping[str, BookRow], source: Source, found: TakenChanges) -> None:
    """Say what is emptied or deleted, since nothing is taken away for that."""
    say = source.words.say
    for code in gone(book):
        if code in ours and ours[code].tab != UPDATES:
            row = ours[code]
            what = source.words.listed(
                [code.partition("#")[0], *([say(TABS[row.tab].title), _called(row)] if "#" in code else [])]
            )
            found.remarks.append(msg("not in the workbook any more, and left as it is: {what}", what=what))
    if found.emptied:
        more = ("…",) if len(found.emptied) > _FEW else ()
        cells = (*found.emptied[:_FEW], *more)
        found.remarks.append(
            msg(
                "emptied in the workbook, and left as they are: {cells}; to take a field away: {command}",
                cells=cells,
                command="coopctl set REF --unset FIELD",
            )
        )


def _called(row: BookRow) -> str:
    return str(
        next((row.cells[name] for name in ("id", "title", "heading", "year", "date") if row.cells.get(name)), "")
    )


@dataclass
class _Beside:
    """One row of a book beside the row that it is now, None for a new one."""

    book: TakenBook
    row: TakenRow
    ours: BookRow | None
    source: Source
    typist: Typist
    taken: Mapping[str, Whose]
    side: Whose | None
    found: TakenChanges

    def look(self, key: str) -> None:
        """Compare the row, cell by cell."""
        read = self.source.read(key)
        wrong = [cell for each in read if (cell := self.row.cells.get(each.name)) and cell.wrong is not None]
        for cell in wrong:
            self._wrong(cell, cell.wrong or NOT_CALCULATED)
        if key == UPDATES:
            if any(each.name in self.row.cells for each in read):
                self.found.added.append(self.row)
            return
        base = self.book.base.rows.get(self.row.code)
        if base is not None and REF in self.row.cells and not alike(self.row.cells[REF].value, base.get(REF)):
            self._wrong(
                self.row.cells[REF],
                msg(
                    "this was {ref}: references are not changed here, and whole rows are sorted", ref=str(base.get(REF))
                ),
            )
            return
        if self.ours is None:
            self._without(read, base)
            return
        for each in self.source.fields(key):
            if each.given or not self.ours.holds(each):
                self._given(each, base)
            else:
                self._field(self.ours, each, base)
        if key == INDICATORS and len(self.ours.place) == 2 and {"date", "value"} & self.row.cells.keys():
            self.found.added.append(self.row)

    def _without(self, read: Sequence[Field], base: Cells | None) -> None:
        """Look at a row that the files do not have: it is new, or they have it no longer."""
        if self.row.code and base is not None:
            if any(not alike(_value(self.row, each.name), base.get(each.name)) for each in read):
                self.found.problems.append(
                    msg(
                        "{cell}: {what} is not in the files any more; what is written there cannot be taken",
                        cell=self.row.first.address,
                        what=self.row.code,
                    )
                )
        elif any(each.name in self.row.cells for each in read):
            self.found.added.append(self.row)

    def _given(self, each: Field, base: Cells | None) -> None:
        """Say where something is written that is not read."""
        cell = self.row.cells.get(each.name)
        if cell is None or base is None or each.name == CODE or alike(cell.value, base.get(each.name)):
            return
        if self.ours is not None and self.ours.tab == INDICATORS and each.name in ("date", "value", "note"):
            return  # a new reading
        self.found.remarks.append(
            msg("{cell}: this is only shown, and what is written there is not read", cell=cell.address)
        )

    def _field(self, row: BookRow, each: Field, base: Cells | None) -> None:
        cell, ours = self.row.cells.get(each.name), row.cells.get(each.name)
        before = None if base is None else base.get(each.name)
        if cell is None:
            if before is not None and each.name in self.book.columns[self.row.tab]:
                column = self.book.columns[self.row.tab][each.name]
                self.found.emptied.append(address(self.row.sheet, self.row.number, column))
            return
        if cell.wrong is not None or (base is not None and alike(cell.value, before)) or alike(cell.value, ours):
            return
        if each.name == "id":
            self._wrong(cell, msg("a short name is not changed here: {command}", command="coopctl set REF …"))
            return
        if (isinstance(ours, str) and len(ours) >= LONGEST_CELL) or _is_several(row, each):
            command = f"coopctl edit {row.ref}"
            self._wrong(cell, msg("one cell does not hold all of this; change it with {command}", command=command))
            return
        try:
            edit = CellEdit(row, each, cell, *self._read(row, each, cell))
        except UsageError as wrong:
            self._wrong(cell, wrong.message, wrong.help)
            return
        self._decide(edit, before, ours, known=base is not None)

    def _decide(self, edit: CellEdit, before: CellValue | None, ours: CellValue | None, *, known: bool) -> None:
        """Take what the book says where the files have said nothing new since; where both have it is a clash."""
        now, old = _now(edit.row, edit.field, ours), self._was(edit, before)
        there = edit.row.value(edit.field)
        if same(edit.value, now) or same(edit.value, there) or (before is not None and same(edit.value, old)):
            return
        side = self.taken.get(edit.cell.address, self.side)
        unchanged = known and (alike(before, ours) or (before is not None and same(old, now)))
        if unchanged or side is Whose.THEIRS:
            self.found.edits.append(edit)
        elif side is None:
            self.found.clashes.append(CellClash(edit, before, ours))

    def _was(self, edit: CellEdit, before: CellValue | None) -> Json:
        """Return the value that a cell had, as it would be read; None where it cannot be, as somebody in words."""
        if before is None:
            return None
        with suppress(UsageError):
            return self._read(edit.row, edit.field, SheetCell("", 1, 1, before))[1]
        return None

    def _read(self, row: BookRow, each: Field, cell: SheetCell) -> tuple[str, Json]:
        return read(row, each, cell, self.typist, since_1904=self.book.since_1904)

    def _wrong(self, cell: SheetCell, what: Message, help_: Message | None = None) -> None:
        said = msg("{cell}: {what}", cell=cell.address, what=what)
        self.found.problems.append(
            said if help_ is None else msg("{cell}: {what}; {help}", cell=cell.address, what=what, help=help_)
        )


def read(row: BookRow, column: Field, cell: SheetCell, typist: Typist, *, since_1904: bool) -> tuple[str, Json]:
    """Return what a cell says as it would be typed, and the value that it means. Raise UsageError where it is none."""
    subject, place = row.subject, row.at(column)
    shape = Subschema("date") if column.part is not None else subject.shape(place)
    word = typed.word(cell, shape.kind, percent=column.look is CellLook.PERCENT, since_1904=since_1904)
    if column.name == "notes":
        return word, [line for each in word.split("\n") if (line := each.strip())]
    if shape.is_list:
        return word, assigning.read(Draft(subject), place, word, typist)
    return word, values.read(Typed(word, place, shape, subject, typist))


def _is_several(row: BookRow, column: Field) -> bool:
    """Whether notes have lines or languages of their own, which one cell does not tell apart."""
    notes = row.subject.value(row.at(column)) if column.name == "notes" else None
    return isinstance(notes, list) and any(not isinstance(each, str) or "\n" in each.strip() for each in notes)


def _value(row: TakenRow, name: str) -> CellValue | None:
    return row.cells[name].value if name in row.cells else None


def _now(row: BookRow, column: Field, shown: CellValue | None) -> Json:
    """Return what the files have at a place, as a cell would be read: of a text in languages the one that is shown."""
    value = row.subject.value(row.at(column))
    if column.part is not None and value is not None:
        return end_of(value, column.part)
    if column.tag:
        return None if shown is None else str(shown)
    if isinstance(value, dict) and value.keys() == {"party"}:
        return value["party"]
    return str(shown) if isinstance(value, dict) and isinstance(shown, str) else value


def same(one: Json, other: Json) -> bool:
    """Whether two values are the same as people read them: 5 and 5.0, 2019 and ‘2019’, a text and its line end."""
    if isinstance(one, str | int | Decimal) and isinstance(other, str | int | Decimal):
        if isinstance(one, str) or isinstance(other, str):
            return clean(str(one)) == clean(str(other))
        return one == other
    return one == other
