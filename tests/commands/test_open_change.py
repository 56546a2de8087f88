"""A change that was cut short: who reads is told, `doctor` says it, `doctor --mend` sees to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from coopctl import saving
from coopctl.disk import replacing
from coopctl.saving import notes
from tests.commands.test_doctor import facts
from tests.repos import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Workspace

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
ONE, TWO = "data/agreements/x.yaml", "data/agreements/y.yaml"


@pytest.fixture
def root(workspace: Workspace, git: Git) -> Path:
    root = workspace()
    git(root, "init", "-q")
    return root


def cut_short(root: Path) -> None:
    """Leave what a process leaves that was killed after the first of two files, at the second's temporary file."""
    files = tuple(
        notes.FileNote(path, None, notes.Kept(b"id: x\n", None), f".coopctl-9999999{n}-0123456789ab.tmp")
        for n, path in enumerate((ONE, TWO))
    )
    store = saving.store_of(root)
    write(store.folder, {"open.json": notes.write(notes.Note("two new files", NOW, files))})
    write(root, {ONE: "id: x\n", f"data/agreements/{files[1].temporary}": "id"})


def test_who_reads_the_files_is_told_and_the_exit_code_stays(root: Path, coopctl: Coopctl, git: Git) -> None:
    before = coopctl(root, "list", "actions")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    cut_short(root)
    (root / ONE).unlink()

    after = coopctl(root, "list", "actions")

    assert (after.code, after.out, before.err) == (before.code, before.out, "")
    assert f"a change of {ONE}, {TWO} was cut short and stands open" in after.err
    assert "coopctl doctor --mend" in after.err
    for elsewhere in (("--at", "HEAD"), ("--staged",), ("--quiet",)):
        assert "cut short" not in coopctl(root, "list", "actions", *elsewhere).err
    assert "cut short" not in coopctl(root, "explain", "cut-by-comment").err


def test_doctor_says_what_stands_open_and_mend_finishes_it(root: Path, coopctl: Coopctl) -> None:
    cut_short(root)

    said = facts(coopctl(root, "doctor", "--plain").out)
    assert said["a change that was cut short"] == "stands open"
    assert said["a change that was cut short →"].endswith("coopctl doctor --mend")
    assert said["files that a crash left"] == "1 file"
    assert said["changing files now"] == "nobody"

    mended = coopctl(root, "doctor", "--mend", "--plain")
    assert "now finished: two new files" in mended.err
    said = facts(mended.out)
    assert said["a change that was cut short"] == said["files that a crash left"] == "none"
    assert said["changes to take back"] == "1, the latest of 2026-11-28"
    assert (root / TWO).read_bytes() == b"id: x\n"
    assert [*replacing.leftovers(root)] == []

    assert "cut short" not in coopctl(root, "doctor", "--mend", "--plain").err


def test_mend_removes_what_a_crash_left_where_nothing_stands_open(root: Path, coopctl: Coopctl) -> None:
    write(root, {"data/.coopctl-99999999-0123456789ab.tmp": "", "report/.coopctl-99999999-0123456789ab.tmp": ""})

    assert "2 temporary files removed" in coopctl(root, "doctor", "--mend").err
    assert [*replacing.leftovers(root)] == []


def test_a_note_that_cannot_be_read_keeps_people_from_working(root: Path, coopctl: Coopctl) -> None:
    folder = saving.store_of(root).folder
    write(folder, {"open.json": "{"})

    answer = coopctl(root, "doctor", "--plain")
    assert (answer.code, str(root) in answer.out) == (1, False)
    assert facts(answer.out)["a change that was cut short"] == "its note cannot be read, so no command can write"

    mended = coopctl(root, "doctor", "--mend")
    assert mended.code == 3
    assert f"{folder}/open.json" in mended.err


def test_a_note_of_undo_that_cannot_be_read_is_told(root: Path, coopctl: Coopctl) -> None:
    write(saving.store_of(root).folder, {"undo/000001.json": "{"})

    answer = coopctl(root, "doctor", "--plain")

    assert (answer.code, str(root) in answer.out) == (1, False)
    assert facts(answer.out)["changes to take back"] == "what is kept of them cannot be read"
    assert "undo/000001.json" in coopctl(root, "doctor", "--mend").err


def test_mend_needs_a_workspace(tmp_path: Path, coopctl: Coopctl) -> None:
    assert coopctl(tmp_path, "doctor", "--mend").code == 3
