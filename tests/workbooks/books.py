"""Workbooks for tests: made by the library that writes them, or with parts of their archive put in the place of others."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
