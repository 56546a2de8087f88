"""Small charts of papers as inline SVG, from templates: literal colours, told apart by pattern too, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopctl.formats.pages import markup
from coopctl.formats.terminal.bars import portions
from coopctl.measures.outcomes import BarState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from markupsafe import Markup

WIDTH, HIGH = 1000, 22
METER = 120


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
