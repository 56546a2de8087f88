from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from coopctl.measures import progress
from coopctl.measures.occurrences import match
from coopctl.messages import Message, msg
from coopctl.model.dates import parse_period
from tests.measures.build import (
    action,
    agreement,
    cancelled,
    day,
    held,
    indicator,
    milestone,
    reached,
    stands,
    update,
)
from tests.tables import table

MAY = "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"


def test_milestones_weigh() -> None:
    """(2·1 + 0.5·1 + 1.5·0) / (2 + 0.5 + 1.5) = 2.5 / 4 = 62.5 %."""
    steps = [
        milestone("a", done="2019-01", weight=2),
        milestone("b", done="2019-02", weight="0.5"),
        milestone("c", weight="1.5"),
    ]
    assert reached("2019-02-01", action(milestones=steps)) == (Fraction(125, 2), "milestones")
    assert reached("2019-01-31", action(milestones=steps)) == (Fraction(50), "milestones")
    terms = stands("2019-02-01", action(milestones=steps)).progress.terms
    assert [isinstance(term.note, Message) and term.note.text for term in terms] == [
        "done {date}",
        "done {date}",
        False,
    ]


def test_thirds_are_exact() -> None:
    """1 of 3 is 100/3, not 33.33."""
    steps = [milestone("a", done="2019"), milestone("b"), milestone("c")]
    assert reached("2019-01-01", action(milestones=steps))[0] == Fraction(100, 3)


def test_milestones_with_nothing_done_are_zero_and_known() -> None:
    """0 of 1 is 0, though the latest update says 80."""
    one = action(milestones=[milestone("a")], updates=[update("2019-01-01", progress=80)])
    assert reached("2019-06-01", one) == (Fraction(0), "milestones")


def test_dropped_wins_over_done_and_counts_from_its_day() -> None:
    """a done 2018, dropped 2019-06: on 2019-05-31 it is 1 of 2, from 06-01 it is 0 of 1."""
    one = action(milestones=[milestone("a", done="2018-05", dropped="2019-06"), milestone("b")])
    assert reached("2019-05-31", one) == (Fraction(50), "milestones")
    assert reached("2019-06-01", one) == (Fraction(0), "milestones")


def test_all_milestones_dropped_fall_through() -> None:
    """No live milestone gives no number, so the update of 30 does."""
    one = action(milestones=[milestone("a", dropped="2019")], updates=[update("2018-01-01", progress=30)])
    assert reached("2018-12-31", one) == (Fraction(0), "milestones")
    assert reached("2019-01-01", one) == (Fraction(30), "updates")


def test_a_level_is_its_latest_reading_and_down_needs_nothing() -> None:
    """(60 - 100) / (20 - 100) = 40/80 = 50 %; the reading of 2019-03 is later than the one written below it."""
    one = action(indicators=[indicator("waste", 100, 20, [("2019-03", 60), ("2019-02-28", 30), ("2019-12", 20)])])
    assert reached("2019-06-01", one) == (Fraction(50), "indicators")
    assert reached("2019-02-28", one) == (Fraction(70, 80) * 100, "indicators")
    assert reached("2019-12-01", one) == (Fraction(100), "indicators")


def test_a_sum_adds_its_readings_to_the_baseline_which_defaults_to_zero() -> None:
    """0 + 3 + 0.5 of 10 = 35 %; with baseline 2: (2 + 3.5 - 2) / (10 - 2) = 43.75 %."""
    readings: dict[str, int | str] = {"2019-01": 3, "2019-02": "0.5", "2019-07": 9}
    plain = action(indicators=[indicator("guests", None, 10, readings, kind="sum")])
    based = action(indicators=[indicator("guests", 2, 10, readings, kind="sum")])
    assert reached("2019-06-30", plain) == (Fraction(35), "indicators")
    assert reached("2019-06-30", based) == (Fraction(175, 4), "indicators")
    assert reached("2019-07-01", plain) == (Fraction(100), "indicators")  # 12.5 of 10, held to 100


