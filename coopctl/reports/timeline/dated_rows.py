"""The rows of a timeline: what of an agreement or an action has a date, as bounds in days, on one day."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.model.vocabularies import Health
from coopctl.reports.timeline import points
from coopctl.values import dataclass

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from coopctl.measures.outcomes import ActionStanding, AgreementHealth, AgreementStanding, Unadopted, Unclosed
    from coopctl.model.dates import Date, Period
    from coopctl.model.numerals import Numeral
    from coopctl.model.records import Action, Agreement, Axis
    from coopctl.model.texts import Text
    from coopctl.reports.timeline.points import Mark
    from coopctl.reports.timeline.timescale import Window


class RowKind(StrEnum):
    """What a row is of."""

    AGREEMENT = "agreement"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A period as its four bounds, None where it is open.

    `start_vague` and `end_vague` tell that the writer marked that end with `?`, `~` or `%`, which moves no bound.
    """

    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    start_vague: bool = False
    end_vague: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """Its outermost days, as far as they are known."""
        first = self.start_earliest or self.end_earliest
        last = self.end_latest or self.start_latest
        return tuple(day for day in (first, last) if day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An agreement or an action. `depth` is 0 for agreements, 1 for actions, more for parts under their whole.

    `progress` is in percent (0–100), None where unknown; `baseline` is None unless it differs from `plan`;
    `started`, `ended` only where they count by the day. `axis` is the axis that an action stands under,
    `over` the one above that, `number` what the signed document
    calls the action.
    """

    kind: RowKind
    ref: str
    title: Text
    depth: int
    health: Health | Unadopted | Unclosed | AgreementHealth
    progress: Fraction | None
    plan: Interval | None = None
    baseline: Interval | None = None
    started: Date | None = None
    ended: Date | None = None
    axis: Axis | None = None
    over: Axis | None = None
    number: Numeral | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def agreement(self) -> str:
        """The reference of the agreement that it is, or belongs to."""
        return self.ref.partition("/")[0]

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that is drawn on it."""
        spans = [day for each in (self.plan, self.baseline) if each for day in each.days]
        actual = [each.earliest for each in (self.started, self.ended) if each]
        marked = [mark.at for mark in self.marks if mark.at]
        before = [mark.before.latest for mark in self.marks if mark.before]
        return (*spans, *actual, *marked, *before)


def span(period: Period | None) -> Interval | None:
    """Return the four bounds of a period."""
    if period is None:
        return None
    start, end = period.start, period.end
    return Interval(
        start_earliest=start.earliest if start else None,
        start_latest=start.latest if start else None,
        end_earliest=end.earliest if end else None,
        end_latest=end.latest if end else None,
        start_vague=start is not None and start.qualified,
        end_vague=end is not None and end.qualified,
    )


def of_agreement(agreement: Agreement, standing: AgreementStanding, day: date) -> Row:
    """Return the row of an agreement: its own period, and its meetings as marks."""
    plan = span(agreement.period)
    return Row(
        kind=RowKind.AGREEMENT,
        ref=agreement.ref,
        title=agreement.title,
        depth=0,
        health=standing.health,
        progress=standing.rollup.progress,
        plan=plan,
        marks=tuple(points.of_meeting(meeting, day) for meeting in agreement.meetings),
    )


def of_action(action: Action, standing: ActionStanding, axis: Axis | None, depth: int, day: date) -> Row:
    """Return the row of an action; of what recurs, only what is on record: the rest waits for the window."""
    plan, baseline = span(standing.state.period), span(action.baseline)
    lapsed = partial(facts.lapsed, status=standing.state.status, day=day)
    owed = standing.state.status.active and standing.verdict.health is not Health.UNKNOWN
    return Row(
        kind=RowKind.ACTION,
        ref=action.ref,
        title=action.title,
        depth=depth,
        health=standing.shown_health,
        progress=standing.progress.value,
        plan=plan,
        baseline=None if baseline and plan and _same(baseline, plan) else baseline,
        started=action.started if facts.happened(action.started, day) else None,
        ended=action.ended if facts.happened(action.ended, day) else None,
        axis=axis,
        number=action.number,
        marks=(
            *(points.of_milestone(each, day, owed=owed) for each in action.milestones if not lapsed(each)),
            *(points.of_occurrence(each) for each in facts.until(action.occurrences, day)),
        ),
    )


def within(row: Row, window: Window) -> Row:
    """Return a row as it is drawn in a window: what reaches beyond goes on at the edge, marks beyond are left out.

    Of a bar that is cut no progress is told, since only a part of it is there.
    """
    plan = _within(row.plan, window)
    return replace(
        row,
        plan=plan,
        baseline=_within(row.baseline, window),
        progress=row.progress if plan == row.plan else None,
        marks=tuple(mark for mark in row.marks if mark.at is None or window.holds(mark.at)),
    )


def _within(span: Interval | None, window: Window) -> Interval | None:
    """Return a span with the bounds beyond a window left open; None where all of it lies beyond."""
    if span is None:
        return None
    if (span.start_earliest or window.first) > window.last or (span.end_latest or window.last) < window.first:
        return None

    def kept(day: date | None) -> date | None:
        return day if day and window.holds(day) else None

    return replace(
        span,
        start_earliest=kept(span.start_earliest),
        start_latest=kept(span.start_latest),
        end_earliest=kept(span.end_earliest),
        end_latest=kept(span.end_latest),
    )


def _same(one: Interval, other: Interval) -> bool:
    """Whether two spans have the same bounds, however they are qualified."""
    return replace(one, start_vague=False, end_vague=False) == replace(other, start_vague=False, end_vague=False)
