"""Axes, agreements and frameworks, by hand (docs/MEASURES.md, 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

LATE = "period: ../2019-04\nupdates: [{date: 2019-05-20, text: going}]\n"
WELL = "updates: [{date: 2019-05-20, text: going, progress: 50}]\n"
ONE_OF_THREE = f"== plan/a\n{LATE}== plan/b\n{WELL}== plan/c\n{WELL}"

CASES = [
    Case(
        name="weights",
        on="2019-06-01",
        text="""\
== plan/choir
weight: 2
updates: [{date: 2019-05-20, text: going, progress: 30}]
== plan/stage
weight: 0.5
updates: [{date: 2019-05-20, text: nearly, progress: 80}]
""",
        says={"plan rollup": ("40", "2 of 2", "0 of 2"), "plan with_plans": None},
        arithmetic="(2·30 + 0.5·80) / 2.5 = 100 / 2.5. No other agreement names the plan: it has no plans.",
    ),
    Case(
        name="exactly-half-of-the-weight-is-known",
        on="2019-06-01",
        text="""\
== plan/choir
weight: 2
updates: [{date: 2019-05-20, text: going, progress: 30}]
== plan/bus
== plan/stage
""",
        says={"plan rollup": ("30", "1 of 3", "0 of 3")},
        arithmetic="known 2 of 4 suffices; the unknown two are not 0: 30, not 15.",
    ),
    Case(
        name="less-than-half-of-the-weight-is-known",
        on="2019-06-01",
        text="""\
== plan/choir
weight: 2
updates: [{date: 2019-05-20, text: going, progress: 30}]
== plan/bus
== plan/stage
weight: 1.01
""",
        says={"plan rollup": (None, "1 of 3", "0 of 3")},
        arithmetic="known 2 of 4.01: no number.",
    ),
    Case(
        name="proposed-and-cancelled-ones-are-not-among-the-m",
        on="2019-06-01",
        text="""\
== plan/a
status: completed
ended: 2019-02
== plan/b
status: partly_completed
updates: [{date: 2019-05-20, text: half of it, status: partly_completed, progress: 50}]
== plan/c
== plan/d
status: cancelled
== plan/e
status: proposed
""",
        says={
            "plan rollup": ("75", "2 of 3", "2 of 3"),
            "plan counts": {"cancelled": 1, "done": 1, "done_in_part": 1, "not_started": 1, "unknown": 1},
            "plan bar": {"finished": 2, "unknown": 1},
            "plan health": "unknown",
            "plan worst": "plan/c",
        },
        arithmetic="m = a, b, c; known 100 and 50, 2 of 3 of the weight: 75. Active is c alone, and unknown: 1 of 1.",
    ),
    Case(
        name="axes-and-none",
        on="2019-06-01",
        text="""\
== plan
axes: [{id: music}, {id: health}, {id: sport}]
== plan/a
axis: music
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/b
axis: music
weight: 3
updates: [{date: 2019-05-20, text: going, progress: 50}]
== plan/c
axis: none
updates: [{date: 2019-05-20, text: going, progress: 90}]
== plan/d
axis: sport
""",
        says={
            "plan axis:music": ("40", "2 of 2", "0 of 2"),
            "plan axis:health": (None, "0 of 0", "0 of 0"),
            "plan axis:sport": (None, "0 of 1", "0 of 1"),
            "plan axis:none": ("90", "1 of 1", "0 of 1"),
            "plan rollup": ("50", "3 of 4", "0 of 4"),
        },
        arithmetic="music (10 + 3·50) / 4 = 40; sport is unknown. The plan is flat: (10 + 150 + 90) / 5 = 50.",
    ),
    Case(
        name="a-part-counts-on-its-axis-where-the-whole-stands-elsewhere",
        on="2019-06-01",
        text="""\
== plan
axes: [{id: music}, {id: health}]
== plan/festival
axis: music
== plan/run
axis: health
part_of: plan/festival
updates: [{date: 2019-05-20, text: going, progress: 20}]
== plan/choir
axis: music
part_of: plan/festival
updates: [{date: 2019-05-20, text: going, progress: 60}]
""",
        says={
            "plan axis:music": ("40", "1 of 1", "0 of 1"),
            "plan axis:health": ("20", "1 of 1", "0 of 1"),
            "plan rollup": ("40", "1 of 1", "0 of 1"),
            "plan counts": {"on_track": 1},
        },
        arithmetic="the festival is (20 + 60) / 2, and on track by the news of its parts; on health only its part stands.",
    ),
    Case(
        name="a-framework-with-its-plans-through-two-levels",
        on="2019-06-01",
        text="""\
== frame
kind: framework
== plan
parent: frame
== annex
parent: plan
== frame/charter
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/choir
weight: 2
updates: [{date: 2019-05-20, text: going, progress: 40}]
== annex/bus
status: completed
ended: 2019-03
== plan/film
status: cancelled
""",
        says={
            "frame rollup": ("10", "1 of 1", "0 of 1"),
            "frame with_plans": ("47 1/2", "3 of 3", "1 of 3"),
            "plan with_plans": ("60", "2 of 2", "1 of 2"),
            "annex with_plans": None,
        },
        arithmetic="frame (10 + 2·40 + 100) / 4 = 47.5; plan (2·40 + 100) / 3 = 60; the cancelled film counts nowhere.",
    ),
    Case(
        name="parents-in-a-circle",
        on="2019-06-01",
        text="""\
