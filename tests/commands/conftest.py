"""Calling the program in this process: quicker than a process of its own, and the same code from the first line on."""

from __future__ import annotations

import json
import shutil
from contextlib import chdir
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from coopctl.cli.app import main
from tests.conftest import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Git, Workspace


@dataclass(frozen=True)
class Answer:
    """What a call gave: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Coopctl(Protocol):
    """Call coopctl as if started in a folder."""

    def __call__(self, folder: Path, /, *words: str) -> Answer: ...


class Committed(Protocol):
    """Return a repository of one's own with the small workspace, these files over it, committed."""

    def __call__(self, files: Mapping[str, str] | None = None, /) -> Path: ...


#: Those that were made in this process, by their files.
_MADE: dict[tuple[tuple[str, str], ...], Path] = {}


@pytest.fixture
def committed(workspace: Workspace, git: Git, tmp_path_factory: pytest.TempPathFactory) -> Committed:
    """Make each repository once, and give copies of it: five calls of git are most of a short test."""

    def make(files: Mapping[str, str] | None = None, /) -> Path:
        key = tuple(sorted((files or {}).items()))
        if key not in _MADE:
            root = tmp_path_factory.mktemp("committed") / "workspace"
            shutil.copytree(BASE, root)
            for path, text in key:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(text.encode())
            git(root, "init", "-q")
            git(root, "config", "user.name", "Ada Example")
            git(root, "config", "user.email", "ada@example.org")
            git(root, "config", "core.autocrlf", "false")
            git(root, "add", "-A")
            git(root, "commit", "-qm", "begin")
            _MADE[key] = root
        root = workspace(_MADE[key])
        git(root, "update-index", "-q", "--refresh")
        return root

    return make


@pytest.fixture
def coopctl(capsys: pytest.CaptureFixture[str]) -> Coopctl:
    """Return a caller; its output is not a terminal."""

    def call(folder: Path, /, *words: str) -> Answer:
        with chdir(folder):
            code = main(list(words))
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return call
