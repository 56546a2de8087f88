from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl import disk, trees
from coopctl.errors import CANNOT_RUN, GitError, ReadError
from coopctl.findings import Fault
from coopctl.model.names import LARGEST_FILE
from coopctl.trees import workspace
from tests import systems
from tests.repos import commit, counting_git, without_privilege, write
from tests.repos import git as call

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SMALL: dict[str, str | bytes] = {
    "coopctl.yaml": "format: 1\n",
    "data/agreements/a.yaml": "title: A\n",
    "data/actions/a/x.yaml": "title: X\n",
    "docs/minutes.pdf": b"%PDF\xff",
    "README.md": "",
}


def everything(tree: trees.Tree) -> list[tuple[str, bytes | Fault]]:
    return list(tree.read([entry.path for entry in tree.files()]))


def paths(tree: trees.Tree) -> list[str]:
    return [entry.path for entry in tree.files()]


def fault(tree: trees.Tree, path: str) -> Fault:
    ((name, found),) = tree.read([path])
    assert name == path
    assert isinstance(found, Fault)
    return found


def three(root: Path) -> list[trees.Tree]:
    """Commit all there is and give the same workspace from its three sides."""
    commit(root)
    return [trees.worktree(root), trees.index(root), trees.at(root, "HEAD")]


