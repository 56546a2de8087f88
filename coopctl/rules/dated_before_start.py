"""A fact, or a milestone, is dated before its action starts or the agreement is signed; a meeting, long before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.dates import Date, parse_date
from coopctl.model.records import (
    Action,
    Approval,
    Assessment,
    BudgetLine,
    DoneMission,
    Measurement,
    Meeting,
    Milestone,
    Occurrence,
    Step,
    Update,
)
from coopctl.model.vocabularies import Severity
from coopctl.rules.year_outside_plan import plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Approval, Assessment, Date, DoneMission, Meeting})
BESIDE = frozenset({"period", "baseline", "started", "signed", "recurs", "updates.period"})
#: So many years before the beginning, nothing belongs to it.
LONG = 5


class _Limit(NamedTuple):
    """What something must not come before, and where that stands."""

    date: Date
    path: str
    place: Place
    message: Message
    until: Date | None = None

    def told(self, date: Date) -> Message:
        """Say that a date lies before this."""
        if self.until is not None:
            return msg("{date} is long before the beginning, {start}", date=date, start=self.date)
        if self.place == ("signed",):
            return msg("{date} is before the agreement was signed, {signed}", date=date, signed=self.date)
        return msg("{date} is before the action starts, {start}", date=date, start=self.date)


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem where even the latest day of a date is before the first start that the action ever had.

    Else where it is before the signature, unless the action itself starts before that. Marked dates are let be.
    What may well come before the start (a meeting, an approval, an outside verdict, the adoption) is told more than
    LONG years before it.
    A milestone due before the period is told by milestone-outside-period, an occurrence of a rule by
    occurrence-off-rule, a decision's dates before its meeting by dates-out-of-order.
    """
    record = seen.record
    if isinstance(record, Action):
        start = _start(record)
        signed = _signed(portfolio.agreements.get(record.agreement), start)
        period = record.period.start if record.period else None
        known = (period, start and start.date, signed and signed.date)
        if _none_is_before(seen, [each for each in known if each]):
            return
        dated = [*_dates(seen, period, start, signed), *_facts(seen, (start, signed))]
        begins = _Limit(period, record.path, ("period",), msg("it starts then")) if period else None
        dated += [(place, date, (_long_before(begins or start or signed),)) for place, date in _around(seen)]
    else:
        begun = _long_before(_begun(record))
        dated = [(place, date, (begun,)) for place, date in _around(seen)]
    for place, date, limits in dated:
        for limit in limits:
            if limit is None or not _before(date, limit.until or limit.date):
                continue
            yield Problem(
                record.path,
                place,
                limit.told(date),
                msg("correct one of the two dates"),
                related=(Elsewhere(limit.path, limit.place, limit.message),),
            )
            break


def _none_is_before(seen: Seen, limits: Sequence[Date]) -> bool:
    """Whether every date of an action is after the last of its limits began, as in most; False where it may not be."""
    latest = max((each.earliest for each in limits), default=None)
    if latest is None:
        return True
    return not seen.of(DoneMission) and all(each.latest >= latest for _, each in seen.of(Date))


def _dates(
    seen: Seen, period: Date | None, start: _Limit | None, signed: _Limit | None
) -> Iterator[tuple[Place, Date, tuple[_Limit | None, ...]]]:
    for place, milestone in seen.of(Milestone):
        if milestone.due and not milestone.dropped and not (period and _before(milestone.due, period)):
            yield (*place, "due"), milestone.due, (signed,)
        for name, date in (("done", milestone.done), ("dropped", milestone.dropped)):
            if date:
                yield (*place, name), date, (start, signed)


def _facts(seen: Seen, limits: tuple[_Limit | None, ...]) -> Iterator[tuple[Place, Date, tuple[_Limit | None, ...]]]:
    action = seen.record
    dated: list[tuple[Place, Measurement | Update]] = [*seen.of(Measurement), *seen.of(Update)]
    for place, fact in dated:
        yield (*place, "date"), fact.date, limits
    for place, step in seen.of(Step):
        yield (*place, "by"), step.by, limits
    for place, line in seen.of(BudgetLine):
        if line.spent and line.at:
            yield (*place, "at"), line.at, limits
    for place, mission in seen.of(DoneMission):
        if mission.date and mission.date.end:
            yield (*place, "date"), mission.date.end, limits
    if isinstance(action, Action) and action.recurs is None:
        for place, occurrence in seen.of(Occurrence):
            yield (*place, "date"), occurrence.date, limits


def _around(seen: Seen) -> Iterator[tuple[Place, Date]]:
    """Yield what may come before the beginning."""
    if isinstance(seen.record, Action):
        yield from (each for each in seen.of(Date) if each[0] in (("adopted",), ("started",)))
    for place, meeting in seen.of(Meeting):
        if meeting.date.end:
            yield (*place, "date"), meeting.date.end
    for place, approval in seen.of(Approval):
        if approval.date:
            yield (*place, "date"), approval.date
    for place, assessment in seen.of(Assessment):
        yield (*place, "date"), assessment.date


def _start(action: Action) -> _Limit | None:
    """Return the earliest start that the action has or had; None where one of them is open, marked or not told."""
    starts = [(place, period.start) for place, period in plans(action)]
    if action.started:
        starts.append((("started",), action.started))
    if not starts or any(date is None or date.qualified for _, date in starts):
        return None
    place, first = min(((place, date) for place, date in starts if date), key=lambda each: each[1].earliest)
    return _Limit(first, action.path, place, msg("it starts then"))


def _begun(agreement: Agreement) -> _Limit | None:
    """Return the earlier one of the signature and the period's first day; None where one is marked or none is told."""
    start = agreement.period.start if agreement.period else None
    both = [
        _Limit(agreement.signed, agreement.path, ("signed",), msg("the agreement was signed then"))
        if agreement.signed
        else None,
        _Limit(start, agreement.path, ("period",), msg("it starts then")) if start else None,
    ]
    known = [each for each in both if each]
    if not known or any(each.date.qualified for each in known):
        return None
    return min(known, key=lambda each: each.date.earliest)


def _long_before(limit: _Limit | None) -> _Limit | None:
    """Return the limit so many years earlier."""
    year = limit.date.earliest.year - LONG if limit else 0
    return limit._replace(until=parse_date(f"{year:04}")) if limit and year > 0 else None


def _signed(agreement: Agreement | None, start: _Limit | None) -> _Limit | None:
    if agreement is None or agreement.signed is None or agreement.signed.qualified:
        return None
    if start and start.date.latest < agreement.signed.earliest:
        return None
    return _Limit(agreement.signed, agreement.path, ("signed",), msg("the agreement was signed then"))


def _before(date: Date, limit: Date) -> bool:
    return not date.qualified and not date.impossible and date.latest < limit.earliest
