"""A progress, or a value of an indicator in percent, is written as a fraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Indicator, Update
from coopctl.model.vocabularies import Measure, Severity
from coopctl.rules.three_decimals import values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Indicator, Update})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each progress between 0 and 1, both excluded. Shares are told by shares-not-100.

    Also for such a value of an indicator in percent of which another value is above 1.
    """
    for place, update in seen.of(Update):
        if update.progress is not None and fraction(update.progress):
            yield Problem(
                seen.record.path,
                (*place, "progress"),
                msg("a progress of {number} is less than one percent", number=update.progress),
                msg("write {percent} if it is a fraction of the whole", percent=_percent(update.progress)),
            )

    for place, indicator in seen.of(Indicator):
        if indicator.measure is not Measure.PERCENTAGE or all(-1 <= value <= 1 for _, value in values(indicator)):
            continue
        for below, value in values(indicator):
            if fraction(value):
                message = msg("{number} is less than one percent, beside larger values", number=value)
                help_ = msg("write {percent} if it is a fraction of the whole", percent=_percent(value))
                yield Problem(seen.record.path, (*place, *below), message, help_)


def fraction(progress: Decimal | int) -> bool:
    """Whether a progress looks like a fraction of the whole; rules that compare it with others then say nothing."""
    return 0 < progress < 1


def _percent(progress: Decimal | int) -> str:
    return f"{progress * 100:f}".rstrip("0").rstrip(".") if progress % 1 else str(progress)
