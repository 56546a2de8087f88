"""`demo`: an invented workspace with its history."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl.git import replay
from coopctl.starting import story
from tests.conftest import CALLER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Run, Workspace


def test_it_writes_a_workspace_that_every_command_reads(run: Run, tmp_path: Path, git: Git) -> None:
    answer = run("demo", "tour", "--lang", "en")

    root = tmp_path / "tour"
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(f"{len(story.patches())} commits written to tour.")
    assert git(root, "log", "--format=%s").count("\n") == len(story.patches()) - 1
    tried = [line.strip().split()[1:] for line in answer.stdout.splitlines() if line.startswith("  coopctl ")]
    assert len(tried) == 5
    for words in tried:
        shown = run(*words, cwd=root, env={"COOPCTL_AS_OF": story.LAST_DAY})
        assert (shown.returncode, shown.stderr) == (0, ""), words
    assert (root / "report.html").stat().st_size > 50_000


def test_it_never_writes_into_what_is_there(coopctl: Coopctl, tmp_path: Path, workspace: Workspace) -> None:
    (tmp_path / "taken").mkdir()
    inside = workspace()

    assert coopctl(tmp_path, "demo", "taken").code == 2
    refused = coopctl(inside, "demo", "within", "--lang", "en")
    assert (refused.code, refused.out) == (2, "")
    assert "another workspace" in refused.err
    assert not (inside / "within").exists()


def test_without_git_it_says_so(run: Run, tmp_path: Path) -> None:
    answer = run("demo", "tour", "--lang", "en", env={"PATH": str(tmp_path)})

    assert answer.returncode == 3
    assert "git is not installed" in answer.stderr
    assert not (tmp_path / "tour").exists()


def test_where_git_refuses_the_folder_is_gone_again(
    coopctl: Coopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patches = [*story.patches()[:3], b"From 0\nFrom: A <a@b>\nDate: x\nSubject: y\n\n---\n+++ b/z\n@@ -1 +1 @@\n"]
    monkeypatch.setattr(story, "patches", lambda: patches)

    answer = coopctl(tmp_path, "demo", "tour", "--lang", "en")

    assert (answer.code, answer.err.startswith("coopctl: git failed: ")) == (3, True)
    assert list(tmp_path.iterdir()) == []


def test_who_interrupts_it_finds_no_half_of_a_folder(
    coopctl: Coopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = replay.replay

    def interrupted(folder: Path, patches: Sequence[bytes]) -> None:
        whole(folder, patches[:2])
        raise KeyboardInterrupt

    monkeypatch.setattr(replay, "replay", interrupted)

    assert coopctl(tmp_path, "demo", "tour").code == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_where_it_cannot_be_told_what_is_written_that_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coopctl", "demo", "tour", "--lang", "en"],
            cwd=tmp_path, env=CALLER, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip

    assert done.returncode == 3
    assert done.stderr.startswith("tour is written all the same\n")
    assert (tmp_path / "tour" / "coopctl.yaml").is_file()
