"""Where everything of a text stands: its maps, lists and scalars with the characters that they begin and end at.

Counted in characters from 0, ends excluded. Unlike the parser's, an end is that of what is written: blank lines and
comments behind it are nobody's.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from coopctl.strict_yaml import placeholders
from coopctl.strict_yaml.events import (
    PURE,
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    follow,
)
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopctl.model.places import Place
    from coopctl.strict_yaml.events import Event

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_NODES = (ScalarEvent, AliasEvent, *_STARTS)
_COLON = re.compile(r"[ \t]*:")


@dataclass(slots=True)
class Node:
    """A value. `style` is "" (plain), a quote, | or > of a scalar, * of an alias; "map" or "list" of the others.

    `flow`: written in brackets. `odd`: written in a way that is not edited (an anchor or a tag on a map or list).
    """

    start: int
    end: int
    style: str
    flow: bool = False
    odd: bool = False
    items: list[Item] = field(default_factory=list)
    _named: dict[str | None, Item] | None = None

    @property
    def holds(self) -> bool:
        """Whether it is a map or a list."""
        return self.style in ("map", "list")

    @property
    def named(self) -> dict[str | None, Item]:
        """The fields of a map that is read to its end, by key; of a key given twice the first."""
        if self._named is None:
            self._named = {item.key: item for item in reversed(self.items)}
        return self._named


@dataclass(slots=True)
class Item:
    """A field of a map, or an entry of a list, where `key` is None.

    `at` is where it begins: its key, its dash, or in brackets its value. `after` is where its value may begin: behind
    the colon or the dash. `odd`: a key that is not edited (one written with ?, a list as a key, none at all).
    """

    at: int
    key: str | None
    key_end: int
    after: int
    value: Node
    odd: bool = False

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.value.end, self.after)


class Layout:
    """The values of a text: `root`, and each by its place."""

    def __init__(self, text: str, readable: str = "", *, pure: bool = PURE) -> None:
        """Find them. `readable` is what the reader was given where that is not `text` (see strict_yaml.Document)."""
        self.text = text
        shielded = placeholders.shield(readable or text, pure=pure)
        self.root = Node(0, 0, "")
        self.quote = ""  # the first kind of quotes that the file uses
        self._stood_in = placeholders.has_stand_ins(shielded)
        self._asks = "?" in text
        self._size = len(text)  # what is parsed may end with a line feed more
        follow(shielded, self._read, pure=pure)

    def item(self, place: Place) -> Item:
        """Return the field or entry at a place that is there and is not the root."""
        node = self.root
        found = None
        for step in place:
            found = child(node, step)
            node = found.value
        if found is None:
            raise KeyError(place)
        return found

    def node(self, place: Place) -> Node:
        """Return the value at a place that is there."""
        return self.item(place).value if place else self.root

    def column(self, at: int) -> int:
        """Return how far from the start of its line a character stands."""
        return at - self.line(at)

    def line(self, at: int) -> int:
        """Return where the line of a character begins."""
        return self.text.rfind("\n", 0, at) + 1

    def rest(self, at: int) -> int:
        """Return where the line of a character ends: its newline, CR or LF, or the end of the text."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def following(self, at: int) -> int:
        """Return where the line below that of a character begins, the end of the text where there is none."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def newline(self, at: int) -> str:
        """Return the newline used there: that of the line, else of the line above, else a line feed."""
        end = self.text.find("\n", at)
        if end < 0:
            end = self.text.rfind("\n", 0, at)
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    def leads(self, at: int) -> bool:
        """Whether only blanks stand before a character on its line."""
        return not self.text[self.line(at) : at].strip(" ")

    def _read(self, next_event: Callable[[], Event]) -> None:
        opened: list[Node] = []
        pending: Item | None = None
        while True:
            event = next_event()
            kind: object = event.__class__
            if kind in _ENDS:
                self._close(opened.pop(), event)
            elif kind is StreamEndEvent:
                return
            elif kind in _NODES:
                parent = opened[-1] if opened else None
                if parent is not None and parent.style == "map":
                    if pending is None:
                        pending = self._key(parent, event, next_event)
                        continue
                    node = self._node(event)
                    if node.style or node.start < node.end or pending.odd:  # else nothing is written
                        pending.value = node
                    pending = None
                else:
                    node = self._node(event)
                    if parent is None:
                        self.root = node
                    else:
                        self._entry(parent, node)
                if kind in _STARTS:
                    opened.append(node)

    def _node(self, event: Event) -> Node:
        kind: object = event.__class__
        start, end = event.start_mark.index, event.end_mark.index
        if kind is AliasEvent:
            return Node(start, end, "*")
        marked = event.anchor is not None or event.tag is not None
        if kind is not ScalarEvent:
            flow = bool(event.flow_style)
            bare = flow and self.text[start : start + 1] not in "[{"  # [a: b] holds a map without braces
            return Node(start, end, "map" if kind is MappingStartEvent else "list", flow, marked or bare)
        style = event.style or ""
        if end > self._size:
            start, end = min(start, self._size), self._size
        if not style:
            return Node(start, end, "")
        if style in ("|", ">"):
            return Node(start, self._block_end(start, end), style, odd=marked)
        self.quote = self.quote or style
        return Node(start, end, style)

    def _block_end(self, start: int, end: int) -> int:
        """Return where a block text ends: behind its last line, or with + behind the blank lines that it keeps."""
        head = self.rest(start)
        lines = self.text[head:end]
        if "+" in self.text[start : start + 3]:  # all but the newline that ends its last line
            kept = lines.rstrip(" ").removesuffix("\n").removesuffix("\r")
        else:
            kept = lines.rstrip(" \t\r\n")
        return head + len(kept)

    def _key(self, parent: Node, event: Event, next_event: Callable[[], Event]) -> Item:
        kind: object = event.__class__
        start, end, name = event.start_mark.index, event.end_mark.index, None
        if kind is ScalarEvent:
            if event.style or event.value not in ("", "<<"):
                name = placeholders.meant(event.value) if self._stood_in else event.value
        else:
            depth = 0 if kind is AliasEvent else 1
            while depth:
                event = next_event()
                following: object = event.__class__
                depth += (following in _STARTS) - (following in _ENDS)
                end = event.end_mark.index
        colon = _COLON.match(self.text, end)
        after = colon.end() if colon else end
        item = Item(start, name, end, after, Node(after, after, ""), odd=colon is None or name is None)
        if self._asks and (mark := self._question(start, flow=parent.flow)) is not None:
            item.at, item.odd = mark, True
        parent.items.append(item)
        return item

    def _question(self, start: int, *, flow: bool) -> int | None:
        """Return where the question mark stands that announces a key, None where there is none."""
        at = start - 1
        while at >= 0 and self.text[at] in (" \t\r\n" if flow else " \t"):
            at -= 1
        is_one = 0 <= at < start - 1 and self.text[at] == "?" and (not at or self.text[at - 1] in " \t\n{[,-")
        return at if is_one else None

    def _entry(self, parent: Node, node: Node) -> None:
        if parent.flow:
            parent.items.append(Item(node.start, None, node.start, node.start, node))
            return
        dash = parent.start
        if parent.items:
            before = parent.items[-1]
            found = _dash(self.column(parent.start)).search(self.text, before.end)
            dash = found.end() - 1 if found else before.end
        elif self.text[dash : dash + 1] != "-":
            parent.odd = True
        parent.items.append(Item(dash, None, dash, dash + 1, node))

    def _close(self, node: Node, event: Event) -> None:
        if node.flow:
            node.end = event.end_mark.index
        elif node.items:
            node.end = node.items[-1].end


def child(node: Node, step: str | int) -> Item:
    """Return a field or entry of a value; of a key given twice the first. Raise KeyError where it is not there."""
    if isinstance(step, int) and node.style == "list":
        if 0 <= step < len(node.items):
            return node.items[step]
    elif node.style == "map" and isinstance(step, str):
        return node.named[step]
    raise KeyError(step)


@cache
def _dash(column: int) -> re.Pattern[str]:
    return re.compile(rf"^ {{{column}}}-(?=[ \t\r\n]|\Z)", re.MULTILINE)
