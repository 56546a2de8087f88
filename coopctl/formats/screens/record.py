"""The paper of one record, for `show`: its title and reference, its facts in two columns, then its parts."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from coopctl.formats import healths
from coopctl.formats.cells import shown
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.breaking import GAP, broken, measure, pad
from coopctl.formats.terminal.drawing import Line, flow, goes_below, paragraph, stands_apart
from coopctl.formats.terminal.grid import table
from coopctl.formats.terminal.heads import under
from coopctl.formats.terminal.reshaped import under_wholes
from coopctl.i18n.safe_text import harmless
from coopctl.messages import Message, msg
from coopctl.model.texts import Text
from coopctl.reports.paper import Facts, Rows
from coopctl.reports.records.pages import without
from coopctl.tables import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.reports.paper import Block, NamedFact, Paper, Part
    from coopctl.tables import Cell

#: The column of names is no wider; a longer name has its value behind it, or below where that is too long.
_KEY = 24
_KEY_NARROW = 18
_INDENT = "  "
#: Parts whose heading says what each of their facts is.
_LISTS = ("sources", "given", "notes")
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
        head = [(), *paragraph(shown(part.title, look.words), "head", look.width)]
        drawn = under(head, partial(_part, part, width), look)
        lines += drawn if len(drawn) > len(head) else []
    return lines


def _part(part: Part, width: int, look: Look) -> list[Line]:
    """Return what stands under the heading of a part."""
    if part.name in _LISTS:
        return [line for block in part.blocks if isinstance(block, Facts) for line in _listed(block.named, look)]
    return [line for block in part.blocks for line in _block(block, width, look)]


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


def _listed(pairs: Sequence[NamedFact], look: Look) -> list[Line]:
    """Return facts that their heading names, one after the other."""
    lines: list[Line] = []
    for _, cell in _known(pairs, look):
        first, *more = _value(cell, min(look.width, _PROSE) - len(_INDENT), look)
        lines += [(first,), *(((_INDENT, ""), each) for each in more)]
    return lines


def _known(pairs: Sequence[NamedFact], look: Look) -> list[NamedFact]:
    """Return the facts that are not empty."""
    return [(key, cell) for key, cell in pairs if shown(cell, look.words)]


def _key_width(pairs: Sequence[NamedFact], look: Look) -> int:
    """Return the width of the column of names."""
    widths = [measure(shown(key, look.words)) for key, _ in _known(pairs, look)]
    return max((width for width in widths if width <= (_KEY_NARROW if look.narrow else _KEY)), default=0)


def _facts(pairs: Sequence[NamedFact], width: int, look: Look) -> list[Line]:
    """Return facts in two columns; where one has no room there, its value behind its name, or else below it."""
    lines: list[Line] = []
    for key, cell in _known(pairs, look):
        name = shown(key, look.words)
        size = measure(name)
        value = _beside(cell, width, look) if size <= width else None
        start = pad(name, width)
        if value is None or (len(value) > 1 and look.narrow):
            start, value = name, _beside(cell, size, look)
            value = value if value and len(value) == 1 else None
        if value is None:
            below = _value(cell, min(look.width, _PROSE) - len(_INDENT), look)
            lines += [*paragraph(name, "quiet", look.width), *(((_INDENT, ""), stretch) for stretch in below)]
        else:
            indent = " " * (measure(start) + GAP)
            lines.append(((start, "quiet"), (" " * GAP, ""), value[0]))
            lines += [((indent, ""), stretch) for stretch in value[1:]]
    return lines


def _beside(cell: Cell, width: int, look: Look) -> list[tuple[str, str]] | None:
    """Return a value in lines behind a column of names; None where it has no room there, or goes below a name."""
    room = min(look.width, _PROSE) - width - GAP
    value = _value(cell, max(1, room), look)
    below = any(goes_below(text, look) for text, _ in value)
    return None if below or any(measure(text) > room for text, _ in value) else value


def _value(cell: Cell, width: int, look: Look) -> list[tuple[str, str]]:
    """Return a value in lines: prose keeps its paragraphs, a list that is too long for one line has one a line.

    Of a record the reference then stands below its title, without brackets: it is copied as it stands.
    """
    if isinstance(cell, healths.KINDS):
        return [healths.signed(cell, look)]
    if isinstance(cell, Text):
        prose = harmless(cell.choose(look.languages)[1].strip(), ascii_only=look.ascii, lines=True)
        return [(line, "") for part in prose.split("\n") for line in broken(part.strip(), width)]
    words = shown(cell, look.words)
    if measure(words) > width:
        if isinstance(cell, tuple):
            return [line for one in cell for line in _value(one, width, look)]
        if isinstance(cell, Named) and isinstance(cell.name, Message) and {"title", "ref"} <= cell.name.params.keys():
            title, ref = (look.words.param(cell.name.params[name]) for name in ("title", "ref"))
            return [*((line, "") for line in broken(title, width)), *((line, "ref") for line in broken(ref, width))]
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
