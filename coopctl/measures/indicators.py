"""How far one indicator is: a level, a sum, a level to hold, or words (docs/MEASURES.md, 3.2)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.measures import facts
from coopctl.measures.exact import exact, rounded
from coopctl.measures.sums import minus, plus
from coopctl.messages import Number, msg, share
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Bound, IndicatorKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coopctl.messages import Message
    from coopctl.model.records import Indicator, Measurement, Target, Value

_NONE, _ALL = Fraction(0), Fraction(1)


def to_hold(indicator: Indicator) -> bool:
    """Whether it is a level to hold; one in words is not, whatever its kind."""
    return indicator.kind is IndicatorKind.KEEP and indicator.measure is not Measure.QUALITATIVE


def reached(indicator: Indicator, day: date) -> Fraction | None:
    """Return how far an indicator is by its readings up to `day` (0–1); None where it cannot be told."""
    return _far(indicator, stands(indicator, day))


def course(indicator: Indicator, day: date) -> Iterator[tuple[date, Fraction]]:
    """Yield each day of a reading up to `day`, in order, and how far it was by then: 0 where that cannot be told."""
    words, value = indicator.measure is Measure.QUALITATIVE, None
    read = sorted(facts.until(indicator.readings, day), key=lambda each: each.date.order)
    for at, found in groupby(read, key=lambda each: each.date.earliest):
        for reading in found:
            if isinstance(reading.value, Text) is words:
                value = _one_more(indicator, value, reading)
        yield at, _far(indicator, value) or _NONE


def _far(indicator: Indicator, stands: Decimal | int | Text | None) -> Fraction | None:
    """Return how far an indicator is that stands there."""
    if indicator.measure is Measure.QUALITATIVE:
        return _said(indicator, stands)
    value = _exact(stands)
    if value is None:
        return None
    if indicator.kind is IndicatorKind.KEEP:
        target = number(indicator.target)
        return None if target is None else _held(value, target, indicator)
    bounds = scale(indicator)
    return along(bounds, value) if bounds else None


def stands(indicator: Indicator, day: date) -> Decimal | int | Text | None:
    """Return where an indicator stands on `day`, in its unit or in words; None without a reading by then.

    That is the latest reading of a level, the baseline (0 where none is given) plus all readings of a sum.
    """
    words = indicator.measure is Measure.QUALITATIVE
    counted = [each for each in facts.until(indicator.readings, day) if isinstance(each.value, Text) is words]
    if words or indicator.kind is not IndicatorKind.SUM:
        last = facts.latest(counted)
        return last.value if last else None
    value = None
    for reading in counted:
        value = _one_more(indicator, value, reading)
    return value


def _one_more(
    indicator: Indicator, stood: Decimal | int | Text | None, reading: Measurement
) -> Decimal | int | Text | None:
    """Return where an indicator stands after one more reading: of a sum at all of them, from its baseline on."""
    if isinstance(reading.value, Text) or indicator.kind is not IndicatorKind.SUM:
        return reading.value
    base = indicator.baseline.value if stood is None and indicator.baseline else stood
    return plus(None if isinstance(base, Text) else base, reading.value)


def scale(indicator: Indicator) -> tuple[Fraction, Fraction] | None:
    """Return (baseline, target) of an indicator that goes from one to the other, else None.

    Words do not, nor does a level to hold, nor one without a target or a baseline (that of a sum is 0 where none is
    given), nor one whose target equals its baseline.
    """
    base, target = number(indicator.baseline), number(indicator.target)
    if base is None and indicator.kind is IndicatorKind.SUM:
        base = _NONE
    if indicator.measure is Measure.QUALITATIVE or indicator.kind is IndicatorKind.KEEP:
        return None
    return None if base is None or target is None or base == target else (base, target)


def along(bounds: tuple[Fraction, Fraction], value: Fraction) -> Fraction:
    """Return how far `value` is from baseline to target, held to 0–1; upward and downward alike."""
    base, target = bounds
    return min(max((value - base) / (target - base), _NONE), _ALL)


def number(value: Value | Target | None) -> Fraction | None:
    """Return a value exactly; words are no number."""
    return _exact(value.value) if value else None


def arithmetic(indicator: Indicator, day: date) -> Message | None:
    """Say how `reached` comes about: `0 + 1,930 of 2,400 = 80%`; None where it cannot be told."""
    part, value = reached(indicator, day), stands(indicator, day)
    target = indicator.target.value if indicator.target else None
    if part is None or value is None or target is None:
        return None
    if isinstance(value, Text) or isinstance(target, Text):
        if part:
            return msg("‘{value}’ is the target: {percent}", value=value, percent=share(100))
        return msg("‘{value}’: {percent}", value=value, percent=share(0))
    percent = rounded(part * 100)
    if indicator.kind is IndicatorKind.KEEP:
        return _how_held(value, target, indicator, percent)
    return _how_far(indicator, value, target, percent)


def _how_far(indicator: Indicator, value: Decimal | int, target: Decimal | int, percent: Decimal) -> Message:
    base = indicator.baseline.value if indicator.baseline else None
    start = 0 if base is None or isinstance(base, Text) else base
    places: dict[str, Number | Message] = {
        "base": Number(start),
        "value": Number(value),
        "target": Number(target),
        "percent": share(percent),
    }
    if indicator.kind is not IndicatorKind.SUM:
        if start:
            return msg("from {base} to {value}, of {base} to {target} = {percent}", **places)
        return msg("{value} of {target} = {percent}", **places)
    more = minus(value, start)
    readings = Number(0 if more is None else more)
    if start:
        return msg("{base} + {readings} = {value}, of {base} to {target} = {percent}", **places, readings=readings)
    return msg("{base} + {readings} of {target} = {percent}", **places, readings=readings)


def _how_held(value: Decimal | int, target: Decimal | int, indicator: Indicator, percent: Decimal) -> Message:
    places: dict[str, Number | Message] = {"value": Number(value), "target": Number(target), "percent": share(percent)}
    least = _at(indicator) is Bound.LEAST
    if percent in (0, 100):
        if least:
            return msg("{value} where at least {target} is to be held = {percent}", **places)
        return msg("{value} where at most {target} is to be held = {percent}", **places)
    if least:
        return msg("{value} of {target} = {percent}", **places)
    return msg("{target}, the most, of {value} = {percent}", **places)


def _at(indicator: Indicator) -> Bound:
    return indicator.target.at if indicator.target else Bound.LEAST


def _held(value: Fraction, target: Fraction, indicator: Indicator) -> Fraction:
    """Return how far a level is held: 1 where it is, else what there is of it, 0 where one is not above 0."""
    least, most = (target, value) if _at(indicator) is Bound.LEAST else (value, target)
    if least <= most:
        return _ALL
    return most / least if most > 0 and least > 0 else _NONE


def _said(indicator: Indicator, value: Decimal | int | Text | None) -> Fraction | None:
    """Return whether the last reading in words says what the target does; None where there is none of them."""
    target = indicator.target.value if indicator.target else None
    if not isinstance(value, Text) or not isinstance(target, Text):
        return None
    both = value.variants.keys() & target.variants.keys()
    return Fraction(any(_plain(value.variants[one]) == _plain(target.variants[one]) for one in both))


def _plain(words: str) -> str:
    """Return words as they are compared: Unicode NFC, without case, each run of blanks as one, none at the ends."""
    folded = normalized("NFC", normalized("NFC", words).casefold())
    return " ".join(folded.split())


def _exact(value: Decimal | int | Text | None) -> Fraction | None:
    return exact(value) if isinstance(value, int | Decimal) else None
