"""HTML: the whole paper in one file that fetches nothing and runs nothing; accessible, and printed with a head."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from coopctl import __version__
from coopctl.formats import Audience
from coopctl.formats.counts import of_states
from coopctl.formats.headings import of_paper
from coopctl.formats.pages import charts, markup
from coopctl.formats.pages.spoken import spoken
from coopctl.formats.timeline import svg
from coopctl.i18n.words import direction
from coopctl.messages import msg
from coopctl.reports.figures import finished, progress_and_known
from coopctl.reports.paper import Checks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from coopctl.formats.look import Look
    from coopctl.measures.outcomes import BarState, Rollup
    from coopctl.reports.paper import Block, Paper

AUDIENCE = Audience.PAGES
ENDINGS = ("html", "htm")
#: Less room between things on paper: two pages are to hold two languages.
_CLOSER = """@media print {
  html { font-size: 8.5pt; }
  h2 { margin-block-start: .6rem; }
  th, td { padding-block: .1rem; }
}
"""
#: Room to write in.
_ROOM = "tbody th, tbody td { block-size: 2.6em; }\n"


def write(paper: Paper, look: Look) -> str:
    """Return the page in the reader's first language, from right to left where that is written so."""
    words = look.words
    rtl = direction(look.languages[0]) == "rtl"
    when = of_paper(paper, words)

    def bar(counts: Mapping[BarState, int], name: str) -> Markup:
        return charts.bar(counts, name, counted(counts), right_to_left=rtl)

    def counted(counts: Mapping[BarState, int]) -> str:
        return of_states(counts, words)

    def form_of(block: Block) -> str:
        return "facts" if isinstance(block, Checks) else type(block).__name__.lower()

    def meter(rollup: Rollup) -> Markup:
        return charts.meter(rollup.progress, right_to_left=rtl)

    return markup.page(
        "paper",
        look,
        style=markup.style("paper")
        + _pages(spoken(paper.running, words), when, rtl=rtl)
        + (_CLOSER if paper.short and look.beside else "")
        + (_ROOM if paper.to_fill else ""),
        paper=paper,
        pictures=bool(paper.letterhead and paper.letterhead.logos),
        inlined=_inlined,
        stamp=markup.twice(look, lambda each: of_paper(paper, each)),
        plain=lambda said: spoken(said, words),
        form_of=form_of,
        bar=bar,
        counted=lambda counts: markup.twice(look, lambda each: of_states(counts, each)),
        meter=meter,
        figure=progress_and_known,
        done=finished,
        gantt=lambda timeline: svg.slices(timeline, look, within=True),
        made=msg("Made with coopctl {version} from the files of this workspace.", version=__version__),
        contents=msg("Contents"),
        to_content=msg("Go to the content"),
        progress=msg("Progress"),
        finished=msg("Finished"),
        health=msg("Health"),
        in_words=msg("The same dates in words"),
    )


def _inlined(kind: str, content: bytes) -> str:
    """Return a picture as an address that holds it (RFC 2397)."""
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _pages(scope: str, when: str, *, rtl: bool) -> str:
    """Return the rules of printed pages: A4, the scope, day and commit at the head of each, numbers at its foot."""
    near, far = ("right", "left") if rtl else ("left", "right")
    text = "font: 9pt system-ui, sans-serif; color: #4a4a4a;"
    return (
        "@page { size: A4; margin: 20mm 15mm 18mm;\n"
        f"  @top-{near} {{ content: {markup.css_string(scope)}; {text} }}\n"
        f"  @top-{far} {{ content: {markup.css_string(when)}; {text} }}\n"
        f'  @bottom-center {{ content: counter(page) " / " counter(pages); {text} }} }}\n'
    )
