"""Commands that screens tell: as a shell takes them, and of the same files on the same day as the call that tells them."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from coopctl import commands, discovery
from coopctl.shells import READING, Along, joined, quoted
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

EVERYTHING = Along("a b", "--at HEAD", "--as-of 2026-10-12")


def test_those_that_read_are_all_those_that_can_be_told_what_to_read() -> None:
    modules = {name: discovery.module(commands, name) for name in discovery.names(commands)}
    others = {
        name for name, each in modules.items() if any(getattr(each, no, False) for no in ("WRITES", "READS_NO_TREE"))
    }

    assert set(modules) - others == READING


@table(
    ("command", "told"),
    [
        ("coopctl show a/b", "coopctl show a/b --as-of 2026-10-12 --at HEAD -C 'a b'"),
        ("coopctl history a --at 0123", "coopctl history a --at 0123 --as-of 2026-10-12 -C 'a b'"),
        ("coopctl diff main..HEAD REF", "coopctl diff main..HEAD REF --as-of 2026-10-12 -C 'a b'"),
        (
            "coopctl list people --lead 'A; B'",
            "coopctl list people --lead 'A; B' --as-of 2026-10-12 --at HEAD -C 'a b'",
        ),
        ("coopctl new action", "coopctl new action -C 'a b'"),
        ("coopctl undo", "coopctl undo -C 'a b'"),
        ("coopctl log --help", "coopctl log --help"),
        ("git reset", "git -C 'a b' reset"),
        ("git init; git add .", "git -C 'a b' init; git -C 'a b' add ."),
        ("cd there; git init", "cd there; git init"),
        ("git config --global user.name a", "git config --global user.name a"),
        ("pip install coopctl", "pip install coopctl"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="quoted as POSIX shells take it")
def test_what_goes_along_is_what_a_command_takes(command: str, told: str) -> None:
    assert EVERYTHING.told(command) == told
    assert Along().told(command) == command


def test_windows_has_double_quotes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")

    assert joined(("coopctl", "-C", r"C:\my plans", "status")) == r'coopctl -C "C:\my plans" status'
    assert quoted("plan") == "plan"


@pytest.mark.parametrize("asked", [(), ("--status", "in_progress"), ("--plain",)])
def test_the_next_command_of_a_status_reads_the_same_files_on_the_same_day(
    asked: tuple[str, ...], workspace: Workspace, coopctl: Coopctl, tmp_path: Path
) -> None:
    root = workspace()
    said = coopctl(tmp_path, "status", "-C", root.name, "--as-of", "2018-10-01", "--format", "table", *asked).out
    following = shlex.split(said.splitlines()[-1].partition("coopctl")[2])

    assert following[-4:] == ["--as-of", "2018-10-01", "-C", root.name]
    assert coopctl(tmp_path, *following) == coopctl(root, *following[:-2])
    assert "1 October 2018" in coopctl(tmp_path, *following, "--format", "table", "--lang", "en").out


def test_who_is_elsewhere_takes_back_what_was_changed_there(
    workspace: Workspace, coopctl: Coopctl, tmp_path: Path
) -> None:
    root = workspace()
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    answer = coopctl(tmp_path, "log", "mons-sefrou/photo-exhibition", "begun", "-C", os.fspath(root))
    command = shlex.split(answer.err.rpartition("coopctl ")[2])

    assert answer.code == 0, answer.err
    assert before != {path: path.read_bytes() for path in root.rglob("*.yaml")}
    assert command == ["undo", "-C", os.fspath(root)]
    assert coopctl(tmp_path, *command).code == 0
    assert before == {path: path.read_bytes() for path in root.rglob("*.yaml")}
