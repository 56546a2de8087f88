"""How far a long reading is, on a terminal: one line that is written again and again, or for a screen reader new ones.

Nothing is said in a pipe, nor within the first second.
"""

from __future__ import annotations

import gc
import sys
import time
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from coopctl.cli.environment import look_for
from coopctl.loading.reading import silence
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from coopctl.cli.options import Asked
    from coopctl.loading.reading import Heard
    from coopctl.messages import Message

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


class Waiting:
    """What one call says of the readings that it waits for; nothing where nobody looks, or wants to hear of it."""

    def __init__(self, asked: Asked, flagged: str | None) -> None:
        self._asked = asked
        self._flagged = flagged

    def _line(self, sentence: Callable[[int, int], Message]) -> ProgressLine | None:
        if not sys.stderr.isatty() or self._asked.quiet:
            return None
        look = look_for(sys.stderr, self._asked, flagged=self._flagged, workspace_language=None, machine=False)
        line = ProgressLines if look.plain else ProgressLine
        return line(sys.stderr, lambda done, total: look.words.say(sentence(done, total)))

    @cached_property
    def of_rows(self) -> ProgressLine | None:
        """What says how far the reading of a table is, that comes in from somebody else."""
        return self._line(lambda done, total: msg("reading: {done} of {total} rows", done=done, total=total))

    def wipe_rows(self) -> None:
        """Leave an empty line, where it was said how far a table was read."""
        if self.of_rows is not None:
            self.of_rows.wipe()

    @contextmanager
    def of_tree(self) -> Iterator[Heard]:
        """Say how far the reading of a tree is; then the collector leaves alone what was loaded.

        The process needs what was loaded, and what is made of it, to its end. The loader's other callers may load many
        times, and want memory back.
        """
        line = self._line(lambda done, total: msg("reading: {done} of {total} files", done=done, total=total))
        gc.disable()  # until all is there: turned on earlier, it would look at all of it once more
        try:
            if line is None:
                with silence() as heard:
                    yield heard
            else:
                try:
                    yield line
                finally:
                    line.wipe()
            gc.freeze()
        finally:
            gc.enable()

    @contextmanager
    def of_files(self) -> Iterator[Callable[[int], None]]:
        """Say how many files were read, where nobody knows how many will be."""
        line = self._line(lambda done, _total: msg("reading: {done} files", done=done))
        try:
            yield (lambda _done: None) if line is None else (lambda done: line(done, done))
        finally:
            if line is not None:
                line.wipe()
