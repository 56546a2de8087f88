"""DOCX: the paper as a document that a committee can edit; the one module that knows python-docx (`coopctl[docx]`)."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from coopctl.errors import MissingExtraError
from coopctl.formats import Audience
from coopctl.formats.counts import of_states
from coopctl.formats.headings import stamped
from coopctl.formats.pages import charts, wordml
from coopctl.formats.pages.spoken import spoken
from coopctl.formats.pages.wordml import Shade
from coopctl.formats.terminal.bars import portions
from coopctl.i18n.words import direction
from coopctl.measures.outcomes import BarState
from coopctl.reports.figures import progress_and_known
from coopctl.reports.paper import Bar, Bullets, Checks, Facts, Meters, Paragraph, meter_rows

try:
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt
except ImportError as error:
    raise MissingExtraError("docx") from error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as Written
    from docx.text.run import Run

    from coopctl.formats.look import Look
    from coopctl.formats.pages.wordml import Drawn, Said
    from coopctl.i18n.words import Words
    from coopctl.reports.paper import Block, Fact, Head, Paper
    from coopctl.tables import Cell, Sheet

AUDIENCE = Audience.PAGES
ENDINGS = ("docx",)

#: Every file of the archive bears this time, so that the same paper gives the same bytes.
_FIXED = (1980, 1, 1, 0, 0, 0)
#: Of the page, in millimetres; how many letters a line of a table holds, and how many of a cell count for its width.
_WIDTH, _MARGIN = 210, 20
_LINE, _MOST = 85, 60
#: Word measures columns in twentieths of a point: so many make a millimetre.
_TWIPS = 57
_LONGEST_PROPERTY = 255
#: What tells the states of a bar apart without colours, where Word has a pattern like that of pages.
_PATTERNS = {
    BarState.UNDER_WAY: "thinHorzStripe",
    BarState.NEEDS_CARE: "thinDiagStripe",
    BarState.UNKNOWN: "pct10",
    BarState.LATE: "thinDiagCross",
}
#: How high a bar of states and a meter are, and how wide a meter, in twentieths of a point.
_BAR, _METER_HIGH, _METER = 280, 120, 16 * _TWIPS
#: How high a logo stands, in millimetres.
_LOGO = 16
#: The file of the body, and what python-docx writes for the one empty paragraph in whose place it comes.
_BODY, _PLACE = "word/document.xml", b"<w:p/>"
#: Our styles for the cells of tables.
_CELL, _HEAD = "Cell", "Cell head"
#: And for the paragraph that parts a table from what follows.
_GAP = "Gap"
#: What comes after an element that we set, in the schema's order (ECMA-376, part 1, 17.3.1.26, 17.3.2.28, 17.6.17):
#: Word may refuse a document in another one.
_BEFORE = {
    ("w:pPr", "w:bidi"): (
        "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
        "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
        "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
    ),
    ("w:rPr", "w:szCs"): (
        "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em",
        "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath",
    ),
    ("w:rPr", "w:lang"): ("w:eastAsianLayout", "w:specVanish", "w:oMath"),
    ("w:sectPr", "w:bidi"): ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"),
}  # fmt: skip


def write(paper: Paper, look: Look) -> bytes:
    """Return the document, in the reader's first language, from right to left where that is written so.

    Where the look has a second language everything stands in both: titles one above the other, texts and facts in two
    columns, and in the cells of tables one below the other what is not the same.
    """
    return (_Both(look, look.beside) if look.beside else _Writer(look)).written(paper)


class _Writer:
    """A document in the making. python-docx's own objects are mutable, so one holder of them is simplest.

    They make what is small: styles, head and foot, properties. The body is text: as their objects, a paper of some
    thousand records takes a gigabyte.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.rtl = direction(look.languages[0]) == "rtl"
        self.document: Document = docx.Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(_WIDTH), Mm(297)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        if self.rtl:
            _set(section._sectPr, "w:bidi")  # noqa: SLF001 - python-docx has no name for it
        self.styles()
        self.ids = {style.name: style.style_id for style in self.document.styles}

    def styles(self) -> None:
        """Set size, language and direction: every other style goes by the first."""
        styles = self.document.styles
        normal, cell = styles["Normal"], styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = normal
        head = styles.add_style(_HEAD, WD_STYLE_TYPE.PARAGRAPH)
        head.base_style = cell
        head.font.bold = head.font.cs_bold = True
        gap = styles.add_style(_GAP, WD_STYLE_TYPE.PARAGRAPH)
        gap.base_style = normal
        for style, points in ((normal, 10), (cell, 9), (gap, 4)):
            style.font.size = Pt(points)
            _set(style.element.get_or_add_rPr(), "w:szCs", val=str(2 * points))
            style.paragraph_format.space_after = Pt(4 if style is normal else 1)
        language = self.look.languages[0]
        kinds = {"val": language, "bidi": language} if not self.rtl else {"bidi": language}
        _set(normal.element.get_or_add_rPr(), "w:lang", **kinds)
        if self.rtl and self.look.beside is None:
            _set(normal.element.get_or_add_pPr(), "w:bidi")
            normal.font.rtl = True

    def written(self, paper: Paper) -> bytes:
        """Write the head of every page, the page number at its foot, and the properties; then all the rest.

        Return the file, its archive without any time of its own.
        """
        when = stamped(paper.day, paper.revision, self.look.words)
        properties = self.document.core_properties
        properties.title = _property(self.told(paper.title))
        properties.subject = _property(self.told(paper.scope))
        properties.language = self.look.languages[0]
        properties.author = properties.last_modified_by = "coopctl"
        properties.comments = ""
        properties.created = properties.modified = datetime.combine(paper.day, time(), UTC)
        section = self.document.sections[0]
        self.run(section.header.paragraphs[0], f"{self.told(paper.scope)} · {when}")
        _page_number(self.run(section.footer.paragraphs[0]))
        if paper.letterhead:
            self.letterhead(paper.letterhead)
        self.document.element.body.sectPr.addprevious(OxmlElement("w:p"))
        made = io.BytesIO()
        self.document.save(made)
        fixed = io.BytesIO()
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in sorted(source.infolist(), key=lambda each: each.filename != "[Content_Types].xml"):
                plain = zipfile.ZipInfo(entry.filename, _FIXED)
                plain.compress_type = zipfile.ZIP_DEFLATED
                content = source.read(entry)
                if entry.filename == _BODY:
                    before, _, after = content.partition(_PLACE)
                    whole = io.BytesIO()
                    whole.writelines(each.encode() for each in self.body(paper, when))
                    content = b"".join((before, whole.getbuffer(), after))
                target.writestr(plain, content)
        return fixed.getvalue()

    def letterhead(self, head: Head) -> None:
        """Write the head of the first page: logos and names; a picture that python-docx cannot read stays away."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        pictures = section.first_page_header.paragraphs[0]
        names = [self.told(name) for name in head.names]
        for _, content in head.logos:
            with suppress(UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
                drawn = self.run(pictures).add_picture(io.BytesIO(content), height=Mm(_LOGO))
                drawn._inline.docPr.set("descr", ", ".join(names))  # noqa: SLF001 - as above
        for name in names:
            self.run(section.first_page_header.add_paragraph(), name).bold = True
        _page_number(self.run(section.first_page_footer.paragraphs[0]))

    def run(self, paragraph: Written, text: str = "") -> Run:
        """Write text into a head or foot; both are from right to left where the paper is, whatever their style says."""
        run = paragraph.add_run(text)
        if self.rtl:
            _set(paragraph._p.get_or_add_pPr(), "w:bidi")  # noqa: SLF001 - as above
            run.font.rtl = True
        return run

    def body(self, paper: Paper, when: str) -> Iterator[str]:
        """Yield the title, then every part, a piece at a time."""
        yield self.title(paper.title, "Title")
        yield self.paragraph(f"{self.told(paper.scope)} · {when}")
        yield from self.facts(paper.facts)
        for part in paper.parts:
            yield self.title(part.title, f"Heading {part.level}")
            for block in part.blocks:
                yield from self.block(block)

    def title(self, title: Cell, style: str) -> str:
        """Return a title."""
        return self.paragraph(self.told(title), style=style)

    def paragraph(self, text: str = "", *, style: str = "") -> str:
        """Return a paragraph."""
        return wordml.paragraph(text, style=self.ids[style] if style else "", rtl=self.rtl)

    def block(self, block: Block) -> Iterator[str]:
        """Yield one block; a chart as the words and tables that it draws."""
        if isinstance(block, Paragraph):
            yield wordml.paragraph(self.told(block.words), italic=block.note, rtl=self.rtl)
        elif isinstance(block, Facts | Checks):
            yield from self.facts(block.pairs)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield self.paragraph(self.told(item), style="List Bullet")
        elif isinstance(block, Bar):
            yield self.bar(block.counts)
            yield self.paragraph(of_states(block.counts, self.look.words))
        elif isinstance(block, Meters):
            yield from self.table(meter_rows(block), self.meters(block))
        else:
            yield from self.table(block.sheet)

    def bar(self, counts: Mapping[BarState, int]) -> str:
        """Return the bar of states, as wide as the page, and what parts it from its words; nothing of no actions."""
        states = [state for state in BarState if counts.get(state)]
        widths = portions([counts[state] for state in states], _TWIPS * (_WIDTH - 2 * _MARGIN))
        pieces = [(width, _shade(state)) for state, width in zip(states, widths, strict=True)]
        told = of_states(counts, self.look.words)
        if not pieces:
            return ""
        gap = self.ids[_GAP]
        drawn = wordml.bar(pieces, _BAR, told, style=gap, rtl=self.rtl, kept=True)
        return drawn + wordml.paragraph(style=gap, rtl=self.rtl, kept=True)

    def meters(self, meters: Meters) -> Drawn:
        """Return the bars of meters, each for the cell of its progress."""
        drawn = {}
        for place, (_, rollup) in enumerate(meters.rows, 1):
            told = self.told(progress_and_known(rollup))
            pieces = _filled(rollup.progress)
            drawn[place, 1] = wordml.bar(pieces, _METER_HIGH, told, style=self.ids[_GAP], rtl=self.rtl)
        return drawn

    def caption(self, text: str) -> str:
        """Return the caption of a table, on the page of its first rows."""
        return wordml.paragraph(text, italic=True, rtl=self.rtl, kept=True)

    def facts(self, pairs: Sequence[Fact]) -> Iterator[str]:
        """Yield facts as a table of two columns."""
        if pairs:
            lines = [[self.look.words.say(key), self.told(value)] for key, value in pairs]
            yield from self.grid(lines, [1, 3], heads_are_first=True)

    def table(self, sheet: Sheet, drawn: Drawn = wordml.NOTHING) -> Iterator[str]:
        """Yield rows under their titles, which are repeated on every page."""
        yield self.caption(self.look.words.say(sheet.heading))
        lines = [[self.look.words.say(column.title) for column in sheet.columns]]
        lines += [[self.told(cell) for cell in row] for row in sheet.rows]
        shares = _shares([[line[place] for line in lines] for place in range(len(sheet.columns))])
        yield from self.grid(lines, shares, drawn=drawn)

    def grid(
        self,
        lines: Sequence[Sequence[str]],
        shares: Sequence[int],
        *,
        heads_are_first: bool = False,
        drawn: Drawn = wordml.NOTHING,
    ) -> Iterator[str]:
        """Yield a table whose columns share the width of the page, and the paragraph that Word wants behind it."""
        yield from wordml.table(
            lines,
            [_TWIPS * (_WIDTH - 2 * _MARGIN) * share // sum(shares) for share in shares],
            style=self.ids[_CELL],
            head_style=self.ids[_HEAD],
            heads_are_first=heads_are_first,
            rtl=self.rtl,
            drawn=drawn,
        )
        yield self.paragraph(style=_GAP)

    def told(self, cell: Cell) -> str:
        """Return a cell in words."""
        return spoken(cell, self.look.words)


class _Both(_Writer):
    """A document in two languages in the making."""

    def __init__(self, look: Look, other: Look) -> None:
        super().__init__(look)
        self.other = other
        self.other_rtl = direction(other.languages[0]) == "rtl"

    def title(self, title: Cell, style: str) -> str:
        """Return a title in both languages, one above the other."""
        said = self.twice(title)
        return "".join(
            wordml.paragraph(text, style=self.ids[style], rtl=rtl, kept=True, tight=place > 0)
            for place, (text, rtl) in enumerate(said)
        )

    def block(self, block: Block) -> Iterator[str]:
        """Yield one block in both languages."""
        if isinstance(block, Paragraph):
            yield from self.columns([self.twice(block.words)])
        elif isinstance(block, Bullets):
            yield from self.columns([self.twice(item) for item in block.items])
        elif isinstance(block, Bar):
            yield self.bar(block.counts)
            yield from self.columns([self.both(lambda words: of_states(block.counts, words))])
        else:
            yield from super().block(block)

    def facts(self, pairs: Sequence[Fact]) -> Iterator[str]:
        """Yield facts with their names at both ends and what they are between."""
        lines = []
        for key, value in pairs:
            names, said = self.twice(key), self.twice(value)
            lines.append([names[:1], said[:1], said[-1:], names[-1:]])
        if lines:
            yield from self.mixed(lines, [2, 3, 3, 2])

    def table(self, sheet: Sheet, drawn: Drawn = wordml.NOTHING) -> Iterator[str]:
        """Yield rows once, each cell in both languages where they say it otherwise."""
        for text, rtl in self.both(lambda words: words.say(sheet.heading)):
            yield wordml.paragraph(text, italic=True, rtl=rtl, kept=True)
        rows = [tuple(column.title for column in sheet.columns), *sheet.rows]
        lines = [[self.twice(cell) for cell in row] for row in rows]
        longest = [[max((text for text, _ in cell), key=len) for cell in column] for column in zip(*lines, strict=True)]
        yield from self.mixed(lines, _shares(longest), frame=True, drawn=drawn)

    def columns(self, items: Sequence[Sequence[Said]]) -> Iterator[str]:
        """Yield texts in two columns, without a frame."""
        yield from self.mixed([[said[:1], said[-1:]] for said in items], [1, 1])

    def mixed(
        self,
        lines: Sequence[Sequence[Sequence[Said]]],
        shares: Sequence[int],
        *,
        frame: bool = False,
        drawn: Drawn = wordml.NOTHING,
    ) -> Iterator[str]:
        """Yield a table in two languages, and the paragraph that Word wants behind it."""
        widths = [_TWIPS * (_WIDTH - 2 * _MARGIN) * share // sum(shares) for share in shares]
        style, head = self.ids[_CELL], self.ids[_HEAD]
        yield from wordml.mixed(lines, widths, style=style, head=head, rtl=self.rtl, frame=frame, drawn=drawn)
        yield self.paragraph(style=_GAP)

    def twice(self, cell: Cell) -> Sequence[Said]:
        """Return a cell in both languages."""
        return self.both(lambda words: spoken(cell, words))

    def both(self, tell: Callable[[Words], str]) -> Sequence[Said]:
        """Return what both languages say, each with its direction; once what is the same."""
        one, two = tell(self.look.words), tell(self.other.words)
        said = [(one, self.rtl), (two, self.other_rtl)]
        return said[:1] if "".join(one.split()) == "".join(two.split()) else said


def _shares(columns: Sequence[Sequence[str]]) -> list[int]:
    """Return what part each column gets of a line: its longest word at least, and of what is left by its longest cell.

    A word is not broken where all of them fit. A column with no more than its head is there to write in.
    """
    words = [min(max(len(word) for text in texts for word in (text or " ").split(" ")), _MOST) + 3 for texts in columns]
    wanted = [
        max(min(max(map(len, texts)), _MOST) if any(texts[1:]) else _MOST // 2, word) - word
        for texts, word in zip(columns, words, strict=True)
    ]
    left = max(_LINE - sum(words), 0)
    return [10 * word + 10 * left * want // max(sum(wanted), 1) for word, want in zip(words, wanted, strict=True)]


def _filled(progress: Fraction | None) -> list[tuple[int, Shade]]:
    """Return the pieces of a meter: what is done, rounded down, and what is left; one with dots where none is known."""
    if progress is None:
        return [(_METER, Shade("ffffff", "5a6570", "pct20"))]
    done = int(progress * _METER / 100)
    return [piece for piece in ((done, Shade("0b4f8a")), (_METER - done, Shade("d9dee3"))) if piece[0]]


def _shade(state: BarState) -> Shade:
    """Return how a state looks in a bar: as on pages."""
    ink = charts.INKS[state]
    return Shade(ink.fill.lstrip("#"), ink.ink.lstrip("#") or "auto", _PATTERNS.get(state, "clear"))


def _property(text: str) -> str:
    """Return what python-docx takes for a property of a document: it refuses more."""
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…"


def _set(parent: BaseOxmlElement, tag: str, **values: str) -> None:
    """Set an element of WordprocessingML (ECMA-376, part 1, 17) at its place in its parent, with its attributes."""
    element = parent.find(qn(tag))
    if element is None:
        element = OxmlElement(tag)
        parent.insert_element_before(element, *_BEFORE[f"w:{parent.tag.rpartition('}')[2]}", tag])
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)


def _page_number(run: Run) -> None:
    """Put the field for the page's number into a run."""
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind or "")
        run._r.append(element)  # noqa: SLF001 - as above
