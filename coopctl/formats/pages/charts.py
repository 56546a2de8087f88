"""Small charts of papers as inline SVG, from templates: literal colours, told apart by pattern too, nothing fetched."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.formats.pages import markup
from coopctl.formats.terminal.bars import portions
from coopctl.measures.outcomes import BarState
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

WIDTH, HIGH = 1000, 22
METER = 120

#: Of the drawing of a trend: what lies left of, and below its lines, in pixels.
LINES, _LEFT, _LINES_HIGH, _BELOW = 1000, 60, 260, 30
#: How lines differ without their colour, in turn: their dashes.
_DASHES = ("", "8 4", "2 4", "12 4 2 4", "1 6", "16 4")
_COLOURS = ("#0b4f8a", "#a3420f", "#1a7f4b", "#6b4fa0", "#7a5b00", "#3d4650")


@dataclass(frozen=True, slots=True)
class _Ink:
    """The colour of a state, and the lines that tell it apart without one."""

    fill: str
    ink: str = ""
    pattern: str = ""


#: Neighbours in the bar differ in lightness and in pattern (WCAG 2.2, 1.4.1).
INKS: Mapping[BarState, _Ink] = {
    BarState.FINISHED: _Ink("#1a7f4b"),
    BarState.UNDER_WAY: _Ink("#7fb2e5", "#2f6ea8", "M0 4h8"),
    BarState.NEEDS_CARE: _Ink("#f2c14e", "#8a6100", "M0 8L8 0"),
    BarState.UNKNOWN: _Ink("#d9d2e9", "#6b4fa0", "M2 2h1M6 6h1"),
    BarState.NOT_STARTED: _Ink("#e6e9ec"),
    BarState.LATE: _Ink("#c0392b", "#ffffff", "M0 0L8 8M0 8L8 0"),
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one state takes of the bar, `x` from its left."""

    state: str
    x: int
    width: int
    look: _Ink


def bar(counts: Mapping[BarState, int], name: str, title: str, *, right_to_left: bool) -> Markup:
    """Return the bar of states; `name` begins its ids, so that a page may hold several, `title` says it in words."""
    sizes = portions([counts.get(state, 0) for state in BarState], WIDTH)
    pieces, x = [], 0
    for state, size in zip(BarState, sizes, strict=True):
        if size:
            at = WIDTH - x - size if right_to_left else x
            pieces.append(_Piece(state.value, at, size, INKS[state]))
        x += size
    return markup.fragment("bar.svg", name=name, title=title, pieces=pieces, width=WIDTH, high=HIGH)


def meter(value: Fraction | None, *, right_to_left: bool) -> Markup:
    """Return a small bar of one percentage (0–100), for the eye only: the figure stands beside it."""
    filled = 0 if value is None else int(value * METER / 100)
    at = METER - filled if right_to_left else 0
    return markup.fragment("meter.svg", width=METER, filled=filled, x=at, unknown=value is None)


@dataclass(frozen=True, slots=True)
class _DrawnLine:
    """A line: its name below the chart, its stretches as points of SVG, and how it is told from others."""

    name: str
    stretches: Sequence[str]
    dots: Sequence[tuple[int, int, str]]
    dash: str
    colour: str
    y: int


def lines(
    series: Sequence[tuple[str, Sequence[tuple[date, Fraction | None]]]], title: str, *, right_to_left: bool
) -> Markup:
    """Return percentages (0-100) over time, a line for each of the `series`; `title` says what they are.

    Where a figure is not known the line is broken.
    """
    days = [day for _, points in series for day, _ in points]
    first, last = (min(days), max(days)) if days else (date.min, date.min)
    span = max(1, (last - first).days)

    def x(day: date) -> int:
        share = (day - first).days * (LINES - 2 * _LEFT) // span
        return LINES - _LEFT - share if right_to_left else _LEFT + share

    drawn = []
    for number, (name, points) in enumerate(series):
        runs: list[list[tuple[int, int, str]]] = [[]]
        for day, value in points:
            if value is None:
                runs.append([])
            else:
                high = int(_LINES_HIGH - value * (_LINES_HIGH - 20) / 100)
                runs[-1].append((x(day), high, f"{day.isoformat()}: {int(value + Fraction(1, 2))} %"))
        drawn.append(
            _DrawnLine(
                name,
                [" ".join(f"{left},{top}" for left, top, _ in run) for run in runs if run],
                [dot for run in runs for dot in run],
                _DASHES[number % len(_DASHES)],
                _COLOURS[number % len(_COLOURS)],
                _LINES_HIGH + _BELOW + 24 * (number + 1),
            )
        )
    return markup.fragment(
        "trend.svg",
        title=title,
        lines=drawn,
        width=LINES,
        high=_LINES_HIGH + _BELOW + 24 * len(drawn) + 16,
        left=_LEFT,
        right=LINES - _LEFT,
        levels=[(percent, _LINES_HIGH - percent * (_LINES_HIGH - 20) // 100) for percent in (0, 25, 50, 75, 100)],
        ends=[(x(day), day.isoformat()) for day in dict.fromkeys((first, last))] if days else [],
        below=_LINES_HIGH + 20,
        rtl=right_to_left,
    )
