"""`trend`, `history` and `diff` say the same of a history wherever git keeps it, and whatever is laid over it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coopctl.errors import CANNOT_RUN
from tests.commands.test_diff import AGREEMENT, FILES, PIPE, well
from tests.commands.test_history import WELL_PATH, made
from tests.repos import git, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.commands.conftest import Coopctl

DAY = ("--as-of", "2020-06-15", "--lang", "en")
ASKED = (("trend", "water/well"), ("history", "water/well"), ("diff", "HEAD~2..HEAD"), ("diff", "HEAD~1"))
PUMP = ("due: 2019-05}", "due: 2019-05, done: 2020-02-10}")
LATER = ((PUMP,), (PUMP, ("due: 2019-06}", "due: 2019-09}")), (PUMP, ("due: 2019-06}", "due: 2020-09}")))


def grown(root: Path, below: str = "") -> Path:
    """Make a repository whose workspace stands in a folder of it; each commit changes one action."""
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    made(root, {f"{below}{path}": content for path, content in FILES.items()}, "2020-01-15", "begin")
    for month, changes in enumerate(LATER, 2):
        made(root, {f"{below}{WELL_PATH}": well(*changes)}, f"2020-0{month}-15", f"change {month}")
    return root


def said(coopctl: Coopctl, root: Path) -> list[str]:
    """Return what is said, without the ids of commits."""
    answers = [coopctl(root, *words, *DAY, "--format", "json") for words in ASKED]
    assert [(each.code, each.err) for each in answers] == [(0, "")] * len(ASKED)
    ids = git(root, "rev-list", "HEAD", GIT_NO_REPLACE_OBJECTS="1", GIT_GRAFT_FILE=os.devnull).split()
    found = []
    for each in answers:
        told = each.out
        for place, id_ in enumerate(ids):
            told = told.replace(id_, f"commit {place}").replace(id_[:10], f"commit {place}")
        found.append(told)
    return found


def test_wherever_it_is_kept_it_is_the_same(tmp_path: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    root = grown(tmp_path / "plain")
    told = said(coopctl, root)
    assert '"progress": 66.7' in told[0]
    assert "change 4" in told[1]

    git(tmp_path, "init", "-q", "super")
    git(tmp_path / "super", "-c", "protocol.file.allow=always", "submodule", "add", "-q", root.as_uri(), "pläne")
    assert said(coopctl, tmp_path / "super" / "pläne") == told
    git(tmp_path, "clone", "-q", "--separate-git-dir", str(tmp_path / "kept"), root.as_uri(), "apart")
    assert said(coopctl, tmp_path / "apart") == told
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "an odd\nplace"), "HEAD")
    assert said(coopctl, tmp_path / "an odd\nplace") == told
    assert said(coopctl, grown(tmp_path / "whole", "plans/été 1/") / "plans" / "été 1") == told
    asked = [coopctl(root, *words, *DAY) for words in ASKED]
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"):
        monkeypatch.setenv(name, str(tmp_path / "nowhere"))
    assert [coopctl(root, *words, *DAY) for words in ASKED] == asked
    monkeypatch.undo()
    git(tmp_path, "clone", "-q", "--bare", root.as_uri(), "bare.git")
    for words in (("trend",), ("history", "water/well"), ("diff",)):
        assert coopctl(tmp_path / "bare.git", *words, *DAY).code == CANNOT_RUN
    bare = coopctl(tmp_path / "bare.git", "diff", "HEAD~2..HEAD", *DAY, "--format", "json")
    assert (bare.code, bare.json["items"]) == (
        0,
        coopctl(root, "diff", "HEAD~2..HEAD", *DAY, "--format", "json").json["items"],
    )


def test_what_is_laid_over_it_is_not_believed_and_what_is_missing_is_said(tmp_path: Path, coopctl: Coopctl) -> None:
    root = grown(tmp_path / "plain")
    told = said(coopctl, root)
    git(root, "config", "uploadpack.allowFilter", "true")
    for filtered in ("blob:none", "tree:0"):
        git(tmp_path, "clone", "-q", f"--filter={filtered}", root.as_uri(), filtered.replace(":", ""))
        part = tmp_path / filtered.replace(":", "")
        for words in (("trend",), ("history", "water/well"), ("diff", "HEAD~2")):
            answer = coopctl(part, *words, *DAY)
            assert (answer.code, "git fetch --refetch --no-filter" in answer.err) == (CANNOT_RUN, True), words
        git(part, "fetch", "-q", "--refetch", "--no-filter")
        assert said(coopctl, part) == told
    git(root, "replace", "HEAD~1", "HEAD~3")
    (root / ".git" / "info").mkdir(exist_ok=True)
    (root / ".git" / "info" / "grafts").write_text(f"{git(root, 'rev-parse', 'HEAD')}\n")
    assert said(coopctl, root) == told


def test_an_agreement_that_is_called_otherwise_takes_its_past_along(tmp_path: Path, coopctl: Coopctl) -> None:
    root = grown(tmp_path / "plain")
    (root / "data" / "actions" / "water").rename(root / "data" / "actions" / "river")
    (root / "data" / "agreements" / "water.yaml").unlink()
    write(root, {"data/agreements/river.yaml": f"{AGREEMENT}formerly: [water]\n"})
    made(root, {}, "2020-05-15", "the folder is called otherwise")

    points = coopctl(root, "trend", "river/well", *DAY, "--format", "json").json["items"]
    assert [each["progress"] for each in points] == [33.3, *[66.7] * 5]
    items = coopctl(root, "history", "river/well", *DAY, "--format", "json").json["items"]
    assert [(each["state"], each["ref"]) for each in items] == [
        ("changed", "river/well"), *[("changed", "water/well")] * 3, ("new", "water/well"),
    ]  # fmt: skip


def test_a_workspace_that_was_moved_takes_its_past_along(tmp_path: Path, coopctl: Coopctl) -> None:
    root = grown(tmp_path / "plain")
    told = said(coopctl, root)
    (root / "other").mkdir()
    now = root
    for day, way in (("05-15", "a/été 1"), ("05-16", ""), ("05-17", "plans")):
        now, before = root / way, now
        now.mkdir(parents=True, exist_ok=True)
        for name in ("coopctl.yaml", "data"):
            (before / name).rename(now / name)
        made(root, {}, f"2020-{day}", "move")
    moved = [coopctl(now, *words, *DAY, "--format", "json") for words in (*ASKED[:2], ("diff", "HEAD~4"))]
    assert [(each.code, each.err) for each in moved] == [(0, "")] * 3

    points, items, changed = (each.json["items"] for each in moved)
    assert [each["progress"] for each in points] == [33.3, *[66.7] * 5]
    assert [each["subject"] for each in items] == ["change 4", "change 3", "change 2", "begin"]
    assert [each["ref"] for each in changed] == ["water/well"]
    assert '"change 4"' in told[1]
    for revision in ("HEAD~1", "HEAD~2", "HEAD~6"):
        assert coopctl(now, "show", "water/well", "--at", revision, *DAY).code == 0
    # Where it is a copy that was added, what it was copied from has a history of its own.
    write(root / "copy", {name: (now / name).read_bytes() for name in FILES})
    made(root, {}, "2020-05-20", "copy")
    items = coopctl(root / "copy", "history", "water/well", *DAY, "--format", "json").json["items"]
    assert [each["subject"] for each in items] == ["copy"]


def test_an_octopus_tells_each_branch_once(tmp_path: Path, coopctl: Coopctl) -> None:
    root = grown(tmp_path / "plain")
    for name in ("pipe", "trees"):
        git(root, "checkout", "-q", "-b", name, "main")
        made(
            root, {f"data/actions/water/{name}.yaml": PIPE.replace("planned", "on_hold")}, "2020-05-01", f"hold {name}"
        )
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "all three", "pipe", "trees", day="2020-05-02")
    assert len(git(root, "rev-list", "--parents", "-1", "HEAD").split()) == 4

    for name in ("pipe", "trees"):
        items = coopctl(root, "history", f"water/{name}", *DAY, "--format", "json").json["items"]
        assert [each["subject"] for each in items] == [f"hold {name}", "begin"]
        alone = coopctl(root, "history", f"water/{name}", *DAY, "--first-parent", "--format", "json").json["items"]
        assert [each["subject"] for each in alone] == ["all three", "begin"]
    assert coopctl(root, "trend", "--full", "--every", "commit", *DAY, "--format", "json").code == 0
