"""Cells as a paper tells them: dates in words, numbers and money as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.messages import Amount, Message
from coopctl.model.dates import Date, Period
from coopctl.model.texts import Text
from coopctl.tables import Named

if TYPE_CHECKING:
    from coopctl.i18n.words import Words
    from coopctl.tables import Cell


#: The marks around data that runs the other way (UAX #9).
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def spoken(cell: Cell, words: Words) -> str:
    """Return a cell as people read it in a paper, harmless, on one line; "" where nothing is known.

    Whole numbers stay as they are, since some of them are years.
    """
    if isinstance(cell, (str, Message, Text, Amount)) or type(cell) is int:
        return words.isolated(cell, words.param(cell))
    if isinstance(cell, (Date, Period, date)):
        return words.when(cell)
    if isinstance(cell, Named):
        return spoken(cell.name, words)
    if isinstance(cell, tuple):
        return words.series(spoken(each, words) for each in cell)
    if isinstance(cell, Mapping):
        told = (value for value in cell.values() if value is not None and value != ())
        return words.listed(spoken(value, words) for value in told)
    return shown(cell, words)


def alike(one: str, two: str) -> bool:
    """Whether a paper in two languages says the same in both: blanks, and marks of direction, apart."""
    return one == two or _bare(one) == _bare(two)


def _bare(text: str) -> str:
    return "".join(text.translate(_ISOLATES).split())
