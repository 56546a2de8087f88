"""Splices: stretches of a text with what takes their place; the rest stays as it is, byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coopctl.edits.layout import Item, Layout, Node

#: From where, to where (excluded), and what stands there instead.
Splice: TypeAlias = "tuple[int, int, str]"

_COMMENT = re.compile(r"( *)#")
_REMARK = re.compile(r"[ \t\r]*(?:#[^\n]*)?\n|[ \t]*#[^\n]*\Z")
_BLANK = re.compile(r"[ \t]*\r?\n")


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with splices made, which do not overlap."""
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(splices, key=lambda each: each[:2]):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def below(lines: Sequence[str], newline: str) -> str:
    """Return lines as they follow a line without its newline."""
    return "".join(newline + line for line in lines)


def blanks_between(layout: Layout, holder: Node) -> int:
    """Return how many blank lines stand between the fields or entries of a block, where some do between any two."""
    fewest = 0
    for number, (before, after) in enumerate(zip(holder.items, holder.items[1:], strict=False)):
        count = 0
        for line in layout.text[layout.following(before.end) : layout.line(after.at)].splitlines():
            count += not line.strip()
        fewest = count if not number else min(fewest, count)
        if not fewest:
            break
    return fewest


def tail(layout: Layout, item: Item, column: int) -> int:
    """Return where the last line of an item ends: comments below that are indented deeper belong to it."""
    at = layout.rest(item.end)
    while (start := layout.following(at)) > at:
        comment = _COMMENT.match(layout.text, start)
        if comment is None or len(comment[1]) <= column:
            break
        at = layout.rest(start)
    return at


def lead(layout: Layout, item: Item, first: int) -> int:
    """Return where an item begins with the comment lines directly above it, none above the line of `first`."""
    at, column = item.at, layout.column(item.at)
    if not layout.leads(at):
        return at
    start = layout.line(at)
    while start > first:
        above = layout.line(start - 1)
        comment = _COMMENT.match(layout.text, above)
        if above < first or comment is None or len(comment[1]) != column:
            break
        start, at = above, above + column
    return at


def levelled(text: str, column: int) -> str:
    """Return lines with the comments that are indented deeper than a column moved back to it."""
    return re.sub(rf"^ {{{column},}}(?=#)", " " * column, text, flags=re.MULTILINE)


def remarks(layout: Layout, start: int) -> int:
    """Return where the blank lines and comments end that begin on a line."""
    while found := _REMARK.match(layout.text, start):
        start = found.end()
    return start


def blank_above(layout: Layout, start: int) -> int:
    """Return where the blank lines begin that stand directly above a line."""
    while start > 0:
        above = layout.line(start - 1)
        if not _BLANK.fullmatch(layout.text, above, start):
            break
        start = above
    return start


def blank_below(layout: Layout, start: int) -> int:
    """Return where the blank lines end that begin there."""
    while found := _BLANK.match(layout.text, start):
        start = found.end()
    return start
