"""Where CI platforms find a file: from the top of the checkout, also where git cannot be asked."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests import systems
from tests.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Answer, Coopctl
    from tests.conftest import Workspace

BAD = "data/actions/mons-sefrou/bad.yaml"
FORMS = ("github", "gitlab", "sarif", "junit")


@pytest.fixture
def top(workspace: Workspace, tmp_path: Path) -> Path:
    """Return a repository with the workspace in its folder `our plans`, in which one file is wrong."""
    root = workspace(files={BAD: "title: x\nstatus: plannd\n"})
    top = tmp_path / "top"
    top.mkdir()
    root.rename(top / "our plans")
    commit(top, {"README": "x"})
    return top


def named(form: str, text: str) -> set[str]:
    """Return the files that a report is about."""
    if form == "github":
        return set(re.findall(r"(?m)^::error file=([^,]*)", text))
    if form == "gitlab":
        return {each["location"]["path"] for each in json.loads(text)}
    if form == "sarif":
        (run,) = json.loads(text)["runs"]
        places = [
            place["physicalLocation"]["artifactLocation"] for each in run["results"] for place in each["locations"]
        ]
        return {place["uri"].replace("%20", " ") for place in places}
    suites = ET.fromstring(text)  # noqa: S314 - our own output
    return {suite.get("name", "") for suite in suites if suite.get("failures") != "0"}


def validate(coopctl: Coopctl, root: Path, form: str) -> Answer:
    answer = coopctl(root, "validate", "--format", form)
    assert answer.code == 1
    return answer


@pytest.mark.parametrize("form", FORMS)
def test_paths_count_from_the_top_of_the_repository(form: str, top: Path, coopctl: Coopctl) -> None:
    answer = validate(coopctl, top / "our plans", form)

    assert named(form, answer.out) == {f"our plans/{BAD}"}
    assert answer.err == ""


@pytest.mark.parametrize("form", FORMS)
def test_git_need_not_be_installed(form: str, top: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    answer = validate(coopctl, top / "our plans", form)

    assert named(form, answer.out) == {f"our plans/{BAD}"}
    assert answer.err == ""


@systems.only_root
@pytest.mark.parametrize("form", FORMS)
def test_a_repository_of_another_user_has_its_top_all_the_same(form: str, top: Path, coopctl: Coopctl) -> None:
    for path in (top, top / ".git", top / "our plans"):
        os.chown(path, 12345, 12345)
    assert "dubious ownership" in git(top, "status", check=False) or git(top, "rev-parse", "HEAD", check=False) == ""

    assert named(form, validate(coopctl, top / "our plans", form).out) == {f"our plans/{BAD}"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BITBUCKET_CLONE_DIR"])
def test_without_a_checkout_the_ci_server_says_where_it_is(
    form: str, variable: str, top: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / ".git").rename(top.parent / "away")
    monkeypatch.setenv(variable, str(top))
    answer = validate(coopctl, top / "our plans", form)

    assert named(form, answer.out) == {f"our plans/{BAD}"}
    assert answer.err == ""


def test_what_the_ci_server_names_counts_only_around_the_workspace(
    top: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / ".git").rename(top.parent / "away")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(top.parent / "elsewhere"))
    answer = validate(coopctl, top / "our plans", "github")

    assert named("github", answer.out) == {BAD}
    assert answer.err.startswith("no git checkout is around this workspace")


@pytest.mark.parametrize("form", FORMS)
def test_where_nobody_says_it_there_is_one_remark(form: str, top: Path, coopctl: Coopctl) -> None:
    (top / ".git").rename(top.parent / "away")
    answer = validate(coopctl, top / "our plans", form)

    assert named(form, answer.out) == {BAD}
    assert answer.err == "no git checkout is around this workspace: the report names files from its own folder\n"
    assert coopctl(top / "our plans", "validate", "--format", form, "--quiet").err == ""


@pytest.mark.parametrize("form", ["short", "pretty", "json"])
def test_formats_with_paths_of_the_workspace_need_no_checkout(form: str, top: Path, coopctl: Coopctl) -> None:
    (top / ".git").rename(top.parent / "away")

    assert validate(coopctl, top / "our plans", form).err == ""


@pytest.mark.parametrize("form", FORMS)
def test_a_submodule_is_named_from_the_outermost_checkout(
    form: str, top: Path, coopctl: Coopctl, tmp_path: Path
) -> None:
    outer = tmp_path / "outer"
    commit(outer, {"README": "x"})
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(top), "modules/of us")

    answer = validate(coopctl, outer / "modules/of us/our plans", form)

    assert named(form, answer.out) == {f"modules/of us/our plans/{BAD}"}


def test_a_submodule_of_a_submodule_and_a_linked_working_tree(top: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    allowed = ("-c", "protocol.file.allow=always")
    for name, inner in (("middle", top), ("outer", tmp_path / "middle")):
        commit(tmp_path / name, {"README": "x"})
        git(tmp_path / name, *allowed, "submodule", "--quiet", "add", str(inner), inner.name)
        commit(tmp_path / name)
    git(tmp_path / "outer", *allowed, "submodule", "--quiet", "update", "--init", "--recursive")
    git(top, "worktree", "add", "--quiet", "--detach", str(tmp_path / "outer/linked"))

    nested = validate(coopctl, tmp_path / "outer/middle/top/our plans", "github")
    linked = validate(coopctl, tmp_path / "outer/linked/our plans", "github")

    assert named("github", nested.out) == {f"middle/top/our plans/{BAD}"}
    assert named("github", linked.out) == {f"our plans/{BAD}"}


def test_another_repository_within_a_repository_counts_for_itself(top: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    commit(tmp_path, {"README": "x"})

    assert named("github", validate(coopctl, top / "our plans", "github").out) == {f"our plans/{BAD}"}


def test_init_knows_the_top_of_a_repository_that_git_cannot_be_asked_about(
    tmp_path: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path / "repo", {"README": "x"})
    monkeypatch.setenv("PATH", "/nowhere")

    below = coopctl(tmp_path / "repo", "init", "plans", "--dry-run")
    top = coopctl(tmp_path / "repo", "init", "--dry-run")

    assert "top of the repository" in below.out
    assert "top of the repository" not in top.out


def test_a_sparse_submodule_tells_of_its_own_index(top: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    commit(tmp_path / "outer", {"README": "x"})
    git(tmp_path / "outer", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(top), "inner")
    git(tmp_path / "outer/inner", "sparse-checkout", "set", "our plans/data/agreements")

    answer = coopctl(tmp_path / "outer/inner/our plans", "list", "actions")

    assert "of the index are not checked out" in answer.err
