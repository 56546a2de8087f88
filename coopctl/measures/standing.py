"""A portfolio on a day: every action and every agreement, each thing computed once."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from coopctl.measures import facts, health, links, rollup, state
from coopctl.measures.elapsed import elapsed
from coopctl.measures.exact import exact
from coopctl.measures.expected import expected
from coopctl.measures.outcomes import ActionStanding, AgreementStanding, Standing
from coopctl.measures.progress import progress
from coopctl.model import axes
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from coopctl.measures.outcomes import ActionState, Progress, Rollup
    from coopctl.model.dates import Period
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Agreement
    from coopctl.model.vocabularies import Rhythm

#: The key of the actions that stand under no axis; no axis may be called so.
NO_AXIS = "none"


def standing(portfolio: Portfolio, day: date) -> Standing:
    """Return how every action and agreement of `portfolio` stands on `day`."""
    wholes = links.wholes(portfolio)
    parts = links.parts(wholes)
    stand_under = links.axes(portfolio, wholes)
    actions = _actions(portfolio, day, parts, stand_under)
    gives = {ref: _contribution(portfolio.actions[ref], one.state, one.progress) for ref, one in actions.items()}

    def together(refs: Iterable[str]) -> Rollup:
        return rollup.roll_up(gives[ref] for ref in links.without_parts(refs, wholes))

    own: dict[str, list[str]] = {ref: [] for ref in portfolio.agreements}
    for ref, action in portfolio.actions.items():
        own.setdefault(action.agreement, []).append(ref)
    plans = links.plans(portfolio)
    agreements = {}
    for ref, agreement in portfolio.agreements.items():
        scope = [actions[one] for one in links.without_parts(own[ref], wholes)]
        agreements[ref] = AgreementStanding(
            ref,
            health=rollup.health(scope, portfolio.settings.thresholds.at_risk_share),
            worst=rollup.worst(scope),
            rollup=together(own[ref]),
            elapsed=elapsed(*span, day) if (span := rollup.span(agreement.period, scope)) else None,
            counts=rollup.counts(scope),
            bar=rollup.bar(scope),
            with_plans=together(one for plan in (ref, *plans[ref]) for one in own[plan]) if ref in plans else None,
            axes={axis: together(refs) for axis, refs in _by_axis(agreement, own[ref], stand_under).items()},
        )
    takers = _takers(portfolio, {ref: one.state for ref, one in actions.items()})
    return Standing(day, actions, agreements, wholes, parts, plans, takers)


def _by_axis(agreement: Agreement, refs: Iterable[str], stand_under: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return the actions of each axis and of those under it, axes as they are shown; then what stands under no axis."""
    shown = axes.tree(agreement)
    found: dict[str, list[str]] = {axis.id: [] for axis, _ in shown}
    over = {axis.id: parent.id for axis, parent in shown if parent}
    unclassified: list[str] = []
    for ref in refs:
        axis = stand_under.get(ref, NO_AXIS)
        found.get(axis, unclassified).append(ref)
        if axis in over:
            found[over[axis]].append(ref)
    return {**found, NO_AXIS: unclassified} if unclassified else found


def _actions(
    portfolio: Portfolio, day: date, parts: Mapping[str, Sequence[str]], stand_under: Mapping[str, str]
) -> Mapping[str, ActionStanding]:
    """Return the standing of every action, in the order of the portfolio.

    Health comes in two rounds: first what each action's own facts settle (lateness is among it), then what
    depends on others, so that actions that wait for each other are no puzzle; parts come before their whole.
    """
    cases = _cases(portfolio, day, parts)
    takers = _takers(portfolio, {ref: case.state for ref, case in cases.items()})
    settled = {ref: health.settled(case) for ref, case in cases.items()}
    decisions = links.overdue(portfolio, day, takers)
    found: dict[str, ActionStanding] = {}
    for ref in _parts_first(portfolio, parts):
        case, verdict = cases[ref], settled[ref]
        if verdict is None:
            others = links.waited_for(portfolio, case.action, takers)
            waits = (health.in_vain(other, settled[other]) for other in others)
            of = [found[part] for part in parts.get(ref, ())]
            verdict = health.verdict(case, [one for one in waits if one], decisions.get(ref, ()), of)
        updated = facts.last(case.action, day)
        found[ref] = ActionStanding(
            ref,
            case.state,
            case.progress,
            case.expected,
            verdict,
            updated,
            stand_under.get(ref),
            case.report_by,
            case.unrecorded if case.state.status.active else None,
        )
    return {ref: found[ref] for ref in portfolio.actions}


def _takers(portfolio: Portfolio, states: Mapping[str, ActionState]) -> Mapping[str, str]:
    """Return which action stands in the place of each that was taken over by the day."""
    return links.takers(portfolio, [ref for ref, each in states.items() if each.status is ActionStatus.CANCELLED])


def _cases(portfolio: Portfolio, day: date, parts: Mapping[str, Sequence[str]]) -> Mapping[str, health.Case]:
    """Return what the health of every action is judged by."""
    states = {ref: state.at(action, day) for ref, action in portfolio.actions.items()}
    reached = _progress(portfolio, day, states, parts)
    cases = {}
    for ref, action in portfolio.actions.items():
        own = [action, *(portfolio.actions[part] for part in parts.get(ref, ()))]
        counted_in = window(portfolio, action, states[ref])
        cases[ref] = health.Case(
            action=action,
            day=day,
            state=states[ref],
            progress=reached[ref],
            expected=expected(action, day, states[ref], counted_in, reached[ref]),
            news=facts.news(own, day),
            thresholds=portfolio.settings.thresholds,
            window=counted_in,
            rhythm=_rhythm(portfolio, action),
        )
    return cases


def _rhythm(portfolio: Portfolio, action: Action) -> Rhythm | None:
    """Return how often an action is reported on: as its agreement says, else the settings."""
    agreement = portfolio.agreements.get(action.agreement)
    return (agreement.rhythm if agreement else None) or portfolio.settings.rhythm


def _progress(
    portfolio: Portfolio, day: date, states: Mapping[str, ActionState], parts: Mapping[str, Sequence[str]]
) -> Mapping[str, Progress]:
    """Return the progress of every action: parts before their whole."""
    found: dict[str, Progress] = {}
    for ref in _parts_first(portfolio, parts):
        action = portfolio.actions[ref]
        gives = [_contribution(portfolio.actions[part], states[part], found[part]) for part in parts.get(ref, ())]
        found[ref] = progress(action, day, states[ref], window(portfolio, action, states[ref]), gives)
    return found


def _parts_first(portfolio: Portfolio, parts: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Return the references of all actions, parts before their whole."""
    return TopologicalSorter({ref: parts.get(ref, ()) for ref in portfolio.actions}).static_order()


def contribution(action: Action, standing: ActionStanding) -> rollup.Contribution:
    """Return what an action gives to a roll-up."""
    return _contribution(action, standing.state, standing.progress)


def _contribution(action: Action, state: ActionState, progress: Progress) -> rollup.Contribution:
    return rollup.Contribution(action.ref, exact(action.weight), state.status, progress.value)


def window(portfolio: Portfolio, action: Action, state: ActionState) -> Period | None:
    """Return the period in which a recurring action is counted: its own on the day, else the agreement's."""
    agreement = portfolio.agreements.get(action.agreement)
    return state.period or (agreement.period if agreement else None)
