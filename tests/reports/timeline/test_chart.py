from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.loading import loader
from coopctl.measures.outcomes import AgreementHealth
from coopctl.measures.standing import standing
from coopctl.model.dates import parse_date, parse_period
from coopctl.model.vocabularies import Health, MeetingKind
from coopctl.reports.filters import Filter
from coopctl.reports.timeline import chart
from coopctl.reports.timeline.dated_rows import Interval, Row, RowKind, span
from coopctl.reports.timeline.points import Days, MarkKind, MarkState
from coopctl.reports.timeline.timescale import Window
from coopctl.reports.view import view
from tests.conftest import ROOT
from tests.measures.build import action, agreement, cancelled, day, held, meeting, milestone, portfolio, update
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.model.records import Action, Agreement
    from coopctl.reports.timeline.chart import Timeline

RICH = ROOT / "tests" / "cases" / "rich"


def build(on: str, *records: Action | Agreement, refs: tuple[str, ...] | None = None) -> Timeline:
    whole = portfolio(*records)
    return chart.build(view(whole, standing(whole, day(on)), Filter()), refs)


def rich(refs: tuple[str, ...] | None = None, wanted: Filter | None = None) -> Timeline:
    whole = loader.load(trees.worktree(RICH)).portfolio
    return chart.build(view(whole, standing(whole, date(2025, 10, 15)), wanted or Filter()), refs)


def row(on: str, *records: Action | Agreement, ref: str = "plan/one") -> Row:
    return next(each for each in build(on, *records).rows if each.ref == ref)


def bounds(found: Interval | None) -> list[str | None]:
    assert found is not None
    days = (found.start_earliest, found.start_latest, found.end_earliest, found.end_latest)
    return [each.isoformat() if each else None for each in days]


def test_rows_follow_agreements_then_axes_then_the_signed_order_with_parts_under_their_whole() -> None:
    assert [("  " * each.depth) + each.ref.partition("/")[2] for each in rich().rows] == [
        "",
        "",
        "  drip-irrigation",
        "  tree-nursery",
        "  well-network",
        "  clerk-training",
        "  registry-exchange",
        "  open-data",
        "  archives",
        "  photo-contest",
        "  music-festival",
        "  library-books",
        "  theatre-tour",
        "",
        "  palm-grove",
        "    palm-seedlings",
        "  school-mail",
        "",
    ]


def test_actions_under_no_axis_come_last() -> None:
    plan = agreement(axes=("b", "a"))
    found = build("2020-01-01", plan, action("plan/x"), action("plan/y", axis="a"), action("plan/z", axis="b"))

    assert [each.ref for each in found.rows] == ["plan", "plan/z", "plan/y", "plan/x"]
    assert [each.axis and each.axis.id for each in found.rows] == [None, "b", "a", None]


def test_a_part_whose_whole_is_not_shown_stands_by_itself() -> None:
    whole, part = action("plan/whole"), action("plan/part", part_of="plan/whole")

    assert [each.depth for each in build("2020-01-01", whole, part, refs=("plan",)).rows] == [0, 1, 2]
    assert [each.depth for each in build("2020-01-01", whole, part, refs=("plan/part",)).rows] == [1]


def test_parts_of_parts_to_any_depth() -> None:
    chain = [action("plan/n0")] + [action(f"plan/n{n}", part_of=f"plan/n{n - 1}") for n in range(1, 1500)]

    assert build("2020-01-01", *chain).rows[-1].depth == 1500


def test_only_actions_asked_for_stand_without_their_agreement() -> None:
    found = rich(("ourthe-rif-2025/archives",))

    assert [each.ref for each in found.rows] == ["ourthe-rif-2025/archives"]
    assert (found.shown, found.total, found.agreements, found.of_agreements) == (1, 14, 0, 4)
    assert found.window == Window(date(2025, 6, 1), date(2026, 12, 31))


