"""The paper of one record, for `show`: its title and reference, its facts in two columns, then its parts."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from coopctl.formats import healths
from coopctl.formats.cells import shown
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import Line, broken, flow, goes_below, measure, pad, paragraph, stands_apart
from coopctl.formats.terminal.grid import table
from coopctl.formats.terminal.reshaped import under_wholes
from coopctl.i18n.safe_text import harmless
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.reports.paper import Facts, Rows
from coopctl.reports.records.pages import without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.reports.paper import Block, NamedFact, Paper
    from coopctl.tables import Cell

#: Names of facts that are longer than this stand on a line of their own.
_KEY = 22
_KEY_NARROW = 10
#: Prose is hard to read on longer lines.
_PROSE = 100


def draw(paper: Paper, look: Look) -> str:
    """Return the record as text; as facts for a screen reader."""
    return _plain(paper, look) if look.plain else drawing.draw(_lines(paper, look), look)


def _lines(paper: Paper, look: Look) -> list[Line]:
    """Return the heading, the facts and the parts."""
    title = shown(paper.title, look.words)
    if stands_apart(title, look):
        lines: list[Line] = [((title, "title"),)]
    else:
        lines = paragraph(title, "title", look.width)
    names = [(shown(paper.scope, look.words), "ref"), (paper.path, "quiet")]
    if any(measure(name) > look.width for name, _ in names):
        lines += [line for name in names for line in paragraph(*name, look.width)]
    else:
        lines += flow([(name,) for name in names], look.width)
    told = [block.named for part in paper.parts for block in part.blocks if isinstance(block, Facts)]
    width = _key_width([*paper.named, *chain.from_iterable(told)], look)
    lines += [(), *_facts(paper.named, width, look)]
    for part in paper.parts:
        drawn = [line for block in part.blocks for line in _block(block, width, look)]
        if drawn:
            lines += [(), *paragraph(shown(part.title, look.words), "head", look.width), *drawn]
    return lines


def _block(block: Block, width: int, look: Look) -> list[Line]:
    """Return the facts or the rows of a part: a record's page has no other blocks."""
    if isinstance(block, Facts):
        return _facts(block.named, width, look)
    if not isinstance(block, Rows):
        raise TypeError(block)
    lines = table(without(under_wholes(block.sheet, look), "part_of"), look, whole=True, by_title=True)
    for note in block.sheet.notes:
        lines += paragraph(look.words.say(note), "quiet", look.width)
    return lines


def _known(pairs: Sequence[NamedFact], look: Look) -> list[NamedFact]:
    """Return the facts that are not empty."""
    return [(key, cell) for key, cell in pairs if shown(cell, look.words)]


def _key_width(pairs: Sequence[NamedFact], look: Look) -> int:
    """Return the width of the column of names."""
    widths = [measure(shown(key, look.words)) for key, _ in _known(pairs, look)]
    return max((width for width in widths if width <= (_KEY_NARROW if look.narrow else _KEY)), default=0)


def _facts(pairs: Sequence[NamedFact], width: int, look: Look) -> list[Line]:
    """Return facts in two columns; on a small screen, and for what is written from right to left, name above value."""
    lines: list[Line] = []
    for key, cell in _known(pairs, look):
        name = shown(key, look.words)
        above = paragraph(name, "quiet", look.width)
        indent = " " * (width + drawing.GAP) if measure(name) <= width else "  "
        value = _value(cell, min(look.width, _PROSE) - len(indent), look)
        if (look.narrow and len(value) > 1) or any(measure(text) > look.width - len(indent) for text, _ in value):
            indent = "  "
            value = _value(cell, look.width - len(indent), look)
        if any(goes_below(text, look) for text, _ in value):
            lines += [*above, *((("  ", ""), (text, role)) for text, role in value)]
        elif len(indent) == width + drawing.GAP:
            lines.append(((pad(name, width), "quiet"), (" " * drawing.GAP, ""), value[0]))
            lines += [((indent, ""), stretch) for stretch in value[1:]]
        else:
            lines += [*above, *(((indent, ""), stretch) for stretch in value)]
    return lines


def _value(cell: Cell, width: int, look: Look) -> list[tuple[str, str]]:
    """Return a value in lines: prose keeps its paragraphs, and a list that is too long for one line has one a line."""
    if isinstance(cell, healths.KINDS):
        return [healths.signed(cell, look)]
    if isinstance(cell, Text):
        prose = harmless(cell.choose(look.languages)[1].strip(), ascii_only=look.ascii, lines=True)
        return [(line, "") for part in prose.split("\n") for line in broken(part.strip(), width)]
    words = shown(cell, look.words)
    if isinstance(cell, tuple) and len(cell) > 1 and measure(words) > width:
        return [line for one in cell for line in _value(one, width, look)]
    return [(line, "") for line in broken(words, width)]


def _plain(paper: Paper, look: Look) -> str:
    """Return the record as facts; rows of parts are blocks of facts."""
    heads: list[NamedFact] = [(msg("Title"), paper.title), (msg("Reference"), paper.scope), (msg("File"), paper.path)]
    blocks: list[list[Item]] = [[*heads, *paper.named]]
    for part in paper.parts:
        told: list[list[Item]] = [[]]
        for block in part.blocks:
            if isinstance(block, Facts):
                told[-1] += _known(block.named, look)
            elif isinstance(block, Rows):
                rows = facts.records(block.sheet)
                told[-1] += [] if rows else [block.sheet.empty]
                told += rows
        if told != [[]]:
            told[0].insert(0, shown(part.title, look.words))
            blocks += told
    return facts.write(blocks, look)
