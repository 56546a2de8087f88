"""The schema's order of keys: fields move, with their comments, and nothing is written anew.

A key that the schema does not know stays behind the one that it stood behind. What no order is known for (languages,
codes), and maps written in ways that are not edited, stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.edits.splice import lead, tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.edits.layout import Item, Layout, Node
    from coopctl.edits.shape import Shape
    from coopctl.edits.splice import Splice
    from coopctl.model.places import Place

_BLANKS = re.compile(r"(?:[ \t]*\r?\n)+ *")


def in_order(layout: Layout, shape: Shape) -> list[Splice]:
    """Return what puts in order the outermost maps that are not; those within them are to be asked again after it."""
    splices: list[Splice] = []
    waiting: list[tuple[Node, Place]] = [(layout.root, ())]
    while waiting:
        node, place = waiting.pop()
        order = _order(node, shape.keys(place)) if node.style == "map" and _is_movable(layout, node) else ()
        if any(before > after for before, after in pairwise(order)):
            splices += _in_brackets(layout, node, order) if node.flow else _on_lines(layout, node, order)
        else:
            waiting += [
                (item.value, (*place, number if item.key is None else item.key))
                for number, item in enumerate(node.items)
                if item.value.holds
            ]
    return splices


def _order(node: Node, keys: Sequence[str]) -> Sequence[int]:
    """Return the indices of the fields of a map, in the order of its keys."""
    places = {key: number for number, key in enumerate(keys)}
    ranks: list[int] = []
    for item in node.items:
        ranks.append(places.get(item.key or "", ranks[-1] if ranks else -1))
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def _is_movable(layout: Layout, node: Node) -> bool:
    """Whether each field stands for itself: nothing odd, and in brackets no comments between."""
    inside = layout.text[node.start : node.end] if node.flow else ""
    return not node.odd and not any(item.odd for item in node.items) and not ("#" in inside and "\n" in inside)


def _in_brackets(layout: Layout, node: Node, order: Sequence[int]) -> list[Splice]:
    """Fields between brackets change places; what stands between them stays."""
    fields = [layout.text[item.at : item.end] for item in node.items]
    return [(item.at, item.end, fields[to]) for item, to in zip(node.items, order, strict=True)]


def _on_lines(layout: Layout, node: Node, order: Sequence[int]) -> list[Splice]:
    """Fields on lines of their own change places, with the comments and blank lines above and what is deeper below.

    What stands above the first is the file's, or the map's where no other field has a comment; blank lines above the
    one that becomes the first stay, above the one that was.
    """
    text, items = layout.text, node.items
    column = layout.column(items[0].at)
    bounds = _bounds(layout, items, column, above_first=node is not layout.root)
    gaps = ["", *(text[before[1] : after[0]] for before, after in pairwise(bounds))]
    fields = [text[slice(*each)] for each in bounds]
    start, end = bounds[0][0], bounds[-1][1]
    first = order[0]
    blanks = _BLANKS.match(gaps[first])
    if first and blanks is not None:
        remark = gaps[first][blanks.end() :]
        gaps[0] = layout.newline(start) + " " * column if remark else gaps[first]
        gaps[first] = remark
    moved = "".join(gaps[each] + fields[each] for each in order)
    if moved.startswith("#") and not layout.leads(start):
        return _above_dash(layout, start, end, moved)
    return [(start, end, moved)]


def _bounds(layout: Layout, items: Sequence[Item], column: int, *, above_first: bool) -> list[tuple[int, int]]:
    """Return where each field begins, with the comments directly above it, and where it ends."""
    bounds: list[tuple[int, int]] = []
    for item in items:
        first = bounds[-1][1] if bounds else 0
        bounds.append((lead(layout, item, first), tail(layout, item, column)))
    if not above_first or all(start == item.at for (start, _), item in zip(bounds[1:], items[1:], strict=True)):
        bounds[0] = (items[0].at, bounds[0][1])
    return bounds


def _above_dash(layout: Layout, start: int, end: int, moved: str) -> list[Splice]:
    """Let comments above a field that moves up behind a dash stand above the dash."""
    line = layout.line(start)
    indent = re.match(" *", layout.text[line:start])
    margin = indent[0] if indent else ""
    lines = moved.splitlines(keepends=True)
    many = next(number for number, each in enumerate(lines) if each.strip() and not each.lstrip().startswith("#"))
    above = "".join(margin + each.lstrip(" ") if each.strip() else each for each in lines[:many])
    return [(line, line, above), (start, end, "".join(lines[many:]).lstrip(" "))]
