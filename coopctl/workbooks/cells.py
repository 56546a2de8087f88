"""What a workbook holds, once it is opened: sheets, rows and typed cells, each with its address."""

from __future__ import annotations

import functools
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from coopctl.errors import CoopctlError
from coopctl.messages import Message, msg
from coopctl.values import dataclass
from coopctl.workbooks.looks import PLAIN, NumberLook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LETTERS = 26

#: What is told how far a reading is: the rows that are done, of how many.
Heard: TypeAlias = "Callable[[int, int], None]"
#: What a cell may hold. Numbers are exact, in the 15 digits that spreadsheets keep; days have no time.
CellValue: TypeAlias = str | Decimal | date | bool


class Range(NamedTuple):
    """A rectangle of cells: its first row and column and its last, from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


class WorkbookError(CoopctlError):
    """A file is no workbook, or one that is not read: hostile, protected by a password, far too large."""


class SheetCell(NamedTuple):
    """A cell that is not blank, in a sheet, by row and column from 1.

    Where something is `wrong`, such as a formula that was not calculated, it has no value. `look` says how a number is
    shown, as a percentage for instance, so that 0.4 is 40 %.
    """

    sheet: str
    row: int
    column: int
    value: CellValue | None
    wrong: Message | None = None
    look: NumberLook = PLAIN

    @property
    def address(self) -> str:
        """Where it stands, as spreadsheets say it: Actions!B7."""
        return address(self.sheet, self.row, self.column)

    @property
    def text(self) -> str:
        """What it says in one word; numbers as they are exactly, days as 2025-03-12, "" where something is wrong."""
        if isinstance(self.value, Decimal):
            return format(self.value, "f")
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row that is not empty: its number from 1, and its cells by column from 1; blank ones are left out.

    `fills` are the colours of its cells, blank ones too, as #RRGGBB; white is none.
    """

    number: int
    cells: Mapping[int, SheetCell]
    fills: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellSheet:
    """A sheet, whether it is hidden, its rows that are not empty, in order, and what is odd about it.

    `merged` are its merged cells, each the first and last row and column, from 1; `unseen` says what is hidden in it.
    """

    name: str
    rows: tuple[CellRow, ...]
    hidden: bool = False
    remarks: tuple[Message, ...] = ()
    merged: tuple[Range, ...] = ()
    unseen: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets, and what is odd about it. `since_1904`: its days are counted from 1904, not 1900."""

    sheets: tuple[CellSheet, ...]
    remarks: tuple[Message, ...] = ()
    since_1904: bool = False

    def sheet(self, name: str) -> CellSheet | None:
        """Return the sheet of that name, None where there is none."""
        return next((each for each in self.sheets if each.name == name), None)


def address(sheet: str, row: int, column: int) -> str:
    """Return where a cell stands, as spreadsheets say it: Actions!B7, 'My plan'!AA1."""
    quoted = sheet if sheet.isidentifier() else "'" + sheet.replace("'", "''") + "'"
    return f"{quoted}!{letters(column)}{row}"


@functools.lru_cache(1_024)
def letters(column: int) -> str:
    """Return what spreadsheets call a column, counted from 1: 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def column(called: str) -> int:
    """Return which column spreadsheets call so, counted from 1: AB is 28."""
    number = 0
    for letter in called:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


NOT_CALCULATED = msg("the formula was not calculated: open the workbook, save it, and take that")