def test_each_indicator_is_held_to_its_bounds_before_the_mean() -> None:
    """30 of 10 is 100, -5 of 10 is 0: the mean is 50, not 125."""
    one = action(indicators=[indicator("a", 0, 10, {"2019": 30}), indicator("b", 0, 10, {"2019": -5})])
    assert reached("2019-06-30", one) == (Fraction(50), "indicators")


def test_indicators_that_cannot_be_measured_are_left_out_and_never_zero() -> None:
    """Of six only `a` can: 4 of 10 = 40 %. Four of the six have a reading."""
    one = action(
        indicators=[
            indicator("a", 0, 10, {"2019": 4}),
            indicator("unread", 0, 10),
            indicator("flat", 10, 10, {"2019": 10}),
            indicator("aimless", 0, None, {"2019": 4}),
            indicator("rootless", None, 10, {"2019": 4}),
            indicator("felt", 0, 10, measure="qualitative"),
        ]
    )
    found = stands("2019-01-01", one).progress
    assert found.value == 40
    assert found.note is not None
    assert found.note.params == {"read": 4, "all": 6}
    assert [term.name for term in found.terms if term.value is not None] == ["a"]


def test_a_qualitative_indicator_never_measures_even_with_numbers() -> None:
    """4 of 10, but qualitative: unknown."""
    one = action(status="in_progress", indicators=[indicator("felt", 0, 10, {"2019": 4}, measure="qualitative")])
    assert reached("2019-06-30", one) == (None, None)


def test_readings_before_the_date_of_the_baseline_count() -> None:
    """Read 5 of 10 in 2017, the baseline dates from 2018: 50 %."""
    one = action(indicators=[indicator("a", 0, 10, {"2017": 5}, since="2018")])
    assert reached("2019-01-01", one) == (Fraction(50), "indicators")


def test_occurrences_held_of_the_whole_period() -> None:
    """2018, 2019, 2020: one of three is held by 2018-05-18."""
    one = action(period="2018/2020", recurs=MAY, occurrences=[held("2018-05-18"), held("2019-05-18")])
    assert reached("2018-05-18", one) == (Fraction(100, 3), "occurrences")
    assert reached("2020-12-31", one) == (Fraction(200, 3), "occurrences")


def test_recurring_without_a_record_by_the_day_falls_through() -> None:
    """On 2018-05-17 nothing is on record: planned, and the start 2018-12-31 is not past, so 0 by status."""
    one = action(period="2018/2020", recurs=MAY, occurrences=[held("2018-05-18")])
    assert reached("2018-05-17", one) == (Fraction(0), "status")


def test_a_cancellation_counts_from_its_own_date() -> None:
    """Held 2018; 2020 is cancelled on its own day: 1 of 3 before, 1 of 2 from then on."""
    one = action(period="2018/2020", recurs=MAY, occurrences=[held("2018-05"), cancelled("2020-05-18")])
    assert reached("2020-05-17", one) == (Fraction(100, 3), "occurrences")
    assert reached("2020-05-18", one) == (Fraction(50), "occurrences")


def test_no_occurrence_left_gives_no_number() -> None:
    """The only one is cancelled: 0 / 0, so the update speaks."""
    one = action(
        period="2018", recurs=MAY, occurrences=[cancelled("2018-05-18")], updates=[update("2018-01-01", progress=7)]
    )
    assert reached("2018-05-18", one) == (Fraction(7), "updates")


def test_records_count_only_on_days_of_the_rule_and_each_day_once() -> None:
    """2018-05-18 and 2018-05 share one day, 2018-06 has none: 1 of 2 in 2018/2019."""
    one = action(period="2018/2019", recurs=MAY, occurrences=[held("2018-05-18"), held("2018-05"), held("2018-06")])
    assert reached("2018-12-31", one) == (Fraction(50), "occurrences")


def test_a_record_off_every_day_of_the_rule_counts_nowhere() -> None:
    """Held on 2 June only: records are kept and none is of 18 May, so 0 of 2."""
    one = action(status="in_progress", period="2018/2019", recurs=MAY, occurrences=[held("2018-06-02")])
    assert reached("2018-12-31", one) == (Fraction(0), "occurrences")


