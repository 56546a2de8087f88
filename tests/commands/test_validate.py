"""`validate`: everything wrong in one run, at its place, and the exit code that follows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest

from coopctl import codes, schemas
from coopctl.formats.terminal.breaking import measure
from tests import systems
from tests.conversation import talk

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

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


def test_in_arabic_the_sentences_of_a_finding_stand_in_isolates(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={f"{PLACE}/a.yaml": BAD[f"{PLACE}/a.yaml"]})

    shown = coopctl(root, "validate", "--format", "pretty", "--lang", "ar").out.splitlines()
    heard = coopctl(root, "validate", "--format", "pretty", "--lang", "ar", "--plain").out

    assert [(line.count("\u2067"), line.count("\u2069")) for line in shown[:4]] == [(2, 2), (0, 0), (0, 0), (1, 1)]
    assert shown[0].startswith(f"{PLACE}/a.yaml:2:9: \u2067")
    assert "[unknown-word]\u2069 \u2067" in shown[0]
    assert (shown[-1][0], shown[-1][-1]) == ("\u2067", "\u2069"), "how many files were checked, too"
    assert "\u2067" not in heard


def test_a_terminal_gets_lines_broken_between_words_below_where_they_begin_and_paths_whole(
    workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    root = workspace(files=BAD)
    code, shown = talk(root, (), "--color", "never", "validate")

    assert (code, shown.split()) == (1, coopctl(root, "validate").out.split())
    assert [line for line in shown.splitlines() if measure(line) > 40 and "/" not in line] == []
    assert shown.startswith(f"{PLACE}/a.yaml:2:9:\n  error[unknown-word] ‘plannd’ is not\n  one of proposed, ")


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
    for name in ("b", "mons-sefrou/b"):
        assert coopctl(root, "validate", name, "--format", "json").json == one.json
    assert coopctl(root, "validate", "mons-sefrou", "--format", "json").json["checked"] == 5, "with its agreement"
    assert coopctl(root, "validate", "mons").code == 3


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
    text += "documents: [{id: minutes, date: 2108-02}, {id: older, date: 2019}]\n"
    root = workspace(files={f"{PLACE}/a.yaml": text.replace("2018/2019", "2018/2110")})

    asked = coopctl(root, "validate", "--no-facts-after", "2020-01-01", "--format", "json", "--select", "later-fact")

    assert [(item["line"], item["column"]) for item in asked.json["items"]] == [(6, 10), (7, 33)]
    assert asked.code == 1
    assert coopctl(root, "validate", "--select", "later-fact").code == 0
    assert coopctl(root, "validate", "--no-facts-after", "2108-03-01", "--select", "later-fact").code == 0


def test_the_day_changes_nothing(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=BAD)

    assert coopctl(root, "validate").out == coopctl(root, "validate", "--as-of", "2099-01-01").out


@systems.needs_any_name
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
    (other / PLACE / "photo-exhibition.yaml").write_text("titel: x\n", encoding="utf-8")
    git(other, "add", "-A")

    assert coopctl(other, "validate", "--staged").code == 1
    assert coopctl(root, "validate", "--staged").code == 0


# ---- one file that is not saved yet

UNSAVED = f"{PLACE}/unsaved.yaml"


def checked_buffer(run: Run, root: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    return run("validate", "-", "--format", "short", "--stdin-filename", *words, cwd=root, stdin=text)


def test_an_unsaved_file_is_checked_as_if_it_were_saved(workspace: Workspace, run: Run) -> None:
    root = workspace(files=BAD)

    new = checked_buffer(run, root, "title: T\nstatus: planned\naxis: cultur\nlead: mons\n", UNSAVED)
    changed = checked_buffer(run, root, BAD[f"{PLACE}/a.yaml"].replace("plannd", "planned"), f"{PLACE}/a.yaml")

    assert new.stdout.splitlines()[0].startswith(f"{UNSAVED}:3:7: error[unknown-axis]"), "the agreement is read"
    assert new.stdout.splitlines()[-1] == "checked 1 file: 1 error, 0 warnings, 0 hints"
    assert changed.stdout.splitlines()[0].startswith(f"{PLACE}/a.yaml:3:7: error[unknown-axis]")
    assert (new.returncode, changed.returncode) == (1, 1)
    assert not (root / UNSAVED).exists()


def test_unsaved_settings_are_the_settings(workspace: Workspace, run: Run) -> None:
    done = checked_buffer(run, workspace(), "languages: [xx]\nformat: 2\n", "coopctl.yaml")

    assert "coopctl.yaml:2:9: error[unknown-word]" in done.stdout


@pytest.mark.parametrize("through", ["workspace", pytest.param("link", marks=systems.needs_links)])
def test_an_unsaved_file_may_be_named_by_an_absolute_path_or_through_a_link(
    workspace: Workspace, run: Run, through: str
) -> None:
    root = workspace()
    if through == "link":
        (root.parent / through).symlink_to(root)

    done = checked_buffer(run, root, "title: [\n", str(root.parent / through / UNSAVED))
    assert done.stdout.splitlines()[0].startswith(f"{UNSAVED}:1:8: error[yaml-syntax]")
    inside = run("validate", "-", "--stdin-filename", "unsaved.yaml", cwd=root / PLACE, stdin="title: [\n")
    assert inside.stdout.startswith(f"{UNSAVED}:1:8: ")


def test_an_unsaved_file_stands_over_the_staged_ones(workspace: Workspace, run: Run, git: Git) -> None:
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", "-A")
    agreement = root / "data/agreements/mons-sefrou.yaml"
    agreement.write_text(agreement.read_text(encoding="utf-8").replace("culture", "music"), encoding="utf-8")
    text = "title: T\nstatus: planned\naxis: culture\nlead: mons\n"

    assert checked_buffer(run, root, text, UNSAVED, "--staged").returncode == 0
    assert checked_buffer(run, root, text, UNSAVED).returncode == 1


@pytest.mark.parametrize(
    "words",
    [
        ["-"],
        ["--stdin-filename", UNSAVED],
        ["-", "data", "--stdin-filename", UNSAVED],
        ["-", "--stdin-filename", "../elsewhere.yaml"],
        ["-", "--stdin-filename", "/etc/passwd"],
        ["-", "--stdin-filename", "README.md"],
        ["-", "--stdin-filename", UNSAVED, "--changed-since", "HEAD"],
        ["--report", "sarif"],
        ["--report", "sarif:"],
        ["--report", "sarif:-"],
        ["--report", "saref:x.json"],
        ["--format", "saref"],
        ["--select", "no-lead,no-leed"],
    ],
)
def test_a_call_that_is_off_is_refused(words: list[str], workspace: Workspace, run: Run) -> None:
    done = run("validate", *words, cwd=workspace())

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 2


# ---- several formats, and numbers


def test_several_reports_are_written_at_once(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=BAD)

    answer = coopctl(root, "validate", "--format", "short", "--report", "json:out.json", "--report", "pretty:out.txt")

    assert answer.code == 1
    assert answer.out == coopctl(root, "validate", "--format", "short").out
    assert (
        json.loads((root / "out.json").read_text(encoding="utf-8"))
        == coopctl(root, "validate", "--format", "json").json
    )
    assert (root / "out.txt").read_text(encoding="utf-8") == coopctl(root, "validate").out


def test_a_report_that_is_misspelt_stops_before_anything_is_read(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=BAD)
    (root / "data").rename(root / "elsewhere")

    assert coopctl(root, "validate", "--report", "jsn:x").code == 2
    assert coopctl(root, "validate", "--report", "json:x").code == 3
    assert not (root / "x").exists()


def test_statistics_say_how_often_each_code_was_found(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={**BAD, f"{PLACE}/d.yaml": BAD[f"{PLACE}/b.yaml"]})

    short = coopctl(root, "validate", "--format", "short", "--statistics")
    machine = coopctl(root, "validate", "--format", "json", "--statistics")

    assert short.out.splitlines()[-5:] == [
        f"2  error[dates-out-of-order]  {codes.title('dates-out-of-order')}",
        f"2  error[unknown-axis]        {codes.title('unknown-axis')}",
        f"2  error[unknown-party]       {codes.title('unknown-party')}",
        f"1  error[unknown-word]        {codes.title('unknown-word')}",
        f"1  error[yaml-syntax]         {codes.title('yaml-syntax')}",
    ]
    assert machine.json["counts"]["error"] == 8
    assert machine.err.splitlines() == short.out.splitlines()[-5:]


def test_codes_may_be_separated_by_commas_and_be_the_projects_own(workspace: Workspace, coopctl: Coopctl) -> None:
    settings = (
        "rules: [{id: own-rule, applies_to: action, severity: hint, message: ours, schema: {required: [budget]}}]\n"
    )
    root = workspace(files={**BAD, "coopctl.yaml": settings})

    answer = coopctl(
        root, "validate", "--format", "json", "--select", "unknown-axis, own-rule", "--select", "yaml-syntax"
    )
    without = coopctl(root, "validate", "--format", "json", "--ignore", "unknown-axis,own-rule")

    assert {item["code"] for item in answer.json["items"]} == {"unknown-axis", "own-rule", "yaml-syntax"}
    assert {(item["kind"], item["message"]) for item in answer.json["items"] if item["code"] == "own-rule"} == {
        ("project", "ours")
    }
    assert {"unknown-axis", "own-rule"}.isdisjoint(item["code"] for item in without.json["items"])


def test_every_format_is_named_in_the_help(run: Run) -> None:
    said = run("validate", "--help").stdout

    assert "github, gitlab, json, junit, pretty, sarif, short" in " ".join(said.split())


def test_plain_findings_are_sentences_without_the_drawing_of_a_line(workspace: Workspace, run: Run) -> None:
    root = workspace(files={"data/actions/mons-sefrou/loose.yaml": "title: A\nstatus: planned\naxis: cultur\n"})
    said = run("validate", "--plain", "--lang", "en", cwd=root).stdout

    assert re.search(r"^\S+:3:7: error\[unknown-axis\] .*\n\S+:\d+:\d+: .*\nhelp: did you mean", said, re.MULTILINE)
    assert not re.search(r"\^|^ |\|", said, re.MULTILINE)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "junit"])
def test_a_format_for_machines_has_stdout_to_itself(name: str, workspace: Workspace, run: Run) -> None:
    done = run("validate", "--format", name, "--statistics", cwd=workspace(files=BAD))

    if name == "junit":
        assert ET.fromstring(done.stdout).tag == "testsuites"  # noqa: S314 - our own output
    else:
        assert json.loads(done.stdout)
    assert "unknown-axis" in done.stderr


def test_a_character_that_cannot_be_seen_is_shown_where_it_stands(workspace: Workspace, coopctl: Coopctl) -> None:
    text = "title: T\nstatus: planned\nax\u200bis: health\n"

    lines = coopctl(workspace(files={f"{PLACE}/a.yaml": text}), "validate").out.splitlines()

    at = lines.index("  3 | ax<U+200B>is: health")
    assert lines[at + 1] == "    |   ^^^^^^^^"


def test_a_workspace_whose_only_file_is_misnamed_is_told_so(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()
    for path in root.rglob("data/**/*.yaml"):
        path.rename(path.with_suffix(".yml"))

    answer = coopctl(root, "validate", "--format", "short")

    assert answer.code == 1
    assert "data/agreements/mons-sefrou.yml:1:1: error[unknown-file]" in answer.out
