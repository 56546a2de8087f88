"""Texts in the normal forms of Unicode (UAX #15), in a time that is as long as they are.

Marks that follow each other are put in order by an insertion sort, which takes the square of their number: a cell of
forty thousand would take seconds. No writing has more than a few on one letter, and Unicode's own bound is thirty.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many marks on one letter are put in order together; of a shorter text all.
_MOST = 200


def normalized(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """Return a text in a normal form; of more marks on one letter than anybody writes each so many by themselves."""
    if len(text) < _MOST or text.isascii():
        return unicodedata.normalize(form, text)
    cuts = [0, *_cuts(text), len(text)]
    return "".join(unicodedata.normalize(form, text[start:end]) for start, end in pairwise(cuts))


def _cuts(text: str) -> Iterator[int]:
    run = 0
    for at, mark in enumerate(map(unicodedata.combining, text)):
        run = run + 1 if mark else 0
        if run == _MOST:
            yield at
            run = 1
