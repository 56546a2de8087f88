"""The page of `doctor`: facts by part, those to mend with the command that mends them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from coopctl.formats.pages.spoken import spoken
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.breaking import GAP, measure, pad, wrap
from coopctl.formats.terminal.drawing import Line, paragraph
from coopctl.messages import msg
from coopctl.model.vocabularies import Health
from coopctl.reports.checkup import State
from coopctl.reports.paper import checks

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.reports.checkup import Check
    from coopctl.reports.paper import Paper

_SIGNS = {State.FINE: Health.DONE, State.ADVICE: Health.AT_RISK, State.BROKEN: Health.LATE}
#: Names that are longer than this do not widen the column.
_WIDEST = 30


def draw(paper: Paper, look: Look) -> str:
    """Return the page as text; as facts for a screen reader."""
    return _plain(paper, look) if look.plain else drawing.draw(_lines(paper, look), look)


def _lines(paper: Paper, look: Look) -> list[Line]:
    say = look.words.say
    names = [measure(say(check.what)) for check in checks(paper.parts)]
    width = max((each for each in names if each <= _WIDEST), default=0)
    lines = paragraph(spoken(paper.scope, look.words), "title", look.width)
    for part in paper.parts:
        lines += [(), ((spoken(part.title, look.words), "head"),)]
        for check in checks([part]):
            lines += _check(check, width, look)
    return lines


def _check(check: Check, width: int, look: Look) -> list[Line]:
    """Return a fact in two columns, on a small screen its value below its name; then the way to mend it."""
    health = _SIGNS[check.state]
    name, value = look.words.say(check.what), look.words.say(check.found)
    start: Line = ((look.glyphs.health[health], health.value), (" ", ""))
    indent = " " * (width + 2 + GAP)
    if look.narrow:
        lines = [(*start, (name, "quiet")), *paragraph(value, "", look.width, indent="    ")]
    else:
        names, values = wrap(name, width), wrap(value, max(8, look.width - len(indent)))
        if any(measure(each) > width for each in names):  # a long name of a file, which is not parted
            values = ["", *values]
        lines = []
        for label, said in zip_longest(names, values, fillvalue=""):
            begun = ((" " * 2, ""),) if lines else start
            lines.append((*begun, (pad(label, width), "quiet"), (" " * GAP, ""), (said, "")))
    if check.mend is not None:
        mend = f"{look.onward} {look.words.say(check.mend)}"
        lines += paragraph(mend, "help", look.width, indent="    ")
    return lines


def _plain(paper: Paper, look: Look) -> str:
    """Return the page as facts, those to mend first in their part's order as they stand."""
    blocks: list[list[Item]] = [[spoken(paper.scope, look.words)]]
    for part in paper.parts:
        blocks.append([spoken(part.title, look.words)])
        for check in checks([part]):
            blocks[-1] += [(check.what, check.found), (msg("To mend"), check.mend)]
    return facts.write(blocks, look)
