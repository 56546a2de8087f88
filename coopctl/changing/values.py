"""Values as people type them, read by what the field takes: `12/03/2025`, `41 250,50 €`, `en cours`, `hier`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coopctl.changing import paths
from coopctl.changing.asking import MEANING, Choice, UnclearError
from coopctl.changing.offering import offer, offer_shown
from coopctl.changing.subschemas import OWN, WORD
from coopctl.errors import UsageError
from coopctl.i18n import field_labels, recognised
from coopctl.messages import Message, Several, Told, msg
from coopctl.model import currencies
from coopctl.model.dates import DATE_PATTERN, NotADateError, parse_fact
from coopctl.model.names import is_name
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Measure
from coopctl.spelling import amounts, called, days, references, respell, synonyms
from coopctl.spelling.nearest import did_you_mean, meaning, nearest
from coopctl.spelling.titles import name_of
from coopctl.strict_yaml import scalars
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from coopctl.changing.record_data import RecordData
    from coopctl.changing.subschemas import Subschema
    from coopctl.model.places import Place
    from coopctl.model.records import Json

    #: What is read of a word, in the record `RecordData` at a place, for somebody who types.
    _Reader: TypeAlias = Callable[["Typed"], Json]

#: The fields for the names of those who are no party.
_SOMEBODY_ELSE = ("person", "organisation")
_DATE = re.compile(rf"(\.\./)?{DATE_PATTERN}", re.ASCII)
#: What somebody is said to be, before the name: ‘organisation: …’.
_SAID_TO_BE = re.compile(r"\s*([^:=]{3,40}?)\s*[:=]\s*(.*\S)\s*", re.DOTALL)
_YEAR = re.compile(r"[1-9][0-9]{3}", re.ASCII)
_WHOLE = re.compile(r"-?[0-9]+", re.ASCII)
#: Marks of direction and of order that belong to no name and no number.
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))


@dataclass(frozen=True, slots=True)
class Typist:
    """Who types, and on which day; `asked` is the language that --lang names. In the USA months come before days.

    Whether the day was `named`: else it is that of the call; whether the words stand in a cell, which is one field.
    `meanings` are what was answered of words that may mean several things.
    """

    day: date
    asked: str | None = None
    month_first: bool = False
    named: bool = False
    in_cell: bool = False
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typed:
    """A word of a call, where it is to stand, and by whom it was typed."""

    word: str
    place: Place
    shape: Subschema
    subject: RecordData
    typist: Typist

    @property
    def bare(self) -> str:
        """The word without what cannot be seen, and without blanks around."""
        return unicodedata.normalize("NFC", self.word).translate(_INVISIBLE).strip()

    @property
    def name(self) -> str:
        """The field as somebody would type it."""
        return paths.named(self.subject, self.place)

    @property
    def shown(self) -> Message | str:
        """The field as the typist knows it: in a cell by its title, else by its name."""
        steps = [step for step in self.place if isinstance(step, str)]
        title = field_labels.FIELDS.get(".".join(steps[-2:])) or field_labels.FIELDS.get(steps[-1])
        return title if title and self.typist.in_cell else self.name


def read(typed: Typed) -> Json:
    """Return the value that is meant, as a file holds it. Raise UsageError where none is, or where two may be."""
    if not typed.word.strip():
        raise UsageError(
            msg("‘{field}’ gets no value", field=typed.name),
            msg("to take the field away, write --unset {field}", field=typed.name),
        )
    return _READERS.get(typed.shape.kind, _bare)(typed)


def refused(typed: Typed, help: Message | None = None) -> UsageError:  # noqa: A002 - the word users see
    """Return what is said where a word cannot be what the field takes."""
    example = typed.shape.example
    shown = example if isinstance(example, str | int) else None
    return UsageError(
        msg("‘{word}’ cannot be the value of ‘{field}’", word=typed.word, field=typed.shown),
        help or (msg("write for instance: {line}", line=str(shown)) if shown is not None else None),
    )


def _bare(typed: Typed) -> Json:
    return typed.bare


def _text(typed: Typed) -> Json:
    """Return prose as it was typed; marks of direction belong to it."""
    return unicodedata.normalize("NFC", typed.word).strip("\n")


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
        raise refused(typed, offer_shown(typed.bare, words) if typed.typist.in_cell else offer(typed.bare, words))
    return meant


def _date(typed: Typed) -> Json:
    """Return a date; a day between slashes has its month second, but where it stands first in the typist's country."""
    bare = typed.bare
    if _DATE.fullmatch(bare):
        return int(bare) if _YEAR.fullmatch(bare) else bare
    if (day := days.from_here(bare, typed.typist.day)) is not None:
        return day.isoformat()
    found = respell.dates(bare)
    return _one(typed, found if typed.typist.month_first else found[:1])


