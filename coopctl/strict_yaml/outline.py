"""The lines of what stands on lines of its own, found by how far these stand in: no parser is asked for them.

A mapping or list is known by its lines where as many begin an entry as were read of it, under the same keys: no other
line can then begin one. Whatever is not written so is left to the parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.patterns import regex
from coopctl.strict_yaml.fields import OTHER_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

_KEY = regex(r"([A-Za-z_][A-Za-z0-9_-]*):(?: |\Z)")
_HEAD = regex(r" *[A-Za-z_][A-Za-z0-9_-]*: *")
_DASH = regex(r"-(?: |\Z)")
_BLOCK = regex(r"( *(?:- )?)[A-Za-z_][A-Za-z0-9_-]*: +[|>][+-]?")


class Outline:
    """The lines of a text, and where the mappings and lists begin their entries that were asked for so far."""

    def __init__(self, text: str, data: Json) -> None:
        self.lines = text.split("\n")
        self._data = data
        self._known = OTHER_ENDS.search(text) is None
        self._begun: dict[Place, Sequence[int] | None] = {}

    def span(self, place: Place) -> tuple[int, int] | None:
        """Return the first and last line on which a place stands, None where the parser has to be asked.

        Known are the places within what stands on one line, and blocks of text.
        """
        node, first, end = self._data, 0, len(self.lines)
        for depth, step in enumerate(place if self._known else ()):
            within = place[:depth]
            if within not in self._begun:
                row = depth > 0 and isinstance(place[depth - 1], int)
                self._begun[within] = self._entries(node, first, end, row=row)
            begun = self._begun[within]
            if begun is None:
                return None
            if isinstance(node, dict) and step in node:
                at, node = [*node].index(str(step)), node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
                at, node = step, node[step]
            else:
                return None
            first, end = begun[at], begun[at + 1]
            while not self.lines[end - 1].strip():
                end -= 1
            if end == first + 1:
                return end, end
        head = _BLOCK.fullmatch(self.lines[first]) if isinstance(node, str) and self._known else None
        if head is None or any(_inset(line) <= head.end(1) for line in self.lines[first + 1 : end] if line.strip()):
            return None
        return first + 1, end

    def _entries(self, node: Json, first: int, end: int, *, row: bool) -> Sequence[int] | None:
        """Return at which lines the entries of a mapping or list begin, and its end; None where that is not sure."""
        if not isinstance(node, dict | list) or not node:
            return None
        inner = self.lines[first:end]
        if row:
            inner[0] = inner[0].replace("-", " ", 1)
        elif node is not self._data:
            if not _HEAD.fullmatch(inner[0]):
                return None
            inner[0] = ""
        begun: list[int] = []
        keys: list[str | int] = []
        indent = -1
        for number, line in enumerate(inner, first):
            inset = _inset(line)
            words = line[inset:]
            if not words or words[0] == "#":
                continue
            if indent < 0:
                indent = inset
            if inset > indent:
                continue
            dash = _DASH.match(words) is not None
            if dash and isinstance(node, dict) and begun:  # of a list that stands no further in than its key
                continue
            key = _KEY.match(words) if isinstance(node, dict) else None
            if inset < indent or not (key or (dash and isinstance(node, list))):
                return None
            keys.append(key[1] if key else len(keys))
            begun.append(number)
        return [*begun, end] if keys == [*(node if isinstance(node, dict) else range(len(node)))] else None


def _inset(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
