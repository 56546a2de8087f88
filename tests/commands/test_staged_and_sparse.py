"""What git holds back from a reading is said: nothing staged yet, files that a sparse checkout leaves out."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

EVERY = [("validate",), ("status",), ("list", "actions"), ("show", "mons-sefrou"), ("report",), ("agenda",)]


@pytest.fixture
def root(workspace: Workspace) -> Path:
    root = workspace(
        files={
            f"data/actions/mons-sefrou/{name}.yaml": f"title: {name}\nstatus: planned\nlead: mons\n" for name in "ab"
        }
    )
    git(root, "init", "-q")
    return root


@pytest.mark.parametrize("call", EVERY, ids=" ".join)
def test_beside_a_new_repository_nothing_is_staged_yet(call: tuple[str, ...], root: Path, coopctl: Coopctl) -> None:
    answer = coopctl(root, *call, "--staged")

    assert answer.code == 3
    assert answer.err == "coopctl: nothing is staged yet\n  stage it: git add coopctl.yaml data\n"
    git(root, "add", "coopctl.yaml", "data")
    assert "staged" not in coopctl(root, *call, "--staged").err


def test_only_what_is_there_is_named(root: Path, coopctl: Coopctl) -> None:
    (root / "coopctl.yaml").unlink()

    assert coopctl(root, "validate", "--staged").err.endswith("stage it: git add data\n")


def test_settings_without_records_are_no_check(root: Path, coopctl: Coopctl) -> None:
    git(root, "add", "coopctl.yaml")
    answer = coopctl(root, "validate", "--staged")

    assert answer.code == 3
    assert answer.err.endswith("stage it: git add data\n")
    assert coopctl(root, "validate", "--staged", "--allow-empty").code == 0


def test_in_a_folder_of_the_repository_too(root: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    (root / ".git").rename(tmp_path / ".git")

    assert coopctl(root, "validate", "--staged").err.startswith("coopctl: nothing is staged yet\n")


@pytest.mark.parametrize("call", EVERY, ids=" ".join)
def test_files_that_a_sparse_checkout_leaves_out_are_told(call: tuple[str, ...], root: Path, coopctl: Coopctl) -> None:
    commit(root)
    before = coopctl(root, *call).err
    git(root, "sparse-checkout", "set", "data/agreements")

    answer = coopctl(root, *call)

    left = len(list(re.findall(r"(?m)^data/actions/", git(root, "ls-files"))))
    assert not (root / "data/actions").exists()
    assert answer.err == f"{left} files of the index are not checked out, and were not read\n{before}"
    assert coopctl(root, *call, "--quiet").err == ""
    assert "checked out" not in coopctl(root, *call, "--at", "HEAD").err
    assert "checked out" not in coopctl(root, *call, "--staged").err


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (
            ("mv", "mons-sefrou", "mons-fez"),
            2,
            "and may name this one\n  check them out first: git sparse-checkout add",
        ),
        (("rm", "mons-sefrou", "--yes"), 2, "and may name this one\n"),
        (("new", "action", "mons-sefrou/a", "title=A"), 2, "there is a record called ‘a’ already, or there was\n"),
        (("show", "mons-sefrou/a"), 2, "no agreement or action is called ‘mons-sefrou/a’\n"),
        (("done", "mons-sefrou/a"), 2, "no agreement or action is called ‘mons-sefrou/a’\n"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_nothing_is_moved_removed_or_begun_beside_files_that_are_not_checked_out(
    call: tuple[str, ...], code: int, said: str, root: Path, coopctl: Coopctl
) -> None:
    commit(root)
    git(root, "sparse-checkout", "set", "data/agreements")

    answer = coopctl(root, *call)

    assert answer.code == code
    assert said in answer.err
    assert "of the index are not checked out, and were not read\n" in answer.err
    assert git(root, "status", "--porcelain") == ""


def test_in_a_linked_working_tree_with_one_file_left_out(root: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    commit(root)
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "linked"))
    git(tmp_path / "linked", "sparse-checkout", "set", "--no-cone", "/*", "!/data/actions/mons-sefrou/a.yaml")

    answer = coopctl(tmp_path / "linked", "list", "actions")

    assert answer.err == "1 file of the index is not checked out, and was not read\n"
    assert coopctl(root, "list", "actions").err == ""


def test_without_git_a_sparse_checkout_is_told_all_the_same(
    root: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(root)
    git(root, "sparse-checkout", "set", "data/agreements")
    monkeypatch.setenv("PATH", "/nowhere")

    answer = coopctl(root, "list", "actions")

    assert answer.code == 0
    assert answer.err == "git is not installed, or not on the PATH\n"


def test_a_data_folder_that_is_not_checked_out_is_not_missing(root: Path, coopctl: Coopctl) -> None:
    commit(root, {"docs/x": "x"})
    git(root, "sparse-checkout", "set", "docs")

    answer = coopctl(root, "status")

    assert answer.code == 3
    assert answer.err == "coopctl: the folder ‘data’ is not checked out\n  check it out: git sparse-checkout add data\n"


def test_what_refers_to_a_file_that_is_not_checked_out_is_no_error(coopctl: Coopctl, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "demo", tmp_path / "demo")
    root = tmp_path / "demo"
    git(root, "init", "--quiet")
    commit(root)
    git(root, "sparse-checkout", "set", "data/agreements")
    assert "0 errors" in coopctl(root, "validate").out

    agreement = root / "data/agreements/sorvelle-ourane.yaml"
    text = agreement.read_text(encoding="utf-8")
    agreement.write_text(text.replace("about: [sorvelle-ourane/tele", "about: [sorvelle-ourane/tale"), encoding="utf-8")
    assert "no action ‘sorvelle-ourane/talemedicine’" in coopctl(root, "validate").out