def test_an_exact_record_is_not_robbed_by_a_vague_one() -> None:
    """Days 05-18 and 06-18: the vague 2018 is written first and yet takes June, so both count."""
    days = (day("2018-05-18"), day("2018-06-18"))
    vague, exact = held("2018"), held("2018-05-18")
    assert match(days, [vague, exact]) == {days[0]: exact, days[1]: vague}
    month, last = held("2018-05"), held("2018-05-31")
    assert match((day("2018-05-31"),), [month, last]) == {day("2018-05-31"): last}


def test_the_window_is_the_period_at_the_day_else_the_agreements() -> None:
    """Without a period of its own, the agreement's 2018/2021: 1 of 4. An open one gives none, also by its own `..`."""
    one = action(status="in_progress", recurs=MAY, occurrences=[held("2018-05-18")])
    assert reached("2018-06-01", one, agreement(period="2018/2021")) == (Fraction(25), "occurrences")
    assert reached("2018-06-01", one, agreement(period="2018/..")) == (None, None)
    assert reached("2018-06-01", one, agreement()) == (None, None)
    opened = replace(one, period=parse_period("2018/.."))
    assert reached("2018-06-01", opened, agreement(period="2018/2021")) == (None, None)
    moved = replace(one, period=parse_period("2018/2019"), updates=(update("2018-08-01", period="2018/2022"),))
    assert reached("2018-07-31", moved) == (Fraction(50), "occurrences")
    assert reached("2018-08-01", moved) == (Fraction(20), "occurrences")


def test_an_interval_counts_from_the_start_of_the_period() -> None:
    """Every second year from 2018: 2018, 2020, 2022, one of them held."""
    one = action(
        period="2018/2022", recurs="FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=18", occurrences=[held("2020-05-18")]
    )
    assert reached("2020-06-01", one) == (Fraction(100, 3), "occurrences")


def test_parts_roll_up_by_weight() -> None:
    """(3·50 + 1·10) / 4 = 40 %."""
    one = action("plan/whole", "in_progress")
    two = action("plan/a", part_of="plan/whole", weight=3, updates=[update("2019", progress=50)])
    three = action("plan/b", part_of="plan/whole", updates=[update("2019", progress=10)])
    assert reached("2019-01-01", one, two, three) == (Fraction(40), "parts")


def test_parts_need_half_of_the_weight_known_without_cancelled_and_proposed_ones() -> None:
    """Known 1 of 2 suffices: 30. With one more unknown it is 1 of 3: the update of the whole speaks."""
    whole = action("plan/whole", "in_progress", updates=[update("2019", progress=5)])
    known = action("plan/a", "in_progress", part_of="plan/whole", updates=[update("2019", progress=30)])
    blank = action("plan/b", "in_progress", part_of="plan/whole")
    third = action("plan/c", "in_progress", part_of="plan/whole")
    gone = action("plan/d", "cancelled", part_of="plan/whole", weight=9)
    idea = action("plan/e", "proposed", part_of="plan/whole", weight=9)
    assert reached("2019-06-01", whole, known, blank, gone, idea) == (Fraction(30), "parts")
    assert reached("2019-06-01", whole, known, blank, third) == (Fraction(5), "updates")
    assert reached("2019-06-01", whole, gone, idea) == (Fraction(5), "updates")


def test_a_part_may_stand_in_another_agreement_and_use_a_former_name_of_its_whole() -> None:
    """The part in `other` gives its 30 to plan/whole."""
    part = action("other/part", part_of="plan/whole", updates=[update("2019", progress=30)])
    assert reached("2019-06-01", action("plan/whole", "in_progress"), part) == (Fraction(30), "parts")


