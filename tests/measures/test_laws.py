"""Laws that hold for every portfolio and every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.measures import facts
from coopctl.measures.occurrences import match
from coopctl.measures.outcomes import SEVERITY_ORDER, Method
from coopctl.measures.standing import standing
from coopctl.model.dates import CODES, parse_date, parse_fact, parse_period
from coopctl.model.records import (
    Action,
    DoneMission,
    Indicator,
    Measurement,
    Milestone,
    Missions,
    Occurrence,
    Step,
    Target,
    Update,
    Value,
)
from coopctl.model.vocabularies import ActionStatus, Bound, Health, IndicatorKind, OccurrenceState
from tests.measures.build import a_date, a_period, action, agreement, decision, held, meeting, portfolio, update
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from random import Random

    from coopctl.measures.outcomes import Rollup, Standing
    from coopctl.model.portfolio import Portfolio

Row = TypeVar("Row")
Dated = TypeVar("Dated", Measurement, Occurrence, Update)
few = settings(max_examples=sample(10), deadline=None)
REFS = tuple(f"{plan}/{name}" for plan in ("frame", "plan") for name in ("a", "b", "c", "d"))

days = st.dates(date(2017, 6, 1), date(2021, 6, 30))


@st.composite
def words_of_dates(draw: st.DrawFn) -> str:
    at = draw(days).isoformat()
    coded = f"{at[:4]}-{draw(st.sampled_from(sorted(CODES)))}"
    written = draw(st.sampled_from((at[:4], at[:7], at, coded)))
    return written + draw(st.sampled_from(("", "", "?", "~")))


some_dates = words_of_dates().map(parse_date)
maybe_dates = st.none() | some_dates
#: When something was done: on a date, or by one.
fact_dates = maybe_dates | words_of_dates().map(lambda one: parse_fact(f"../{one}"))
weights = st.one_of(st.integers(1, 5), st.decimals("0.1", "3", places=1))
periods = st.one_of(
    st.builds(lambda one, two: parse_period(f"{one}/{two}"), words_of_dates(), words_of_dates()),
    words_of_dates().map(parse_period),
    words_of_dates().map(lambda one: parse_period(f"{one}/..")),
    words_of_dates().map(lambda one: parse_period(f"../{one}")),
)
numbers = st.integers(-20, 120) | st.decimals(-5, 5, places=1)
values = st.none() | st.builds(lambda value, at: Value(value=value, date=at), numbers, maybe_dates)
targets = st.none() | st.builds(
    lambda value, at, on: Target(value=value, date=at, at=on), numbers, maybe_dates, st.sampled_from(Bound)
)
statuses = st.sampled_from(ActionStatus)


@st.composite
def milestones(draw: st.DrawFn) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            id=f"m{n}",
            due=draw(maybe_dates),
            done=draw(fact_dates),
            dropped=draw(st.none() | st.none() | fact_dates),
            weight=draw(weights),
        )
        for n in range(draw(st.integers(0, 3)))
    )


@st.composite
def indicators(draw: st.DrawFn) -> tuple[Indicator, ...]:
    readings = st.lists(st.builds(lambda at, value: Measurement(date=at, value=value), some_dates, numbers), max_size=3)
    steps = st.lists(st.builds(lambda by, value: Step(by=by, value=value), some_dates, numbers), max_size=2)
    return tuple(
        Indicator(
            id=f"i{n}",
            kind=draw(st.sampled_from(IndicatorKind)),
            baseline=draw(values),
            target=draw(targets),
            steps=tuple(draw(steps)),
            readings=tuple(draw(readings)),
        )
        for n in range(draw(st.integers(0, 2)))
    )


@st.composite
def updates(draw: st.DrawFn, *, telling: bool = True) -> Update:
    """An update; one that is not telling carries neither status nor period."""
    return Update(
        date=draw(some_dates),
        status=draw(st.none() | statuses) if telling else None,
        period=draw(st.none() | periods) if telling else None,
        progress=draw(st.none() | st.integers(0, 100)),
    )


@st.composite
def actions(draw: st.DrawFn, ref: str) -> Action:
    recurs = draw(st.sampled_from((None, None, "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18", "FREQ=MONTHLY;BYMONTHDAY=1,15")))
    plain = action(ref, **({"recurs": recurs} if recurs else {}))  # type: ignore[arg-type] # the one word
    others = [other for other in REFS if other != ref]
    return replace(
        plain,
        status=draw(statuses),
        axis=draw(st.sampled_from(("x", "y", None))),
        period=draw(st.none() | periods),
        baseline=draw(st.none() | periods),
        adopted=draw(st.none() | st.none() | some_dates),
        started=draw(maybe_dates),
        ended=draw(fact_dates),
        weight=draw(weights | st.just(0)),
        part_of=draw(st.none() | st.none() | st.sampled_from(others)),
        depends_on=tuple(draw(st.lists(st.sampled_from(others), max_size=2, unique=True))),
        milestones=draw(milestones()),
        indicators=draw(indicators()),
        occurrences=tuple(
            Occurrence(date=at, state=draw(st.sampled_from(OccurrenceState)))
            for at in draw(st.lists(some_dates, max_size=3))
        ),
        updates=tuple(draw(st.lists(updates(), max_size=3))),
    )


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    chosen = draw(st.lists(st.sampled_from(REFS), max_size=5, unique=True))
    taken = decision("d", "2019", *draw(st.lists(st.sampled_from(REFS), max_size=2, unique=True)))
    frame = replace(agreement("frame", axes=["x"]), period=draw(st.none() | periods))
    plan = agreement("plan", parent="frame", axes=["x", "y"], meetings=[meeting("m", "2018", taken)])
    return portfolio(frame, plan, *(draw(actions(ref)) for ref in chosen))


def figures(found: Standing) -> list[object]:
    """Every number and word of an answer, without the terms that explain it."""
    per_action = [
        (
            one.ref,
            one.state,
            one.progress.value,
            one.progress.method,
            one.expected,
            one.verdict.health,
            one.verdict.reason.id,
            one.verdict.lateness,
            one.updated,
        )
        for one in sorted(found.actions.values(), key=lambda one: one.ref)
    ]
    return [*per_action, *(found.agreements[ref] for ref in sorted(found.agreements))]


def rollups(found: Standing) -> list[Rollup | None]:
    return [
        figure
        for one in found.agreements.values()
        for figure in (one.rollup, one.with_plans, *(one.axes[axis] for axis in sorted(one.axes)))
    ]


def without_cancelled(found: Standing) -> list[Rollup | None]:
    return [figure and replace(figure, cancelled=0) for figure in rollups(found)]


def mixed(rows: Sequence[Row], random: Random) -> tuple[Row, ...]:
    return tuple(random.sample(rows, len(rows)))


def mixed_by_date(rows: Sequence[Dated], random: Random) -> tuple[Dated, ...]:
    """Shuffle rows, but leave those whose dates have the same bounds in their order."""
    bounds = random.sample(rows, len(rows))
    waiting = {row.date.order: [one for one in rows if one.date.order == row.date.order] for row in rows}
    return tuple(waiting[row.date.order].pop(0) for row in bounds)


def with_actions(records: Portfolio, changed: Sequence[Action]) -> Portfolio:
    return replace(records, actions=dict(sorted({**records.actions, **{one.ref: one for one in changed}}.items())))


@few
@given(portfolios(), days)
def test_every_figure_keeps_its_bounds(records: Portfolio, day: date) -> None:
    found = standing(records, day)
    for one in found.actions.values():
        for value in (one.progress.value, one.expected):
            assert value is None or 0 <= value <= 100
            assert value is None or type(value) is Fraction
        assert (one.progress.value is None) is (one.progress.method is None)
        assert (one.verdict.lateness is not None) is (one.verdict.health is Health.LATE)
        assert one.verdict.lateness is None or one.verdict.lateness > 0
        assert one.updated is None or one.updated <= day
    for figure in rollups(found):
        if figure is not None:
            assert figure.progress is None or 0 <= figure.progress <= 100
            assert figure.known <= figure.known_of
            assert figure.finished <= figure.finished_of == figure.known_of
    for agreed in found.agreements.values():
        assert agreed.elapsed is None or 0 <= agreed.elapsed <= 1
        assert sum(agreed.bar.values()) == agreed.rollup.known_of
        assert (agreed.worst is None) is not any(health in SEVERITY_ORDER for health in agreed.counts)


@few
@given(portfolios(), days, st.decimals("0.1", "7", places=1))
def test_only_the_relation_of_weights_matters(records: Portfolio, day: date, factor: Decimal) -> None:
    scaled = [
        replace(
            one,
            weight=one.weight * factor,
            milestones=tuple(replace(step, weight=step.weight * factor) for step in one.milestones),
        )
        for one in records.actions.values()
    ]
    assert figures(standing(with_actions(records, scaled), day)) == figures(standing(records, day))


@few
@given(actions("plan/a"), days)
def test_a_milestone_more_done_is_never_less_progress(one: Action, day: date) -> None:
    before = standing(portfolio(one), day).actions[one.ref].progress
    for place, milestone in enumerate(one.milestones):
        done = replace(milestone, done=parse_date("2010"))
        more = replace(one, milestones=(*one.milestones[:place], done, *one.milestones[place + 1 :]))
        after = standing(portfolio(more), day).actions[one.ref].progress
        assert after.method is before.method
        if before.method is Method.MILESTONES:
            assert before.value is not None
            assert after.value is not None
            assert after.value >= before.value


@few
@given(portfolios(), days)
def test_unknown_never_counts_as_zero(records: Portfolio, day: date) -> None:
    """Leaving out the actions whose progress is unknown changes no number that there is."""
    records = with_actions(records, [replace(one, part_of=None) for one in records.actions.values()])
    found = standing(records, day)
    known = {ref: one for ref, one in records.actions.items() if found.actions[ref].progress.value is not None}
    for ref, agreed in standing(replace(records, actions=known), day).agreements.items():
        if found.agreements[ref].rollup.progress is not None:
            assert agreed.rollup.progress == found.agreements[ref].rollup.progress


@few
@given(portfolios(), days, st.data())
def test_facts_after_the_day_are_not_seen(records: Portfolio, day: date, data: st.DataObject) -> None:
    """What is done, read, held, travelled and told from the next day on; a status or a period told later may matter."""
    later = parse_date((day + timedelta(days=data.draw(st.integers(1, 400)))).isoformat())
    told = replace(data.draw(updates(telling=False)), date=later)
    changed = [
        replace(
            one,
            milestones=tuple(
                replace(step, done=step.done or later, dropped=step.dropped or later) for step in one.milestones
            ),
            indicators=tuple(
                replace(it, readings=(Measurement(date=later, value=7), *it.readings)) for it in one.indicators
            ),
            occurrences=(Occurrence(date=later, state=OccurrenceState.CANCELLED), *one.occurrences),
            missions=(Missions(done=(DoneMission(date=parse_period(later.text)),)),),
            updates=(told, *one.updates),
        )
        for one in records.actions.values()
    ]
    assert standing(with_actions(records, changed), day) == standing(records, day)


@few
@given(portfolios(), days, actions("plan/zz"))
def test_a_cancelled_action_changes_no_progress(records: Portfolio, day: date, gone: Action) -> None:
    gone = replace(gone, status=ActionStatus.CANCELLED, updates=(), adopted=None, ended=None, part_of=None, axis="x")
    found = standing(with_actions(records, [gone]), day)
    assert found.actions[gone.ref].verdict.health is Health.CANCELLED
    assert without_cancelled(found) == without_cancelled(standing(records, day))


@few
@given(portfolios(), days)
def test_an_action_of_which_nothing_is_recorded_is_never_late(records: Portfolio, day: date) -> None:
    found = standing(records, day)
    for ref, one in found.actions.items():
        own = [records.actions[each] for each in (ref, *found.parts.get(ref, ()))]
        if facts.news(own, day) is None:
            assert one.verdict.health is not Health.LATE


@few
@given(portfolios(), days, st.integers(0, 400))
def test_a_newer_fact_without_a_status_never_makes_a_health_unknown(records: Portfolio, day: date, back: int) -> None:
    """Newer is what neither begins nor ends before the last fact: here an update of a day."""
    before = standing(records, day)
    for ref, one in records.actions.items():
        news = facts.news([one, *(records.actions[part] for part in before.parts.get(ref, ()))], day)
        at = max(day - timedelta(days=back), min(facts.ends(news), day) if news else date.min)
        told = update(at.isoformat())
        after = standing(with_actions(records, [replace(one, updates=(*one.updates, told))]), day)
        if before.actions[ref].verdict.health is not Health.UNKNOWN:
            assert after.actions[ref].verdict.health is not Health.UNKNOWN


@few
@given(portfolios(), days, st.randoms(use_true_random=False))
def test_the_order_of_files_and_rows_never_matters(records: Portfolio, day: date, random: Random) -> None:
    """Rows whose dates have the same bounds keep their order: there the place in the file decides."""
    changed = {
        one.ref: replace(
            one,
            milestones=mixed(one.milestones, random),
            indicators=mixed(
                [replace(it, readings=mixed_by_date(it.readings, random)) for it in one.indicators], random
            ),
            occurrences=mixed_by_date(one.occurrences, random),
            updates=mixed_by_date(one.updates, random),
            depends_on=mixed(one.depends_on, random),
        )
        for one in mixed(list(records.actions.values()), random)
    }
    agreements = {one.ref: one for one in mixed(list(records.agreements.values()), random)}
    shuffled = replace(records, actions=changed, agreements=agreements)
    assert figures(standing(shuffled, day)) == figures(standing(records, day))


@few
@given(days, st.integers(0, 2), days)
def test_a_vague_deadline_is_never_late_before_a_finer_one(end: date, cut: int, day: date) -> None:
    """`2019` gives the benefit of the doubt: when it is late, `2019-06` and `2019-06-15` are too, and by more."""
    lateness = []
    for length in (4, 7, 10)[cut:]:
        period = a_period(f"../{end.isoformat()[:length]}")
        one = replace(action(status="in_progress", updates=[update("2010", progress=50)]), period=period)
        lateness.append(standing(portfolio(one), day).actions[one.ref].verdict.lateness or 0)
    assert lateness == sorted(lateness)


@few
@given(st.lists(words_of_dates(), max_size=4), st.lists(days, max_size=4, unique=True))
def test_as_many_records_count_as_can(texts: list[str], rule: list[date]) -> None:
    """No way of giving days to records counts more of them; a record of an exact day always keeps its day."""
    records = [held(one) for one in texts]
    found = match(rule, records)
    assert all(record.date.earliest <= day <= record.date.latest for day, record in found.items())
    assert len({id(record) for record in found.values()}) == len(found)
    padded = [*rule, *[None] * len(records)]
    best = max(
        sum(
            day is not None and record.date.earliest <= day <= record.date.latest
            for day, record in zip(order, records, strict=False)
        )
        for order in set(permutations(padded, len(records)))
    )
    assert len(found) == best
    exact = {record.date.earliest for record in records if record.date.earliest == record.date.latest}
    for day in exact & set(rule):
        assert found[day].date.earliest == found[day].date.latest


def test_the_builders_read_no_date_where_none_is_written() -> None:
    assert (a_date(None), a_period(None)) == (None, None)
