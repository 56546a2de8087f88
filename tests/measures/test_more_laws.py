"""Laws of what is told beyond progress and health: slippage, completeness, forecasts, money, missions, the agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.measures import coming, links, missions, money, slippage
from coopctl.measures.completeness import completeness
from coopctl.measures.expected import expected
from coopctl.measures.expected import terms as expected_terms
from coopctl.measures.forecast import HORIZON, forecast
from coopctl.measures.indicators import course, reached
from coopctl.measures.outcomes import Method
from coopctl.measures.progress import days as days_of_a_rule
from coopctl.measures.standing import standing, window
from coopctl.model.dates import Date, parse_date, parse_period
from coopctl.model.records import BudgetLine, DoneMission, Measurement, Missions, Occurrence, PlannedMission
from coopctl.model.settings import Settings
from coopctl.model.vocabularies import ActionStatus, BudgetKind, Health, OccurrenceState
from tests.measures.build import action, held, portfolio, update
from tests.measures.test_laws import (
    actions,
    days,
    indicators,
    mixed,
    periods,
    portfolios,
    some_dates,
    updates,
    with_actions,
    words_of_dates,
)
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal
    from random import Random

    from coopctl.measures.coming import Due
    from coopctl.measures.forecast import Forecast
    from coopctl.measures.missions import Direction, MissionDays
    from coopctl.measures.money import Pot, Sums
    from coopctl.measures.outcomes import Standing, Term
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Indicator

few = settings(max_examples=sample(10), deadline=None)
amounts = st.none() | st.integers(0, 5000) | st.decimals(0, 5000, places=2)
lines = st.builds(
    BudgetLine,
    year=st.sampled_from((2019, 2020)),
    kind=st.none() | st.sampled_from(BudgetKind),
    currency=st.sampled_from(("EUR", "MAD", None)),
    planned=amounts,
    committed=amounts,
    spent=amounts,
    at=st.none() | some_dates,
)
trips = st.builds(
    Missions,
    from_=st.just("ostra"),
    to=st.sampled_from(("vestra", "ostra")),
    year=st.sampled_from((2019, 2020)),
    planned=st.none()
    | st.builds(PlannedMission, missions=st.none() | st.integers(0, 9), days=st.none() | st.decimals(0, 9, places=1)),
    done=st.lists(
        st.builds(
            DoneMission,
            date=st.none() | periods,
            days=st.none() | st.integers(0, 9),
            people=st.none() | st.integers(0, 5),
        ),
        max_size=2,
    ).map(tuple),
)


class Told(NamedTuple):
    """What is told of a portfolio on a day, beyond how it stands."""

    forecasts: Mapping[str, Forecast]
    money: Mapping[Pot, Sums]
    missions: Mapping[Direction, MissionDays]
    overdue: tuple[Due, ...]
    ahead: tuple[Due, ...]


@st.composite
def costly(draw: st.DrawFn) -> Portfolio:
    """A portfolio whose actions also cost money and travel, and whose occurrences are of exact days."""
    records = draw(portfolios())
    return with_actions(records, [draw(with_means(exact(one))) for one in records.actions.values()])


@st.composite
def with_means(draw: st.DrawFn, one: Action) -> Action:
    return replace(
        one,
        budget=tuple(draw(st.lists(lines, max_size=2))),
        missions=tuple(draw(st.lists(trips, max_size=2))),
    )


def exact(one: Action) -> Action:
    """The same action with records of exact days (see the last test)."""
    return replace(
        one,
        occurrences=tuple(replace(each, date=parse_date(each.date.earliest.isoformat())) for each in one.occurrences),
    )


def forecasts(records: Portfolio, found: Standing) -> dict[str, Forecast]:
    return {
        ref: forecast(one, found.day, stands.state, window(records, one, stands.state), stands.progress)
        for ref, one, stands in ((ref, one, found.actions[ref]) for ref, one in records.actions.items())
    }


def money_of(records: Portfolio, found: Standing) -> Mapping[Pot, Sums]:
    return money.totals(money.entries(records.actions.values(), found, links.wholes(records)))


def missions_of(records: Portfolio, found: Standing) -> Mapping[Direction, MissionDays]:
    return missions.totals(records.actions.values(), found, links.wholes(records))


def ahead(records: Portfolio, found: Standing, first: date, last: date) -> tuple[Due, ...]:
    shown = records.agreements.values(), records.actions.values()
    return coming.dues(records, found, *shown, (first, last))[1]


def overdue(records: Portfolio, found: Standing) -> tuple[Due, ...]:
    shown = records.agreements.values(), records.actions.values()
    return coming.dues(records, found, *shown, (found.day, found.day))[0]


def told(records: Portfolio, day: date) -> Told:
    found = standing(records, day)
    return Told(
        forecasts(records, found),
        money_of(records, found),
        missions_of(records, found),
        overdue(records, found),
        ahead(records, found, day, day + timedelta(days=200)),
    )


def mean(terms: Iterable[Term]) -> Fraction | None:
    """The weighted mean in percent of the terms that have a value."""
    known = [(term.weight, term.value) for term in terms if term.value is not None]
    total = sum((weight for weight, _ in known), start=Fraction(0))
    return sum((100 * weight * value for weight, value in known), start=Fraction(0)) / total if total else None


# ---------------------------------------------------------------- slippage


@few
@given(some_dates, some_dates)
def test_a_slip_there_and_back_is_none(old: Date, new: Date) -> None:
    """Swapping old and new negates the range and turns it round."""
    there, back = slippage.between(old, new), slippage.between(new, old)
    assert there is not None
    assert back is not None
    assert (back.least, back.most) == (-there.most, -there.least)
    assert there.least <= there.most
    assert there.later is (old.latest < new.earliest)
    assert there.moved is not (old.earliest <= new.latest and new.earliest <= old.latest)


@few
@given(days, st.integers(0, 2), st.integers(0, 2))
def test_a_refinement_is_never_a_slip(at: date, one: int, other: int) -> None:
    """`2019`, `2019-06` and `2019-06-15` are one another's refinements."""
    vague, fine = (parse_date(at.isoformat()[: (4, 7, 10)[length]]) for length in (one, other))
    slip = slippage.between(vague, fine)
    assert slip is not None
    assert not slip.moved


