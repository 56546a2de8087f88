"""HTML: one accessible table in one file, that fetches nothing and runs nothing, and prints well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import shown
from coopctl.formats.headings import of_sheet, stamped
from coopctl.formats.pages import markup
from coopctl.formats.terminal.fitting import on_a_screen
from coopctl.formats.terminal.worded import RECORDS
from coopctl.messages import nmsg
from coopctl.reports import arrange
from coopctl.reports.arrange import with_totals

if TYPE_CHECKING:
    from markupsafe import Markup

    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.PAGES
ENDINGS = ("html", "htm")

#: The screen whose columns a page has, in cells, and how many of them a reference takes: longer ones a page parts.
_WIDTH, _REFERENCE = 120, 36


def write(sheet: Sheet, frame: Frame, look: Look, *, drawing: Markup | None = None) -> str:
    """Return the page, in the reader's first language; what stands in another says so.

    Its columns are those of a screen of 120 cells with short references, which --columns chooses otherwise.
    `drawing` is markup that goes above the table, whose text the table is.
    """
    when = stamped(frame.day, frame.revision, look.words)
    sheet = with_totals(sheet)
    kept, away = on_a_screen(sheet, replace(look, width=_WIDTH + _parted(sheet, look)))
    note = nmsg("Column hidden here: {names}", "Columns hidden here: {names}", len(away), names=tuple(away))
    told = replace(arrange.columns(sheet, kept), notes=(*sheet.notes, *((note,) if away else ())))
    told = replace(told, heading=of_sheet(sheet)[0])
    return markup.page("rows", look, style=markup.style("rows"), sheet=told, when=when, drawing=drawing)


def _parted(sheet: Sheet, look: Look) -> int:
    """Return how many cells the first column has more on a screen than on a page, where it goes on below."""
    if sheet.columns[0].name not in RECORDS:
        return 0
    return max(0, max((len(shown(row[0], look.words)) for row in sheet.rows), default=0) - _REFERENCE)
