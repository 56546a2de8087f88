"""Days of activities: IATI knows whole days only, so a vague date is its bound, and its words stand beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.messages import Told, msg
from coopctl.reports.iati.element import Element

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from coopctl.messages import Message
    from coopctl.model.dates import Date, Period
    from coopctl.model.records import Action, Agreement
    from coopctl.reports.view import View

    #: A day, and the date in words where it is vague.
    _Bound: TypeAlias = tuple[date, Message | None]

#: ActivityDateType.
PLANNED_START, STARTED, PLANNED_END, ENDED = "1", "2", "3", "4"


def iso(name: str, day: date) -> Element:
    """Return an element that says a day."""
    return Element(name, {"iso-date": day.isoformat()})


def of_agreement(view: View, agreement: Agreement, *, over: bool) -> tuple[Element, ...]:
    """Return the days of an agreement; one without a start is planned from that of its earliest action on.

    It began with its period, once it was signed; where it has none, with the signature. Where it is `over` it ended
    with its period.
    """
    day = view.standing.day
    period = agreement.period
    begins = _start(period) or _first(agreement.signed)
    if begins is None:
        starts = [found for action in view.actions_of(agreement.ref) if (found := _own_start(view, action))]
        begins = min(starts, key=lambda each: each[0], default=None)
    ended = _end(period) if over else None
    began = _start(period) or _first(agreement.signed) if agreement.signed else None
    return _dates(begins, began, _end(period), ended, day)


def of_action(view: View, action: Action) -> tuple[Element, ...]:
    """Return the days of an action; one without a start is planned from that of its agreement on."""
    agreement = view.portfolio.agreements[action.agreement]
    begins = _own_start(view, action) or _start(agreement.period) or _first(agreement.signed)
    ended = (action.ended.latest, _said(action.ended)) if action.ended else None
    period = view.standing.actions[action.ref].state.period
    return _dates(begins, _first(action.started), _end(period), ended, view.standing.day)


def _own_start(view: View, action: Action) -> tuple[date, Message | None] | None:
    return _start(view.standing.actions[action.ref].state.period) or _first(action.started) or _first(action.adopted)


def _dates(
    begins: _Bound | None, began: _Bound | None, ends: _Bound | None, ended: _Bound | None, day: date
) -> tuple[Element, ...]:
    """Return what is planned and what was; what was is never after `day`, and no end before its start."""
    if ends and begins and ends[0] < begins[0]:
        ends = None
    began = began if began and began[0] <= day else None
    ended = ended if ended and ended[0] <= day and not (began and ended[0] < began[0]) else None
    every = ((PLANNED_START, begins), (STARTED, began), (PLANNED_END, ends), (ENDED, ended))
    return tuple(
        Element("activity-date", {"iso-date": bound[0].isoformat(), "type": kind}, (bound[1],) if bound[1] else ())
        for kind, bound in every
        if bound
    )


def _start(period: Period | None) -> _Bound | None:
    return _first(period.start) if period else None


def _end(period: Period | None) -> _Bound | None:
    return (period.end.latest, _said(period.end)) if period and period.end else None


def _first(when: Date | None) -> _Bound | None:
    return (when.earliest, _said(when)) if when else None


def _said(when: Date) -> Message | None:
    """Return a date in words where it is not written to the day, or is marked as doubtful."""
    plain = when.earliest == when.latest and not when.qualified and not when.by and not when.impossible
    return None if plain else msg("{date}", date=Told(when))


def pieces(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield a stretch in pieces of a year at most, of which rule 7.5.3 lets a budget have no more."""
    while first <= last:
        try:
            after = first.replace(year=first.year + 1)
        except ValueError:  # 29 February, or the end of the calendar
            after = date(first.year + 1, 3, 1) if first.year < date.max.year else date.max
        end = min(last, date.fromordinal(after.toordinal() - 1)) if after < date.max else last
        yield first, end
        if end >= last:
            return
        first = date.fromordinal(end.toordinal() + 1)