# ---------------------------------------------------------------- completeness


@few
@given(actions("plan/a"), days, st.booleans(), st.sampled_from(((), ("en",), ("en", "fr"))))
def test_completeness_is_a_share(one: Action, day: date, parts: bool, languages: tuple[str, ...]) -> None:
    """A title is always there, so it is more than 0 wherever no other language is required."""
    records = portfolio(one)
    state = standing(records, day).actions[one.ref].state
    settings = replace(Settings(), languages=languages)
    found = completeness(one, records.agreements["plan"], state, settings, axis=one.axis, has_parts=parts)
    assert 0 <= found.share <= 1
    assert found.share > 0 or "fr" in languages
    assert not set(found.there) & set(found.missing)
    assert (found.share == 1) is (not found.missing)


# ---------------------------------------------------------------- forecasts


@few
@given(costly(), days)
def test_a_forecast_is_never_before_the_day_and_its_ends_are_in_order(records: Portfolio, day: date) -> None:
    for found in forecasts(records, standing(records, day)).values():
        assert (found.end is None) is (found.why is not None)
        assert (found.end is None) is (found.earliest is None)
        assert list(found.points) == sorted(found.points, key=lambda point: point.day)
        assert all(0 <= point.value <= 100 and point.day <= day for point in found.points)
        if found.end is not None and found.earliest is not None:
            assert day <= found.earliest <= found.end <= day + HORIZON
            assert found.latest is None or found.end <= found.latest <= day + HORIZON
        else:
            assert found.latest is None


@few
@given(st.lists(st.tuples(days, st.integers(0, 100)), min_size=2, max_size=5, unique_by=lambda pair: pair[0]), days)
def test_an_end_is_told_where_there_is_a_pace_and_more_to_do(said: list[tuple[date, int]], day: date) -> None:
    """The pace from the first to the last point, and nothing else, decides whether there is one."""
    one = action(status="in_progress", updates=[update(at.isoformat(), progress=value) for at, value in said])
    by_day = [value for at, value in sorted(said) if at <= day]
    found = forecasts(portfolio(one), standing(portfolio(one), day))[one.ref]
    going = len(by_day) > 1 and by_day[0] < by_day[-1] < 100
    assert found.end is None or going
    assert found.pace is None or len(by_day) > 1
    if going and found.end is None:
        assert found.pace is not None
        assert (100 - by_day[-1]) / found.pace > HORIZON.days


