"""Markdown: for the comment on a change, for a wiki, and for whoever edits it further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.counts import of_states
from coopctl.formats.headings import of_paper
from coopctl.formats.pages.markdown_text import inside, line, own, table, told
from coopctl.formats.pages.spoken import spoken
from coopctl.i18n.words import direction
from coopctl.messages import Message
from coopctl.reports.paper import Bar, Bullets, Checks, Facts, Meters, Paragraph, meter_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.reports.paper import Block, NamedFact, Paper
    from coopctl.tables import Cell

AUDIENCE = Audience.PAGES
ENDINGS = ("markdown", "md")
#: A block of HTML (CommonMark 0.31, 4.6) that GitHub, GitLab and Pandoc keep: between blank lines is Markdown again.
_LEFTWARD = '<div dir="rtl">\n\n{}\n</div>\n'


def write(paper: Paper, look: Look) -> str:
    """Return the paper; every chart as the words and tables that it draws. A second language follows the first."""
    written = _in_one(paper, look)
    if look.beside:
        written += f"\n---\n\n{_in_one(paper, look.beside)}"
    return look.finished(written)


def _in_one(paper: Paper, look: Look) -> str:
    """Return the paper in one language; what is written from right to left stands in a block that says so.

    Readers of Markdown guess the way of a paragraph by its first letter, but of no table: its first column stood left.
    """

    def tell(cell: Cell) -> str:
        return spoken(cell, look.words)

    when = of_paper(paper, look.words)
    names = paper.letterhead.names if paper.letterhead else ()
    lines = [
        *(part for name in names for part in (f"**{inside(tell(name))}**", "")),
        f"# {inside(tell(paper.title))}",
        "",
        f"{line(tell(paper.scope))} · {own(when)}",
        "",
        *_facts(paper.named, look),
        "",
    ]
    for part in paper.parts:
        lines += [f"{'#' * (part.level + 1)} {inside(tell(part.named))}", ""]
        for block in part.blocks:
            lines += [*_block(block, look), ""]
    written = "".join(f"{each}\n" for each in lines).rstrip("\n") + "\n"
    return _LEFTWARD.format(written) if direction(look.languages[0]) == "rtl" else written


def _block(block: Block, look: Look) -> Iterator[str]:
    words = look.words
    if isinstance(block, Paragraph):
        said = line(spoken(block.words, words))
        yield f"*{said}*" if block.note else said
    elif isinstance(block, Facts | Checks):
        yield from _facts(block.named, look)
    elif isinstance(block, Bullets):
        yield from (f"- {line(spoken(item, words))}" for item in block.items)
    elif isinstance(block, Bar):
        yield inside(of_states(block.counts, words))
    else:
        sheet = meter_rows(block) if isinstance(block, Meters) else block.sheet
        yield f"**{inside(words.say(sheet.heading))}**"
        yield ""
        yield from table(sheet, words.say, lambda cell: spoken(cell, words))


def _facts(pairs: Sequence[NamedFact], look: Look) -> Iterator[str]:
    """Yield facts as a list; their names are ours, or hold a party's name. What is said already is cleaned no more."""
    pair = look.words.say(Message("{key}: {value}"))
    for key, value in pairs:
        written = told(value, lambda cell: spoken(cell, look.words))
        yield f"- {pair.format(key=f'**{inside(spoken(key, look.words))}**', value=written)}"
