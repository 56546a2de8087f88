"""What falls due, and when: in actions, and in the agreements that they belong to (docs/MEASURES.md, 14)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coopctl.measures import expiry, facts, occurrences
from coopctl.model.dates import Date
from coopctl.model.numerals import natural
from coopctl.model.recurrence import MOST, count, expand
from coopctl.model.vocabularies import AgreementKind, Health, OccurrenceState
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coopctl.measures.outcomes import ActionStanding, Standing
    from coopctl.model.dates import Period
    from coopctl.model.numerals import Numeral
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Agreement, Meeting, Milestone, Recurrence, Who
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import MeetingKind


class DueKind(StrEnum):
    """What it is that falls due or takes place."""

    DEADLINE = "deadline"
    MILESTONE = "milestone"
    DECISION = "decision"
    MEETING = "meeting"
    OCCURRENCE = "occurrence"
    NOTICE = "notice"
    EXPIRY = "expiry"
    REPORT = "report"


class AskedFor(StrEnum):
    """What people are told instead of `notice` where renewal is to be asked for; the same word for machines."""

    NOTICE = "notice"


#: What is overdue once its last day is past; a meeting or an occurrence is then simply over.
_OWED = frozenset({DueKind.DEADLINE, DueKind.MILESTONE, DueKind.DECISION})
#: What takes place on its day, rather than being owed by it.
TAKES_PLACE = frozenset({DueKind.MEETING, DueKind.OCCURRENCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing with its date. `id` is that of the milestone, decision or meeting within the record `ref`.

    `number` is that of what is titled, `meeting` what kind of meeting it is. `who` owes it: an action's lead, a
    decision's owners. `whole` tells that an action is all done and only waits to be closed, `unknown` that nobody knows
    how it stands, so that nothing of it is overdue. `explicit` tells of a day for notice that renewal is to be asked
    for by it, `project` of an end that it is a project's.
    """

    kind: DueKind
    when: Date | Period
    ref: str
    id: str | None = None
    number: Numeral | None = None
    title: Text | None = None
    meeting: MeetingKind | None = None
    place: Text | None = None
    who: tuple[Who, ...] = ()
    whole: bool = False
    unknown: bool = False
    explicit: bool = False
    project: bool = False

    @property
    def shown_kind(self) -> DueKind | AskedFor:
        """The kind as people are told it."""
        return AskedFor.NOTICE if self.explicit else self.kind

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return self.when.earliest or date.min

    @property
    def last(self) -> date:
        """The last day that it may be; of an open period the end of time."""
        bound = self.when if isinstance(self.when, Date) else self.when.end
        return bound.latest if bound else date.max

    def overdue(self, day: date) -> bool:
        """Whether it is owed and its last day is past."""
        return self.kind in _OWED and self.last < day and not self.unknown

    def unrecorded(self, day: date) -> bool:
        """Whether its last day is past, and nobody knows whether it was done or took place."""
        return self.unknown and self.last < day


class Dues(NamedTuple):
    """What is overdue and what is past with nothing recorded, both longest first; what is ahead, soonest first."""

    overdue: tuple[Due, ...]
    ahead: tuple[Due, ...]
    unrecorded: tuple[Due, ...]


