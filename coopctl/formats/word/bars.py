"""The bars of a document of Word as pictures: a paragraph stays with the next in every program, a table does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.pages import charts
from coopctl.formats.pages.png import Picture
from coopctl.formats.terminal.bars import portions
from coopctl.measures.outcomes import BarState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

#: How high both are, and how wide a meter is, in pixels; the side of the square that a pattern repeats.
_HIGH, _METER_HIGH, _METER, _SQUARE = 28, 12, 96, 8
_DONE, _LEFT, _WHITE = "#0b4f8a", "#d9dee3", "#ffffff"


def states(counts: Mapping[BarState, int], width: int) -> Picture:
    """Return the states that occur, parted by white lines, told apart by colour and by pattern as on pages."""
    picture, x = Picture(width, _HIGH), 0
    occurring = [state for state in BarState if counts.get(state)]
    for state, wide in zip(occurring, portions([counts[state] for state in occurring], width), strict=True):
        ink = charts.INKS[state]
        if ink.pattern:
            picture.hatched((x, 0, wide, _HIGH), ink.pattern, fill=ink.fill, ink=ink.ink, size=_SQUARE)
        else:
            picture.box(x, 0, wide, _HIGH, ink.fill)
        x += wide
        if x < width:
            picture.box(x - 1, 0, 1, _HIGH, _WHITE)
    return picture


def meter(progress: Fraction | None) -> Picture:
    """Return how far something is, rounded down, of what it is to be; dots where that is not known."""
    picture = Picture(_METER, _METER_HIGH)
    if progress is None:
        unknown = charts.INKS[BarState.UNKNOWN]
        picture.hatched((0, 0, _METER, _METER_HIGH), unknown.pattern, fill=_LEFT, ink=unknown.ink, size=_SQUARE)
        return picture
    done = int(progress * _METER / 100)
    picture.box(done, 0, _METER - done, _METER_HIGH, _LEFT)
    picture.box(0, 0, done, _METER_HIGH, _DONE)
    return picture
