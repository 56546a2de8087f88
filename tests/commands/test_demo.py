"""`demo`: an invented workspace with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.starting import story

if TYPE_CHECKING:
    from pathlib import Path

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
