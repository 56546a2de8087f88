"""What milestones and decisions say of people, first agreed dates and sources, in every place that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

FILES = {
    "data/agreements/plan.yaml": """
title: Plan
kind: action_plan
status: in_force
signed: 2018-01
parties: [{id: mons, name: City of Mons}, {id: sefrou}]
assessments: [{date: 2018-02-03, by: mons, verdict: Well begun}]
meetings:
  - id: first
    date: 2018-02-01
    decisions:
      - {id: moved, due: 2018-05-10, baseline: 2018-05-01, sources: ["https://example.org"]}
      - {id: finer, due: 2018-06, baseline: 2018}
      - {id: plain, due: 2018-07}
""",
    "data/actions/plan/a.yaml": """
title: A
status: planned
lead: mons
assessments: [{date: 2018-02, by: {person: Ada, organisation: Court of audit}, verdict: substantial}]
milestones: [{id: x, due: 2018-03-05, lead: sefrou, note: The hall was late}, {id: y, due: 2018-03-06}]
""",
}


def test_lists(coopctl: Coopctl, workspace: Workspace) -> None:
    folder = workspace(files=FILES)

    steps = coopctl(folder, "list", "milestones", "--format", "json").json["items"]
    decided = coopctl(folder, "list", "decisions", "--format", "json").json["items"]

    assert [(each["lead"], each["note"]) for each in steps] == [("sefrou", "The hall was late"), (None, None)]
    assert [(each["baseline"], each["sources"]) for each in decided] == [
        ("2018-05-01", ["https://example.org"]),
        ("2018", []),
        (None, []),
    ]


def test_slippage_of_decisions_is_told_as_that_of_milestones(coopctl: Coopctl, workspace: Workspace) -> None:
    """From 1 to 10 May are 9 days; `2018` to `2018-06` is finer, not later; without a baseline nothing is told."""
    shown = coopctl(workspace(files=FILES), "show", "plan", "--format", "json").json["items"][0]

    slippage = shown["explained"]["slippage"]
    assert (slippage["value"], slippage["decisions"]) == ("1 of 2 decisions moved", ["moved: 9 days later"])


def test_the_agenda_asks_the_lead_of_a_milestone(coopctl: Coopctl, workspace: Workspace) -> None:
    answer = coopctl(workspace(files=FILES), "agenda", "--as-of", "2018-03-01", "--days", "7", "--format", "json")
    asked = {item["id"]: item["who"] for item in answer.json["items"] if item["kind"] == "milestone"}

    assert asked == {"x": ["sefrou"], "y": ["mons"]}


def test_an_assessment_is_told_beside_the_health(coopctl: Coopctl, workspace: Workspace) -> None:
    folder = workspace(files=FILES)

    action = coopctl(folder, "show", "plan/a", "--format", "markdown").out
    paper = coopctl(folder, "report", "plan", "--format", "markdown").out

    assert "substantial (Ada, Court of audit, February 2018)" in action
    assert "substantial (Ada, Court of audit, February 2018)" in paper
    assert "Well begun (City of Mons, 3 February 2018)" in paper