def test_filters_leave_rows_out_and_the_rest_is_counted() -> None:
    found = rich(wanted=Filter(healths=(Health.LATE,)))

    assert [each.ref for each in found.rows] == [
        "ourthe-rif-2025", "ourthe-rif-2025/drip-irrigation", "twinning-oasis", "twinning-oasis/palm-grove",
    ]  # fmt: skip
    assert (found.shown, found.total) == (2, 14)


@table(
    ("written", "expected"),
    [
        ("2018/2019", ["2018-01-01", "2018-12-31", "2019-01-01", "2019-12-31"]),
        ("2018", ["2018-01-01", "2018-01-01", "2018-12-31", "2018-12-31"]),
        ("2018-07~/..", ["2018-07-01", "2018-07-31", None, None]),
        ("../2018-07", [None, None, "2018-07-01", "2018-07-31"]),
    ],
)
def test_a_period_is_four_bounds_and_none_where_it_is_open(written: str, expected: list[str | None]) -> None:
    assert bounds(span(parse_period(written))) == expected


def test_a_qualified_end_moves_no_bound_but_is_vague() -> None:
    found = span(parse_period("2018-07-23?/2018-07-28"))

    assert found is not None
    assert (found.start_vague, found.end_vague) == (True, False)
    assert bounds(found)[0] == "2018-07-23"


def test_the_plan_is_that_of_the_day_and_the_baseline_stands_only_where_it_differs() -> None:
    moved = action(
        period="2018/2020", baseline="2018/2019", updates=[update("2019-06-01", period="2018/2020")]
    )  # fmt: skip
    before, after = row("2019-01-01", moved), row("2019-07-01", moved)

    assert bounds(before.plan)[3] == "2019-12-31"
    assert before.baseline is None
    assert bounds(after.plan)[3] == "2020-12-31"
    assert bounds(after.baseline)[3] == "2019-12-31"


def test_what_is_only_more_certain_is_no_other_plan() -> None:
    assert (
        row("2019-01-01", action(period="2018-07-01/2019-03-01", baseline="2018-07-01?/2019-03-01~")).baseline is None
    )


@table(
    ("words", "state", "at"),
    [
        ({"due": "2019-06", "done": "2019-03-04"}, MarkState.DONE, "2019-03-04"),
        ({"due": "2019-06"}, MarkState.OPEN, "2019-06-30"),
        ({"due": "2018-12"}, MarkState.LATE, "2018-12-31"),
        ({"due": "2019"}, MarkState.OPEN, "2019-12-31"),
        ({"due": "2018-12", "done": "2018-11", "dropped": "2019-01"}, MarkState.DROPPED, "2018-12-31"),
        ({"due": "2018-12", "done": "2019-08-01"}, MarkState.LATE, "2018-12-31"),
        ({}, MarkState.OPEN, None),
    ],
)
def test_a_milestone_stands_where_it_was_done_else_on_its_last_day(
    words: dict[str, str], state: MarkState, at: str | None
) -> None:
    mark = row("2019-06-15", action(milestones=[milestone("m", **words)])).marks[0]

    assert (mark.kind, mark.state, mark.at and mark.at.isoformat()) == (MarkKind.MILESTONE, state, at)


def test_a_milestone_tells_what_was_first_agreed_only_where_that_differs() -> None:
    steps = [milestone("a", "2019-06", baseline="2019-06"), milestone("b", "2019-06", baseline="2019-03")]

    assert [mark.before for mark in row("2019-01-01", action(milestones=steps)).marks] == [None, parse_date("2019-03")]


def test_facts_count_only_by_the_day() -> None:
    one = action(status="completed", period="2018/2019", started="2018-03-01", ended="2019-05-01")

    assert row("2018-01-01", one).started is None
    assert (row("2018-06-01", one).started, row("2018-06-01", one).ended) == (parse_date("2018-03-01"), None)
    assert row("2019-06-01", one).ended == parse_date("2019-05-01")


