"""The shapes of a timeline as SVG: bars, arrows and marks, told apart by their form and not by their colour alone.

Coordinates are whole pixels, y from the top; a Plane turns days into x, from right to left where the page is so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopctl.formats.timeline import gantt
from coopctl.formats.timeline.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from coopctl.reports.timeline.dated_rows import Span
    from coopctl.reports.timeline.timescale import Scale

INK = "#1a1a1a"
QUIET = "#4a4a4a"
PALE = "#d0d7de"
PLAN = "#1f5a8a"
PLAN_PALE = "#dbe8f3"
TODAY = "#b00020"
#: How high a bar is, and the stroke of what is done in it.
BAR = 14
_DONE = 6


@dataclass(frozen=True, slots=True)
class Plane:
    """Where things stand: the chart begins `left` of `width`, and is turned about where `mirrored`.

    `name` begins every id, so that two timelines on one page do not share their patterns.
    """

    scale: Scale
    left: int
    width: int
    mirrored: bool
    name: str

    def x(self, place: int, wide: int = 0) -> int:
        """Return the x of something `wide` that begins `place` pixels from the side where lines begin."""
        return self.width - place - wide if self.mirrored else place

    def day(self, day: date) -> int:
        """Return the x of a day."""
        return self.x(self.left + self.scale.cell(day))


def patterns(plane: Plane) -> str:
    """Return what vague parts of a bar are filled with."""
    return (
        f'<defs><pattern id="{plane.name}-vague" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="#ffffff"/><path d="M0 6L6 0" stroke="{PLAN}" stroke-width="1"/>'
        "</pattern></defs>"
    )


def bar(span: Span, progress: Fraction | None, plane: Plane, y: int) -> Iterator[str]:
    """Yield the plan: firm parts filled, vague ones hatched and dashed, what is done as a dark stroke in its middle."""
    for first, wide, firm in _parts(span, plane):
        yield box(Sign.LEFT if firm else Sign.LEFT_VAGUE, plane.x(plane.left + first, wide), y, wide, plane)
    if span.closed and span.start_earliest:
        first = plane.scale.cell(span.start_earliest)
        done = gantt.finished(span, progress, plane.scale) - first
        if done > 0:
            yield _box(plane.x(plane.left + first, done), y + (BAR - _DONE) // 2, done, _DONE, f'fill="{PLAN}"')
    yield from _arrows(span, plane, y + BAR // 2)


def before(span: Span, plane: Plane, y: int) -> Iterator[str]:
    """Yield what was first agreed: a thin line, dashed where it is vague."""
    for first, wide, firm in _parts(span, plane):
        start, end = plane.x(plane.left + first), plane.x(plane.left + first + wide)
        yield line(start, y, end, y, QUIET, 3, dashes="" if firm else "3 3")
    yield from _arrows(span, plane, y)


def line(x1: int, y1: int, x2: int, y2: int, ink: str, wide: int = 1, *, dashes: str = "") -> str:
    """Return a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{ink}" stroke-width="{wide}"{dashed}/>'


def arrow(x: int, y: int, *, outward: bool) -> str:
    """Return the sign of an open end, its base at x; `outward` points to the right."""
    return f'<path d="M{x} {y - 8}L{x + (9 if outward else -9)} {y}L{x} {y + 8}Z" fill="{PLAN}"/>'


def box(sign: Sign, x: int, y: int, wide: int, plane: Plane) -> str:
    """Return a piece of a bar: firm, vague, or with something done."""
    if sign is Sign.LEFT_VAGUE:
        return _box(x, y, wide, BAR, f'fill="url(#{plane.name}-vague)" stroke="{PLAN}" stroke-dasharray="3 2"')
    firm = _box(x, y, wide, BAR, f'fill="{PLAN_PALE}" stroke="{PLAN}"')
    done = _box(x, y + (BAR - _DONE) // 2, wide, _DONE, f'fill="{PLAN}"')
    return firm + done if sign is Sign.DONE else firm


def point(sign: Sign, x: int, y: int, plane: Plane) -> str:
    """Return the shape of a sign with its middle at (x, y)."""
    if sign in (Sign.STARTED, Sign.ENDED):
        turned = (sign is Sign.ENDED) != plane.mirrored
        side = -4 if turned else 4
        return f'<path d="M{x + side} {y - 9}H{x}V{y + 9}H{x + side}" fill="none" stroke="{INK}" stroke-width="2"/>'
    return _SHAPES[sign].format(x=x, y=y, ink=INK, quiet=QUIET, late=TODAY)


#: Around (0, 0), moved to their place.
_SHAPES = {
    Sign.STEP_DONE: '<path transform="translate({x} {y})" d="M0-7L7 0L0 7L-7 0Z" fill="{ink}" stroke="#ffffff"/>',
    Sign.STEP_OPEN: '<path transform="translate({x} {y})" d="M0-6L6 0L0 6L-6 0Z" fill="#ffffff" stroke="{ink}" '
    'stroke-width="2"/>',
    Sign.STEP_LATE: '<path transform="translate({x} {y})" d="M0-9L9 7H-9ZM-1-4V2H1V-4ZM-1 3V5H1V3Z" fill="{late}" '
    'fill-rule="evenodd" stroke="#ffffff"/>',
    Sign.STEP_DROPPED: '<path transform="translate({x} {y})" d="M-5-5L5 5M-5 5L5-5" stroke="{quiet}" '
    'stroke-width="3"/>',
    Sign.STEP_BEFORE: '<circle cx="{x}" cy="{y}" r="4" fill="#ffffff" stroke="{quiet}"/>',
    Sign.MEETING: '<path transform="translate({x} {y})" d="M-7-6H7L0 7Z" fill="{ink}" stroke="#ffffff"/>',
    Sign.HELD: '<circle cx="{x}" cy="{y}" r="6" fill="{ink}" stroke="#ffffff"/>',
    Sign.FORESEEN: '<circle cx="{x}" cy="{y}" r="5" fill="#ffffff" stroke="{ink}" stroke-width="2"/>',
    Sign.CALLED_OFF: '<path transform="translate({x} {y})" d="M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0M-6 6L6-6" '
    'fill="none" stroke="{quiet}" stroke-width="2"/>',
}


def _parts(span: Span, plane: Plane) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of a span: the first pixel of the chart, how many there are, and whether they are firm."""
    for part, firm in gantt.stretch(span, plane.scale):
        yield part.start, max(2, len(part)), firm


def _box(x: int, y: int, wide: int, high: int, more: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" {more}/>'


def _arrows(span: Span, plane: Plane, y: int) -> Iterator[str]:
    """Yield an arrow beyond each edge that a span has no end before."""
    ends = ((span.start_earliest, 0, -1), (span.end_latest, plane.scale.cells, 1))
    for bound, place, way in ends:
        if bound is None:
            yield arrow(plane.x(plane.left + place), y, outward=(way > 0) != plane.mirrored)
