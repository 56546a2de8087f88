"""How many examples the tests that draw them take: a sample in the suite, many times as many in `make long`."""

from __future__ import annotations

import os

#: How many times as many as in the suite: COOPCTL_LONG.
TIMES = int(os.environ.get("COOPCTL_LONG") or 1)


def sample(few: int) -> int:
    """Return how many examples to take where the suite takes a few."""
    return few * TIMES
