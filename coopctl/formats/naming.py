"""Values, fields and rows of a record as people call them: days in words, money with its currency, people by name."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.changing.subschemas import WORD
from coopctl.i18n import field_labels, labels
from coopctl.messages import Number, msg, share
from coopctl.model.dates import NotADateError, parse_fact, parse_period
from coopctl.model.texts import Text
from coopctl.model.vocabularies import AssessmentVerdict
from coopctl.spelling.called import NO_AXIS
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changing.record_data import RecordData
    from coopctl.i18n.words import Words
    from coopctl.model.dates import Date, Period
    from coopctl.model.places import Place
    from coopctl.model.records import Json

#: What takes one part a language.
TEXTS = frozenset({"text", "verdict"})
#: Texts that are names rather than prose.
_SHORT = frozenset({"heading", "place", "unit"})
#: What a row is called by, beside its title and its day, by the name of its list.
_NAMED = MappingProxyType(
    {
        "approvals": ("by", "kind"), "assessments": ("by",), "budget": ("year", "period", "heading", "funder", "kind"),
        "countries": ("code",), "dac": ("code",), "markers": ("code",), "missions": ("year", "from", "to"),
        "steps": ("by",), "updates": ("author",),
    }
)  # fmt: skip
#: What a row says first, without a label.
_SAID = ("text", "value", "state", "verdict")
_SOMEBODY = ("person", "organisation", "party")
_TITLES = ("title", "name")
_AMOUNTS = frozenset({"planned", "committed", "spent", "baseline"})
_PARTIES = frozenset({"party", "from", "to"})
_PERCENT = frozenset({"progress", "share"})
#: What indicators in percent have as their unit.
_IN_PERCENT = frozenset({"%", "percent", "per cent", "pour cent", "procent", "في المائة", "بالمائة"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A record, and the words in which it is told."""

    subject: RecordData
    words: Words

    def value(self, found: Json, place: Place) -> str:
        """Return a value as people read it, "" for none."""
        if found is None:
            return ""
        if isinstance(found, list):
            return self.words.listed(self.value(each, (*place, at)) for at, each in enumerate(found))
        if not isinstance(found, dict):
            return self._plain(found, place)
        if self.subject.shape(place).fields:
            named = self._title(found, place) or self._somebody(found, place)
            return self.beside(named, self.fields(found, place)) if named else self._untitled(found, place)
        return self.words.text(Text({tag: str(each) for tag, each in found.items()}))

    def _untitled(self, found: Mapping[str, Json], place: Place) -> str:
        """Return what a map without a title says first, with its day and its other fields beside it."""
        first = [each for each in (*_SAID, *(("at",) if place[-1] == "target" else ())) if each in found]
        dated = [self.value(found["date"], (*place, "date"))] if first and "date" in found else []
        rest = {name: each for name, each in found.items() if name not in (*first, *(["date"] if dated else []))}
        said = " ".join(self.value(found[each], (*place, each)) for each in first)
        others = [*dated, *self.fields(rest, place)]
        return self.beside(said, others) if said else self.words.listed(others)

    def _title(self, found: Mapping[str, Json], place: Place) -> str:
        """Return the title of a row within others, "" where it has none."""
        title = next((each for each in _titles(place) if isinstance(place[-1], int) and each in found), "")
        return self.value(found[title], (*place, title)) if title else ""

    def label(self, place: Place) -> str:
        """Return what a field is called; a text in one language with that language."""
        within, last = place[:-1], place[-1]
        if isinstance(last, int):
            return self.label(within)
        if within and self.subject.shape(within).kind in TEXTS:
            return self.beside(self.label(within), [last])
        return field_labels.field(last, _name(within), self.words)

    def scope(self, place: Place) -> str:
        """Return what the field at a place is in: a row, or a field with parts; "" for the record itself."""
        if not place:
            return ""
        if isinstance(place[-1], str):
            return self.words.listed(filter(None, (self.scope(place[:-1]), self.label(place))))
        found = self.subject.value(place)
        return self.words.listed(filter(None, (self.row(found, place), self.scope(place[:-2]))))

    def row(self, found: Json, place: Place) -> str:
        """Return what a row is called: by its title or day, by what tells it from others, and by its id."""
        if not isinstance(found, dict):
            return self.value(found, place)
        if _name(place) == "parties" and "name" not in found and (name := self._party(own := str(found["id"]))) != own:
            found = {**found, "name": name}  # as another agreement describes it
        first, *more = (*_naming(found, place), "")
        called = field_labels.row(_name(place), self.words)
        titled = first in _titles(place)
        if titled:
            title = self.value(found[first], (*place, first))
            called = self.words.say(msg("{row} ‘{title}’", row=called, title=title))
        elif first == "date":
            called = self._dated(called, str(found["date"]))
        else:
            more = [first, *more]
        parts = [self.value(found[each], (*place, each)) for each in more if each and each != "id"]
        if somebody := self._somebody(found, place):
            parts.append(somebody)
        if "id" not in found:
            return self._after(called, parts, spaced=not titled and first != "date")
        own = self.words.data(str(found["id"]))
        if titled or first == "date":
            return self.beside(self._after(called, parts), [own])
        return self._after(self.words.say(msg("{row} ‘{title}’", row=called, title=own)), parts)

    def is_titled(self, found: Mapping[str, Json], place: Place) -> bool:
        """Whether a row is called by a title."""
        return bool(found.keys() & set(_titles(place)))

    def content(self, found: Mapping[str, Json], place: Place) -> str:
        """Return what a row says beyond its name: what is said of it first, then its other fields."""
        first = [each for each in _SAID if each in found and each not in _naming(found, place)]
        said = [self.value(found[each], (*place, each)) for each in first]
        rest = self.fields({name: each for name, each in found.items() if name not in _SAID}, place)
        return self.beside(" ".join(said), rest) if said else self.words.listed(rest)

    def fields(self, found: Mapping[str, Json], place: Place) -> list[str]:
        """Return the fields of a row, or of a field with parts, that do not name it, each with its label.

        What the noun for the row says already, as that a partner is one, is not said again.
        """
        named = {*_SOMEBODY, *(_naming(found, place) if isinstance(place[-1], int) else ())}
        if place[0] == "budget" and found.keys() & _AMOUNTS:
            named.add("currency")
        noun = field_labels.row(_name(place), self.words) if isinstance(place[-1], int) else ""
        told = {name: self.value(each, (*place, name)) for name, each in found.items() if name not in named}
        return [self.labelled(found[name], (*place, name), said) for name, said in told.items() if said != noun]

    def labelled(self, found: Json, place: Place, said: str) -> str:
        """Return what is said of a field after its label; prose after a colon, so that the two are not read as one."""
        label = self.label(place)
        if self._prose(found, place):
            return self.words.say(msg("{field}: {after}", field=label, after=said))
        return f"{label} {said}"

    def _prose(self, found: Json, place: Place) -> bool:
        """Whether a value begins with prose: a text of the record, or what an indicator without numbers reads."""
        if isinstance(found, list):
            return bool(found) and self._prose(found[0], (*place, 0))
        if isinstance(found, dict) and "value" in found and self.subject.shape(place).fields:
            return self._prose(found["value"], (*place, "value"))
        if len(place) > 1 and self.subject.shape(place[:-1]).kind in TEXTS:
            place = place[:-1]  # a language of it
        text = place[-1] == "value" or self.subject.shape(place).kind in TEXTS
        return text and place[-1] not in _SHORT and isinstance(found, str | dict)

    def _after(self, called: str, parts: list[str], *, spaced: bool = False) -> str:
        """Return a name with what comes after it, apart by a comma, or by a blank where there is only a noun before."""
        if spaced and parts:
            return f"{called} {self.words.listed(parts)}"
        return self.words.listed([called, *parts])

    def _plain(self, found: Json, place: Place) -> str:  # noqa: PLR0911 - one return a kind
        shape, words = self.subject.shape(place), self.words
        last = next((step for step in reversed(place) if isinstance(step, str)), "")
        if shape.kind == WORD and (known := labels.vocabulary(shape.words)) is not None:
            return words.label(known(str(found)))
        if shape.kind == "verdict" and found in [str(each) for each in AssessmentVerdict]:
            return words.label(AssessmentVerdict(str(found)))
        if shape.kind in ("date", "by_date", "period"):
            return self._when(str(found), period=shape.kind == "period")
        if isinstance(found, int | Decimal) and not isinstance(found, bool):
            return self._number(found, place, last)
        if last in _PARTIES or shape.kind in ("who", "partner", "attendee"):
            return self._party(str(found))
        if last == "axis" and found == NO_AXIS.id:
            return words.say(msg("under no axis"))
        if shape.kind == "country":
            return words.country(str(found))
        if shape.kind == "subdivision":
            return words.subdivision(str(found))
        if last == "language":
            return words.language(str(found))
        return self._titled(str(found), place, shape.kind)

    def _titled(self, found: str, place: Place, kind: str) -> str:
        """Return the title of what an id or a reference names, of a record with its reference; else what is written."""
        words, own, there = self.words, self.subject.agreement, self.subject.portfolio
        if place[0] == "formerly":
            return words.data(found)
        if kind in ("reference", "action_reference") or place in (("parent",), ("replaces",)):
            within = f"{own.ref}/{found}" if own else found
            record = there.actions.get(found) or there.agreements.get(found) or there.actions.get(within)
            return self.beside(words.text(record.title.cut()), [record.ref]) if record else words.data(found)
        title = None
        if kind == "source":
            cited = there.document(found, self.subject.record) or (there.document(found, own) if own else None)
            title = cited.title if cited else None
        elif own and (place == ("axis",) or place[::2] == ("axes", "parent")):
            title = there.axis_title(found, own.ref)
        return words.text(title.cut()) if title else words.data(found)

    def _number(self, found: int | Decimal, place: Place, last: str) -> str:
        words = self.words
        if last in _PERCENT:
            return words.say(share(Number(found)))
        if place[0] == "budget" and last in _AMOUNTS:
            currency = self.subject.currency(place)
            return words.money(found, currency) if currency else words.number(found)
        if last in ("year", "code"):
            return str(found)
        unit = self.subject.value((*place[:2], "unit")) if place[0] == "indicators" and last == "value" else None
        called = self.value(unit, (*place[:2], "unit")) if unit else ""
        if called.casefold() in _IN_PERCENT:
            return words.say(share(Number(found)))
        return f"{words.number(found)} {called}".rstrip()

    def _when(self, found: str, *, period: bool) -> str:
        when = _parsed(found, period=period)
        return self.words.data(found) if when is None else self.words.when(when)

    def _dated(self, called: str, found: str) -> str:
        when = _parsed(found, period=False) or _parsed(found, period=True)
        said = self.words.data(found) if when is None else self.words.when(when)
        if when is not None and len(found) == len("2018-07-28"):
            return self.words.say(msg("{row} of {date}", row=called, date=said))
        return self.words.listed([called, said])

    def _somebody(self, found: Mapping[str, Json], place: Place) -> str:
        """Return whom a map names, "" for nobody: a person, an organisation, and what the party is called."""
        return self.words.listed(self.value(found[each], (*place, each)) for each in _SOMEBODY if each in found)

    def _party(self, party: str) -> str:
        own = self.subject.agreement
        name = self.subject.portfolio.party_name(party, own.ref if own else "")
        return self.words.text(name) if name else self.words.data(party)

    def beside(self, said: str, more: list[str]) -> str:
        """Return something with what is told beside it."""
        if not more:
            return said
        return self.words.say(msg("{said} ({others})", said=said, others=self.words.listed(more)))


def _naming(found: Mapping[str, Json], place: Place) -> tuple[str, ...]:
    """Return the fields by which a row is called, its title or its day first and its id last."""
    return _calling(_name(place), tuple(found))


@lru_cache(1024)
def _calling(name: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same by the name of the list and the fields of its row."""
    first = next((each for each in (*_titled_by(name), "date") if each in fields), "")
    return tuple(each for each in (first, *_NAMED.get(name, ()), "id") if each in fields)


def _titles(place: Place) -> tuple[str, ...]:
    """Return the fields that are a row's title: of a decision its text."""
    return _titled_by(_name(place))


def _titled_by(name: str) -> tuple[str, ...]:
    return (*_TITLES, "text") if name == "decisions" else _TITLES


def _name(place: Place) -> str:
    """Return the name of the field, or of the list, that a place is in."""
    for step in reversed(place):
        if isinstance(step, str):
            return step
    return ""


def _parsed(found: str, *, period: bool) -> Date | Period | None:
    try:
        return parse_period(found) if period else parse_fact(found)
    except NotADateError:
        return None
