"""Cells as words: for people (labels, blanks, one line) and for machines (codes, nothing translated but texts)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coopctl.formats import found
from coopctl.i18n.safe_text import harmless
from coopctl.i18n.words import decimal
from coopctl.measures import spans
from coopctl.measures.exact import rounded
from coopctl.messages import Amount, Country, Message, Subdivision, msg
from coopctl.model.dates import Date, Period
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Health
from coopctl.tables import Cell, DaysLate, Explained, FieldOf, Headed, Money, Named, Passage, Percent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from coopctl.i18n.words import Words

#: What most cells are, which is written as it says itself.
_AS_THEY_ARE = frozenset({str, int, Date, Period})
#: With these a spreadsheet starts a formula (OWASP, "CSV Injection"), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def shown(cell: Cell, words: Words) -> str:
    """Return a cell as people read it, harmless, on one line; "" where nothing is known."""
    kind: type = type(cell)
    return _way(kind)(cell, words)


def _mapping(cell: Mapping[str, Cell], words: Words) -> str:
    return words.listed(_pair(key, value, words) for key, value in cell.items() if value is not None)


def _date(cell: Date | Period, words: Words) -> str:
    return words.data(str(cell)) if in_figures(cell) else words.when(cell)


_WAYS: Sequence[tuple[tuple[type, ...], Callable[[Any, Words], str]]] = (
    ((str, Message), lambda cell, words: words.param(cell)),
    ((type(None),), lambda _cell, _words: ""),
    ((bool,), lambda cell, words: words.say(msg("yes") if cell else msg("no"))),
    ((Percent,), lambda cell, words: words.percent(cell.value)),
    ((DaysLate,), lambda cell, words: words.say(late(cell))),
    ((Money,), lambda cell, words: words.amount(cell.value, cell.currency)),
    ((Explained,), lambda cell, words: words.say(cell.message)),
    ((Headed,), lambda cell, words: words.headed(cell.message)),
    ((FieldOf, Passage), found.said),
    ((Named,), lambda cell, words: shown(cell.name, words)),
    ((tuple,), lambda cell, words: words.series(shown(one, words) for one in cell)),
    ((Decimal,), lambda cell, words: words.number(cell)),
    ((Mapping,), _mapping),
    ((int, Amount, Country, Subdivision, Text), lambda cell, words: words.param(cell)),
    ((Date, Period), _date),
)


@functools.cache
def _way(kind: type) -> Callable[[Any, Words], str]:
    """Return how cells of a type are shown."""
    return next((way for of, way in _WAYS if issubclass(kind, of)), lambda cell, words: words.data(str(cell)))


def in_figures(when: Date | Period) -> bool:
    """Whether a date is exact, and short as it is written: a year, a month, a day, or from one of them to another.

    Few can read the signs and codes of others: 2021-04~ is about April 2021, 2022-35 the third quarter of 2022,
    ../2019 by 2019. Days of one month are shorter in words.
    """
    start, end = (when, when) if isinstance(when, Date) else (when.start, when.end)
    if start is None or end is None:
        return False
    if not (_exact(start) and _exact(end)):
        return False
    first, last = start.text, end.text
    return first == last or not len(first) == len(last) == len("2018-07-28") or first[:7] != last[:7]


def in_short(when: Date | Period, words: Words) -> str:
    """Return a date as people read it in a column; of days of one year the last one without what it repeats.

    From 24 to 25 November 2026 is 2026-11-24/25, and a week that ends in the next month 2026-11-28/12-04.
    """
    return words.data(short) if (short := _shortened(when)) else shown(when, words)


def told_in_words(when: Date | Period) -> bool:
    """Whether a date takes words even in a column: it is not exact, or it is open."""
    return not (in_figures(when) or _shortened(when))


def _shortened(when: Date | Period) -> str:
    """Return from an exact day to another of its year, without what the last one repeats; "" for any other date."""
    if isinstance(when, Period) and when.start and when.end and _exact(when.start) and _exact(when.end):
        first, last = when.start.text, when.end.text
        same = next((count for count in (8, 5) if first[:count] == last[:count]), 0)
        if same and first != last and len(first) == len(last) == len("2018-07-28"):
            return f"{first}/{last[same:]}"
    return ""


def _exact(date: Date) -> bool:
    """Whether a date is a day, a month or a year that is known as it is written."""
    return date.impossible or not (date.by or date.code is not None or date.qualified)


def evened(cell: Cell, words: Words) -> str:
    """Return a cell of a column as `shown` does; an amount with decimals where others beside it have some."""
    if isinstance(cell, Money):
        return words.amount(cell.value, cell.currency, even=cell.even)
    return shown(cell, words)


def _pair(key: str, value: Cell, words: Words) -> str:
    """Return one member of a mapping: a word of a vocabulary by its label, other keys with blanks for underscores."""
    if isinstance(key, Health) and isinstance(value, int):
        from coopctl.formats.counts import of_health  # only here: few rows count actions

        return words.say(of_health(key, value))
    name = words.label(key) if isinstance(key, StrEnum) else words.data(key.replace("_", " "))
    return f"{name} {shown(value, words)}"


def late(cell: DaysLate) -> Message:
    """Say how late something was done."""
    return spans.late(cell.value) if cell.value else msg("on time")


def written(cell: Cell, words: Words) -> str:  # noqa: C901, PLR0911, PLR0912 - one return a type
    """Return a cell as a machine reads it in a column of text: codes for words, lists with "; ", "" for nothing."""
    if cell is None:
        return ""
    if cell.__class__ in _AS_THEY_ARE:
        return str(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, StrEnum):
        return cell.value
    if isinstance(cell, Percent):
        return percent(cell.value)
    if isinstance(cell, (DaysLate, Money)):
        return number(cell.value)
    if isinstance(cell, (int, Decimal)):
        return number(cell)
    if isinstance(cell, Text):
        return cell.choose(words.languages)[1]
    if isinstance(cell, (Explained, Headed)):
        return words.say(cell.message)
    if isinstance(cell, Message):
        return words.say(cell)
    if isinstance(cell, Passage):
        return cell.text
    if isinstance(cell, Named):
        return written(cell.id, words)
    if isinstance(cell, tuple):
        return "; ".join(written(one, words) for one in cell)
    if isinstance(cell, Mapping):
        return "; ".join(f"{key}={written(value, words)}" for key, value in cell.items())
    return str(cell)


def inert(cell: Cell, words: Words, *, lines: bool, quoted: bool) -> str:
    """Return a cell for a spreadsheet, harmless; text that would start a formula gets a quote before it.

    Numbers stay numbers. Line breaks are blanks, unless `lines`. Where the format has quotes of its own its cells are
    `quoted`; else one at the beginning would hide a formula from us, and the end of the cell from the reader.
    """
    if cell is None:
        return ""
    text = written(cell, words)
    if text.isprintable() and (not text or text[0].isalnum()):
        return text
    shown = harmless(text, lines=lines)
    if isinstance(cell, (int, Decimal, Percent, DaysLate, Money)):
        return shown
    first = (text.lstrip(" "), shown.lstrip(" "))
    acts = any(each.startswith(_FORMULA) for each in first) or (not quoted and shown.lstrip(" ").startswith('"'))
    return f"'{shown}" if acts else shown


def percent(value: Fraction) -> str:
    """Write percent as a number with one decimal, rounded half up, away from the ends: 99.96 is 99.9, 100 is 100.0."""
    return str(rounded(value, 1))


def number(value: int | Decimal) -> str:
    """Write a number as it was written, without an exponent."""
    return decimal(value) if isinstance(value, Decimal) else str(value)
