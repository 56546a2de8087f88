"""Talking with coopctl on a terminal of its own."""

from __future__ import annotations

import os
import select
import time
from typing import TYPE_CHECKING

from tests import forked
from tests.conftest import ROOT

if TYPE_CHECKING:
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
        if waiting and screen.endswith((b": ", b"] ")):
            sent = waiting.pop(0)
            os.write(ours, sent.encode())
    os.close(ours)
    return process.wait(timeout=10), screen.decode().replace("\r\n", "\n")
