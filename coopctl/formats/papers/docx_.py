"""DOCX: the paper as a document that a committee can edit; the one module that knows python-docx (`coopctl[docx]`)."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from coopctl.errors import MissingExtraError, UsageError
from coopctl.formats import Audience
from coopctl.formats.word.beside import BodyInTwo
from coopctl.formats.word.body import CELL, GAP, HEAD, MARGIN, NUMBER, NUMBER_HEAD, SMALL, WIDTH, Body
from coopctl.i18n.words import direction
from coopctl.messages import msg
from coopctl.reports.paper import Bullets

try:
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt
except ImportError as error:
    raise MissingExtraError("docx") from error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as Written
    from docx.text.run import Run

    from coopctl.formats.look import Look
    from coopctl.reports.paper import Head, Paper

AUDIENCE = Audience.PAGES
ENDINGS = ("docx",)

#: Every file of the archive bears this time, so that the same paper gives the same bytes.
_FIXED = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
#: So many pages at most, those in two languages twice: that takes up to five seconds. A page holds so many entries.
_MOST_PAGES, _ENTRIES = 6_000, 40
#: How high a logo stands, in millimetres.
_LOGO = 16
#: The points of the letters of a table of many columns.
_SMALL = 7
#: Ends of kinds of relations to what is of another document.
_OTHERS = ("/thumbnail", "/stylesWithEffects")
#: The file of the body, and what python-docx writes for the one empty paragraph in whose place it comes.
_BODY, _PLACE = "word/document.xml", b"<w:p/>"
#: The lists of kinds, and of what the body asks for by name; and what a picture is to it.
_NAMING = ("[Content_Types].xml", "word/_rels/document.xml.rels")
_SHOWN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
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
    columns, and in the cells of tables one below the other what is not the same. Raise UsageError where it would be so
    long that nobody opens it.
    """
    if _pages(paper) * (2 if look.beside else 1) > _MOST_PAGES:
        raise UsageError(
            msg("this paper is too long for a Word document"),
            msg("write .html, or a shorter paper: fewer records, --brief, --sheets none"),
        )
    return _Writer(look).written(paper)


def _pages(paper: Paper) -> int:
    """Return about how many pages a paper has: one for each chapter or sheet, and those of long lists."""
    lists = (block for part in paper.parts for block in part.blocks if isinstance(block, Bullets))
    return len(paper.parts) + sum(len(each.items) for each in lists) // _ENTRIES


