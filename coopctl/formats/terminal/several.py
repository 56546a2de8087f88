"""Names in one cell: as many as have room, and how many more there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.terminal.breaking import broken
from coopctl.messages import nmsg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.worded import DrawnColumn


def and_more(names: Sequence[str], left: int, look: Look, *, apart: str = "") -> str:
    """Say names, and how many more there are; they stand `apart` as others in their column."""
    told = look.words.series(names, apart=apart)
    return look.words.say(nmsg("{names} and {n} more", "{names} and {n} more", left, names=told)) if left else told


def counted(column: DrawnColumn, look: Look, most: int) -> DrawnColumn:
    """Return a column whose cells of several names say how many of them have no room in so many lines.

    No name is cut: the first is whole on more lines where it needs them.
    """
    if not any(column.several):
        return column
    apart = look.words.between(name for names in column.several for name in names)
    cells = (
        (_counted(text, names, apart, column.width, most, look), role)
        for (text, role), names in zip(column.cells, column.several, strict=True)
    )
    return replace(column, cells=tuple(cells))


def counts(names: Sequence[str], room: int) -> Iterable[int]:
    """Return how many names may have room in so many cells, most first: what parts two of them takes one at least."""
    return range(min(len(names), room + 1), 0, -1)


def _counted(text: str, names: Sequence[str], apart: str, width: int, most: int, look: Look) -> str:
    """Return a text of several names, or as many of them as have room: the first in any case, on more lines."""
    if not names[1:] or len(broken(text, width)) <= most:
        return text
    for count in counts(names[:-1], most * width):
        told = and_more(names[:count], len(names) - count, look, apart=apart)
        if len(broken(told, width)) <= most:
            return told
    return and_more(names[:1], len(names) - 1, look, apart=apart)
