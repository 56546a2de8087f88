"""Values as people type them, read by what the field takes: `12/03/2025`, `41 250,50 €`, `en cours`, `hier`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coopctl.changing import explaining, names
from coopctl.changing.asking import MEANING, Choice, UnclearError
from coopctl.changing.offering import offer, offer_shown
from coopctl.changing.subschemas import OWN, WORD
from coopctl.changing.typed import refused
from coopctl.codelists import codes
from coopctl.composing import normalized
from coopctl.errors import UsageError
from coopctl.i18n import recognised
from coopctl.messages import Message, Told, msg
from coopctl.model import currencies
from coopctl.model.dates import DATE_PATTERN, NotADateError, parse_fact
from coopctl.model.vocabularies import Measure
from coopctl.spelling import (
    amounts,
    counted,
    countries,
    days,
    recurrences,
    references,
    respell,
    spans,
    subdivisions,
    synonyms,
)
from coopctl.strict_yaml import scalars

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coopctl.changing.typed import Typed, Typist
    from coopctl.model.records import Json

    #: What is read of a word, in the record `RecordData` at a place, for somebody who types.
    _Reader: TypeAlias = Callable[["Typed"], Json]

_DATE = re.compile(rf"(\.\./)?{DATE_PATTERN}", re.ASCII)
#: A date in digits alone, and the length of a whole day.
_IN_DIGITS = re.compile(r"[0-9./ -]+")
_DAY = len("2018-07-28")
_YEAR = re.compile(r"[1-9][0-9]{3}", re.ASCII)
_WHOLE = re.compile(r"-?[0-9]+", re.ASCII)
#: A number as programs write it, with no more digits than all of them keep.
_COUNT = re.compile(r"0|-?[1-9][0-9]{0,14}", re.ASCII)


def read(typed: Typed) -> Json:
    """Return the value that is meant, as a file holds it. Raise UsageError where none is, or where two may be."""
    if not typed.word.strip():
        raise UsageError(
            msg("‘{field}’ gets no value", field=typed.name),
            msg("to take the field away, write --unset {field}", field=typed.name),
        )
    return _READERS.get(typed.shape.kind, _bare)(typed)


def _bare(typed: Typed) -> Json:
    return typed.bare


def _text(typed: Typed) -> Json:
    """Return prose as it was typed; marks of direction belong to it."""
    return normalized("NFC", typed.word).strip("\n")


def _own(typed: Typed) -> Json:
    """Return what a file would hold where the word stood in it without quotes; of what is measured, the number."""
    if typed.place[-1] == "value":
        return _measured(typed)
    found = scalars.value_of("".join(str(unicodedata.decimal(each, each)) for each in typed.bare))
    return typed.bare if isinstance(found, scalars.Doubt) or found is None else found


def _word(typed: Typed) -> Json:
    words = typed.shape.words
    low = synonyms.folded(typed.bare).replace(" ", "_")
    labelled = recognised.said(typed.bare, words)
    meant = low if low in words else synonyms.word(typed.bare, words) or (labelled[0] if len(labelled) == 1 else None)
    if meant is None:
        if typed.typist.in_cell:
            raise refused(typed, offer_shown(typed.bare, words))
        raise refused(typed, explaining.of_word(typed) or offer(typed.bare, words))
    return meant


def _date(typed: Typed) -> Json:
    """Return a date; a day between slashes has its month second, but where it stands first in the typist's country."""
    bare = typed.bare
    if _DATE.fullmatch(bare):
        return int(bare) if _YEAR.fullmatch(bare) else bare
    if (day := days.from_here(bare, typed.typist.day)) is not None:
        return day.isoformat()
    return _one(typed, _as_typed(bare, respell.dates(bare), typed.typist))