def test_an_agreement_has_its_own_period_and_its_meetings() -> None:
    plan = agreement(period="2018/..", meetings=[meeting("m", "2018-05-02/2018-05-04"), meeting("n", "2019-05")])
    found = row("2018-05-04", plan, ref="plan")

    assert (found.kind, found.health, found.depth) == (RowKind.AGREEMENT, AgreementHealth.NO_ACTIONS, 0)
    assert bounds(found.plan) == ["2018-01-01", "2018-12-31", None, None]
    assert [(mark.id, mark.state, mark.at) for mark in found.marks] == [
        ("m", MarkState.DONE, date(2018, 5, 2)),
        ("n", MarkState.OPEN, date(2019, 5, 1)),
    ]


def test_a_meeting_without_a_title_is_called_by_what_it_is() -> None:
    plan = agreement(period="2018/..", meetings=[replace(meeting("m", "2018-05-02"), kind=MeetingKind.VIDEO)])

    assert [mark.called for mark in row("2018-05-04", plan, ref="plan").marks] == [MeetingKind.VIDEO]


def occurrences(found: Row) -> list[tuple[str, str]]:
    marks = sorted((mark.at, mark.state.value) for mark in found.marks if mark.at)
    return [(at.isoformat(), state) for at, state in marks]


def test_occurrences_on_record_and_foreseen_stand_within_the_window() -> None:
    fair = action(
        status="in_progress", period="2018-01-01/2021-12-31", recurs="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        occurrences=[held("2018-05-18"), cancelled("2019-05"), held("2019-10-02")],
    )  # fmt: skip

    assert occurrences(row("2020-06-01", fair)) == [
        ("2018-05-18", "done"),
        ("2019-05-01", "dropped"),
        ("2019-10-02", "done"),
        ("2020-05-18", "open"),
        ("2021-05-18", "open"),
    ]


def test_nothing_is_foreseen_of_what_is_over() -> None:
    over = action(
        status="cancelled", ended="2019-01-01", period="2018/2021", recurs="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"
    )

    assert [at for at, _ in occurrences(row("2020-01-01", over))] == ["2018-05-18", "2019-05-18"]


def test_a_recurrence_without_any_period_foresees_nothing() -> None:
    assert row("2020-01-01", action(recurs="FREQ=MONTHLY;BYMONTHDAY=1")).marks == ()


DAILY = f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, range(1, 32)))}"


def test_days_that_are_too_many_are_one_mark_that_says_how_many_until_when_and_the_next() -> None:
    desk = action(status="in_progress", period="2018/2037", recurs=DAILY, occurrences=[cancelled("2020-06-01")])
    over = action("plan/over", status="cancelled", ended="2019-06-01", period="2018/2037", recurs=DAILY)

    _, *marks = row("2020-06-01", desk).marks
    assert [(mark.at, mark.days) for mark in marks] == [
        (day("2020-06-02"), Days(7305, day("2018-01-01"), day("2037-12-31")))
    ]
    (ended,) = next(each for each in build("2020-06-01", over).rows if each.ref == "plan/over").marks
    assert (ended.at, ended.days) == (day("2020-06-01"), Days(883, day("2018-01-01"), day("2020-06-01")))


def test_where_many_rules_are_shown_each_has_fewer_marks() -> None:
    many = [action(f"plan/a{i}", period="2018/2027", recurs="FREQ=MONTHLY;BYMONTHDAY=1") for i in range(200)]

    marks = build("2020-01-01", *many[:9]).rows[1].marks, build("2020-01-01", *many).rows[1].marks
    assert [(len(each), each[0].days) for each in marks] == [
        (120, None), (1, Days(120, day("2018-01-01"), day("2027-12-01"))),
    ]  # fmt: skip


def test_a_mistyped_year_costs_no_minutes() -> None:
    daily = ",".join(str(n) for n in range(1, 32))
    far = action(period="1000/9999", recurs=f"FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY={daily}")

    assert len(row("2020-01-01", far).marks) <= 31 * 101
    assert len(row("0001-01-01", far).marks) <= 31 * 101


