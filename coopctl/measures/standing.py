"""A portfolio on a day: every action and every agreement, each thing computed once."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from coopctl.measures import health, links, rollup
from coopctl.measures.elapsed import elapsed
from coopctl.measures.exact import exact
from coopctl.measures.kept import Unchanged, own
from coopctl.measures.outcomes import ActionStanding, AgreementStanding, Standing
from coopctl.model import axes
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from coopctl.measures.outcomes import ActionState, Progress, Rollup
    from coopctl.model.dates import Period
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Agreement

#: The key of the actions that stand under no axis; no axis may be called so.
NO_AXIS = "none"


def standing(portfolio: Portfolio, day: date, kept: Unchanged | None = None) -> Standing:
    """Return how every action and agreement of `portfolio` stands on `day`.

    Who asks for several days, or of portfolios that share records, gives each time the same `kept`: it is then quicker.
    """
    wholes = links.wholes(portfolio)
    parts = links.parts(wholes)
    stand_under = links.axes(portfolio, wholes)
    actions = _actions(portfolio, day, parts, stand_under, kept)
    gives = {ref: _contribution(portfolio.actions[ref], one.state, one.progress) for ref, one in actions.items()}

    def together(refs: Iterable[str]) -> Rollup:
        return rollup.roll_up(gives[ref] for ref in links.without_parts(refs, wholes))

    under: dict[str, list[str]] = {ref: [] for ref in portfolio.agreements}
    for ref, action in portfolio.actions.items():
        under.setdefault(action.agreement, []).append(ref)
    plans = links.plans(portfolio)
    agreements = {}
    for ref, agreement in portfolio.agreements.items():
        scope = [actions[one] for one in links.without_parts(under[ref], wholes)]
        agreements[ref] = AgreementStanding(
            ref,
            health=rollup.health(scope, portfolio.settings.thresholds.at_risk_share),
            worst=rollup.worst(scope),
            rollup=together(under[ref]),
            elapsed=elapsed(*span, day) if (span := rollup.span(agreement.period, scope)) else None,
            counts=rollup.counts(scope),
            bar=rollup.bar(scope),
            within=rollup.within(scope, day, portfolio.settings.thresholds.grace_days),
            with_plans=together(one for plan in (ref, *plans[ref]) for one in under[plan]) if ref in plans else None,
            axes={axis: together(refs) for axis, refs in _by_axis(agreement, under[ref], stand_under).items()},
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
    portfolio: Portfolio,
    day: date,
    parts: Mapping[str, Sequence[str]],
    stand_under: Mapping[str, str],
    kept: Unchanged | None,
) -> Mapping[str, ActionStanding]:
    """Return the standing of every action, in the order of the portfolio.

    Health comes in two rounds: first what each action's own facts settle (lateness is among it), then what
    depends on others, so that actions that wait for each other are no puzzle; parts come before their whole.
    """
    cases = _cases(portfolio, day, parts, kept)
    takers = _takers(portfolio, {ref: case.state for ref, case in cases.items()})
    settled = {ref: health.settled(case) for ref, case in cases.items()}
    decisions = links.overdue(portfolio, day, takers)
    found: dict[str, ActionStanding] = {}
    for ref, case in cases.items():
        verdict = settled[ref]
        if verdict is None:
            others = links.waited_for(portfolio, case.action, takers)
            waits = (health.in_vain(other, settled[other]) for other in others)
            of = [found[part] for part in parts.get(ref, ())]
            verdict = health.verdict(case, [one for one in waits if one], decisions.get(ref, ()), of)
        found[ref] = ActionStanding(
            ref,
            case.state,
            case.progress,
            case.expected,
            verdict,
            case.updated,
            stand_under.get(ref),
            case.report_by,
            case.unrecorded if case.state.status.active else None,
        )
    return {ref: found[ref] for ref in portfolio.actions}


def _takers(portfolio: Portfolio, states: Mapping[str, ActionState]) -> Mapping[str, str]:
    """Return which action stands in the place of each that was taken over by the day."""
    return links.takers(portfolio, [ref for ref, each in states.items() if each.status is ActionStatus.CANCELLED])


def _cases(
    portfolio: Portfolio, day: date, parts: Mapping[str, Sequence[str]], kept: Unchanged | None
) -> Mapping[str, health.Case]:
    """Return what the health of every action is judged by, parts before their whole."""
    cases: dict[str, health.Case] = {}
    for ref in _parts_first(portfolio, parts):
        action = portfolio.actions[ref]
        agreement = portfolio.agreements.get(action.agreement)
        agreed = agreement.period if agreement else None
        if ref in parts or action.recurs:
            of = [cases[part] for part in parts.get(ref, ())]
            gives = [_contribution(each.action, each.state, each.progress) for each in of]
            says = own(action, agreed, day, [each.action for each in of], gives)
        else:
            says = kept.own(action, day) if kept else own(action, None, day)
        cases[ref] = health.Case(
            action=action,
            day=day,
            state=says.state,
            progress=says.progress,
            expected=says.expected,
            news=says.news,
            thresholds=portfolio.settings.thresholds,
            window=says.state.period or agreed,
            rhythm=(agreement.rhythm if agreement else None) or portfolio.settings.rhythm,
            updated=says.updated,
        )
    return cases


def _parts_first(portfolio: Portfolio, parts: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Return the references of all actions, parts before their whole."""
    if not parts:
        return portfolio.actions
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