== east
parent: west
== west
parent: east
== east/a
updates: [{date: 2019-05-20, text: going, progress: 10}]
== west/b
updates: [{date: 2019-05-20, text: going, progress: 40}]
""",
        says={"east with_plans": ("25", "2 of 2", "0 of 2"), "west with_plans": ("25", "2 of 2", "0 of 2")},
        arithmetic="each holds the other once: (10 + 40) / 2.",
    ),
    Case(
        name="one-of-three-in-trouble",
        on="2019-06-01",
        text=ONE_OF_THREE + "== plan/d\nstatus: completed\n== plan/e\nstatus: proposed\n",
        says={
            "plan health": "on_track",
            "plan worst": "plan/a",
            "plan counts": {"done": 1, "not_started": 1, "late": 1, "on_track": 2},
        },
        arithmetic="1 of 3 active is not more than a third; the worst is named all the same.",
    ),
    Case(
        name="two-of-five-in-trouble",
        on="2019-06-01",
        text=ONE_OF_THREE + f"== plan/d\n{WELL}== plan/e\nstatus: in_progress\n",
        says={"plan health": "unknown"},
        arithmetic="a is late, e unknown: late alone is 1 of 5, 20 %; with the unknown one 2 of 5, 40 %.",
    ),
    Case(
        name="one-of-three-with-a-share-of-33",
        on="2019-06-01",
        text="== settings\nthresholds: {at_risk_share: 33}\n" + ONE_OF_THREE,
        says={"plan health": "at_risk"},
        arithmetic="1/3 is more than 33/100.",
    ),
    Case(
        name="a-held-action-is-active-and-no-trouble",
        on="2019-06-01",
        text="""\
== plan/a
period: ../2019-04
updates: [{date: 2019-05-20, text: going}]
== plan/b
updates: [{date: 2019-05-20, text: no hall, status: on_hold}]
== plan/c
status: planned
""",
        says={"plan health": "on_track", "plan bar": {"needs_care": 1, "not_started": 1, "late": 1}},
        arithmetic="late 1 of 3 active; the held one needs care, but is a known state.",
    ),
    Case(
        name="all-final",
        on="2019-06-01",
        text="== plan/a\nstatus: completed\n== plan/b\nstatus: cancelled\n== plan/c\nstatus: partly_completed\n",
        says={"plan health": "done", "plan worst": None, "plan rollup": ("100", "1 of 2", "2 of 2")},
        arithmetic="completed 100; in part is unknown without a figure: known 1 of 2 is half.",
    ),
    Case(
        name="no-actions-yet",
        on="2019-06-01",
        text="== plan\nperiod: 2019\n",
        says={
            "plan health": "no_actions",
            "plan rollup": (None, "0 of 0", "0 of 0"),
            "plan elapsed": "151/365",
            "plan worst": None,
        },
        arithmetic="31 + 28 + 31 + 30 + 31 = 151 of 365 days of 2019 are over.",
    ),
    Case(
        name="the-worst-is-the-longest-late-then-the-first-by-reference",
        on="2019-06-01",
        text=f"""\
== plan/a
period: ../2019-05
updates: [{{date: 2019-05-20, text: going}}]
== plan/c
{LATE}
== plan/b
{LATE}
""",
        says={"plan worst": "plan/b", "plan/b lateness": 32, "plan/a lateness": 1},
        arithmetic="since 30 April 31 + 1 = 32 days for b and c, 1 day for a.",
    ),
    Case(
        name="elapsed-from-the-first-possible-day-to-the-last",
        on="2018-07-31",
        text="== plan\nperiod: 2018-07~/2018-08\n",
        says={"plan elapsed": "15/31"},
        arithmetic="1 July to 31 August are 62 days, 30 are over: 30/62.",
    ),
    Case(
        name="elapsed-of-an-open-agreement",
        on="2018-07-31",
        text="== plan\nperiod: 2018/..\n== plan/a\nperiod: 2018\n",
        says={"plan elapsed": None},
        arithmetic="its own period is open; those of its actions are not asked.",
    ),
    Case(
        name="elapsed-of-the-actions-together",
        on="2019-01-06",
        text="""\
== plan/a
status: cancelled
period: 2019-01-01/2019-01-04
== plan/b
period: 2019-01-03/2019-01-10
== plan/c
""",
        says={"plan elapsed": "1/2"},
        arithmetic="1 to 10 January, whatever the status; 5 of 10 days are over; c adds nothing.",
    ),
    Case(
        name="elapsed-with-one-open-action",
        on="2019-01-06",
        text="== plan/a\nperiod: 2019-01-01/2019-01-04\n== plan/b\nperiod: 2019-01-03/..\n",
        says={"plan elapsed": None},
        arithmetic="b has no end.",
    ),
    Case(
        name="elapsed-before-and-after",
        on="2030-01-01",
        text="== plan\nperiod: 2019\n== other\nperiod: 2040\n",
        says={"plan elapsed": "1", "other elapsed": "0"},
        arithmetic="held to 0 and 1.",
    ),
]


@table("case", CASES, ids=lambda case: case.name)
def test_many_actions_together_are_what_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic
