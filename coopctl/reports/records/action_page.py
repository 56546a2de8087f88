"""The page of one action: how it stands and why, who does it, what is planned, what was reported, what refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts as dated
from coopctl.measures import forecast, slippage, standing
from coopctl.messages import msg
from coopctl.reports import codes
from coopctl.reports.fields import column
from coopctl.reports.lists import assessments, budget, indicators, milestones, missions, updates
from coopctl.reports.lists.actions import axis_named, last_fact
from coopctl.reports.numbered import of_record
from coopctl.reports.paper import facts
from coopctl.reports.records import explanation, in_words
from coopctl.reports.records.pages import (
    assessed,
    cited,
    documents,
    given,
    own_fields,
    paper,
    part,
    referring,
    rows,
    texts,
    without,
)
from coopctl.reports.view import called
from coopctl.tables import Named, Percent

if TYPE_CHECKING:
    from datetime import date

    from coopctl.model.records import Action
    from coopctl.reports.paper import Fact, Paper, Part
    from coopctl.reports.view import View

_WHO = (
    column("who", grow=True),
    column("functions", drop=1, grow=True),
    column("party", drop=2, grow=True),
    column("role"),
)


def page(view: View, action: Action, *, explain: bool = False) -> Paper:
    """Make the page. `explain` adds each computation with its terms."""
    alone = view.only(action)
    parts = (
        texts(
            (msg("Summary"), action.summary),
            (msg("Objectives"), action.objectives),
            (msg("Beneficiaries"), action.beneficiaries),
            (msg("Means"), action.means),
        ),
        *(_explained(view, action) if explain else ()),
        part("milestones", msg("Milestones"), sheet=without(milestones.sheet(alone), "action")),
        part("indicators", msg("Indicators"), sheet=without(indicators.sheet(alone), "action")),
        _occurrences(action, view.standing.day),
        _people(view, action),
        part("budget", msg("Budget"), sheet=without(budget.sheet(alone), "action")),
        part("money", msg("Money"), sheet=budget.sums(alone) if len(action.budget) > 1 else None),
        part("missions", msg("Missions"), sheet=without(missions.sheet(alone), "action")),
        part("updates", msg("Updates"), sheet=without(updates.sheet(alone), "action")),
        part("dependents", msg("What refers to it"), referring(view, action)),
        documents(action.documents, view.standing.day),
        part("assessments", msg("Assessments"), sheet=without(assessments.sheet(alone), "ref", "title")),
        part("sources", msg("Sources"), cited(view.portfolio, action)),
        part("given", msg("Sources, from the agreement"), given(view.portfolio, action)),
        part("notes", msg("Notes"), tuple((msg("note"), note) for note in action.notes)),
        own_fields(action.data),
    )
    return paper(view, action, (*_standing(view, action), *_plan(view, action)), parts)


def _explained(view: View, action: Action) -> tuple[Part, ...]:
    called = {
        **{each.id: each.title for each in action.milestones},
        **{each.id: each.title for each in action.indicators},
        **{each.ref: of_record(each) for each in view.portfolio.actions.values()},
    }
    return explanation.parts(explanation.of_action(view, action), called)


def _standing(view: View, action: Action) -> tuple[Fact, ...]:
    """Return how the action stands on the day, most important first."""
    one = view.standing.actions[action.ref]
    progress = one.progress
    window = standing.window(view.portfolio, action, one.state)
    ahead = forecast.forecast(action, view.standing.day, one.state, window, progress)
    return facts(
        (msg("health"), one.shown_health),
        (msg("reason"), in_words.reason(one)),
        (msg("assessed as"), assessed(view, action)),
        (msg("advice"), one.verdict.hint),
        (msg("status"), None if in_words.says_as_much(one) else one.state.status),
        (msg("status rests on"), one.state.basis),
        (msg("progress"), msg("not known") if progress.value is None else Percent(progress.value)),
        (msg("method"), progress.method),
        (msg("expected"), in_words.expected_by_now(one)),
        (msg("slippage"), in_words.moved(slippage.of_deadline(action, one.state))),
        (msg("forecast of the end"), in_words.foretold(ahead, view.standing.day) if one.state.status.active else None),
        (msg("last fact"), last_fact(action, one, view.standing.day)),
        (msg("next report by"), one.report_by),
        (msg("still missing"), explanation.described(view, action).missing),
    )


def _plan(view: View, action: Action) -> tuple[Fact, ...]:
    """Return what is agreed: where it stands, when, and who leads it; what happened after the day is left aside."""
    day = view.standing.day
    agreement = view.portfolio.agreements.get(action.agreement)
    return facts(
        (msg("agreement"), agreement.title if agreement else action.agreement),
        (msg("axis"), axis_named(view, view.standing.actions[action.ref].axis, action.agreement)),
        (msg("number"), Named(action.number, None)),  # people read it before the title
        (msg("period"), view.standing.actions[action.ref].state.period),
        (msg("first agreed"), action.baseline),
        (msg("comes again"), in_words.again(action)),
        (msg("adopted"), dated.known(action.adopted, day)),
        (msg("started"), dated.known(action.started, day)),
        in_words.ended(action, view.standing.actions[action.ref], day),
        (msg("lead"), view.someone(action.lead)),
        (msg("priority"), action.priority),
        (msg("weight"), action.weight if action.weight != 1 else None),
        (msg("part of"), action.part_of and view.record(action.part_of)),
        (msg("merged into"), action.merged_into and view.record(action.merged_into)),
        (msg("depends on"), tuple(view.record(ref) for ref in action.depends_on)),
        (msg("related to"), tuple(view.record(ref) for ref in action.related)),
        (msg("places"), action.places),
        (msg("tags"), action.tags),
        *codes.classified(action),
        (msg("other systems"), tuple(f"{name}: {each}" for name, each in action.external_ids.items())),
        (msg("formerly"), action.formerly),
    )


def _occurrences(action: Action, day: date) -> Part:
    """Return what took place by the day, or did not."""
    columns = (
        column("date"),
        column("state"),
        column("note", grow=True),
    )
    cells = tuple((each.date, each.state, each.note) for each in dated.until(action.occurrences, day))
    return rows(msg("Occurrences"), "occurrences", columns, cells)


def _people(view: View, action: Action) -> Part:
    named = tuple((each, msg("coordinator")) for each in action.coordinators)
    partners = tuple((each, each.role) for each in action.partners)
    cells = tuple(
        (name, each.functions, party, role)
        for each, role in (*named, *partners)
        for name, party in (called(view, each),)
    )
    return rows(msg("Who takes part"), "people", _WHO, cells)
