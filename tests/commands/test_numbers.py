"""Numbers of signed documents, in every list that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

FILES = {
    "data/agreements/plan.yaml": """
title: Plan
kind: action_plan
status: in_force
signed: 2018-01
parties: [{id: mons}, {id: sefrou}]
axes: [{id: late, number: C10}, {id: early, number: C2}]
meetings:
  - id: first
    date: 2018-02-01
    decisions: [{id: b, number: 2018-10}, {id: a, number: 2018-9}]
""",
    "data/actions/plan/a.yaml": "title: A\nstatus: planned\naxis: late\nnumber: 3.10\n",
    "data/actions/plan/b.yaml": "title: B\nstatus: planned\naxis: late\nnumber: 3.9\n",
    "data/actions/plan/c.yaml": "title: C\nstatus: planned\naxis: early\nnumber: 10\n",
    "data/actions/plan/d.yaml": "title: D\nstatus: planned\naxis: early\n",
    "data/actions/plan/e.yaml": """
title: E
status: planned
axis: early
number: D4.9
milestones: [{id: x, number: M10}, {id: y}, {id: z, number: M9}]
""",
}


@pytest.mark.parametrize("sort", [[], ["--sort", "number"]])
def test_actions_are_in_the_order_of_their_numbers(coopctl: Coopctl, workspace: Workspace, sort: list[str]) -> None:
    found = coopctl(workspace(files=FILES), "list", "actions", "--format", "json", "--agreement", "plan", *sort).json[
        "items"
    ]

    assert [item["number"] for item in found] == ["3.9", "3.10", 10, "D4.9", None]


def test_rows_within_a_record_are_too(coopctl: Coopctl, workspace: Workspace) -> None:
    folder = workspace(files=FILES)

    def listed(kind: str) -> list[str]:
        return [
            item["id"]
            for item in coopctl(folder, "list", kind, "--format", "json", "--agreement", "plan").json["items"]
        ]

    assert listed("milestones") == ["z", "x", "y"]
    assert listed("decisions") == ["a", "b"]


def test_screens_show_the_number_before_the_title(coopctl: Coopctl, workspace: Workspace) -> None:
    lines = coopctl(workspace(files=FILES), "status", "plan", "--format", "table").out.splitlines()
    axes = [line.split()[0] for line in lines if line.startswith("C")]

    assert axes == ["C2.", "C10."]
    assert any(line.split()[:3] == ["a", "3.10", "A"] for line in lines)


LATE = {
    "data/agreements/plan.yaml": FILES["data/agreements/plan.yaml"].replace("number: 2018-10}", "due: 2018-03-01}"),
    "data/actions/plan/e.yaml": """
title: Stations
status: in_progress
axis: early
number: D4.9
period: 2018/2018-06
started: 2018-02-01
milestones: [{id: x, number: M10, title: Survey, due: 2018-05}, {id: y, title: Report, due: 2018-04}, {id: z, due: 2018-03}]
""",
}


def test_what_falls_due_has_the_number_of_what_is_titled(coopctl: Coopctl, workspace: Workspace) -> None:
    folder = workspace(files=LATE)
    items = coopctl(folder, "agenda", "--agreement", "plan", "--as-of", "2018-08-01", "--format", "json").json["items"]

    assert {(each["id"], each["number"], each["title"]) for each in items if each["kind"] != "decision"} == {
        (None, "D4.9", "Stations"),
        ("x", "M10", "Survey"),
        ("y", None, "Report"),
        ("z", "D4.9", "Stations"),
    }


@pytest.mark.parametrize("words", [("agenda",), ("agenda", "--plain"), ("status",), ("status", "--plain")])
def test_it_stands_before_the_title_in_the_agenda_and_in_what_is_to_be_dealt_with(
    coopctl: Coopctl, workspace: Workspace, words: tuple[str, ...]
) -> None:
    shown = coopctl(workspace(files=LATE), *words, "--format", "table", "--agreement", "plan", "--as-of", "2018-08-01")

    assert "D4.9. Stations" in shown.out
    attention = coopctl(workspace(files=LATE), "status", "--as-of", "2018-08-01", "--format", "json").json["attention"]
    assert ("D4.9", "Stations") in [(each["number"], each["title"]) for each in attention]


def test_papers_have_it_before_each_title(coopctl: Coopctl, workspace: Workspace) -> None:
    paper = coopctl(workspace(files=LATE), "report", "plan", "--as-of", "2018-08-01").out
    rows = [line for line in paper.splitlines() if "| D4.9. Stations |" in line]

    assert len(rows) == 4, "the dates, for attention, overdue, the list of the axis"
    assert "| milestone, March 2018; Report, April 2018; M10, May 2018 |" in paper, "by kind, title, number"
    assert paper.count("Stations") == paper.count("D4.9. Stations")
    assert "| first, 1 February 2018 |" in paper  # a meeting of no title and no kind
    assert "M10: not reached in time" in paper  # its title stands where it is told of the milestone itself


def test_no_number_is_lost_beside_a_long_title(coopctl: Coopctl, workspace: Workspace) -> None:
    long = {
        "data/actions/plan/e.yaml": f"title: {'Stations ' * 9}\nstatus: planned\nnumber: D4.9\nperiod: 2018/2019\n"
        "lead: mons\naxis: early\n"
    }
    shown = coopctl(workspace(files=FILES | long), "list", "actions", "--agreement", "plan", "--format", "table").out

    assert "D4.9" in shown
    assert "number" not in shown.partition("hidden here")[2].split("\n")[0]