def day(option: str, word: str, typist: Typist) -> date:
    """Read a whole day as a field's date is read. Raise UsageError where it is none, or may be one of two."""
    found = () if _DATE.fullmatch(word) else respell.dates(word)
    if len(found) == 1 or (found and not typist.month_first):
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
    found = respell.periods(bare)
    return _one(typed, found if typed.typist.month_first else found[:1])


def _one(typed: Typed, found: tuple[str, ...]) -> Json:
    if not found:
        raise refused(typed)
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
    if currency and (foreign or (units and currency not in units)):
        raise refused(typed, msg("the amounts of this line are in {currency}", currency=currency))
    decimals = currencies.decimals(currency or written or "") if currency or written else None
    found = amounts.numbers(typed.bare, decimals=decimals, money=money, percent=typed.place[-1] == "progress")
    found = found or amounts.ends(typed.bare, decimals=decimals, money=money)
    if found and typed.bare.startswith("+") and (money or typed.place[-1] == "progress"):
        raise refused(typed, scalars.how_signed(found[0]))
    if len(found) > 1 and typed.typist.meanings.get(typed.word) in found:
        found = (typed.typist.meanings[typed.word],)
    if len(found) > 1:
        raise _unclear(refused(typed, msg("write what you mean: {words}", words=found)), typed.word, found)
    if not found:
        raise refused(typed)
    return int(found[0]) if _WHOLE.fullmatch(found[0]) else Decimal(found[0])


def _integer(typed: Typed) -> Json:
    value = _decimal(typed)
    if isinstance(value, Decimal):
        raise refused(typed)
    return value


def _number(typed: Typed) -> Json:
    """Return what a signed document calls something: a whole number, or the text as it is."""
    bare = typed.bare
    return int(bare) if _WHOLE.fullmatch(bare) and str(int(bare)) == bare else bare


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
    return synonyms.country(typed.bare) or typed.bare.upper()


def _currency(typed: Typed) -> Json:
    return synonyms.currency(typed.bare) or typed.bare.upper()


def _tag(typed: Typed) -> Json:
    return synonyms.language(typed.bare) or typed.bare


def _reference(typed: Typed) -> Json:
    return references.find(typed.subject.portfolio, typed.bare)


def _name(typed: Typed) -> Json:
    """Return the id that is meant: of an axis, a party or an agreement by its title too."""
    bare = typed.bare
    if typed.place[-1] == "id" and not is_name(bare):
        name = name_of(bare)
        raise UsageError(
            msg("‘{word}’ is no short name", word=bare),
            msg("write it as {words}", words=name)
            if is_name(name)
            else msg("small letters a–z, digits and single dashes, for example mons-sefrou"),
        )
    if typed.place[0] == "tags" and not is_name(bare) and is_name(tag := name_of(bare)):
        return tag
    known = _called(typed)
    meant = _meant(bare, known) if known else bare
    if meant is not None:
        return meant
    if typed.place[-1] == "party" and typed.place[0] in ("coordinators", "partners"):
        raise refused(typed, did_you_mean(bare, known) or _somebody_else(typed, known))
    raise refused(typed, offer(bare, known))


def _who(typed: Typed) -> Json:
    """Return a party's id, found by its name too, or somebody else in a field of their own."""
    field, name = somebody(typed)
    return {field: name} if field else name


def somebody(typed: Typed) -> tuple[str | None, str]:
    """Return the id of a party, found by its name too, with None; or a name with the field for somebody else's.

    ‘organisation: …’ and ‘person: …’ say of somebody else what they are, in any language. Else raise UnclearError, for
    a terminal to ask which, where no party is called so, and UsageError where that is no name.
    """
    known = _parties(typed.subject)
    said = _SAID_TO_BE.fullmatch(typed.bare)
    fields = recognised.said(said[1], _SOMEBODY_ELSE) if said else ()
    if said and len(fields) == 1 and any(map(str.isalpha, said[2])):
        party = _meant(said[2], known)
        return (None, party) if party is not None else (fields[0], said[2])
    answered = typed.typist.meanings.get(typed.word)
    if answered in _SOMEBODY_ELSE:
        return answered, typed.bare
    if (meant := _meant(answered or typed.bare, known)) is not None:
        return None, meant
    parties = _nearly(typed, known)
    wrong = refused(typed, meaning(parties[0].word) if len(parties) == 1 else _somebody_else(typed, known))
    if not any(map(str.isalpha, typed.bare)):
        raise wrong
    others = [Choice(each, field_labels.FIELDS[each]) for each in _SOMEBODY_ELSE]
    question = msg("No party is called ‘{word}’. Who is it?", word=typed.bare)
    raise UnclearError(wrong, f"{MEANING}{typed.word}", (*parties, *others), question, told=False, typed=typed.bare)


