"""Exact arithmetic: numbers of the files as fractions, and sums of them over one denominator."""

from __future__ import annotations

import functools
import math
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@functools.lru_cache(maxsize=4_096)  # weights and shares: the same few in file after file
def exact(number: Decimal | int) -> Fraction:
    """Return a number of a file as a fraction; a truth is 1 or 0."""
    return Fraction(number)


def total(numbers: Iterable[Fraction]) -> Fraction:
    """Return the sum."""
    return _over_one([number.as_integer_ratio() for number in numbers])


def mean(rows: Sequence[tuple[Fraction, Fraction]], *, times: int = 1) -> Fraction | None:
    """Return so many times the mean of (weight, value), 100 for percent; None where nothing has a weight."""
    if not rows:
        return None
    parts = [(*weight.as_integer_ratio(), *value.as_integer_ratio()) for weight, value in rows]
    of_weights, of_all = math.lcm(*(b for _, b, _, _ in parts)), math.lcm(*(b * d for _, b, _, d in parts))
    weight = sum(a * (of_weights // b) for a, b, _, _ in parts)
    if not weight:
        return None
    value = sum(a * c * (of_all // (b * d)) for a, b, c, d in parts)
    return Fraction(times * value * of_weights, of_all * weight)


def half_up(number: Fraction | Decimal | int, places: int) -> Decimal:
    """Return a number with `places` decimals, from its exact value, a half upwards."""
    return Decimal(math.floor(Fraction(number) * 10**places + Fraction(1, 2))).scaleb(-places)


@functools.lru_cache(maxsize=4_096)  # likewise
def rounded(percent: Fraction | Decimal | int, places: int = 0) -> Decimal:
    """Return a percentage as it is shown, with `places` decimals: half up, and held away from the ends.

    What is above 0 is never shown as 0, nor what is below 100 as 100: 99.96 is 99, or 99.9.
    """
    shown, step = half_up(percent, places), Decimal(1).scaleb(-places)
    return min(max(shown, step), 100 - step) if 0 < percent < 100 else shown


def _over_one(parts: Sequence[tuple[int, int]]) -> Fraction:
    """Add (numerator, denominator) as whole numbers: a sum of fractions would reduce each of its steps."""
    below = math.lcm(*(under for _, under in parts))
    return Fraction(sum(over * (below // under) for over, under in parts), below)
