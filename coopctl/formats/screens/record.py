"""One record, for `show`: its title and reference, its facts in two columns, then its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import Line, flow, measure, pad, paragraph, stands_apart, wrap
from coopctl.formats.terminal.facts import fact
from coopctl.formats.terminal.grid import table
from coopctl.i18n.safe_text import harmless
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Health

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.formats.look import Look
    from coopctl.reports.records.record import Fact, Record, Section
    from coopctl.tables import Cell

#: Names of facts that are longer than this stand on a line of their own.
_KEY = 22
_KEY_NARROW = 10
#: Prose is hard to read on longer lines.
_PROSE = 100


def draw(record: Record, look: Look) -> str:
    """Return the record as text; as facts for a screen reader."""
    return _plain(record, look) if look.plain else drawing.draw(_lines(record, look), look)


def _lines(record: Record, look: Look) -> list[Line]:
    """Return the heading, the facts and the sections."""
    title = look.words.text(record.title)
    if stands_apart(title, look):
        lines: list[Line] = [((title, "title"),)]
    else:
        lines = paragraph(title, "title", look.width)
    lines += flow([((record.ref, "ref"),), ((record.path, "quiet"),)], look.width)
    sections = [section for section in record.sections if section.sheet or _known(section.facts, look)]
    width = _key_width([*record.facts, *(each for section in sections for each in section.facts)], look)
    lines += [(), *_facts(record.facts, width, look)]
    for section in sections:
        lines += [(), *_section(section, width, look)]
    return lines


def _section(section: Section, width: int, look: Look) -> list[Line]:
    """Return one section under its title."""
    lines: list[Line] = paragraph(look.words.say(section.title), "head", look.width)
    lines += _facts(section.facts, width, look)
    if section.sheet:
        lines += table(section.sheet, look, whole=True, by_title=True)
        for note in section.sheet.notes:
            lines += paragraph(look.words.say(note), "quiet", look.width)
    return lines


def _known(pairs: Sequence[Fact], look: Look) -> list[Fact]:
    """Return the facts that are not empty."""
    return [(key, cell) for key, cell in pairs if shown(cell, look.words)]


def _key_width(pairs: Sequence[Fact], look: Look) -> int:
    """Return the width of the column of names."""
    widths = [measure(look.words.say(key)) for key, _ in _known(pairs, look)]
    return max((width for width in widths if width <= (_KEY_NARROW if look.narrow else _KEY)), default=0)


def _facts(pairs: Sequence[Fact], width: int, look: Look) -> list[Line]:
    """Return facts in two columns; on a small screen, and for what is written from right to left, name above value."""
    lines: list[Line] = []
    for key, cell in _known(pairs, look):
        name = look.words.say(key)
        above = paragraph(name, "quiet", look.width)
        indent = " " * (width + drawing.GAP) if measure(name) <= width else "  "
        value = _value(cell, min(look.width, _PROSE) - len(indent), look)
        if (look.narrow and len(value) > 1) or any(measure(text) > look.width - len(indent) for text, _ in value):
            indent = "  "
            value = _value(cell, look.width - len(indent), look)
        if any(stands_apart(text, look) for text, _ in value):
            lines += [*above, *((("  ", ""), (text, role)) for text, role in value)]
        elif len(indent) == width + drawing.GAP:
            lines.append(((pad(name, width), "quiet"), (" " * drawing.GAP, ""), value[0]))
            lines += [((indent, ""), stretch) for stretch in value[1:]]
        else:
            lines += [*above, *(((indent, ""), stretch) for stretch in value)]
    return lines


def _value(cell: Cell, width: int, look: Look) -> list[tuple[str, str]]:
    """Return a value in lines: prose keeps its paragraphs, and a list that is too long for one line has one a line."""
    if isinstance(cell, Health):
        return [(f"{look.glyphs.health[cell]} {look.words.label(cell)}", cell.value)]
    if isinstance(cell, Text):
        prose = harmless(cell.choose(look.languages)[1].strip(), ascii_only=look.ascii, lines=True)
        return [(line, "") for part in prose.split("\n") for line in wrap(part.strip(), width)]
    words = shown(cell, look.words)
    if isinstance(cell, tuple) and len(cell) > 1 and measure(words) > width:
        return [line for one in cell for line in _value(one, width, look)]
    return [(line, "") for line in wrap(words, width)]


def _plain(record: Record, look: Look) -> str:
    """Return the record as facts; rows of sections are blocks of facts."""
    lines = [fact(msg("Title"), record.title, look)]
    lines += [fact(msg("Reference"), record.ref, look), fact(msg("File"), record.path, look)]
    lines += [fact(key, cell, look) for key, cell in _known(record.facts, look)]
    for section in record.sections:
        known = [fact(key, cell, look) for key, cell in _known(section.facts, look)]
        rows = facts.records(section.sheet, look) if section.sheet else []
        if known or rows:
            lines += ["", look.words.say(section.title), *known, *rows]
    return facts.text(lines, look)