@given(indicators(), days)
def test_the_course_of_an_indicator_is_what_was_reached_on_each_day_of_a_reading(
    counted: tuple[Indicator, ...], day: date
) -> None:
    for one in counted:
        read = sorted({each.date.earliest for each in one.readings if each.date.earliest <= day})
        assert [*course(one, day)] == [(at, reached(one, at) or Fraction(0)) for at in read]


@few
@given(costly(), days, st.data())
def test_facts_after_the_day_change_nothing_that_is_told(records: Portfolio, day: date, data: st.DataObject) -> None:
    """Neither what is done, read, held, travelled, spent, nor what is told without a status or a period."""
    later = parse_date((day + timedelta(days=data.draw(st.integers(1, 400)))).isoformat())
    trip = DoneMission(date=parse_period(later.text), days=3, people=2)
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
            budget=tuple(replace(line, spent=99, at=later) if line.spent is None else line for line in one.budget),
            missions=tuple(replace(line, done=(trip, *line.done)) for line in one.missions),
            updates=(replace(data.draw(updates(telling=False)), date=later), *one.updates),
        )
        for one in records.actions.values()
    ]
    agreements = {
        ref: replace(
            one,
            meetings=tuple(
                replace(
                    met,
                    decisions=tuple(
                        replace(each, done=each.done or later, dropped=each.dropped or later) for each in met.decisions
                    ),
                )
                for met in one.meetings
            ),
        )
        for ref, one in records.agreements.items()
    }
    assert told(replace(with_actions(records, changed), agreements=agreements), day) == told(records, day)


# ---------------------------------------------------------------- money and missions


@few
@given(costly(), days, st.randoms(use_true_random=False))
def test_totals_do_not_depend_on_the_order(records: Portfolio, day: date, random: Random) -> None:
    """Of files, of lines, of missions."""
    changed = {
        one.ref: replace(
            one,
            budget=mixed(one.budget, random),
            missions=mixed([replace(line, done=mixed(line.done, random)) for line in one.missions], random),
        )
        for one in mixed(list(records.actions.values()), random)
    }
    shuffled = replace(records, actions=changed)
    found, other = told(records, day), told(shuffled, day)
    assert list(found.money.items()) == list(other.money.items())
    assert list(found.missions.items()) == list(other.missions.items())
    for these, those in ((found.overdue, other.overdue), (found.ahead, other.ahead)):
        assert [each.last for each in these] == [each.last for each in those]
        assert sorted(these, key=repr) == sorted(those, key=repr)  # of one day they stand as their actions are given


@few
@given(costly(), days, actions("plan/zz"), st.data())
def test_a_cancelled_action_adds_only_what_was_spent(
    records: Portfolio, day: date, gone: Action, data: st.DataObject
) -> None:
    gone = data.draw(with_means(gone))
    gone = replace(gone, status=ActionStatus.CANCELLED, updates=(), adopted=None, ended=None, part_of=None)
    more = with_actions(records, [gone])
    before, after = standing(records, day), standing(more, day)
    assert after.actions[gone.ref].verdict.health is Health.CANCELLED
    spent: dict[Pot, Decimal | int] = {}
    for line in gone.budget:
        if line.currency and line.kind:
            pot = money.Pot(line.currency, line.kind)
            spent[pot] = spent.get(pot, 0) + (money.spent(line, day) or 0)
    sums, now = money_of(records, before), money_of(more, after)
    for pot, found in now.items():
        old = sums.get(pot, money.Sums())
        assert (found.planned, found.committed) == (old.planned, old.committed)
        assert (found.spent or 0) == (old.spent or 0) + spent.get(pot, 0)
    trips, travelled = missions_of(records, before), missions_of(more, after)
    for direction, went in travelled.items():
        other = trips.get(direction, missions.MissionDays())
        assert (went.planned, went.planned_days) == (other.planned, other.planned_days)
        assert went.done >= other.done
    assert sums.keys() <= now.keys()
    assert trips.keys() <= travelled.keys()


