"""Why a figure is what it is: its method, its terms and weights, and what was left out; of actions and agreements."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from coopctl.measures import (
    completeness,
    expected,
    forecast,
    links,
    money,
    progress,
    rollup,
    slippage,
    standing,
    state,
)
from coopctl.measures.outcomes import TROUBLED, Basis, Method, Term
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import Health
from coopctl.reports.lists import budget
from coopctl.reports.paper import facts
from coopctl.reports.records.in_words import moved
from coopctl.reports.records.pages import number, rows
from coopctl.tables import Column, Explained, Percent, percent
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coopctl.measures.forecast import Forecast
    from coopctl.measures.outcomes import Rollup
    from coopctl.measures.rollup import Contribution
    from coopctl.measures.slippage import Slip
    from coopctl.messages import Message
    from coopctl.model.records import Action, Agreement, Decision, Milestone
    from coopctl.model.texts import Text
    from coopctl.reports.paper import Part
    from coopctl.reports.view import View
    from coopctl.tables import Cell

_Row = TypeVar("_Row", "Milestone", "Decision")

COLUMNS = (
    Column("term", msg("Term"), grow=True, whole=True),
    Column("weight", msg("Weight"), right=True),
    Column("value", msg("Value"), right=True),
    Column("note", msg("Note"), grow=True, drop=1),
    Column("line", msg("Line"), right=True, drop=2),
)


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a computation rests on: a word for machines, the same for people, and what it is."""

    id: str
    title: Message
    cell: Cell


@dataclass(frozen=True, slots=True)
class Computed:
    """One figure: a word for machines, its title, the figure itself (None where unknown), and how it came about."""

    id: str
    title: Message
    value: Cell
    details: tuple[Detail, ...] = ()
    terms: tuple[Term, ...] = ()
    lines: tuple[int | None, ...] = ()  # of the terms, in the file at `path`
    path: str = ""


def of_action(view: View, action: Action) -> tuple[Computed, ...]:
    """Return every figure of an action on the day."""
    one = view.standing.actions[action.ref]
    day = view.standing.day
    window = standing.window(view.portfolio, action, one.state)
    found = one.progress
    terms = progress.days(action, window, day) if found.method is Method.OCCURRENCES else found.terms
    planned = expected.terms(action, day, one.state, window, one.progress)
    word = state.word(action, day)
    return (
        Computed(
            "status",
            msg("status"),
            one.state.status,
            (
                Detail("basis", msg("rests on"), one.state.basis),
                Detail("date", msg("said on"), word.date if word and one.state.basis is Basis.UPDATE else None),
                Detail("period", msg("period"), one.state.period),
            ),
        ),
        Computed(
            "progress",
            msg("progress"),
            percent(one.progress.value),
            (Detail("method", msg("method"), one.progress.method), Detail("remark", msg("remark"), one.progress.note)),
            terms,
            tuple(view.line(action.path, term.place) if term.place else None for term in terms),
            action.path,
        ),
        Computed("expected", msg("expected"), percent(one.expected), (), planned),
        Computed(
            "health",
            msg("health"),
            one.shown_health,
            (
                Detail("reason", msg("because"), Explained(one.verdict.reason.id, one.verdict.reason.message)),
                Detail("lateness", msg("days late"), one.verdict.lateness),
                Detail("advice", msg("advice"), one.verdict.hint),
            ),
        ),
        _slippage(view, action),
        _forecast(forecast.forecast(action, day, one.state, window, one.progress)),
        _completeness(view, action),
    )


