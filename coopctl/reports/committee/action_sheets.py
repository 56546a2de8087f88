"""The sheet of one action: how it stands, who does it on each side, what it is for, its means, what it has reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import done_late, forecast, slippage, standing
from coopctl.measures import facts as dated
from coopctl.measures.exact import rounded
from coopctl.messages import Told, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import PartnerRole
from coopctl.reports.arrange import filled
from coopctl.reports.committee import means
from coopctl.reports.lists import indicators, milestones
from coopctl.reports.paper import Facts, Paragraph, Part, Rows, facts
from coopctl.reports.records import explanation
from coopctl.reports.records.pages import assessed, without
from coopctl.tables import Explained, Percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Action, Who
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block, Fact, Words
    from coopctl.tables import Cell


def parts(scope: Scope, action: Action) -> Iterator[Part]:
    """Yield the sheet."""
    title: Words = action.title
    if action.number is not None:
        title = msg("Action {number}. {title}", number=action.number, title=action.title)
    yield Part(name=f"sheet-{action.ref}", title=title, level=3, blocks=tuple(_blocks(scope, action)))


def _blocks(scope: Scope, action: Action) -> Iterator[Block]:
    yield Facts((*_standing(scope, action), *_people(scope, action), *_purpose(action)))
    alone = scope.view.only(action)
    for sheet in (
        scope.with_names(milestones.sheet(alone), "lead"),
        indicators.sheet(alone),
        means.lines(scope, [action], added=True),
        means.travel(scope, [action]),
    ):
        if sheet.rows:
            yield Rows(filled(without(sheet, "action")))
    last = dated.latest(dated.until(action.updates, scope.day))
    if last and last.text:
        yield Paragraph(msg("{date}: {text}", date=Told(last.date), text=last.text))


def _standing(scope: Scope, action: Action) -> tuple[Fact, ...]:
    one = scope.standing(action)
    window = standing.window(scope.view.portfolio, action, one.state)
    ahead = forecast.forecast(action, scope.day, one.state, window, one.progress)
    return facts(
        (msg("reference"), action.ref),
        (msg("status"), one.state.status),
        (msg("health"), one.shown_health),
        (msg("reason"), Explained(one.verdict.reason.id, one.verdict.reason.message)),
        (msg("assessed as"), assessed(scope.view, action)),
        (msg("progress"), _progress(scope, action)),
        (msg("period"), one.state.period),
        (msg("first agreed"), action.baseline),
        (msg("done"), explanation.done_after(done_late.of_action(action, one.state, scope.day))),
        (msg("slippage"), explanation.moved(slippage.of_deadline(action, one.state))),
        (msg("forecast of the end"), explanation.foretold(ahead) if ahead.end else None),
        (msg("part of"), action.part_of),
        (msg("merged into"), action.merged_into),
        (msg("depends on"), action.depends_on),
        (msg("not yet there"), explanation.described(scope.view, action).missing),
    )


def _progress(scope: Scope, action: Action) -> Cell:
    """Return the figure with its method, and what was expected where the plan says so."""
    one = scope.standing(action)
    if one.progress.value is None:
        return msg("not known")
    found: list[Cell] = [Percent(one.progress.value)]
    if one.progress.method:
        found.append(msg("by {method}", method=one.progress.method))
    if one.expected is not None and one.state.status.active:
        found.append(msg("expected {percent}", percent=msg("{percent}%", percent=int(rounded(one.expected)))))
    return tuple(found)


def _people(scope: Scope, action: Action) -> tuple[Fact, ...]:
    """Return the lead, then the coordinators and the operators of each side."""
    operators = [each for each in action.partners if each.role is PartnerRole.OPERATOR]
    others = [each for each in action.partners if each.role is not PartnerRole.OPERATOR]
    return facts(
        (msg("lead"), scope.named(action.lead) or msg("nobody is named")),
        *_by_side(scope, msg("coordinator"), action.coordinators),
        *_by_side(scope, msg("operator"), operators),
        (
            msg("other partners"),
            tuple(_with_role(scope, each) for each in others),
        ),
    )


def _with_role(scope: Scope, someone: Who) -> Cell:
    """Name a partner with what it does."""
    named = scope.named(someone)
    if someone.role is None or not isinstance(named, (str, Text)):
        return named
    return msg("{who} ({role})", who=named, role=someone.role)


def _by_side(scope: Scope, role: Message, people: Sequence[Who]) -> Iterator[Fact]:
    """Yield one fact a side: `coordinator, Wallonia`; the role alone where it is the side itself."""
    sides: dict[str | None, list[Cell]] = {}
    for each in people:
        sides.setdefault(each.party, []).append(scope.named(each))
    for side, named in sides.items():
        party = scope.party(side)
        if isinstance(party, (str, Text)) and named != [party]:
            yield msg("{role}, {party}", role=role, party=party), tuple(named)
        else:
            yield role, tuple(named)


def _purpose(action: Action) -> tuple[Fact, ...]:
    return facts(
        (msg("summary"), action.summary),
        (msg("objectives"), action.objectives),
        (msg("beneficiaries"), action.beneficiaries),
        (msg("means"), action.means),
        (msg("places"), action.places),
    )
