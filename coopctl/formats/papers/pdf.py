"""PDF: the paper to hand in and to keep, tagged for screen readers; the one module that knows typst (`coopctl[pdf]`).

The template is ours; every text of the paper is data that it is given as JSON, so that none is read as markup. Nothing
is fetched, and the same paper gives the same bytes where the same fonts are installed.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from coopctl import __version__
from coopctl.errors import CoopctlError, MissingExtraError
from coopctl.formats import Audience
from coopctl.formats.counts import of_states
from coopctl.formats.headings import of_paper
from coopctl.formats.pages import charts, markup, pdf_joining, pdf_shares
from coopctl.formats.pages.columns import WHOLE, high, shares, to_fill
from coopctl.formats.pages.pdf_room import CELL, DRAWN, IN_A_TABLE, ROW, Room, too_long
from coopctl.formats.pages.spoken import alike, once, spoken
from coopctl.formats.timeline import svg
from coopctl.i18n.words import direction
from coopctl.messages import Message, msg
from coopctl.model.texts import Text
from coopctl.reports.paper import Bar, Bullets, Checks, Facts, Gantt, Meters, Paragraph, leading, meter_rows
from coopctl.tables import DaysLate, Explained, Headed, Percent

try:
    import typst
except ImportError as error:
    raise MissingExtraError("pdf") from error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.reports.paper import Block, Head, NamedFact, Paper, Rows
    from coopctl.tables import Cell, Sheet

    #: A cell in words: stretches, each with its language, "" for the paper's own.
    _Told: TypeAlias = list[tuple[str, str]]

AUDIENCE = Audience.PAGES
ENDINGS = ("pdf",)

#: Tagged for screen readers (ISO 14289-1) and to be kept (ISO 19005-2, A; ISO 19005-3, A where it holds files): typst
#: refuses what it knows to break them.
TAGGED: Final = "ua-1"
KEPT: Final = "a-2a"
HOLDING: Final = "a-3a"
#: Fonts that typst brings: for Latin, Greek and Cyrillic letters, and one with Arabic ones too, all equally wide.
LATIN, WIDE = "Libertinus Serif", "DejaVu Sans Mono"
#: Fonts with Arabic letters that read well, best first, of which one may be installed.
ARABIC = (
    "Amiri", "Noto Naskh Arabic", "Scheherazade New", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", "Times New Roman",
    "Arial", "DejaVu Sans",
)  # fmt: skip
#: What stands for control characters, whose pictures hardly a font has: what a screen of ASCII shows; for the other
#: signs of their block (The Unicode Standard, 22.7), what stands for any letter.
_PICTURES: Final = {
    **dict.fromkeys(range(0x2420, 0x2440), "\ufffd"),
    **{0x2400 + number: f"<U+{number:04X}>" for number in range(0x20)},
    0x2421: "<U+007F>",
}
#: How many letters a line of a table holds, and one of smaller letters.
_LINE, _SMALLER = 120, 136
#: So many facts, or items of a list, of so many letters stand on one page, with what they lead to: a third of it.
_FEW, _FEW_LETTERS = 15, 1_200
#: So many rows of so many lines are a table that stands on one page.
_ROWS, _LINES = 12, 16
#: Two languages that run against each other stand on one line from either side where they have no more letters, and
#: what the paper is about is cut to so many at the head of a page.
_ACROSS, _HALF = 92, 36
#: As many take the bar of a meter, which stands before its words.
_METER = 12
#: How many letters typst sets at once, in 450 MB. A text of more letters than the longest takes it minutes.
_WHOLE, _LONGEST = 950_000, 100_000
#: How many letters of what the template is given are one share; some are keys and drawings.
_SHARE = 700_000
#: How many chapters and sheets at most: what little thousands of records say takes typst as long as a long paper.
_MOST_PARTS = 4_000
#: A paper of more chapters has its contents at its head.
_FEW_CHAPTERS = 2
#: typst keeps what it made for the next ten times.
_KEPT_TIMES = 11


def write(paper: Paper, look: Look) -> bytes:
    """Return the document, in the reader's first language, from right to left where that is written so.

    A logo that cannot be read stays away. Raise CoopctlError where no font that is installed has a letter of it, or
    where it is so long that it would take too much memory or time.
    """
    if len(paper.parts) > _MOST_PARTS:
        raise too_long()
    teller = _Teller(look, to_fill=paper.to_fill, files=paper.files)
    told = teller.paper(paper)
    try:
        return _in_shares(paper, told) if teller.room.taken > _WHOLE else _set(paper, told, _standards(paper))
    except typst.TypstError as error:
        if paper.letterhead and paper.letterhead.logos and "decode image" in error.message:
            return write(replace(paper, letterhead=replace(paper.letterhead, logos=())), look)
        raise _refused(error) from error


def _standards(paper: Paper) -> list[str]:
    return [TAGGED, HOLDING if paper.attached else KEPT]


def _set(paper: Paper, told: Mapping[str, object], standards: Sequence[str]) -> bytes:
    """Return what typst makes of what the template is given."""
    template = markup.source("paper.typ").encode()
    given = {"paper": json.dumps(told, ensure_ascii=False)}
    compiler = typst.Compiler(template, sys_inputs=given, font_paths=_fonts())
    day = datetime.combine(paper.day, time(), UTC)
    return cast("bytes", compiler.compile(format="pdf", pdf_standards=cast("Any", standards), timestamp=day))


def _in_shares(paper: Paper, told: Mapping[str, Any]) -> bytes:
    """Return a paper that is set one share after the other, which takes the memory of one.

    The first, where it holds the contents, is set again at the end: only then is it known where the chapters begin.
    """
    parts = told["parts"]
    shares = pdf_shares.shares(parts, _SHARE)
    made: list[pdf_joining.PartOfPdf] = []
    for number in (*range(len(shares)), *([0] if told["chapters"] > _FEW_CHAPTERS else [])):
        begins = dict(enumerate(pdf_joining.begins(made)))
        contents = [
            [part["title"], pdf_joining.TARGET.format(number=place), str(begins.get(place, 0))]
            for place, part in enumerate(parts)
            if part["level"] == 1
        ]
        share = {
            "opens": number == 0,
            "closes": number == len(shares) - 1,
            "page": 1 + sum(len(each.pages) for each in made[:number]),
            "contents": contents,
        }
        # Of what goes on from one share to the next, UA-1 misses the first heading.
        content = _set(paper, {**told, "parts": shares[number], "share": share}, _standards(paper)[min(number, 1) :])
        made[number : number + 1] = [pdf_joining.read(content)]
        _forget()
    return pdf_joining.joined(made, [part["level"] for part in parts])


def _forget() -> None:
    """Make typst give back the memory of what it made before."""
    for _ in range(_KEPT_TIMES):
        typst.Compiler(b"", font_paths=_fonts()).compile(format="pdf", pdf_tags=False)


def arabic() -> str:
    """Return the font in which Arabic letters are written here: the one that typst brings where no better is there."""
    installed = set(_fonts().families())
    return next((name for name in ARABIC if name in installed), WIDE)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


def _refused(error: Any) -> CoopctlError:
    """Return what to say of a letter that no font has, or of a heading that no outline of a PDF to be kept can hold.

    Both are the reader's to mend; raise anything else: a bug.
    """
    if "string is longer than" in error.message:
        return too_long()
    if "could not be displayed with" in error.message:
        return CoopctlError(
            msg("no font on this machine has all letters of this paper: {error}", error=error.message),
            msg("install a font that has them, or write .html or .docx"),
        )
    raise error


class _Teller:
    """What the template is given: names, numbers and strings; the more of it, the more bytes its `files` have."""

    def __init__(self, look: Look, *, to_fill: bool = False, files: int = 0) -> None:
        self.look, self.words, self.open, self.room = look, look.words, to_fill, Room(files)
        self.beside: _Teller | None = _Teller(look.beside) if look.beside else None
        self.rtl = direction(look.languages[0]) == "rtl"

    @property
    def tellers(self) -> Sequence[_Teller]:
        """This one and that of the language beside."""
        return (self, self.beside) if self.beside else (self,)

    def paper(self, paper: Paper) -> Mapping[str, object]:
        """Return the whole paper."""
        day, other, when = paper.day, self.beside, of_paper(paper, self.words)
        return {
            "language": _base(self.look.languages[0]),
            "rtl": self.rtl,
            "fonts": [LATIN, arabic(), WIDE],
            "day": {"year": day.year, "month": day.month, "day": day.day},
            "title": self.said(paper.title),
            "scope": self.said(paper.scope),
            "running": self.running(paper),
            "stamp": when,
            "beside": {
                "language": _base(other.look.languages[0]),
                "scope": other.running(paper, half=True),
                "stamp": of_paper(paper, other.words),
            }
            if other
            else None,
            "turned": self.turned,
            "close": paper.short and other is not None,
            "open": self.open,
            "chapters": 0 if paper.short or paper.to_fill else sum(part.level == 1 for part in paper.parts),
            "contents": self.cell(msg("Contents")),
            "made": self.cell(
                msg("Made with coopctl {version} from the files of this workspace.", version=__version__)
            ),
            "letterhead": self.head(paper.letterhead) if paper.letterhead else None,
            "share": None,
            "attached": [
                {"name": each.name, "about": self.words.say(each.about), "content": each.content}
                for each in paper.attached
            ],
            "heading": self.cell(paper.title),
            "about": self.twice(
                *([*each.spoken(paper.scope), ("", f" · {of_paper(paper, each.words)}")] for each in self.tellers)
            ),
            "facts": self.pairs(paper.named),
            "parts": [
                {
                    "title": self.cell(part.named),
                    "level": part.level,
                    "blocks": [
                        {**self.block(block, part.name), "kept": place < first}
                        for place, block in enumerate(part.blocks)
                    ],
                }
                for part, first in leading(paper.parts)
            ],
        }

    @property
    def turned(self) -> bool:
        """Whether the language beside runs against this one."""
        return self.beside is not None and self.beside.rtl != self.rtl

    def running(self, paper: Paper, *, half: bool = False) -> str:
        """Return what the paper is about, for the head of each page or half of it."""
        half = half or self.beside is not None
        return self.said(paper.scope.cut(_HALF) if half and isinstance(paper.scope, Text) else paper.running)

    def head(self, head: Head) -> Mapping[str, object]:
        """Return who hands the paper out; the bytes of a logo as numbers."""
        return {
            "names": [self.cell(name) for name in head.names],
            "logos": [list(content) for _, content in head.logos],
        }

    def block(self, block: Block, name: str) -> Mapping[str, object]:
        """Return one block; `form` names what the template does with it."""
        if isinstance(block, Paragraph):
            return {"form": "paragraph", "words": self.cell(block.words), "note": block.note}
        if isinstance(block, Facts | Checks):
            pairs = self.pairs(block.named)
            return {"form": "facts", "pairs": pairs, "whole": _few([name + told for name, told in pairs])}
        if isinstance(block, Bullets):
            self.room.take(ROW * len(block.items))
            items = [self.across(self.cell(item)) for item in block.items]
            return {"form": "bullets", "items": items, "whole": _few(items)}
        if isinstance(block, Bar):
            told = self.across(self.twice(*([("", of_states(block.counts, each.words))] for each in self.tellers)))
            counted = " / ".join(of_states(block.counts, each.words) for each in self.tellers)
            bar = charts.bar(block.counts, name, counted, right_to_left=self.rtl)
            return {"form": "bar", "words": told, "svg": bar}
        if isinstance(block, Gantt):
            fonts = charts.SetIn(LATIN, arabic(), WIDE)
            drawn = [charts.laid_out(str(each), fonts, rtl=self.rtl) for each in svg.slices(block.timeline, self.look)]
            self.room.take(sum(map(len, drawn)) // DRAWN)
            rows = self.rows(block.untold) if block.untold else None
            elsewhere = msg("{heading}; the dates of each stand on its sheet", heading=block.sheet.heading)
            words = self.words.say(block.sheet.heading if rows else elsewhere)
            return {"form": "gantt", "svgs": drawn, "words": words, "rows": rows}
        return self.table(block)

    def table(self, block: Rows | Meters) -> Mapping[str, object]:
        """Return rows, or meters as rows with a small bar beside each figure."""
        if not isinstance(block, Meters):
            return self.rows(block.sheet)
        drawn = [charts.meter(rollup.progress, right_to_left=self.rtl) for _, rollup in block.rows]
        told = self.rows(meter_rows(block), [["", meter, "", *([""] if block.healths else [])] for meter in drawn])
        name, figure, *others = cast("list[int]", told["widths"])
        return {**told, "widths": [name, figure + 10 * _METER, *others]}

    def rows(self, sheet: Sheet, charts_: Sequence[Sequence[str]] = ()) -> Mapping[str, object]:
        """Return a table, with the charts that stand before its words."""
        columns = [self.cell(column.title) for column in sheet.columns]
        lines = [[self.cell(cell) for cell in row] for row in sheet.rows]
        self.room.take((ROW + IN_A_TABLE * len(columns)) * len(lines))
        told = [[_longest(cell) for cell in line] for line in (columns, *lines)]
        longest = [*zip(*(to_fill(line, sheet.columns) if self.open else line for line in told), strict=True)]
        widths = shares(longest, _LINE, _SMALLER)
        drawn = [*charts_, *([[""] * len(columns)] * (len(lines) - len(charts_)))]
        return {
            "form": "rows",
            "caption": self.cell(sheet.heading),
            "empty": self.cell(sheet.empty),
            "columns": columns,
            "widths": widths,
            "small": sum(widths) > 10 * _LINE,
            "right": [column.right for column in sheet.columns],
            "short": len(lines) <= _ROWS and high(longest, widths) * len(self.tellers) <= _LINES,
            "first": min(high([texts[:3] for texts in longest], widths) * len(self.tellers), _LINES),
            "whole": all(_letters(cell) <= WHOLE for line in lines for cell in line),
            "rows": [
                [{"words": words, "svg": chart} for words, chart in zip(line, pictures, strict=True)]
                for line, pictures in zip(lines, drawn, strict=True)
            ],
        }

    def pairs(self, pairs: Sequence[NamedFact]) -> list[list[_Told]]:
        """Return facts, each its name and what it is."""
        told = ((self.cell(name), self.cell(value)) for name, value in pairs)
        return [[name, self.across(value, _letters(name))] for name, value in told]

    def across(self, told: _Told, taken: int = 0) -> _Told:
        """Return what is short in both languages on one line, of which some letters are taken."""
        if not self.turned or taken + _letters(told) > _ACROSS:
            return told
        return [("|", words) if language == "/" else (language, words) for language, words in told]

    def cell(self, cell: Cell) -> _Told:
        """Return a cell in words, of several texts each in its own language. Raise UsageError where this is too long.

        In two languages, a line each; once what is one text in both.
        """
        said = self.beside and once(cell, self.words, self.beside.words)
        told = self.spoken(cell) if said else self.twice(*(each.spoken(cell) for each in self.tellers))
        letters = _letters(told)
        if letters > _LONGEST:
            raise too_long()
        self.room.take(CELL + letters)
        return told

    def twice(self, own: _Told, other: _Told | None = None) -> _Told:
        """Return what is said in each language, a line each; once where both say the same."""
        if other is None or self.beside is None:
            return own
        if alike(*("".join(words for _, words in each) for each in (own, other))):
            return own
        theirs = _base(self.beside.look.languages[0])
        begin = ("", "\u2067" if self.beside.rtl else "\u2066")
        return [*own, ("/", ""), begin, *((language or theirs, words) for language, words in other), ("", "\u2069")]

    def spoken(self, cell: Cell) -> _Told:
        """Return a cell in the words of one language."""
        if isinstance(cell, tuple):
            said = [self.spoken(each) for each in cell]
            comma = ("", self.words.between("".join(words for _, words in one) for one in said))
            return [part for number, one in enumerate(said) for part in ([comma] if number else []) + one]
        language = self.look.languages[0]
        if isinstance(cell, Text):
            language = cell.choose(self.look.languages)[0]
        elif isinstance(cell, Message | StrEnum | Explained | Headed | Percent | DaysLate):
            language = self.words.spoken
        own = _base(language)
        return [("" if own == _base(self.look.languages[0]) else own, self.said(cell))]

    def said(self, cell: Cell) -> str:
        """Return a cell in words that the fonts have."""
        return spoken(cell, self.words).translate(_PICTURES)


def _few(lines: Sequence[_Told]) -> bool:
    """Tell whether these stand on one page."""
    return len(lines) <= _FEW and sum(map(_letters, lines)) <= _FEW_LETTERS


def _letters(cell: _Told) -> int:
    return sum(len(words) for _, words in cell)


def _longest(cell: _Told) -> str:
    """Return the longest line of a cell."""
    lines = [""]
    for language, words in cell:
        lines = [*lines, ""] if language == "/" else [*lines[:-1], lines[-1] + words]
    return max(lines, key=len)


def _base(language: str) -> str:
    """Return the language of a tag, without its region: fr-BE is fr."""
    return language.casefold().partition("-")[0]
