"""What two careful readers could count differently: facts, deadlines, frameworks, shares and bounds, each at its edge, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

ALL_DONE = "milestones: [{id: venue, done: 2019-05}]\n"
OLDER_LAST = """\
updates:
  - {date: 2019-03, text: month, progress: 30}
  - {date: 2019-03-01, text: day, progress: 10}
  - {date: 2019-03, text: month again, progress: 40}
"""
DECIDED = """\
== plan
meetings:
  - id: first
    date: {met}
    decisions: [{{id: bus, due: 2019-05-31, about: [plan/one]{more}}}]
== plan/one
period: 2019/2020
updates: [{{date: 2019-05-20, text: news}}]
"""
FRAMEWORK = """\
== roof
kind: framework
period: 2019/2020
== roof/own
status: completed
== plan
parent: roof
== plan/done
status: completed
== plan/idle
status: planned
period: 2021
== below
parent: plan
== below/idle
status: planned
period: 2021
"""
LATE = "status: in_progress\nperiod: 2018/{end}\nupdates: [{{date: 2019-05-20, text: news}}]\n"
FINE = "status: in_progress\nperiod: 2018/2020\nupdates: [{date: 2019-05-20, text: news, progress: 60}]\n"


def scope(late: int, fine: int, more: str = "") -> str:
    """A plan with late actions and some that are on track."""
    rows = [f"== plan/late-{at}\n{LATE.format(end='2019-04')}" for at in range(late)]
    return "".join([*rows, *(f"== plan/fine-{at}\n{FINE}" for at in range(fine)), more])


CASES = [
    Case(
        name="the-day-of-a-fact-is-its-first",
        on="2019-03-01",
        text=OLDER_LAST,
        says={"progress": "40", "updated": "2019-03-01"},
        arithmetic="all three begin today; the months end later than the day; of the two months the lower one.",
    ),
    Case(
        name="the-eve-of-a-fact-knows-nothing",
        on="2019-02-28",
        text=OLDER_LAST,
        says={"progress": None, "updated": None},
        arithmetic="the earliest day of each is tomorrow.",
    ),
    Case(
        name="what-is-before-the-start-counts-and-what-is-no-fact-does-not",
        on="2019-06-01",
        text="adopted: 2019-05-01\nperiod: 2020\nmilestones: [{id: venue, done: 2019-02}, {id: songs}]\n"
        "indicators: [{id: seats, baseline: {value: 0, date: 2019-04}, target: {value: 9}}]\n",
        says={"progress": "50", "updated": "2019-02-01"},
        arithmetic="1 of 2, though 2020 has not begun; neither the adoption of May nor the baseline of April is a fact.",
    ),
    Case(
        name="an-action-without-a-period-comes-again-in-its-agreements",
        on="2019-06-01",
        text="== plan\nperiod: 2018-03-10/2021\n== plan/one\nrecurs: FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10\n"
        "occurrences: [{date: 2018-03-10, state: held}]\n",
        says={"progress": "25", "expected": "50", "period": None},
        arithmetic="10 March of 2018, 2019, 2020 and 2021: one was held, two are past.",
    ),
    *(
        Case(
            name=f"a-finer-deadline-is-no-slip-{new}",
            on="2019-12-01",
            text=f"milestones:\n  - {{id: venue, due: {new}, baseline: {old}}}\n",
            says={"slip:venue": slip},
            arithmetic=arithmetic,
        )
        for old, new, slip, arithmetic in (
            ("2019", "2019-06", (0, 0), "30 June 2019 lies in 2019."),
            ("2019-06", "2019", (0, 0), "and the year holds the month."),
            ("2019-06-30", "2019-07-01", (1, 1), "one day later."),
            ("2019-06-01", "2019-05", (-31, -1), "1 to 31 May: 31 days to one day earlier."),
        )
    ),
    Case(
        name="a-period-that-ends-finer-is-no-slip",
        on="2019-12-01",
        text="baseline: 2018/2019\nperiod: 2018/2019-06\n",
        says={"slip": (0, 0)},
        arithmetic="June lies in 2019.",
    ),
    Case(
        name="a-milestone-is-due-as-it-is-written-though-the-period-is-of-then",
        on="2019-06-01",
        text="period: 2019/2021\nbaseline: 2019/2020\n"
        "milestones: [{id: venue, due: 2019-05}, {id: songs, due: 2021}]\n"
        "updates: [{date: 2019-09-01, text: later, period: 2019/2021}]\n",
        says={"period": "2019/2020", "expected": "50"},
        arithmetic="only a later update moves the period, so it is the baseline's; the venue's May is past: 1 of 2.",
    ),
    *(
        Case(
            name=f"late-from-the-day-after-{on}-at-{progress}",
            on=on,
            text=f"period: 2018/2019-05\nupdates: [{{date: 2019-05-20, text: news, progress: {progress}}}]\n",
            says={"health": health, "lateness": late},
            arithmetic="31 May 2019 is the last day; 100 is not late, all else is, unknown too.",
        )
        for on, progress, health, late in (
            ("2019-05-31", 99, "due_soon", None),
            ("2019-06-01", 99, "late", 1),
            ("2019-06-01", 100, "on_track", None),
        )
    ),
    Case(
        name="unknown-is-not-all-done",
        on="2019-06-01",
        text="period: 2018/2019-05\nupdates: [{date: 2019-05-20, text: news}]\n",
        says={"health": "late", "lateness": 1, "progress": None},
        arithmetic="nobody says how far it is.",
    ),
    *(
        Case(
            name=f"nothing-recorded-is-told-after-the-grace-{on}",
            on=on,
            text="status: planned\nperiod: 2019-05-01/2020\n",
            says={"health": health},
            arithmetic="it begins on 1 May; the 15th is 14 days later, the 16th 15 days.",
        )
        for on, health in (("2019-05-15", "not_started"), ("2019-05-16", "unknown"))
    ),
    Case(
        name="a-fact-of-a-part-is-something-recorded",
        on="2019-06-01",
        text="== plan/one\nperiod: 2019-05-01/2020\n== plan/part\npart_of: plan/one\nperiod: 2019-05-01/2020\n"
        "updates: [{date: 2019-05-02, text: news}]\n",
        says={"plan/one health": "on_track", "plan/one updated": None},
        arithmetic="the part's news of 2 May is the whole's too, but not its own.",
    ),
    *(
        Case(
            name=f"a-decision-is-overdue-{name}",
            on=on,
            text=DECIDED.format(met=met, more=more),
            says={"health": health},
            arithmetic=arithmetic,
        )
        for name, on, met, more, health, arithmetic in (
            ("on-its-last-day-not", "2019-05-31", "2019-01-01", "", "on_track", "31 May is its day."),
            ("the-day-after", "2019-06-01", "2019-01-01", "", "at_risk", "31 May is past."),
            ("until-it-is-done", "2019-06-01", "2019-01-01", ", done: 2019-06", "on_track", "June begins today."),
            ("until-it-is-dropped", "2019-06-01", "2019-01-01", ", dropped: 2019-06-02", "at_risk", "tomorrow."),
            ("of-a-meeting-that-has-been", "2019-06-01", "2019-06-02", "", "on_track", "they meet tomorrow."),
            ("of-a-meeting-of-this-month", "2019-06-01", "2019-06", "", "at_risk", "they may have met today."),
        )
    ),
    Case(
        name="a-framework-has-its-own-figures-and-those-of-all-below",
        on="2019-06-01",
        text=FRAMEWORK,
        says={
            "roof rollup": ("100", "1 of 1", "1 of 1"),
            "roof with_plans": ("50", "4 of 4", "2 of 4"),
            "plan rollup": ("50", "2 of 2", "1 of 2"),
            "plan with_plans": ("33 1/3", "3 of 3", "1 of 3"),
            "below with_plans": None,
        },
        arithmetic="own: 100; with plans 100 + 100 + 0 + 0 of 4; the plan's 100 + 0, with what is below it of 3.",
    ),
    *(
        Case(
            name=f"at-risk-is-more-than-the-share-{name}",
            on="2019-06-01",
            text=text,
            says={"plan health": health},
            arithmetic=arithmetic,
        )
        for name, text, health, arithmetic in (
            ("1-of-3", scope(1, 2), "on_track", "a third is not more than a third."),
            ("2-of-5", scope(2, 3), "at_risk", "two fifths are."),
            ("of-a-half", scope(1, 1, "== settings\nthresholds: {at_risk_share: 50}\n"), "on_track", "50 is not above 50."),
            ("of-a-49th", scope(1, 1, "== settings\nthresholds: {at_risk_share: 49}\n"), "at_risk", "50 is above 49."),
            ("held", scope(1, 1, "== plan/held\nstatus: on_hold\n"), "on_track", "1 of the 3 that are active."),
            ("final", scope(1, 2, "== plan/z\nstatus: cancelled\n"), "on_track", "1 of 3: the cancelled one is not active."),
            ("none-active", "== plan/a\nstatus: completed\n== plan/b\nstatus: proposed\n", "on_track", "not all are final."),
            ("all-cancelled", "== plan/a\nstatus: cancelled\n", "done", "all are final."),
            ("its-own-word", scope(1, 2, "== plan\nstatus: terminated\n"), "on_track", "the agreement's word changes nothing."),
        )
    ),
    Case(
        name="the-worst-is-the-longest-late-then-the-first-by-name",
        on="2019-06-01",
        text=f"== plan/b\n{LATE.format(end='2019-03')}== plan/a\n{LATE.format(end='2019-03')}== plan/c\n{LATE.format(end='2019-02')}",
        says={"plan worst": "plan/c", "plan/c lateness": 93, "plan/a lateness": 62},
        arithmetic="since 28 February 93 days, since 31 March 62.",
    ),
    Case(
        name="the-worst-of-alike-is-the-first-by-name",
        on="2019-06-01",
        text=f"== plan/b\n{LATE.format(end='2019-03')}== plan/a\n{LATE.format(end='2019-03')}",
        says={"plan worst": "plan/a"},
        arithmetic="both are late for 62 days.",
    ),
    Case(
        name="the-bar-shows-what-counts",
        on="2019-06-01",
        text=scope(1, 2, "== plan/x\nstatus: cancelled\n== plan/y\nstatus: proposed\n== plan/z\nstatus: on_hold\n"
        "== plan/v\nstatus: planned\nperiod: 2020\n== plan/w\nstatus: completed\n"),
        says={"plan bar": {"finished": 1, "under_way": 2, "needs_care": 1, "not_started": 1, "late": 1}, "plan left_out": (1, 1)},
        arithmetic="8 actions, of which the cancelled and the proposed one are left out.",
    ),
]  # fmt: skip


@table("case", CASES, ids=lambda case: case.name)
def test_where_one_could_count_otherwise_it_is_as_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == dict(case.says), case.arithmetic
