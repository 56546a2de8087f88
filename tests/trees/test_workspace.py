from __future__ import annotations

from pathlib import Path

import pytest

from coopctl.errors import CANNOT_RUN, GitError, NoWorkspaceError, ReadError
from coopctl.trees import workspace
from tests import systems
from tests.repos import commit, git, write
from tests.tables import table


@table("start", ["", "data", "data/agreements", "data/actions/a", "docs/deep"])
@table("mark", ["coopctl.yaml", "data/agreements/a.yaml"])
def test_the_workspace_is_found_from_any_folder_inside(tmp_path: Path, start: str, mark: str) -> None:
    write(tmp_path, {mark: "", "data/agreements/b.yaml": "", "data/actions/a/x.yaml": "", "docs/deep/x": ""})

    assert workspace.locate(tmp_path / start) == tmp_path


def test_the_nearest_workspace_is_taken(tmp_path: Path) -> None:
    write(tmp_path, {"coopctl.yaml": "", "inner/data/agreements/a.yaml": "", "inner/docs/x": ""})

    assert workspace.locate(tmp_path / "inner" / "docs") == tmp_path / "inner"


def test_a_relative_start_is_taken_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"coopctl.yaml": "", "docs/x": ""})
    monkeypatch.chdir(tmp_path / "docs")

    assert workspace.locate(Path()) == tmp_path
    assert workspace.locate(Path("..")) == tmp_path


@systems.needs_links
def test_a_start_reached_through_a_link_is_where_the_link_leads(tmp_path: Path) -> None:
    write(tmp_path, {"real/coopctl.yaml": "", "real/docs/x": ""})
    (tmp_path / "link").symlink_to("real/docs")

    assert workspace.locate(tmp_path / "link") == tmp_path / "real"


def test_without_a_workspace_the_error_names_the_start_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"docs/x": "", "data/actions/x": ""})
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NoWorkspaceError) as caught:
        workspace.locate(Path("docs"))

    assert caught.value.message.params == {"path": "docs"}
    assert caught.value.code == CANNOT_RUN


def test_the_search_ends_at_the_top_of_a_git_working_tree(tmp_path: Path) -> None:
    write(tmp_path, {"coopctl.yaml": "", "repo/docs/x": ""})
    commit(tmp_path / "repo")

    with pytest.raises(NoWorkspaceError):
        workspace.locate(tmp_path / "repo" / "docs")


def test_the_top_of_a_git_working_tree_can_be_the_workspace(tmp_path: Path) -> None:
    commit(tmp_path, {"coopctl.yaml": "", "docs/x": ""})

    assert workspace.locate(tmp_path / "docs") == tmp_path


def test_the_search_ends_at_the_top_of_a_linked_working_tree(tmp_path: Path) -> None:
    commit(tmp_path / "repo", {"docs/x": ""})
    write(tmp_path, {"coopctl.yaml": ""})
    git(tmp_path / "repo", "worktree", "add", "-q", "../linked")

    with pytest.raises(NoWorkspaceError):
        workspace.locate(tmp_path / "linked" / "docs")


def test_an_empty_folder_named_like_gits_is_no_repository(tmp_path: Path) -> None:
    write(tmp_path, {"coopctl.yaml": "", "docs/x": ""})
    (tmp_path / "docs" / ".git").mkdir()

    assert workspace.locate(tmp_path / "docs") == tmp_path


def test_inside_gits_own_folder_the_workspace_is_above(tmp_path: Path) -> None:
    commit(tmp_path, {"coopctl.yaml": ""})

    assert workspace.locate(tmp_path / ".git" / "refs") == tmp_path


def test_a_bare_repository_is_the_answer_only_when_a_revision_is_read(tmp_path: Path) -> None:
    commit(tmp_path / "repo", {"coopctl.yaml": ""})
    git(tmp_path, "clone", "-q", "--bare", "repo", "bare.git")
    write(tmp_path, {"coopctl.yaml": ""})

    assert workspace.locate(tmp_path / "bare.git" / "refs", revision="main") == tmp_path / "bare.git"
    with pytest.raises(GitError, match="bare repository") as caught:
        workspace.locate(tmp_path / "bare.git")
    assert caught.value.help is not None
    assert "--at" in caught.value.help.text


def test_a_revision_does_not_change_where_the_workspace_is(tmp_path: Path) -> None:
    commit(tmp_path, {"sub/coopctl.yaml": "", "sub/docs/x": ""})

    assert workspace.locate(tmp_path / "sub" / "docs", revision="main") == tmp_path / "sub"
    with pytest.raises(NoWorkspaceError):
        workspace.locate(tmp_path, revision="main")


@pytest.mark.parametrize("start", ["nowhere", "file", "file/below"])
def test_a_start_that_is_no_folder_is_named_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    write(tmp_path, {"file": "", "coopctl.yaml": ""})
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ReadError) as caught:
        workspace.locate(Path(start))

    assert caught.value.message.params["path"] == str(Path(start))
    assert caught.value.code == CANNOT_RUN


@systems.needs_links
def test_a_start_that_is_a_loop_of_links_is_named(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")

    with pytest.raises(ReadError) as caught:
        workspace.locate(tmp_path / "loop")

    assert caught.value.message.params["path"] == str(tmp_path / "loop")
