"""Paragraphs and tables of WordprocessingML (ECMA-376, part 1, 17) as text: a tree of a long paper costs a gigabyte."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    #: What stands above the words of cells of a table, each by its row and column from 0.
    Drawn: TypeAlias = Mapping[tuple[int, int], str]
    #: A text, and whether it is from right to left.
    Said: TypeAlias = tuple[str, bool]

NOTHING: Drawn = {}


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour, and the pattern over it in another one, by its name (ECMA-376, part 1, 17.18.78)."""

    fill: str
    ink: str = "auto"
    pattern: str = "clear"


def bar(pieces: Iterable[tuple[int, Shade]], high: int, told: str, *, style: str, rtl: bool, kept: bool = False) -> str:
    """Return a bar of shaded pieces: a table of one low row, which `told` says, `kept` on the page of the next."""
    cells, columns = "", ""
    for width, shade in pieces:
        columns += f'<w:gridCol w:w="{width}"/>'
        shading = f'<w:shd w:val="{shade.pattern}" w:color="{shade.ink}" w:fill="{shade.fill}"/>'
        within = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>'
        cells += f"<w:tc>{within}{paragraph(style=style, kept=kept)}</w:tc>"
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr>{"<w:bidiVisual/>" if rtl else ""}<w:tblW w:w="0" w:type="auto"/>{_PARTED}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblDescription w:val="{escape(told)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{high}" w:hRule="exact"/></w:trPr>{cells}</w:tr></w:tbl>'
    )


def paragraph(
    text: str = "",
    *,
    style: str = "",
    italic: bool = False,
    rtl: bool = False,
    kept: bool = False,
    tight: bool = False,
) -> str:
    """Return a paragraph, `kept` on the page of the next, `tight` without a gap behind the one before.

    It and its run are from right to left where the paper is, whatever their style says.
    """
    named, gap = f'<w:pStyle w:val="{style}"/>' if style else "", '<w:spacing w:before="0"/>' if tight else ""
    properties = _within("w:pPr", named + _flags(kept=kept, rtl=rtl) + gap)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return _within("w:p", properties + _run(text, space, italic=italic, rtl=rtl)) or "<w:p/>"


def table(
    lines: Iterable[Sequence[str]],
    widths: Sequence[int],
    *,
    style: str,
    head_style: str,
    heads_are_first: bool = False,
    rtl: bool = False,
    drawn: Drawn = NOTHING,
) -> Iterator[str]:
    """Yield a table, a row at a time, whose columns have these widths, from right to left where the paper is.

    The cells of the first line are heads, repeated on every page, or those of the first column. No row is
    broken over two pages, and the first stays with the second. What is `drawn` stands above the words of its cell.
    """
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{"<w:bidiVisual/>" if rtl else ""}'
        '<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    yield _within("w:tblGrid", "".join(f'<w:gridCol w:w="{width}"/>' for width in widths))
    others = [style] * (len(widths) - 1)
    top = [head_style, *(others if heads_are_first else [head_style] * len(others))]
    styles = [head_style if heads_are_first else style, *others]
    begins = [_cell_begins(*each, kept=True, rtl=rtl) for each in zip(widths, top, strict=True)]
    below = [_cell_begins(*each, rtl=rtl) for each in zip(widths, styles, strict=True)]
    repeated = "" if heads_are_first else "<w:tblHeader/>"
    for place, line in enumerate(lines):
        cells = [
            f"{cell}{drawn.get((place, column), '')}{begin}{_run(text, _KEPT, rtl=rtl)}</w:p></w:tc>"
            for column, ((cell, begin), text) in enumerate(zip(begins, line, strict=True))
        ]
        yield f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"
        begins, repeated = below, ""
    yield "</w:tbl>"


def mixed(
    lines: Iterable[Sequence[Sequence[Said]]],
    widths: Sequence[int],
    *,
    style: str,
    head: str,
    rtl: bool,
    frame: bool,
    drawn: Drawn = NOTHING,
) -> Iterator[str]:
    """Yield a table in two languages: each cell holds paragraphs, each with its own direction.

    With a `frame` the first line is heads as in `table`; without one it has no lines, and its columns stand side by
    side as on a page.
    """
    lined = '<w:tblStyle w:val="TableGrid"/>' if frame else ""
    visual = "<w:bidiVisual/>" if rtl else ""
    yield f'<w:tbl><w:tblPr>{lined}{visual}<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    yield _within("w:tblGrid", "".join(f'<w:gridCol w:w="{width}"/>' for width in widths))
    for place, line in enumerate(lines):
        first = frame and place == 0
        named = head if first else style
        cells = (
            _cell(said, width, named, drawn.get((place, column), ""), kept=first)
            for column, (said, width) in enumerate(zip(line, widths, strict=True))
        )
        repeated = "<w:tblHeader/>" if first else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"
    yield "</w:tbl>"


def _cell(said: Sequence[Said], width: int, style: str, drawn: str, *, kept: bool) -> str:
    paragraphs = (paragraph(text, style=style, rtl=rtl, kept=kept) for text, rtl in said)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{drawn}{"".join(paragraphs)}</w:tc>'


#: The white lines between the pieces of a bar.
_PARTED = '<w:tblBorders><w:insideV w:val="single" w:sz="4" w:space="0" w:color="FFFFFF"/></w:tblBorders>'
#: What keeps blanks at the ends of a text.
_KEPT = ' xml:space="preserve"'


def _flags(*, kept: bool, rtl: bool) -> str:
    """Return what a paragraph is beside its style, in the schema's order."""
    return ("<w:keepNext/>" if kept else "") + ("<w:bidi/>" if rtl else "")


def _cell_begins(width: int, style: str, *, kept: bool = False, rtl: bool) -> tuple[str, str]:
    """Return the beginning of a cell, and that of its paragraph up to its run."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>',
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_flags(kept=kept, rtl=rtl)}</w:pPr>',
    )


def _run(text: str, space: str, *, rtl: bool, italic: bool = False) -> str:
    """Return a run; italics are for Latin and for complex scripts, which have their own."""
    if not text:
        return ""
    properties = _within("w:rPr", ("<w:i/><w:iCs/>" if italic else "") + ("<w:rtl/>" if rtl else ""))
    return f"<w:r>{properties}<w:t{space}>{escape(text, quote=False)}</w:t></w:r>"


def _within(tag: str, inner: str) -> str:
    """Return an element around what it holds; nothing around nothing."""
    return f"<{tag}>{inner}</{tag}>" if inner else ""
