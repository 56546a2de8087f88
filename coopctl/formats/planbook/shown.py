"""A value of a record as a cell shows it: in the book's language, a day as a day, an exact number as a number."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.formats.naming import Naming
from coopctl.i18n import labels
from coopctl.lasting import lasting
from coopctl.model.texts import Text
from coopctl.spelling.called import NO_AXIS
from coopctl.workbooks.writing import LONGEST_CELL, MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changing.record_data import RecordData
    from coopctl.formats.planbook.fields import Field
    from coopctl.i18n.words import Words
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Json
    from coopctl.workbooks.cells import CellValue

_DATED = frozenset({"date", "by_date", "period"})
_PEOPLE = frozenset({"who", "partner", "attendee"})
_DAY = len("2018-07-28")


def shown(subject: RecordData, place: Place, value: Json, field: Field, words: Words) -> CellValue | None:
    """Return what the cell for a field shows of the value that stands at a place, None for nothing."""
    if field.part is not None:
        return day_or_words(end_of(value, field.part))
    if field.tag:
        said = variant(value, field.tag, subject.portfolio.settings.language)
        return None if said is None else _text(said)
    shape = subject.shape(place)
    if isinstance(value, list):
        between = "\n" if place[-1] == "notes" else ", "
        each = [_one(subject, (*place, at), one, words) for at, one in enumerate(value)]
        return _text(between.join(map(str, each)))
    if shape.kind in _DATED:
        return day_or_words(str(value))
    return _one(subject, place, value, words)


def _one(subject: RecordData, place: Place, value: Json, words: Words) -> CellValue:
    shape = subject.shape(place)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return number_or_words(value)
    if shape.kind in _PEOPLE or place[-1] == "axis":
        return _named(subject, place, value, words)
    if isinstance(value, dict):
        said = Text({tag: str(each) for tag, each in value.items()}).choose(words.languages)[1]
        return _text(said) if shape.kind in ("text", "verdict") else Naming(subject, words).value(value, place)
    known = labels.vocabulary(shape.words) if shape.words else None
    if known is not None and value in shape.words:
        return words.label(known(str(value)))
    return _text(str(value))


def variant(text: Json, tag: str, plain: str) -> str | None:
    """Return a text in one language, or a region of it; None where it is not there. A `plain` one is in that."""
    parts = text if isinstance(text, dict) else {plain: text}
    wanted = tag.casefold()
    found = (str(said) for each, said in parts.items() if f"{each.casefold()}-".startswith(f"{wanted}-"))
    return next(found, None)


def _named(subject: RecordData, place: Place, value: Json, words: Words) -> str:
    """Return the name of a party or an axis, where no other one has it; else its id, or somebody in words."""
    if isinstance(value, dict) and value.keys() == {"party"}:
        value = value["party"]
    if not isinstance(value, str):
        return Naming(subject, words).value(value, place)
    if place[-1] == "axis" and value == NO_AXIS.id:
        return Naming(subject, words).value(value, place)
    return names(subject, place, words).get(value, value)


def names(subject: RecordData, place: Place, words: Words) -> Mapping[str, str]:
    """Return what the parties of an action's agreement, or its axes, are called, by their ids; none in an agreement."""
    own = subject.agreement
    if own is None or own is subject.record:
        return {}
    return (_axes if place[-1] == "axis" else _parties)(own, subject.portfolio, words)


@lasting
def _axes(own: Agreement, portfolio: Portfolio, words: Words) -> Mapping[str, str]:
    titles = {each.id: portfolio.axis_title(each.id, own.ref) for each in own.axes}
    return _unlike({id_: words.text(title.cut()) if title else words.data(id_) for id_, title in titles.items()})


@lasting
def _parties(own: Agreement, portfolio: Portfolio, words: Words) -> Mapping[str, str]:
    called = {each.id: portfolio.party_name(each.id, own.ref) for each in own.parties}
    return _unlike({id_: words.text(name) if name else words.data(id_) for id_, name in called.items()})


def _unlike(called: Mapping[str, str]) -> Mapping[str, str]:
    """Return names by id, the id where two are alike."""
    often = Counter(called.values())
    return {one: name if often[name] == 1 else one for one, name in called.items()}


def end_of(period: Json, part: int) -> str:
    """Return the first (0) or the last (1) date of a period as a file writes it; both are one that stands alone."""
    ends = str(period).split("/")
    return ends[0] if part == 0 else ends[-1]


def day_or_words(written: str) -> CellValue:
    """Return a whole day as a day, and what says less, or more, as it is written: 2018-07, 2018~."""
    if len(written) == _DAY:
        try:
            return date.fromisoformat(written)
        except ValueError:
            return written
    return written


def number_or_words(value: int | Decimal) -> CellValue:
    """Return a number as one, in words where a spreadsheet would not keep all of its digits."""
    number = Decimal(value)
    digits = len(number.normalize().as_tuple().digits)
    return number if digits <= MOST_DIGITS else format(number, "f")


def _text(said: str) -> str:
    return clean(said)[:LONGEST_CELL]


def clean(said: str) -> str:
    """Return a text as it comes back from a spreadsheet: without blanks around, in one form, with plain line ends."""
    return normalized("NFC", said.replace("\r\n", "\n").replace("\r", "\n")).strip()


def alike(one: CellValue | None, other: CellValue | None) -> bool:
    """Whether two cells say the same, whatever blanks stand around; 5 and 5.00 are the same, as is nothing and ""."""
    if isinstance(one, str):
        one = clean(one) or None
    if isinstance(other, str):
        other = clean(other) or None
    return one == other and isinstance(one, bool) == isinstance(other, bool)
