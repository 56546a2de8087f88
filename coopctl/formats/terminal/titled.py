"""Rows with their titles above the rest of them, which stays in its columns, the reference last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.terminal import fitting, reshaped
from coopctl.formats.terminal.breaking import GAP, broken, first_lines, measure, pad
from coopctl.formats.terminal.drawing import Line, Stretch, cells, flow, goes_below
from coopctl.formats.terminal.fitting import INSET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.worded import DrawnColumn

#: How many lines the title takes that stands above a row, or above several.
TITLE_LINES = 2


def drawn(kept: Sequence[DrawnColumn], look: Look, room: int, before: Mapping[int, Sequence[Line]]) -> list[Line]:
    """Return what stands below titles, then each row: its title on a line or two, the rest of it in columns below.

    Titles of parts are inset, after their sign; `before` has lines that go before a row, which is inset below them.
    """
    first, *others = kept[len(fitting.standing_over(kept)) :]
    wide = next(column for column in others if column.column.grow)
    under = INSET if before else ""
    left = room - len(under + INSET)
    beside = _as_wide_as_fits([column for column in others if column is not wide], first.body, look, left)
    lines: list[Line] = []
    for number, (ref, role) in enumerate(first.cells):
        mark, name = reshaped.branch_of(ref, look)
        inset = under + " " * measure(mark)
        width = room - len(inset)
        head = before.get(number, ())
        lines += [*([()] if lines and head and head[0] else []), *head]
        start, *more = first_lines(wide.cells[number][0] or name, width, TITLE_LINES, look)
        lines.append(((under + mark, "quiet"), (start, "")))
        lines += [((inset, ""), (text, "")) for text in more]
        lines += [((under + INSET, ""), *line) for line in _below(beside, number, (name, role), look, left)]
    return [*_names(first, others, look, room), *lines]


def _names(first: DrawnColumn, others: Sequence[DrawnColumn], look: Look, room: int) -> list[Line]:
    """Return what stands below titles, in the order of its cells: nothing else tells two dates apart."""
    names = [column.title for column in others if not column.column.grow and not fitting.lead(column, look)]
    told: list[Line] = [((name, "column"),) for name in (*names, first.title)]
    return flow(told, room, between=f" {look.glyphs.dot} ") if names else []


def _as_wide_as_fits(columns: Sequence[DrawnColumn], ref: int, look: Look, room: int) -> list[DrawnColumn]:
    """Return columns as wide as is usual, or wider where there is room before references: cells take fewer lines."""
    widths = [column.usual or column.body for column in columns]
    leads = [measure(fitting.lead(column, look)) for column in columns]
    free = room - fitting.total((*map(sum, zip(widths, leads, strict=True)), ref))
    told = []
    for column, width in zip(columns, widths, strict=True):
        long = {text for text, _ in column.cells if measure(text) > width and not goes_below(text, look)}
        most = min(column.body, width + max(0, free))
        best = min(range(width, most + 1), key=lambda size: max((len(broken(text, size)) for text in long), default=0))
        free -= best - width
        told.append(replace(column, width=best))
    return told


def _below(columns: Sequence[DrawnColumn], row: int, ref: Stretch, look: Look, room: int) -> list[Line]:
    """Return the cells of a row below its title, each as wide as its column, and its reference, which is never cut.

    What is longer than its column goes on below in it: no cell pushes those behind it; a longer text from right to left
    follows on a line of its own. On a small screen where columns have no room side by side, cells follow each other as
    they are.
    """
    apart = [column.cells[row] for column in columns if goes_below(column.cells[row][0], look)]
    told = [_labelled(column, row, look) for column in columns]
    if any(cells(line) > room for line in told) or sum(cells(line) + GAP for line in told) - GAP > room:
        return [*flow([*told, (ref,)], room), *((cell,) for cell in apart)]
    stacks = [[""] if column.cells[row] in apart else broken(column.cells[row][0], column.width) for column in columns]
    lines: list[Line] = []
    for level in range(max(map(len, stacks), default=0)):
        line: list[Stretch] = []
        for (lead, cell), stack, column in zip(told, stacks, columns, strict=True):
            text = pad("".join(stack[level : level + 1]), column.width, right=column.column.right)
            line += [(lead[0] if not level else " " * measure(lead[0]), "label"), (text, cell[1]), (" " * GAP, "")]
        lines.append(tuple(line[:-1]))
    first, *more = flow([*lines[:1], (ref,)], room)
    return [first, *lines[1:], *more, *((cell,) for cell in apart)]


def _labelled(column: DrawnColumn, row: int, look: Look) -> Line:
    """Return a cell below a title, as wide as its column, after what it is where that is to be said."""
    text, role = column.cells[row]
    lead = fitting.lead(column, look)
    text = "" if goes_below(text, look) else text
    told = pad(text, column.width, right=column.column.right)
    return (lead if text else " " * measure(lead), "label"), (told, role)
