"""What `find` found: each record with its title, then each place with the words around it; marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import found as told
from coopctl.formats.cells import shown
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import Line, measure, paragraph
from coopctl.i18n.safe_text import right_to_left
from coopctl.messages import msg
from coopctl.reports import search as report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.reports.search import Hit, Search

_INDENT = "  "


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
            (msg("Title"), hit.record.title),
            (msg("Reference"), hit.record.ref),
            (msg("File"), where),
        ]


def _lines(found: Search, look: Look) -> Iterator[Line]:
    yield from paragraph(look.words.say(report.heading(found)), "title", look.width)
    last = ""
    for hit in found.hits:
        if hit.record.ref != last:
            last = hit.record.ref
            yield ()
            title = look.words.text(hit.record.title.cut(2 * look.width - look.width // 5))
            yield from paragraph(title, "head", look.width)
            yield from paragraph(last, "ref", look.width)
        yield from _place(hit, look)


def _place(hit: Hit, look: Look) -> Iterator[Line]:
    """Yield the field and the line of a place, then the words around what was found there."""
    field = shown(hit.named, look.words)
    where = f"{hit.record.path}:{hit.line}" if hit.line else hit.record.path
    beside = len(_INDENT) + measure(field) + drawing.GAP + measure(where) <= look.width
    if beside:
        yield (_INDENT, ""), (field, ""), (" " * drawing.GAP, ""), (where, "quiet")
    else:
        yield from paragraph(field, "", look.width, indent=_INDENT)
        yield from paragraph(where, "quiet", look.width, indent=_INDENT)
    yield from _marked(hit, look)


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
