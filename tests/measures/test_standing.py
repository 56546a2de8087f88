from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

from coopctl.measures import coming
from coopctl.measures.outcomes import Rollup
from coopctl.measures.standing import standing, window
from coopctl.model.portfolio import Portfolio
from coopctl.model.records import Who
from coopctl.model.settings import Settings
from coopctl.model.vocabularies import Health
from tests.measures import build
from tests.measures.build import action, agreement, day, portfolio, together, update

if TYPE_CHECKING:
    from coopctl.model.records import Action

DAY = "2019-06-01"


def said(ref: str, progress: int, *, axis: str | None = None, part_of: str | None = None) -> Action:
    one = action(ref, "in_progress", updates=[update(DAY, progress=progress)])
    return replace(one, axis=axis, part_of=part_of)


def test_an_action_is_counted_in_its_own_period_else_in_that_of_its_agreement() -> None:
    whole, own, none = agreement(period="2019"), action("plan/a", period="2020"), action("plan/b")
    records = portfolio(whole, own, none)
    found = standing(records, day(DAY)).actions
    assert [window(records, each, found[each.ref].state) for each in (own, none)] == [own.period, whole.period]
    assert window(portfolio(none), none, found[none.ref].state) is None


def test_parts_are_left_out_beside_their_whole() -> None:
    """plan: whole (its own update is not reached: parts give (10 + 30) / 2 = 20) and `c` 60: (20 + 60) / 2 = 40."""
    found = together(
        DAY,
        said("plan/whole", 99),
        said("plan/a", 10, part_of="plan/whole"),
        said("plan/b", 30, part_of="plan/whole"),
        said("plan/c", 60),
    )
    assert found.rollup == Rollup(Fraction(40), known=2, known_of=2, finished=0, finished_of=2)
    assert found.counts == {Health.ON_TRACK: 2}
    assert sum(found.bar.values()) == 2


def test_a_part_counts_in_an_agreement_and_an_axis_that_do_not_hold_its_whole() -> None:
    """The part in `other` counts there; in `plan` the part of another axis counts in its axis only."""
    records = portfolio(
        agreement("plan", axes=["culture", "health", "empty"]),
        said("plan/whole", 99, axis="culture"),
        said("plan/same", 10, axis="culture", part_of="plan/whole"),
        said("plan/across", 30, axis="health", part_of="plan/whole"),
        said("other/away", 50, part_of="plan/whole"),
    )
    found = standing(records, day(DAY)).agreements
    assert found["other"].rollup == Rollup(Fraction(50), 1, 1, 0, 1)
    assert found["plan"].rollup == Rollup(Fraction(30), 1, 1, 0, 1)  # (10 + 30 + 50) / 3
    assert found["plan"].axes == {
        "culture": Rollup(Fraction(30), 1, 1, 0, 1),
        "health": Rollup(Fraction(30), 1, 1, 0, 1),
        "empty": Rollup(None, 0, 0, 0, 0),
    }


def test_what_stands_under_no_axis_comes_last() -> None:
    """`none`, a missing axis and a word that the agreement does not have are one: (10 + 30 + 50) / 3 = 30."""
    records = portfolio(
        agreement("plan", axes=["culture"]),
        said("plan/a", 10, axis="none"),
        said("plan/b", 30),
        said("plan/c", 50, axis="typo"),
    )
    axes = standing(records, day(DAY)).agreements["plan"].axes
    assert list(axes) == ["culture", "none"]
    assert axes["none"].progress == 30


def test_a_framework_has_its_own_figures_and_those_with_its_plans_through_levels() -> None:
    """frame 10; with plan 40 and annex 70 under plan: (10 + 40 + 70) / 3 = 40. A flat mean, not a mean of means."""
    records = portfolio(
        agreement("frame"),
        agreement("plan", parent="old-frame"),
        agreement("annex", parent="plan"),
        agreement("apart"),
        said("frame/a", 10),
        said("plan/a", 40),
        said("annex/a", 70),
        said("apart/a", 99),
        former={"old-frame": "frame"},
    )
    found = standing(records, day(DAY)).agreements
    assert found["frame"].rollup.progress == 10
    assert found["frame"].with_plans == Rollup(Fraction(40), 3, 3, 0, 3)
    assert found["plan"].with_plans == Rollup(Fraction(55), 2, 2, 0, 2)
    assert (found["annex"].with_plans, found["apart"].with_plans) == (None, None)


