from __future__ import annotations

from fractions import Fraction

from coopctl.measures.expected import terms
from tests.measures.build import (
    action,
    agreement,
    cancelled,
    day,
    held,
    indicator,
    milestone,
    stands,
    update,
)

MAY = "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"
THIRD = Fraction(100, 3)


def test_milestones_are_expected_once_their_last_day_is_past() -> None:
    """Due 2019-03 (weight 1) and 2019-06 (weight 2): 1/3 from 04-01, all from 07-01."""
    one = action(milestones=[milestone("a", "2019-03"), milestone("b", "2019-06", weight=2)])
    found = [stands(on, one).expected for on in ("2019-03-31", "2019-04-01", "2019-06-30", "2019-07-01")]
    assert found == [0, THIRD, THIRD, 100]


def test_a_milestone_without_due_counts_at_the_end_of_the_period_and_never_where_that_is_open() -> None:
    """Period 2019: expected from 2020-01-01. Open: it stays in the denominator, 1 of 2."""
    steps = [milestone("a", "2018"), milestone("b")]
    closed, opened = action(period="2019", milestones=steps), action(period="2019/..", milestones=steps)
    assert [stands(on, closed).expected for on in ("2019-12-31", "2020-01-01")] == [50, 100]
    assert stands("2099-01-01", opened).expected == 50
    assert stands("2099-01-01", action(milestones=steps)).expected == 50


def test_a_dropped_milestone_is_not_expected_and_a_done_one_is_not_early() -> None:
    """a is dropped 2019-05: of a and b one is due (50), then of b alone none (0). Done changes nothing."""
    one = action(milestones=[milestone("a", "2019-03", dropped="2019-05"), milestone("b", "2019-08", done="2019-01")])
    assert [stands(on, one).expected for on in ("2019-04-30", "2019-05-01", "2019-09-01")] == [50, 0, 100]


def test_the_due_of_a_milestone_is_the_stored_one_though_the_period_is_historic() -> None:
    """Before the update of 2019-06 the period is the baseline 2018, so `b` counts at 2018's end; `a` at its due."""
    one = action(
        period="2018/2020",
        baseline="2018",
        milestones=[milestone("a", "2020-06", baseline="2018-06"), milestone("b")],
        updates=[update("2019-06-01", period="2018/2020")],
    )
    assert [stands(on, one).expected for on in ("2018-12-31", "2019-01-01", "2019-06-01")] == [0, 50, 0]


def test_occurrences_before_the_day_over_the_same_denominator() -> None:
    """2018, 2019, 2020; 2019 is cancelled on its day: then of 2018 and 2020 the first is before the day."""
    one = action(period="2018/2020", recurs=MAY, occurrences=[held("2018-05-18"), cancelled("2019-05-18")])
    found = [stands(on, one).expected for on in ("2018-05-18", "2018-05-19", "2019-05-18", "2020-05-18", "2020-05-19")]
    assert found == [0, THIRD, 50, 50, 100]


def test_occurrences_in_the_agreements_period() -> None:
    """2018 to 2021: two of four are before 2020."""
    one = action(recurs=MAY, occurrences=[held("2018-05-18")])
    assert stands("2020-01-01", one, agreement(period="2018/2021")).expected == 50


def test_updates_are_expected_along_the_period() -> None:
    """2019-01-01/2019-01-10: (D - s) / 10 days, 0 before it and 100 after it."""
    one = action(period="2019-01-01/2019-01-10", updates=[update("2018", progress=0)])
    days = ("2018-12-31", "2019-01-01", "2019-01-06", "2019-01-10", "2019-01-11", "2019-02-01")
    assert [stands(on, one).expected for on in days] == [0, 0, 50, 90, 100, 100]


def test_what_is_asked_for_along_a_period_is_told_by_its_words() -> None:
    one = action(period="2019/2020", updates=[update("2019-01-10", progress=10)])
    found = stands("2019-06-01", one)
    (term,) = terms(one, day("2019-06-01"), found.state, None, found.progress)
    assert (term.name, int(term.weight), term.value and 100 * term.value) == ("2019/2020", 1, found.expected)


def test_along_the_period_means_from_the_latest_start_to_the_latest_end() -> None:
    """2018/2019: s = 2018-12-31, e = 2019-12-31, so on 2019-07-02 it is 183/366 = 50 %."""
    one = action(period="2018/2019", updates=[update("2018", progress=0)])
    assert stands("2019-07-02", one).expected == 50


def test_an_open_or_inverted_range_has_no_expected_progress() -> None:
    """2018/2018-06 may start on 2018-12-31 and ends by 2018-06-30; `2018` alone runs from 01-01."""
    said = [update("2018", progress=0)]
    for period in ("2018/..", "../2018", "2018/2018-06"):
        assert stands("2018-07-01", action(period=period, updates=said)).expected is None
    assert stands("2018-07-01", action(updates=said)).expected is None
    assert stands("2018-07-01", action(period="2018", updates=said)).expected == Fraction(181 * 100, 365)


def test_steps_are_a_stair() -> None:
    """0 to 40, steps 10 by 2019-03 and 20 by 2019-06, target by 2019-09: 0, 25, 50, 100 %."""
    one = action(
        indicators=[indicator("a", 0, 40, {"2018": 1}, steps={"2019-03": 10, "2019-06": 20}, by="2019-09")],
        period="2019/2020",
    )
    days = ("2019-03-31", "2019-04-01", "2019-06-30", "2019-07-01", "2019-09-30", "2019-10-01")
    assert [stands(on, one).expected for on in days] == [0, 25, 25, 50, 50, 100]


def test_a_stair_without_a_date_of_its_target_ends_with_the_period() -> None:
    """The step is 10 of 40; the end of 2019 makes it 100; an open end never does."""
    steps = [indicator("a", 0, 40, {"2018": 1}, steps={"2019-03": 10})]
    assert [stands(on, action(indicators=steps, period="2019")).expected for on in ("2019-12-31", "2020-01-01")] == [
        25,
        100,
    ]
    assert stands("2099-01-01", action(indicators=steps, period="2019/..")).expected == 25
    assert stands("2099-01-01", action(indicators=steps)).expected == 25


def test_a_stair_goes_down_too_and_in_any_order_of_rows() -> None:
    """100 to 20, steps 80 by 2019-03 and 60 by 2019-06, written backwards: (100 - 60) / 80 = 50 %."""
    one = action(indicators=[indicator("a", 100, 20, {"2018": 90}, steps={"2019-06": 60, "2019-03": 80}, by="2020")])
    assert stands("2019-07-01", one).expected == 50


def test_indicators_are_expected_as_the_mean_of_those_that_count() -> None:
    """Stair 25 %, along the period 50 %: 37.5 %. The unread one is not among them."""
    words = [
        indicator("a", 0, 40, {"2018": 1}, steps={"2019-01-02": 10}),
        indicator("b", 0, 10, {"2018": 1}),
        indicator("unread", 0, 10),
    ]
    assert stands("2019-01-06", action(period="2019-01-01/2019-01-10", indicators=words)).expected == Fraction(75, 2)


def test_one_indicator_without_a_plan_leaves_none() -> None:
    """The stair of `a` would say 25 %, but `b` has no steps and the period is open."""
    words = [indicator("a", 0, 40, {"2018": 1}, steps={"2019-01-02": 10}), indicator("b", 0, 10, {"2018": 1})]
    assert stands("2019-01-06", action(period="2019-01-01/..", indicators=words)).expected is None


def test_parts_status_and_unknown_have_no_expected_progress() -> None:
    """Nothing in these says how far they should be."""
    whole = action("plan/whole", "in_progress", period="2019")
    part = action("plan/part", part_of="plan/whole", updates=[update("2018", progress=3)])
    assert stands("2019-07-01", whole, part).expected is None
    assert stands("2019-07-01", action(status="completed", period="2019")).expected is None
    assert stands("2019-07-01", action(status="in_progress", period="2019")).expected is None


def test_the_terms_of_occurrences_are_their_days_but_those_cancelled() -> None:
    """18 May of 2018, 2019 and 2020, of which 2019 is cancelled: 1 of 2 by June 2019, as is told of the whole."""
    one = action(status="in_progress", period="2018/2020", recurs=MAY, occurrences=[cancelled("2019-05-18")])
    at, found = day("2019-06-01"), stands("2019-06-01", one)

    told = terms(one, at, found.state, found.state.period, found.progress)

    assert [(term.name, term.value) for term in told] == [("2018-05-18", Fraction(1)), ("2020-05-18", Fraction(0))]
    assert found.expected == 50
