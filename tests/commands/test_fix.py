"""`coopctl validate --fix` on real files and real git: what it writes, says, shows, leaves and takes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import systems
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Workspace

ACTION = "data/actions/mons-sefrou/guides.yaml"
AGREEMENT = "data/agreements/mons-sefrou.yaml"
WRONG = """\
# Guides: ask the museum.
title: Guides: second course
staus: planned   # as agreed
axis: culture
lead: mons
milestones:
  - {id: a, title: A, due: 30/06/2018}   # the printer is slow
  - {id: b, title: B, due: 12/10/2018}
"""
RIGHT = """\
# Guides: ask the museum.
title: "Guides: second course"
status: planned   # as agreed
axis: culture
lead: mons
milestones:
  - {id: a, title: A, due: 2018-06-30}   # the printer is slow
  - {id: b, title: B, due: 12/10/2018}
"""
MADE = f"""\
3 findings mended
  {ACTION}:2: Guides: second course → "Guides: second course"
  {ACTION}:3: staus → status
  {ACTION}:7: 30/06/2018 → 2018-06-30
"""


@pytest.fixture
def wrong(workspace: Workspace, git: Git) -> Path:
    """Return a repository with slips in two files, committed."""
    root = workspace(files={ACTION: WRONG})
    git(root, "init", "-q")
    git(root, "config", "core.autocrlf", "false")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "begin")
    return root


def test_what_has_one_mend_is_mended_and_the_rest_is_told(wrong: Path, coopctl: Coopctl) -> None:
    answer = coopctl(wrong, "validate", "--fix")

    assert answer.code == 1
    assert answer.out.startswith(f"{MADE}\n{ACTION}:8:28: error[wrong-form] ‘12/10/2018’ is not a date\n")
    assert "write what you mean: 2018-10-12, 2018-12-10" in answer.out
    assert answer.out.endswith("checked 4 files: 1 error, 0 warnings, 0 hints\n")
    assert "to take it back: coopctl undo" in answer.err
    assert (wrong / ACTION).read_text(encoding="utf-8") == RIGHT


def test_a_second_call_finds_nothing_to_mend(wrong: Path, coopctl: Coopctl) -> None:
    coopctl(wrong, "validate", "--fix")

    answer = coopctl(wrong, "validate", "--fix")

    assert "mended" not in answer.out
    assert "undo" not in answer.err
    assert (wrong / ACTION).read_text(encoding="utf-8") == RIGHT


def test_white_space_in_the_place_of_other_white_space_is_told_in_words(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={ACTION: "title:\n\ten: Guides\nstatus: planned\naxis: culture\nlead: mons\n"})

    answer = coopctl(root, "validate", "--fix", "--lang", "en")

    assert answer.out.startswith(f"1 finding mended\n  {ACTION}:2: spaces in the place of other white space\n")
    assert (root / ACTION).read_text(encoding="utf-8").startswith("title:\n  en: Guides\n")


def test_nothing_left_is_fine(wrong: Path, coopctl: Coopctl) -> None:
    (wrong / ACTION).write_text(WRONG.replace("12/10/2018", "2018-10"), encoding="utf-8")

    assert coopctl(wrong, "validate").code == 1
    assert coopctl(wrong, "validate", "--fix").code == 0
    assert coopctl(wrong, "validate").code == 0


def test_files_without_a_finding_are_not_touched(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()

    answer = coopctl(root, "validate", "--fix")

    assert (answer.code, answer.out, answer.err) == (0, "checked 3 files: 0 errors, 0 warnings, 0 hints\n", "")


def test_diff_shows_a_patch_that_git_applies(wrong: Path, coopctl: Coopctl, git: Git) -> None:
    answer = coopctl(wrong, "validate", "--fix", "--diff")

    assert answer.code == 1
    assert (wrong / ACTION).read_text(encoding="utf-8") == WRONG
    (wrong / "fix.patch").write_bytes(answer.out.encode())
    git(wrong, "apply", "fix.patch")
    assert (wrong / ACTION).read_text(encoding="utf-8") == RIGHT


def test_mends_of_several_files_are_one_change(wrong: Path, coopctl: Coopctl) -> None:
    agreement = wrong / AGREEMENT
    before = agreement.read_text(encoding="utf-8")
    agreement.write_text(before.replace("signed: 2018-01-15", "signed: 15/01/2018"), encoding="utf-8")

    coopctl(wrong, "validate", "--fix")
    assert agreement.read_text(encoding="utf-8") == before

    assert coopctl(wrong, "undo").code == 0
    assert "signed: 15/01/2018" in agreement.read_text(encoding="utf-8")
    assert (wrong / ACTION).read_text(encoding="utf-8") == WRONG


def test_only_the_paths_and_codes_that_are_named_are_mended(wrong: Path, coopctl: Coopctl) -> None:
    assert "mended" not in coopctl(wrong, "validate", "--fix", AGREEMENT).out
    assert "mended" not in coopctl(wrong, "validate", "--fix", "--select", "wrong-type").out
    assert coopctl(wrong, "validate", "--fix", "--select", "yaml-syntax").out.startswith("1 finding mended\n")


def test_a_format_for_programs_holds_what_is_left_alone(wrong: Path, coopctl: Coopctl) -> None:
    answer = coopctl(wrong, "validate", "--fix", "--format", "json")

    assert [each["code"] for each in json.loads(answer.out)["items"]] == ["wrong-form"]
    assert answer.err.startswith(MADE)


def test_a_mend_that_would_do_harm_is_said(wrong: Path, coopctl: Coopctl) -> None:
    (wrong / ACTION).write_text(
        "title: Guides\nstatus: planned\nlead: mons\naxis: culture\nended: 30/06/2018\n", encoding="utf-8"
    )

    answer = coopctl(wrong, "validate", "--fix")

    assert answer.code == 1
    assert f"the mend would bring another finding: {ACTION}:5: 30/06/2018 → 2018-06-30" in answer.err


@systems.needs_modes
def test_a_file_that_may_not_be_written_keeps_all_as_they_were(wrong: Path, coopctl: Coopctl) -> None:
    (wrong / ACTION).chmod(0o444)

    answer = coopctl(wrong, "validate", "--fix")

    assert answer.code == 3
    assert ACTION in answer.err
    assert (wrong / ACTION).read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize(
    "call",
    [
        ("--at", "HEAD", "validate", "--fix"),
        ("--staged", "validate", "--fix"),
        ("validate", "--fix", "-", "--stdin-filename", ACTION),
        ("validate", "--diff"),
    ],
)
def test_what_cannot_be_mended_is_a_wrong_call(wrong: Path, coopctl: Coopctl, call: tuple[str, ...]) -> None:
    assert coopctl(wrong, *call).code == 2
    assert (wrong / ACTION).read_text(encoding="utf-8") == WRONG


def test_fmt_and_fix_after_each_other_change_nothing_more(wrong: Path, coopctl: Coopctl) -> None:
    (wrong / ACTION).write_bytes(("\ufeff" + WRONG.replace("planned ", "plannde  ")).replace("\n", "  \r\n").encode())
    for _ in range(2):
        coopctl(wrong, "validate", "--fix")
        coopctl(wrong, "fmt")
    once = (wrong / ACTION).read_bytes()

    for call in (("validate", "--fix"), ("fmt",), ("validate", "--fix"), ("fmt",)):
        coopctl(wrong, *call)
        assert (wrong / ACTION).read_bytes() == once


@pytest.mark.parametrize("root", [ROOT, ROOT / "examples" / "demo"], ids=lambda root: root.name)
def test_the_repository_s_own_files_need_no_mend(root: Path, coopctl: Coopctl) -> None:
    assert coopctl(root, "validate", "--fix", "--diff").out == ""