def test_parts_of_parts_are_computed_from_the_inside_and_a_circle_ties_nothing() -> None:
    """c gives 30 to b, b to a. x and y name each other: neither has parts."""
    chain = [
        action("plan/a", "in_progress"),
        action("plan/b", "in_progress", part_of="plan/a"),
        action("plan/c", "in_progress", part_of="plan/b", updates=[update("2019", progress=30)]),
    ]
    assert reached("2019-06-01", *chain) == (Fraction(30), "parts")
    circle = [
        action("plan/x", "in_progress", part_of="plan/y"),
        action("plan/y", "in_progress", part_of="plan/x", updates=[update("2019", progress=30)]),
    ]
    assert reached("2019-06-01", *circle) == (None, None)


def test_the_latest_update_that_carries_a_progress() -> None:
    """2019-03 is later than 2019-02-28; the last update carries none. Before the first: unknown."""
    one = action(
        status="in_progress",
        updates=[update("2019-03", progress="42.5"), update("2019-02-28", progress=30), update("2019-04-01")],
    )
    assert reached("2019-05-01", one) == (Fraction(85, 2), "updates")
    assert reached("2019-02-28", one) == (Fraction(30), "updates")
    assert reached("2019-02-27", one) == (None, None)


@table(
    ("status", "on", "value"),
    [
        ("completed", "2019-01-01", 100),
        ("proposed", "2030-01-01", 0),
        ("planned", "2018-12-31", 0),  # the last day on which 2018 may start
        ("planned", "2019-01-01", None),
        ("in_progress", "2018-01-01", None),
        ("on_hold", "2018-01-01", None),
        ("partly_completed", "2018-01-01", None),
        ("cancelled", "2018-01-01", None),
    ],
)
def test_the_status_is_the_last_resort(status: str, on: str, value: int | None) -> None:
    """Period 2018/2019: latest start 2018-12-31."""
    assert reached(on, action(status=status, period="2018/2019")) == (value, None if value is None else "status")


def test_methods_stand_above_the_word() -> None:
    """Completed with a last update of 40 is 40."""
    one = action(status="completed", updates=[update("2019", progress=40)])
    assert reached("2019-06-01", one) == (Fraction(40), "updates")


def test_indicators_can_be_asked_for_beside_milestones() -> None:
    """The milestones' 0 is the action's figure; the indicator's 50 is there for those who ask."""
    one = action(milestones=[milestone("a")], indicators=[indicator("b", 0, 10, {"2019": 5})])
    assert reached("2019-06-01", one) == (Fraction(0), "milestones")
    beside = progress.by_indicators(one, day("2019-06-01"), None)
    assert beside is not None
    assert beside.value == 50


@table(
    ("gone", "note"),
    [
        ((), None),
        (("a",), msg("dropped and left out: {count}", count=1)),
        (("a", "b"), msg("dropped and left out: {count}", count=2)),
    ],
)
def test_what_was_dropped_by_the_day_is_left_out_and_counted(gone: tuple[str, ...], note: Message | None) -> None:
    """Of four equal milestones one is done: 1/4; without one that was dropped 1/3, without two 1/2."""
    steps = [
        milestone(name, done="2019-01-01" if name == "d" else None, dropped="2019-02-01" if name in gone else None)
        for name in "abcd"
    ]
    found = stands("2019-06-01", action("plan/one", "in_progress", milestones=steps)).progress
    before = stands("2019-01-31", action("plan/one", "in_progress", milestones=steps)).progress

    assert (found.value, found.note) == (Fraction(100, 4 - len(gone)), note)
    assert [term.name for term in found.terms] == [name for name in "abcd" if name not in gone]
    assert (before.value, before.note) == (Fraction(25), None), "not dropped yet"


def test_the_update_that_speaks_of_progress_is_the_one_that_is_pointed_at() -> None:
    """The last of them that has a figure, wherever it stands in the file."""
    rows = [update("2019-01-10", progress=10), update("2019-03-01", progress=30), update("2019-05-01")]
    found = stands("2019-06-01", action(status="in_progress", updates=rows)).progress

    assert found.value == 30
    assert [term.place for term in found.terms] == [("updates", 1)]
