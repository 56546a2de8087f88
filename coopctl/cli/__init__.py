"""The command line: what one call asked, on a terminal."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: When the collector looks: nearly all that a call imports, reads and makes stays to its end, and holds few circles.
SELDOM = (100_000, 50, 1000)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of a call (by default the process's own) and return the exit code."""
    gc.set_threshold(*SELDOM)
    try:
        from coopctl.cli import quick

        answered = quick.answer(sys.argv[1:] if argv is None else argv, os.environ)
        if answered is not None:
            return answered
        from coopctl.cli import app  # the parser and all that it needs

        return app.main(argv)
    except KeyboardInterrupt:  # while it is loaded: what runs has its own answer
        from coopctl.errors import INTERRUPTED

        return INTERRUPTED
    finally:
        if argv is None:
            gc.freeze()  # the process ends: nobody looks through all that it holds once more
