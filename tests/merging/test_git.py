"""Git runs the driver as its settings have it: in every command that merges, and whatever the program ends with."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from coopctl.git import drivers
from tests import forked
from tests.repos import commit, git, write

if TYPE_CHECKING:
    from pathlib import Path

PATH = "data/actions/a b/x.yaml"
BASE = "title: Water\nstatus: planned\nupdates:\n  - date: 2019-01-01\n    text: begun\nperiod: 2019\n"
OURS = BASE.replace("planned", "in_progress").replace("period", "  - date: 2019-03-01\n    text: ours\nperiod")
THEIRS = BASE.replace("period", "  - date: 2019-02-01\n    text: theirs\nperiod").replace("2019\n", "2020\n")
BOTH = OURS.replace("  - date: 2019-03", "  - date: 2019-02-01\n    text: theirs\n  - date: 2019-03").replace(
    "2019\n", "2020\n"
)


def program(folder: Path, body: str) -> str:
    """Put a program called coopctl into a folder, and return a PATH that begins with it."""
    file = write(folder, {"coopctl": f"#!/bin/sh\n{body}\n"}) / "coopctl"
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return f"{folder}:/usr/bin:/bin"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"{forked.program(tmp_path_factory.mktemp('bin')).parent}:/usr/bin:/bin"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("a plan")
    commit(root, {PATH: BASE, ".gitattributes": f"{drivers.ATTRIBUTE}\n"})
    assert drivers.configure(root) == drivers.SETTINGS
    assert drivers.missing(root) == {}
    assert drivers.is_named(root, PATH)
    git(root, "checkout", "-q", "-b", "theirs")
    commit(root, {PATH: THEIRS})
    git(root, "checkout", "-q", "main")
    commit(root, {PATH: OURS})
    return root


@pytest.fixture
def repo(begun: Path) -> Path:
    git(begun, "reset", "-q", "--hard")
    git(begun, "checkout", "-q", "-B", "now", "main")
    return begun


def test_a_merge_and_a_rebase_and_a_cherry_pick_keep_both_sides(repo: Path, path: str) -> None:
    for command in (["merge", "-q", "theirs", "-m", "both"], ["rebase", "-q", "theirs"], ["cherry-pick", "theirs"]):
        git(repo, *command, PATH=path)
        assert (repo / PATH).read_text() == BOTH
        git(repo, "reset", "-q", "--hard", "main")


def test_a_revert_and_a_stash_take_what_they_are_about_and_nothing_else(repo: Path, path: str) -> None:
    commit(repo, {PATH: OURS.replace("Water", "More water")})
    git(repo, "revert", "--no-edit", "HEAD~1", PATH=path)
    assert (repo / PATH).read_text() == BASE.replace("Water", "More water")

    write(repo, {PATH: BASE.replace("period: 2019", "period: 2021")})
    git(repo, "stash", "-q")
    commit(repo, {PATH: BASE.replace("period: 2019\n", "period: 2019\ntags: [a]\n")})
    git(repo, "stash", "pop", "-q", PATH=path)
    assert (repo / PATH).read_text() == BASE.replace("period: 2019\n", "period: 2021\ntags: [a]\n")


def test_a_rename_on_one_side_is_followed(repo: Path, path: str) -> None:
    git(repo, "mv", PATH, PATH.replace("x.yaml", "y.yaml"))
    git(repo, "commit", "-q", "-m", "moved")
    git(repo, "merge", "-q", "theirs", "-m", "both", PATH=path)

    assert (repo / PATH.replace("x.yaml", "y.yaml")).read_text() == BOTH


def test_a_conflict_stands_around_its_field_alone(repo: Path, path: str) -> None:
    commit(repo, {PATH: OURS.replace("period: 2019", "period: 2022")})
    git(repo, "merge", "-q", "theirs", "-m", "both", check=False, PATH=path)

    markers = "<<<<<<< ours\nperiod: 2022\n=======\nperiod: 2020\n>>>>>>> theirs\n"
    assert (repo / PATH).read_text() == BOTH.replace("period: 2020\n", markers)
    assert git(repo, "ls-files", "--unmerged", "--", PATH).count("\n") == 2


def test_a_driver_that_fails_or_is_not_there_loses_nothing(repo: Path, tmp_path: Path) -> None:
    broken = program(tmp_path, "exit 1")
    for ends in ("exit 1", "exit 2", "exit 3", "exit 70", "exit 127", "kill -9 $$", ""):
        if ends:
            program(tmp_path, ends)
        else:
            (tmp_path / "coopctl").unlink()
        git(repo, "merge", "-q", "theirs", "-m", "both", check=False, PATH=broken)
        said = (repo / PATH).read_text()
        assert ("text: ours" in said, "text: theirs" in said, "<<<<<<<" in said) == (True, True, True), ends
        git(repo, "merge", "--abort")


def test_what_cannot_be_read_is_left_to_git(repo: Path, path: str) -> None:
    commit(repo, {PATH: OURS.replace("title: Water", "title: [Water")})
    git(repo, "merge", "-q", "theirs", "-m", "both", check=False, PATH=path)

    said = (repo / PATH).read_text()
    assert ("title: [Water" in said, "text: theirs" in said, "<<<<<<<" in said) == (True, True, True)
