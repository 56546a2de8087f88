"""Facts, one `key: value` line each, for screen readers: no bars, no boxes, no signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.headings import stamp
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.messages import Message
    from coopctl.tables import Cell, Sheet


def fact(key: Message, value: Cell, look: Look) -> str:
    """Return one line."""
    return look.words.say(msg("{key}: {value}", key=key, value=shown(value, look.words)))


def heading(message: Message, frame: Frame, look: Look) -> str:
    """Return what the output is, with its day and tree."""
    return look.words.listed(look.words.say(part) for part in (message, *stamp(frame.day, frame.revision)))


def records(sheet: Sheet, look: Look) -> list[str]:
    """Return the rows as blocks of facts with a blank line before each; what is not known is not said."""
    if not sheet.rows:
        return [look.words.say(sheet.empty)]
    lines: list[str] = []
    for row in sheet.rows:
        pairs = zip(sheet.columns, row, strict=True)
        lines += ["", *(fact(column.title, cell, look) for column, cell in pairs if shown(cell, look.words))]
    return lines


def text(lines: Iterable[str], look: Look) -> str:
    """Return the whole output."""
    return look.finished("".join(f"{line}\n" for line in lines))
