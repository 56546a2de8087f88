"""`validate`: everything wrong in one run, at its place, and the exit code that follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import schemas

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Run, Workspace

PLACE = "data/actions/mons-sefrou"
BAD = {
    f"{PLACE}/a.yaml": "title: One\nstatus: plannd\naxis: cultur\nperiod: 2018\nlead: mons\n",
    f"{PLACE}/b.yaml": "title: Two\nstatus: planned\naxis: cultur\nperiod: 2019/2018\nlead: nobody\n",
    f"{PLACE}/c.yaml": "title: [\n",
}


def test_a_valid_workspace(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(), "validate")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "checked 3 files: 0 errors, 0 warnings, 0 hints\n"


def test_every_fault_of_every_file_is_told_once_at_its_place(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files=BAD), "validate", "--format", "short")

    assert answer.code == 1
    assert [line.partition("] ")[0] + "]" for line in answer.out.splitlines()[:-2]] == [
        f"{PLACE}/a.yaml:2:9: error[unknown-word]",
        f"{PLACE}/b.yaml:3:7: error[unknown-axis]",
        f"{PLACE}/b.yaml:4:9: error[dates-out-of-order]",
        f"{PLACE}/b.yaml:5:7: error[unknown-party]",
        f"{PLACE}/c.yaml:1:8: error[yaml-syntax]",
    ]
    assert answer.out.splitlines()[-2:] == [
        "cross-checks incomplete: 2 files unread",
        "checked 6 files: 5 errors, 0 warnings, 0 hints",
    ]


def test_pretty_shows_the_line_a_mark_and_the_mend(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files={f"{PLACE}/a.yaml": BAD[f"{PLACE}/a.yaml"]}), "validate", "--format", "pretty")

    lines = answer.out.splitlines()
    assert lines[0].startswith(f"{PLACE}/a.yaml:2:9: error[unknown-word] ")
    assert lines[1] == "  2 | status: plannd"
    assert lines[2] == "    |         ^^^^^^"
    assert lines[3] == "    = help: did you mean ‘planned’?"


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("title: 文化交流  \nstatus: [x]", "    |         ^^^"),
        ("title: e\u0301te\u0301\nstatus: [x]", "    |         ^^^"),
        ("status: [x]\ntitle: ok", "    |         ^^^"),
    ],
)
def test_the_mark_stands_under_what_is_meant(workspace: Workspace, coopctl: Coopctl, line: str, mark: str) -> None:
    answer = coopctl(workspace(files={f"{PLACE}/a.yaml": f"{line}\naxis: health\n"}), "validate")

    assert mark in answer.out.splitlines()


def test_the_mark_is_measured_in_cells_not_characters(workspace: Workspace, coopctl: Coopctl) -> None:
    text = "title: T\nstatus: planned\naxis: health\nsummary: 文化\nlead: {person: 王, partie: x}\n"

    lines = coopctl(workspace(files={f"{PLACE}/a.yaml": text}), "validate").out.splitlines()

    at = next(place for place, line in enumerate(lines) if "partie" in line and "|" in line)
    assert lines[at] == "  5 | lead: {person: 王, partie: x}"
    assert lines[at + 1] == "    |                    ^^^^^^"


def test_a_long_line_is_shown_around_what_is_meant(workspace: Workspace, coopctl: Coopctl) -> None:
    text = "title: T\nstatus: planned\naxis: health\nlead: {person: " + "long " * 100 + ", partie: x}\n"

    out = coopctl(workspace(files={f"{PLACE}/a.yaml": text}), "validate").out

    lines = out.splitlines()
    at = next(place for place, line in enumerate(lines) if "partie: x" in line)
    assert len(lines[at]) < 130
    assert lines[at + 1].index("^") == lines[at].index("partie")


def test_json_keeps_to_its_schema(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files=BAD), "validate", "--format", "json")

    schema = json.loads(schemas.text("output/validate"))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(answer.json)] == []
    assert answer.json["checked"] == 6
    assert answer.json["counts"] == {"error": 5, "warning": 0, "hint": 0}
    first = answer.json["items"][0]
    assert {
        key: first[key]
        for key in ("path", "line", "column", "end_line", "end_column", "kind", "code", "severity", "field")
    } == {
        "path": f"{PLACE}/a.yaml",
        "line": 2,
        "column": 9,
        "end_line": 2,
        "end_column": 15,
        "kind": "schema",
        "code": "unknown-word",
        "severity": "error",
        "field": "status",
    }


def test_warnings_and_hints_pass_unless_strict(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={f"{PLACE}/a.yaml": "title: T\nstatus: planned\naxis: health\nperiod: 2018\n"})

    plain, strict = coopctl(root, "validate", "--format", "short"), coopctl(root, "validate", "--strict")

    assert "hint[no-lead]" in plain.out
    assert (plain.code, strict.code) == (0, 1)


def test_codes_may_be_selected_and_ignored(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=BAD)

    selected = coopctl(root, "validate", "--format", "json", "--select", "unknown-axis")
    ignored = coopctl(root, "validate", "--format", "json", "--ignore", "unknown-axis", "--ignore", "yaml-syntax")

    assert [item["code"] for item in selected.json["items"]] == ["unknown-axis"]
    assert {"unknown-axis", "yaml-syntax"}.isdisjoint(item["code"] for item in ignored.json["items"])
    assert coopctl(root, "validate", "--select", "unknown-axi").code == 2


def test_paths_choose_what_is_reported_and_everything_is_loaded(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=BAD)

    one = coopctl(root, "validate", f"{PLACE}/b.yaml", "--format", "json")
    folder = coopctl(root, "validate", "data/actions", "--format", "json")
    from_inside = coopctl(root / PLACE, "validate", "b.yaml", "--format", "json")

    assert {item["path"] for item in one.json["items"]} == {f"{PLACE}/b.yaml"}
    assert "unknown-axis" in {item["code"] for item in one.json["items"]}, "the agreement was read"
    assert (one.json["checked"], folder.json["checked"]) == (1, 4)
    assert from_inside.json == one.json
    assert coopctl(root, "validate", "data/agreements").code == 0


def test_a_workspace_without_a_record_is_fine_only_when_said(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()
    for path in root.rglob("data/**/*.yaml"):
        path.unlink()

    empty, allowed = coopctl(root, "validate"), coopctl(root, "validate", "--allow-empty")

    assert (empty.code, empty.out) == (3, "")
    assert "--allow-empty" in empty.err
    assert (allowed.code, allowed.out) == (0, "checked 1 file: 0 errors, 0 warnings, 0 hints\n")


def test_a_missing_data_folder_cannot_be_checked(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()
    (root / "data").rename(root / "elsewhere")

    answer = coopctl(root, "validate")

    assert (answer.code, answer.out) == (3, "")


def test_facts_after_a_day_are_errors_only_when_asked(workspace: Workspace, coopctl: Coopctl) -> None:
    text = "title: T\nstatus: in_progress\naxis: health\nperiod: 2018/2019\nlead: mons\nstarted: 2108-03-01\n"
    root = workspace(files={f"{PLACE}/a.yaml": text.replace("2018/2019", "2018/2110")})

    asked = coopctl(root, "validate", "--no-facts-after", "2020-01-01", "--format", "json", "--select", "later-fact")

    assert [(item["line"], item["column"]) for item in asked.json["items"]] == [(6, 10)]
    assert asked.code == 1
    assert coopctl(root, "validate", "--select", "later-fact").code == 0
    assert coopctl(root, "validate", "--no-facts-after", "2108-03-01", "--select", "later-fact").code == 0


def test_the_day_changes_nothing(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=BAD)

    assert coopctl(root, "validate").out == coopctl(root, "validate", "--as-of", "2099-01-01").out


def test_data_cannot_command_the_terminal_or_a_ci_log(workspace: Workspace, run: Run) -> None:
    text = 'title: T\nstatus: planned\naxis: health\nperiod: 2018\nlead: mons\n"[red]::error::x\\e[2J": 1\n'
    root = workspace(files={f"{PLACE}/a.yaml": text, f"{PLACE}/::error::y.yaml": "x"})

    done = run("validate", cwd=root, env={"GITHUB_ACTIONS": "true"})

    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "[red]" in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())


def test_a_staged_file_is_checked_from_a_linked_worktree_too(workspace: Workspace, coopctl: Coopctl, git: Git) -> None:
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    other = root.parent / "linked"
    git(root, "worktree", "add", "-q", str(other), "-b", "side")
    (other / PLACE / "photo-exhibition.yaml").write_text("titel: x\n")
    git(other, "add", "-A")

    assert coopctl(other, "validate", "--staged").code == 1
    assert coopctl(root, "validate", "--staged").code == 0
