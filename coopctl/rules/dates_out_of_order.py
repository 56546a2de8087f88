"""Two dates stand in an order that cannot be: an end before its start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.dates import Date, Period
from coopctl.model.records import Action, Agreement, Indicator, Meeting
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR


class _Pair(NamedTuple):
    """Two dates of which the first must not come after the second."""

    first: Place
    before: Date | None
    second: Place
    after: Date | None
    severity: Severity | None = None


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem where even the earliest day of a date is after the latest day of what follows it.

    It is only a warning where one of the two is marked as uncertain or approximate.
    """
    path = seen.record.path
    for pair in _pairs(seen):
        before, after = pair.before, pair.after
        if before is None or after is None or before.earliest <= after.latest:
            continue
        doubtful = Severity.WARNING if before.qualified or after.qualified else pair.severity
        whole = pair.first == pair.second
        yield Problem(
            path,
            pair.second,
            msg("the end, {after}, is before the start, {before}", after=after, before=before)
            if whole
            else msg("{after} is before {before}, which must come first", after=after, before=before),
            msg("correct one of the two dates"),
            related=() if whole else (Elsewhere(path, pair.first, msg("{date} stands here", date=before)),),
            severity=doubtful,
        )


def backwards(period: Period) -> bool:
    """Whether a period certainly ends before it starts; rules that compare it with others then say nothing."""
    return bool(period.start and period.end and period.start.earliest > period.end.latest)


def _pairs(seen: Seen) -> Iterator[_Pair]:
    record = seen.record
    if isinstance(record, Action):
        yield _Pair(("started",), record.started, ("ended",), record.ended)
        yield _Pair(("adopted",), record.adopted, ("started",), record.started, Severity.WARNING)
        if record.period and not backwards(record.period):
            yield _Pair(("started",), record.started, ("period",), record.period.end, Severity.WARNING)
        if record.recurs and record.period:
            yield _Pair(("period",), record.period.start, ("recurs",), record.recurs.until)
    else:
        yield from _of_agreement(record)
    for place, period in seen.of(Period):
        if not period.single:
            yield _Pair(place, period.start, place, period.end)
    for place, one in seen.of(Indicator):
        if one.baseline and one.target:
            yield _Pair((*place, "baseline", "date"), one.baseline.date, (*place, "target", "date"), one.target.date)
        last = one.target.date if one.target else None
        for position, step in enumerate(one.steps if last else ()):
            ahead = (*place, "steps", position, "by")
            yield _Pair(ahead, step.by, (*place, "target", "date"), last, Severity.WARNING)
    for place, meeting in seen.of(Meeting):
        yield from _of_meeting(place, meeting)


def _of_agreement(agreement: Agreement) -> Iterator[_Pair]:
    period = agreement.period
    if period is not None:
        yield _Pair(("signed",), agreement.signed, ("period",), period.end)
        ends_before = period.end and agreement.signed and agreement.signed.earliest > period.end.latest
        # A plan for the year 2020 may well be signed in spring: one date standing for all of it has no first day.
        if not period.single and not ends_before:
            yield _Pair(("signed",), agreement.signed, ("period",), period.start, Severity.WARNING)


def _of_meeting(place: Place, meeting: Meeting) -> Iterator[_Pair]:
    for position, decision in enumerate(meeting.decisions):
        row = (*place, "decisions", position)
        for name, date in (
            ("due", decision.due),
            ("baseline", decision.baseline),
            ("done", decision.done),
            ("dropped", decision.dropped),
        ):
            yield _Pair((*place, "date"), meeting.date.start, (*row, name), date, Severity.WARNING)
