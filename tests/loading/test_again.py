from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl import strict_yaml, trees
from coopctl.errors import ReadError
from coopctl.loading import again
from coopctl.loading.loader import load

if TYPE_CHECKING:
    from tests.conftest import Workspace


def test_a_raw_map_is_the_same_whether_it_is_kept_or_read_again(workspace: Workspace) -> None:
    tree = trees.worktree(workspace())
    kept, again = load(tree, whole=True).portfolio, load(tree).portfolio

    for ref, action in kept.actions.items():
        assert dict(again.actions[ref].data) == action.data
        assert (list(again.actions[ref].data), len(again.actions[ref].data)) == (list(action.data), len(action.data))
    assert again == kept


def test_texts_and_documents_are_those_of_the_files(workspace: Workspace) -> None:
    root = workspace(files={"data/actions/mons-sefrou/broken.yaml": "title: [\n"})
    loaded = load(trees.worktree(root))

    assert loaded.texts["data/actions/mons-sefrou/broken.yaml"] == "title: [\n"
    assert "data/actions/mons-sefrou/broken.yaml" not in loaded.documents
    assert all(text == (root / path).read_text(encoding="utf-8") for path, text in loaded.texts.items())
    assert set(loaded.documents) == set(loaded.texts) - {"data/actions/mons-sefrou/broken.yaml"}
    assert loaded.texts.get("data/actions/mons-sefrou/nosuch.yaml") is None


def test_the_document_of_a_sound_file_is_the_one_that_reading_gives(workspace: Workspace) -> None:
    record = "title: {en: A}\nstatus: planned\nsummary: ’x’ > ? y\n"
    written = (
        f"---\n# a comment\n{record}",
        f"{record}...\n",
        record.replace("\n", "\r\n"),
        f"{record}tags: [a , c]\n",
    )
    root = workspace(files={f"data/actions/mons-sefrou/odd-{at}.yaml": each for at, each in enumerate(written)})
    tree = trees.worktree(root)
    loaded = load(tree, whole=True)
    read = {
        path: strict_yaml.read(path, held).document for path, held in tree.read(loaded.paths) if isinstance(held, bytes)
    }

    assert loaded.findings == ()
    assert {path: loaded.documents[path] for path in read} == read
    assert [bool(document.readable) for path, document in read.items() if document and "odd" in path].count(True) == 1


@pytest.mark.parametrize("content", ["", "- a\n", "title: [\n"])
def test_a_file_that_changed_since_it_was_read_is_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr(again, "_ROOM", 0)
    root = workspace()
    loaded = load(trees.worktree(root))
    path = next(iter(loaded.portfolio.actions.values())).path
    (root / path).write_text(content, encoding="utf-8")

    with pytest.raises(ReadError) as caught:
        dict(next(iter(loaded.portfolio.actions.values())).data)

    assert path in str(caught.value.message)


def test_a_file_that_vanished_since_it_was_read_is_said(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "_ROOM", 0)
    root = workspace()
    loaded = load(trees.worktree(root))
    action = next(iter(loaded.portfolio.actions.values()))
    (root / action.path).unlink()

    with pytest.raises(ReadError):
        len(action.data)


def test_small_files_say_what_they_said_when_they_were_read(workspace: Workspace) -> None:
    root = workspace()
    loaded = load(trees.worktree(root))
    action = next(iter(loaded.portfolio.actions.values()))
    before = (root / action.path).read_text(encoding="utf-8")
    (root / action.path).unlink()

    assert loaded.texts[action.path] == before
    assert dict(action.data) == loaded.documents[action.path].data
