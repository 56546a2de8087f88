"""The words that another one is most like, as difflib counts it, who is asked of few: comparing is slow."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Letters are told apart by so many bits.
_BITS = 64


def closest(word: str, words: Iterable[str], cutoff: float) -> str | None:
    """Return the one of `words` that is most like a word, None where none is so much alike: see `alike`."""
    return next(iter(alike(word, words, cutoff)), None)


def alike(word: str, words: Iterable[str], cutoff: float) -> list[str]:
    """Return those of `words` whose likeness to a word is at least the cutoff (0 to 1), the most alike first.

    The likeness and the order are those of `difflib.get_close_matches`: twice what both have in the same order, by the
    letters of both.
    """
    its, length, found = _letters(word), len(word), []
    shortest, longest = length * cutoff / (2 - cutoff), length * (2 - cutoff) / cutoff
    matcher: SequenceMatcher[str] | None = None
    for other in words:
        if not shortest - 1 < len(other) < longest + 1:
            continue
        least = cutoff * (length + len(other)) / 2
        if length < least or len(other) < least:
            continue
        theirs = _letters(other)  # a letter that only one of them has is alike to none
        if length - (its & ~theirs).bit_count() < least or len(other) - (theirs & ~its).bit_count() < least:
            continue
        matcher = matcher or SequenceMatcher(b=word)
        matcher.set_seq1(other)
        if matcher.quick_ratio() >= cutoff and (ratio := matcher.ratio()) >= cutoff:
            found.append((ratio, other))
    return [other for _, other in sorted(found, reverse=True)]


@lru_cache(8192)
def _letters(text: str) -> int:
    """Return which letters a text holds, a bit each; several letters may share one."""
    return reduce(lambda bits, letter: bits | 1 << ord(letter) % _BITS, text, 0)
