"""Mistakes that other systems make with such figures: one test for each."""

from __future__ import annotations

import ast
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.loading.loader import load
from coopctl.rules import done_milestone_in_planned_action
from tests.imports import imports, modules, tree
from tests.measures.by_hand import Figure, World, files, workspace
from tests.repos import write
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

#: Where a day is always given, never asked for.
CLOCKLESS = ("measures", "changes", "reports", "rules")
CLOCK = {"today", "now", "utcnow", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
INDICATOR = "indicators: [{{id: pupils, baseline: {{value: 0}}, target: {{value: 10}}, readings: [{{date: 2019, value: {value}}}]}}]\n"


def figures(root: Path, on: str, text: str, *keys: str) -> tuple[Figure, ...]:
    found = World(workspace(root, text), date.fromisoformat(on))
    return tuple(found.figure(key) for key in keys)


def test_weights_that_do_not_add_up_to_one_are_still_a_share(tmp_path: Path) -> None:
    """30 and 50 of 80 with weights in percent that add up to 80: 3 of 8, not 0.3."""
    text = "milestones: [{id: a, weight: 30, done: 2019-01}, {id: b, weight: 50}]\n"
    assert figures(tmp_path, "2019-06-01", text, "progress") == ("37 1/2",)


def test_weights_of_actions_that_do_not_add_up_to_one_are_still_a_mean(tmp_path: Path) -> None:
    """(0.2·50 + 0.3·100) / 0.5 = 80, not 40."""
    text = """\
== plan/a
weight: 0.2
updates: [{date: 2019-05-01, text: half, progress: 50}]
== plan/b
weight: 0.3
status: completed
"""
    assert figures(tmp_path, "2019-06-01", text, "plan rollup") == (("80", "2 of 2", "1 of 2"),)


@table(("value", "progress"), [(-5, "0"), (0, "0"), (3, "30"), (10, "100"), (15, "100")])
def test_a_figure_is_held_to_its_bounds_and_not_pushed_to_them(tmp_path: Path, value: int, progress: str) -> None:
    """Where max stands for min, 3 of 10 becomes 100 and 15 of 10 becomes 150."""
    assert figures(tmp_path, "2019-06-01", INDICATOR.format(value=value), "progress") == (progress,)


def test_progress_told_above_100_is_refused(tmp_path: Path) -> None:
    loaded = load(
        trees.worktree(write(tmp_path, files("updates: [{date: 2019, text: more than all, progress: 101}]\n")))
    )
    assert [found.field for found in loaded.findings] == ["updates[0].progress"]
    assert dict(loaded.portfolio.actions) == {}


@table("word", ["late", "at_risk", "overdue", "unknown", "on_track", "delayed"])
def test_what_is_computed_is_refused_as_a_status(tmp_path: Path, word: str) -> None:
    """Late is a relation of a date and a day, so no file may say it."""
    loaded = load(trees.worktree(write(tmp_path, files(f"status: {word}\nperiod: 2018\n"))))
    assert [(found.severity.value, found.field) for found in loaded.findings] == [("error", "status")]
    assert [left.ref for left in loaded.portfolio.left_out] == ["plan/one"]


def test_what_has_a_milestone_done_is_not_told_as_untouched(tmp_path: Path) -> None:
    """The word says planned; the figure is that of its milestones, and validate says that both cannot be."""
    text = "status: planned\nperiod: 2019-05/2020\nmilestones: [{id: a, done: 2019-05-02}, {id: b}]\n"
    assert figures(tmp_path, "2019-06-20", text, "progress", "method", "health", "reason") == (
        "50",
        "milestones",
        "at_risk",
        "start-late",
    )
    assert len(list(done_milestone_in_planned_action.check(workspace(tmp_path, text)))) == 1


def test_no_data_is_not_zero_percent(tmp_path: Path, run: Run) -> None:
    """On screens a dash, in JSON null; an agreement with nothing known has no figure either."""
    text = "status: in_progress\nperiod: 2019\n"
    assert figures(tmp_path, "2019-06-01", text, "progress", "expected", "plan rollup") == (
        None,
        None,
        (None, "0 of 1", "0 of 1"),
    )
    found = json.loads(run("list", "actions", "--format", "json", "--as-of", "2019-06-01", cwd=tmp_path).stdout)
    assert [(one["ref"], one["progress"]) for one in found["items"]] == [("plan/one", None)]
    screen = run("list", "actions", "--as-of", "2019-06-01", cwd=tmp_path).stdout
    assert "plan/one" in screen
    assert "0 %" not in screen
    assert "0%" not in screen


def test_unknown_is_not_counted_as_zero_in_a_roll_up(tmp_path: Path) -> None:
    """80 known and one unknown are 80 with 1 of 2 known, not 40."""
    text = "== plan/a\nupdates: [{date: 2019-05-01, text: nearly, progress: 80}]\n== plan/b\n"
    assert figures(tmp_path, "2019-06-01", text, "plan rollup") == (("80", "1 of 2", "0 of 2"),)


@table("progress", [0, 95, 99.99])
def test_what_is_31_days_past_its_end_is_never_green(tmp_path: Path, progress: float) -> None:
    """However far it is and however fresh the news."""
    text = f"period: 2019-01/2019-05-01\nupdates: [{{date: 2019-06-01, text: nearly, progress: {progress}}}]\n"
    assert figures(tmp_path, "2019-06-01", text, "health", "lateness", "plan bar") == ("late", 31, {"late": 1})


def test_a_parent_never_hides_which_of_its_actions_decided(tmp_path: Path) -> None:
    """Nine well and one late: the plan is on track, and the late one is named and counted."""
    well = "".join(f"== plan/a{n}\nupdates: [{{date: 2019-05-20, text: going, progress: 50}}]\n" for n in range(9))
    late = "== plan/z\nperiod: ../2019-04\nupdates: [{date: 2019-05-20, text: going}]\n"
    assert figures(tmp_path, "2019-06-01", well + late, "plan health", "plan worst", "plan counts") == (
        "on_track",
        "plan/z",
        {"late": 1, "on_track": 9},
    )


def test_the_worst_of_ten_does_not_colour_the_whole(tmp_path: Path) -> None:
    """Two of five are: then the plan is at risk, and still the worst is named."""
    well = "".join(f"== plan/a{n}\nupdates: [{{date: 2019-05-20, text: going, progress: 50}}]\n" for n in range(3))
    late = "".join(f"== plan/z{n}\nperiod: ../2019-04\nupdates: [{{date: 2019-05-20, text: going}}]\n" for n in (1, 2))
    assert figures(tmp_path, "2019-06-01", well + late, "plan health", "plan worst") == ("at_risk", "plan/z1")


def test_cancelled_money_is_not_planned_any_more(tmp_path: Path) -> None:
    """100 of the cancelled one are gone, its 7 spent are not."""
    text = """\
== plan/a
status: cancelled
budget: [{year: 2019, kind: cash, currency: EUR, planned: 100, committed: 50, spent: 7}]
== plan/b
budget: [{year: 2019, kind: cash, currency: EUR, planned: 30}]
"""
    assert figures(tmp_path, "2019-06-01", text, "plan money") == ({"EUR cash": ("30", None, "7")},)


def test_money_is_never_added_across_currencies_or_kinds(tmp_path: Path) -> None:
    """100 euros, 100 dirhams and a hall worth 100 euros are three figures."""
    text = """\
budget:
  - {year: 2019, kind: cash, currency: EUR, planned: 100}
  - {year: 2019, kind: cash, currency: MAD, planned: 100}
  - {year: 2019, kind: in_kind, currency: EUR, planned: 100}
"""
    hundred = ("100", None, None)
    assert figures(tmp_path, "2019-06-01", text, "plan money") == (
        {"EUR cash": hundred, "EUR in_kind": hundred, "MAD cash": hundred},
    )


def test_a_part_is_not_counted_beside_its_whole(tmp_path: Path) -> None:
    """The whole is (100 + 0) / 2 = 50; with the parts beside it, it would be a mean of three."""
    text = """\
== plan/whole
== plan/done
part_of: plan/whole
status: completed
== plan/todo
part_of: plan/whole
milestones: [{id: a}]
== plan/other
updates: [{date: 2019-05-20, text: begun, progress: 10}]
"""
    assert figures(tmp_path, "2019-06-01", text, "plan rollup") == (("30", "2 of 2", "0 of 2"),)


@pytest.mark.parametrize("package", CLOCKLESS)
def test_nothing_that_computes_reads_the_clock(package: str) -> None:
    """Not even as a default: the words stand nowhere, called or not, and `time` is imported nowhere."""
    mine = [name for name in modules() if f"{name}.".startswith(f"coopctl.{package}.")]
    assert len(mine) > 1
    read = [
        (name, node.lineno, node.attr)
        for name in mine
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Attribute) and node.attr in CLOCK
    ]
    assert read == []
    assert [(name, found.line) for name in mine for found in imports(name) if found.target == "time"] == []
