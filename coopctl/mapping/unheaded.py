"""Cells of a foreign table that stand under no heading: no map can name them, and what they say is told instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.mapping.foreign import Cell
    from coopctl.mapping.headings import Headings


def unheaded(rows: Sequence[Sequence[Cell]], found: Headings) -> Iterator[tuple[Cell, int]]:
    """Yield of each column without a heading the first cell that says something, and how many do."""
    bare = [at for at, name in enumerate(found.names) if not name]
    counts: dict[int, int] = {}
    first: dict[int, Cell] = {}
    for row in rows:
        for at in (*bare, *range(len(found.names), len(row))):
            if at < len(row) and (row[at].text or row[at].wrong):
                counts[at] = counts.get(at, 0) + 1
                first.setdefault(at, row[at])
    for at in sorted(counts):
        yield first[at], counts[at]
