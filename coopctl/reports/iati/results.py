"""Indicators as results: what is aimed at, where it began, and where it stands on the day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.measures import indicators
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Bound, Measure
from coopctl.reports.iati import codes
from coopctl.reports.iati.days import iso
from coopctl.reports.iati.element import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.records import Action, Indicator, Value
    from coopctl.reports.view import View

#: ResultType: 1 output; what counts as an outcome nobody has said.
OUTPUT = "1"


def of_action(view: View, action: Action) -> tuple[Element, ...]:
    """Return one result an indicator, since IATI has indicators within results only."""
    return tuple(
        Element(
            "result",
            {"type": OUTPUT, "aggregation-status": "0"},
            inner=(Element("title", texts=(_title(each),)), _indicator(view, action, each)),
        )
        for each in action.indicators
    )


def _title(indicator: Indicator) -> Text | Message:
    return indicator.title or msg("{name}", name=indicator.id)


def _indicator(view: View, action: Action, indicator: Indicator) -> Element:
    most = indicator.target is not None and indicator.target.at is Bound.MOST and indicators.to_hold(indicator)
    return Element(
        "indicator",
        {
            "measure": str(codes.MEASURE[indicator.measure]),
            "ascending": "0" if most else "1",
            "aggregation-status": "0",
        },
        inner=(
            Element("title", texts=(_title(indicator),)),
            *((Element("description", texts=(indicator.unit,)),) if indicator.unit else ()),
            *_baseline(indicator),
            *_period(view, action, indicator),
        ),
    )


def _baseline(indicator: Indicator) -> Iterator[Element]:
    """Yield the baseline where its year is known, which IATI cannot do without."""
    base = indicator.baseline
    said = _value(indicator, base)
    if base is not None and base.date is not None and said is not None:
        day = base.date
        exact = {"iso-date": day.earliest.isoformat()} if day.earliest == day.latest else {}
        attributes, inner = said
        yield Element("baseline", {"year": str(day.earliest.year), **exact, **attributes}, inner=inner)


def _period(view: View, action: Action, indicator: Indicator) -> Iterator[Element]:
    """Yield the one period: from the start of the action to the day of the target, else its end."""
    day, period = view.standing.day, view.standing.actions[action.ref].state.period
    begins = period.start.earliest if period and period.start else None
    ends = period.end.latest if period and period.end else None
    if indicator.target and indicator.target.date:
        ends = indicator.target.date.latest
    if begins is None or ends is None or ends < begins:
        return
    parts = [
        Element(name, said[0], inner=said[1])
        for name, said in (
            ("target", _stated(indicator, indicator.target.value if indicator.target else None)),
            ("actual", _stated(indicator, indicators.stands(indicator, day))),
        )
        if said is not None
    ]
    yield Element("period", inner=(iso("period-start", begins), iso("period-end", ends), *parts))


def _value(indicator: Indicator, value: Value | None) -> tuple[dict[str, str], tuple[Element, ...]] | None:
    return _stated(indicator, value.value if value else None)


def _stated(
    indicator: Indicator, value: Decimal | int | Text | None
) -> tuple[dict[str, str], tuple[Element, ...]] | None:
    """Return a value as an attribute, words as a comment; what is of the other sort than its measure is not told."""
    in_words = indicator.measure is Measure.QUALITATIVE
    if isinstance(value, Text):
        return ({}, (Element("comment", texts=(value,)),)) if in_words else None
    return None if value is None or in_words else ({"value": format(Decimal(value), "f")}, ())
