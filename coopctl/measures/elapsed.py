"""How much of a span of days is over (docs/MEASURES.md, 4.5 and 6.9): one formula for actions and agreements."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def elapsed(start: date | None, end: date | None, day: date) -> Fraction | None:
    """Return the share of the days from `start` to `end` that `day` ends: (D - s) / (e - s + 1), held to 0–1.

    None where an end is open, or the span runs backwards.
    """
    if start is None or end is None or start > end:
        return None
    return min(max(Fraction((day - start).days, (end - start).days + 1), Fraction(0)), Fraction(1))
