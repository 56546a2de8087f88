"""How far an action should be by a day, for the method that its progress has (docs/MEASURES.md, 4)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures import facts, occurrences
from coopctl.measures.elapsed import elapsed
from coopctl.measures.exact import exact, mean
from coopctl.measures.indicators import along, reached, scale, to_hold
from coopctl.measures.outcomes import Method, Term
from coopctl.measures.progress import HUNDRED
from coopctl.messages import Told, msg
from coopctl.model.recurrence import expand

if TYPE_CHECKING:
    from datetime import date

    from coopctl.measures.outcomes import ActionState, Progress
    from coopctl.model.dates import Date, Period
    from coopctl.model.records import Action, Indicator, Milestone


def expected(
    action: Action, day: date, state: ActionState, window: Period | None, progress: Progress
) -> Fraction | None:
    """Return the progress in percent that the plan asks for by `day`; None where the plan does not say."""
    if progress.method is Method.OCCURRENCES:
        tally = occurrences.tally(action, window, day)
        return HUNDRED * Fraction(tally.left_before(day), tally.left) if tally else None
    if progress.method is Method.MILESTONES:
        end = state.period.end if state.period else None
        return mean([(exact(one.weight), _due(one, end, day)) for one in facts.live(action, day)], times=HUNDRED)
    found = terms(action, day, state, window, progress)
    planned = [(term.weight, term.value) for term in found if term.value is not None]
    return mean(planned, times=HUNDRED) if len(planned) == len(found) else None


def terms(action: Action, day: date, state: ActionState, window: Period | None, progress: Progress) -> tuple[Term, ...]:
    """Return the terms of what the plan asks for by `day`, whose weighted mean it is; () where the plan does not say.

    They are those of the method that gave the progress: live milestones, indicators that are read, occurrences not
    cancelled, or the whole. A term without a value (an indicator that no plan stands behind) leaves no figure.
    """
    if progress.method is Method.MILESTONES:
        end = state.period.end if state.period else None
        return tuple(_milestone(one, end, day) for one in facts.live(action, day))
    if progress.method is Method.OCCURRENCES:
        tally = occurrences.tally(action, window, day)
        left = (at for at in expand(*tally.span) if at not in tally.cancelled) if tally else ()
        return tuple(Term(at.isoformat(), Fraction(1), Fraction(at < day)) for at in left)
    if progress.method is Method.INDICATORS:
        measured = [one for one in action.indicators if reached(one, day) is not None]
        return tuple(Term(one.id, Fraction(1), _planned(one, day, state)) for one in measured)
    if progress.method is Method.UPDATES:
        share = _elapsed(state, day)
        note = msg("share of the period that is over")
        return () if share is None else (Term(state.period.text if state.period else "", Fraction(1), share, note),)
    return ()


def _milestone(milestone: Milestone, end: Date | None, day: date) -> Term:
    """Return a milestone as due or not, with the day that says so."""
    due = milestone.due or end
    note = msg("due {date}", date=Told(due)) if due else msg("no date: never expected")
    return Term(milestone.id, exact(milestone.weight), _due(milestone, end, day), note)


def _due(milestone: Milestone, end: Date | None, day: date) -> Fraction:
    """Return 1 for a milestone that is past, else 0; one without a date is due at the period's `end`."""
    return exact(facts.past(milestone.due or end, day))


def _elapsed(state: ActionState, day: date) -> Fraction | None:
    """Return the share of a period: from the last day on which it may start to the last on which it may end."""
    return elapsed(state.latest_start, state.deadline, day)


def _planned(indicator: Indicator, day: date, state: ActionState) -> Fraction | None:
    """Return where an indicator should be (0–1): by its steps where it has some, else along the period.

    A level to hold is to be held from the first day; words have no steps.
    Steps are a stair, each standing at the last day of its date: the last one that is past, 0 before the first,
    all once the target's date (else the period's end) is past.
    """
    if to_hold(indicator):
        return Fraction(1)
    bounds = scale(indicator)
    if not indicator.steps or bounds is None:
        return _elapsed(state, day)
    if facts.past(_final(indicator, state), day):
        return Fraction(1)
    gone = [step for step in indicator.steps if facts.past(step.by, day)]
    last = max(reversed(gone), key=lambda step: (step.by.latest, step.by.earliest), default=None)
    return along(bounds, Fraction(last.value)) if last else Fraction(0)


def _final(indicator: Indicator, state: ActionState) -> Date | None:
    """Return the target's date, else the period's end."""
    if indicator.target and indicator.target.date:
        return indicator.target.date
    return state.period.end if state.period else None
