"""CSV (RFC 4180, but lines end in LF): a header and one line a row, codes and numbers untranslated, formulas inert."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import inert
from coopctl.tables import DaysLate, Money, Named, Percent

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Cell, Sheet

AUDIENCE = Audience.SPREADSHEETS
ENDINGS = ("csv",)


def write(sheet: Sheet, frame: Frame, look: Look) -> str:  # noqa: ARG001 - the signature of every format
    """Return the rows; line breaks inside a text stay, quoted."""
    return _rows(sheet, look) if not look.excel else _for_excel(sheet, look)


def _for_excel(sheet: Sheet, look: Look) -> str:
    """Return the rows for people's Excel: a byte order mark, heads and words in their language, its decimal sign.

    Where that is a comma, cells are parted by semicolons, as Excel then has it. Dates stay as ISO 8601 writes them.
    """
    point = look.words.decimal_sign
    out = io.StringIO("\ufeff")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out, lineterminator="\n", delimiter=";" if point == "," else ",")
    writer.writerow([look.words.say(column.title) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_told(cell, look, point) for cell in row])
    return look.finished(out.getvalue())


def _told(cell: Cell, look: Look, point: str) -> str:
    if isinstance(cell, StrEnum):
        return look.words.label(cell)
    if isinstance(cell, Named):
        return _told(cell.name, look, point)
    said = inert(cell, look.words, lines=True, quoted=True)
    return said.replace(".", point) if isinstance(cell, (int, Decimal, Percent, DaysLate, Money)) else said


def _rows(sheet: Sheet, look: Look) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([inert(cell, look.words, lines=True, quoted=True) for cell in row])
    return look.finished(out.getvalue())
