"""Changes between brackets: on one line, or on several where each entry has its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.edits.splice import lead, spliced

if TYPE_CHECKING:
    from coopctl.edits.layout import Item, Layout, Node
    from coopctl.edits.splice import Splice

_SEPARATOR = re.compile(r",[ \t]*")
_BLANKS = re.compile(r"[ \t]*(?=[,\]}])")
_COMMA = re.compile(r"[ \t]*,")
_END = re.compile(r"[ \t]*(?:,[ \t]*)?(?:#.*)?\r?$", re.MULTILINE)


def replaced(layout: Layout, item: Item, written: str) -> list[Splice]:
    """Put another value in the place of one."""
    node = item.value
    if node.start < node.end:
        return [(node.start, node.end, written)]
    blanks = _BLANKS.match(layout.text, item.after)
    return [(item.after, blanks.end() if blanks else item.after, f" {written}")]


def inserted(layout: Layout, node: Node, index: int, *written: str) -> list[Splice]:
    """Put entries or fields before the one at an index, behind the last where there is none."""
    if index < len(node.items):
        at = node.items[index].at
        between = _between(layout, node)
        if layout.leads(at) and "\n" in layout.text[node.start : at]:
            between = f",{layout.newline(at)}{' ' * layout.column(at)}"
        return [(at, at, "".join(each + between for each in written))]
    last = node.items[-1]
    end = last.end
    if not (layout.leads(last.at) and "\n" in layout.text[node.start : last.at]):
        return [(end, end, "".join(_between(layout, node) + each for each in written))]
    begun = f"{layout.newline(last.at)}{' ' * layout.column(last.at)}"
    line = begun + f",{begun}".join(written)
    if not _END.match(layout.text, end):
        return [(end, end, f",{line}")]
    at = layout.rest(end)
    if _COMMA.match(layout.text, end):
        return [(at, at, f"{line},")]
    return [(end, end, ","), (at, at, line)]


def _between(layout: Layout, node: Node) -> str:
    """Return the comma that stands between two entries, with the blanks that follow it there."""
    between = layout.text[node.items[0].end : node.items[1].at] if len(node.items) > 1 else ""
    return between if _SEPARATOR.fullmatch(between) else ", "


def removed(layout: Layout, node: Node, index: int, *, json: bool = False) -> list[Splice]:
    """Take away the entry or field at an index; in JSON the comma before the last one too."""
    item, text = node.items[index], layout.text
    own = layout.leads(item.at) and "\n" in text[node.start : item.at] and _END.match(text, item.end)
    comma = _COMMA.match(text, item.end)
    if own:
        before = _COMMA.match(text, node.items[index - 1].end) if json and index and not comma else None
        return [
            *([(before.end() - 1, before.end(), "")] if before else []),
            (layout.line(item.at), layout.following(item.end), ""),
        ]
    if len(node.items) == 1:
        return [(node.start + 1, node.end - 1, "")]
    if index == 0:
        following = node.items[1].at
        if "\n" not in text[item.end : following]:
            return [(item.at, following, "")]
    elif "#" not in text[(end := node.items[index - 1].end) : item.at]:
        return [(end, item.end, " " if text[end - 1] == ":" else "")]  # {a: }: a colon needs its space
    return [(item.at, comma.end() if comma else item.end, "")]


def has_own_lines(layout: Layout, node: Node) -> bool:
    """Whether each entry between brackets has lines of its own."""
    starts = [node.start, *(item.at for item in node.items)]
    return node.flow and all(
        layout.leads(item.at)
        and "\n" in layout.text[before : item.at]
        and _END.match(layout.text, item.end) is not None
        for before, item in zip(starts, node.items, strict=False)
    )


def moved(layout: Layout, node: Node, at: int, to: int, *, careful: bool = False) -> list[Splice]:
    """Give an entry that has lines of its own another index: it moves with its comments, and commas stay."""
    del careful  # brackets do not end a file
    text, items = layout.text, node.items
    chunks, gaps, commas = [], [], []
    ends = [layout.rest(item.end) for item in items]
    starts = [lead(layout, item, node.start) for item in items]
    for number, item in enumerate(items):
        comma = _COMMA.match(text, item.end)
        behind = comma.end() if comma else item.end
        commas.append(text[item.end : behind])
        chunks.append((text[starts[number] : item.end], text[behind : ends[number]]))
        gaps.append(text[ends[number] : starts[number + 1]] if number + 1 < len(items) else "")
    chunks.insert(to, chunks.pop(at))
    parts = zip(chunks, commas, gaps, strict=True)
    return [(starts[0], ends[-1], "".join(first + comma + last + gap for (first, last), comma, gap in parts))]


def longest(layout: Layout, node: Node, splices: list[Splice]) -> int:
    """Return how long the line of some brackets becomes by splices within them."""
    start, end = layout.line(node.start), layout.rest(node.end)
    written = spliced(layout.text[start:end], [(low - start, high - start, new) for low, high, new in splices])
    return max(map(len, written.splitlines()))
