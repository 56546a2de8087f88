"""Small charts of papers as inline SVG, from templates: literal colours, told apart by pattern too, nothing fetched."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coopctl.formats.pages import markup
from coopctl.formats.terminal.bars import portions
from coopctl.measures.outcomes import BarState
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from markupsafe import Markup

WIDTH, HIGH = 1000, 22
METER = 120

#: Of the drawing of a trend: what lies left of, and below its lines, in pixels.
LINES, _LEFT, _LINES_HIGH, _BELOW = 1000, 60, 260, 30
#: How high the states of a record are drawn, and to each side of the only point that there is.
_STATES_HIGH, _ALONE = 36, 10
#: How lines differ without their colour, in turn: their dashes.
_DASHES = ("", "8 4", "2 4", "12 4 2 4", "1 6", "16 4")
_FONTS = re.compile('font-family="[^"]*"')
_TURNED = re.compile(' direction="rtl" text-anchor="end">([^<]*)</text>')
_WORDS = re.compile("(<text (?:(?!direction)[^>])*>)([^<]*)</text>")
_SIZES = re.compile('font-size="([0-9]+)"')
_TEXT, _SIGNS = re.compile("<text [^<]*</text>"), re.compile("[\u2190-\u2bff]+")
_ARABIC = re.compile("<text ([^<]*[\u0600-\u06ff][^<]*</text>)")
_COLOURS = ("#0b4f8a", "#a3420f", "#1a7f4b", "#6b4fa0", "#7a5b00", "#3d4650")


@dataclass(frozen=True, slots=True)
class SetIn:
    """The fonts of a drawing, by what they have: Latin letters, Arabic ones, signs."""

    latin: str
    arabic: str
    signs: str


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
class LinePoint:
    """A point of a line: how far (0–100), how many of what is counted are in which state, and both in words."""

    day: date
    value: Fraction | None
    counts: Mapping[BarState, int]
    told: str


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands below a point: the states of what is counted on that day, one on the other."""

    x: int
    width: int
    pieces: Sequence[tuple[int, int, BarState]]
    told: str


@dataclass(frozen=True, slots=True)
class _DrawnLine:
    """A line: its name below the chart, its stretches as points of SVG, how it is told from others, and its states."""

    name: str
    stretches: Sequence[str]
    dots: Sequence[tuple[int, int, str]]
    dash: str
    colour: str
    y: int
    columns: Sequence[_Column]


def lines(
    series: Sequence[tuple[str, Sequence[LinePoint]]],
    title: str,
    states: Mapping[BarState, str],
    *,
    percent: Callable[[int], str],
    right_to_left: bool,
) -> Markup:
    """Return percentages over time, a line for each of the `series`, and below each its states; `title` says of what.

    Where a figure is not known the line is broken. The `states` that occur are explained, by their words; `percent`
    words a level.
    """
    days = [each.day for _, points in series for each in points]
    first, last = (min(days), max(days)) if days else (date.min, date.min)
    span = max(1, (last - first).days)

    def x(day: date) -> int:
        share = (day - first).days * (LINES - 2 * _LEFT) // span
        return LINES - _LEFT - share if right_to_left else _LEFT + share

    drawn: list[_DrawnLine] = []
    below = _LINES_HIGH + _BELOW
    for number, (name, points) in enumerate(series):
        runs: list[list[tuple[int, int, str]]] = [[]]
        for each in points:
            if each.value is None:
                runs.append([])
            else:
                high = int(_LINES_HIGH - each.value * (_LINES_HIGH - 20) / 100)
                runs[-1].append((x(each.day), high, each.told))
        columns = _columns([(x(each.day), each) for each in points], below + 32)
        drawn.append(
            _DrawnLine(
                name,
                [" ".join(f"{left},{top}" for left, top, _ in run) for run in runs if run],
                [dot for run in runs for dot in run],
                _DASHES[number % len(_DASHES)],
                _COLOURS[number % len(_COLOURS)],
                below + 24,
                columns,
            )
        )
        below += 24 + (_STATES_HIGH + 16 if columns else 0)
    occurring = {state for line in drawn for column in line.columns for _, _, state in column.pieces}
    shown = [(state, states[state]) for state in BarState if state in occurring]
    return markup.fragment(
        "trend.svg",
        title=title,
        lines=drawn,
        width=LINES,
        high=below + 16 + (24 * len(shown) + 8 if shown else 0),
        left=_LEFT,
        right=LINES - _LEFT,
        levels=[(percent(of), _LINES_HIGH - of * (_LINES_HIGH - 20) // 100) for of in (0, 25, 50, 75, 100)],
        ends=[(x(day), day.isoformat()) for day in dict.fromkeys((first, last))] if days else [],
        below=_LINES_HIGH + 20,
        looks=INKS,
        states=[(state, word, below + 24 * (at + 1)) for at, (state, word) in enumerate(shown)],
        rtl=right_to_left,
    )


def _columns(points: Sequence[tuple[int, LinePoint]], top: int) -> Sequence[_Column]:
    """Return a column for each point of which something is counted, each as wide as half the way to its neighbours."""
    at = [x for x, _ in points]
    sides = [(at[max(0, place - 1)], at[min(len(at) - 1, place + 1)]) for place in range(len(at))]
    found = []
    for (x, point), (before, after) in zip(points, sides, strict=True):
        ends = sorted(((before + x) // 2 if before != x else x, (after + x) // 2 if after != x else x))
        left, right = (ends[0], ends[1]) if len(set(at)) > 1 else (x - _ALONE, x + _ALONE)
        sizes = portions([point.counts.get(state, 0) for state in BarState], _STATES_HIGH)
        pieces, y = [], top + _STATES_HIGH
        for state, size in zip(BarState, sizes, strict=True):
            y -= size
            if size:
                pieces.append((y, size, state))
        if pieces and right > left:
            found.append(_Column(left, right - left, pieces, point.told))
    return found


def laid_out(drawn: str, fonts: SetIn, *, rtl: bool) -> str:
    """Return a drawing that typst sets like a browser: in fonts that have its letters, and without `direction`.

    Its texts begin at the right where the paper does, each between marks (UAX #9) that say from where it is read.
    """
    drawn = _FONTS.sub(f'font-family="{fonts.arabic if rtl else fonts.latin}"', drawn, count=1)
    if rtl:
        drawn = _WORDS.sub(lambda found: f"{found[1]}\u2067{found[2]}\u2069</text>", drawn)
        drawn = drawn.replace(' direction="rtl"', ' text-anchor="end"')
    else:
        # Letters of a font for books are smaller than those of a screen of the same size.
        drawn = _SIZES.sub(lambda found: f'font-size="{int(found[1]) + 1}"', drawn)
        drawn = _TURNED.sub(">\u2067\\1\u2069</text>", drawn)
        drawn = _ARABIC.sub(f'<text font-family="{fonts.arabic}" \\1', drawn)
    signs = f'<tspan font-family="{fonts.signs}">\\g<0></tspan>'
    return _TEXT.sub(lambda found: _SIGNS.sub(signs, found[0]), drawn)
