"""How the columns of a table share the width of a page."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coopctl.tables import Column

#: What people write into an empty cell takes about as much room: into one of a column that grows, and of another.
_WRITTEN, _WORD = " ".join(["xxxxxxxx"] * 6), "xxxxxxxxxxxx"
#: A row whose cells have no more letters is not broken over two pages: it is never as high as one.
WHOLE = 400
#: Where a line may be broken, not behind the sign of a number; how many letters of a cell count for the width of its
#: column, those behind them a part.
_BREAKS = re.compile(r"[ \N{THIN SPACE}]|(?<=\S)-")
_MOST, _PART = 60, 3
#: What is higher in a row, in lines, counts more; what one column gives another at a time, in letters; how many rows of
#: a long table tell how high it is.
_HIGH, _STEPS, _TOLD = 4, (3, 6, 9), 400
#: So many letters more let a short cell (on track, 12 May 2024) stand on one line; one of no more letters keeps it.
_FEW, _SHORT = 15, 30
#: What a word takes beside its letters; that of a head is bold, and wider.
_BESIDE, _BOLD = 3, 1
#: How many tenths of a part a letter takes once it is set, and by how many a narrow one takes less and a wide one more;
#: how many the edges of a cell take. Letters of a head are bold, so that ten take the room of eleven.
_LETTER, _LESS, _MORE, _EDGES = 10, 4, 3, 20
_NARROW = re.compile("[fijlrt .,:;'\N{RIGHT SINGLE QUOTATION MARK}()-]")
_WIDE = re.compile("[A-Zmw]")
#: What parts the digits of a number, and signs that turn a text: all as wide as nothing.
_THIN = re.compile("[\u202f\u200e\u200f\u2066-\u2069]")


def shares(columns: Sequence[Sequence[str]], line: int, smaller: int = 0) -> list[int]:
    """Return what part each column gets of a line of so many letters, in tenths of one.

    A column is its texts, the first of them its head. It gets its longest word at least; where its cells need little
    more, all of that, up to two thirds of what the longest words leave; the others share what is left by what three of
    four of their cells hold at most, and by the longest where that leaves something. A word is not broken where all of
    them fit. Then one column, or what is left of the line, gives to another while that makes the table less high, but
    none of days and other short cells that stand on one line. A column with no more than its head is there to write in.
    Where the longest words leave less than a quarter of the line, it is one of `smaller` letters, of which more stand
    on it; where they are wider than that, they share it by the room that their letters take once they are set, narrow
    ones less.
    """
    words = [
        max(
            min(_letters(word), _MOST) + _BESIDE + (_BOLD if place == 0 else 0)
            for place, text in enumerate(texts)
            for word in _BREAKS.split(text)
        )
        for texts in columns
    ]
    cells = [sorted(_letters(text) for text in texts[1:] if text) or [_MOST // 2 - _BESIDE] for texts in columns]
    longest = [max(held[-1] + _BESIDE, word) for held, word in zip(cells, words, strict=True)]
    wanted = [
        max(_wanted(held[(3 * len(held) - 1) // 4]) + _BESIDE, word) for held, word in zip(cells, words, strict=True)
    ]
    if smaller and 4 * sum(words) > 3 * line:
        line = smaller
    if sum(words) > line:
        words = [min(word, _tight(texts)) for word, texts in zip(words, columns, strict=True)]
    least, left = words[:], 2 * max(line - sum(words), 0) // 3
    for place in sorted(range(len(words)), key=lambda place: longest[place] - words[place]):
        few = longest[place] - words[place]
        if few <= min(_FEW, left):
            least[place] = wanted[place] = longest[place]
            left -= few
    kept = [least[place] if longest[place] <= _SHORT + _BESIDE else word for place, word in enumerate(words)]
    if sum(wanted) <= line:
        least, wanted = (
            wanted,
            [max(_wanted(held[-1]) + _BESIDE, want) for held, want in zip(cells, wanted, strict=True)],
        )
    return _less_high(columns, _shared(least, wanted, line), kept, 10 * line)


def to_fill(line: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """Return the cells of a row, in place of the empty ones about as much as people will write there."""
    return [text or (_WRITTEN if column.grow else _WORD) for text, column in zip(line, columns, strict=True)]


def high(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> int:
    """Return about how many lines a table takes whose columns have these parts of a line."""
    return sum(map(max, zip(*map(_lines, columns, widths), strict=True)))


def _less_high(columns: Sequence[Sequence[str]], widths: Sequence[int], least: Sequence[int], line: int) -> list[int]:
    """Return the widths with which the table is least high, none below its least, all within the line."""
    apart = -(-len(columns[0]) // _TOLD)
    told = [[texts[0], *texts[:0:-apart]] for texts in columns]
    lines = [cache(partial(_lines, texts)) for texts in told]
    # What is left of the line is the last of those that give, holds nothing, and gives all of it too.
    best, floors = [*widths, max(line - sum(widths), 0)], [*(10 * width for width in least), 0]
    kept, height = best, _height(lines, best)
    low = height[:2]
    while True:
        moves = [(step, of) for step in _STEPS for of in range(len(best))]
        # One whose cells all stand on one line has no use for more.
        wanting = [place for place, tell in enumerate(lines) if max(tell(best[place])) > 1]
        moved = [
            [width + 10 * step * ((place == to) - (place == of)) for place, width in enumerate(best)]
            for step, of in [*moves, (best[-1] // 10, len(widths))]
            for to in wanting
            if of != to and best[of] - 10 * step >= floors[of]
        ]
        found = min(moved, key=lambda each: _height(lines, each), default=best)
        lower = _height(lines, found)
        if lower >= height:
            return kept[:-1]
        best, height = found, lower
        # A head alone that takes a line less is a step on the way to a lower row, and no gain where that stays away.
        if lower[:2] < low:
            kept, low = best, lower[:2]


def _height(lines: Sequence[Callable[[int], Sequence[int]]], widths: Sequence[int]) -> tuple[int, int, int]:
    """Return how high the rows are together, where what makes one high weighs three times as much; cells; heads."""
    told = [tell(width) for tell, width in zip(lines, widths, strict=False)]
    highest = map(max, zip(*told, strict=True))
    heads = sum(column[0] for column in told)
    return sum(high + 2 * max(high - _HIGH, 0) for high in highest), sum(map(sum, told)) - heads, heads


def _lines(texts: Sequence[str], width: int) -> Sequence[int]:
    """Return about how many lines the head and each cell of a column take."""
    room = width - _EDGES
    return [_wrapped(texts[0], 10 * room // 11), *(_wrapped(text, room) for text in texts[1:])]


@lru_cache(maxsize=1 << 14)
def _wrapped(text: str, room: int) -> int:
    """Return how many lines a text takes where each has so much room, in tenths of a part."""
    lines, left = 1, room
    for word in _BREAKS.split(text):
        taken = _taken(word)
        if taken > left < room:
            lines, left = lines + 1, room
        left -= taken + _LETTER - _LESS
    return lines


def _tight(texts: Sequence[str]) -> int:
    """Return the least parts in which no word of a column is broken."""
    head, *cells = (
        max(_taken(word) + _MORE * len(_WIDE.findall(word)) for word in _BREAKS.split(text)) for text in texts
    )
    return -(-(_EDGES + max(11 * head // 10, *cells)) // _LETTER)


def _taken(word: str) -> int:
    """Return how much room a word takes, in tenths of a part."""
    return _LETTER * _letters(word) - _LESS * len(_NARROW.findall(word))


def _shared(least: Sequence[int], wanted: Sequence[int], line: int) -> list[int]:
    """Return the widths of a line: those that want more share it by what they want, none below its least."""
    given = [10 * width for width in least]
    free = [place for place, width in enumerate(least) if width < wanted[place]]
    room = line - sum(least)
    while free and room > 0:
        shared = room + sum(least[place] for place in free)
        total = sum(wanted[place] for place in free)
        tight = [place for place in free if wanted[place] * shared < least[place] * total]
        if not tight:
            for place in free:
                given[place] = 10 * min(shared, total) * wanted[place] // total
            break
        free = [place for place in free if place not in tight]
    return given


def _letters(text: str) -> int:
    """Return how many letters wide a text is."""
    return len(text) if text.isascii() else len(_THIN.sub("", text))


def _wanted(letters: int) -> int:
    """Return how many letters a line should hold for a cell of so many: a column of whole paragraphs is the widest."""
    return min(letters, _MOST) + min(max(letters - _MOST, 0) // _PART, 2 * _MOST)