def test_a_part_in_a_plan_is_left_out_of_the_framework_that_holds_its_whole() -> None:
    """frame/whole gets 30 from plan/part, which counts in plan, but not beside its whole in frame with plans."""
    records = portfolio(
        agreement("frame"),
        agreement("plan", parent="frame"),
        action("frame/whole", "in_progress"),
        said("plan/part", 30, part_of="frame/whole"),
        said("plan/b", 50),
    )
    found = standing(records, day(DAY)).agreements
    assert found["plan"].rollup.progress == 40
    assert found["frame"].with_plans == Rollup(Fraction(40), 2, 2, 0, 2)


def test_circles_of_parents_end() -> None:
    """a and b name each other; c names itself, which makes no plan."""
    records = portfolio(
        agreement("a", parent="b"),
        agreement("b", parent="a"),
        agreement("c", parent="c"),
        said("a/x", 10),
        said("b/x", 30),
    )
    found = standing(records, day(DAY)).agreements
    assert found["a"].with_plans == found["b"].with_plans == Rollup(Fraction(20), 2, 2, 0, 2)
    assert found["c"].with_plans is None


def test_circles_of_parts_and_an_unknown_whole_lose_nothing() -> None:
    """Each of them counts by itself: (10 + 20 + 30 + 40) / 4 = 25."""
    found = together(
        DAY,
        said("plan/a", 10, part_of="plan/b"),
        said("plan/b", 20, part_of="plan/a"),
        said("plan/c", 30, part_of="plan/c"),
        said("plan/d", 40, part_of="plan/unread"),
    )
    assert found.rollup == Rollup(Fraction(25), 4, 4, 0, 4)


def test_a_part_that_leads_into_a_circle_still_counts_below_its_whole() -> None:
    """c is part of a, which circles with b: c gives to a and is left out beside it."""
    found = together(
        DAY,
        said("plan/a", 10, part_of="plan/b"),
        said("plan/b", 20, part_of="plan/a"),
        said("plan/c", 30, part_of="plan/a"),
    )
    assert found.rollup == Rollup(Fraction(25), 2, 2, 0, 2)  # a is 30 by its part, b 20


def test_long_chains_of_parts_are_no_matter() -> None:
    """2,000 actions each part of the next: the 7 of the innermost comes out at the end."""
    tied = [
        action(
            f"plan/p{n}", "in_progress", part_of=f"plan/p{n + 1}", updates=[update(DAY, progress=7)] if n == 0 else []
        )
        for n in range(1999)
    ]
    found = standing(portfolio(*tied, action("plan/p1999", "in_progress")), day(DAY))
    assert found.actions["plan/p1999"].progress.value == 7
    assert found.agreements["plan"].rollup.known_of == 1


def test_actions_whose_agreement_could_not_be_read_still_stand() -> None:
    """The action is there, its agreement is not: nothing is said of that one."""
    one = action("unread/one", "in_progress")
    found = standing(Portfolio(agreements={}, actions={one.ref: one}, settings=Settings()), day(DAY))
    assert found.actions["unread/one"].verdict.health is Health.UNKNOWN
    assert found.agreements == {}


def test_an_empty_portfolio() -> None:
    """Nothing is not an error."""
    found = standing(Portfolio(agreements={}, actions={}, settings=Settings()), day(DAY))
    assert (found.day, found.actions, found.agreements) == (day(DAY), {}, {})


def test_the_order_of_files_never_matters() -> None:
    """Six orders of three actions that are tied to each other, one answer."""
    one = action("plan/a", "in_progress", depends_on=["plan/b"], updates=[update(DAY)])
    two = action("plan/b", "on_hold", part_of="plan/c", updates=[update(DAY, progress=4)])
    three = action("plan/c", "in_progress", updates=[update(DAY)])
    plan = agreement("plan")
    answers = [
        standing(Portfolio(agreements={"plan": plan}, actions={a.ref: a for a in order}, settings=Settings()), day(DAY))
        for order in permutations((one, two, three))
    ]
    assert all(answer == answers[0] for answer in answers)


