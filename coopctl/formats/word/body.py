"""The body of a document of Word, block by block, as text: what python-docx need not know."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coopctl.formats.counts import of_states
from coopctl.formats.headings import of_paper
from coopctl.formats.pages import wordml
from coopctl.formats.pages.columns import high, shares, to_fill
from coopctl.formats.pages.spoken import alike, spoken
from coopctl.formats.pages.wordml import Styles
from coopctl.formats.word import bars, gantt
from coopctl.i18n.words import direction
from coopctl.messages import msg
from coopctl.reports.figures import progress_and_known
from coopctl.reports.paper import Bar, Bullets, Checks, Facts, Gantt, Meters, Paragraph, leading, meter_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.pages.png import Picture
    from coopctl.formats.pages.wordml import Drawn, Said
    from coopctl.measures.outcomes import BarState
    from coopctl.reports.paper import Block, NamedFact, Paper
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.tables import Cell, Column, Sheet

#: Of the page, in millimetres; and how many letters a line of a table holds, and how many smaller ones.
WIDTH, MARGIN, LINE, SMALLER = 210, 20, 78, 95
#: Word measures columns in twentieths of a point: so many make a millimetre; and pictures in English metric units.
TWIPS, _UNITS = 57, 36_000
#: Our styles for the cells of tables, for their heads, for those of numbers, and for the paragraph that parts a table
#: from what follows.
CELL, HEAD, NUMBER, NUMBER_HEAD, GAP = "Cell", "Cell head", "Cell number", "Cell number head", "Gap"
#: Before the names of the same styles in smaller letters.
SMALL = "Small "
#: How high a row is at least in which people write, in the same.
_ROOM = 500
#: So many lines a row are no reason for smaller letters.
_LOW = 2
#: Letters as wide as a meter.
_DRAWN = f"{8 * 'x'}\N{NO-BREAK SPACE}"
#: How many signs of a legend stand side by side.
_SIGNS = 3
#: Of the timeline, in millimetres: its chart, with what a cell leaves free on both sides, and a pixel of its pictures.
_CHART, _PIXEL = 110, 106 / gantt.WIDTH


class Body:
    """The body in the making; `ids` are the styles of the document by their names.

    `pictures` are those that it shows, each under the name by which it asks for it.
    """

    def __init__(self, look: Look, ids: Mapping[str, str]) -> None:
        self.look, self.ids = look, ids
        self.rtl = direction(look.languages[0]) == "rtl"
        self.pictures: dict[str, bytes] = {}
        self._named: dict[bytes, str] = {}
        self._shown = 0
        self.high = 0

    def written(self, paper: Paper) -> Iterator[str]:
        """Yield the title, then every part, a piece at a time."""
        self.high = _ROOM if paper.to_fill else 0
        yield self.title(paper.title, "Title")
        for text, rtl in self.about(paper, paper.scope):
            yield wordml.paragraph(text, rtl=rtl)
        yield from self.facts(paper.named)
        for part, first in leading(paper.parts):
            yield self.title(part.named, f"Heading {part.level}")
            for place, block in enumerate(part.blocks):
                yield from self.block(block, kept=place < first)

    def title(self, title: Cell, style: str) -> str:
        """Return a title."""
        return self.paragraph(self.told(title), style=style)

    def paragraph(self, text: str = "", *, style: str = "", kept: bool = False) -> str:
        """Return a paragraph."""
        return wordml.paragraph(text, style=self.ids[style] if style else "", rtl=self.rtl, kept=kept)

    def block(self, block: Block, *, kept: bool = False) -> Iterator[str]:
        """Yield one block, a paragraph that is `kept` on the page of what follows; a chart as what it draws."""
        if isinstance(block, Paragraph):
            yield wordml.paragraph(self.told(block.words), italic=block.note, rtl=self.rtl, kept=kept)
        elif isinstance(block, Facts | Checks):
            yield from self.facts(block.named)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield self.paragraph(self.told(item), style="List Bullet")
        elif isinstance(block, Bar):
            yield from self.bar(block.counts)
        elif isinstance(block, Meters):
            yield from self.table(meter_rows(block), self.meters(block))
        elif isinstance(block, Gantt):
            yield from self.timeline(block)
        else:
            yield from self.table(block.sheet)

    def bar(self, counts: Mapping[BarState, int]) -> Iterator[str]:
        """Yield the counts of states above their bar, as wide as the page; no bar of no actions."""
        said = self.both(lambda look: of_states(counts, look.words))
        yield from (wordml.paragraph(text, rtl=rtl, kept=True) for text, rtl in said)
        if any(counts.values()):
            drawn = self.picture(bars.states(counts, int((WIDTH - 2 * MARGIN) / _PIXEL)), said[0][0])
            yield wordml.drawn(drawn, style=self.ids[CELL], rtl=self.rtl, kept=True)

    def meters(self, meters: Meters) -> Drawn:
        """Return the bars of meters, each for the cell of its progress."""
        return {
            (place, 1): self.picture(bars.meter(rollup.progress), self.told(progress_and_known(rollup)))
            for place, (_, rollup) in enumerate(meters.rows, 1)
        }

    def timeline(self, block: Gantt) -> Iterator[str]:
        """Yield the timeline: a table of titles beside pictures of their dates, which are told as those tell them."""
        if not gantt.rows(block.timeline):
            yield from self.table(block.sheet)
            return
        chart = TWIPS * _CHART
        yield self.caption(block.sheet)
        yield from wordml.laid(self.chart(block), [TWIPS * (WIDTH - 2 * MARGIN) - chart, chart], rtl=self.rtl)
        yield self.paragraph(style=GAP)
        yield from self.legend(block.timeline)
        if block.untold:
            yield self.paragraph(style=GAP)
            yield from self.table(replace(block.untold, heading=msg("The same dates in words")))

    def chart(self, block: Gantt) -> Iterator[Sequence[str]]:
        """Yield the rows of the timeline: the scale, then axes, agreements and actions."""
        title = block.sheet.columns[0].title
        scale = (
            wordml.placed([(int(at * _PIXEL * TWIPS), label) for at, label in line], style=self.ids[CELL], rtl=self.rtl)
            for line in gantt.labels(block.timeline)
        )
        yield self.lines(self.both(lambda look: look.words.say(title)), HEAD, kept=True), "".join(scale)
        told = {row.ref: self.dates(block.sheet, place) for place, row in enumerate(block.timeline.rows)}
        for begins, row in gantt.rows(block.timeline):
            if begins:
                yield (self.lines(self.both(partial(gantt.axis, row)), HEAD, kept=True),)
            named = self.lines(self.both(partial(gantt.title, row)), CELL if row.depth else HEAD, kept=not row.depth)
            picture = self.picture(gantt.drawn(row, block.timeline, self.look), told[row.ref])
            yield (
                named + self.lines(self.both(partial(gantt.facts, row)), CELL),
                wordml.drawn(picture, style=self.ids[CELL], rtl=self.rtl),
            )

    def legend(self, timeline: Timeline) -> Iterator[str]:
        """Yield the signs that are drawn, each with what it means, some side by side."""
        cells = []
        for sign in gantt.signs(timeline, self.look):
            said = self.both(partial(gantt.meaning, sign, timeline))
            picture = self.picture(gantt.sample(sign), said[0][0])
            cells.append(
                "".join(wordml.drawn(picture, f" {text}", style=self.ids[CELL], rtl=rtl) for text, rtl in said)
            )
        cells += [wordml.paragraph(style=self.ids[CELL], rtl=self.rtl)] * (-len(cells) % _SIGNS)
        rows = (cells[place : place + _SIGNS] for place in range(0, len(cells), _SIGNS))
        width = TWIPS * (WIDTH - 2 * MARGIN) // _SIGNS
        yield from wordml.laid(rows, [width] * _SIGNS, rtl=self.rtl, frame=False)

    def dates(self, sheet: Sheet, place: int) -> str:
        """Return a row of dates as one sentence."""
        said = zip(sheet.columns[1:], sheet.rows[place][1:], strict=True)
        told = [f"{self.look.words.say(column.title)} {self.told(cell)}" for column, cell in said if cell]
        return self.look.words.listed([self.told(sheet.rows[place][0]), *told])

    def picture(self, picture: Picture, told: str) -> str:
        """Return a picture of the timeline, mirrored where the paper is from right to left."""
        content = picture.png(mirrored=self.rtl)
        name = self._named.setdefault(content, f"drawn{len(self._named) + 1}")
        self.pictures[name] = content
        self._shown += 1
        size = int(picture.width * _PIXEL * _UNITS), int(picture.high * _PIXEL * _UNITS)
        return wordml.picture(name, 1000 + self._shown, size, told, rtl=self.rtl)

    def lines(self, said: Sequence[Said], style: str, *, kept: bool = False) -> str:
        """Return a paragraph for each of several texts."""
        named = self.ids[style]
        return "".join(wordml.paragraph(text, style=named, rtl=rtl, kept=kept) for text, rtl in said if text)

    @property
    def readers(self) -> Sequence[tuple[Look, bool]]:
        """For whom the document is: each language, and whether it is from right to left."""
        return [(self.look, self.rtl)]

    def both(self, tell: Callable[[Look], str]) -> Sequence[Said]:
        """Return what the languages of the document say, each with its direction; once what is the same."""
        said = [(tell(look), rtl) for look, rtl in self.readers]
        return said[:1] if alike(said[0][0], said[-1][0]) else said

    def caption(self, sheet: Sheet) -> str:
        """Return the caption of a table, on the page of its first rows."""
        said = self.both(lambda look: look.words.say(sheet.heading))
        return "".join(wordml.paragraph(text, italic=True, rtl=rtl, kept=True) for text, rtl in said)

    def about(self, paper: Paper, scope: Cell) -> Sequence[Said]:
        """Return what the paper is about and of which day, in each language."""
        return self.both(lambda look: f"{spoken(scope, look.words)} · {of_paper(paper, look.words)}")

    def twice(self, cell: Cell) -> Sequence[Said]:
        """Return a cell in each language, once where all say the same."""
        return self.both(lambda look: spoken(cell, look.words))

    def facts(self, pairs: Sequence[NamedFact]) -> Iterator[str]:
        """Yield facts as a table of two columns."""
        if pairs:
            lines = [[self.told(key), self.told(value)] for key, value in pairs]
            yield from self.grid(lines, [1, 3])

    def table(self, sheet: Sheet, drawn: Drawn = wordml.NOTHING) -> Iterator[str]:
        """Yield rows under their titles, which are repeated on every page."""
        yield self.caption(sheet)
        lines = [[self.look.words.say(column.title) for column in sheet.columns]]
        lines += [[self.told(cell) for cell in row] for row in sheet.rows]
        yield from self.grid(lines, self.shares(lines, sheet, drawn), rights=numbered(sheet.columns), drawn=drawn)

    def grid(
        self,
        lines: Sequence[Sequence[str]],
        shares: Sequence[int],
        *,
        rights: Sequence[bool] = (),
        drawn: Drawn = wordml.NOTHING,
    ) -> Iterator[str]:
        """Yield a table whose columns share the width of the page, and the paragraph that Word wants behind it.

        Columns with numbers end on the `rights`; without these the first column is the heads of the others.
        """
        yield from wordml.table(
            lines,
            [TWIPS * (WIDTH - 2 * MARGIN) * share // sum(shares) for share in shares],
            styles=self.styles(rights or [False] * len(shares), small=sum(shares) > 10 * LINE),
            heads_are_first=not rights,
            rtl=self.rtl,
            drawn=drawn,
            high=self.high if rights else 0,
        )
        yield self.paragraph(style=GAP)

    def shares(self, lines: Sequence[Sequence[str]], sheet: Sheet, drawn: Drawn) -> list[int]:
        """Return what part of the page each column gets: in minutes, with room to write, in letters as usual."""
        if not self.high:
            return shared(lines, drawn)
        return shares([*zip(*(to_fill(line, sheet.columns) for line in lines), strict=True)], LINE)

    def styles(self, rights: Sequence[bool], *, small: bool = False) -> Styles:
        """Return the styles of a table, some of whose columns hold numbers, which end on one side in two languages.

        They are `small` where the longest words of all columns are wider than the page: none is to be broken.
        """
        named = (SMALL if small else "") + "{}"
        cells = [self.ids[named.format(NUMBER if right else CELL)] for right in rights]
        heads = [self.ids[named.format(NUMBER_HEAD if right else HEAD)] for right in rights]
        return Styles(cells, heads, (self.ids[named.format(CELL)], self.ids[named.format(HEAD)]))

    def told(self, cell: Cell) -> str:
        """Return a cell in words."""
        return spoken(cell, self.look.words)


def shared(lines: Sequence[Sequence[str]], drawn: Drawn) -> list[int]:
    """Return what part of the page each column gets, what is `drawn` in its cells counted as letters.

    Letters stay as they are where no row needs more than two lines: tables one after the other look alike.
    """
    columns = [
        [_DRAWN + text if (place, column) in drawn else text for place, text in enumerate(texts)]
        for column, texts in enumerate(zip(*lines, strict=True))
    ]
    small = shares(columns, LINE, SMALLER)
    if sum(small) <= 10 * LINE:
        return small
    plain = shares(columns, LINE)
    rows = ([[text] for text in row] for row in zip(*columns, strict=True))
    return small if sum(plain) > 10 * LINE or any(high(row, plain) > _LOW for row in rows) else plain


def numbered(columns: Sequence[Column]) -> Sequence[bool]:
    """Return which columns end on one side: those of numbers but the first, which names the rows."""
    return [column.right and place > 0 for place, column in enumerate(columns)]