def of_action(portfolio: Portfolio, action: Action, standing: ActionStanding, day: date, until: date) -> Iterator[Due]:
    """Yield what falls due in an action that is active: its deadline, its open milestones, its days from `day` on.

    A day of its recurrence that passed without a word is among them.
    """
    if not standing.state.status.active:
        return
    lead = (action.lead,) if action.lead else ()
    end = standing.state.period.end if standing.state.period else None
    whole, unknown = standing.progress.full, standing.verdict.health is Health.UNKNOWN
    if end:
        yield Due(
            kind=DueKind.DEADLINE, when=end, ref=action.ref,
            number=action.number, title=action.title, who=lead, whole=whole, unknown=unknown,
        )  # fmt: skip
    for step in facts.live(action, day):
        if step.due and not facts.happened(step.done, day):
            titled = step if step.title or step.number is not None else action
            yield Due(
                kind=DueKind.MILESTONE, when=step.due, ref=action.ref, id=step.id,
                number=titled.number, title=titled.title or action.title, who=_asked(step, lead), unknown=unknown,
            )  # fmt: skip
    ahead = days_ahead(portfolio, action, standing.state.period, day, until)
    for at in (*((standing.unrecorded,) if standing.unrecorded else ()), *ahead):
        yield Due(
            kind=DueKind.OCCURRENCE, when=whole_day(at), ref=action.ref,
            number=action.number, title=action.title, who=lead, unknown=at < day,
        )  # fmt: skip


def _asked(step: Milestone, lead: tuple[Who, ...]) -> tuple[Who, ...]:
    return (step.lead,) if step.lead else lead


def of_agreement(agreement: Agreement, day: date) -> Iterator[Due]:
    """Yield what falls due in an agreement: meetings that are not over, decisions still open, notice and end."""
    for meeting in agreement.meetings:
        due = Due(
            kind=DueKind.MEETING, when=meeting.date, ref=agreement.ref, id=meeting.id,
            title=meeting.title, meeting=meeting.kind, place=meeting.place,
        )  # fmt: skip
        if due.last >= day:
            yield due
        yield from decided(agreement, meeting, day)
    yield from ending(agreement, day)


def decided(agreement: Agreement, meeting: Meeting, day: date) -> Iterator[Due]:
    """Yield the decisions of a meeting that are still open, once it has begun."""
    if not facts.happened(meeting.date, day):
        return
    for each in meeting.decisions:
        if each.due and facts.still_open(each, day):
            yield Due(
                kind=DueKind.DECISION, when=each.due, ref=agreement.ref, id=each.id,
                number=each.number, title=each.text, who=each.owners,
            )  # fmt: skip


def ending(agreement: Agreement, day: date) -> Iterator[Due]:
    """Yield the end of an agreement, and the last day for notice, unless that is past."""
    for runs_out in expiry.expiries(agreement, day):
        due = _running_out(agreement, runs_out)
        if due.kind is DueKind.EXPIRY or due.last >= day:
            yield due


def reports(agreement: Agreement, actions: Iterable[ActionStanding], day: date) -> Iterator[Due]:
    """Yield the last day for the next report of the actions of an agreement that has a rhythm, that of the first."""
    by = min((each.report_by for each in actions if each.report_by and each.report_by >= day), default=None)
    if by:
        yield Due(kind=DueKind.REPORT, when=whole_day(by), ref=agreement.ref, title=agreement.title)


@lru_cache(366)  # thousands of actions may come again on one day
def whole_day(day: date) -> Date:
    """Return a day as a date."""
    return Date(day.isoformat(), day, day)


def running_out(agreement: Agreement, day: date, days: int) -> Iterator[Due]:
    """Yield what of an agreement has run out, or does within `days` from `day` on, or whose notice is due by then."""
    gone = expiry.expired(agreement, day)
    for each in (*((gone,) if gone else ()), *expiry.expiring(agreement, day, days)):
        yield _running_out(agreement, each)


def _running_out(agreement: Agreement, each: expiry.Expiry) -> Due:
    kind = DueKind.NOTICE if each.kind is expiry.ExpiryKind.NOTICE else DueKind.EXPIRY
    return Due(
        kind=kind, when=each.when, ref=agreement.ref, title=agreement.title,
        explicit=each.explicit, project=agreement.kind is AgreementKind.PROJECT, unknown=kind is DueKind.EXPIRY,
    )  # fmt: skip


