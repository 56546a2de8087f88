"""Indicators: where each started, its target, what is reached of it on the day, and its latest reading."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.measures.indicators import reached, stands
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import IndicatorKind
from coopctl.reports.fields import column
from coopctl.reports.numbered import of_record
from coopctl.tables import Named, Sheet, percent

if TYPE_CHECKING:
    from coopctl.model.texts import Text
    from coopctl.reports.view import View

COLUMNS = (
    column("action", over=True),
    column("action_title", drop=9, over=True),
    column("id", drop=7),
    column("title", grow=True, whole=True),
    column("unit", drop=1, grow=True, whole=True),
    column("kind", "measured", drop=5),
    column("baseline", drop=2, right=True, grow=True, whole=True),
    column("at", "held_at", drop=6),
    column("target", right=True, grow=True, whole=True),
    column("reached", right=True, grow=True, whole=True),
    column("share", "progress", right=True),
    column("reading", drop=4, right=True),
    column("read_on", drop=3),
    column("readings", drop=4, right=True),
)


def sheet(view: View) -> Sheet:
    """List the indicators of the actions shown; readings dated after the day are left aside."""
    rows = []
    for action in view.actions:
        for indicator in action.indicators:
            known = facts.until(indicator.readings, view.standing.day)
            latest = facts.latest(known)
            rows.append(
                (
                    action.ref,
                    Named(action.title, of_record(action)),
                    indicator.id,
                    indicator.title or Named(None, indicator.id),
                    indicator.unit,
                    indicator.kind,
                    _figure(indicator.baseline.value if indicator.baseline else None),
                    indicator.target.at if indicator.target and indicator.kind is IndicatorKind.KEEP else None,
                    _figure(indicator.target.value if indicator.target else None),
                    _figure(stands(indicator, view.standing.day)),
                    percent(reached(indicator, view.standing.day), 100),
                    _figure(latest.value if latest else None),
                    latest.date if latest else None,
                    len(known),
                )
            )
    return Sheet(
        kind="indicators",
        columns=COLUMNS,
        rows=tuple(rows),
        heading=nmsg("{n} indicator", "{n} indicators", len(rows)),
        empty=msg("no indicators"),
    )


def _figure(value: Decimal | int | Text | None) -> Decimal | Text | None:
    """Return what was counted as a number that people read in groups of digits: a whole one alone may be a year."""
    return Decimal(value) if isinstance(value, int) else value
