"""A tree in which one file holds what an editor sends, in every kind of tree below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.findings import Fault
from coopctl.model.names import LARGEST_FILE
from coopctl.trees import OverlayTree
from tests.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.trees import Tree

NEW, OLD, OTHER = "data/actions/a/new.yaml", "data/actions/a/old.yaml", "data/agreements/a.yaml"


@pytest.fixture(params=["worktree", "index", "commit"])
def below(request: pytest.FixtureRequest, tmp_path: Path) -> Tree:
    commit(tmp_path, {"coopctl.yaml": "", OLD: "old", OTHER: "other"})
    if request.param == "worktree":
        return trees.worktree(tmp_path)
    return trees.index(tmp_path) if request.param == "index" else trees.at(tmp_path, "HEAD")


def test_the_file_holds_what_was_sent_and_the_others_what_they_held(below: Tree) -> None:
    tree = OverlayTree(below, {OLD: b"sent"})

    assert list(tree.read([OTHER, OLD, OTHER])) == [(OTHER, b"other"), (OLD, b"sent"), (OTHER, b"other")]
    assert [entry.path for entry in tree.files()] == ["coopctl.yaml", OLD, OTHER]
    assert (tree.revision, tree.day) == (below.revision, below.day)


def test_a_file_that_is_not_there_yet_is(below: Tree) -> None:
    tree = OverlayTree(below, {NEW: b"sent"})

    assert [entry.path for entry in tree.files()] == ["coopctl.yaml", NEW, OLD, OTHER]
    assert list(tree.read([NEW])) == [(NEW, b"sent")]
    assert tree.existing([NEW])
    assert tree.existing([f"./{NEW}"])
    assert tree.existing([OLD])
    assert not tree.existing(["data/actions/a/x.yaml"])
    assert not below.existing([NEW])


def test_what_is_too_large_is_refused_as_on_the_disk(below: Tree) -> None:
    for size, refused in ((LARGEST_FILE, False), (LARGEST_FILE + 1, True)):
        ((_, content),) = OverlayTree(below, {NEW: b"x" * size}).read([NEW])
        assert isinstance(content, Fault) is refused


def test_a_file_may_be_gone(below: Tree) -> None:
    tree = OverlayTree(below, {OLD: None, NEW: b"sent"})

    assert [entry.path for entry in tree.files()] == ["coopctl.yaml", NEW, OTHER]
    assert tree.existing([OLD, NEW, OTHER]) == {NEW, OTHER}
