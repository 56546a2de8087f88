"""How an action stands on a day, and why: the first that fits, in the order of docs/MEASURES.md, 5."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from coopctl.measures import facts, occurrences, rollup, spans, state
from coopctl.measures.exact import rounded
from coopctl.measures.outcomes import TROUBLED, HealthVerdict, Method, Reason
from coopctl.measures.rhythm import report_by
from coopctl.messages import Told, msg, nmsg, share
from coopctl.model.dates import Date
from coopctl.model.vocabularies import ActionStatus, Health, OccurrenceState
from coopctl.values import dataclass, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from coopctl.measures.links import Overdue
    from coopctl.measures.outcomes import ActionStanding, ActionState, Progress
    from coopctl.messages import Message
    from coopctl.model.dates import Period
    from coopctl.model.records import Action
    from coopctl.model.settings import Thresholds
    from coopctl.model.vocabularies import Rhythm


@row(frozen=True, slots=True, kw_only=True)
class Case:
    """All that the health of one action is judged by.

    `news` is the last dated fact, own or of a part; `window` the period in which it comes again, if it does; `rhythm`
    how often it is reported on, and `updated` the day of its own last dated fact.
    """

    action: Action
    day: date
    state: ActionState
    progress: Progress
    expected: Fraction | None
    news: Date | Period | None
    thresholds: Thresholds
    window: Period | None = None
    rhythm: Rhythm | None = None
    updated: date | None = None

    @property
    def heard(self) -> date | None:
        """The latest day of the last dated fact, held to the day."""
        return None if self.news is None else min(facts.ends(self.news), self.day)

    @property
    def report_by(self) -> date | None:
        """The last day for the next report by the rhythm; None where none is awaited, or by the days of its rule."""
        if self.rhythm is None or self.heard is None or self.only_recurs or not self.reports:
            return None
        return report_by(self.heard, self.rhythm, self.thresholds.rhythm_days)

    @property
    def reports(self) -> bool:
        """Whether news of it is awaited: it is under way, and not all done."""
        return self.state.status is ActionStatus.IN_PROGRESS and not self.progress.full

    @property
    def only_recurs(self) -> bool:
        """Whether news is due on the days of its rule alone."""
        measured = self.action.milestones or self.action.indicators
        return bool(self.action.recurs and not measured and self.window and self.window.start)

    @property
    def unrecorded(self) -> date | None:
        """The first day of its rule after the last dated fact that passed without a word."""
        if self.action.recurs is None or self.heard is None or self.heard >= self.day:
            return None
        return occurrences.awaited(self.action, self.window, self.heard, self.day - timedelta(days=1))

    @property
    def recurring(self) -> bool:
        """Whether an occurrence is on record, so that it has begun whatever its status says."""
        return bool(self.action.recurs and facts.until(self.action.occurrences, self.day))

    @property
    def since_start(self) -> int | None:
        """Days since the day by which it has begun; None when open."""
        begun = self.state.begun_by
        return None if begun is None else (self.day - begun).days

    @property
    def since_deadline(self) -> int | None:
        """Days since the deadline, negative before it; None when open."""
        return None if self.state.deadline is None else (self.day - self.state.deadline).days

    @property
    def past(self) -> bool:
        """Whether its deadline is past."""
        return self.since_deadline is not None and self.since_deadline > 0

    @property
    def overstarted(self) -> bool:
        """Whether its start is past by more than the days of grace."""
        return self.since_start is not None and self.since_start > self.thresholds.grace_days


@dataclass(frozen=True, slots=True)
class Awaited:
    """An action that is waited for in vain: its health is late, on hold or cancelled."""

    ref: str
    health: Health
    lateness: int | None = None


#: How awaited actions are named, worst first.
_IN_VAIN = (Health.LATE, Health.CANCELLED, Health.ON_HOLD)


def settled(case: Case) -> HealthVerdict | None:
    """Return the verdict where the action itself decides it, down to late; None where one must look further."""
    return _by_status(case) or _without_record(case) or _late(case)


def verdict(
    case: Case, awaited: Sequence[Awaited], decisions: Sequence[Overdue], parts: Sequence[ActionStanding] = ()
) -> HealthVerdict:
    """Return the verdict of an action that is not settled.

    `awaited` are the actions that it waits for in vain, `decisions` the overdue ones about it, longest overdue first,
    `parts` the actions that it is the whole of.
    """
    risk = (
        _milestone_late(case)
        or _start_late(case)
        or _behind(case)
        or _waits(awaited)
        or _undecided(decisions, case.day)
        or _parts_fail(case, parts)
    )
    if risk:
        return HealthVerdict(Health.AT_RISK, risk, hint=_close_it(case))
    return _silent(case) or _due_soon(case) or _well(case)


def in_vain(ref: str, settled: HealthVerdict | None) -> Awaited | None:
    """Return an action as awaited in vain, if its settled verdict is late, on hold or cancelled."""
    if settled is None or settled.health not in _IN_VAIN:
        return None
    return Awaited(ref, settled.health, settled.lateness)


def _by_status(case: Case) -> HealthVerdict | None:
    status = case.state.status
    if status is ActionStatus.CANCELLED:
        return HealthVerdict(Health.CANCELLED, Reason("cancelled", _said(case, msg("cancelled"))))
    if status is ActionStatus.COMPLETED:
        return HealthVerdict(Health.DONE, Reason("completed", msg("completed")))
    if status is ActionStatus.PARTLY_COMPLETED:
        return HealthVerdict(Health.DONE_IN_PART, Reason("partly-completed", _said(case, msg("done in part"))))
    if status is ActionStatus.ON_HOLD:
        return HealthVerdict(Health.ON_HOLD, Reason("on-hold", _said(case, msg("on hold"))))
    if status is ActionStatus.PROPOSED:
        return HealthVerdict(Health.NOT_STARTED, Reason("proposed", msg("proposed, not yet adopted")))
    return None


def _said(case: Case, plain: Message) -> Message:
    """Return the text of the update that gave the status, else the plain word."""
    update = state.word(case.action, case.day)
    if update is None or update.status is not case.state.status or update.text is None:
        return plain
    return msg("{status}: {text}", status=plain, text=update.text)


def _without_record(case: Case) -> HealthVerdict | None:
    period = case.state.period
    if case.news is not None or period is None or not (case.overstarted or case.past):
        return None
    if period.start and case.overstarted:
        message = msg("nothing recorded since its planned start ({start})", start=Told(period.start))
    else:
        message = msg("nothing recorded by its deadline ({end})", end=Told(period.end or period))
    return HealthVerdict(Health.UNKNOWN, Reason("nothing-recorded", message))


def _late(case: Case) -> HealthVerdict | None:
    days = case.since_deadline
    if days is None or days <= 0 or case.progress.full:
        return None
    return HealthVerdict(Health.LATE, Reason("late", spans.late(days)), lateness=days)


def _milestone_late(case: Case) -> Reason | None:
    """Name the live milestone that is longest past its date, if by more than the days of grace."""
    late = [
        ((case.day - milestone.due.latest).days, milestone)
        for milestone in facts.live(case.action, case.day)
        if milestone.due and not facts.happened(milestone.done, case.day)
    ]
    late = sorted((pair for pair in late if pair[0] > case.thresholds.grace_days), key=lambda p: (-p[0], p[1].id))
    if not late:
        return None
    days, milestone = late[0]
    name = milestone.title or milestone.id
    if days >= spans.YEAR:
        message = msg("milestone ‘{milestone}’ is {span} late", milestone=name, span=spans.span(days))
    else:
        message = nmsg(
            "milestone ‘{milestone}’ is {n} day late",
            "milestone ‘{milestone}’ is {n} days late",
            n=days,
            milestone=name,
        )
    return Reason("milestone-late", message)


def _start_late(case: Case) -> Reason | None:
    planned = case.state.status is ActionStatus.PLANNED and not case.recurring
    if not planned or not case.overstarted or case.since_start is None:
        return None
    days = case.since_start
    if days >= spans.YEAR:
        message = msg("still planned {span} after its start", span=spans.span(days))
    else:
        message = nmsg("still planned {n} day after its start", "still planned {n} days after its start", n=days)
    return Reason("start-late", message)


def _behind(case: Case) -> Reason | None:
    actual = case.progress.value
    if case.progress.method is Method.MILESTONES or actual is None or case.expected is None:
        return None
    if case.expected - actual <= case.thresholds.at_risk_points:
        return None
    return Reason(
        "behind",
        msg(
            "{actual} done where {expected} was expected",
            actual=share(int(rounded(actual))),
            expected=share(int(rounded(case.expected))),
        ),
    )


def _waits(awaited: Sequence[Awaited]) -> Reason | None:
    """Name the worst of what it waits for: late (longest first), then cancelled, then on hold."""
    first = min(awaited, key=lambda one: (_IN_VAIN.index(one.health), -(one.lateness or 0), one.ref), default=None)
    if first is None:
        return None
    return Reason("waits-for", msg("waits for {ref} ({health})", ref=first.ref, health=first.health))


def _undecided(decisions: Sequence[Overdue], day: date) -> Reason | None:
    if not decisions:
        return None
    first = decisions[0]
    days, name = (day - first.due.latest).days, first.decision.id
    if days >= spans.YEAR:
        message = msg("decision {decision} is {span} overdue", decision=name, span=spans.span(days))
    else:
        message = nmsg(
            "decision {decision} is {n} day overdue", "decision {decision} is {n} days overdue", n=days, decision=name
        )
    return Reason("decision-overdue", message)


def _parts_fail(case: Case, parts: Sequence[ActionStanding]) -> Reason | None:
    """Name the worst part of a whole without a number of its own, where too many of its active parts are in trouble."""
    measured = (Method.MILESTONES, Method.INDICATORS, Method.OCCURRENCES)
    if case.progress.method in measured or not rollup.exceeds(parts, TROUBLED, case.thresholds.at_risk_share):
        return None
    active = [part for part in parts if part.state.status.active]
    troubled = sum(part.verdict.health in TROUBLED for part in active)
    if not rollup.stands_out(active):
        said = nmsg(
            "{n} of {all} parts late or at risk", "{n} of {all} parts late or at risk", troubled, all=len(active)
        )
        return Reason("parts-in-trouble", said)
    message = nmsg(
        "{n} of {all} parts late or at risk: {ref}",
        "{n} of {all} parts late or at risk, the worst {ref}",
        n=troubled,
        all=len(active),
        ref=rollup.worst(active) or "",
    )
    return Reason("parts-in-trouble", message)


def _silent(case: Case) -> HealthVerdict | None:
    """Return unknown where it is under way and has no dated fact for stale_days or more, or none at all.

    What is all done waits to be closed: nobody expects news of it.
    """
    if not case.reports:
        return None
    if case.news is None or case.heard is None:
        return HealthVerdict(Health.UNKNOWN, Reason("nothing-recorded", msg("under way, but nothing is recorded")))
    if not _quiet(case, case.heard):
        return None
    return HealthVerdict(Health.UNKNOWN, Reason("silent", _silence(case.news, (case.day - case.heard).days)))


def _silence(news: Date | Period, n: int) -> Message:
    """Tell when there was news, as precisely as it was written; programs also read for how many days there is none."""
    match _precision(news):
        case "day":
            return msg("last news on {day}", day=Told(news), n=n)
        case "month":
            return msg("last news in {month}", month=Told(news), n=n)
    return msg("last news: {date}", date=Told(news), n=n)


def _precision(news: Date | Period) -> Literal["day", "month", "date"]:
    """Return whether a date is told as a day, as a month or a year, or as what needs more words."""
    if not isinstance(news, Date) or news.qualified or news.by:
        return "date"
    return "day" if news.earliest == news.latest else "month"


def _quiet(case: Case, news: date) -> bool:
    """Whether more is overdue since the last news: by the rule of what only comes again, by the rhythm, or by days."""
    if case.only_recurs:
        since = occurrences.awaited(case.action, case.window, news, case.day)
        return since is not None and (case.day - since).days >= case.thresholds.stale_days
    if case.report_by is not None:
        return case.day > case.report_by
    return (case.day - news).days >= case.thresholds.stale_days


def _due_soon(case: Case) -> HealthVerdict | None:
    if case.since_deadline is None or not 0 <= -case.since_deadline <= case.thresholds.due_soon_days:
        return None
    left = -case.since_deadline
    message = nmsg("{n} day left", "{n} days left", n=left) if left else msg("this is its last day")
    return HealthVerdict(Health.DUE_SOON, Reason("due-soon", message), hint=_close_it(case))


def _well(case: Case) -> HealthVerdict:
    period = case.state.period
    held = case.recurring and any(
        one.state is OccurrenceState.HELD for one in facts.until(case.action.occurrences, case.day)
    )
    if case.state.status is ActionStatus.PLANNED and not held:
        message = msg("planned for {period}", period=Told(period)) if period else msg("planned, no dates given")
        return HealthVerdict(Health.NOT_STARTED, Reason("planned", message), hint=_close_it(case))
    return HealthVerdict(Health.ON_TRACK, Reason("under-way", _last_news(case.news)), hint=_close_it(case))


def _last_news(news: Date | Period | None) -> Message:
    """Tell when there was news, as precisely as it was written."""
    if news is None:
        return msg("under way")
    match _precision(news):
        case "day":
            return msg("under way, last news on {day}", day=Told(news))
        case "month":
            return msg("under way, last news in {month}", month=Told(news))
    return msg("under way, last news: {date}", date=Told(news))


def _close_it(case: Case) -> Message | None:
    """Return what to do with an action that is all done and still open."""
    return msg("all done: close it") if case.progress.full else None