def of_agreement(view: View, agreement: Agreement) -> tuple[Computed, ...]:
    """Return every figure of an agreement on the day."""
    one = view.standing.agreements[agreement.ref]
    own = view.portfolio.actions_of(agreement.ref)
    wholes = view.standing.wholes
    scope = links.without_parts([action.ref for action in own], wholes)
    found = [_progress("progress", msg("progress"), view, [action.ref for action in own], one.rollup)]
    if one.with_plans is not None:
        below = (agreement.ref, *view.standing.plans[agreement.ref])
        refs = [action.ref for ref in below for action in view.portfolio.actions_of(ref)]
        found.append(_progress("with_plans", msg("with its plans"), view, refs, one.with_plans))
    active = [view.standing.actions[ref] for ref in scope if view.standing.actions[ref].state.status.active]
    troubled = tuple(each.ref for each in active if each.verdict.health in TROUBLED)
    unknown = tuple(each.ref for each in active if each.verdict.health is Health.UNKNOWN)
    limit = rollup.limit(view.portfolio.settings.thresholds.at_risk_share)
    time = rollup.span(agreement.period, [view.standing.actions[ref] for ref in scope])
    return (
        *found,
        Computed(
            "health",
            msg("health"),
            one.health,
            (
                Detail("active", msg("active actions"), len(active)),
                Detail("troubled", msg("of them late or at risk"), len(troubled)),
                Detail("unknown", msg("of them without news"), len(unknown)),
                Detail("limit", msg("at risk, or without news, above"), Percent(limit * 100)),
                Detail("refs", msg("which are"), tuple(view.record(ref) for ref in (*troubled, *unknown))),
            ),
        ),
        *_decisions_moved(agreement),
        Computed(
            "elapsed",
            msg("time elapsed"),
            percent(one.elapsed, 100),
            (
                Detail("start", msg("from"), time[0] if time else None),
                Detail("end", msg("to"), time[1] if time else None),
                Detail(
                    "of",
                    msg("taken from"),
                    msg("the agreement's period") if agreement.period else msg("the periods of its actions"),
                ),
            ),
        ),
    )


def parts(computed: Sequence[Computed], called: Mapping[str, Text | Message | None]) -> tuple[Part, ...]:
    """Return figures as parts of a page, each with what it rests on and its terms, by what these are called."""
    return tuple(
        rows(
            msg("How it is computed: {figure}", figure=each.title),
            f"computed-{each.id}",
            COLUMNS,
            [(called.get(name) or name, *row) for name, *row in _rows(each)],
            said=facts(
                (each.title, msg("not known") if each.value is None or each.value == () else each.value),
                *((detail.title, detail.cell) for detail in each.details),
                (msg("File"), each.path if any(each.lines) else None),
            ),
        )
        for each in computed
    )


def data(computed: Sequence[Computed]) -> Cell:
    """Return figures for programs: `{figure: {value, …, terms: [{name, weight, value, note, line}]}}`."""
    return {
        each.id: {
            "value": each.value,
            **{detail.id: detail.cell for detail in each.details},
            "terms": tuple(
                {"name": name, "weight": weight, "value": value, "note": note, "line": line}
                for name, weight, value, note, line in _rows(each)
            ),
        }
        for each in computed
    }


def _progress(name: str, title: Message, view: View, refs: Sequence[str], figure: Rollup) -> Computed:
    wholes = view.standing.wholes
    counted = frozenset(links.without_parts(refs, wholes))
    gives = [standing.contribution(view.portfolio.actions[ref], view.standing.actions[ref]) for ref in refs]
    return Computed(
        name,
        title,
        percent(figure.progress),
        (
            Detail("known", msg("known"), figure.known),
            Detail("known_of", msg("of"), figure.known_of),
            Detail("finished", msg("finished"), figure.finished),
            Detail(
                "remark",
                msg("remark"),
                _no_number(figure, [each for each in gives if each.ref in counted]),
            ),
        ),
        rollup.terms(gives, frozenset(refs) - counted),
    )


def _no_number(figure: Rollup, gives: Sequence[Contribution]) -> Message | None:
    """Say why many actions have no number together; None where they have one, or where there are none."""
    if figure.progress is not None or not figure.known_of:
        return None
    if not any(each.weight for each in gives if each.counts):
        return msg("not known: no action has a weight")
    return msg("not known: less than half of the weight is known")