def _nearly(typed: Typed, known: Mapping[str, frozenset[str]]) -> list[Choice]:
    """Return the parties that have a name that begins as a word does, else the one that is called nearly so."""
    plain = synonyms.folded(typed.bare)
    called = {name: each for each, names in known.items() for name in (each, *names)}
    begun = {each for name, each in called.items() if name.startswith(plain)}
    meant = begun or {called.get(nearest(plain, called) or "", "")}
    return [
        Choice(each.id, each.name)
        for each in (typed.subject.agreement.parties if typed.subject.agreement else ())
        if each.id in meant
    ]


def _somebody_else(typed: Typed, known: Mapping[str, frozenset[str]]) -> Message:
    """Say how somebody is written who is no party: in fields of their own, in a list in a row of their own."""
    place = typed.place
    if typed.typist.in_cell:
        person, organisation = (msg("{field}: …", field=field_labels.FIELDS[each]) for each in _SOMEBODY_ELSE)
        of = typed.subject.agreement.ref if typed.subject.agreement else ""
        names = [msg("{words}", words=typed.subject.portfolio.party_name(each, of) or each) for each in known]
        return msg(
            "a party is one of {words}; somebody else is written as {organisation} or {person}",
            words=Several(tuple(names)),
            organisation=organisation,
            person=person,
        )
    if all(isinstance(step, str) for step in place):
        begun = ".".join(map(str, place)) + "."
    elif isinstance(place[-1], str) and place[-1] != "party":  # a field of a row
        begun = f"{place[-1]}."
    else:
        begun = f"coopctl add {typed.subject.record.ref} {place[0]} "
    return msg(
        "a party is one of {words}; somebody else is written as {organisation} or {person}",
        words=tuple(known),
        organisation=f"{begun}organisation=…",
        person=f"{begun}person=…",
    )


def known(subject: RecordData, place: Place) -> tuple[Choice, ...]:
    """Return what a party or an axis at a place may be; () where it is neither, or none is known."""
    agreement, last = subject.agreement, place[-1]
    if agreement is None:
        return ()
    if last in ("party", "from", "to") or subject.shape(place).kind in ("who", "partner"):
        return tuple(Choice(each.id, each.name) for each in agreement.parties)
    return tuple(Choice(each.id, each.title) for each in agreement.axes) if last == "axis" else ()


def _meant(bare: str, known: Mapping[str, frozenset[str]]) -> str | None:
    """Return the only id that a word is, or is a name of, in capitals or not; None where none or several are."""
    if bare in known:
        return bare
    folded = synonyms.folded(bare)
    meant = [each for each, names in known.items() if folded in names or folded == synonyms.folded(each)]
    return meant[0] if len(meant) == 1 else None


def _parties(subject: RecordData) -> dict[str, frozenset[str]]:
    """Return the parties of the record's agreement, each with its names, folded."""
    if subject.agreement is None:
        return {}
    described = {
        each.id: each for agreement in subject.portfolio.agreements.values() for each in agreement.parties if each.name
    }
    return {each.id: _folded(described.get(each.id, each).name, *each.aliases) for each in subject.agreement.parties}


def _called(typed: Typed) -> dict[str, frozenset[str]]:
    """Return what an id at the place may be, each with its names; {} where it may be any."""
    last = next((step for step in reversed(typed.place) if isinstance(step, str)), "")
    agreement, portfolio = typed.subject.agreement, typed.subject.portfolio
    if last in ("party", "from", "to"):
        return _parties(typed.subject)
    if last in ("parent", "replaces") and len(typed.place) == 1:
        return {ref: _folded(each.title) for ref, each in portfolio.agreements.items()}
    if last in ("axis", "parent") and agreement:
        none = {called.NO_AXIS.id: _folded(*called.NO_AXIS.names)} if last == "axis" else {}
        return {each.id: _folded(each.title, each.number) for each in agreement.axes} | none
    return {}


def _folded(*texts: object) -> frozenset[str]:
    return frozenset(
        synonyms.folded(each)
        for text in texts
        if text is not None
        for each in (text.variants.values() if isinstance(text, Text) else (str(text),))
    )


_READERS: MappingProxyType[str, _Reader] = MappingProxyType(
    {
        WORD: _word, "text": _text, "words": _text, "verdict": _text, "date": _date, "by_date": _date,
        "period": _period, "decimal": _decimal, "integer": _integer, "number": _number, "step": _decimal,
        "country": _country, "currency": _currency, "tag": _tag, "action_reference": _reference,
        "reference": _reference, "name": _name, "axis_id": _name, "who": _who, OWN: _own,
    }
)  # fmt: skip
