"""Table: columns that fit the terminal, coloured where that is wanted; below 60 cells two lines a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.headings import of_sheet, stamp
from coopctl.formats.terminal.drawing import Line, draw, flow, paragraph
from coopctl.formats.terminal.grid import table
from coopctl.formats.terminal.reshaped import under_wholes

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.PEOPLE
ENDINGS = ("table", "txt")


def write(sheet: Sheet, frame: Frame, look: Look) -> str:
    """Return the heading, the table, those below it and the notes."""
    words = look.words
    when = f" {look.glyphs.dot} ".join(words.say(message) for message in stamp(frame.day, frame.revision))
    heading, empty = of_sheet(sheet)
    lines: list[Line] = flow([((words.say(heading), "title"),), ((when, "quiet"),)], look.width)
    if sheet.rows or empty:
        lines += [(), *table(under_wholes(sheet, look), look)]
    for under in sheet.below:
        lines += [(), *paragraph(words.say(under.heading), "title", look.width), *table(under, look, by_title=True)]
    for note in sheet.notes:
        lines += paragraph(words.say(note), "quiet", look.width)
    return draw(lines, look)
