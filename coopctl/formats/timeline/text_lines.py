"""A timeline as lines of a terminal: its scale, its rows of signs in their colours, and what each sign means."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from coopctl.formats.terminal.drawing import flow
from coopctl.formats.timeline.signs import DRAWN, TICK, Sign

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Line
    from coopctl.formats.timeline.gantt import Cells
    from coopctl.messages import Message
    from coopctl.reports.timeline.timescale import Scale, Tick


def axis(scale: Scale, day: date, look: Look) -> list[Line]:
    """Return the labels, then a rule that has a tick where each begins, crossed by the line of the day."""
    rule = [look.glyphs.rule] * scale.cells
    for tick in scale.lower or scale.upper:
        rule[tick.cell] = TICK[look.ascii]
    if scale.window.holds(day):
        rule[scale.cell(day)] = _sign(Sign.TODAY, look)
    labels = [_labels(ticks, scale.cells) for ticks in (scale.upper, scale.lower) if ticks]
    return [*(((text, "column"),) for text in labels), (("".join(rule), "quiet"),)]


def strokes(cells: Cells, role: str, look: Look) -> Line:
    """Return a row of signs as stretches; what is left of a bar has the row's own `role`."""
    signs = [(" ", "") if sign is None else (_sign(sign, look), DRAWN[sign].role or role) for sign in cells]
    return tuple(
        ("".join(sign for sign, _ in group), own) for own, group in groupby(signs, key=lambda stretch: stretch[1])
    )


def legend(used: Collection[Sign], day: date, look: Look, *, where: Message | None = None) -> list[Line]:
    """Return what each sign that occurs means, after `where` they stand; the line of the day is told by its date."""
    pieces: list[Line] = [((look.words.say(where), "quiet"),)] if where else []
    pieces += [
        ((_sign(sign, look), DRAWN[sign].role), (f" {meaning(sign, day, look)}", "quiet"))
        for sign in Sign
        if sign in used
    ]
    return flow(pieces, look.width)


def meaning(sign: Sign, day: date, look: Look) -> str:
    """Return what a sign means."""
    words = DRAWN[sign].words
    return look.words.say(words) if words else look.words.when(day)


def _sign(sign: Sign, look: Look) -> str:
    return DRAWN[sign].ascii if look.ascii else DRAWN[sign].unicode


def _labels(ticks: Sequence[Tick], width: int) -> str:
    """Return labels at their cells; one that would end beyond the last cell is left out."""
    line = ""
    for tick in ticks:
        if tick.cell + len(tick.label) <= width:
            line = line.ljust(tick.cell) + tick.label
    return line.ljust(width)
