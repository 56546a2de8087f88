"""What is drawn of a row of the timeline, each shape at its place, the gravest last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.timeline import gantt
from coopctl.formats.timeline.signs import FIRST, Sign
from coopctl.reports.timeline import points
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.formats.look import Look
    from coopctl.reports.timeline.dated_rows import Interval, Row
    from coopctl.reports.timeline.timescale import Scale


@dataclass(frozen=True, slots=True)
class DrawnSign:
    """A sign with its middle at `y`; a part of a bar is so `wide`. `told` is for who points at it.

    `place` is counted from the side where lines begin, in pixels.
    """

    sign: Sign
    place: int
    y: int
    wide: int = 0
    told: str = ""


def shapes(row: Row, scale: Scale, y: int, look: Look, *, left: int = 0) -> Iterator[DrawnSign]:
    """Yield what was first agreed, at `y`, and under it the plan, what is done of it and the marks.

    The scale begins `left` pixels from the side.
    """
    middle = y + 14
    if row.baseline:
        yield from _span(row.baseline, scale, y, left, Sign.BASELINE, Sign.BASELINE_VAGUE)
    if row.plan:
        yield from _span(row.plan, scale, middle, left, Sign.LEFT, Sign.LEFT_VAGUE)
        if done := gantt.finished(row, scale):
            yield DrawnSign(Sign.DONE, left + done.start, middle, len(done))
    for sign, fact in ((Sign.STARTED, row.started), (Sign.ENDED, row.ended)):
        if fact:
            yield DrawnSign(sign, left + scale.cell(fact.earliest), middle)
    for mark in sorted(row.marks, key=lambda each: -FIRST.index(gantt.SIGNS[each.kind, each.state])):
        if mark.before:
            yield DrawnSign(Sign.STEP_BEFORE, left + scale.cell(mark.before.latest), y)
        if mark.at:
            name = shown(mark.called, look.words)
            words = (
                name,
                look.words.say(points.many(mark, mark.days)) if mark.days else shown(mark.when, look.words),
            )
            told = look.words.listed(each for each in words if each)
            yield DrawnSign(gantt.SIGNS[mark.kind, mark.state], left + scale.cell(mark.at), middle, told=told)


def _span(span: Interval, scale: Scale, y: int, left: int, firm: Sign, vague: Sign) -> Iterator[DrawnSign]:
    """Yield the parts of a span, and an arrow beyond each edge that it has no end before."""
    for part, is_firm in gantt.stretch(span, scale):
        yield DrawnSign(firm if is_firm else vague, left + part.start, y, max(2, len(part)))
    if span.start_earliest is None:
        yield DrawnSign(Sign.OPEN_START, left, y)
    if span.end_latest is None:
        yield DrawnSign(Sign.OPEN_END, left + scale.cells, y)
