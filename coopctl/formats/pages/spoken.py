"""Cells as a paper tells them: dates in words, numbers and money as the reader's language writes them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from coopctl.formats.cells import evened
from coopctl.messages import Amount, Message
from coopctl.model.dates import Date, Period
from coopctl.model.texts import Text
from coopctl.tables import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coopctl.i18n.words import Words
    from coopctl.tables import Cell


#: What differs where two languages say the same: the marks around data that runs the other way (UAX #9), and commas.
_APART: Final = {**dict.fromkeys((0x200F, *range(0x2066, 0x206A))), ord("،"): ",", ord("؛"): ";"}
#: What is put into a sentence.
_HELD: Final = re.compile("{[^}]*}")


def spoken(cell: Cell, words: Words) -> str:
    """Return a cell as people read it in a paper, harmless, on one line; "" where nothing is known.

    Whole numbers stay as they are, since some of them are years.
    """
    kind: type = type(cell)
    return _way(kind)(cell, words)


def _isolated(cell: Any, words: Words) -> str:
    return words.isolated(cell, words.param(cell))


def _values(cell: Mapping[str, Cell], words: Words) -> str:
    told = (value for value in cell.values() if value is not None and value != ())
    return words.listed(spoken(value, words) for value in told)


_WAYS: Sequence[tuple[tuple[type, ...], Callable[[Any, Words], str]]] = (
    ((str, Message, Text, Amount), _isolated),
    ((Date, Period, date), lambda cell, words: words.when(cell)),
    ((Named,), lambda cell, words: spoken(cell.name, words)),
    ((tuple,), lambda cell, words: words.series(spoken(each, words) for each in cell)),
    ((Mapping,), _values),
)


@functools.cache
def _way(kind: type) -> Callable[[Any, Words], str]:
    """Return how cells of a type are told."""
    if kind is int:
        return _isolated
    return next((way for of, way in _WAYS if issubclass(kind, of)), evened)


def alike(one: str, two: str) -> bool:
    """Whether a paper in two languages says the same in both: blanks, commas and marks of direction apart."""
    return one == two or _bare(one) == _bare(two)


def once(cell: Cell, one: Words, other: Words) -> bool:
    """Whether a text with no more than a day or a number before it is the same text to both readers."""
    if not isinstance(cell, Message) or _says(cell.text):
        return False
    texts = [each for each in cell.params.values() if isinstance(each, Text)]
    return bool(texts) and all(each.choose(one.languages) == each.choose(other.languages) for each in texts)


@functools.cache
def _says(sentence: str) -> bool:
    """Whether a sentence has a word of its own beside what is put into it."""
    return any(map(str.isalpha, _HELD.sub("", sentence)))


def _bare(text: str) -> str:
    return "".join(text.translate(_APART).split())
