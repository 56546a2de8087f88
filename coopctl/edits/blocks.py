"""Changes outside brackets, where each field and entry has lines of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise, zip_longest
from typing import TYPE_CHECKING

from coopctl.edits.layout import Item
from coopctl.edits.splice import below, blank_above, blank_below, blanks_between, lead, levelled, remarks, spliced, tail
from coopctl.edits.written import Spot, alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.edits.layout import Layout, Node
    from coopctl.edits.splice import Splice
    from coopctl.edits.written import Pen
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

_BLANK_LINES = re.compile(r"(?<=\n)[ \t]*\r?\n")
_SIGN = re.compile(r"[|>][-+0-9]*")


def replaced(layout: Layout, pen: Pen, place: Place, value: Json, *, opened: bool = False) -> list[Splice]:
    """Put another value in the place of one, and let it look like that one; `opened`: without its brackets."""
    root = layout.root
    item = layout.item(place) if place else Item(root.start, None, root.start, root.start, root)
    node = item.value
    listed = bool(place) and isinstance(place[-1], int)
    used = layout.column(item.after) + 1
    if listed:
        pen = _with_gap(layout, pen, item)
        used = layout.column(item.after) + len(pen.habits.gap)
    spot = Spot(place, layout.column(item.at), used, node, kept=True, listed=listed, opened=opened)
    head, body = pen.opened(value, spot) if opened else pen.block(value, spot)
    newline = layout.newline(item.at)
    if node.holds and not node.flow and node.items:
        return _of_block(layout, item, head, body, newline)
    if node.style in ("|", ">"):
        sign = _SIGN.match(layout.text, node.start)
        end = sign.end() if sign else node.start
        body_at = layout.rest(node.start)
        start = node.start if head else item.after
        return [(start, end, head), (body_at, max(node.end, body_at), below(body, newline))]
    return _of_line(layout, item, head, body, newline)


def _of_block(layout: Layout, item: Item, head: str, body: list[str], newline: str) -> list[Splice]:
    """Replace a map or list that stands on lines of its own, or begins behind a dash."""
    node = item.value
    first = node.items[0].at
    start = layout.line(first)
    if start <= item.after:
        return [(first, node.end, head + below(body, newline))]
    splices: list[Splice] = [(item.after, item.after, f" {head}" if head else "")]
    if body:
        return [*splices, (start, layout.rest(node.end), below(body, newline).removeprefix(newline))]
    return [*splices, _lines(layout, start, node.end)]


def _of_line(layout: Layout, item: Item, head: str, body: list[str], newline: str) -> list[Splice]:
    """Replace what stands on the line of its key or dash, or nowhere."""
    node, after = item.value, item.after
    space = " " if layout.text[after - 1 : after] in (":", "-") else ""
    start, end = node.start, node.end
    if start >= end:
        end = layout.rest(after)
        if layout.text[after:end].strip():
            end = after
        start = after
    elif "\n" in layout.text[after:start]:
        if head and not body:
            return [(start, end, head)]
        if not layout.text[after:start].strip():
            start = after
    splices: list[Splice]
    if start == after:
        splices = [(after, end, f"{space}{head}" if head else "")]
    elif head:
        splices = [(start, end, head)]
    elif "\n" in layout.text[after:start]:  # comments stand between
        return [(layout.line(start), end, below(body, newline).removeprefix(newline))]
    else:
        splices = [(after, end, "")]
    return [*splices, (layout.rest(end), layout.rest(end), below(body, newline))] if body else splices


def inserted(layout: Layout, pen: Pen, place: Place, rows: Sequence[tuple[str | int, int, Json]]) -> list[Splice]:
    """Put fields or entries into what stands at a place: what each is called then, before which index, and its value.

    Those before the same index are in their order.
    """
    holder = layout.node(place)
    column, blanks = layout.column(holder.items[0].at), blanks_between(layout, holder)
    found = [_inserted(layout, pen, (*place, key), (index, blanks), value) for key, index, value in rows]
    for index in {index for _, index, _ in rows if index}:
        near = holder.items[index - 1]
        found += closed(layout, near, tail(layout, near, column))
    return found


def _inserted(layout: Layout, pen: Pen, place: Place, where: tuple[int, int], value: Json) -> Splice:
    """Put a field or entry before the one at an index, with so many blank lines between any two."""
    holder, (index, airy) = layout.node(place[:-1]), where
    column = layout.column(holder.items[0].at)
    key = place[-1]
    near = holder.items[max(index - 1, 0)]
    if isinstance(key, str):
        lines = pen.field(key, value, Spot(place, column, 0, _model(layout, place, value)))
    else:
        order = [*holder.items[index:][::-1], *holder.items[:index]]
        lines = _with_gap(layout, pen, near).entry(value, Spot(place, column, 0, alike(value, order)))
    newline, blanks = layout.newline(near.at), [""] * airy
    if index and (last := _last_sign(layout, near)) and "+" in last[0]:
        blanks = []  # they would be part of the text above
    indent = " " * column
    if index:
        at = tail(layout, near, column)
        newline = layout.newline(at)
        return at, at, below([*blanks, indent + lines[0], *lines[1:]], newline)
    first = holder.items[0].at
    if not layout.leads(first):
        return first, first, below([*lines, indent], newline).removeprefix(newline)
    above = layout.line(first) if len(place) == 1 else layout.following(layout.item(place[:-1]).after)
    at = blank_below(layout, above)
    return at, at, below([indent + lines[0], *lines[1:], *blanks, ""], newline).removeprefix(newline)


def _model(layout: Layout, place: Place, value: Json) -> Node | None:
    """Return what a new field should look like: the same one of a neighbouring entry, else a text beside it."""
    *above, key = place
    if above and isinstance(above[-1], int):
        for item in layout.node(tuple(above[:-1])).items[::-1]:
            if item.value.style == "map" and (model := alike(value, [e for e in item.value.items if e.key == key])):
                return model
    if not isinstance(value, str):
        return None
    beside = layout.node(tuple(above)).items
    if any(item.value.holds for item in beside):
        return None
    return next((item.value for item in beside if not item.value.style), beside[-1].value)


def closed(layout: Layout, item: Item, at: int) -> list[Splice]:
    """Hold a block text that ends the file without a newline to what it says, once lines follow it."""
    sign = _last_sign(layout, item) if at == len(layout.text) else None
    if sign is None or "-" in sign[0]:
        return []
    return [(sign.start(), sign.end(), sign[0].replace("+", "") + "-")]


def _last_sign(layout: Layout, item: Item) -> re.Match[str] | None:
    """Return the sign of the block text that an item ends with, None where it ends otherwise."""
    node = item.value
    while node.holds and not node.flow and node.items:
        node = node.items[-1].value
    written = node.style in ("|", ">") and node.end > layout.rest(node.start)
    return _SIGN.match(layout.text, node.start) if written else None


def removed(layout: Layout, pen: Pen, place: Place, index: int) -> list[Splice]:
    """Take away the field or entry at `place`, which is the one at an index."""
    holder = layout.node(place[:-1])
    item = holder.items[index]
    if len(holder.items) == 1:
        empty: Json = {} if holder.style == "map" else []
        if len(place) == 1:
            return [(item.at, layout.rest(holder.end), "{}")]
        return replaced(layout, pen, place[:-1], empty)
    if not layout.leads(item.at):
        return _first_removed(layout, item, holder.items[1])
    start = layout.line(item.at)
    airy = blanks_between(layout, holder) > 0
    if airy and index:
        start = max(blank_above(layout, start), layout.following(holder.items[index - 1].end))
    start, end, new = _lines(layout, start, item.end, careful=pen.careful)
    # Blank lines below would be part of a text above that keeps them.
    kept = _last_sign(layout, holder.items[index - 1]) if index else None
    if (airy and not index) or (kept is not None and "+" in kept[0]):
        end = blank_below(layout, end)
    if pen.careful:  # what was said below it, and deeper, would be part of the text above
        after = remarks(layout, end)
        return [(start, after, levelled(layout.text[end:after], layout.column(item.at)))]
    return [(start, end, new)]


def _first_removed(layout: Layout, item: Item, following: Item) -> list[Splice]:
    """Take away what stands behind a dash: the next one moves up, unless a comment stands between."""
    if layout.text[layout.rest(item.end) : following.at].strip():
        start = len(layout.text[: item.at].rstrip(" "))
        return [(start, layout.rest(item.end), "")]
    return [(item.at, following.at, "")]


def _lines(layout: Layout, start: int, end: int, *, careful: bool = False) -> Splice:
    """Take away whole lines, from the start of one to that in which `end` stands.

    A file without a newline at its end keeps none, unless that is needed: `careful`.
    """
    stop = layout.following(end)
    if stop == len(layout.text) and layout.text[-1:] != "\n" and start and not careful:
        start -= len(layout.newline(start - 1))
    return start, stop, ""


def moved(layout: Layout, holder: Node, at: int, to: int, *, careful: bool = False) -> list[Splice]:
    """Give an entry another index: it moves with the comments above it and those that are indented below it."""
    low, high = min(at, to), max(at, to)
    bounds: list[tuple[int, int]] = []
    for number, item in enumerate(holder.items):
        if holder.flow:
            bounds.append((item.at, item.end))
            continue
        first = tail(layout, holder.items[number - 1], layout.column(item.at)) if number else 0
        bounds.append((lead(layout, item, first), tail(layout, item, layout.column(item.at))))
    if not holder.flow and all(start == item.at for (start, _), item in zip(bounds[1:], holder.items[1:], strict=True)):
        bounds[0] = (holder.items[0].at, bounds[0][1])  # a comment above the first alone is the whole list's
    chunks = [layout.text[slice(*each)] for each in bounds[low : high + 1]]
    gaps = [layout.text[before[1] : after[0]] for before, after in pairwise(bounds[low : high + 1])]
    end = bounds[high][1]
    for start, stop, sign in closed(layout, holder.items[high], end):
        chunks[-1] = spliced(chunks[-1], [(start - bounds[high][0], stop - bounds[high][0], sign)])
    if careful:  # nothing between them may become part of a text
        gaps = [levelled(_BLANK_LINES.sub("", gap), layout.column(holder.items[0].at)) for gap in gaps]
    if careful:  # a text may need the newline that the file does not end with, and none of the blank lines below
        gaps.append(layout.newline(bounds[low][0]))
        end = blank_below(layout, layout.following(end))
    chunks.insert(to - low, chunks.pop(at - low))
    return [(bounds[low][0], end, "".join(chain.from_iterable(zip_longest(chunks, gaps, fillvalue=""))))]


def renamed(layout: Layout, pen: Pen, place: Place, key: str, *, flow: bool) -> list[Splice]:
    """Write another key where one stands."""
    item = layout.item(place)
    return [(item.at, item.key_end, pen.key(key, flow=flow, quotes=layout.text[item.at]))]


def _with_gap(layout: Layout, pen: Pen, item: Item) -> Pen:
    """Return the pen that leaves as much room behind a dash as an entry does."""
    value = item.value
    start = value.items[0].at if value.holds and not value.flow and value.items else value.start
    gap = layout.text[item.after : start]
    return replace(pen, habits=replace(pen.habits, gap=gap)) if gap and not gap.strip(" ") else pen