def test_of_a_period_without_end_in_sight_the_days_around_today_are_foreseen() -> None:
    ever = action(period="1990/9999", recurs="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18")

    found = [at for at, _ in occurrences(row("2020-06-01", ever))]
    assert (found[0], found[-1]) == ("1990-05-18", "2089-05-18")


def test_actions_without_any_date_are_told_and_keep_their_row() -> None:
    found = build(
        "2020-01-01", action("plan/a"), action("plan/b", period="2020"), action("plan/c", milestones=[milestone("m")])
    )

    assert [each.ref for each in found.undated] == ["plan/a", "plan/c"]
    assert [each.ref for each in found.rows] == ["plan", "plan/a", "plan/b", "plan/c"]


def test_nothing_dated_has_no_window() -> None:
    assert build("2020-01-01", action("plan/a")).window is None


def test_an_agreement_of_many_years_does_not_squeeze_its_actions() -> None:
    whole = loader.load(trees.worktree(RICH)).portfolio
    looked = view(whole, standing(whole, date(2025, 10, 15)), Filter())
    timeline = chart.build(looked)
    assert timeline.window is not None
    framework = next(each for each in timeline.drawn(timeline.window) if each.ref == "ourthe-rif")

    assert framework.plan is not None
    assert (framework.plan.start_earliest, framework.plan.end_latest) == (None, None), "it goes on at both edges"
    assert framework.progress is None
    alone = chart.build(replace(looked, actions=()))
    assert alone.window is not None
    assert (alone.window.first, alone.window.last) == (date(2023, 3, 1), date(2028, 2, 29))


def test_a_framework_brings_its_plans() -> None:
    whole = loader.load(trees.worktree(RICH)).portfolio
    looked = view(whole, standing(whole, date(2025, 10, 15)), Filter())

    assert {row.agreement for row in chart.build(looked, ["ourthe-rif"]).rows} == {"ourthe-rif", "ourthe-rif-2025"}


def test_the_sheet_has_one_row_a_record_undated_ones_included() -> None:
    whole = loader.load(trees.worktree(RICH)).portfolio
    looked = view(whole, standing(whole, date(2025, 10, 15)), Filter())
    sheet = chart.sheet(looked, chart.build(looked))
    names = [column.name for column in sheet.columns]
    drip = dict(
        zip(names, next(cells for cells in sheet.rows if cells[0] == "ourthe-rif-2025/drip-irrigation"), strict=True)
    )

    assert sheet.kind == "timeline"
    assert len(sheet.rows) == 18
    assert sheet.extra == {"window": {"first": date(2025, 1, 1), "last": date(2026, 12, 31)}, "undated": ()}
    assert (drip["start_earliest"], drip["end_latest"], drip["baseline_end"]) == (
        date(2025, 2, 1), date(2025, 9, 30), date(2025, 6, 30),
    )  # fmt: skip
    assert drip["milestones"] == (
        {"id": "survey", "due": parse_date("2025-03-31"), "done": parse_date("2025-04-02"), "state": MarkState.DONE},
        {"id": "purchase", "due": parse_date("2025-06-30"), "done": parse_date("2025-07-15"), "state": MarkState.DONE},
        {"id": "laying", "due": parse_date("2025-09-15"), "done": None, "state": MarkState.LATE},
        {"id": "garden", "due": parse_date("2025-09-01"), "done": None, "state": MarkState.DROPPED},
    )


def test_progress_is_that_of_the_day() -> None:
    steps = [milestone("a", done="2019-01-01"), milestone("b", done="2019-03-01"), milestone("c")]

    assert row("2019-02-01", action(status="in_progress", milestones=steps)).progress == Fraction(100, 3)
    assert row("2019-02-01", action(status="in_progress")).progress is None


def test_an_action_of_an_unknown_agreement_is_shown() -> None:
    known = portfolio(action("gone/one", period="2020"))
    looked = replace(known, agreements={})
    found = chart.build(view(looked, standing(looked, day("2020-01-01")), Filter()))

    assert [each.ref for each in found.rows] == ["gone/one"]