@pytest.fixture
def public() -> Iterator[Path]:
    """Give a folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


# ---------------------------------------------------------------- the same from three sides

STRANGE: dict[str, str | bytes] = {
    **SMALL,
    "data/actions/a/line\nbreak.yaml": "1",
    'data/actions/a/tab\tquote".yaml': "2",
    os.fsdecode(b"data/actions/a/latin-\xe9.yaml"): "3",
    unicodedata.normalize("NFC", "data/actions/a/réunion.yaml"): "4",
    unicodedata.normalize("NFD", "data/actions/a/réunion.yaml"): "5",
    "data/actions/a/Upper.YML": "6",
    "data/actions/A/x.yaml": "7",
    "data/actions/a/:(glob)*.yaml": "8",
    "data/actions/a/-x.yaml": "9",
    "data/empty.yaml": "",
    "data/bytes": bytes(range(256)) * 4,
    "data/folder.yaml/inner.yaml": "10",
    "data/crlf.yaml": b"a: 1\r\nb: 2\r\n",
}


@systems.needs_any_name
@pytest.mark.parametrize("prefix", ["", "deep/in the/répertoire/"])
def test_three_trees_of_the_same_content_are_equal(tmp_path: Path, prefix: str) -> None:
    commit(tmp_path, {"elsewhere/data/y.yaml": "", "data.yaml": "", "data2/x": ""})
    root = write(tmp_path / prefix, STRANGE)
    commit(tmp_path)

    of_files, of_index, of_commit = trees.worktree(root), trees.index(root), trees.at(root, "main")

    assert paths(of_files) == paths(of_index) == paths(of_commit)
    assert set(paths(of_files)) == {*(set(STRANGE) - {"docs/minutes.pdf", "README.md"}), "data/folder.yaml"}
    assert [entry.regular for entry in of_files.files()] == [entry.regular for entry in of_commit.files()]
    assert everything(of_files) == everything(of_index) == everything(of_commit)
    assert dict(everything(of_files))["data/bytes"] == bytes(range(256)) * 4


@systems.needs_any_name
def test_files_are_sorted_by_path(tmp_path: Path) -> None:
    write(tmp_path, STRANGE)

    for tree in three(tmp_path):
        assert paths(tree) == sorted(paths(tree))


def test_each_tree_says_what_it_is(tmp_path: Path) -> None:
    found = commit(tmp_path, SMALL, day="2020-01-15")

    assert (trees.worktree(tmp_path).revision, trees.worktree(tmp_path).day) == ("worktree", None)
    assert (trees.index(tmp_path).revision, trees.index(tmp_path).day) == ("index", None)
    assert (trees.at(tmp_path, "HEAD").revision, trees.at(tmp_path, "HEAD").day) == (found, None)
    assert trees.at(tmp_path, "2020-02-01").revision == found
    assert trees.at(tmp_path, "2020-02-01").day == date(2020, 2, 1)


def test_git_knows_the_id_of_a_content_and_the_working_directory_does_not(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    of_files, of_index, of_commit = three(tmp_path)

    ids = [call(tmp_path, "rev-parse", f"HEAD:{path}") for path in paths(of_commit)]

    assert [entry.blob for entry in of_commit.files()] == [entry.blob for entry in of_index.files()] == ids
    assert {entry.blob for entry in of_files.files()} == {None}


def test_what_lies_outside_is_looked_for_on_the_disk_and_in_the_index(tmp_path: Path) -> None:
    astray = {"plan.yaml": "", "datas/actions/a/y.yaml": "", "actions/a/z.yml": "", "actions/index.js": ""}
    disk, index, head = three(write(tmp_path, {**SMALL, **astray, "docs/p.yaml": ""}))

    assert [*disk.outside()] == [*index.outside()] == ["actions/a/z.yml", "datas/actions/a/y.yaml", "plan.yaml"]
    assert [*head.outside()] == []
    shutil.rmtree(tmp_path / "data")
    with pytest.raises(ReadError, match="data") as caught:
        disk.files()
    assert caught.value.help
    assert caught.value.help.params == {"path": "datas"}


def test_contents_come_in_the_order_asked_for(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    wanted = ["data/agreements/a.yaml", "gone", "coopctl.yaml", "data/agreements/a.yaml"]

    for tree in three(tmp_path):
        assert [path for path, _ in tree.read(wanted)] == wanted


def test_each_tree_shows_its_own_moment(tmp_path: Path) -> None:
    first = commit(tmp_path, SMALL)
    write(tmp_path, {"data/agreements/a.yaml": "title: staged\n", "data/new.yaml": "staged"})
    call(tmp_path, "add", "-A")
    write(tmp_path, {"data/agreements/a.yaml": "title: saved\n"})
    (tmp_path / "data/actions/a/x.yaml").unlink()

    name = "data/agreements/a.yaml"
    assert dict(trees.worktree(tmp_path).read([name])) == {name: b"title: saved\n"}
    assert dict(trees.index(tmp_path).read([name])) == {name: b"title: staged\n"}
    assert dict(trees.at(tmp_path, first).read([name])) == {name: b"title: A\n"}
    assert "data/actions/a/x.yaml" not in paths(trees.worktree(tmp_path))
    assert "data/actions/a/x.yaml" in paths(trees.index(tmp_path))
    assert "data/new.yaml" not in paths(trees.at(tmp_path, first))


# ---------------------------------------------------------------- whether a file exists


@systems.needs_links
def test_the_three_trees_agree_on_what_exists(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    (tmp_path / "link.pdf").symlink_to("docs/minutes.pdf")
    (tmp_path / "linked").symlink_to("docs")
    asked = {
        "docs/minutes.pdf": True,
        "docs/./minutes.pdf": True,
        "README.md": True,
        "data/agreements/a.yaml": True,
        "docs": False,
        "docs/": False,
        "link.pdf": False,
        "linked/minutes.pdf": False,
        "gone.pdf": False,
        "": False,
        ".": False,
        "/etc/passwd": False,
        "../README.md": False,
        "docs/../../README.md": False,
        "a\0b": False,
    }

    for tree in three(tmp_path):
        assert tree.existing(asked) == {path for path, there in asked.items() if there}


@systems.needs_any_name
def test_a_name_that_differs_in_a_capital_does_not_exist(tmp_path: Path) -> None:
    write(tmp_path, SMALL)

    for tree in three(tmp_path):
        assert not tree.existing(["docs/Minutes.pdf"])


def test_a_file_above_the_workspace_does_not_exist_for_it(tmp_path: Path) -> None:
    write(tmp_path / "sub", SMALL)
    commit(tmp_path, {"above.pdf": "x"})

    for tree in (trees.worktree(tmp_path / "sub"), trees.index(tmp_path / "sub"), trees.at(tmp_path / "sub", "HEAD")):
        assert tree.existing(["docs/minutes.pdf", "../above.pdf", "above.pdf"]) == {"docs/minutes.pdf"}


# ---------------------------------------------------------------- what is no file


@systems.needs_links
def test_links_and_submodules_are_faults_in_every_tree(tmp_path: Path) -> None:
    root = write(tmp_path / "repo", SMALL)
    write(tmp_path, {"outside/x.yaml": "secret"})
    commit(tmp_path / "other", {"x": ""})
    (root / "data" / "out.yaml").symlink_to("../../outside/x.yaml")
    (root / "data" / "in.yaml").symlink_to("agreements/a.yaml")
    (root / "data" / "actions" / "linked").symlink_to("../../../outside")
    commit(root)
    call(root, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(tmp_path / "other"), "data/other")
    commit(root)
    odd = ["data/actions/linked", "data/in.yaml", "data/out.yaml"]

    for tree in (trees.worktree(root), trees.index(root), trees.at(root, "HEAD")):
        assert [entry.path for entry in tree.files() if not entry.regular and entry.path != "data/other"] == odd
        assert {fault(tree, path).code for path in odd} == {"not-a-regular-file"}
        assert "data/actions/linked/x.yaml" not in paths(tree)
        assert b"secret" not in [content for _, content in everything(tree)]
    for tree in (trees.index(root), trees.at(root, "HEAD")):
        assert "submodule" in fault(tree, "data/other").message.text
        assert next(entry for entry in tree.files() if entry.path == "data/out.yaml").blob is None


@systems.needs_links
def test_a_settings_file_that_is_a_link_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "other.yaml": "format: 1\n"})
    (tmp_path / "coopctl.yaml").unlink()
    (tmp_path / "coopctl.yaml").symlink_to("nowhere.yaml")

    for tree in three(tmp_path):
        assert trees.Entry("coopctl.yaml", regular=False) in tree.files()
        assert fault(tree, "coopctl.yaml").code == "not-a-regular-file"


def test_a_folder_with_the_name_of_a_record_is_a_fault_and_hides_nothing(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "data/actions/a/y.yaml/inner.yaml": "z"})

    for tree in three(tmp_path):
        assert trees.Entry("data/actions/a/y.yaml", regular=False) in tree.files()
        assert fault(tree, "data/actions/a/y.yaml").code == "not-a-regular-file"
        assert ("data/actions/a/y.yaml/inner.yaml", b"z") in everything(tree)


def test_what_is_not_there_or_outside_is_a_fault_in_every_tree(tmp_path: Path) -> None:
    write(tmp_path, SMALL)

    for tree in three(tmp_path):
        assert fault(tree, "data/gone.yaml").code == "unreadable-file"
        assert fault(tree, "../x.yaml").code == "not-a-regular-file"


def test_a_file_that_is_too_large_is_a_fault_in_every_tree(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "data/big.yaml": b"x" * (LARGEST_FILE + 1), "data/most.yaml": b"x" * LARGEST_FILE})

    for tree in three(tmp_path):
        assert fault(tree, "data/big.yaml").code == "too-large"
        assert dict(everything(tree))["data/most.yaml"] == b"x" * LARGEST_FILE


def test_a_content_that_git_has_lost_is_a_fault(tmp_path: Path) -> None:
    commit(tmp_path, SMALL)
    blob = call(tmp_path, "rev-parse", "HEAD:data/agreements/a.yaml")
    stored = tmp_path / ".git" / "objects" / blob[:2] / blob[2:]
    stored.chmod(0o600)  # Windows deletes nothing that is write-protected
    stored.unlink()

    tree = trees.at(tmp_path, "HEAD")

    assert fault(tree, "data/agreements/a.yaml").code == "unreadable-file"
    assert dict(everything(tree))["data/actions/a/x.yaml"] == b"title: X\n"


def test_every_code_of_a_fault_is_known_or_the_readers_own() -> None:
    given = [disk.link(), disk.folder(), disk.submodule(), disk.lost(), disk.vanished(), disk.outside()]

    assert {fault.code for fault in given} == set(trees.FAULTS)
    for code in trees.FAULTS:
        page = (ROOT / "coopctl" / "codes" / f"{code}.md").read_text(encoding="utf-8")
        assert page.startswith(f"# {code}: ")


# ---------------------------------------------------------------- no data


def test_a_missing_data_folder_is_an_error_on_the_disk(tmp_path: Path) -> None:
    write(tmp_path, {"coopctl.yaml": ""})

    with pytest.raises(ReadError, match="is missing") as caught:
        trees.worktree(tmp_path).files()

    assert caught.value.code == CANNOT_RUN
    assert caught.value.help is not None


def test_an_empty_data_folder_cannot_be_told_from_none_in_git(tmp_path: Path) -> None:
    write(tmp_path, {"coopctl.yaml": ""})
    (tmp_path / "data").mkdir()

    for tree in three(tmp_path):
        assert paths(tree) == ["coopctl.yaml"]


def test_a_folder_of_actions_need_not_be_there(tmp_path: Path) -> None:
    write(tmp_path, {"data/agreements/a.yaml": ""})

    for tree in three(tmp_path):
        assert paths(tree) == ["data/agreements/a.yaml"]


@pytest.mark.parametrize("kind", [pytest.param("link", marks=systems.needs_links), "file"])
def test_a_data_folder_that_is_something_else_is_an_error(tmp_path: Path, kind: str) -> None:
    write(tmp_path, {"coopctl.yaml": "", "other/agreements/a.yaml": ""})
    if kind == "link":
        (tmp_path / "data").symlink_to("other")
    else:
        write(tmp_path, {"data": "x"})

    for tree in three(tmp_path):
        with pytest.raises(ReadError, match="not a folder of its own"):
            tree.files()


@systems.needs_modes
@pytest.mark.parametrize("folder", ["data", "data/agreements", "data/actions"])
def test_a_data_folder_that_cannot_be_listed_is_an_error(public: Path, folder: str) -> None:
    write(public, SMALL)
    (public / folder).chmod(0)

    with without_privilege(), pytest.raises(ReadError, match="cannot be listed") as caught:
        trees.worktree(public).files()

    assert caught.value.message.params["path"] == folder


@systems.needs_modes
def test_a_folder_of_gits_that_cannot_be_read_is_named(public: Path) -> None:
    write(public, SMALL | {".git/HEAD": ""})
    (public / ".git").chmod(0)

    with without_privilege(), pytest.raises(GitError, match="git finds no repository in"):
        trees.not_checked_out(public)


@systems.needs_modes
def test_a_deeper_folder_that_cannot_be_listed_is_a_fault_and_hides_nothing_else(public: Path) -> None:
    write(public, SMALL)
    (public / "data/actions/a").chmod(0)

    with without_privilege():
        tree = trees.worktree(public)
        found = dict(everything(tree))
        odd = [entry.path for entry in tree.files() if not entry.regular]

    assert odd == ["data/actions/a"]
    assert fault_code(found["data/actions/a"]) == "unreadable-file"
    assert found["data/agreements/a.yaml"] == b"title: A\n"


def fault_code(content: bytes | Fault) -> str | None:
    return content.code if isinstance(content, Fault) else None


def test_a_commit_without_the_workspace_is_an_error(tmp_path: Path) -> None:
    commit(tmp_path, {"README.md": "", "datafile": ""}, day="2019-01-01")
    commit(tmp_path, SMALL)

    with pytest.raises(ReadError, match="no workspace in revision") as caught:
        trees.at(tmp_path, "HEAD~1")

    assert caught.value.message.params == {"revision": "HEAD~1"}


def test_a_folder_that_came_later_is_an_error_in_an_older_commit(tmp_path: Path) -> None:
    commit(tmp_path, {"README.md": ""})
    write(tmp_path / "sub", SMALL)
    commit(tmp_path)

    with pytest.raises(ReadError):
        trees.at(tmp_path / "sub", "HEAD~1")
    assert trees.at(tmp_path / "sub", "HEAD").existing(["README.md"])


def test_an_index_without_the_workspace_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    call(tmp_path, "init", "-q")

    with pytest.raises(ReadError, match="nothing is staged yet"):
        trees.index(tmp_path).files()
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "coopctl.yaml").unlink(missing_ok=True)
    with pytest.raises(ReadError, match="is missing"):
        trees.index(tmp_path).files()


# ---------------------------------------------------------------- repositories of all kinds


def test_the_working_directory_needs_neither_git_nor_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, SMALL)
    monkeypatch.setenv("PATH", str(tmp_path))

    root = workspace.locate(tmp_path / "docs")

    assert dict(everything(trees.worktree(root)))["data/agreements/a.yaml"] == b"title: A\n"
    with pytest.raises(GitError):
        trees.index(root)
    with pytest.raises(GitError):
        trees.at(root, "HEAD")


def test_a_bare_repository_is_read_from_its_shallowest_settings(tmp_path: Path) -> None:
    root = tmp_path / "repo"
    write(root / "b" / "plans", SMALL)
    commit(root, {"a/deep/er/coopctl.yaml": "", "z/y/coopctl.yaml": "", "data/agreements/trap.yaml": ""})
    call(tmp_path, "clone", "-q", "--bare", "repo", "bare.git")
    bare = workspace.locate(tmp_path / "bare.git", revision="main")

    tree = trees.at(bare, "main")

    assert everything(tree) == everything(trees.worktree(root / "b" / "plans"))
    assert tree.existing(["docs/minutes.pdf"])


def test_a_bare_repository_without_settings_is_no_workspace(tmp_path: Path) -> None:
    commit(tmp_path / "repo", {"data/agreements/a.yaml": ""})
    call(tmp_path, "clone", "-q", "--bare", "repo", "bare.git")

    with pytest.raises(ReadError):
        trees.at(tmp_path / "bare.git", "main")


def test_linked_working_trees_have_their_own_index_and_head(tmp_path: Path) -> None:
    commit(tmp_path / "repo", SMALL)
    call(tmp_path / "repo", "worktree", "add", "-q", "-b", "other", "../linked")
    linked = tmp_path / "linked"
    write(linked, {"data/new.yaml": "new"})
    call(linked, "add", "-A")

    assert "data/new.yaml" in paths(trees.index(linked))
    assert "data/new.yaml" not in paths(trees.index(tmp_path / "repo"))
    assert "data/new.yaml" not in paths(trees.at(linked, "HEAD"))


def test_a_workspace_in_a_submodule_reads_the_submodules_history(tmp_path: Path) -> None:
    commit(tmp_path / "plans", SMALL)
    commit(tmp_path / "outer", {"README.md": ""})
    add = ("submodule", "add", "-q", (tmp_path / "plans").as_posix(), "plans")
    call(tmp_path / "outer", "-c", "protocol.file.allow=always", *add)
    root = workspace.locate(tmp_path / "outer" / "plans" / "docs")

    assert root == tmp_path / "outer" / "plans"
    assert everything(trees.at(root, "HEAD")) == everything(trees.worktree(root)) == everything(trees.index(root))


# ---------------------------------------------------------------- the index


def test_an_unmerged_file_is_a_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    commit(tmp_path, SMALL)
    call(tmp_path, "checkout", "-q", "-b", "theirs")
    commit(tmp_path, {"data/agreements/a.yaml": "title: theirs\n"})
    call(tmp_path, "checkout", "-q", "main")
    commit(tmp_path, {"data/agreements/a.yaml": "title: ours\n"})
    call(tmp_path, "merge", "-q", "theirs", check=False)

    tree = trees.index(tmp_path)

    assert paths(tree) == ["coopctl.yaml", "data/actions/a/x.yaml", "data/agreements/a.yaml"]
    assert fault(tree, "data/agreements/a.yaml").code == "merge-conflict"
    assert dict(everything(tree))["data/actions/a/x.yaml"] == b"title: X\n"
    assert [entry.path for entry in tree.files() if entry.blob is None] == ["data/agreements/a.yaml"]


@pytest.mark.parametrize("prefix", ["", "deep/er/"])
def test_an_announced_file_is_left_out_as_a_commit_leaves_it_out(tmp_path: Path, prefix: str) -> None:
    root = write(tmp_path / prefix, {**SMALL, "data/empty.yaml": ""})
    commit(tmp_path)
    write(root, {"data/announced.yaml": "x", "data/also-empty.yaml": ""})
    call(root, "add", "-N", "data/announced.yaml")
    call(root, "add", "data/also-empty.yaml")

    found = paths(trees.index(root))

    assert "data/announced.yaml" not in found
    assert {"data/empty.yaml", "data/also-empty.yaml"} <= set(found)
    commit_without_adding(root)
    assert paths(trees.at(root, "HEAD")) == found


def commit_without_adding(root: Path) -> None:
    call(root, "commit", "-q", "-m", "as it is")


HOOK = """#!{python}
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from coopctl import trees
from coopctl.trees import workspace
tree = trees.index(workspace.locate(Path({start!r})))
with open({notes!r}, "w", encoding="utf-8") as notes:
    for path, content in tree.read([entry.path for entry in tree.files()]):
        print(path, content, file=notes)
