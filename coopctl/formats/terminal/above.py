"""Texts on lines of their own, each above the rest of its row, where beside it they would take more lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.terminal import fitting, several
from coopctl.formats.terminal.breaking import first_lines
from coopctl.formats.terminal.columned import columned
from coopctl.formats.terminal.drawing import Line, paragraph
from coopctl.formats.terminal.fitting import INSET, TEXT, TITLED
from coopctl.formats.terminal.worded import LEAST, below_titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.worded import DrawnColumn

#: That of numbers of signed documents, which stand before texts.
_NUMBER = "number"
#: How many lines a row is to spare in the middle: side by side all is found at once.
_WORTH = 0.5
#: How many lines a text takes at most, and the rest of its row below it.
_LINES, _BELOW = 2, 2


def apart(
    beside: Sequence[DrawnColumn], columns: Sequence[DrawnColumn], room: int
) -> tuple[DrawnColumn, list[DrawnColumn]] | None:
    """Return the column of texts, and the others as wide as they are below it; None where that helps nothing.

    `beside` are the columns that have room beside the texts, `columns` all of them.
    """
    text = next((each for each in beside if each.column.name in (TEXT, TITLED) and each.goes_on), None)
    others = [each for each in columns if text and each.column.name not in (text.column.name, _NUMBER)]
    others = [each for each in others if not each.empty]
    if text is None or not others:
        return None
    below = fitting.widened(_that_fit_whole(others, room - len(INSET)), room - len(INSET), even=False)
    lines = min(fitting.lines_of([replace(text, width=room)]), _LINES) + 1
    return (text, below) if lines + _WORTH <= fitting.lines_of(beside) else None


def _that_fit_whole(columns: Sequence[DrawnColumn], room: int) -> list[DrawnColumn]:
    """Return the columns that fit below texts: the first texts among them are cut rather than what is beside them.

    Of the columns that may leave stay those that have room as wide as they are.
    """
    wide = next((each for each in columns if each.column.grow), None)
    whole = [
        replace(each, floor=max(each.floor, LEAST) if each is wide else each.width if each.column.drop else LEAST)
        for each in below_titles(columns)
    ]
    return fitting.that_fit(whole, room)


def drawn(
    text: DrawnColumn, below: Sequence[DrawnColumn], look: Look, room: int, before: Mapping[int, Sequence[Line]],
    *, inset: str,
) -> list[Line]:  # fmt: skip
    """Return rows as lines: what goes before each, its text on a line or two, and the rest of it in columns."""
    heads: dict[int, list[Line]] = {}
    for number, (told, role) in enumerate(text.cells):
        lines = first_lines(told, room - len(inset), _LINES, look)
        heads[number] = [*before.get(number, ()), *(((inset, ""), (line, role)) for line in lines)]
    titles = paragraph(text.title, "column", room, indent=inset)
    below = [several.counted(column, look, _BELOW) if column.goes_on else column for column in below]
    return [*titles, *columned(below, look, heads, inset=inset + INSET, most=_BELOW)]
