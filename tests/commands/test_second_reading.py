"""What the second reading of the model added, on screens and in JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.commands.test_list import RICH

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

ON = ("--as-of", "2020-01-31")
FILES = RICH | {
    "data/actions/plan/e.yaml": """\
title: E
status: completed
period: 2019-21/2019-35
lead: mons
started: 2019-21
ended: ../2019-08
milestones:
  - {id: one, title: One, due: 2019-33, done: 2019-05-07}
  - {id: two, title: Two, due: 2019-24, done: ../2019-41}
""",
    "data/actions/plan/f.yaml": """\
title: F
status: in_progress
period: 2019/2020
lead: mons
indicators:
  - id: metres
    kind: sum
    target: {value: 2400}
    readings: [{date: 2019-02, value: 1000}, {date: 2019-12, value: 930}]
  - {id: stock, kind: keep, target: {value: 40, at: most}, readings: [{date: 2019-03, value: 60}]}
budget:
  - {period: 2019-07/2020-06, heading: Operations, kind: cash, currency: EUR, baseline: 100, planned: 50.5}
""",
}


def test_coded_dates_are_words_for_people_and_codes_for_programs(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)
    screen = coopctl(root, "show", "plan/e", *ON, "--format", "table").out
    french = coopctl(root, "show", "plan/e", *ON, "--format", "markdown", "--lang", "fr").out
    machine = coopctl(root, "list", "milestones", *ON, "--agreement", "plan", "--format", "csv").out

    for said in ("spring 2019 to 3rd quarter 2019", "by August 2019", "winter 2019–2020", "by 2nd half of 2019"):
        assert said in screen
    assert "1er trimestre 2019" in french
    assert "plan/e,two,,Two,2019-24,,../2019-41,,1,,,0" in machine


def test_what_is_done_late_says_so_and_what_is_in_time_too(workspace: Workspace, coopctl: Coopctl) -> None:
    """From 31 March to 7 May are 37 days; two was done by 31 December, in the winter that it was due in."""
    root = workspace(files=FILES)
    steps = coopctl(root, "list", "milestones", *ON, "--agreement", "plan", "--format", "json").json["items"]
    ended = coopctl(root, "show", "plan/e", *ON, "--format", "json").json["items"][0]["computed"]

    assert {row["id"]: row["days_late"] for row in steps if row["action"] == "plan/e"} == {"one": 37, "two": 0}
    assert ended["days_late"] == 0
    assert "on time" in coopctl(root, "show", "plan/e", *ON, "--format", "table").out


def test_sorting_and_deadlines_go_by_the_days_of_a_code(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    def due(*options: str) -> list[str]:
        rows = coopctl(root, "list", "actions", *ON, "--agreement", "plan", *options, "--format", "json").json["items"]
        return [row["ref"] for row in rows]

    assert "plan/e" in due("--due-before", "2019-10-01")
    assert "plan/e" not in due("--due-before", "2019-09-30")
    sheet = coopctl(root, "list", "milestones", *ON, "--sort", "due", "--format", "json").json["items"]
    assert [row["id"] for row in sheet if row["action"] == "plan/e"] == ["one", "two"]


def test_what_is_reached_stands_beside_the_target_with_its_arithmetic_and_line(
    workspace: Workspace, coopctl: Coopctl
) -> None:
    root = workspace(files=FILES)
    rows = coopctl(root, "list", "indicators", *ON, "--agreement", "plan", "--format", "json").json["items"]
    terms = coopctl(root, "show", "plan/f", *ON, "--format", "json").json["items"][0]["explained"]["progress"]["terms"]

    assert {row["id"]: (row["target"], row["reached"], row["reading"], row["at"]) for row in rows if row["action"] == "plan/f"} == {
        "metres": (2400, 1930, 930, None),
        "stock": (40, 60, 60, "most"),
    }  # fmt: skip
    assert [(term["note"], term["line"]) for term in terms] == [
        ("0 + 1,930 of 2,400 = 80%", 6),
        ("40, the most, of 60 = 67%", 10),
    ]


def test_money_says_how_far_it_has_moved(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)
    answer = coopctl(root, "list", "budget", *ON, "--agreement", "plan", "--format", "json").json["items"]
    row = next(each for each in answer if each["action"] == "plan/f")

    assert (row["year"], row["period"], row["heading"]) == (None, "2019-07/2020-06", "Operations")
    assert (row["baseline"], row["planned"], row["moved"]) == (100, 50.5, -49.5)
    assert (
        "first agreed €100, now €49.50 less"
        in coopctl(root, "show", "plan/f", *ON, "--explain", "--format", "table").out
    )


def test_a_payment_is_a_fact_that_no_day_may_come_before(workspace: Workspace, coopctl: Coopctl) -> None:
    line = "title: G\nstatus: planned\nperiod: 2019\nlead: mons\nbudget: [{currency: EUR, kind: cash, spent: 1, at: 2020-02}]\n"
    root = workspace(files=FILES | {"data/actions/plan/g.yaml": line})
    asked = ("validate", "--select", "later-fact", "--no-facts-after")

    assert coopctl(root, *asked, "2020-01-31").code == 1
    assert coopctl(root, *asked, "2020-02-01").code == 0


def test_a_record_says_how_often_it_is_reported_on_and_by_when(workspace: Workspace, coopctl: Coopctl) -> None:
    """28 February is of the 1st quarter; the 2nd ends on 30 June, and 45 days later is 14 August."""
    agreement = "title: P\nkind: action_plan\nstatus: in_force\nsigned: 2018\nrhythm: quarterly\nparties: [{id: mons}, {id: sefrou}]\n"
    action = "title: A\nstatus: in_progress\nlead: mons\nupdates: [{date: 2019-02, text: Going}]\n"
    root = workspace(files={"data/agreements/plan.yaml": agreement, "data/actions/plan/a.yaml": action})

    plan = coopctl(root, "show", "plan", "--as-of", "2019-07-01", "--plain").out
    one = coopctl(root, "show", "plan/a", "--as-of", "2019-07-01", "--plain").out

    assert "Reports: every quarter" in plan
    assert "Next report by: 2019-08-14" in one


RECURRING = """\
title: A
status: in_progress
lead: mons
milestones: [{id: m, done: ../2019-02}, {id: n}]
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 0001/2026
occurrences: [{date: 0001-01-01, state: held}]
"""


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "2019-03-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_days_like_others(
    day: str, workspace: Workspace, coopctl: Coopctl
) -> None:
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": RECURRING})

    for words in (("show", "mons-sefrou/a", "--explain"), ("agenda",), ("status",), ("timeline",), ("report",)):
        answer = coopctl(root, *words, "--as-of", day)
        assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize("language", ["en", "fr", "nl", "ar"])
def test_a_list_of_milestones_says_on_80_columns_what_is_done_and_how_late(
    language: str, workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (
        "{id: long-name-of-one, title: The inventory of all twelve wells, due: 2019-02-01, done: 2019-02-19}",
        "{id: vague, title: Ten cases discussed, due: 2019-03-01, done: ../2019-02-11}",
        "{id: gone, title: Ten more, due: 2019-03-01, dropped: 2019-02-28}",
        "{id: late, title: Ten at last, due: 2019-03-11}",
    )
    going, given_up = (
        f"title: A\nstatus: {status}\nlead: mons\nmilestones: [{', '.join(steps)}]\n"
        for status in ("in_progress", "cancelled")
    )
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": going, "data/actions/mons-sefrou/b.yaml": given_up})
    monkeypatch.setenv("COLUMNS", "80")

    told = coopctl(root, "list", "milestones", "--as-of", "2019-04-01", "--lang", language, "--format", "table").out

    assert re.search(r"2019-02-01 .*2019-02-19[,\u060c]?", told)
    if language == "en":
        assert re.search(r"2019-03-11 .*21 days late", told)
        assert re.search(r"2019-03-11 .*action cancelled", told.replace("action\n", "action cancelled"))
    assert max(map(cell_len, told.splitlines())) <= 80


def test_news_that_was_there_by_a_day_is_told_so(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": RECURRING})

    told = coopctl(root, "show", "mons-sefrou/a", "--as-of", "2019-03-01", "--plain").out

    assert "last news: by February 2019" in told


def test_what_is_unknown_is_late_nowhere(coopctl: Coopctl, workspace: Workspace) -> None:
    """Nothing is recorded of an action whose deadline and milestone are long past: on no screen, in no paper."""
    lines = "title: Stations\nstatus: planned\nperiod: 2017/2017-12\nmilestones: [{id: survey, due: 2017-06}]\n"
    root = workspace(files={"data/actions/mons-sefrou/stations.yaml": lines})
    scope = ("--agreement", "mons-sefrou", "--as-of", "2018-09-01", "--lang", "en")

    marks = coopctl(root, "timeline", *scope, "--format", "json").json["items"]
    assert [step["state"] for each in marks for step in each["milestones"]] == ["open"]
    paper = coopctl(root, "report", "mons-sefrou", "--as-of", "2018-09-01", "--lang", "en").out
    past = paper.partition("### Past, nothing recorded")[2].partition("\n#")[0]
    assert "| Stations | milestone, June 2017 |" in past, "its deadline stands beside its reason"
    for words in (("status",), ("agenda",), ("list", "milestones"), ("list", "actions"), ("timeline",)):
        shown = coopctl(root, *words, *scope, "--format", "table").out
        assert [
            line for line in shown.splitlines() if "stations" in line and ("late" in line or "overdue" in line)
        ] == []
