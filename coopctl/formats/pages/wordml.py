"""Paragraphs and tables of WordprocessingML (ECMA-376, part 1, 17) as text: a tree of a long paper costs a gigabyte."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from coopctl.formats.pages.columns import WHOLE
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    #: What stands above the words of cells of a table, each by its row and column from 0.
    Drawn: TypeAlias = Mapping[tuple[int, int], str]
    #: A text, and whether it is from right to left.
    Said: TypeAlias = tuple[str, bool]

NOTHING: Drawn = {}


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of the cells and heads of a table, one a column; `turned` those of what runs the other way.

    A table in two languages is `kept` on the page of what follows; facts are `named` by heads at both ends.
    """

    cells: Sequence[str]
    heads: Sequence[str]
    turned: tuple[str, str]
    kept: bool = False
    named: bool = False


def picture(held: str, number: int, size: tuple[int, int], told: str, *, rtl: bool) -> str:
    """Return a run that shows the picture that the document holds under a name, so wide and high, which `told` says.

    `size` is in English metric units, 36,000 a millimetre; `number` is its own in the document (20.4.2.5).
    """
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return (
        f"<w:r>{'<w:rPr><w:rtl/></w:rPr>' if rtl else ''}<w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{held}" descr="{escape(told)}"/>'
        f'<a:graphic xmlns:a="{_DRAWN}/main"><a:graphicData uri="{_DRAWN}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWN}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{held}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{held}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def drawn(picture: str, text: str = "", *, style: str, rtl: bool, kept: bool = False) -> str:
    """Return a paragraph of a picture with a text behind it, `kept` on the page of the next."""
    named = f'<w:pStyle w:val="{style}"/>{_flags(kept=kept, rtl=rtl)}'
    return f"<w:p><w:pPr>{named}</w:pPr>{picture}{_run(text, rtl=rtl)}</w:p>"


def placed(labels: Iterable[tuple[int, str]], *, style: str, rtl: bool) -> str:
    """Return a line of labels, each so many twentieths of a point from the side where lines begin; the first at 0."""
    known = [*labels]
    stops = "".join(f'<w:tab w:val="left" w:pos="{place}"/>' for place, _ in known if place)
    texts = "".join(f"{_run(text, rtl=rtl, tab=bool(place))}" for place, text in known)
    flags = f"<w:keepNext/>{_within('w:tabs', stops)}{'<w:bidi/>' if rtl else ''}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flags}</w:pPr>{texts}</w:p>'


def laid(rows: Iterable[Sequence[str]], widths: Sequence[int], *, rtl: bool, frame: bool = True) -> Iterator[str]:
    """Yield a table whose cells hold these paragraphs; in a `frame` the first row is repeated on every page.

    A row of one cell goes over all columns.
    """
    grid = _within("w:tblGrid", "".join(f'<w:gridCol w:w="{width}"/>' for width in widths))
    yield _framed(rtl=rtl, frame=frame) + grid
    repeated = "<w:tblHeader/>" if frame else ""
    for row in rows:
        sizes = [(width, "") for width in widths]
        if len(row) == 1:
            sizes = [(sum(widths), f'<w:gridSpan w:val="{len(widths)}"/>')]
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}</w:tcPr>{said}</w:tc>'
            for (width, spans), said in zip(sizes, row, strict=True)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
        repeated = ""
    yield "</w:tbl>"


def paragraph(
    text: str = "",
    *,
    style: str = "",
    italic: bool = False,
    rtl: bool = False,
    kept: bool = False,
    tight: bool = False,
    drawn: str = "",
) -> str:
    """Return a paragraph, `kept` on the page of the next, `tight` without a gap behind the one before.

    It and its run are from right to left where the paper is, whatever their style says. What is `drawn` stands first.
    """
    named, gap = f'<w:pStyle w:val="{style}"/>' if style else "", '<w:spacing w:before="0"/>' if tight else ""
    properties = _within("w:pPr", named + _flags(kept=kept, rtl=rtl) + gap)
    return _within("w:p", properties + _behind(drawn, text, italic=italic, rtl=rtl)) or "<w:p/>"


def table(
    lines: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    styles: Styles,
    heads_are_first: bool = False,
    rtl: bool = False,
    drawn: Drawn = NOTHING,
    high: int = 0,
) -> Iterator[str]:
    """Yield a table, a row at a time, whose columns have these widths and styles, from right to left as the paper is.

    The cells of the first line are heads, repeated on every page, or those of the first column. No row but one of
    long texts is broken over two pages; the first stays with the second and the last with the one before, as all do
    where they are short. What is `drawn` stands before the words of its cell. Rows below the first are so `high` at
    least, in twentieths of a point.
    """
    yield _framed(rtl=rtl)
    yield _within("w:tblGrid", "".join(f'<w:gridCol w:w="{width}"/>' for width in widths))
    first = [styles.heads[0], *styles.cells[1:]]
    top, rest = (first, first) if heads_are_first else (styles.heads, styles.cells)
    kept, headed = _kept(lines), not heads_are_first
    begins = [_cell_begins(*each, kept=kept > 0, rtl=rtl, head=headed) for each in zip(widths, top, strict=True)]
    near = [_cell_begins(*each, kept=True, rtl=rtl) for each in zip(widths, rest, strict=True)]
    below = [_cell_begins(*each, rtl=rtl) for each in zip(widths, rest, strict=True)]
    for place, line in enumerate(lines):
        cells = [
            f"{cell}{begin}{_behind(drawn.get((place, column), ''), text, rtl=rtl)}</w:p></w:tc>"
            for column, ((cell, begin), text) in enumerate(zip(begins, line, strict=True))
        ]
        repeated = "<w:tblHeader/>" if headed and not place else ""
        yield f"<w:tr>{_row(repeated, line, high if place else 0)}{''.join(cells)}</w:tr>"
        begins = near if place + 1 < kept or place + 1 == len(lines) - 2 else below
    yield "</w:tbl>"


def mixed(
    lines: Sequence[Sequence[Sequence[Said]]],
    widths: Sequence[int],
    *,
    styles: Styles,
    rtl: bool,
    frame: bool,
    drawn: Drawn = NOTHING,
    high: int = 0,
) -> Iterator[str]:
    """Yield a table in two languages: each cell holds paragraphs, each with its own direction.

    With a `frame` the first line is heads as in `table`; without one it has no lines, and its columns stand side by
    side as on a page.
    """
    yield _framed(rtl=rtl, frame=frame)
    yield _within("w:tblGrid", "".join(f'<w:gridCol w:w="{width}"/>' for width in widths))
    rows = _kept([[text for each in line for text, _ in each] for line in lines])
    rows = rows if frame else min(rows, _BEGUN)
    for place, line in enumerate(lines):
        first = frame and place == 0
        heads = [first or (styles.named and column in (0, len(line) - 1)) for column in range(len(line))]
        ways = [
            {rtl: (styles.heads if head else styles.cells)[column], not rtl: styles.turned[head]}
            for column, head in enumerate(heads)
        ]
        cells = (
            _cell(
                (said, drawn.get((place, column), "")),
                width,
                way,
                kept=styles.kept or place < rows or place == len(lines) - 2,
                head=first,
            )
            for column, (said, width, way) in enumerate(zip(line, widths, ways, strict=True))
        )
        repeated = "<w:tblHeader/>" if first else ""
        texts = [text for each in line for text, _ in each]
        yield f"<w:tr>{_row(repeated, texts, high if place else 0)}{''.join(cells)}</w:tr>"
    yield "</w:tbl>"


def _row(repeated: str, texts: Iterable[str], high: int) -> str:
    """Return the properties of a row: it is whole on its page unless a text of it is so long that gaps would come."""
    whole = "<w:cantSplit/>" if all(len(text) <= WHOLE for text in texts) else ""
    least = f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high else ""
    return _within("w:trPr", whole + least + repeated)


def _framed(*, rtl: bool, frame: bool = True) -> str:
    """Return the beginning of a table whose columns have the widths that they are given."""
    lined, visual = '<w:tblStyle w:val="TableGrid"/>' if frame else "", "<w:bidiVisual/>" if rtl else ""
    return (
        f'<w:tbl><w:tblPr>{lined}{visual}<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_BESIDE}</w:tblCellMar></w:tblPr>"
    )


#: What is left free on either side of a cell, a millimetre: in a table of many columns each word needs its room.
_BESIDE = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("left", "right"))


def _cell(held: tuple[Sequence[Said], str], width: int, styles: Mapping[bool, str], *, kept: bool, head: bool) -> str:
    said, drawn = held
    paragraphs = (
        paragraph(text, style=styles[rtl], rtl=rtl, kept=kept, drawn="" if place else drawn)
        for place, (text, rtl) in enumerate(said)
    )
    return f"<w:tc>{_sized(width, head=head)}{''.join(paragraphs)}</w:tc>"


def _sized(width: int, *, head: bool = False) -> str:
    """Return the properties of a cell so wide."""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_SHADED if head else ""}</w:tcPr>'


def _kept(lines: Sequence[Sequence[str]]) -> int:
    """Return how many rows stay with the next: all but the last where they are few and short, else the first alone."""
    short = len(lines) <= _FEW and sum(len(text) for line in lines for text in line) <= _FEW_LETTERS
    return len(lines) - 1 if short else min(1, len(lines) - 1)


#: The namespace of DrawingML, without its last word.
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
#: Behind the heads of columns.
_SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F5"/>'
#: So many rows, of so many letters together, stand on one page.
_FEW, _FEW_LETTERS = 15, 1_200
#: So many rows without lines stay with the next; held whole, they and their title in two languages leave half a page.
_BEGUN = 2
#: What keeps blanks at the ends of a text.
_KEPT = ' xml:space="preserve"'


def _flags(*, kept: bool, rtl: bool) -> str:
    """Return what a paragraph is beside its style, in the schema's order."""
    return ("<w:keepNext/>" if kept else "") + ("<w:bidi/>" if rtl else "")


@lru_cache
def _cell_begins(width: int, style: str, *, kept: bool = False, rtl: bool, head: bool = False) -> tuple[str, str]:
    """Return the beginning of a cell, and that of its paragraph up to its run."""
    return (
        f"<w:tc>{_sized(width, head=head)}",
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_flags(kept=kept, rtl=rtl)}</w:pPr>',
    )


def _run(text: str, *, rtl: bool, italic: bool = False, tab: bool = False) -> str:
    """Return a run; italics are for Latin and for complex scripts, which have their own.

    What is isolated as a whole (UAX #9, 2.4) runs from left to right: Word goes by the run, others by the marks.
    """
    if not (text or tab):
        return ""
    rtl = rtl and not (text[:1] == "\u2068" and text.find("\u2069") == len(text) - 1)
    properties = _within("w:rPr", ("<w:i/><w:iCs/>" if italic else "") + ("<w:rtl/>" if rtl else ""))
    words = f"<w:t{_KEPT}>{escape(text, quote=False)}</w:t>" if text else ""
    return f"<w:r>{properties}{'<w:tab/>' if tab else ''}{words}</w:r>"


def _behind(drawn: str, text: str, *, rtl: bool, italic: bool = False) -> str:
    """Return a run of text, behind a blank where a picture stands before it."""
    return drawn + _run(f" {text}" if drawn else text, rtl=rtl, italic=italic)


def _within(tag: str, inner: str) -> str:
    """Return an element around what it holds; nothing around nothing."""
    return f"<{tag}>{inner}</{tag}>" if inner else ""
