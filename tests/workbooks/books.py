"""Workbooks for tests: made by the library that writes them, or with parts of their archive put in the place of others."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"


def made(fill: Callable[[Any], object], **options: object) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, options)
    fill(book)
    book.close()
    return stream.getvalue()


def plain(book: Any) -> None:
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, ["Title", "Status"])
    sheet.write_row(1, 0, ["School", "planned"])


def with_parts(blob: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a workbook with other parts, or some more."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook of which the bytes of its first sheet are changed."""
    blob = made(plain)
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return with_parts(blob, {SHEET: change(archive.read(SHEET))})


class Filling:
    """A workbook in somebody's hands: cells are named by sheet, by something else in their row, and by column."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Any = openpyxl.load_workbook(path)

    def head(self, sheet: str) -> dict[str, int]:
        return {str(cell.value): cell.column for cell in self.book[sheet][1] if cell.value}

    def row(self, sheet: str, *said: str) -> int:
        """Return the number of the first row in which all of these stand; without any the first that is free."""
        for number, row in enumerate(self.book[sheet].iter_rows(min_row=2, values_only=True), 2):
            there = {str(each) for each in row if each is not None}
            if not (set(said) - there) if said else not there:
                return number
        assert not said
        return int(self.book[sheet].max_row) + 1

    def put(self, sheet: str, said: tuple[str, ...], **cells: object) -> Filling:
        """Write cells of a row; blanks of a column's name are underscores."""
        number, head = self.row(sheet, *said), self.head(sheet)
        for name, value in cells.items():
            self.book[sheet].cell(number, head[name.replace("_", " ")]).value = value
        return self

    def value(self, sheet: str, said: tuple[str, ...], name: str) -> object:
        return self.book[sheet].cell(self.row(sheet, *said), self.head(sheet)[name]).value

    def save(self, path: Path | None = None) -> Path:
        self.book.save(path or self.path)
        return path or self.path