def _slippage(view: View, action: Action) -> Computed:
    one = view.standing.actions[action.ref]
    slip = slippage.of_deadline(action, one.state)
    steps = [(step, slippage.of_milestone(step)) for step in action.milestones]
    late = tuple(msg("{milestone}: {moved}", milestone=step.id, moved=told) for step, told in _those_moved(steps))
    return Computed(
        "slippage",
        msg("slippage"),
        moved(slip),
        (
            Detail("least", msg("days at least"), slip.least if slip else None),
            Detail("most", msg("days at most"), slip.most if slip else None),
            Detail("from", msg("first agreed"), action.baseline),
            Detail("to", msg("period now"), one.state.period),
            Detail("milestones", msg("milestones moved"), late),
            Detail("money", msg("money moved"), _money_moved(view, action)),
        ),
    )


def _those_moved(rows: Iterable[tuple[_Row, Slip | None]]) -> Iterator[tuple[_Row, Message]]:
    """Yield the rows whose date has moved, each with how far."""
    for row, slip in rows:
        told = moved(slip)
        if slip and slip.moved and told:
            yield row, told


def _decisions_moved(agreement: Agreement) -> tuple[Computed, ...]:
    """Return how far decisions have moved from what was first agreed; nothing where none says that."""
    dated = [(each, slippage.of_decision(each)) for meeting in agreement.meetings for each in meeting.decisions]
    known = [(each, slip) for each, slip in dated if slip]
    if not known:
        return ()
    late = tuple(msg("{decision}: {moved}", decision=each.id, moved=told) for each, told in _those_moved(known))
    told = nmsg("{moved} of {n} decision moved", "{moved} of {n} decisions moved", len(known), moved=len(late))
    return (Computed("slippage", msg("slippage"), told, (Detail("decisions", msg("decisions moved"), late),)),)


def _money_moved(view: View, action: Action) -> tuple[Message, ...]:
    """Say of each currency and kind how what is planned has moved since it was first agreed."""
    totals = money.totals(money.entries((action,), view.standing, view.standing.wholes))
    return tuple(
        msg("{currency}, {kind}: {moved}", currency=pot.currency, kind=pot.kind, moved=told)
        for pot, sums in totals.items()
        if (told := budget.moved(sums, pot.currency))
    )


def _forecast(found: Forecast) -> Computed:
    return Computed(
        "forecast",
        msg("forecast of the end"),
        found.end,
        (
            Detail("earliest", msg("earliest"), found.earliest),
            Detail("latest", msg("latest"), found.latest),
            Detail("method", msg("method"), found.method),
            Detail("pace", msg("pace in 30 days"), percent(found.pace, 30)),
            Detail("remark", msg("remark"), found.why),
        ),
        tuple(Term(point.day.isoformat(), Fraction(1), point.value / 100) for point in found.points),
    )


def _completeness(view: View, action: Action) -> Computed:
    found = described(view, action)
    return Computed(
        "completeness",
        msg("completeness"),
        Percent(found.share * 100),
        (Detail("there", msg("there"), found.there), Detail("missing", msg("missing"), found.missing)),
    )


def described(view: View, action: Action) -> completeness.Completeness:
    """Return which of the things that make an action one that can be followed are there."""
    parts = view.standing.parts
    return completeness.completeness(
        action,
        view.portfolio.agreements.get(action.agreement),
        view.standing.actions[action.ref].state,
        view.portfolio.settings,
        axis=view.standing.actions[action.ref].axis,
        has_parts=action.ref in parts,
    )


def _rows(computed: Computed) -> list[tuple[str, Cell, Cell, Cell, Cell]]:
    lines = computed.lines or (None,) * len(computed.terms)
    return [
        (term.name, number(term.weight), percent(term.value, 100), term.note, line)
        for term, line in zip(computed.terms, lines, strict=True)
    ]
