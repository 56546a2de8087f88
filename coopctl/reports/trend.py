"""How far agreements and actions were, and how they stood, at points in time: as the files of each time have it."""

from __future__ import annotations

import calendar
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.measures.expiry import shown_status
from coopctl.measures.outcomes import BarState
from coopctl.messages import msg, nmsg
from coopctl.tables import Column, Sheet, percent
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from coopctl.measures.outcomes import AgreementHealth, Rollup, Standing, Unadopted, Unclosed
    from coopctl.messages import Message
    from coopctl.model.portfolio import LeftOut, Portfolio
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import ActionStatus, AgreementStatus, Health
    from coopctl.tables import Cell


class Every(StrEnum):
    """How far points lie apart."""

    MONTH = "month"
    WEEK = "week"
    COMMIT = "commit"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """How a record stood on a day, in the files of the last commit of that day; `commit` is None for those of now.

    `bar` tells how many actions of an agreement were in which state, `rollup` its figures; an action has neither.
    """

    day: date
    commit: str | None
    progress: Fraction | None
    health: Health | Unadopted | Unclosed | AgreementHealth
    status: ActionStatus | AgreementStatus | StrEnum
    bar: Mapping[BarState, int] = field(default_factory=dict)
    rollup: Rollup | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A record by the name that it has now, and its points, oldest first: where it was there and could be read."""

    ref: str
    title: Text
    points: Sequence[TrendPoint]

    @property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        """The first progress that is known, and that of the last point."""
        known = [point.progress for point in self.points if point.progress is not None]
        return (known[0] if known else None), (self.points[-1].progress if self.points else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Several records over the same time. `cut` is the day before which the clone has nothing, None where it has all.

    `skipped` are the files that could not be read, each with the day of the point; so many points are `passed_over`,
    since there are many records.
    """

    every: Every
    series: Sequence[Series]
    cut: date | None = None
    skipped: Sequence[tuple[date, LeftOut]] = ()
    passed_over: int = 0


def ends(first: date, last: date, every: Every) -> Iterator[date]:
    """Yield the last day of each month, or week (ISO 8601), from that of `first` on, before `last`."""
    day = first
    while (ahead := _to_its_end(day, every)) < (last - day).days:
        yield day + timedelta(days=ahead)
        day += timedelta(days=ahead + 1)


def _to_its_end(day: date, every: Every) -> int:
    return 7 - day.isoweekday() if every is Every.WEEK else calendar.monthrange(day.year, day.month)[1] - day.day


def point(ref: str, portfolio: Portfolio, standing: Standing, commit: str | None) -> TrendPoint:
    """Return how the record that is called `ref` in a portfolio stands."""
    day = standing.day
    if "/" in ref:
        one = standing.actions[ref]
        return TrendPoint(
            day=day,
            commit=commit,
            progress=one.progress.value,
            health=one.shown_health,
            status=one.state.status,
        )
    whole = standing.agreements[ref]
    return TrendPoint(
        day=day,
        commit=commit,
        progress=whole.rollup.progress,
        health=whole.health,
        status=shown_status(portfolio.agreements[ref], day),
        bar=whole.bar,
        rollup=whole.rollup,
    )


def columns(series: Series) -> Sheet:
    """Give the points of one record as a table for people, latest first."""
    bars = any(each.bar for each in series.points)
    return Sheet(
        kind="trend",
        columns=(
            Column("day", msg("Day")),
            Column("progress", msg("Progress"), right=True),
            Column("health", msg("Health")),
            Column("status", msg("Status"), drop=9),
            *((Column(state, msg("{state}", state=state), drop=1, right=True) for state in BarState) if bars else ()),
        ),
        rows=tuple(
            (
                each.day,
                percent(each.progress),
                each.health,
                each.status,
                *((each.bar.get(state, 0) or None for state in BarState) if bars else ()),
            )
            for each in reversed(series.points)
        ),
        heading=msg("{title}", title=series.title),
        empty=msg("nothing is known of it"),
    )


def sheet(trend: Trend) -> Sheet:
    """Give one row a record and point, oldest first."""
    return Sheet(
        kind="trend",
        columns=(
            Column("ref", msg("Reference"), over=True),
            Column("day", msg("Day")),
            Column("commit", msg("Commit"), drop=9),
            Column("progress", msg("Progress"), right=True),
            Column("health", msg("Health")),
            Column("status", msg("Status"), drop=3),
            Column("actions", msg("Actions"), drop=2, right=True),
            *(Column(state, msg("{state}", state=state), drop=1, right=True) for state in BarState),
        ),
        rows=tuple(_row(series.ref, each) for series in trend.series for each in series.points),
        heading=heading(trend),
        empty=msg("nothing is known of it"),
        notes=tuple(notes(trend)),
        extra={
            "every": trend.every,
            "complete": trend.cut is None and not trend.passed_over,
            "skipped": tuple({"day": day, "path": left.path, "code": left.code} for day, left in trend.skipped),
        },
    )


def _row(ref: str, each: TrendPoint) -> tuple[Cell, ...]:
    counted = sum(each.bar.values()) if each.bar else None
    states = tuple(each.bar.get(state) for state in BarState)
    return ref, each.day, each.commit, percent(each.progress), each.health, each.status, counted, *states


def heading(trend: Trend) -> Message:
    """Say how many points there are."""
    days = {(each.day, each.commit) for series in trend.series for each in series.points}
    return nmsg("Progress over time, {n} point", "Progress over time, {n} points", len(days))


def notes(trend: Trend) -> Iterator[Message]:
    """Say what is not known, and what was skipped."""
    if trend.cut:
        yield msg("nothing is known here of before {day}: the clone is shallow", day=trend.cut.isoformat())
    if trend.passed_over:
        yield nmsg(
            "{n} point between these is left out, since there are many records; see it: --since",
            "{n} points between these are left out, since there are many records; see them: --since",
            trend.passed_over,
        )
    if trend.skipped:
        paths = tuple(dict.fromkeys(left.path for _, left in trend.skipped))
        yield nmsg(
            "{n} file could not be read at some time, and does not count then: {paths}",
            "{n} files could not be read at some time, and do not count then: {paths}",
            len(paths),
            paths=paths,
        )
