"""When an action will end if it goes on as it has: from its dated progress, with a range (docs/MEASURES.md, 10)."""

from __future__ import annotations

import math
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.measures import facts, occurrences
from coopctl.measures.indicators import course, reached
from coopctl.measures.outcomes import Method
from coopctl.measures.progress import HUNDRED
from coopctl.messages import msg
from coopctl.model.vocabularies import ActionStatus
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.measures.outcomes import ActionState, Progress
    from coopctl.messages import Message
    from coopctl.model.dates import Period
    from coopctl.model.records import Action

#: A pace that would take longer than this from the day tells nothing.
HORIZON = timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Point:
    """How far it was, in percent, on a day for which something is on record."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Forecast:
    """The expected end with the earliest and the latest that the paces so far give; all None where `why` says why.

    `latest` alone is None where that pace would take more than ten years. `points` are the dated points that it
    rests on, `pace` percentage points a day from the first to the last.
    """

    end: date | None
    earliest: date | None
    latest: date | None
    method: Method | None
    points: tuple[Point, ...] = ()
    pace: Fraction | None = None
    why: Message | None = None


def forecast(action: Action, day: date, state: ActionState, window: Period | None, progress: Progress) -> Forecast:
    """Return the forecast of `action` on `day` from its progress on that day.

    Three paces are taken: from the first point to the last, which gives the forecast; the fastest between two
    points that follow each other, which gives the earliest end; and from the first point to the day, as if nothing
    had been done since the last, which gives the latest. The first two go on from the last point, the third from
    the day; no end lies before the day, nor before the last day that an action comes again on. How far off that was
    in two years of the demo: docs/FORECASTS.md.
    """
    points = _points(action, day, window, progress)
    pace = _pace(points[0], points[-1]) if len(points) > 1 else None
    why = _unfit(state, progress, points, pace)
    if why is None and pace is not None:
        last, today = points[-1], Point(day, points[-1].value)
        fastest = max(_pace(one, other) for one, other in pairwise(points))
        ends = (_end(last, pace, day), _end(last, fastest, day), _end(today, _pace(points[0], today), day))
        if ends[0] is not None:
            floor = _floor(action, day, window, progress)
            end, earliest, latest = (None if each is None else max(each, floor) for each in ends)
            return Forecast(end, earliest, latest, progress.method, points, pace)
        why = msg("not enough data: at this pace it would take more than ten years")
    return Forecast(None, None, None, progress.method, points, pace, why)


def _unfit(state: ActionState, progress: Progress, points: Sequence[Point], pace: Fraction | None) -> Message | None:
    """Say why there can be no forecast; None where there can."""
    if state.status not in (ActionStatus.PLANNED, ActionStatus.IN_PROGRESS):
        return msg("no forecast: it is not under way")
    if progress.value == HUNDRED:
        return msg("no forecast: all is done")
    if progress.method is Method.PARTS:
        return msg("no forecast: its parts have their own")
    if len(points) < 2:
        return msg("not enough data: fewer than two dated points of progress")
    if pace is None or pace <= 0:
        return msg("not enough data: no progress between the dated points")
    return None


def _pace(one: Point, other: Point) -> Fraction:
    """Return the percentage points a day between two points of different days."""
    return (other.value - one.value) / (other.day - one.day).days


def _end(last: Point, pace: Fraction, day: date) -> date | None:
    """Return the day on which a pace reaches 100 from the last point, not before `day`; None beyond the horizon."""
    left = math.ceil((HUNDRED - last.value) / pace)
    if left > (HORIZON + (day - last.day)).days or left > (date.max - last.day).days:
        return None
    return max(last.day + timedelta(days=left), day)


def _floor(action: Action, day: date, window: Period | None, progress: Progress) -> date:
    """Return the day before which it cannot end: `day`, or the last of a rule's days that are not cancelled."""
    tally = occurrences.tally(action, window, day) if progress.method is Method.OCCURRENCES else None
    last = tally.last if tally else None
    return max(day, last) if last else day


def _points(action: Action, day: date, window: Period | None, progress: Progress) -> tuple[Point, ...]:
    """Return the dated points of the method that gave the progress, by day; of two on one day the later entry counts.

    None lies after the day: a vague record may stand for a day still to come. That it was started is a point of 0
    where nothing is on record before it.
    """
    found: dict[date, Fraction] = {}
    for point in _recorded(action, day, window, progress):
        found[min(point.day, day)] = point.value
    started = action.started.earliest if action.started and facts.happened(action.started, day) else None
    if started and found and started < min(found):
        found[started] = Fraction(0)
    return tuple(Point(at, found[at]) for at in sorted(found))


def _recorded(action: Action, day: date, window: Period | None, progress: Progress) -> Iterator[Point]:
    """Yield (day, percent) for every dated fact of the method."""
    if progress.method is Method.MILESTONES:
        live = facts.live(action, day)
        whole, done = sum((Fraction(one.weight) for one in live), start=Fraction(0)), Fraction(0)
        for at, weight in sorted(
            (one.done.earliest, one.weight) for one in live if one.done and facts.happened(one.done, day)
        ):
            done += Fraction(weight)
            yield Point(at, HUNDRED * done / whole)
    elif progress.method is Method.INDICATORS:
        yield from _means([[*course(one, day)] for one in action.indicators if reached(one, day) is not None])
    elif progress.method is Method.OCCURRENCES:
        tally = occurrences.tally(action, window, day)
        held, left = (sorted(tally.held), tally.left) if tally else ([], 1)
        for place, at in enumerate(held, 1):
            yield Point(at, Fraction(HUNDRED * place, left))
    elif progress.method is Method.UPDATES:
        told = [update for update in facts.until(action.updates, day) if update.progress is not None]
        for update in sorted(told, key=lambda one: one.date.order):
            yield Point(update.date.earliest, Fraction(update.progress or 0))


def _means(courses: Sequence[Sequence[tuple[date, Fraction]]]) -> Iterator[Point]:
    """Yield the mean of several courses each time that one goes on; one that has not begun yet stands at 0."""
    moves = sorted((at, place, far) for place, course in enumerate(courses) for at, far in course)
    stand, total = [Fraction(0)] * len(courses), Fraction(0)
    for at, place, far in moves:
        total += far - stand[place]
        stand[place] = far
        yield Point(at, HUNDRED * total / len(courses))
