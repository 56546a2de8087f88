"""The parts of a text: each field and row with the comments above it and its own lines, so that every line is some's.

Lines are kept as they stand from the column of their part on, so that the same part reads the same however deep it
stands. A line that begins further left is kept whole, behind a sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.edits.splice import tail
from coopctl.errors import CoopctlError
from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.edits.layout import Item, Layout, Node
    from coopctl.merging.values import Value
    from coopctl.model.places import Place
    from coopctl.model.records import Json


class OddlyWrittenError(CoopctlError):
    """A key with a question mark, or none at all."""


#: Before a line that keeps its own column, whatever it stands in.
WHOLE = "\0"
Lines: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a merge: its text with line feeds and without byte order mark, where all stands, what it says."""

    text: str
    layout: Layout
    data: Json


@dataclass(frozen=True, slots=True)
class TextPart:
    """A field or row: the blank lines and comments above it, its own lines, and where they end in the text."""

    version: Version
    place: Place
    item: Item
    above: Lines
    lines: Lines
    end: int
    value: Value

    @property
    def node(self) -> Node:
        """Its value."""
        return self.item.value

    @property
    def column(self) -> int:
        """Where it begins on its line."""
        return self.version.layout.column(self.item.at)

    @property
    def is_block(self) -> bool:
        """Whether it holds fields or rows on lines of their own."""
        return holds_parts(self.node) and not self.item.odd

    @property
    def pieces(self) -> tuple[str, str, str]:
        """What stands before its value, the value as it is written, and what follows it: blanks and comments."""
        text = self.version.text
        start, end = max(self.node.start, self.item.after), max(self.node.end, self.item.after)
        return text[self.item.at : start], text[start:end], text[end : self.end]


@dataclass(frozen=True, slots=True)
class Holder:
    """The parts of a map or list: what stands before the first, how much deeper they stand, what follows the last.

    `inline`: the first one stands on the line of the dash of its row.
    """

    header: str
    inline: bool
    deeper: int
    parts: Sequence[TextPart]
    below: Lines


def holds_parts(node: Node) -> bool:
    """Whether a value is a map or list whose fields or rows stand on lines of their own."""
    return node.holds and not node.flow and not node.odd and bool(node.items)


def of_text(version: Version) -> tuple[Lines, Holder]:
    """Return the lines above the first field of a text, and its fields."""
    layout, node = version.layout, version.layout.root
    start = layout.line(node.items[0].at)
    above = tuple(_split(version.text[:start]))
    parts, below = _parts(version, (), node, start, len(version.text))
    return above, Holder("", inline=False, deeper=layout.column(node.items[0].at), parts=parts, below=below)


def of_part(part: TextPart) -> Holder:
    """Return the parts of one that holds some."""
    layout, first = part.version.layout, part.node.items[0].at
    inline = not layout.leads(first)
    start = first if inline else layout.following(part.item.after)
    header = part.version.text[part.item.at : start]
    parts, below = _parts(part.version, part.place, part.node, start, part.end, part.column)
    return Holder(header if inline else header.rstrip(), inline, layout.column(first) - part.column, parts, below)


def _parts(
    version: Version, place: Place, node: Node, start: int, stop: int, outer: int = 0
) -> tuple[list[TextPart], Lines]:
    layout, text = version.layout, version.text
    found: list[TextPart] = []
    data = version.data
    for step in place:
        data = data[step]  # type: ignore[index] # the layout has the place
    column = layout.column(node.items[0].at)
    for number, item in enumerate(node.items):
        if item.odd:
            raise OddlyWrittenError(msg("a field is written in a way that is not edited"))
        step = number if item.key is None else item.key
        line = max(layout.line(item.at), start)
        end = min(layout.rest(tail(layout, item, column)), stop)
        above = tuple(indented_less(_split(text[start:line]), column))
        own = text[item.at : end].split("\n")
        lines = (own[0], *indented_less(own[1:], column))
        value = data[step]  # type: ignore[index] # as above
        found.append(TextPart(version, (*place, step), item, above, lines, end, value))
        start = min(layout.following(end), stop) if end < stop else stop
    return found, tuple(indented_less(_split(text[start:stop]), outer))


def alone(part: TextPart) -> tuple[str, Place]:
    """Return the text of the field in which a part stands, of rows with its own one only, and its place in that.

    So that what is done to each of many rows is as much as the row.
    """
    layout, (name, *within) = part.version.layout, part.place
    field = layout.item((name,))
    start, held = layout.line(field.at), field
    header, place = "", [name, *within]
    if within and field.value.style != "map" and holds_parts(field.value):
        held = layout.item((name, within[0]))
        first = layout.line(field.value.items[0].at)
        header, place = part.version.text[start:first], [name, 0, *within[1:]]
        start = layout.line(held.at)
    end = layout.rest(tail(layout, held, layout.column(held.at)))
    return header + part.version.text[start:end] + "\n", tuple(place)


def _split(text: str) -> list[str]:
    """Return whole lines; a last line feed ends one, and begins none."""
    return text.removesuffix("\n").split("\n") if text else []


def indented_less(lines: Sequence[str], column: int) -> Iterator[str]:
    """Yield lines from a column on."""
    for line in lines:
        if not line or (len(line) >= column and not line[:column].strip(" ")):
            yield line[column:]
        else:
            yield WHOLE + line


def indented(lines: Sequence[str], column: int) -> Iterator[str]:
    """Yield lines as they stand from a column on."""
    for line in lines:
        yield line if not line or line.startswith(WHOLE) else " " * column + line
