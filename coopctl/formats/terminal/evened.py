"""Widths of columns whose texts go on below, evened out: rows take as few lines as the columns together allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.terminal.breaking import measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Widths are weighed by so many rows; so much of a line stays empty before a word.
_SAMPLE, _RAGGED = 100, 3
#: So many cells are moved at a time, or as many as there are: a few may spare no line where more do.
_STEPS = (2, 4, 8, 16)


def widths(texts: Mapping[int, Sequence[str]], given: list[int], limits: Sequence[tuple[int, int]]) -> list[int]:
    """Return widths from those `given`: what rows need fewer lines with is moved between the columns of `texts`.

    `limits` are the least and the most that each column takes.
    """
    if not texts or all(given[at] >= limits[at][1] for at in texts):
        return given
    sizes = {at: [measure(text) for text in column[:: max(1, len(column) // _SAMPLE)]] for at, column in texts.items()}
    best = _lines(sizes, given)
    while True:
        moved = [
            [width + step * ((at == to) - (at == of)) for at, width in enumerate(given)]
            for of in texts
            for to in texts
            if of != to and (most := min(given[of] - limits[of][0], limits[to][1] - given[to])) > 0
            for step in sorted({min(step, most) for step in _STEPS})
        ]
        fewest = min(moved, key=lambda each: _lines(sizes, each), default=given)
        if (lines := _lines(sizes, fewest)) >= best:
            return given
        given, best = fewest, lines


def lines(columns: Sequence[Sequence[str]], given: Sequence[int]) -> float:
    """Return about how many lines a row takes in columns of some widths, in which all texts go on below."""
    step = max(1, max(map(len, columns), default=0) // _SAMPLE)
    sizes = {at: [measure(text) for text in column[::step]] for at, column in enumerate(columns)}
    return _lines(sizes, given) / len(sizes[0]) if sizes else 1


def _lines(sizes: Mapping[int, Sequence[int]], given: Sequence[int]) -> int:
    """Return about how many lines rows take in columns of some widths; of each line the last word may not fit."""
    columns = (
        [1 if size <= given[at] else -(-size // max(1, given[at] - _RAGGED)) for size in column]
        for at, column in sizes.items()
    )
    return sum(map(max, zip(*columns, strict=True)))
