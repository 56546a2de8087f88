"""Changes between brackets: on one line, or on several where each entry has its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.edits.splice import spliced

if TYPE_CHECKING:
    from coopctl.edits.layout import Item, Layout, Node
    from coopctl.edits.splice import Splice

_COMMA = re.compile(r"[ \t]*,")
_END = re.compile(r"[ \t]*,?[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def replaced(item: Item, written: str) -> list[Splice]:
    """Put another value in the place of one."""
    node = item.value
    return [(node.start, node.end, written)] if node.start < node.end else [(item.after, item.after, f" {written}")]


def inserted(layout: Layout, node: Node, index: int, written: str) -> list[Splice]:
    """Put an entry or field before the one at an index, behind the last where there is none."""
    if index < len(node.items):
        at = node.items[index].at
        if layout.leads(at) and "\n" in layout.text[node.start : at]:
            return [(at, at, f"{written},{layout.newline(at)}{' ' * layout.column(at)}")]
        return [(at, at, f"{written}, ")]
    last = node.items[-1]
    end = last.end
    if not (layout.leads(last.at) and "\n" in layout.text[node.start : last.at]):
        return [(end, end, f", {written}")]
    line = f"{layout.newline(last.at)}{' ' * layout.column(last.at)}{written}"
    if not _END.match(layout.text, end):
        return [(end, end, f",{line}")]
    at = layout.rest(end)
    if _COMMA.match(layout.text, end):
        return [(at, at, f"{line},")]
    return [(end, end, ","), (at, at, line)]


def removed(layout: Layout, node: Node, index: int) -> list[Splice]:
    """Take away the entry or field at an index."""
    item, text = node.items[index], layout.text
    own = layout.leads(item.at) and "\n" in text[node.start : item.at] and _END.match(text, item.end)
    if own:
        return [(layout.line(item.at), layout.following(item.end), "")]
    if len(node.items) == 1:
        return [(node.start + 1, node.end - 1, "")]
    if index == 0:
        following = node.items[1].at
        if "\n" not in text[item.end : following]:
            return [(item.at, following, "")]
    elif "#" not in text[node.items[index - 1].end : item.at]:
        return [(node.items[index - 1].end, item.end, "")]
    comma = _COMMA.match(text, item.end)
    return [(item.at, comma.end() if comma else item.end, "")]


def longest(layout: Layout, node: Node, splices: list[Splice]) -> int:
    """Return how long the line of some brackets becomes by splices within them."""
    start, end = layout.line(node.start), layout.rest(node.end)
    written = spliced(layout.text[start:end], [(low - start, high - start, new) for low, high, new in splices])
    return max(map(len, written.splitlines()))