def day(option: str, word: str, typist: Typist) -> date:
    """Read a whole day as a field's date is read. Raise UsageError where it is none, or may be one of two."""
    found = () if _DATE.fullmatch(word) else _as_typed(word, respell.dates(word), typist)
    if len(found) == 1:
        word = found[0]
    word = typist.meanings.get(word, word)
    try:
        return days.day(option, word, typist.day)
    except UsageError as wrong:
        if len(found) > 1:
            raise _unclear(wrong, word, found) from wrong
        raise


def _unclear(wrong: UsageError, word: str, found: Sequence[str]) -> UnclearError:
    """Return what is said of a word that may mean several things, for a terminal to ask which."""
    choices = tuple(Choice(each, _in_words(each)) for each in found)
    return UnclearError(wrong, f"{MEANING}{word}", choices, msg("What does ‘{word}’ mean?", word=word), told=False)


def _in_words(found: str) -> Message | None:
    """Return a date as people say it; None for a number or a period."""
    try:
        return msg("{message}", message=Told(parse_fact(found))) if "-" in found else None
    except NotADateError:
        return None


def _period(typed: Typed) -> Json:
    bare = typed.bare
    if _YEAR.fullmatch(bare):
        return int(bare)
    ends = bare.split("/")
    if 1 <= len(ends) <= 2 and all(each == ".." or _DATE.fullmatch(each) for each in ends):
        return bare
    if (day := days.from_here(bare, typed.typist.day)) is not None:
        return day.isoformat()
    found = _as_typed(bare, spans.periods(bare), typed.typist)
    if len(found) == 1 and spans.backwards(found[0]):
        raise refused(typed, explaining.of_date(typed))
    return _one(typed, found)


def _as_typed(bare: str, found: tuple[str, ...], typist: Typist) -> tuple[str, ...]:
    """Return the readings of a date without those in which the month stands first, unless the typist writes so.

    In digits the first one is meant; in words each of them may be: hiver 2025, ca. 2024-2026.
    """
    if typist.month_first or len(found) < len("ab"):
        return found
    if _IN_DIGITS.fullmatch(bare):
        return found[:1]
    return (found[0], *(each for each in found[1:] if not _turned(found[0], each)))


def _turned(one: str, other: str) -> bool:
    """Whether two dates or periods are the same but for days and months that have changed places."""
    pairs = [*zip(one.split("/"), other.split("/"), strict=False)]
    return one.count("/") == other.count("/") and all(
        first == second or (len(first) == len(second) == _DAY and first == f"{second[:5]}{second[8:]}-{second[5:7]}")
        for first, second in pairs
    )


def _one(typed: Typed, found: tuple[str, ...]) -> Json:
    if not found:
        raise refused(typed, explaining.of_date(typed))
    if len(found) > 1 and typed.typist.meanings.get(typed.word) in found:
        found = (typed.typist.meanings[typed.word],)
    if len(found) > 1:
        raise _unclear(refused(typed, msg("write what you mean: {words}", words=found)), typed.word, found)
    return int(found[0]) if _YEAR.fullmatch(found[0]) else found[0]


def _decimal(typed: Typed) -> Json:
    """Return a number; of money in the decimals of its currency, of progress in percent."""
    money = typed.place[0] == "budget"
    currency = typed.subject.currency(typed.place) if money else None
    written = amounts.currency(typed.bare)
    units = amounts.currencies(typed.bare)
    foreign = not units and any(unicodedata.category(each) == "Sc" for each in typed.bare)
    if currency and (foreign or (units and currency not in units)) and currency not in counted.by_currency(typed.bare):
        raise refused(typed, msg("the amounts of this line are in {currency}", currency=currency))
    decimals = currencies.decimals(currency or written or "") if currency or written else None
    found = amounts.numbers(typed.bare, decimals=decimals, money=money, percent=typed.place[-1] == "progress")
    found = counted.apart(typed.bare, found or amounts.ends(typed.bare, decimals=decimals, money=money))
    found = counted.of_weight(typed.bare, found) if typed.place[-1] == "weight" else found
    if found and typed.bare.startswith("+") and (money or typed.place[-1] == "progress"):
        raise refused(typed, scalars.how_signed(found[0]))
    if len(found) > 1 and typed.typist.meanings.get(typed.word) in found:
        found = (typed.typist.meanings[typed.word],)
    if len(found) > 1:
        raise _unclear(refused(typed, msg("write what you mean: {words}", words=found)), typed.word, found)
    if not found:
        raise refused(typed, explaining.of_number(typed, currency, money=money))
    return int(found[0]) if _WHOLE.fullmatch(found[0]) else Decimal(found[0])