def test_the_days_ahead_of_a_rule_with_thousands_of_them_are_told_however_old_its_records_are() -> None:
    daily = f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, range(1, 32)))}"
    records = (build.held("2010-01-01"), build.held("2019-12"), build.cancelled("2020-01-01"), build.held("2019"))
    desk = build.action("plan/desk", status="in_progress", period="2010/2030", recurs=daily, occurrences=records)
    whole = build.portfolio(desk, build.agreement("plan"))

    ahead = coming.days_ahead(whole, desk, desk.period, build.day("2020-01-01"), build.day("2020-01-04"))

    assert [day.day for day in ahead] == [2, 3, 4]


def test_what_falls_due_on_one_day_comes_in_the_order_of_actions_then_by_kind_number_and_id() -> None:
    """The order of a list must not hang on how a file is written: b before a in it, a before b on the screen."""
    at = "2019-07-01"
    both = (build.milestone("b", due=at), build.milestone("a", due=at), replace(build.milestone("z", due=at), number=2))
    two = build.action("plan/two", status="in_progress", milestones=both)
    one = build.action("plan/one", status="in_progress", period=f"2019/{at}", milestones=both)
    decided = build.meeting("m", "2019-01-01", build.decision("d", at), build.decision("c", at))
    plan = build.agreement("plan", meetings=(decided, build.meeting("a", at)))
    records = build.portfolio(two, one, plan)
    window = (build.day("2019-06-01"), build.day("2019-12-31"))

    due = coming.dues(records, standing(records, window[0]), [plan], [two, one], window).ahead

    assert [(each.ref, each.kind.value, each.id) for each in due] == [
        ("plan", "decision", "c"),
        ("plan", "decision", "d"),
        ("plan", "meeting", "a"),
        ("plan/two", "milestone", "z"),
        ("plan/two", "milestone", "a"),
        ("plan/two", "milestone", "b"),
        ("plan/one", "deadline", None),
        ("plan/one", "milestone", "z"),
        ("plan/one", "milestone", "a"),
        ("plan/one", "milestone", "b"),
    ]


def test_what_is_due_says_who_is_asked_and_what_it_is() -> None:
    """A milestone without a title and a number is called by its action's, and asked of who leads that."""
    mons, sefrou = Who(party="mons"), Who(party="sefrou")
    named = replace(build.milestone("a", due="2019-07-01"), title=build.text("Hall"), number=4, lead=sefrou)
    steps = (named, build.milestone("b", due="2019-07-02"), build.milestone("c", due="2019-07-03", done="2019-02"))
    one = build.action("plan/one", "in_progress", period="2019/2019-08-01", milestones=steps, updates=[update(DAY)])
    one = replace(one, lead=mons, number=7, title=build.text("Fair"))
    done = build.action(
        "plan/two", "in_progress", period="2019/2019-08-02", milestones=[build.milestone("m", done="2019")]
    )
    silent = build.action("plan/three", "in_progress", period="2018/2019-08-03")
    records = build.portfolio(one, done, silent, build.agreement("plan"))
    window = (build.day("2019-06-01"), build.day("2019-12-31"))

    due = coming.dues(records, standing(records, window[0]), (), [one, done, silent], window).ahead

    assert [(each.ref, each.kind.value, each.id, str(each.title), each.number, each.who) for each in due[:3]] == [
        ("plan/one", "milestone", "a", "Hall", 4, (sefrou,)),
        ("plan/one", "milestone", "b", "Fair", 7, (mons,)),
        ("plan/one", "deadline", None, "Fair", 7, (mons,)),
    ]
    assert [(each.ref, each.whole, each.unknown) for each in due[2:]] == [
        ("plan/one", False, False),
        ("plan/two", True, False),  # all of it is done
        ("plan/three", False, True),  # nobody has said anything of it
    ]
