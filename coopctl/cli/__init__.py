"""The command line: what one call asked, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of a call (by default the process's own) and return the exit code."""
    from coopctl.cli import app

    return app.main(argv)
