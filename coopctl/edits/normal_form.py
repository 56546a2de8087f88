"""The normal form of a file: what no reader sees is made alike, line by line; nothing is ever written anew.

No byte order mark; line feeds; no blanks at the ends of lines, one blank line at most, and one line feed at the end,
all of it outside texts; quotes around what readers of YAML 1.1 and 1.2 take differently, but for dates in their fields;
on demand the schema's order of keys.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from coopctl.edits import spelled
from coopctl.edits.editing import Edited, unreadable
from coopctl.edits.habits import habits
from coopctl.edits.key_order import in_order
from coopctl.edits.layout import Layout
from coopctl.edits.operations import is_there, same, value_at
from coopctl.edits.refused import EditRefused
from coopctl.edits.shape import Shape
from coopctl.edits.splice import spliced
from coopctl.messages import msg
from coopctl.model.places import within
from coopctl.model.vocabularies import Severity
from coopctl.strict_yaml import FAULTS, Document, Parsed, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.edits.layout import Node
    from coopctl.edits.splice import Splice
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

_BOM = "\ufeff"
_BLOCK = ("|", ">")
_SIGN = re.compile(r"[|>](?P<digit>[-+]?[1-9]?[-+]?)")
_HEADER = re.compile(r"(?:^|[ \t])[|>][-+1-9]*[ \t]*(?:[ \t]#.*)?$")
_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")
_TABS = re.compile(r"[ \t]*\t[ \t]*")
#: Errors of YAML that the normal form may do without: a tab in a blank line is one.
_MENDED = frozenset({"byte-order-mark", "yaml-syntax"})
_REFUSED = EditRefused(
    msg("this file cannot be put in its normal form without changing what it says"),
    msg("change the file by hand, in an editor"),
)
#: So many blank lines of tabs are told by the reader one after the other.
_MOST_TABS = 100
#: A text of more characters is read again once only.
_LONG = 100_000


def normal_form(blob: bytes, kind: str = "", *, order: bool = False) -> Edited:
    """Return a file in its normal form; `kind` names the schema (action, agreement, settings) that knows its dates.

    `order`: with its keys in the order of that schema.

    What is read of it and its comments are as before, or it is refused. A file that has its form is as it was, and so
    is one that was put in it. Raise EditRefused where the file has an error of YAML that this does not mend.
    """
    before = _read(blob, kind)
    errors = [fault for fault in before.faults if FAULTS[fault.code] is Severity.ERROR]
    if before.text is None or any(fault.code not in _MENDED for fault in errors):
        raise unreadable(next(fault for fault in errors if fault.code not in _MENDED))
    parsed, text = before, before.text
    if errors or "\r" in text:
        text = _without_tabs(text.replace("\r\n", "\n"))
        parsed = _read(text, kind)
    errors = [fault for fault in parsed.faults if FAULTS[fault.code] is Severity.ERROR]
    document = parsed.document
    if document is None or errors:
        raise unreadable(errors[0] if errors else None)
    layout = Layout(text, document.readable)
    meant = before.document.data if before.document is not None else document.data
    mark = _BOM if blob.startswith(_BOM.encode()) else ""
    for closed in (False, True):
        after = spliced(text, _splices(layout, document.data, Shape(kind), closed=closed))
        if after == before.text or _is_lawful(_read(after, kind), layout, parsed, meant):
            return Edited(mark + before.text, _ordered(after, kind) if order else after, meant)
    raise _REFUSED


def _ordered(text: str, kind: str) -> str:
    """Return a text of normal form with its keys in order, the outer maps first. Raise EditRefused where that fails."""
    parsed = _read(text, kind)
    while (document := parsed.document) is not None:
        layout = Layout(document.text, document.readable)
        splices = in_order(layout, Shape(kind))
        if not splices:
            return document.text
        before, parsed = parsed, _read(spliced(document.text, splices), kind)
        if not _is_lawful(parsed, layout, before, document.data, moved=True):
            break
    raise _REFUSED


def _without_tabs(text: str) -> str:
    """Return a text without the tabs of blank lines that the reader stumbles over."""
    for _ in range(_MOST_TABS if len(text) < _LONG else 1):
        parsed = read("", text.encode("utf-8"))
        lines = text.split("\n")
        told = {len(lines) - 1, *(fault.span.line - 1 for fault in parsed.faults)}  # of the last line, the one above is
        odd = {number for number in told if _TABS.fullmatch(lines[number]) and not _begins_block(lines[:number])}
        if parsed.document is not None or not odd:
            break
        text = "\n".join("" if number in odd else line for number, line in enumerate(lines))
    return text


def _begins_block(lines: Sequence[str]) -> bool:
    """Whether the sign of a block text stands above, which a tab may belong to."""
    above = next((line for line in reversed(lines) if line.strip()), "")
    return _HEADER.search(above) is not None


def _read(written: str | bytes, kind: str) -> Parsed:
    """Read a text or a file; settings may be comments alone."""
    parsed = read("", written.encode("utf-8") if isinstance(written, str) else written)
    faults = tuple(fault for fault in parsed.faults if fault.code != "empty-file")
    if kind == "settings" and parsed.text is not None and faults != parsed.faults:
        return Parsed(Document("", parsed.text, None), faults, parsed.text)
    return parsed


def _is_lawful(after: Parsed, layout: Layout, before: Parsed, meant: Json, *, moved: bool = False) -> bool:
    """Whether a text says the same, with the same comments, and has no fault that was not there.

    `moved`: the comments may have changed places.
    """
    new = Counter(fault.code for fault in after.faults) - Counter(fault.code for fault in before.faults)
    document = after.document
    if document is None or new or not same(document.data, meant):
        return False
    comments, there = _comments(Layout(document.text, document.readable)), _comments(layout)
    return sorted(comments) == sorted(there) if moved else comments == there


def _splices(layout: Layout, data: Json, shape: Shape, *, closed: bool) -> list[Splice]:
    """Return what is to be changed; `closed`: a block text at the end without a line feed keeps none."""
    text = layout.text
    kept = _Kept(layout)
    splices = list(_quotes(layout, data, shape))
    start, blanks = 0, 0
    last = 0
    while start < len(text):
        found = text.find("\n", start)
        end = len(text) if found < 0 else found
        if kept.holds(end):
            blanks = 0
            last = end + 1
        else:
            bare = len(text[start:end].rstrip(" \t")) + start
            blanks = blanks + 1 if bare == start else 0
            if blanks > 1:
                splices.append((start, end + 1, ""))
            elif bare < end:
                splices.append((bare, end, ""))
            if not blanks:
                last = end + 1
        start = end + 1
    splices = [each for each in splices if each[0] < last]
    ending = text[last - 1 : last] if last else ""
    if ending != "\n" and last:
        splices.append((len(text), len(text), "\n"))
        if closed and kept.last is not None:
            splices.append(_closed(text, kept.last))
    elif last < len(text):
        splices.append((last, len(text), ""))
    return splices


def _closed(text: str, node: Node) -> Splice:
    """Return the sign of a block text that has no line feed at its end."""
    sign = _SIGN.match(text, node.start)
    digit = sign["digit"].strip("-+") if sign else ""
    return node.start, sign.end() if sign else node.start, f"{text[node.start]}{digit}-"


class _Kept:
    """The stretches of a text whose line ends are data, in their order; `last` is the block text at the end."""

    def __init__(self, layout: Layout) -> None:
        self.spans: list[tuple[int, int]] = []
        self.last: Node | None = None
        for start, end, node in _scalars(layout):
            is_block = node is not None and node.style in _BLOCK
            self.last = node if is_block else self.last
            if is_block or "\n" in layout.text[start:end]:
                self.spans.append((start, end))
        self._next = 0

    def holds(self, at: int) -> bool:
        """Whether the end of a line is data; to be asked in the order of the lines."""
        while self._next < len(self.spans) and self.spans[self._next][1] <= at:
            self._next += 1
        return self._next < len(self.spans) and self.spans[self._next][0] <= at


def _scalars(layout: Layout) -> Iterator[tuple[int, int, Node | None]]:
    """Yield where each scalar begins and ends, in their order: values with their node, keys without.

    A block text is its lines, without the line of its sign.
    """
    waiting: list[Node | tuple[int, int]] = [layout.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            yield *node, None
        elif not node.holds:
            start, end = _block(layout, node) if node.style in _BLOCK else (node.start, node.end)
            yield start, end, node
        else:
            for item in reversed(node.items):
                waiting.append(item.value)
                if item.key is not None or item.key_end > item.at:
                    waiting.append((item.at, item.key_end))


def _block(layout: Layout, node: Node) -> tuple[int, int]:
    """Return where the lines of a block text begin and end, with the blank ones behind them that are data."""
    text = layout.text
    start = layout.following(node.start)
    end = max(layout.following(node.end), start) if node.end > layout.rest(node.start) else start
    sign = _SIGN.match(text, node.start)
    signs = sign["digit"] if sign else ""
    lines = text[start:end].split("\n")
    first = next((line for line in lines if line.strip()), None)
    indent = len(first) - len(first.lstrip(" ")) if first is not None and not signs.strip("-+") else 0
    at = end
    while at < len(text):
        following = layout.following(at)
        line = text[at:following].rstrip("\n")
        if line.strip(" \t"):
            break
        at = following
        if "+" in signs or len(line) > indent:
            end = at
    if end >= len(text) and not text.endswith("\n"):
        end = len(text) + 1
    return start, end


def _comments(layout: Layout) -> list[str]:
    """Return the comments of a text, in their order."""
    found: list[str] = []
    at = 0
    for start, end, _ in _scalars(layout):
        found += [match[0].rstrip() for match in _COMMENT.finditer(layout.text, at, start)]
        at = max(at, end)
    return found + [match[0].rstrip() for match in _COMMENT.finditer(layout.text, at)]


def _quotes(layout: Layout, data: Json, shape: Shape) -> Iterator[Splice]:
    """Yield quotes for the keys and values that readers take differently."""
    quote = habits(layout).quote
    waiting: list[tuple[Node, Place]] = [(layout.root, ())]
    while waiting:
        node, place = waiting.pop()
        for number, item in enumerate(node.items):
            inner = (*place, number if item.key is None else item.key)
            is_plain = item.key is not None and not item.odd and layout.text[item.at] not in "'\""
            if is_plain and not spelled.is_taken_alike(str(item.key)):
                yield item.at, item.key_end, spelled.quoted(str(item.key), quote)
            value = item.value
            if value.holds:
                waiting.append((value, inner))
            elif not value.style and value.end > value.start and is_there(within(data, place), inner[-1]):
                text = value_at(data, inner)
                date = shape.is_date(inner) and spelled.is_date(str(text))
                if isinstance(text, str) and not spelled.is_taken_alike(text, date=date):
                    yield value.start, value.end, spelled.quoted(text, quote)
