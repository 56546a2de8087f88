"""The page of `doctor`: facts by part, those to mend with the command that mends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import Line, measure, pad, paragraph, wrap
from coopctl.formats.terminal.facts import fact
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import Health
from coopctl.reports.checkup import State, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.formats.look import Look
    from coopctl.messages import Message
    from coopctl.reports.checkup import Check, Part

_SIGNS = {State.FINE: Health.DONE, State.ADVICE: Health.AT_RISK, State.BROKEN: Health.LATE}
#: Names that are longer than this do not widen the column.
_WIDEST = 30


def draw(parts: Sequence[Part], look: Look) -> str:
    """Return the page as text; as facts for a screen reader."""
    return _plain(parts, look) if look.plain else drawing.draw(_lines(parts, look), look)


def verdict(parts: Sequence[Part]) -> Message:
    """Say in one sentence how things are."""
    broken, advice = count(parts, State.BROKEN), count(parts, State.ADVICE)
    if broken:
        return nmsg("{n} thing to mend before you can work", "{n} things to mend before you can work", broken)
    if advice:
        return nmsg("fine; {n} thing could be better", "fine; {n} things could be better", advice)
    return msg("everything is fine")


def _lines(parts: Sequence[Part], look: Look) -> list[Line]:
    say = look.words.say
    names = [measure(say(check.what)) for part in parts for check in part.checks]
    width = max((each for each in names if each <= _WIDEST), default=0)
    lines = paragraph(say(verdict(parts)), "title", look.width)
    for part in parts:
        lines += [(), ((say(part.title), "head"),)]
        for check in part.checks:
            lines += _check(check, width, look)
    return lines


def _check(check: Check, width: int, look: Look) -> list[Line]:
    """Return a fact in two columns, on a small screen its value below its name; then the way to mend it."""
    health = _SIGNS[check.state]
    name, value = look.words.say(check.what), look.words.say(check.found)
    start: Line = ((look.glyphs.health[health], health.value), (" ", ""))
    indent = " " * (width + 2 + drawing.GAP)
    if look.narrow or measure(name) > width:
        lines = [(*start, (name, "quiet")), *paragraph(value, "", look.width, indent="    ")]
    else:
        first, *rest = wrap(value, max(8, look.width - len(indent)))
        lines = [(*start, (pad(name, width), "quiet"), (" " * drawing.GAP, ""), (first, ""))]
        lines += [((indent, ""), (each, "")) for each in rest]
    if check.mend is not None:
        mend = f"{look.glyphs.arrow} {look.words.say(check.mend)}"
        lines += paragraph(mend, "help", look.width, indent="    ")
    return lines


def _plain(parts: Sequence[Part], look: Look) -> str:
    """Return the page as facts, those to mend first in their part's order as they stand."""
    lines = [look.words.say(verdict(parts))]
    for part in parts:
        lines += ["", look.words.say(part.title)]
        for check in part.checks:
            lines.append(look.words.say(msg("{key}: {value}", key=check.what, value=check.found)))
            if check.mend is not None:
                lines.append(fact(msg("To mend"), look.words.say(check.mend), look))
    return facts.text(lines, look)
