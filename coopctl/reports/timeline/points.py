"""Points on a timeline: milestones, meetings and occurrences, each with how it stands on the day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.measures import facts, occurrences
from coopctl.measures.coming import anchor, days_ahead, within
from coopctl.messages import Told, msg, nmsg
from coopctl.model.recurrence import LONGEST, count, expand, latest, soonest
from coopctl.model.vocabularies import OccurrenceState
from coopctl.reports.numbered import numbered
from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.messages import Message
    from coopctl.model.dates import Date, Period
    from coopctl.model.numerals import Numeral
    from coopctl.model.records import Action, Meeting, Milestone, Occurrence
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import MeetingKind
    from coopctl.reports.timeline.timescale import Window
    from coopctl.reports.view import View


#: So many days of one rule are marks of their own, and so many of all rows; of more it is told how many there are.
_EACH, _ALL = 120, 20_000
#: How many days ahead the next day is looked for: two months first, since most rules come in each.
_AHEAD = (62, LONGEST.days)


class MarkKind(StrEnum):
    """What a mark is of."""

    MILESTONE = "milestone"
    MEETING = "meeting"
    OCCURRENCE = "occurrence"


class MarkState(StrEnum):
    """How a mark stands on the day; late is past and not done: only milestones are, and none of an unknown action."""

    DONE = "done"
    OPEN = "open"
    LATE = "late"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a rule that are too many to be marks of their own: how many, and the first and the last."""

    times: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point on a row. It stands at `at`: where it was done, else the last day on which it is due; None undated.

    `due` is the date planned or recorded, `before` what was first agreed, where that differs;
    `done` when it was done and `given_up` when it was dropped, only of milestones. One that has `days` stands for
    all of them, at the next of them, else at the last.
    """

    kind: MarkKind
    state: MarkState
    at: date | None
    id: str = ""
    number: Numeral | None = None
    title: Text | None = None
    due: Date | Period | None = None
    before: Date | None = None
    done: Date | None = None
    given_up: Date | None = None
    days: Days | None = None
    meeting: MeetingKind | None = None

    @property
    def called(self) -> Text | Message | MeetingKind | str:
        """Its number and title; of a meeting without one what it is, else its id, "" where it has none."""
        return numbered(self.number, self.title) or self.meeting or self.id

    @property
    def when(self) -> Date | Period | None:
        """When it was done or dropped, else when it is due."""
        return self.done or self.given_up or self.due


def of_milestone(milestone: Milestone, day: date, *, owed: bool = True) -> Mark:
    """Return a milestone; one that is both done and dropped is dropped, and where nothing is `owed` none is late."""
    done = milestone.done if milestone.done and facts.happened(milestone.done, day) else None
    if facts.happened(milestone.dropped, day):
        state = MarkState.DROPPED
    elif done:
        state = MarkState.DONE
    else:
        state = MarkState.LATE if owed and facts.past(milestone.due, day) else MarkState.OPEN
    due, before = milestone.due, milestone.baseline
    at = done.earliest if done and state is MarkState.DONE else due.latest if due else None
    same = before is None or (due is not None and before.order == due.order)
    return Mark(
        kind=MarkKind.MILESTONE,
        state=state,
        at=at,
        id=milestone.id,
        number=milestone.number,
        title=milestone.title,
        due=due,
        before=None if same else before,
        done=done if state is MarkState.DONE else None,
        given_up=milestone.dropped if state is MarkState.DROPPED else None,
    )


def of_meeting(meeting: Meeting, day: date) -> Mark:
    """Return a meeting: it has taken place once its last day is there; an open end never is."""
    end = meeting.date.end
    state = MarkState.DONE if end and end.latest <= day else MarkState.OPEN
    at = meeting.date.earliest
    return Mark(
        kind=MarkKind.MEETING,
        state=state,
        at=at,
        id=meeting.id,
        title=meeting.title,
        due=meeting.date,
        meeting=meeting.kind,
    )


def of_occurrence(occurrence: Occurrence) -> Mark:
    """Return an occurrence on record."""
    state = MarkState.DROPPED if occurrence.state is OccurrenceState.CANCELLED else MarkState.DONE
    return Mark(kind=MarkKind.OCCURRENCE, state=state, at=occurrence.date.earliest, due=occurrence.date)


def many(mark: Mark, days: Days) -> Message:
    """Say how often a mark comes that stands for many days, until when, and the next of them where one is ahead."""
    told = nmsg(
        "{n} time, from {first} to {last}",
        "{n} times, from {first} to {last}",
        days.times,
        first=Told(days.first),
        last=Told(days.last),
    )
    return msg("{told}; the next: {date}", told=told, date=Told(mark.at)) if mark.at and mark.at != days.last else told


def most(rules: int) -> int:
    """Return how many days of each rule are marks of their own, where so many rules are on a timeline."""
    return min(_EACH, _ALL // max(1, rules))


def foreseen(view: View, action: Action, window: Window, most: int) -> tuple[Mark, ...]:
    """Return the days of an action's rule that nothing is recorded of; those after the day while it is active.

    Where the rule has more than `most` days, one mark stands for all, whatever is recorded of some.
    """
    agreement = view.portfolio.agreements.get(action.agreement)
    state, today = view.standing.actions[action.ref].state, view.standing.day
    period = state.period or (agreement.period if agreement else None)
    begins = anchor(period, agreement)
    if action.recurs is None or begins is None:
        return ()
    last = window.last if state.status.active else min(window.last, today)
    last = min(last, period.end.latest if period and period.end else last)
    first = max(begins, window.first)
    if last - first > LONGEST:
        first = max(first, today - min(LONGEST / 2, today - date.min))
    span = action.recurs, begins, first, last
    times, begun, over = count(*span), soonest(*span), latest(*span)
    if times > most and begun and over:
        ahead = (days_ahead(view.portfolio, action, state.period, today, within(today, days)) for days in _AHEAD)
        at = next((days[0] for days in ahead if days), over)
        return (Mark(kind=MarkKind.OCCURRENCE, state=MarkState.OPEN, at=min(at, over), days=Days(times, begun, over)),)
    days = expand(*span)
    taken = occurrences.match(days, facts.until(action.occurrences, today))
    return tuple(Mark(kind=MarkKind.OCCURRENCE, state=MarkState.OPEN, at=day) for day in days if day not in taken)
