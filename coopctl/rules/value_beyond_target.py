"""A value of an indicator is further than its target, or than a whole, can be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.records import Indicator
from coopctl.model.vocabularies import IndicatorKind, Measure, Severity
from coopctl.rules.three_decimals import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Indicator})
_WHOLE = 100


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each step that is further than the target, and each percentage above a whole.

    Percentages that are meant to pass 100 have a target, or a baseline, that does.
    """
    path = seen.record.path
    for place, indicator in seen.of(Indicator):
        target = indicator.target.value if indicator.target else None
        if not isinstance(target, Decimal | int):
            continue
        there = (*place, "target", "value")
        for below, value in values(indicator):
            if below[0] == "steps" and _is_beyond(indicator, value, target):
                message = msg("the step {value} is further than the target, {target}", value=value, target=target)
            elif below[0] == "readings" and _passes_the_whole(indicator, value, target):
                message = msg("{value} percent is more than the whole", value=value)
            else:
                continue
            help_ = msg("correct the number, or the target")
            yield Problem(path, (*place, *below), message, help_, related=(Elsewhere(path, there, msg("the target")),))


def _is_beyond(indicator: Indicator, step: Decimal | int, target: Decimal | int) -> bool:
    """Whether a step lies past the target, seen from where the indicator begins: below it where that is not said."""
    start = indicator.baseline.value if indicator.baseline else None
    if (
        indicator.kind is IndicatorKind.KEEP
        or not (start is None or isinstance(start, Decimal | int))
        or start == target
    ):
        return False
    return step > target if start is None or start < target else step < target


def _passes_the_whole(indicator: Indicator, value: Decimal | int, target: Decimal | int) -> bool:
    start = indicator.baseline.value if indicator.baseline else 0
    may_pass = target > _WHOLE or (isinstance(start, Decimal | int) and start > _WHOLE)
    return indicator.measure is Measure.PERCENTAGE and value > _WHOLE and not may_pass
