"""DOCX: the paper as a document that a committee can edit; the one module that knows python-docx (`coopctl[docx]`)."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from coopctl.errors import MissingExtraError
from coopctl.formats.counts import of_state
from coopctl.formats.headings import stamp
from coopctl.formats.spoken import spoken
from coopctl.measures.outcomes import BarState
from coopctl.reports.paper import Bar, Bullets, Facts, Meters, Paragraph, meter_rows
from coopctl.words import direction

try:
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt
except ImportError as error:
    raise MissingExtraError("docx") from error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph as Line
    from docx.text.run import Run

    from coopctl.look import Look
    from coopctl.reports.paper import Block, Paper
    from coopctl.reports.record import Fact
    from coopctl.sheets import Cell, Sheet

#: Every file of the archive bears this time, so that the same paper gives the same bytes.
_FIXED = (1980, 1, 1, 0, 0, 0)
#: Of the page, in millimetres, and what a column gets at least and at most by its longest cell, in letters.
_WIDTH, _MARGIN = 210, 20
_LEAST, _MOST = 7, 45


def write(paper: Paper, look: Look) -> bytes:
    """Return the document, in the reader's first language, from right to left where that is written so."""
    writer = _Writer(look)
    writer.begin(paper)
    for part in paper.parts:
        writer.heading(part.title, part.level)
        for block in part.blocks:
            writer.block(block)
    return writer.bytes()


class _Writer:
    """A document in the making. python-docx's own objects are mutable, so one holder of them is simplest."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.rtl = direction(look.languages[0]) == "rtl"
        self.document: Document = docx.Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(_WIDTH), Mm(297)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        self.document.styles["Normal"].font.size = Pt(10)

    def begin(self, paper: Paper) -> None:
        """Write the title, the head of every page, the page number at its foot, and the properties."""
        say = self.look.words.say
        when = " · ".join(say(message) for message in stamp(paper.day, paper.revision))
        properties = self.document.core_properties
        properties.title = self.told(paper.title)
        properties.subject = self.told(paper.scope)
        properties.language = self.look.languages[0]
        properties.author = properties.last_modified_by = "coopctl"
        properties.comments = ""
        properties.created = properties.modified = datetime.combine(paper.day, time(), UTC)
        section = self.document.sections[0]
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        self.words(head, f"{self.told(paper.scope)} · {when}")
        _page_number(foot.add_run())
        self.turned(foot)
        self.words(self.document.add_heading(level=0), self.told(paper.title))
        self.words(self.document.add_paragraph(), f"{self.told(paper.scope)} · {when}")
        self.facts(paper.facts)

    def heading(self, title: Cell, level: int) -> None:
        """Write the title of a part."""
        self.words(self.document.add_heading(level=level), self.told(title))

    def block(self, block: Block) -> None:
        """Write one block; a chart as the words and tables that it draws."""
        if isinstance(block, Paragraph):
            line = self.document.add_paragraph()
            self.words(line, self.told(block.words), italic=block.note)
        elif isinstance(block, Facts):
            self.facts(block.pairs)
        elif isinstance(block, Bullets):
            for item in block.items:
                self.words(self.document.add_paragraph(style="List Bullet"), self.told(item))
        elif isinstance(block, Bar):
            say = self.look.words.say
            counts = (say(of_state(state, block.counts[state])) for state in BarState if block.counts.get(state))
            self.words(self.document.add_paragraph(), self.look.words.listed(counts))
        else:
            self.table(meter_rows(block) if isinstance(block, Meters) else block.sheet)

    def facts(self, pairs: Sequence[Fact]) -> None:
        """Write facts as a table of two columns."""
        if not pairs:
            return
        self.grid([[self.look.words.say(key), self.told(value)] for key, value in pairs], [1, 3], heads_are_first=True)

    def table(self, sheet: Sheet) -> None:
        """Write rows under their titles, which are repeated on every page."""
        self.words(self.document.add_paragraph(), self.look.words.say(sheet.heading), italic=True)
        lines = [[self.look.words.say(column.title) for column in sheet.columns]]
        lines += [[self.told(cell) for cell in row] for row in sheet.rows]
        longest = [max(len(line[place]) for line in lines) for place in range(len(sheet.columns))]
        table = self.grid(lines, [min(max(length, _LEAST), _MOST) for length in longest])
        _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - python-docx has no other way

    def grid(self, lines: Sequence[Sequence[str]], shares: Sequence[int], *, heads_are_first: bool = False) -> Table:
        """Write a table whose columns share the width of the page, from right to left where the paper is.

        The cells of the first line are bold, or of the first column.
        """
        table: Table = self.document.add_table(rows=len(lines), cols=len(shares))
        table.style = "Table Grid"
        table.autofit = False
        if self.rtl:  # after the style, as the order of its schema wants it (ECMA-376, part 1, 17.4.59)
            table._tbl.tblPr.insert(1, OxmlElement("w:bidiVisual"))  # noqa: SLF001 - as above
        widths = [Mm((_WIDTH - 2 * _MARGIN) * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
            for place, (cell, text, width) in enumerate(zip(row.cells, line, widths, strict=True)):
                cell.width = width
                self.words(cell.paragraphs[0], text, bold=place == 0 if heads_are_first else number == 0, size=9)
        self.document.add_paragraph()
        return table

    def told(self, cell: Cell) -> str:
        """Return a cell in words."""
        return spoken(cell, self.look.words)

    def words(
        self, line: Line, text: str, *, bold: bool = False, italic: bool = False, size: int | None = None
    ) -> None:
        """Put words into a paragraph, from right to left where the paper is; `size` is in points."""
        run = line.add_run(text)
        run.font.size = Pt(size) if size else None
        run.bold = run.font.cs_bold = bold or None  # for Latin and for complex scripts, which have their own
        run.italic = run.font.cs_italic = italic or None
        if self.rtl:
            _set(run._r.get_or_add_rPr(), "w:rtl")  # noqa: SLF001 - as above
        self.turned(line)

    def turned(self, line: Line) -> None:
        """Let a paragraph run from right to left where the paper does."""
        if self.rtl:
            _set(line._p.get_or_add_pPr(), "w:bidi")  # noqa: SLF001 - as above

    def bytes(self) -> bytes:
        """Return the file, its archive without any time of its own."""
        made = io.BytesIO()
        self.document.save(made)
        fixed = io.BytesIO()
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in sorted(source.infolist(), key=lambda each: each.filename != "[Content_Types].xml"):
                plain = zipfile.ZipInfo(entry.filename, _FIXED)
                plain.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(plain, source.read(entry))
        return fixed.getvalue()


def _set(parent: BaseOxmlElement, tag: str) -> None:
    """Set a switch of WordprocessingML (ECMA-376, part 1, 17)."""
    if parent.find(qn(tag)) is None:
        parent.append(OxmlElement(tag))


def _page_number(run: Run) -> None:
    """Put the field for the page's number into a run."""
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind or "")
        run._r.append(element)  # noqa: SLF001 - as above