"""


@systems.needs_scripts
@pytest.mark.parametrize("start", [".", "data/actions"])
@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize(
    ("words", "agreement", "action"),
    [
        (("commit",), "staged", "old"),
        (("commit", "-a"), "saved", "saved"),
        (("commit", "data/actions/a/x.yaml"), "old", "saved"),
        (("commit", "-i", "data/actions/a/x.yaml"), "staged", "saved"),
        (("commit", "--amend"), "staged", "old"),
    ],
)
def test_a_hook_reads_the_very_files_that_the_commit_will_hold(
    tmp_path: Path, words: tuple[str, ...], agreement: str, action: str, start: str, linked: bool
) -> None:
    root = tmp_path / "repo"
    commit(root, {"coopctl.yaml": "", "data/agreements/a.yaml": "old", "data/actions/a/x.yaml": "old"})
    if linked:
        call(root, "worktree", "add", "-q", "../linked")
        root = tmp_path / "linked"
    hook = write(tmp_path / "repo" / ".git" / "hooks", {}) / "pre-commit"
    notes = tmp_path / "notes"
    hook.write_text(HOOK.format(python=sys.executable, root=str(ROOT), start=start, notes=str(notes)), encoding="utf-8")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    write(root, {"data/agreements/a.yaml": "staged"})
    call(root, "add", "data/agreements/a.yaml")
    write(root, {"data/actions/a/x.yaml": "saved"})
    if "-a" in words:
        write(root, {"data/agreements/a.yaml": "saved"})

    call(root, *words, "-q", "-m", "a change")

    assert notes.read_text(encoding="utf-8").splitlines() == [
        "coopctl.yaml b''",
        f"data/actions/a/x.yaml {action.encode()!r}",
        f"data/agreements/a.yaml {agreement.encode()!r}",
    ]
    committed = [f"{path} {content!r}" for path, content in everything(trees.at(root, "HEAD"))]
    assert notes.read_text(encoding="utf-8").splitlines() == committed


@pytest.mark.parametrize("folder", ["docs", ".", ".."])
def test_an_index_named_by_the_environment_is_the_one_that_git_reads_whatever_folder_a_hook_went_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    commit(tmp_path, SMALL)
    write(tmp_path, {"data/other.yaml": "in the other index"})
    call(tmp_path, "add", "-A", GIT_INDEX_FILE="docs/other-index")
    monkeypatch.setenv("GIT_INDEX_FILE", "docs/other-index")
    monkeypatch.chdir(tmp_path / folder)

    assert dict(everything(trees.index(tmp_path)))["data/other.yaml"] == b"in the other index"
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert "data/other.yaml" not in paths(trees.index(tmp_path))


# ---------------------------------------------------------------- no more than is needed


@systems.needs_scripts
def test_a_tree_of_a_thousand_files_takes_a_handful_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "repo"
    commit(root, {"coopctl.yaml": "", **{f"data/actions/a/x{number}.yaml": str(number) for number in range(1_000)}})
    program, notes = counting_git(tmp_path)
    monkeypatch.setenv("PATH", f"{program}{os.pathsep}{os.environ['PATH']}")

    tree = trees.at(root, "HEAD")
    found = everything(tree)
    assert tree.existing([path for path, _ in found]) == {path for path, _ in found}

    asked = [line.split(str(root))[1].split()[0] for line in notes.read_text(encoding="utf-8").splitlines()]
    assert asked.count("cat-file") == 1
    assert asked.count("ls-tree") == 1
    assert len(asked) <= 6
    assert len(found) == 1_001


@systems.needs_fifos
def test_listing_files_reads_none(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    os.mkfifo(tmp_path / "data" / "pipe.yaml")
    before = {path: path.stat().st_atime_ns for path in tmp_path.rglob("*.yaml")}

    assert trees.Entry("data/pipe.yaml", regular=False) in trees.worktree(tmp_path).files()

    assert {path: path.stat().st_atime_ns for path in tmp_path.rglob("*.yaml")} == before


# ---------------------------------------------------------------- equal folders cost a repository nothing


def levels(root: Path, number: int) -> str:
    """Store folders within each other, ten equal ones in each, and return the id of the topmost."""
    blob = call(root, "hash-object", "-w", "coopctl.yaml")
    rows = "".join(f"100644 blob {blob}\tf{each}\n" for each in range(10))
    for _ in range(number):
        (root / "rows").write_text(rows)
        tree = call(root, "-c", "alias.made=!git mktree <rows", "made")
        rows = "".join(f"040000 tree {tree}\t{each}\n" for each in range(10))
    (root / "rows").unlink()
    return tree


@systems.only_posix
def test_a_revision_is_listed_where_the_workspace_is_and_nowhere_else(tmp_path: Path) -> None:
    commit(tmp_path, {**SMALL, "coopctl.yaml": ""})
    everywhere = levels(tmp_path, 9)
    rows = call(tmp_path, "ls-tree", "HEAD") + f"\n040000 tree {everywhere}\tzz\n"
    (tmp_path / "rows").write_text(rows)
    top = call(tmp_path, "-c", "alias.made=!git mktree <rows", "made")
    revision = call(tmp_path, "commit-tree", top, "-m", "a change")

    tree = trees.at(tmp_path, revision)

    assert {entry.path for entry in tree.files()} == {entry.path for entry in trees.at(tmp_path, "HEAD").files()}
    assert tree.existing(["docs/minutes.pdf", "zz/0/1/2/3/4/5/6/7/f8", "zz/0"]) == {
        "docs/minutes.pdf",
        "zz/0/1/2/3/4/5/6/7/f8",
    }


@systems.only_posix
def test_a_data_folder_of_a_thousand_million_paths_is_an_error(tmp_path: Path) -> None:
    commit(tmp_path, {**SMALL, "coopctl.yaml": ""})
    (tmp_path / "rows").write_text(f"040000 tree {levels(tmp_path, 9)}\tdata\n")
    top = call(tmp_path, "-c", "alias.made=!git mktree <rows", "made")
    revision = call(tmp_path, "commit-tree", top, "-m", "a change")

    with pytest.raises(GitError, match="lists more than"):
        trees.at(tmp_path, revision)


@systems.only_posix
def test_a_bare_repository_of_equal_folders_is_searched_once_in_each(tmp_path: Path) -> None:
    work, bare = tmp_path / "work", tmp_path / "bare.git"
    commit(work, {"a": ""})
    write(work, {"coopctl.yaml": ""})
    (work / "rows").write_text(f"040000 tree {levels(work, 9)}\tzz\n")
    top = call(work, "-c", "alias.made=!git mktree <rows", "made")
    call(work, "update-ref", "refs/heads/odd", call(work, "commit-tree", top, "-m", "a change"))
    call(tmp_path, "clone", "-q", "--bare", "work", "bare.git")

    with pytest.raises(ReadError, match="no workspace"):
        trees.at(bare, "odd")
