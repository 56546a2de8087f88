"""The status report: what it groups, in which order it tells, and what comes next, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coopctl.measures.standing import standing
from coopctl.reports import status
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from tests.measures import build

if TYPE_CHECKING:
    from coopctl.model.records import Action, Agreement
    from coopctl.reports.status import Status

DAY = "2019-06-01"


def report(*records: Action | Agreement, on: str = DAY, refs: tuple[str, ...] | None = None) -> Status:
    portfolio = build.portfolio(*records)
    return status.build(view(portfolio, standing(portfolio, build.day(on)), Filter()), refs)


def said(ref: str, words: str, period: str = "2019/2019-05-01") -> Action:
    return build.action(ref, words, period=period, updates=[build.update("2019-04-01", progress=20)])


def test_what_needs_care_comes_worst_first_then_the_longest_then_by_name() -> None:
    """Late since 1 May (31 days), since 12 April (50 days), and what is silent is only at risk or unknown."""
    found = report(
        said("plan/a", "in_progress"),
        said("plan/b", "in_progress", "2019/2019-04-12"),
        build.action("plan/c", "on_hold", period="2018/2020"),
        build.agreement("plan"),
    )

    assert [(each.refs, each.health.value, each.days) for each in found.attention[:2]] == [
        (("plan/b",), "late", 50),
        (("plan/a",), "late", 31),
    ]
    assert [each.refs for each in found.attention[2:]] == [("plan/c",)], "on hold is asked about last"
    assert [each.title is None for each in found.attention[:2]] == [False, False]
    assert {each.agreement for each in found.attention} == {"plan"}


def test_actions_of_one_agreement_with_one_reason_share_a_line_without_a_title() -> None:
    found = report(
        said("plan/b", "in_progress"), said("plan/a", "in_progress"), said("other/a", "in_progress"), build.agreement("plan"),
        build.agreement("other"),
    )  # fmt: skip

    assert [(each.agreement, each.refs, each.title is None) for each in found.attention] == [
        ("other", ("other/a",), False),
        ("plan", ("plan/a", "plan/b"), True),
    ]


def test_of_actions_that_should_have_begun_on_several_days_no_day_is_told() -> None:
    apart = report(
        build.action("plan/a", period="2019-01/2020"),
        build.action("plan/b", period="2019-03/2020"),
        build.agreement("plan"),
    )
    alike = report(
        build.action("plan/a", period="2019-01/2020"),
        build.action("plan/b", period="2019-01/2020"),
        build.agreement("plan"),
    )

    for found, text in ((apart, "nothing recorded since they were to start"), (alike, None)):
        (line,) = found.attention
        assert line.refs == ("plan/a", "plan/b")
        assert (line.reason.message.text == text) is (text is not None)


def test_actions_that_had_no_day_to_begin_are_told_by_their_deadlines_and_apart_from_others() -> None:
    found = report(
        build.action("plan/a", period="../2018-12"),
        build.action("plan/b", period="../2018-11"),
        build.action("plan/c", period="2018-02/2018-12"),
        build.agreement("plan"),
    ).attention

    said = {line.refs: line.reason.message.text for line in found}
    assert said == {
        ("plan/a", "plan/b"): "nothing recorded by their deadlines",
        ("plan/c",): "nothing recorded since its planned start ({start})",
    }


def test_equals_stand_in_the_order_of_their_numbers() -> None:
    numbered = [
        replace(build.action(f"plan/{name}", period="2019-01/2020"), number=number)
        for name, number in (("cinema", 10), ("guides", 9), ("wells", 1))
    ]
    (alike,) = report(*numbered, build.agreement("plan")).attention
    apart = report(
        said("plan/cinema", "in_progress"),
        replace(said("plan/wells", "in_progress"), number=1),
        build.agreement("plan"),
    ).attention

    assert alike.refs == ("plan/wells", "plan/guides", "plan/cinema")
    assert [ref for group in apart for ref in group.refs] == ["plan/wells", "plan/cinema"]


def test_nothing_to_care_about_is_nothing() -> None:
    assert report(build.action("plan/a", "planned", period="2020"), build.agreement("plan")).attention == ()


def test_what_comes_next_is_the_first_by_day_then_by_reference_then_by_id() -> None:
    at = "2019-06-10"
    one = build.agreement(
        "b", meetings=(build.meeting("z", at), build.meeting("y", at), build.meeting("x", "2019-06-11"))
    )
    two = build.agreement("a", meetings=(build.meeting("q", at), build.meeting("old", "2019-05-31")))

    for records, expected in (((one, two), ("a", "q")), ((one,), ("b", "y"))):
        due = report(*records).next
        assert due is not None
        assert (due.ref, due.id) == expected


def test_the_day_itself_is_still_ahead_and_the_day_before_is_not() -> None:
    plan = build.agreement("plan", meetings=(build.meeting("m", DAY),))

    assert report(plan).next is not None
    assert report(plan, on="2019-06-02").next is None


def test_overdue_decisions_come_longest_first_then_by_reference_then_by_id() -> None:
    def decided(ref: str, *decisions: tuple[str, str]) -> Agreement:
        rows = (build.decision(name, due) for name, due in decisions)
        return build.agreement(ref, meetings=(build.meeting("m", "2019-01-01", *rows),))

    found = report(
        decided("b", ("b", "2019-03-01"), ("a", "2019-03-01"), ("due", DAY)),
        decided("a", ("z", "2019-03-01"), ("first", "2019-02-01"), ("later", "2019-12-01")),
    ).owed

    assert [(each.ref, each.id) for each in found] == [("a", "first"), ("a", "z"), ("b", "a"), ("b", "b")]


def test_counts_stand_in_the_order_of_health_and_hold_only_what_is_there() -> None:
    found = report(
        build.action("plan/a", "planned", period="2020"),
        build.action("plan/b", "completed", ended="2019-01"),
        build.action("plan/c", "planned", period="2020"),
        build.agreement("plan"),
    )

    assert {health.value: count for health, count in found.counts.items()} == {"not_started": 2, "done": 1}
    assert list(found.counts) == [each for each in type(next(iter(found.counts))) if each in found.counts]
    assert (found.shown, found.total, found.actions, found.day) == (1, 1, 3, date(2019, 6, 1))


def test_what_is_asked_for_by_name_is_told_alone_and_all_of_an_agreement_by_its_own() -> None:
    records = (
        build.action("plan/a"),
        build.action("plan/b"),
        build.action("other/a"),
        build.agreement("plan"),
        build.agreement("other"),
    )

    def asked(*refs: str) -> tuple[list[str], list[str]]:
        found = report(*records, refs=refs)
        return [line.agreement.ref for line in found.lines], [one.ref for one, _ in found.with_actions or ()]

    assert asked("plan/a") == (["plan"], ["plan/a"])
    assert asked("plan") == (["plan"], ["plan/a", "plan/b"])
    assert asked("plan/b", "other") == (["other", "plan"], ["other/a", "plan/b"])
    assert report(*records).with_actions is None


def test_a_framework_stands_before_its_plans_and_each_agreement_once() -> None:
    found = report(
        build.agreement("a", parent="z"),
        build.agreement("z"),
        build.agreement("b", parent="a"),
        build.agreement("c", parent="gone"),
    )

    assert [(line.agreement.ref, line.depth) for line in found.lines] == [("c", 0), ("z", 0), ("a", 1), ("b", 2)]


def test_agreements_that_name_each_other_as_parent_are_all_told() -> None:
    found = report(build.agreement("a", parent="b"), build.agreement("b", parent="a"))

    assert [(line.agreement.ref, line.depth) for line in found.lines] == [("a", 0), ("b", 1)]


def test_what_comes_next_takes_place_and_is_neither_past_nor_merely_due() -> None:
    steps = (build.milestone("m", due="2019-06-02"), build.milestone("n", due="2019-05-02"))
    fair = build.action("plan/fair", "in_progress", period="2019/2019-06-03", milestones=steps)
    yearly = build.action(
        "plan/yearly", "in_progress", period="2018/2020", recurs="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"
    )
    decided = build.meeting("past", "2019-01-01", build.decision("d", "2019-06-04"))
    plan = build.agreement("plan", meetings=(decided, build.meeting("next", "2019-06-05")))

    due = report(fair, yearly, plan).next
    later = report(fair, yearly, plan, on="2019-06-06").next

    assert due is not None
    assert (due.ref, due.id) == ("plan", "next")
    assert later is not None
    assert (later.ref, str(later.when)) == ("plan/yearly", "2020-05-18")


def test_a_day_that_passed_without_a_word_is_asked_about_after_the_days_of_grace() -> None:
    words = {"period": "2019/2020", "recurs": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"}
    yearly = build.action("plan/yearly", "in_progress", **words, updates=[build.update("2019-05-01")])  # type: ignore[arg-type] # words of an action
    silent = build.action("plan/silent", "in_progress", period="2018/2020")
    plan = build.agreement("plan")

    found = report(yearly, silent, plan, on="2019-07-01").attention

    assert {each.refs: (each.reason.id, each.reason.message.text) for each in found} == {
        ("plan/yearly",): (status.TO_RECORD, "no record of {day}"),
        ("plan/silent",): ("nothing-recorded", "nothing recorded since its planned start ({start})"),
    }
