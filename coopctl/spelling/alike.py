"""The word that another one is most like, as difflib says, who is asked of few: comparing is slow."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(word: str, words: Iterable[str], alike: float) -> str | None:
    """Return the one of `words` that is most like a word, None where none is so much `alike`."""
    letters, length = frozenset(word), len(word)
    shortest, longest = length * alike / (2 - alike) - 1, length * (2 - alike) / alike + 1
    near = [other for other in words if shortest < len(other) < longest and _at_most(word, letters, other) >= alike]
    return next(iter(get_close_matches(word, near, n=1, cutoff=alike)), None) if near else None


def _at_most(word: str, letters: frozenset[str], other: str) -> float:
    """Return what no ratio of two words is above: each letter that only one of them has is alike to none."""
    lengths, others = len(word) + len(other), frozenset(other)
    shared = min(len(word) - len(letters - others), len(other) - len(others - letters))
    return 2.0 * shared / lengths if lengths else 1.0
