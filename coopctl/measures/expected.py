"""How far an action should be by a day, for the method that its progress has (docs/MEASURES.md, 4)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures import facts, occurrences
from coopctl.measures.outcomes import Method
from coopctl.measures.progress import HUNDRED, along, reached, scale

if TYPE_CHECKING:
    from datetime import date

    from coopctl.dates import Date, Period
    from coopctl.measures.outcomes import Progress, State
    from coopctl.model import Action, Indicator


def expected(action: Action, day: date, state: State, window: Period | None, progress: Progress) -> Fraction | None:
    """Return the progress in percent that the plan asks for by `day`; None where the plan does not say."""
    if progress.method is Method.MILESTONES:
        return _milestones(action, day, state)
    if progress.method is Method.OCCURRENCES:
        return _occurrences(action, window, day)
    if progress.method is Method.INDICATORS:
        return _indicators(action, day, state)
    if progress.method is Method.UPDATES:
        share = elapsed(state, day)
        return None if share is None else HUNDRED * share
    return None


def elapsed(state: State, day: date) -> Fraction | None:
    """Return the share of the period that `day` ends: (D - s) / (e - s + 1), held to 0–1.

    s is the last day on which it may start, e the last on which it may end; None where one is open or s is after e.
    """
    start, end = state.latest_start, state.deadline
    if start is None or end is None or start > end:
        return None
    return min(max(Fraction((day - start).days, (end - start).days + 1), Fraction(0)), Fraction(1))


def _milestones(action: Action, day: date, state: State) -> Fraction | None:
    """Return the weight of the live milestones due before the day; one without a date is due at the period's end."""
    live = facts.live(action, day)
    end = state.period.end if state.period else None
    due = sum((Fraction(one.weight) for one in live if facts.past(one.due or end, day)), start=Fraction(0))
    total = sum((Fraction(one.weight) for one in live), start=Fraction(0))
    return HUNDRED * due / total if total else None


def _occurrences(action: Action, window: Period | None, day: date) -> Fraction | None:
    """Return the occurrences before the day, of the same that progress counts."""
    tally = occurrences.tally(action, window, day)
    left = tally.left if tally else ()
    return Fraction(HUNDRED * sum(at < day for at in left), len(left)) if left else None


def _indicators(action: Action, day: date, state: State) -> Fraction | None:
    """Return the mean over the indicators that progress counts; None where one of them has no plan."""
    shares = [_planned(one, day, state) for one in action.indicators if reached(one, day) is not None]
    known = [share for share in shares if share is not None]
    return HUNDRED * sum(known, start=Fraction(0)) / len(known) if known and len(known) == len(shares) else None


def _planned(indicator: Indicator, day: date, state: State) -> Fraction | None:
    """Return where an indicator should be (0–1): by its steps where it has some, else along the period.

    Steps are a stair, each standing at the last day of its date: the last one that is past, 0 before the first,
    all once the target's date (else the period's end) is past.
    """
    bounds = scale(indicator)
    if not indicator.steps or bounds is None:
        return elapsed(state, day)
    if facts.past(_final(indicator, state), day):
        return Fraction(1)
    gone = [step for step in indicator.steps if facts.past(step.by, day)]
    last = max(reversed(gone), key=lambda step: (step.by.latest, step.by.earliest), default=None)
    return along(bounds, Fraction(last.value)) if last else Fraction(0)


def _final(indicator: Indicator, state: State) -> Date | None:
    """Return the target's date, else the period's end."""
    if indicator.target and indicator.target.date:
        return indicator.target.date
    return state.period.end if state.period else None