class _Writer:
    """A document in the making. python-docx's own objects are mutable, so one holder of them is simplest.

    They make what is small: styles, head and foot, properties. The body is text: as their objects, a paper of some
    thousand records takes a gigabyte.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.rtl = direction(look.languages[0]) == "rtl"
        self.document: Document = docx.Document()
        self.bare()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(WIDTH), Mm(297)
        section.left_margin = section.right_margin = Mm(MARGIN)
        if self.rtl:
            _set(section._sectPr, "w:bidi")  # noqa: SLF001 - python-docx has no name for it
        self.styles()
        ids = {style.name: style.style_id for style in self.document.styles}
        self.body = BodyInTwo(look, look.beside, ids) if look.beside else Body(look, ids)

    def bare(self) -> None:
        """Leave out what python-docx's own document brings beside: a picture of it, styles for Word 2010, its way.

        Its zoom lacks the number that the schema requires.
        """
        package = self.document.part.package
        for held in (self.document.part.rels, *((package.rels,) if package else ())):
            for name in [name for name, each in held.items() if each.reltype.endswith(_OTHERS)]:
                del held[name]
        mode = f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']"
        for each in self.document.settings.element.findall(mode):
            each.set(qn("w:val"), "15")
        for each in self.document.settings.element.findall(qn("w:zoom")):
            each.set(qn("w:percent"), "100")

    def styles(self) -> None:
        """Set size, language and direction: every other style goes by the first."""
        styles = self.document.styles
        normal, cell = styles["Normal"], styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = normal
        head = styles.add_style(HEAD, WD_STYLE_TYPE.PARAGRAPH)
        head.base_style = cell
        head.font.bold = head.font.cs_bold = True
        for name, base in ((NUMBER, cell), (NUMBER_HEAD, head)):
            number = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            number.base_style, number.paragraph_format.alignment = base, WD_ALIGN_PARAGRAPH.RIGHT
        # Arabic letters are joined: they may not be spaced apart, as those of a title were.
        for spacing in styles.element.findall(f".//{qn('w:rPr')}/{qn('w:spacing')}"):
            spacing.getparent().remove(spacing)
        gap = styles.add_style(GAP, WD_STYLE_TYPE.PARAGRAPH)
        gap.base_style = normal
        for style, points in ((normal, 10), (cell, 8.5), (gap, 4)):
            style.font.size = Pt(points)
            _set(style.element.get_or_add_rPr(), "w:szCs", val=str(round(2 * points)))
            style.paragraph_format.space_after = Pt(4 if style is normal else 1)
        for name in (CELL, HEAD, NUMBER, NUMBER_HEAD):
            small = styles.add_style(f"{SMALL}{name}", WD_STYLE_TYPE.PARAGRAPH)
            small.base_style, small.font.size = styles[name], Pt(_SMALL)
            _set(small.element.get_or_add_rPr(), "w:szCs", val=str(2 * _SMALL))
        for place, side in enumerate(styles["Table Grid"].element.find(qn("w:tblPr")).find(qn("w:tblBorders"))):
            side.set(qn("w:color"), "8A949E" if place in (0, 2) else "C4CCD4")
        language = self.look.languages[0]
        kinds = {"val": language, "bidi": language} if not self.rtl else {"bidi": language}
        _set(normal.element.get_or_add_rPr(), "w:lang", **kinds)
        if self.rtl and self.look.beside is None:
            _set(normal.element.get_or_add_pPr(), "w:bidi")

    def closer(self) -> None:
        """Leave less room between things: two pages are to hold two languages."""
        section = self.document.sections[0]
        section.top_margin = section.bottom_margin = Mm(13)
        section.header_distance = section.footer_distance = Mm(7)
        for name, points in (("Normal", 9), (CELL, 8), (GAP, 2), ("Title", 18), ("Heading 1", 11)):
            style = self.document.styles[name]
            style.font.size = Pt(points)
            _set(style.element.get_or_add_rPr(), "w:szCs", val=str(2 * points))
            style.paragraph_format.space_after = Pt(1)
            if name == "Heading 1":
                style.paragraph_format.space_before = Pt(3)

    def written(self, paper: Paper) -> bytes:
        """Write the head of every page, the page number at its foot, and the properties; then all the rest.

        Return the file, its archive without any time of its own.
        """
        properties = self.document.core_properties
        properties.title = _property(self.body.told(paper.title))
        properties.subject = _property(self.body.told(paper.scope))
        properties.language = self.look.languages[0]
        properties.author = properties.last_modified_by = "coopctl"
        properties.comments = ""
        properties.created = properties.modified = datetime.combine(paper.day, time(), UTC)
        section = self.document.sections[0]
        for place, (text, rtl) in enumerate(self.body.about(paper, paper.running)):
            head = section.header.add_paragraph() if place else section.header.paragraphs[0]
            self.run(head, text, rtl=rtl)
        _page_number(self.run(section.footer.paragraphs[0]))
        if paper.short and self.look.beside:
            self.closer()
        if paper.letterhead:
            self.letterhead(paper.letterhead)
        self.document.element.body.sectPr.addprevious(OxmlElement("w:p"))
        made = io.BytesIO()
        self.document.save(made)
        body = io.BytesIO()
        body.writelines(each.encode() for each in self.body.written(paper))
        fixed = io.BytesIO()
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in sorted(source.infolist(), key=lambda each: each.filename != "[Content_Types].xml"):
                content = source.read(entry)
                if entry.filename == _BODY:
                    before, _, after = content.partition(_PLACE)
                    content = b"".join((before, body.getbuffer(), after))
                elif entry.filename in _NAMING and self.body.pictures:
                    content = _with_pictures(content, self.body.pictures)
                _put(target, entry.filename, content)
            for name, content in self.body.pictures.items():
                _put(target, f"word/media/{name}.png", content, zipfile.ZIP_STORED)
        return fixed.getvalue()

    def letterhead(self, head: Head) -> None:
        """Write the head of the first page: logos and names; a picture that python-docx cannot read stays away."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        pictures = section.first_page_header.paragraphs[0]
        names = [self.body.told(name) for name in head.names]
        said = [line for name in head.names for line in self.body.twice(name)]
        for _, content in head.logos:
            with suppress(UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
                drawn = self.run(pictures).add_picture(io.BytesIO(content), height=Mm(_LOGO))
                drawn._inline.docPr.set("descr", ", ".join(names))  # noqa: SLF001 - as above
        for name, rtl in said:
            self.run(section.first_page_header.add_paragraph(), name, rtl=rtl).bold = True
        _page_number(self.run(section.first_page_footer.paragraphs[0]))

    def run(self, paragraph: Written, text: str = "", *, rtl: bool | None = None) -> Run:
        """Write text into a head or foot; from right to left where it is, or the paper, whatever their style says."""
        run = paragraph.add_run(text)
        if self.rtl if rtl is None else rtl:
            _set(paragraph._p.get_or_add_pPr(), "w:bidi")  # noqa: SLF001 - as above
            run.font.rtl = True
        return run


def _put(target: zipfile.ZipFile, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Put a file into the archive."""
    plain = zipfile.ZipInfo(name, _FIXED)
    plain.compress_type = how
    target.writestr(plain, content)


def _with_pictures(content: bytes, names: Iterable[str]) -> bytes:
    """Return the list of kinds, or of what the body asks for by name (ISO/IEC 29500-2, 9), with pictures."""
    if b"</Types>" in content:
        kind = b'<Default Extension="png" ContentType="image/png"/>'
        return content if b'Extension="png"' in content else content.replace(b"<Default ", kind + b"<Default ", 1)
    asked = "".join(f'<Relationship Id="{name}" Type="{_SHOWN}" Target="media/{name}.png"/>' for name in names)
    return content.replace(b"</Relationships>", asked.encode() + b"</Relationships>")


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
    """Put the fields for the page's number and how many there are into a run."""
    for number, field in enumerate(("PAGE", "NUMPAGES")):
        if number:
            run.add_text(" / ")
        for kind, text in (("begin", None), (None, field), ("end", None)):
            element = OxmlElement("w:instrText" if text else "w:fldChar")
            if text:
                element.text = text
            else:
                element.set(qn("w:fldCharType"), kind or "")
            run._r.append(element)  # noqa: SLF001 - as above
