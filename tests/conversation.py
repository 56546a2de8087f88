"""Talking with coopctl on a terminal of its own."""

from __future__ import annotations

import contextlib
import io
import os
import select
import time
from typing import TYPE_CHECKING, TextIO

import pytest

from coopctl.cli.app import main
from tests import forked
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CTRL_C = "\x03"


def converse(cwd: Path, answers: list[str], *words: str, lang: str = "fr") -> tuple[int, str]:
    """Run coopctl on a terminal of its own, answer each question when it stands there, and return code and screen."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COOPCTL_LANG": lang, "TERM": "dumb"}
    process = forked.start(words, cwd, environment, (theirs, theirs, theirs), terminal=True)
    os.close(theirs)
    screen, waiting, sent, until = b"", list(answers), "", time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([ours], [], [], 0.5)[0]:
            if sent == CTRL_C:  # it came after the question was shown and before Python listened: press again
                os.write(ours, sent.encode())
            continue
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not piece:
            break
        screen += piece
        if waiting and screen.removesuffix(b" ").removesuffix("\u2069".encode()).endswith((b":", b"]")):
            sent = waiting.pop(0)
            os.write(ours, sent.encode())
    os.close(ours)
    return process.wait(timeout=10), screen.decode().replace("\r\n", "\n")


class Keyboard:
    """Somebody's answers, each typed when it is asked for; Ctrl-C among them, and after the last one."""

    def __init__(self, answers: Iterable[str], screen: TextIO) -> None:
        self._answers, self._screen = iter(answers), screen

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no keyboard of the system's")

    def readline(self) -> str:
        answer = next(self._answers, CTRL_C)
        self._screen.write("^C" if answer == CTRL_C else f"{answer}\n")
        if answer == CTRL_C:
            raise KeyboardInterrupt
        return f"{answer}\n"


class Screen(io.TextIOWrapper):
    """A terminal as wide as COLUMNS says, that keeps what it showed."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        shown = self.buffer
        assert isinstance(shown, io.BytesIO)
        return shown.getvalue().decode()


def talk(folder: Path, answers: Iterable[str], *words: str) -> tuple[int, str]:
    """Call coopctl in this process, as if somebody sat at a terminal; return code and screen."""
    screen = Screen()
    keyboard = Keyboard(answers, screen)
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", keyboard)
        patch.chdir(folder)
        code = main(list(words))
    return code, screen.shown
