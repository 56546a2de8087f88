"""How far an action is, by the first method that gives a number (docs/MEASURES.md, 3)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures import facts, occurrences
from coopctl.measures.exact import exact, mean
from coopctl.measures.indicators import arithmetic, reached, to_hold
from coopctl.measures.outcomes import Method, Progress, Term
from coopctl.measures.rollup import roll_up
from coopctl.messages import Told, msg
from coopctl.model.recurrence import expand
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coopctl.measures.outcomes import ActionState
    from coopctl.measures.rollup import Contribution
    from coopctl.messages import Message
    from coopctl.model.dates import Period
    from coopctl.model.records import Action

HUNDRED = 100
_NONE, _ALL = Fraction(0), Fraction(1)


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
    yield by_indicators(action, day, state.deadline)
    yield by_occurrences(action, window, day)
    yield by_parts(parts)
    yield by_updates(action, day)
    yield by_status(state, day)


def by_milestones(action: Action, day: date) -> Progress | None:
    """Return method 1: the weight of the milestones done, of that of those not dropped; None where none is left."""
    if not action.milestones:
        return None
    terms = tuple(
        [
            Term(
                milestone.id,
                exact(milestone.weight),
                _NONE if done is None else _ALL,
                None if done is None else msg("done {date}", date=Told(done)),
                ("milestones", place),
            )
            for place, milestone in enumerate(action.milestones)
            if not facts.happened(milestone.dropped, day)
            for done in (facts.known(milestone.done, day),)
        ]
    )
    dropped = len(action.milestones) - len(terms)
    note = msg("dropped and left out: {count}", count=dropped) if dropped else None
    return _weighted(Method.MILESTONES, terms, note)


def by_indicators(action: Action, day: date, deadline: date | None) -> Progress | None:
    """Return method 2: the plain mean of the indicators that can be measured; None where none can.

    A level to hold must be held to the deadline: until that is past it is never all done.
    """
    if not action.indicators:
        return None
    terms = tuple(
        Term(each.id, Fraction(1), reached(each, day), arithmetic(each, day), ("indicators", place))
        for place, each in enumerate(action.indicators)
    )
    read = sum(bool(facts.until(indicator.readings, day)) for indicator in action.indicators)
    note = msg("{read} of {all} indicators have a reading", read=read, all=len(action.indicators))
    gaps = any(each.target and term.value is None for each, term in zip(action.indicators, terms, strict=True))
    holding = any(to_hold(each) for each in action.indicators) and (deadline is None or deadline >= day)
    return _weighted(Method.INDICATORS, terms, note, gaps=gaps or holding)


def by_occurrences(action: Action, window: Period | None, day: date) -> Progress | None:
    """Return method 3: the occurrences held, of those of the whole period that are not cancelled."""
    tally = occurrences.tally(action, window, day)
    if tally is None or not tally.left:
        return None
    note = msg("cancelled and left out: {count}", count=len(tally.cancelled)) if tally.cancelled else None
    return Progress(HUNDRED * Fraction(len(tally.held), tally.left), Method.OCCURRENCES, note=note)


def days(action: Action, window: Period | None, day: date) -> tuple[Term, ...]:
    """Return the terms of method 3, each day of the rule: they are made for who asks, since they may be a thousand."""
    tally = occurrences.tally(action, window, day)
    return (
        tuple(
            Term(at.isoformat(), Fraction(1), None if at in tally.cancelled else Fraction(at in tally.held))
            for at in expand(*tally.span)
        )
        if tally
        else ()
    )


def by_parts(parts: Sequence[Contribution]) -> Progress | None:
    """Return method 4: the roll-up of the parts, with its rule of half the weight."""
    if not parts:
        return None
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
    place = ("updates", next(n for n, each in enumerate(action.updates) if each is update))
    return Progress(value, Method.UPDATES, (Term(update.date.text, Fraction(1), value / HUNDRED, place=place),))


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


def _weighted(method: Method, terms: tuple[Term, ...], note: Message | None, *, gaps: bool = False) -> Progress | None:
    """Return the weighted mean in percent of the terms that have a value; None where none has."""
    value = mean([(term.weight, term.value) for term in terms if term.value is not None], times=HUNDRED)
    return None if value is None else Progress(value, method, terms, note, gaps)
