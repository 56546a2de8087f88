"""Rows set in columns: titles, a rule, and cells whose longer texts go on below."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from coopctl.formats.terminal import drawing
from coopctl.formats.terminal.breaking import broken, cut, pad, wrap
from coopctl.formats.terminal.drawing import Line, Stretch, goes_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.worded import DrawnColumn


def columned(
    columns: Sequence[DrawnColumn], look: Look, before: Mapping[int, Sequence[Line]], *, inset: str = "", most: int = 0
) -> list[Line]:
    """Return titles, a rule and the rows, all after the `inset`.

    `most` is how many lines a cell below its text may take, but for names, which are whole. A longer text from right
    to left follows its row on a line of its own.
    """
    rows = _headings(columns, look)
    rows.append([(look.glyphs.rule * column.width, "quiet") for column in columns])
    above: dict[int, list[Line]] = {}
    below: dict[int, list[Line]] = {}
    apart = [any(goes_below(text, look) for text in {text for text, _ in column.cells}) for column in columns]
    for number in range(len(columns[0].cells)):
        above.setdefault(len(rows), []).extend(before.get(number, ()))
        cells = [column.cells[number] for column in columns]
        if most and not any(text for text, _ in cells):
            continue  # all that there is of it goes before it
        away = [far and goes_below(text, look) for far, (text, _) in zip(apart, cells, strict=True)]
        level = [("", "") if far else cell for far, cell in zip(away, cells, strict=True)]
        rows += _parts(level, columns, look, most)
        below[len(rows) - 1] = [(("  ", ""), cell) for far, cell in zip(away, cells, strict=True) if far]
    drawn = drawing.columns(
        (_shortened(row, columns, look) for row in rows),
        [column.width for column in columns],
        [column.column.right for column in columns],
    )
    lines = [
        line
        for place, row in enumerate(drawn)
        for line in (*above.get(place, ()), ((inset, ""), *row), *below.get(place, ()))
    ]
    return [*lines, *above.get(len(rows), ())]


def _headings(columns: Sequence[DrawnColumn], look: Look) -> list[list[Stretch]]:
    """Return the titles of columns, those that have more words than room on several lines, the last just above."""
    titles = [wrap(column.title, column.width) for column in columns]
    most = max(len(title) for title in titles)
    stacks = zip(*([*[""] * (most - len(title)), *title] for title in titles), strict=True)
    return [
        [(cut(text, column.width, look), "column") for text, column in zip(stack, columns, strict=True)]
        for stack in stacks
    ]


def _parts(cells: Sequence[Stretch], columns: Sequence[DrawnColumn], look: Look, limit: int) -> Iterator[list[Stretch]]:
    """Yield the lines of a row in which long texts and titles go on below, each in its column; all, if no `limit`."""
    stacks = [_stack(text, column, look, limit) for (text, _), column in zip(cells, columns, strict=True)]
    for level in zip_longest(*stacks, fillvalue=""):
        yield [(text, role) for text, (_, role) in zip(level, cells, strict=True)]


def _stack(text: str, column: DrawnColumn, look: Look, limit: int) -> list[str]:
    """Return a text as the lines of its column, cut after so many of them; names are whole."""
    lines = broken(text, column.width) if column.goes_on or column.column.grow else [text]
    if limit and len(lines) > limit and not any(column.several):
        lines = [*lines[: limit - 1], cut(" ".join(lines[limit - 1 :]), column.width, look)]
    # lines of one text begin on one side, where a number would end on the other
    return [pad(line, column.width) for line in lines] if lines[1:] and column.column.right else lines


def _shortened(cells: Sequence[Stretch], columns: Sequence[DrawnColumn], look: Look) -> list[Stretch]:
    """Return the cells of a row no wider than their columns: titles and long texts are cut, references never."""
    return [
        (cut(text, column.width, look) if column.column.grow else text, role)
        for (text, role), column in zip(cells, columns, strict=True)
    ]
