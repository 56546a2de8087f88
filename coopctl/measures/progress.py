"""How far an action is, by the first method that gives a number (docs/MEASURES.md, 3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures import facts, occurrences
from coopctl.measures.exact import exact, mean
from coopctl.measures.outcomes import Method, Progress, Term
from coopctl.measures.rollup import roll_up
from coopctl.messages import Told, msg
from coopctl.model.vocabularies import ActionStatus, IndicatorKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coopctl.measures.outcomes import ActionState
    from coopctl.measures.rollup import Contribution
    from coopctl.messages import Message
    from coopctl.model.dates import Period
    from coopctl.model.records import Action, Indicator, Value
    from coopctl.model.texts import Text

HUNDRED = 100


def progress(
    action: Action, day: date, state: ActionState, window: Period | None, parts: Sequence[Contribution] = ()
) -> Progress:
    """Return the progress of `action` on `day`.

    `state` is its state on that day; `window` the period in which a recurring action is counted; `parts` what
    each of its parts gives to a roll-up.
    """
    figures = _figures(action, day, state, window, parts)
    unknown = Progress(None, None, note=msg("nothing on record says how far it is"))
    return next((figure for figure in figures if figure), unknown)


def _figures(
    action: Action, day: date, state: ActionState, window: Period | None, parts: Sequence[Contribution]
) -> Iterator[Progress | None]:
    """Yield what each method gives, best first; a method that gives no number yields None."""
    yield by_milestones(action, day)
    yield by_indicators(action, day)
    yield by_occurrences(action, window, day)
    yield by_parts(parts)
    yield by_updates(action, day)
    yield by_status(state, day)


def by_milestones(action: Action, day: date) -> Progress | None:
    """Return method 1: the weight of the milestones done, of that of those not dropped; None where none is left."""
    live = facts.live(action, day)
    terms = tuple(
        Term(
            milestone.id,
            exact(milestone.weight),
            exact(facts.happened(milestone.done, day)),
            msg("done {date}", date=Told(milestone.done))
            if milestone.done and facts.happened(milestone.done, day)
            else None,
        )
        for milestone in live
    )
    dropped = len(action.milestones) - len(live)
    note = msg("dropped and left out: {count}", count=dropped) if dropped else None
    return _weighted(Method.MILESTONES, terms, note)


def by_indicators(action: Action, day: date) -> Progress | None:
    """Return method 2: the plain mean of the indicators that can be measured; None where none can."""
    terms = tuple(Term(indicator.id, Fraction(1), reached(indicator, day)) for indicator in action.indicators)
    read = sum(bool(facts.until(indicator.readings, day)) for indicator in action.indicators)
    note = msg("{read} of {all} indicators have a reading", read=read, all=len(action.indicators))
    gaps = any(each.target and term.value is None for each, term in zip(action.indicators, terms, strict=True))
    return _weighted(Method.INDICATORS, terms, note, gaps=gaps)


def by_occurrences(action: Action, window: Period | None, day: date) -> Progress | None:
    """Return method 3: the occurrences held, of those of the whole period that are not cancelled."""
    tally = occurrences.tally(action, window, day)
    if tally is None:
        return None
    terms = tuple(
        Term(at.isoformat(), Fraction(1), None if at in tally.cancelled else Fraction(at in tally.held))
        for at in tally.days
    )
    note = msg("cancelled and left out: {count}", count=len(tally.cancelled)) if tally.cancelled else None
    return _weighted(Method.OCCURRENCES, terms, note)


def by_parts(parts: Sequence[Contribution]) -> Progress | None:
    """Return method 4: the roll-up of the parts, with its rule of half the weight."""
    figure = roll_up(parts)
    if figure.progress is None:
        return None
    terms = tuple(
        Term(part.ref, part.weight, part.progress / HUNDRED if part.progress is not None and part.counts else None)
        for part in parts
    )
    note = msg("{known} of {all} parts known", known=figure.known, all=figure.known_of)
    return Progress(figure.progress, Method.PARTS, terms, note, gaps=figure.known < figure.known_of)


def by_updates(action: Action, day: date) -> Progress | None:
    """Return method 5: what the latest update by the day says of progress."""
    update = facts.latest([update for update in facts.until(action.updates, day) if update.progress is not None])
    if update is None or update.progress is None:
        return None
    value = Fraction(update.progress)
    return Progress(value, Method.UPDATES, (Term(update.date.text, Fraction(1), value / HUNDRED),))


def by_status(state: ActionState, day: date) -> Progress | None:
    """Return method 6: completed is 100, proposed 0, planned 0 through the day by which it has begun."""
    begun = state.begun_by
    if state.status is ActionStatus.COMPLETED:
        return Progress(Fraction(HUNDRED), Method.STATUS)
    if state.status is ActionStatus.PROPOSED:
        return Progress(Fraction(0), Method.STATUS)
    if state.status is ActionStatus.PLANNED and (begun is None or day <= begun):
        return Progress(Fraction(0), Method.STATUS)
    return None


def scale(indicator: Indicator) -> tuple[Fraction, Fraction] | None:
    """Return (baseline, target) of an indicator that can measure progress, else None.

    A qualitative one cannot, nor one without a target or a baseline (that of a sum is 0 where none is given),
    nor one whose target equals its baseline.
    """
    base, target = _number(indicator.baseline), _number(indicator.target)
    if base is None and indicator.kind is IndicatorKind.SUM:
        base = Fraction(0)
    if indicator.measure is Measure.QUALITATIVE or base is None or target is None or base == target:
        return None
    return base, target


def along(bounds: tuple[Fraction, Fraction], value: Fraction) -> Fraction:
    """Return how far `value` is from baseline to target, held to 0–1; upward and downward alike."""
    base, target = bounds
    return min(max((value - base) / (target - base), Fraction(0)), Fraction(1))


def reached(indicator: Indicator, day: date) -> Fraction | None:
    """Return how far an indicator is by its readings up to `day` (0–1); None where it cannot be told.

    The value is the latest reading of a level, the baseline plus all readings of a sum.
    """
    bounds = scale(indicator)
    readings = [reading for reading in facts.until(indicator.readings, day) if _exact(reading.value) is not None]
    last = facts.latest(readings)
    if bounds is None or last is None:
        return None
    if indicator.kind is IndicatorKind.SUM:
        value = sum((_exact(reading.value) or Fraction(0) for reading in readings), start=bounds[0])
    else:
        value = _exact(last.value) or Fraction(0)
    return along(bounds, value)


def _number(value: Value | None) -> Fraction | None:
    return _exact(value.value) if value else None


def _exact(value: Decimal | int | Text | None) -> Fraction | None:
    """Return a number exactly; words are no number."""
    return exact(value) if isinstance(value, int | Decimal) else None


def _weighted(method: Method, terms: tuple[Term, ...], note: Message | None, *, gaps: bool = False) -> Progress | None:
    """Return the weighted mean in percent of the terms that have a value; None where none has."""
    share = mean([(term.weight, term.value) for term in terms if term.value is not None])
    return None if share is None else Progress(HUNDRED * share, method, terms, note, gaps)
