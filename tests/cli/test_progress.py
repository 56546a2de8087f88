"""The line that says how far a long reading is."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from coopctl.cli import progress
from coopctl.cli.progress import ProgressLine, ProgressLines
from tests import systems
from tests.conftest import ROOT

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Workspace


def test_short_work_says_nothing() -> None:
    stream = io.StringIO()
    line = ProgressLine(stream, lambda done, total: f"{done} of {total}")

    line(1, 2)
    line.wipe()

    assert stream.getvalue() == ""


def test_long_work_keeps_one_line_and_leaves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(progress, "PAUSE_SECONDS", 0)
    stream = io.StringIO()
    line = ProgressLine(stream, lambda done, total: f"{done} of {total}")

    line(9, 10)
    line(10, 10)
    line.wipe()

    assert stream.getvalue() == "\r9 of 10\r10 of 10\r        \r"


def test_a_screen_reader_hears_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    stream = io.StringIO()
    line = ProgressLines(stream, lambda done, total: f"{done} of {total}")

    line(1, 10)
    line(2, 10)
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    line(9, 10)
    line.wipe()

    assert stream.getvalue() == "1 of 10\n9 of 10\n"


@systems.needs_terminals
def test_it_is_for_terminals_only(workspace: Workspace) -> None:
    root = workspace()
    program = (
        "import sys\nfrom coopctl import cli\nfrom coopctl.cli import progress\n"
        "progress.PATIENCE_SECONDS = progress.PAUSE_SECONDS = 0\n"
        "sys.exit(cli.main(['list', '--lang', 'en']))\n"
    )
    ours, theirs = os.openpty()
    shown = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
        timeout=60,
    )
    os.close(theirs)
    said = os.read(ours, 10_000)
    os.close(ours)
    piped = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert b"reading: 1 of 2 files" in said
    assert said.endswith(b"\r")
    assert piped.stderr == b""
    assert shown.stdout == piped.stdout
