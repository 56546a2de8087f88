"""TSV: a header and one line a row, for pipes; nothing is cut, coloured or quoted, tabs and line breaks are blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import inert

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.SPREADSHEETS
ENDINGS = ("tsv",)


def write(sheet: Sheet, frame: Frame, look: Look) -> str:  # noqa: ARG001 - the signature of every format
    """Return the rows."""
    lines = ["\t".join(column.name for column in sheet.columns)]
    lines += ["\t".join(inert(cell, look.words, lines=False, quoted=False) for cell in row) for row in sheet.rows]
    return look.finished("".join(f"{line}\n" for line in lines))
