"""The process's own output: where a full disk or a closed pipe is said, and output that goes nowhere."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coopctl.disk.reading import reason
from coopctl.errors import OutputError, UsageError
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextmanager
def to_stdout() -> Iterator[None]:
    """Turn what the system refuses while standard output is written to into an OutputError.

    Where nobody reads at the other end of a pipe any more, as with `| head`, it goes nowhere: a change is still
    committed, and the exit code says what was found.
    """
    try:
        yield
    except OSError as error:
        forget_stdout()
        if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
            return  # EINVAL is what Windows says of a closed pipe
        raise OutputError(msg("the output could not be written: {reason}", reason=reason(error))) from error


def nowhere() -> TextIO:
    """Return a stream that takes everything and keeps nothing."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - closed when the program ends


def forget_stdout() -> None:
    """After standard output refused something: let the interpreter's last flush go nowhere."""
    forget(sys.stdout)


def standard_input(most: int) -> bytes:
    """Return what is typed or piped in, at most so many bytes. Raise UsageError where the caller closed it."""
    if sys.stdin is None:
        raise UsageError(msg("standard input is closed"), msg("pipe something in, or open it: < FILE"))
    return sys.stdin.buffer.read(most)


def to_stderr(text: str) -> None:
    """Say something beside the output. Where that cannot be written nobody hears it; the exit code stays."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        forget(sys.stderr)


def forget(stream: TextIO) -> None:
    """After a stream refused something: let what it still holds go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
