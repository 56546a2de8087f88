"""A workbook that has come back, as rows by the names of their fields, whatever was sorted, moved or hidden."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.formats.planbook import base as hidden
from coopctl.formats.planbook.fields import ACTIONS, BUDGET, CODE, DECISIONS, INDICATORS, MEETING, MILESTONES, REF, TABS
from coopctl.formats.planbook.laying import MARK, READ_ME
from coopctl.i18n.words import available, words
from coopctl.messages import msg, nmsg
from coopctl.values import dataclass
from coopctl.workbooks.cells import WorkbookError
from coopctl.workbooks.headers import headed, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.formats.planbook.base import Base, Cells
    from coopctl.formats.planbook.fields import Tab
    from coopctl.messages import Message
    from coopctl.workbooks.cells import Book, CellSheet, SheetCell


#: So many merged ranges are named.
_FEW = 3
_IN_LANGUAGE = re.compile(r"(.+) \(([a-z]{2,3}(?:-[a-z0-9]+)*)\)")


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of a sheet: the code of the row that it was, "" for a new one, and its cells that are not blank.

    `twice`: another row has the same code, so that nobody knows which is meant.
    """

    tab: str
    code: str
    sheet: str
    number: int
    cells: Mapping[str, SheetCell]
    twice: bool = False

    def said(self, name: str) -> str:
        """Return what stands in a cell, "" for nothing."""
        return self.cells[name].text.strip() if name in self.cells else ""

    @property
    def first(self) -> SheetCell:
        """The first of its cells that is not hidden, for where something is said of it all."""
        shown = [cell for name, cell in self.cells.items() if name != CODE] or list(self.cells.values())
        return min(shown, key=lambda each: each.column)


@dataclass(frozen=True, slots=True)
class TakenBook:
    """What has come back: the rows of each sheet, the fields that it has columns for, and what the book was made of.

    `problems` keep it from being taken in.
    """

    base: Base
    rows: Mapping[str, tuple[TakenRow, ...]]
    columns: Mapping[str, Mapping[str, int]]
    remarks: tuple[Message, ...]
    problems: tuple[Message, ...]
    since_1904: bool


def is_plan(book: Book) -> bool:
    """Whether a book is one of `coopctl export xlsx`: by its hidden sheet, or by two of its sheets."""
    hidden_sheet = book.sheet(hidden.SHEET)
    made_of = hidden.read(hidden_sheet)
    return hidden_sheet is not None or sum(_tab_of(sheet, made_of) is not None for sheet in book.sheets) > 1


def taken(book: Book) -> TakenBook:
    """Read a book that `coopctl export xlsx` made. Raise WorkbookError where it is another one, LaterBookError."""
    made_of = hidden.read(book.sheet(hidden.SHEET))
    found: dict[str, tuple[TakenRow, ...]] = {}
    columns: dict[str, Mapping[str, int]] = {}
    remarks: list[Message] = list(book.remarks)
    problems: list[Message] = []
    for sheet in book.sheets:
        if sheet.name in (hidden.SHEET, "_lists"):
            continue
        key = _tab_of(sheet, made_of)
        if key is None:
            if sheet.rows and not _is_page(sheet):
                remarks.append(msg("{sheet}: the sheet is none of the plan's, and is not read", sheet=sheet.name))
            continue
        named = headed(sheet, _meanings(key).get)
        if key in found or named is None:
            problems.append(msg("{sheet}: there is another sheet of the same kind", sheet=sheet.name))
            continue
        remarks += [*sheet.remarks, *_merged(sheet), *named.twice]
        remarks += [
            msg("{sheet}: the column ‘{name}’ is none of the plan's, and is not read", sheet=sheet.name, name=name)
            for name in named.unknown.values()
        ]
        back = {column: name for name, column in named.columns.items()}
        rows = [
            TakenRow(key, "", sheet.name, row.number, {back[at]: cell for at, cell in row.cells.items() if at in back})
            for row in named.rows
        ]
        found[key] = tuple(row for row in rows if row.cells)
        columns[key] = named.columns
    if not found:
        raise WorkbookError(
            msg("no sheet of the workbook is one of a plan that coopctl wrote"),
            msg("make such a workbook: {command}", command="coopctl export xlsx -o plan.xlsx"),
        )
    absent = [key for key in TABS if key not in found and key in made_of.tabs.values()]
    remarks += [msg("the sheet ‘{sheet}’ is not in the workbook any more", sheet=TABS[key].title) for key in absent]
    return TakenBook(made_of, found, columns, tuple(remarks), tuple(problems), book.since_1904)


def _merged(sheet: CellSheet) -> Iterator[Message]:
    if sheet.merged:
        yield nmsg(
            "{sheet}: {n} range of cells is merged, of which only the first cell counts: {ranges}",
            "{sheet}: {n} ranges of cells are merged, of which only the first cell counts: {ranges}",
            len(sheet.merged),
            sheet=sheet.name,
            ranges=(*map(str, sheet.merged[:_FEW]), *(("…",) if len(sheet.merged) > _FEW else ())),
        )


def gone(book: TakenBook) -> tuple[str, ...]:
    """Return the codes of the rows that the book was made of and that are not in its sheets any more."""
    there = {row.code for rows in book.rows.values() for row in rows}
    return tuple(each for each in book.base.rows if each not in there and any(_is_of(each, key) for key in book.rows))