def days_ahead(portfolio: Portfolio, action: Action, period: Period | None, day: date, until: date) -> tuple[date, ...]:
    """Return the days of a recurring action from `day` to `until` that are not on record as cancelled.

    It counts from its period's earliest start, else from the agreement's, and ends with its period.
    """
    runs = _runs(portfolio, action, period, until)
    if runs is None:
        return ()
    rule, begins, last = runs
    records = facts.until(action.occurrences, day)
    since = day
    for record in sorted(records, key=lambda each: each.date.latest, reverse=True):
        if record.date.latest >= since:
            since = min(since, record.date.earliest)
    every = expand(rule, begins, since, last)
    recorded = occurrences.match(every, records)
    cancelled = {at for at, record in recorded.items() if record.state is OccurrenceState.CANCELLED}
    return tuple(at for at in every if at >= day and at not in cancelled)


def how_many_ahead(portfolio: Portfolio, action: Action, standing: ActionStanding, first: date, last: date) -> int:
    """Return how many days of a recurring action that is active lie within, cancelled or not; none is listed."""
    runs = _runs(portfolio, action, standing.state.period, last) if standing.state.status.active else None
    return min(MOST, count(runs[0], runs[1], first, runs[2])) if runs else 0


def _runs(
    portfolio: Portfolio, action: Action, period: Period | None, until: date
) -> tuple[Recurrence, date, date] | None:
    """Return the rule of an action, the day it counts from, and the last one until a day; None where it has none."""
    agreement = portfolio.agreements.get(action.agreement)
    held = period or (agreement.period if agreement else None)
    begins = anchor(held, agreement)
    if action.recurs is None or held is None or begins is None:
        return None
    return action.recurs, begins, min(until, held.end.latest if held.end else until)


def dues(
    portfolio: Portfolio,
    standing: Standing,
    agreements: Iterable[Agreement],
    actions: Iterable[Action],
    window: tuple[date, date],
) -> Dues:
    """Return what is overdue on the day, what falls within `window`, and what is past of which nothing is recorded.

    `window` is a first and a last day, both included. What is owed is due on its last day, as everywhere; what takes
    place is within when one of its days is. What is overdue, or past, is not within. Of equal days what the agreement
    owes comes first, then what its actions do, in the order in which they are given.
    """
    day = standing.day
    first, last = window
    found = [each for agreement in agreements for each in of_agreement(agreement, day)]
    places: dict[str, int] = {}
    reporting: dict[str, list[ActionStanding]] = {}
    for action in actions:
        places[action.ref] = len(places)
        found += of_action(portfolio, action, standing.actions[action.ref], day, last)
        reporting.setdefault(action.agreement, []).append(standing.actions[action.ref])
    for agreement in agreements:
        found += reports(agreement, reporting.get(agreement.ref, ()), day)
    overdue: list[Due] = []
    ahead: list[Due] = []
    unrecorded: list[Due] = []
    for each in sorted(found, key=lambda one: _order(one, places.get(one.ref, -1))):
        closes = each.last
        if closes < day and (each.unknown or each.kind in _OWED):
            (unrecorded if each.unknown else overdue).append(each)
        elif first <= closes and (each.first if each.kind in TAKES_PLACE else closes) <= last:
            ahead.append(each)
    return Dues(tuple(overdue), tuple(ahead), tuple(unrecorded))


def _order(due: Due, place: int) -> tuple[object, ...]:
    """Return what sorts dues: by day, by agreement, by the place of their action, by kind, then by number and id."""
    within = (natural(due.number), due.id) if due.id else ()
    return due.last, due.ref.partition("/")[0], place, due.kind.value, within


def within(day: date, days: int) -> date:
    """Return the day that lies `days` after `day`, or the last there is."""
    return date.max if (date.max - day).days < days else day + timedelta(days=days)


def anchor(period: Period | None, agreement: Agreement | None) -> date | None:
    """Return the day a recurrence counts from: the period's earliest start, else the agreement's."""
    if period and period.start:
        return period.start.earliest
    return agreement.period.start.earliest if agreement and agreement.period and agreement.period.start else None
