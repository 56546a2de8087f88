"""What need not be computed anew of an action on another day: what rests on no date that lies between the two."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coopctl.measures import facts, state
from coopctl.measures.expected import expected
from coopctl.measures.outcomes import Method
from coopctl.measures.progress import progress
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from coopctl.measures.outcomes import ActionState, Progress
    from coopctl.measures.rollup import Contribution
    from coopctl.model.dates import Date, Period
    from coopctl.model.records import Action

#: With these the plan may ask for the share of a period that is over, which is another each day.
_RUNNING = frozenset({Method.INDICATORS, Method.UPDATES})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Own:
    """What an action says on a day before anything is judged: `news` is the last dated fact, own or of a part."""

    state: ActionState
    progress: Progress
    expected: Fraction | None
    news: Date | Period | None
    updated: date | None


def own(
    action: Action,
    agreed: Period | None,
    day: date,
    parts: Sequence[Action] = (),
    gives: Sequence[Contribution] = (),
    alike: Own | None = None,
) -> Own:
    """Return what an action says on `day`.

    `agreed` is the period of its agreement, and what each of its `parts` gives to a roll-up stands in `gives`. `alike`
    is what another version with the very same milestones says on that day.
    """
    stands = state.at(action, day)
    window = stands.period or agreed
    if alike is not None and alike.progress.method is Method.MILESTONES:
        reached, as_planned = alike.progress, alike.state.period == stands.period
    else:
        reached, as_planned = progress(action, day, stands, window, gives), False
    share = alike.expected if alike and as_planned else expected(action, day, stands, window, reached)
    last = facts.news([action], day)
    return Own(
        stands,
        reached,
        share,
        news=facts.news([action, *parts], day) if parts else last,
        updated=last.earliest if last else None,
    )


@dataclass(slots=True)
class Unchanged:
    """What was computed last of each action that is neither recurring nor the whole of others, by reference.

    It holds for the same record on every day from which no date of the record lies between.
    """

    _rows: dict[str, tuple[Action, date, Own]] = field(default_factory=dict)
    _spans: dict[str, tuple[date, date]] = field(default_factory=dict)

    def own(self, action: Action, day: date) -> Own:
        """Return what `own` does."""
        row = self._rows.get(action.ref)
        if row is None or row[0] is not action or not self._holds(*row[:2], day):
            of_same = row is not None and row[1] == day and row[0].milestones is action.milestones
            found = own(action, None, day, alike=row[2] if row and of_same else None)
            self._rows[action.ref] = action, day, found
            self._spans.pop(action.ref, None)
            return found
        found = row[2]
        if found.progress.method in _RUNNING:
            return replace(found, expected=expected(action, day, found.state, None, found.progress))
        return found

    def _holds(self, action: Action, before: date, day: date) -> bool:
        """Whether what an action said on a day before holds on this one."""
        if before == day:
            return True
        span = self._spans.get(action.ref)
        if span is None:
            span = self._spans[action.ref] = _around(action, before)
        return span[0] <= day <= span[1]


def _around(action: Action, day: date) -> tuple[date, date]:
    """Return the first and the last day that are to every date of the action what `day` is: before, in, or after it."""
    turns = sorted({*facts.bounds(action)})
    at = bisect_left(turns, day)
    if at < len(turns) and turns[at] == day:
        return day, day
    return turns[at - 1] + _DAY if at else date.min, turns[at] - _DAY if at < len(turns) else date.max
