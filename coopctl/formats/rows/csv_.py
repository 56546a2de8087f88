"""CSV (RFC 4180, but lines end in LF): a header and one line a row, codes and numbers untranslated, formulas inert."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import inert

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.SPREADSHEETS
ENDINGS = ("csv",)


def write(sheet: Sheet, frame: Frame, look: Look) -> str:  # noqa: ARG001 - the signature of every format
    """Return the rows; line breaks inside a text stay, quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([inert(cell, look.words, lines=True, quoted=True) for cell in row])
    return look.finished(out.getvalue())
