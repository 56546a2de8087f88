"""Files that are none, and names that are none, through the real command: nothing hangs, and the rest is checked."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl import disk, trees
from coopctl.findings import Fault
from coopctl.i18n.safe_text import UNSAFE
from tests import systems
from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too

if TYPE_CHECKING:
    from tests.commands.conftest import Answer, Coopctl

ROOT = Path(__file__).parents[1]
ACTIONS = "data/actions/mons-sefrou"
AGREEMENT = "data/agreements/mons-sefrou.yaml"
RECORD = f"{ACTIONS}/photo-exhibition.yaml"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    for path in (RECORD, AGREEMENT, "coopctl.yaml"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, folder / path)
    return folder


def check(coopctl: Coopctl, workspace: Path, *words: str) -> Answer:
    answer = coopctl(workspace, "--lang", "en", "validate", "--ignore", "no-lead", "--format", "json", *words)
    assert "Traceback" not in answer.out + answer.err
    assert UNSAFE.search(answer.out.replace("\n", "")) is None
    return answer


def told(answer: Answer) -> list[tuple[str, str, int, int]]:
    """Return (path below the actions, code, line, column) of each finding; each has its mend."""
    found = answer.json["items"]
    assert all(each["help"] for each in found)
    return [(each["path"].removeprefix(f"{ACTIONS}/"), each["code"], each["line"], each["column"]) for each in found]


@systems.needs_fifos
def test_a_fifo_is_told_and_never_waited_for(workspace: Path, coopctl: Coopctl) -> None:
    os.mkfifo(workspace / ACTIONS / "pipe.yaml")

    answer = check(coopctl, workspace)

    assert (answer.code, told(answer)) == (1, [("pipe.yaml", "not-a-regular-file", 1, 1)])


def test_a_folder_named_like_a_record_is_told(workspace: Path, coopctl: Coopctl) -> None:
    (workspace / ACTIONS / "x.yaml").mkdir()

    answer = check(coopctl, workspace)

    assert (answer.code, told(answer)) == (1, [("x.yaml", "not-a-regular-file", 1, 1)])


@systems.needs_links
@pytest.mark.parametrize(
    "to", ["../../../../secret.yaml", "photo-exhibition.yaml", "nowhere.yaml", "link.yaml", "/etc/passwd"]
)
def test_a_link_is_told_and_not_followed(to: str, workspace: Path, coopctl: Coopctl) -> None:
    (workspace.parent / "secret.yaml").write_text("title: a secret\nstatus: planned\n", encoding="utf-8")
    (workspace / ACTIONS / "link.yaml").symlink_to(to)

    answer = check(coopctl, workspace)

    assert (answer.code, told(answer)) == (1, [("link.yaml", "not-a-regular-file", 1, 1)])
    assert "secret" not in answer.out


@systems.needs_links
def test_a_circle_of_links_is_told(workspace: Path, coopctl: Coopctl) -> None:
    (workspace / ACTIONS / "a.yaml").symlink_to("b.yaml")
    (workspace / ACTIONS / "b.yaml").symlink_to("a.yaml")

    answer = check(coopctl, workspace)

    assert answer.code == 1
    assert told(answer) == [("a.yaml", "not-a-regular-file", 1, 1), ("b.yaml", "not-a-regular-file", 1, 1)]
    assert "leads back to itself" in answer.out


@systems.not_root
def test_an_unreadable_file_is_told(workspace: Path, coopctl: Coopctl) -> None:
    (workspace / RECORD).chmod(0)

    answer = check(coopctl, workspace)

    assert (answer.code, told(answer)) == (1, [("photo-exhibition.yaml", "unreadable-file", 1, 1)])


def test_a_file_that_vanishes_while_it_is_read_is_told(workspace: Path) -> None:
    tree = trees.worktree(workspace)
    listed = [entry.path for entry in tree.files()]
    (workspace / RECORD).unlink()

    ((path, content),) = [(path, content) for path, content in tree.read(listed) if isinstance(content, Fault)]

    assert path == RECORD
    assert content.code == "unreadable-file"


@systems.needs_fifos
def test_a_file_that_becomes_a_fifo_is_told(workspace: Path) -> None:
    (workspace / RECORD).unlink()
    os.mkfifo(workspace / RECORD)

    content = disk.read(workspace, RECORD)

    assert isinstance(content, Fault)
    assert content.code == "not-a-regular-file"


@pytest.mark.parametrize(
    "name",
    [
        "photo_exhibition.yaml",
        "photo.YAML",
        "2018.yaml",
        "-x.yaml",
        "photo.yaml.orig",
        unicodedata.normalize("NFD", "séfrou.yaml"),
        "🎉.yaml",
        f"{'a' * 61}.yaml",
        pytest.param("con.yaml", marks=systems.needs_any_name),
        pytest.param("photo\nexhibition.yaml", marks=systems.needs_any_name),
        pytest.param("photo\x1b[2J.yaml", marks=systems.needs_any_name),
    ],
)
def test_a_name_that_is_none_is_told(name: str, workspace: Path, coopctl: Coopctl) -> None:
    shutil.copy(workspace / RECORD, workspace / ACTIONS / name)

    answer = check(coopctl, workspace)

    assert answer.code == 1
    ((path, code, line, column),) = told(answer)
    assert (path, code, line, column) == (name, "unknown-file", 1, 1)


@pytest.mark.parametrize(
    ("name", "is_told"),
    [("._photo.yaml", False), (f"{RECORD.rpartition('/')[2]}~", False), (".photo.yaml.swp", False),
     (".hidden.yaml", True), ("gone.yaml~", True)],
)  # fmt: skip
def test_what_editors_leave_is_passed_over_but_where_a_record_may_be_lost(
    name: str, is_told: bool, workspace: Path, coopctl: Coopctl
) -> None:
    (workspace / ACTIONS / name).write_bytes(b"\0")

    answer = check(coopctl, workspace)

    assert (answer.code, told(answer)) == (0, [(name, "unknown-file", 1, 1)] if is_told else [])


@systems.needs_any_name
def test_bytes_that_are_no_text_in_a_name_are_told(workspace: Path, coopctl: Coopctl) -> None:
    shutil.copy(workspace / RECORD, os.fsdecode(os.fsencode(workspace / ACTIONS) + b"/s\xe9frou.yaml"))

    answer = coopctl(workspace, "--lang", "en", "validate", "--ignore", "no-lead", "--format", "short")

    assert answer.code == 1
    assert ":1:1: error[unknown-file] " in answer.out


def test_one_bad_file_of_ten_thousand_is_the_one_that_is_told(workspace: Path, coopctl: Coopctl) -> None:
    folder = workspace / ACTIONS
    text = "title: {fr: x, en: y}\nstatus: planned\naxis: culture\n"
    for number in range(10_000):
        (folder / f"a{number}.yaml").write_text(text, encoding="utf-8")
    (folder / "a7777.yaml").write_text(text.replace("planned", "plannd"), encoding="utf-8")

    answer = check(coopctl, workspace)

    assert (answer.code, told(answer)) == (1, [("a7777.yaml", "unknown-word", 2, 9)])


@pytest.mark.parametrize("left", [[], ["data"], ["data/agreements", "data/actions"]])
def test_where_nothing_can_be_checked_the_exit_code_is_3(left: list[str], workspace: Path, coopctl: Coopctl) -> None:
    shutil.rmtree(workspace / "data")
    for folder in left:
        (workspace / folder).mkdir(parents=True, exist_ok=True)

    answer = coopctl(workspace, "--lang", "en", "validate")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 2


@systems.needs_links
def test_a_link_for_the_data_folder_is_refused(workspace: Path, coopctl: Coopctl) -> None:
    (workspace / "data").rename(workspace / "other")
    (workspace / "data").symlink_to("other")

    assert coopctl(workspace, "validate").code == 3
