"""The editor that somebody has chosen: `VISUAL`, else `EDITOR`, each with its arguments; else one that is there."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from coopctl.errors import CoopctlError, UsageError
from coopctl.messages import msg
from coopctl.shells import joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_CHOSEN = ("VISUAL", "EDITOR")
#: What systems have, the easiest first.
_USUAL = ("notepad",) if sys.platform == "win32" else ("sensible-editor", "editor", "nano", "vim", "vi")


def chosen() -> list[str] | None:
    """Return the command of the editor that the environment names, None where it names none.

    Raise UsageError where it cannot be read.
    """
    for name in _CHOSEN:
        if typed := os.environ.get(name, "").strip():
            try:
                words = shlex.split(typed, posix=sys.platform != "win32")
            except ValueError as error:
                raise UsageError(
                    msg("{name} cannot be read: ‘{typed}’", name=name, typed=typed), msg("close its quotes")
                ) from error
            return [word.strip('"') for word in words] if sys.platform == "win32" else words
    return None


def usual() -> list[str]:
    """Return the command of an editor that is there. Raise UsageError where none is."""
    found = next((name for name in _USUAL if shutil.which(name)), None)
    if found is None:
        raise UsageError(msg("no editor is known"), msg("name an editor: {example}", example="export VISUAL=nano"))
    return [found]


def run(command: Sequence[str], path: Path) -> None:
    """Let the editor work on a file until it ends; Ctrl-C is the editor's meanwhile.

    Raise UsageError where it cannot be started, EditorError where it ends with an error.
    """
    try:
        process = subprocess.Popen([*command, os.fspath(path)])  # noqa: S603 - the user's own editor
    except OSError as error:
        raise UsageError(
            msg("the editor cannot be started: {command}", command=joined(command)),
            msg("name another: {example}", example="export VISUAL=nano"),
        ) from error
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code = process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        raise EditorError(command, code)


class EditorError(CoopctlError):
    """The editor ended with an error, so that what it left is not what somebody wanted."""

    def __init__(self, command: Sequence[str], code: int) -> None:
        super().__init__(msg("the editor ended with {code}: {command}", code=code, command=joined(command)))
