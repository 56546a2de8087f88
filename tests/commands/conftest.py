"""Calling the program in this process: quicker than a process of its own, and the same code from the first line on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from coopctl.cli.app import main

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.fixture
def coopctl(capsys: pytest.CaptureFixture[str]) -> Coopctl:
    """Return a caller; its output is not a terminal."""

    def call(folder: Path, /, *words: str) -> Answer:
        code = main(["-C", str(folder), *words])
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return call
