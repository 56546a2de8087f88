"""Text that Markdown shows as it is written: data can neither format, link nor mention anybody, nor begin a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coopctl.messages import Message
    from coopctl.tables import Cell, Sheet

_MARKS = re.compile(r"([\\`*_{}\[\]|~$])")
#: @name, #12, !12, GH-12 and the like are links on GitHub and GitLab; an invisible space stops them.
_LINKS = re.compile(r"(?<![\w&])([@#!%])(?=\w)|\b(GH-)(?=\d)")
#: What begins a heading, a list, a quotation, a rule or a code block at the start of a line (CommonMark 0.31).
_BLOCK = re.compile(r"[-+#>=:]|\d{1,9}[.)]")


def inside(text: str) -> str:
    """Return text for the inside of a line."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = _LINKS.sub(lambda found: f"{found[0]}&#8203;", plain)
    return _MARKS.sub(r"\\\1", plain)


def line(text: str) -> str:
    """Return text for the beginning of a line."""
    safe = inside(text.strip())
    return f"&#8203;{safe}" if _BLOCK.match(safe) else safe


def table(sheet: Sheet, say: Callable[[Message], str], tell: Callable[[Cell], str]) -> list[str]:
    """Return a table: a line of titles, one of rules, one a row."""
    lines = [row([inside(say(column.title)) for column in sheet.columns])]
    lines.append(row(["---:" if column.right else "---" for column in sheet.columns]))
    return [*lines, *(row([inside(tell(cell)) for cell in cells]) for cells in sheet.rows)]


def row(cells: Sequence[str]) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cells)} |"
