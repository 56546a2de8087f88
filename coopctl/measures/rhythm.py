"""By when the next report of an action is awaited, where there is a rhythm of reports (docs/MEASURES.md, 5.17)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coopctl.model.vocabularies import Rhythm

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Months of one period; the periods of a year begin in January.
_MONTHS: Mapping[Rhythm, int] = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}


def report_by(last: date, rhythm: Rhythm, days: int) -> date:
    """Return the last day for the next report: `days` after the end of the period that follows the one of `last`.

    `last` is the latest day of the last report. Held to the last day that there is.
    """
    months = _MONTHS[rhythm]
    after = ((last.year * 12 + last.month - 1) // months + 2) * months  # the period after the following one
    try:
        return date(after // 12, after % 12 + 1, 1) + timedelta(days=days - 1)
    except (ValueError, OverflowError):  # beyond the year 9999
        return date.max
