"""How the columns of a table share the width of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A row whose cells have no more letters is not broken over two pages: it is never as high as one.
WHOLE = 400
#: Where a line may be broken; how many letters of a cell count for the width of its column, those behind them a part.
_BREAKS = re.compile("[ \N{THIN SPACE}-]")
_MOST, _PART = 60, 8
#: So many letters more let a short cell (on track, 12 May 2024) stand on one line.
_FEW = 12
#: What a word takes beside its letters; that of a head is bold, and wider.
_BESIDE, _BOLD = 3, 1


def shares(columns: Sequence[Sequence[str]], line: int, smaller: int = 0) -> list[int]:
    """Return what part each column gets of a line of so many letters, in tenths of one.

    A column is its texts, the first of them its head. It gets its longest word at least; where it needs little more,
    all of that, unless that were much of what the longest words leave; and of what is left by its longest cell. A word
    is not broken where all of them fit. A column with no more than its head is there to write in. Where the longest
    words leave less than a quarter of the line, it is one of `smaller` letters, of which more stand on it.
    """
    words = [
        max(
            min(len(word), _MOST) + _BESIDE + (_BOLD if place == 0 else 0)
            for place, text in enumerate(texts)
            for word in _BREAKS.split(text)
        )
        for texts in columns
    ]
    wanted = [
        max(_wanted(max(map(len, texts))) + _BESIDE if any(texts[1:]) else _MOST // 2, word) - word
        for texts, word in zip(columns, words, strict=True)
    ]
    if smaller and 4 * sum(words) > 3 * line:
        line = smaller
    left = max(line - sum(words), 0)
    few = [want if want <= _FEW else 0 for want in wanted]
    if sum(few) > left // 4:
        few = [0] * len(wanted)
    rest = [want - given for want, given in zip(wanted, few, strict=True)]
    shared = 10 * (left - sum(few))
    return [
        10 * (word + given) + shared * want // max(sum(rest), 1)
        for word, given, want in zip(words, few, rest, strict=True)
    ]


def _wanted(letters: int) -> int:
    """Return how many letters a line should hold for a cell of so many: a column of whole paragraphs is the widest."""
    return min(letters, _MOST) + min(max(letters - _MOST, 0) // _PART, 2 * _MOST)
