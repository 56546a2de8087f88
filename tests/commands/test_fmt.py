"""`coopctl fmt` on real files and real git: what it writes, names, shows, refuses and leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import systems
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Workspace

ACTION = "data/actions/mons-sefrou/guides.yaml"
UNTIDY = '\ufefftitle: Guides  \r\nstatus: planned # agreed \r\n\r\n\r\naxis: culture\r\nperiod: 2018\r\nlead: mons\r\ntags: [no, "y"]'
TIDY = 'title: Guides\nstatus: planned # agreed\n\naxis: culture\nperiod: 2018\nlead: mons\ntags: ["no", "y"]\n'


@pytest.fixture
def untidy(workspace: Workspace, git: Git) -> Path:
    """Return a repository with one file that is not in its normal form, committed."""
    root = workspace(files={ACTION: UNTIDY})
    git(root, "init", "-q")
    git(root, "config", "core.autocrlf", "false")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "begin")
    return root


def test_files_are_put_in_their_normal_form(untidy: Path, coopctl: Coopctl, git: Git) -> None:
    answer = coopctl(untidy, "fmt")

    assert answer.code == 0
    assert answer.out == f"1 file put in its normal form\n  {ACTION}\n"
    assert "to take it back: coopctl undo" in answer.err
    assert (untidy / ACTION).read_bytes().decode() == TIDY
    assert git(untidy, "status", "--porcelain") == f"M {ACTION}".rjust(len(ACTION) + 3)


def test_a_second_call_has_nothing_to_do(untidy: Path, coopctl: Coopctl) -> None:
    coopctl(untidy, "fmt")

    answer = coopctl(untidy, "fmt")

    assert (answer.code, answer.out, answer.err) == (0, "nothing to do: every file has its normal form\n", "")
    assert coopctl(untidy, "fmt", "--check").code == 0


def test_fields_are_put_in_order_only_where_asked(untidy: Path, coopctl: Coopctl) -> None:
    coopctl(untidy, "fmt")
    moved = TIDY.replace("axis: culture\n", "").replace("\nperiod", "axis: culture\n\nperiod")
    (untidy / ACTION).write_text(moved.replace("title: Guides\n", "", 1) + "title: Guides\n", encoding="utf-8")

    assert coopctl(untidy, "fmt", "--check").code == 0
    assert coopctl(untidy, "fmt", "--order").out == f"1 file put in its normal form\n  {ACTION}\n"
    assert (untidy / ACTION).read_text(encoding="utf-8") == TIDY.replace("\naxis: culture\n", "axis: culture\n\n")


def test_it_can_be_taken_back(untidy: Path, coopctl: Coopctl) -> None:
    coopctl(untidy, "fmt")

    assert coopctl(untidy, "undo").code == 0
    assert (untidy / ACTION).read_bytes().decode() == UNTIDY


def test_check_names_the_files_and_writes_nothing(untidy: Path, coopctl: Coopctl, git: Git) -> None:
    answer = coopctl(untidy, "fmt", "--check")

    assert (answer.code, answer.out) == (1, f"{ACTION}\n")
    assert git(untidy, "status", "--porcelain") == ""


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_diff_prints_a_patch_that_git_applies(untidy: Path, coopctl: Coopctl, git: Git, option: str) -> None:
    answer = coopctl(untidy, "fmt", option)

    assert answer.code == 0
    assert (untidy / ACTION).read_bytes().decode() == UNTIDY
    (untidy / "fmt.patch").write_bytes(answer.out.encode())
    git(untidy, "apply", "fmt.patch")
    assert (untidy / ACTION).read_bytes().decode() == TIDY
    assert coopctl(untidy, "fmt", "--check", "--diff").code == 0


def test_check_and_diff_together_show_and_fail(untidy: Path, coopctl: Coopctl) -> None:
    answer = coopctl(untidy, "fmt", "--check", "--diff")

    assert answer.code == 1
    assert answer.out.startswith(f"--- a/{ACTION}\n")


def test_only_what_paths_name_is_looked_at(untidy: Path, coopctl: Coopctl) -> None:
    (untidy / "coopctl.yaml").write_text("format: 1  \nlanguage: en\n", encoding="utf-8")

    assert coopctl(untidy, "fmt", "--check", "coopctl.yaml").out == "coopctl.yaml\n"
    assert coopctl(untidy, "fmt", "--check", "data/agreements").out == ""
    for name in ("data", "guides", "mons-sefrou"):
        assert coopctl(untidy, "fmt", "--check", name).out == f"{ACTION}\n"
    assert coopctl(untidy, "fmt", "--check").out == f"coopctl.yaml\n{ACTION}\n"
    assert coopctl(untidy / "data" / "actions", "fmt", "--check", "mons-sefrou/guides.yaml").out == f"{ACTION}\n"


@pytest.mark.parametrize("path", ["nothing.yaml", "data/nothing", "../elsewhere", "README.md"])
def test_a_path_without_a_record_is_told(untidy: Path, coopctl: Coopctl, path: str) -> None:
    answer = coopctl(untidy, "fmt", path)

    assert answer.code == 3
    assert path in answer.err
    assert (untidy / ACTION).read_bytes().decode() == UNTIDY


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_done(untidy: Path, coopctl: Coopctl) -> None:
    broken = untidy / "data/actions/mons-sefrou/broken.yaml"
    broken.write_bytes(b"title: A  \ntitle: B\n")

    answer = coopctl(untidy, "fmt")

    assert answer.code == 1
    assert (
        "broken.yaml: this file cannot be changed before it is mended, line 2: the key ‘title’ is given twice"
        in answer.err
    )
    assert broken.read_bytes() == b"title: A  \ntitle: B\n"
    assert (untidy / ACTION).read_bytes().decode() == TIDY


def test_a_file_that_is_valid_but_for_its_fields_is_done(untidy: Path, coopctl: Coopctl) -> None:
    (untidy / ACTION).write_text("titel: A  \n", encoding="utf-8")

    assert coopctl(untidy, "fmt").code == 0
    assert (untidy / ACTION).read_text(encoding="utf-8") == "titel: A\n"


@systems.needs_modes
def test_a_file_that_may_not_be_written_keeps_all_as_they_were(untidy: Path, coopctl: Coopctl) -> None:
    other = untidy / "data/agreements/mons-sefrou.yaml"
    other.write_bytes(other.read_bytes() + b"\n\n")
    other.chmod(0o444)

    answer = coopctl(untidy, "fmt")

    assert answer.code == 3
    assert "mons-sefrou.yaml" in answer.err
    assert (untidy / ACTION).read_bytes().decode() == UNTIDY


def test_it_is_committed_where_asked(untidy: Path, coopctl: Coopctl, git: Git) -> None:
    answer = coopctl(untidy, "fmt", "--commit")

    assert answer.code == 0
    assert git(untidy, "log", "-1", "--format=%B").startswith("1 file put in its normal form\n\n")
    assert git(untidy, "status", "--porcelain") == ""


def test_a_revision_is_refused(untidy: Path, coopctl: Coopctl) -> None:
    assert coopctl(untidy, "--at", "HEAD", "fmt").code == 2
    assert coopctl(untidy, "--staged", "fmt").code == 2


def test_the_repository_s_own_files_have_it(coopctl: Coopctl) -> None:
    assert coopctl(ROOT, "fmt", "--check").code == 0
    assert coopctl(ROOT / "examples" / "demo", "fmt", "--check").code == 0
