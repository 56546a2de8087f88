"""How far a long reading is, on a terminal: one line that is written again and again, or for a screen reader new ones.

Nothing is said in a pipe, nor within the first second.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

#: Work that takes less than this is not worth a word.
PATIENCE_SECONDS = 1.0
#: How often the line is written again.
PAUSE_SECONDS = 0.2
#: How often a screen reader is told: each line is read out.
READ_OUT_SECONDS = 10.0


class ProgressLine:
    """Called with (done, total); keeps one line up to date, and wipes it out at the end."""

    def __init__(self, stream: TextIO, sentence: Callable[[int, int], str]) -> None:
        self._stream = stream
        self._sentence = sentence
        self._next = time.monotonic() + PATIENCE_SECONDS
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work is, if it is time to."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PAUSE_SECONDS
            self._write(self._sentence(done, total))

    def wipe(self) -> None:
        """Leave an empty line, if anything was said."""
        if self._width:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, text: str) -> None:
        self._stream.write("\r" + text.ljust(self._width))
        self._stream.flush()
        self._width = len(text)


class ProgressLines(ProgressLine):
    """The same in whole lines, now and then, of which none is taken back."""

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work is, if it is time to."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + READ_OUT_SECONDS
            self._stream.write(f"{self._sentence(done, total)}\n")
            self._stream.flush()
