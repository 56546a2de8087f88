"""Plain: one `key: value` line a fact, a blank line between rows; the layout for --plain and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.headings import of_sheet, stamp
from coopctl.formats.terminal import facts

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.PEOPLE
ENDINGS = ("plain",)


def write(sheet: Sheet, frame: Frame, look: Look) -> str:
    """Return the heading, the rows and the notes."""
    above, empty = of_sheet(sheet)
    heading = look.words.listed(look.words.say(part) for part in (above, *stamp(frame.day, frame.revision)))
    rows = facts.records(sheet)
    for under in sheet.below:
        rows += [[under.heading], *facts.records(under)]
    return facts.write([[heading, empty] if empty else [heading], *rows, sheet.notes], look)
