"""The body of a document of Word in two languages: titles one above the other, texts and facts side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.pages import wordml
from coopctl.formats.pages.spoken import once
from coopctl.formats.word.body import GAP, LINE, MARGIN, TWIPS, WIDTH, Body, numbered
from coopctl.i18n.words import direction
from coopctl.reports.paper import Bullets, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.pages.wordml import Drawn, Said
    from coopctl.reports.paper import Block, NamedFact
    from coopctl.tables import Cell, Sheet


#: What stands beside a text that is the same in both languages.
_NOTHING: Sequence[Said] = [("", False)]


class BodyInTwo(Body):
    """The body in two languages in the making."""

    def __init__(self, look: Look, other: Look, ids: Mapping[str, str]) -> None:
        super().__init__(look, ids)
        self.other = other
        self.other_rtl = direction(other.languages[0]) == "rtl"

    def title(self, title: Cell, style: str) -> str:
        """Return a title in both languages, one above the other."""
        said = self.twice(title)
        return "".join(
            wordml.paragraph(text, style=self.ids[style], rtl=rtl, kept=True, tight=place > 0)
            for place, (text, rtl) in enumerate(said)
        )

    def block(self, block: Block, *, kept: bool = False) -> Iterator[str]:
        """Yield one block in both languages."""
        if isinstance(block, Paragraph):
            yield from self.note(block) if kept and block.note else self.columns([self.twice(block.words)], kept=kept)
        elif isinstance(block, Bullets):
            items = [self.twice(item) for item in block.items]
            yield from self.columns([[(f"•\N{NO-BREAK SPACE}{text}", rtl) for text, rtl in item] for item in items])
        else:
            yield from super().block(block, kept=kept)

    def facts(self, pairs: Sequence[NamedFact]) -> Iterator[str]:
        """Yield facts with their names at both ends and what they are between."""
        lines = []
        for key, value in pairs:
            names, said = self.twice(key), self.twice(value)
            lines.append([names[:1], said[:1], said[1:] or _NOTHING, names[-1:]])
        if lines:
            yield from self.mixed(lines, [2, 3, 3, 2], named=True)

    def table(self, sheet: Sheet, drawn: Drawn = wordml.NOTHING) -> Iterator[str]:
        """Yield rows once, each cell in both languages where they say it otherwise."""
        yield self.caption(sheet)
        rows = [tuple(column.title for column in sheet.columns), *sheet.rows]
        lines = [[self.twice(cell) for cell in row] for row in rows]
        longest = [[max((text for text, _ in cell), key=len) for cell in line] for line in lines]
        yield from self.mixed(lines, self.shares(longest, sheet, drawn), rights=numbered(sheet.columns), drawn=drawn)

    def note(self, block: Paragraph) -> Iterator[str]:
        """Yield a note in both languages, one above the other, on the page of what follows."""
        # not each program keeps a table on the page of the next
        for text, rtl in self.twice(block.words):
            yield wordml.paragraph(text, italic=True, rtl=rtl, kept=True)

    def columns(self, items: Sequence[Sequence[Said]], *, kept: bool = False) -> Iterator[str]:
        """Yield texts in two columns, without a frame, `kept` on the page of what follows."""
        yield from self.mixed([[said[:1], said[1:] or _NOTHING] for said in items], [1, 1], kept=kept)

    def mixed(
        self,
        lines: Sequence[Sequence[Sequence[Said]]],
        shares: Sequence[int],
        *,
        rights: Sequence[bool] = (),
        named: bool = False,
        drawn: Drawn = wordml.NOTHING,
        kept: bool = False,
    ) -> Iterator[str]:
        """Yield a table in two languages, and the paragraph that Word wants behind it; without `rights` no frame.

        Facts are `named` at both ends.
        """
        widths = [TWIPS * (WIDTH - 2 * MARGIN) * share // sum(shares) for share in shares]
        styles = self.styles(rights or [False] * len(shares), small=sum(shares) > 10 * LINE)
        styles = replace(styles, kept=kept, named=named)
        yield from wordml.mixed(
            lines, widths, styles=styles, rtl=self.rtl, frame=bool(rights), drawn=drawn, high=self.high if rights else 0
        )
        yield self.paragraph(style=GAP, kept=kept)

    def twice(self, cell: Cell) -> Sequence[Said]:
        """Return a cell in each language, once where both say the same, or a text that is in one of them."""
        said = super().twice(cell)
        return said[:1] if once(cell, self.look.words, self.other.words) else said

    @property
    def readers(self) -> Sequence[tuple[Look, bool]]:
        """For whom the document is."""
        return [(self.look, self.rtl), (self.other, self.other_rtl)]