def _integer(typed: Typed) -> Json:
    value = _decimal(typed)
    if isinstance(value, Decimal):
        raise refused(typed)
    return value


def _number(typed: Typed) -> Json:
    """Return what a signed document calls something: a whole number, or the text as it is."""
    bare = typed.bare
    return int(bare) if _COUNT.fullmatch(bare) else bare


def _measured(typed: Typed) -> Json:
    """Return what was measured: a number, or words where nothing is counted."""
    in_words = (
        typed.place[0] == "indicators" and typed.subject.value((*typed.place[:2], "measure")) == Measure.QUALITATIVE
    )
    typed = replace(typed, word=_without_unit(typed))
    is_number = amounts.numbers(typed.bare) or _counted(typed)
    return _decimal(typed) if is_number and not in_words else _text(typed)


def _without_unit(typed: Typed) -> str:
    """Return the word without the indicator's unit behind it, as it is called in any of its languages."""
    unit = typed.subject.value((*typed.place[:2], "unit"))
    for each in unit.values() if isinstance(unit, dict) else (unit,):
        number = typed.bare[: -len(str(each))].rstrip()
        plain = synonyms.folded(str(each or ""))
        if plain and synonyms.folded(typed.bare).endswith(plain) and amounts.numbers(number):
            return number
    return typed.word


def _counted(typed: Typed) -> bool:
    """Whether the indicator that a value belongs to is measured in numbers."""
    indicator = typed.place[:2]
    readings = typed.subject.length((*indicator, "readings"))
    places = [(*indicator, "target"), *((*indicator, "readings", at) for at in range(readings))]
    values = [typed.subject.value((*place, "value")) for place in places]
    return any(isinstance(each, int | Decimal) for each in values)


def _country(typed: Typed) -> Json:
    return countries.country(typed.bare) or typed.bare.upper()


def _subdivision(typed: Typed) -> Json:
    beside = typed.subject.value((*typed.place[:-1], "country"))
    found, whole = subdivisions.meant(typed.bare, str(beside) if beside else None)
    found = found if whole else ()
    code = typed.bare.upper()
    return found[0] if len(found) == 1 else code if code in codes("subdivisions") else typed.bare


def _currency(typed: Typed) -> Json:
    return synonyms.currency(typed.bare) or typed.bare.upper()


def _tag(typed: Typed) -> Json:
    return synonyms.language(typed.bare) or typed.bare


def _recurrence(typed: Typed) -> Json:
    """Return a rule; one in words is what help would make of it."""
    return recurrences.recurrence(typed.bare) or typed.bare


def _reference(typed: Typed) -> Json:
    return references.find(typed.subject.portfolio, typed.bare)


_READERS: MappingProxyType[str, _Reader] = MappingProxyType(
    {
        WORD: _word, "text": _text, "words": _text, "verdict": _text, "date": _date, "by_date": _date,
        "period": _period, "decimal": _decimal, "integer": _integer, "number": _number, "step": _decimal,
        "recurrence": _recurrence,
        "country": _country, "subdivision": _subdivision, "currency": _currency, "tag": _tag,
        "action_reference": _reference, "reference": _reference, "name": names.name, "axis_id": names.name,
        "who": names.who, OWN: _own,
    }
)  # fmt: skip
