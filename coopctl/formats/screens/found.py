"""What `find` found: each record with its title, then each place with the words around it; marked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from coopctl.formats import found as told
from coopctl.formats.cells import shown
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.breaking import GAP, broken, cut, measure, pad
from coopctl.formats.terminal.drawing import Line, paragraph
from coopctl.i18n.safe_text import right_to_left
from coopctl.messages import msg
from coopctl.reports import search as report
from coopctl.reports.numbered import of_record
from coopctl.tables import FieldOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.reports.search import Hit, Search

_INDENT = "  "
#: What is left at least of what a row is called, and how many lines its place may take before any of that is cut.
_NAME = 8
_LINES, _LINES_NARROW = 3, 6


def draw(found: Search, look: Look) -> str:
    """Return what was found as text; as facts for a screen reader."""
    if look.plain:
        return facts.write([[report.heading(found) if found.hits else report.nothing(found)], *_facts(found)], look)
    if not found.hits:
        return drawing.draw(paragraph(look.words.say(report.nothing(found)), "", look.width), look)
    return drawing.draw(_lines(found, look), look)


def _facts(found: Search) -> Iterator[list[Item]]:
    for hit in found.hits:
        where = f"{hit.record.path}:{hit.line}" if hit.line else hit.record.path
        yield [
            (msg("Text"), hit.passage),
            (msg("Field"), hit.named),
            (msg("Title"), of_record(hit.record)),
            (msg("Reference"), hit.record.ref),
            (msg("File"), where),
        ]


def _lines(found: Search, look: Look) -> Iterator[Line]:
    yield from paragraph(look.words.say(report.heading(found)), "title", look.width)
    for _, group in groupby(found.hits, key=lambda hit: hit.record.ref):
        hits = [*group]
        record = hits[0].record
        yield ()
        title = shown(of_record(record, 2 * look.width - look.width // 5), look.words)
        indent = _INDENT if look.narrow else ""
        yield from paragraph(title, "head", look.width)
        yield from paragraph(record.ref, "ref", look.width, indent=indent)
        yield from paragraph(record.path, "quiet", look.width, indent=indent)
        width = max(measure(_line(hit)) for hit in hits)
        for hit in hits:
            yield from _place(hit, width, look)
            yield from _marked(hit, look)


def _line(hit: Hit) -> str:
    """Return the line of the record's file, as it follows a path."""
    return f":{hit.line}" if hit.line else ""


def _place(hit: Hit, width: int, look: Look) -> Iterator[Line]:
    """Yield the line and the field of a place, on as many lines as it takes."""
    room = look.width - len(_INDENT) - width - GAP
    lines = _LINES_NARROW if look.narrow else _LINES
    first, *more = broken(_field(hit, lines * (room - _NAME) + _NAME, look), room)
    yield (_INDENT, ""), (pad(_line(hit), width, right=True), "quiet"), (" " * GAP, ""), (first, "")
    for text in more:
        yield (" " * (look.width - room), ""), (text, "")


def _field(hit: Hit, room: int, look: Look) -> str:
    """Return the way to a field; where that is too long, what its rows are called is cut, the longest first."""
    field = shown(hit.named, look.words)
    names = [measure(look.words.param(name)) for _, name in hit.named.steps if name]
    left = room - measure(field) + sum(names)
    if left >= sum(names):
        return field
    most = next(
        (size for size in range(max(names, default=0), _NAME, -1) if sum(min(size, n) for n in names) <= left), _NAME
    )
    steps = tuple((step, name and cut(look.words.param(name), most, look)) for step, name in hit.named.steps)
    return shown(FieldOf(steps), look.words)


def _marked(hit: Hit, look: Look) -> Iterator[Line]:
    """Yield the words around what was found, which stands in colour, and without colours between brackets.

    What is written from right to left stays in one stretch a line, whose words then keep their order.
    """
    indent = _INDENT * 2
    if right_to_left(hit.passage.text):
        yield from paragraph(shown(hit.passage, look.words), "", look.width, indent=indent)
        return
    found = tuple(
        (f"[{part}]" if is_found and not look.color else part, "found" if is_found else "")
        for part, is_found in told.around(hit.passage, look.words)
    )
    for line in drawing.broken_line(found, look.width - len(indent)):
        yield (indent, ""), *line