#: What stands between the reference and the key in the codes of a sheet's rows.
_SIGNS = MappingProxyType(
    {
        MILESTONES: ("#milestones:",), INDICATORS: ("#indicators:", "#readings:"), BUDGET: ("#budget:",),
        DECISIONS: ("#decisions:",), "updates": ("#updates",),
    }
)  # fmt: skip


def _is_of(code: str, key: str) -> bool:
    """Whether a row of that code stands in a sheet."""
    return "#" not in code if key == ACTIONS else any(sign in code for sign in _SIGNS[key])


def _is_page(sheet: CellSheet) -> bool:
    """Whether a sheet is the one that explains the book."""
    return _folded(sheet.name) in _spoken(READ_ME)


def _tab_of(sheet: CellSheet, made_of: Base) -> str | None:
    """Return which sheet of a plan this is: by the head of its hidden column, by its name then, or in any language."""
    for row in sheet.rows[:10]:
        for cell in row.cells.values():
            key = plain(cell.text).removeprefix(MARK)
            if key in TABS and plain(cell.text).startswith(MARK):
                return key
    if sheet.name in made_of.tabs and made_of.tabs[sheet.name] in TABS:
        key = made_of.tabs[sheet.name]
    else:
        key = next((key for key, tab in TABS.items() if _folded(sheet.name) in _spoken(tab.title)), "")
    return key if key and headed(sheet, _meanings(key).get) is not None else None


def _folded(name: str) -> str:
    return plain(name).casefold()


@functools.cache
def _meanings(key: str) -> _Meanings:
    """Return what finds the field that a column is called by, in any of the languages."""
    tab: Tab = TABS[key]
    return _Meanings(
        {_folded(f"{MARK}{key}"): CODE} | {said: each.name for each in tab.fields for said in _spoken(each.title)}
    )


class _Meanings(dict[str, str]):
    """Fields by what their columns are called, whatever the capitals; texts in one language with that behind."""

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        said = _folded(name)
        if said in self:
            return self[said]
        match = _IN_LANGUAGE.fullmatch(said)
        return f"{self[match[1]]}.{match[2]}" if match and match[1] in self else default


def _spoken(title: Message) -> frozenset[str]:
    return frozenset(_folded(words((each,)).say(title)) for each in available())


#: What tells a row from others of its record, where its hidden column is gone.
_KEYS = MappingProxyType(
    {
        BUDGET: ((REF, "year", "period", "heading", "kind", "funder", "currency"),),
        INDICATORS: ((REF, "id", "date"), (REF, "id", "title")),
    }
)  # fmt: skip


def coded(book: TakenBook, known: Mapping[str, Cells]) -> tuple[TakenBook, tuple[Message, ...]]:
    """Return the book, each row with the code of the one of `known` that it is; and what stands there twice.

    What people see names a row: a reference, with a short name. Only where that does not does the hidden column, and
    where that is gone what tells the row from others. Of rows that stand there twice nobody knows which is meant: they
    are `twice`.
    """
    problems: list[Message] = []
    found = {key: tuple(_coded(rows, key, known, book, problems)) for key, rows in book.rows.items()}
    return replace(book, rows=found), tuple(problems)


def _coded(
    rows: Sequence[TakenRow], key: str, known: Mapping[str, Cells], book: TakenBook, problems: list[Message]
) -> Iterator[TakenRow]:
    named = [_named(row) for row in rows]
    seen = Counter(each for each in named if each in known)
    both = Counter(zip(named, (row.said(CODE) for row in rows), strict=True))
    alike = {} if CODE in book.columns[key] else _by_key(known, key)
    used: set[str] = set()
    for row, name in zip(rows, named, strict=True):
        kept = row.said(CODE)
        alone = seen[name] == 1 or (kept in known and both[name, kept] == 1)
        if name in known and not alone:
            what = msg(
                "{cell}: this row stands there twice; leave the reference or the short name of a new one empty",
                cell=row.first.address,
            )
            problems.append(what)
            used.add(name)
            yield replace(row, code=name, twice=True)
            continue
        own = kept in known and kept not in used and (seen[name] > 1 or not seen[kept])
        code = name if seen[name] == 1 else kept if own else ""
        code = code or next((each for each in _likely(row, alike) if each not in used), "")
        used.add(code)
        yield replace(row, code=code)


def _named(row: TakenRow) -> str:
    """Return the code that the reference and the short name of a row make, "" where its kind has no short name."""
    ref, own = row.said(REF), row.said("id")
    if row.tab == ACTIONS:
        return ref
    if row.tab == MILESTONES and ref and own:
        return f"{ref}#milestones:{own}"
    if row.tab == DECISIONS and ref and own and row.said(MEETING):
        return f"{ref}#decisions:{row.said(MEETING)}|{own}"
    if row.tab == INDICATORS and ref and own and not row.said("date") and "#readings:" not in row.said(CODE):
        return f"{ref}#indicators:{own}"
    return ""


def _by_key(known: Mapping[str, Cells], key: str) -> Mapping[tuple[str, ...], Sequence[str]]:
    """Return the codes of the rows of a sheet by what tells them apart."""
    found: dict[tuple[str, ...], list[str]] = {}
    for code, cells in known.items():
        if _is_of(code, key):
            for names in _KEYS.get(key, ()):
                said = tuple("" if cells.get(each) is None else str(cells[each]) for each in names)
                found.setdefault((",".join(names), *said), []).append(code)
    return found


def _likely(row: TakenRow, alike: Mapping[tuple[str, ...], Sequence[str]]) -> Iterator[str]:
    for names in _KEYS.get(row.tab, ()) if alike else ():
        yield from alike.get((",".join(names), *(row.said(each) for each in names)), ())
