"""Dated facts: what happened by a day, each counting from the earliest day of its date (docs/MEASURES.md, 1.4–1.6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from coopctl.model.dates import Period
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.model.dates import Date
    from coopctl.model.records import Action, Agreement, Assessment, Decision, Milestone


class _Dated(Protocol):
    """A row that carries a date: an update, a reading, an occurrence."""

    @property
    def date(self) -> Date: ...


_Row = TypeVar("_Row", bound=_Dated)


def happened(fact: Date | Period | None, day: date) -> bool:
    """Whether a fact of that date counts on `day`; without a date it never does, and `../D` counts from D."""
    return fact is not None and fact.earliest is not None and fact.earliest <= day


def known(fact: Date | None, day: date) -> Date | None:
    """Return a fact where it counts on `day`."""
    return fact if happened(fact, day) else None


def past(bound: Date | None, day: date) -> bool:
    """Whether a deadline is past: its last possible day is before `day`. A missing or open one never is."""
    return bound is not None and bound.latest < day


def until(rows: Sequence[_Row], day: date) -> tuple[_Row, ...]:
    """Return the rows that count on `day`, in the order of the file."""
    return tuple([row for row in rows if row.date.earliest <= day])


def latest(rows: Sequence[_Row]) -> _Row | None:
    """Return the last row: by earliest day, then latest day, then place in the file."""
    if len(rows) < 2:
        return rows[0] if rows else None
    return max(reversed(rows), key=lambda row: row.date.order)


def assessed(record: Action | Agreement, day: date) -> Assessment | None:
    """Return the last assessment by `day`: what others concluded, beside what is computed."""
    return latest(until(record.assessments, day))


def live(action: Action, day: date) -> tuple[Milestone, ...]:
    """Return the milestones that are not dropped by `day`; one that is both done and dropped is dropped."""
    return tuple([milestone for milestone in action.milestones if not happened(milestone.dropped, day)])


def still_open(decision: Decision, day: date) -> bool:
    """Whether a decision is neither done nor dropped by `day`."""
    return not happened(decision.done, day) and not happened(decision.dropped, day)


def lapsed(step: Milestone, status: ActionStatus, day: date) -> bool:
    """Whether a milestone went with its action, which is cancelled: neither reached nor dropped, it has no future."""
    return status is ActionStatus.CANCELLED and not happened(step.done, day) and not happened(step.dropped, day)


def news(actions: Iterable[Action], day: date) -> Date | Period | None:
    """Return the last dated fact of several actions by `day`: by earliest day, then by latest; None where none is."""
    found = [fact for action in actions for fact in of(action) if fact is not None and happened(fact, day)]
    last = max([fact.earliest or date.min for fact in found], default=None)
    return max([fact for fact in found if fact.earliest == last], key=ends, default=None)


def bounds(action: Action) -> Iterator[date]:
    """Yield the first and the last day of every date by which an action's state, progress and facts are told.

    Assessments, baselines of milestones and of money, and documents are not among them.
    """
    for each in (*of(action), *_plans(action)):
        if isinstance(each, Period):
            for end in (each.start, each.end):
                if end:
                    yield end.earliest
                    yield end.latest
        elif each is not None:
            yield each.earliest
            yield each.latest


def ends(fact: Date | Period) -> date:
    """Return the latest day of a fact; of an open period the end of time."""
    if not isinstance(fact, Period):
        return fact.latest
    return fact.end.latest if fact.end else date.max


def of(action: Action) -> Iterator[Date | Period | None]:
    """Yield the date of each dated fact of the action itself, None where it has none.

    Those are: milestones done or dropped, readings, updates, missions done, occurrences (held or
    cancelled), payments, started, ended. `adopted`, baselines and planned missions are not; meetings and
    approvals are facts of the agreement.
    """
    yield action.started
    yield action.ended
    for milestone in action.milestones:
        yield milestone.done
        yield milestone.dropped
    for indicator in action.indicators:
        for reading in indicator.readings:
            yield reading.date
    for occurrence in action.occurrences:
        yield occurrence.date
    for missions in action.missions:
        for mission in missions.done:
            yield mission.date
    for line in action.budget:
        if line.spent:
            yield line.at
    for update in action.updates:
        yield update.date


def _plans(action: Action) -> Iterator[Date | Period | None]:
    """Yield the dates that are no facts."""
    yield action.adopted
    yield action.period
    yield action.baseline
    for milestone in action.milestones:
        yield milestone.due
    for indicator in action.indicators:
        if indicator.target:
            yield indicator.target.date
        for step in indicator.steps:
            yield step.by
    for update in action.updates:
        yield update.period
