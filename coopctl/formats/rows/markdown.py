"""Markdown: a heading and one table, for pull requests and wikis; data can neither format, link nor mention anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.headings import stamp

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.look import Look
    from coopctl.sheets import Sheet

_MARKS = re.compile(r"([\\`*_{}\[\]|~$])")
#: @name, #12, !12, GH-12 and the like are links on GitHub and GitLab; an invisible space stops them.
_LINKS = re.compile(r"(?<![\w&])([@#!%])(?=\w)|\b(GH-)(?=\d)")


def write(sheet: Sheet, frame: Frame, look: Look) -> str:
    """Return the heading, the table and the notes."""
    words = look.words
    day = ", ".join(words.say(message) for message in stamp(frame.day, frame.revision))
    lines = [f"## {escape(words.say(sheet.heading))}", "", escape(day), ""]
    if sheet.rows:
        lines.append(_row([escape(words.say(column.title)) for column in sheet.columns]))
        lines.append(_row(["---:" if column.right else "---" for column in sheet.columns]))
        lines += [_row([escape(shown(cell, words)) for cell in row]) for row in sheet.rows]
    else:
        lines.append(f"*{escape(words.say(sheet.empty))}*")
    for note in sheet.notes:
        lines += ["", f"*{escape(words.say(note))}*"]
    return look.finished("".join(f"{line}\n" for line in lines))


def escape(text: str) -> str:
    """Return text that Markdown shows as it is written, inside a line."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = _LINKS.sub(lambda found: f"{found[0]}&#8203;", plain)
    return _MARKS.sub(r"\\\1", plain)


def _row(cells: list[str]) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cells)} |"
