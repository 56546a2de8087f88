"""A milestone, a reading or an update is dated before its action starts, or before the agreement is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.dates import Period
from coopctl.model.records import Action, Measurement, Milestone, Update
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.dates import Date
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT


class _Limit(NamedTuple):
    """What something must not come before, and where that stands."""

    date: Date
    path: str
    place: Place
    message: Message


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem where even the latest day of a date is before the first start that the action ever had.

    Else where it is before the signature, unless the action itself starts before that. Marked dates are let be.
    A milestone due before the period is told by milestone-outside-period.
    """
    action = seen.record
    if not isinstance(action, Action):
        return
    start = _start(seen, action)
    signed = _signed(portfolio.agreements.get(action.agreement), start)
    period = action.period.start if action.period else None
    for place, date, limits in _dates(seen, period, start, signed):
        limit = next((each for each in limits if each and _before(date, each.date)), None)
        if limit is not None:
            yield Problem(
                action.path,
                place,
                msg("{date} is before the action starts, {start}", date=date, start=limit.date)
                if limit is start
                else msg("{date} is before the agreement was signed, {signed}", date=date, signed=limit.date),
                msg("correct one of the two dates"),
                related=(Elsewhere(limit.path, limit.place, limit.message),),
            )


def _dates(
    seen: Seen, period: Date | None, start: _Limit | None, signed: _Limit | None
) -> Iterator[tuple[Place, Date, tuple[_Limit | None, ...]]]:
    for place, milestone in seen.of(Milestone):
        if milestone.due and not milestone.dropped and not (period and _before(milestone.due, period)):
            yield (*place, "due"), milestone.due, (signed,)
    for place, reading in seen.of(Measurement):
        yield (*place, "date"), reading.date, (start, signed)
    for place, update in seen.of(Update):
        yield (*place, "date"), update.date, (start, signed)


def _start(seen: Seen, action: Action) -> _Limit | None:
    """Return the earliest start that the action has or had; None where one of them is open, marked or not told."""
    starts = [(place, period.start) for place, period in seen.of(Period) if place[-1:] != ("date",)]
    if action.started:
        starts.append((("started",), action.started))
    if not starts or any(date is None or date.qualified for _, date in starts):
        return None
    place, first = min(((place, date) for place, date in starts if date), key=lambda each: each[1].earliest)
    return _Limit(first, action.path, place, msg("it starts then"))


def _signed(agreement: Agreement | None, start: _Limit | None) -> _Limit | None:
    if agreement is None or agreement.signed is None or agreement.signed.qualified:
        return None
    if start and start.date.latest < agreement.signed.earliest:
        return None
    return _Limit(agreement.signed, agreement.path, ("signed",), msg("the agreement was signed then"))


def _before(date: Date, limit: Date) -> bool:
    return not date.qualified and date.latest < limit.earliest