@few
@given(costly(), days)
def test_what_no_line_states_is_unknown(records: Portfolio, day: date) -> None:
    """A total is there exactly where a line states one, 0 or more."""
    found = standing(records, day)
    counted = list(money.entries(records.actions.values(), found, links.wholes(records)))
    for pot, sums in money.totals(counted).items():
        mine = [each for each in counted if money.pot(each) == pot]
        assert mine
        assert (sums.planned is None) is all(each.planned is None for each in mine)
        assert (sums.committed is None) is all(each.committed is None for each in mine)
        assert (sums.spent is None) is all(each.spent is None for each in mine)


# ---------------------------------------------------------------- deadlines and the agenda


@few
@given(actions("plan/a"), days, st.integers(0, 2), words_of_dates(), days)
def test_a_finer_deadline_within_a_vague_one_is_late_too(
    one: Action, end: date, cut: int, start: str, day: date
) -> None:
    """Of an action that does not come again: of one that does, a shorter period holds fewer days, and may be done."""
    text = end.isoformat()
    lateness = []
    for length in (4, 7, 10)[cut:]:
        period = parse_period(f"{start}/{text[:length]}")
        told_once = tuple(replace(each, period=None) for each in one.updates)
        fixed = replace(one, recurs=None, occurrences=(), part_of=None, period=period, updates=told_once)
        found = standing(portfolio(fixed), day).actions[one.ref].verdict
        if found.health is Health.LATE:
            assert period.end is not None
            assert period.end.latest < day
        lateness.append(found.lateness or 0)
    assert lateness == sorted(lateness)


@few
@given(costly(), days, st.integers(0, 300), st.integers(0, 300))
def test_nothing_is_both_overdue_and_ahead_and_windows_leave_nothing_out(
    records: Portfolio, day: date, near: int, far: int
) -> None:
    found = standing(records, day)
    edge, end = day + timedelta(days=near), day + timedelta(days=near + far)
    late = overdue(records, found)
    first, second = ahead(records, found, day, edge), ahead(records, found, edge + timedelta(days=1), end)
    assert all(each.overdue(day) and each.last < day for each in late)
    assert not any(each.overdue(day) for each in (*first, *second))
    assert list(late) == sorted(late, key=lambda each: each.last)
    owed = [
        [each for each in them if each.kind not in coming.TAKES_PLACE]
        for them in (first, second, ahead(records, found, day, end))
    ]
    assert owed[0] + owed[1] == owed[2]
    assert not [each for each in owed[0] if each in owed[1]]


# ---------------------------------------------------------------- weights and terms


@few
@given(portfolios(), days)
def test_the_terms_reproduce_the_figures(records: Portfolio, day: date) -> None:
    """The weighted mean of the terms with a value is the figure, for progress and for what was expected."""
    found = standing(records, day)
    for ref, one in found.actions.items():
        args = (records.actions[ref], day, one.state, window(records, records.actions[ref], one.state), one.progress)
        rule = one.progress.method is Method.OCCURRENCES
        shown = days_of_a_rule(args[0], args[3], day) if rule else one.progress.terms
        if shown:
            assert mean(shown) == one.progress.value
        wanted = expected_terms(*args)
        assert expected(*args) == one.expected
        if all(term.value is not None for term in wanted):
            assert mean(wanted) == one.expected
        else:
            assert one.expected is None


@few
@given(actions("plan/a"), days, st.decimals("0.1", "9", places=1))
def test_only_the_relation_of_weights_matters_for_what_was_expected(one: Action, day: date, factor: Decimal) -> None:
    steps = tuple(replace(step, weight=step.weight * factor) for step in one.milestones)
    scaled = replace(one, milestones=steps, weight=one.weight * factor)
    before, after = (standing(portfolio(each), day).actions[one.ref] for each in (one, scaled))
    assert (after.expected, after.progress.value) == (before.expected, before.progress.value)


# ---------------------------------------------------------------- vague records


@table("day", [date(2019, 1, 5), date(2019, 1, 15), date(2019, 2, 1)])
def test_a_forecast_from_vague_records_is_in_order_too(day: date) -> None:
    """Two records of `2019` on 5 January stand for 15 January and 15 February."""
    one = action(
        status="in_progress",
        period="2019",
        recurs="FREQ=MONTHLY;BYMONTHDAY=15",
        occurrences=[held("2019"), held("2019")],
    )
    found = forecasts(portfolio(one), standing(portfolio(one), day))[one.ref]
    assert all(point.day <= day for point in found.points)
    if found.end is not None and found.latest is not None:
        assert found.end <= found.latest
