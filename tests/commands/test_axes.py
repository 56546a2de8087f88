"""Axes under axes, and parts without an axis, on every screen that groups by axes."""

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
axes:
  - {id: roads, number: C3, title: Roads}
  - {id: wells, number: C2.1, title: Wells, parent: water}
  - {id: water, number: C2, title: Water}
""",
    "data/actions/plan/dig.yaml": "title: Dig\nstatus: planned\naxis: wells\nperiod: 2018\n",
    "data/actions/plan/pump.yaml": "title: Pump\nstatus: planned\npart_of: plan/dig\nperiod: 2018\n",
    "data/actions/plan/pave.yaml": "title: Pave\nstatus: planned\naxis: roads\nperiod: 2018\n",
}
DAY = ("--as-of", "2018-01-10")


@pytest.mark.parametrize(
    ("axis", "found"), [("water", ["dig", "pump"]), ("wells", ["dig", "pump"]), ("roads", ["pave"])]
)
def test_the_filter_and_the_column_go_by_where_an_action_stands(
    coopctl: Coopctl, workspace: Workspace, axis: str, found: list[str]
) -> None:
    items = coopctl(workspace(files=FILES), "list", "actions", "--axis", axis, *DAY, "--format", "json").json["items"]

    assert [item["ref"] for item in items] == [f"plan/{name}" for name in found]
    assert {item["axis"] for item in items} <= {axis, "wells"}


def test_status_shows_an_axis_under_its_parent(coopctl: Coopctl, workspace: Workspace) -> None:
    lines = coopctl(workspace(files=FILES), "status", "plan", *DAY, "--format", "table").out.splitlines()
    axes = [line.partition("  0/")[0] for line in lines if line.lstrip().startswith("C")]
    wells = next(place for place, line in enumerate(lines) if "C2.1." in line)

    assert axes == ["C2. Water", "C2.1. Wells", "C3. Roads"]
    assert lines[wells + 1].startswith("  dig")


def test_the_timeline_names_both(coopctl: Coopctl, workspace: Workspace) -> None:
    lines = coopctl(workspace(files=FILES), "timeline", "plan", *DAY, "--format", "table").out.splitlines()

    assert [line for line in lines if line.startswith("C")] == ["C2. Water / C2.1. Wells", "C3. Roads"]


def test_the_page_and_the_report_follow_the_same_order(coopctl: Coopctl, workspace: Workspace) -> None:
    folder = workspace(files=FILES)
    page = coopctl(folder, "show", "plan", *DAY, "--format", "markdown").out
    paper = coopctl(folder, "report", "plan", *DAY, "--format", "markdown").out

    table = page.partition("## Axes")[2].partition("## Actions")[0]
    assert [line.split("|")[3].strip() for line in table.splitlines() if line.startswith("|")][2:] == [
        "Water", "Wells", "Roads",
    ]  # fmt: skip
    assert paper.index("### Axis C2. Water") < paper.index("### Axis C2.1. Wells") < paper.index("### Axis C3. Roads")
    assert "- **Under**: Axis C2. Water" in paper
    assert "No actions yet" not in paper
