"""Markdown: a heading and one table, for pull requests and wikis; data can neither format, link nor mention anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import evened
from coopctl.formats.headings import of_sheet, stamp
from coopctl.formats.pages.markdown_text import inside, own, table
from coopctl.reports.arrange import for_people, with_totals

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.PAGES
ENDINGS = ("markdown", "md")


def write(sheet: Sheet, frame: Frame, look: Look) -> str:
    """Return the heading, the table and the notes."""
    words = look.words
    day = ", ".join(words.say(message) for message in stamp(frame.day, frame.revision))
    heading, empty = of_sheet(sheet)
    sheet = with_totals(sheet)
    lines = [f"## {inside(words.say(heading))}", "", own(day), ""]
    if sheet.rows:
        lines += table(for_people(sheet), words.say, lambda cell: evened(cell, words))
    elif empty:
        lines.append(f"*{inside(words.say(empty))}*")
    else:
        lines.pop()
    for under in sheet.below:
        lines += [
            "",
            f"### {inside(words.say(under.heading))}",
            "",
            *table(under, words.say, lambda cell: evened(cell, words)),
        ]
    for note in sheet.notes:
        lines += ["", f"*{inside(words.say(note))}*"]
    return look.finished("".join(f"{line}\n" for line in lines))
