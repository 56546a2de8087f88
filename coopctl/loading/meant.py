"""References that do not even look like one: a party's name, an axis by title or number; with the id that was meant.

The schema sees one value of one file. What it may have meant is known once every file is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model.names import is_name, path_of, reference
from coopctl.schemas.wanted import cut, write
from coopctl.spelling import called, respell, synonyms
from coopctl.strict_yaml import pasted
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.loading.locations import Stamped
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json
    from coopctl.spelling.called import Called
    from coopctl.strict_yaml import Document

#: Fields that hold a body: a party's id, or the fields party, organisation and person.
_BODIES = frozenset({"lead", "funder", "by", "coordinators", "partners", "attendees", "owners"})
_PARTIES = frozenset({"party", "from", "to"})
_ACTIONS = frozenset({"part_of", "merged_into", "depends_on", "related"})
_AGREEMENTS = frozenset({"parent", "replaces"})
_LISTS = frozenset({"coordinators", "partners", "attendees", "owners", "depends_on", "related", "sources", "about"})
#: How a record is named where there is no other yet.
_NOTHING_THERE = {
    **dict.fromkeys(_AGREEMENTS, msg("write the name of its file in data/agreements, without .yaml")),
    **dict.fromkeys(_ACTIONS, msg("write the names of its folder and its file in data/actions, without .yaml")),
}
#: How many of what there is are named.
_FEW = 12
_TITLE = re.compile(
    r"(?:[a-z](?:\.-?[a-z])?\.|(?:m|mm|mr|mrs|ms|mme|mmes"
    r"|mlle|mevr|dhr|dr|prof|pr|maitre|me|monsieur|madame|mademoiselle|mevrouw|de heer"
    r"|د\.|ذ\.|السيدة?|الأستاذة?|الدكتورة?)\.?) .+",
    re.IGNORECASE,
)
#: A party with somebody beside it: mons (A. Dupont), mons – A. Dupont.
_BESIDE = re.compile(r"(?P<party>[^(/–—:,]+?)\s*[(/–—:,]\s*(?P<who>[^()]+?)\)?")
_SEVERAL = re.compile(r",| (?:et|en|and|&|و) ")
_APART = re.compile(r"\s*[,;/+&|،؛]\s*|\s(?:et|en|and|und|و|avec|met|with)\s| و(?=\S)")
_OFFICE = re.compile(
    r"(?:M|Mme|Mr)\.? (?:le|la|l['’])|السيدة? (?:ال(?:رئيس|والي|عامل|مدير|وزير|كاتب)ة?)", re.IGNORECASE
)
#: What stands between the entries of a list that was written as one text: a comma, or the dash of a row.
_LISTED = re.compile(r"[,;،؛]|\s[-–—•*]\s")
#: Two to four words with a capital each, as a person's name; or as the name of a body.
_CAPITALISED = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: |$)(?:(?:de|ben|el|al|van|den|der|von|du|da) )*){2,4}")


def helped(stamped: Stamped, documents: Mapping[str, Document], portfolio: Portfolio) -> Stamped:
    """Return a problem of the schema with the help that names what is there, where it is about a reference."""
    problem = stamped.problem
    is_key = stamped.code == "unknown-field" and _is_body(problem.place[:-1])
    if not (is_key or stamped.code in ("wrong-form", "wrong-type")) or problem.path not in documents:
        return stamped
    data = documents[problem.path].data
    value = problem.place[-1] if is_key else _at(data, problem.place)
    if isinstance(value, dict) and value and not any(value.values()):
        value = ", ".join(value)  # {hdf, souss}
    elif isinstance(value, dict) and len(value) == 1:
        value = next(iter(value.values()))  # {ref: centre-eau}
    if isinstance(value, Decimal) and value.is_finite():
        value = int(value) if value == value.to_integral_value() else str(value)  # 3.0 is number 3, 1.2 is 1.2
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        return stamped
    if pasted.unfilled(str(value)) or (pasted.not_known(str(value)) and problem.place[-1] != "axis"):
        return stamped
    asked = _Lookup(str(value).strip(), problem.path, problem.place, data, documents, portfolio)
    help_ = asked.party_as_key() if is_key else asked.help()
    return replace(stamped, problem=replace(problem, help=help_)) if help_ else stamped


class _Lookup:
    """One reference that does not fit: what is written, where, and what it may have meant."""

    def __init__(
        self,
        value: str,
        path: str,
        place: Place,
        data: Json,
        documents: Mapping[str, Document],
        portfolio: Portfolio,
    ) -> None:
        self.value = value
        self.path = path
        self.place = place
        self.documents = documents
        self.portfolio = portfolio
        self.ref = reference(path) or ""
        self.data = data if isinstance(data, Mapping) else {}
        self.agreement, self.of_agreement = self.ref.partition("/")[0], self.data
        if "/" in self.ref:
            above = documents.get(path_of(self.agreement))
            self.of_agreement = above.data if above is not None and isinstance(above.data, dict) else {}

    @cached_property
    def beside(self) -> list[str]:
        """The words that stand in the same list."""
        around = _at(self.data, self.place[:-1])
        return [each for each in around if isinstance(each, str)] if isinstance(around, list) else []

    def help(self) -> Message | None:
        """Return the help by the field that the reference stands in, None where the schema's own is as good."""
        field = next((str(step) for step in reversed(self.place) if isinstance(step, str)), "")
        if field in _LISTS and isinstance(self.place[-1], str):
            return self._list()
        if field in _BODIES:
            return self._body()
        if field in ("sources", "about"):
            return called.which(self.value, self._cited() if field == "sources" else self._records(), self.beside)
        known = self._known(field)
        ids = tuple(thing.id for thing in known)
        path = respell.reference(self.value) or ""
        found = (path,) if path in ids else called.meant(self.value, known)
        if found:
            return called.at_hand(found, self.beside)
        if ids:
            return msg("write one of {words}", words=(*ids[:_FEW], "…") if len(ids) > _FEW else ids)
        # The name or the path of a record that is not there is written better by the schema's own help.
        return None if path or is_name(self.value) else _NOTHING_THERE.get(field)

    def party_as_key(self) -> Message | None:
        """Say how a party is written that stands as the key of a body: {mons: A. Dupont}."""
        found = called.meant(self.value, self._parties(), within=False)
        beside = _at(self.data, self.place)
        person = f", person: {written(beside, inside=True)}" if isinstance(beside, str) else ""
        if len(found) == 1:
            return msg("write it as {words}", words=f"{{party: {found[0]}{person}}}")
        around = _at(self.data, self.place[:-1])
        is_alone = beside is None and isinstance(around, dict) and len(around) == 1
        return replace(self._body(), mend=None) if is_alone else None  # {UE}: the braces are to go too

    def _list(self) -> Message | None:
        """Say how the list is written that a text is to be, where each of its entries is known."""
        rows = []
        ids = {party.id for party in self._parties()}
        listed = self.value.split() if ids.issuperset(self.value.split()) else _LISTED.split(self.value.strip("[]()- "))
        for part in listed:
            one = _Lookup(part.strip(), self.path, (*self.place, 0), self.data, self.documents, self.portfolio)
            help_ = one.help() if part.strip() else None
            if help_ is None or help_.mend is None:
                return None
            rows.append(help_.mend)
        return write(f"[{', '.join(rows)}]")

    def _known(self, field: str) -> tuple[Called, ...]:
        """Return what a field may name; none for a field that names nothing."""
        axes = called.described(self.of_agreement.get("axes"))
        if field == "axis" and len(self.place) == 1:
            return (*axes, called.NO_AXIS)
        if field == "parent" and len(self.place) > 1:
            own = _at(self.data, (*self.place[:-1], "id"))
            return tuple(axis for axis in axes if axis.id != own)
        if field in _PARTIES:
            return self._parties()
        if field in _ACTIONS:
            return tuple(each for each in self._actions() if each.id != self.ref)
        if field in _AGREEMENTS:
            return tuple(each for each in called.agreements(self.portfolio) if each.id != self.ref)
        return ()

    def _cited(self) -> tuple[Called, ...]:
        return called.described([*_rows(self.data), *_rows(self.of_agreement)])

    def _records(self) -> tuple[Called, ...]:
        return (*called.agreements(self.portfolio), *self._actions())

    def _parties(self) -> tuple[Called, ...]:
        return called.described(self.of_agreement.get("parties"))

    def _actions(self) -> tuple[Called, ...]:
        """Return the actions of the agreement first; those of others where none of them is meant."""
        own = called.actions(self.portfolio, self.agreement)
        if called.meant(self.value, own):
            return own
        others = (ref for ref in self.portfolio.agreements if ref != self.agreement)
        return (*own, *(each for ref in others for each in called.actions(self.portfolio, ref)))

    def _body(self) -> Message:
        """Say that a party was meant by its name; else how a person, or another body, is written."""
        parties = self._parties()
        if found := called.meant(self.value, parties, within=False):
            return called.at_hand(found, self.beside)
        if synonyms.stands_for(self.value, synonyms.EVERYONE) and len(parties) > 1:
            return self._one_of(tuple(party.id for party in parties))
        if from_there := self._of_country():
            return msg("did you mean ‘{word}’?", word=from_there)
        return self._several(parties) or self._no_party(parties)

    def _no_party(self, parties: tuple[Called, ...]) -> Message:
        """Say how a person, or another body, is written."""
        value = written(self.value, inside=True)
        organisation, person = f"{{organisation: {value}}}", f"{{person: {value}}}"
        is_person = bool(_TITLE.fullmatch(self.value)) and not (
            _OFFICE.match(self.value) or _SEVERAL.search(self.value)
        )
        if is_person or self.value.casefold() in map(str.casefold, _persons([self.data, self.of_agreement])):
            return write(person)
        ids = called.meant(self.value, parties) or tuple(party.id for party in parties)
        beside = _BESIDE.fullmatch(self.value)
        if beside and called.meant(beside["who"], parties, within=False):
            beside = _BESIDE.fullmatch(f"{beside['who']} ({beside['party']})")
        if "@" in self.value:
            return msg("write the id of a party ({ids}); e-mail addresses have no place in a record", ids=ids)
        if "://" in self.value or not any(map(str.isalpha, self.value)):
            return msg("write one of {words}", words=ids)
        if (
            beside
            and _looks_like_a_person(beside["who"])
            and len(party := called.meant(beside["party"], parties, within=False)) == 1
        ):
            who = f"{{party: {party[0]}, person: {written(beside['who'], inside=True)}}}"
            return msg("write the id of a party ({ids}), {line} or {other}", ids=ids, line=who, other=cut(organisation))
        if _CAPITALISED.fullmatch(self.value):
            return msg(
                "write the id of a party ({ids}), {line} or {other}", ids=ids, line=cut(organisation), other=cut(person)
            )
        line = person if _TITLE.fullmatch(self.value) and not _OFFICE.match(self.value) else organisation
        return msg("write the id of a party ({ids}), or {line}", ids=ids, line=cut(line))

    def _several(self, parties: tuple[Called, ...]) -> Message | None:
        """Say how two parties and more are written that stand in one text, None where they do not."""
        words, known = self.value.split(), {party.id for party in parties}
        apart = words if known.issuperset(words) else _APART.split(self.value)
        found = [called.meant(part, parties, within=False) for part in apart]
        ids = tuple(ids[0] for ids in found if len(ids) == 1)
        return self._one_of(ids) if len(ids) >= max(2, len(found)) else None

    def _of_country(self) -> str:
        """Return the one party that is from the country whose code or name stands there, "" for none."""
        rows = self.of_agreement.get("parties")
        here = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        code = synonyms.country(self.value) or self.value
        found = [row["id"] for row in here if row.get("country") == code and isinstance(row.get("id"), str)]
        return str(found[0]) if len(found) == 1 else ""

    def _one_of(self, ids: tuple[str, ...]) -> Message:
        """Say how several parties are written."""
        if self.place[-1] != "lead":
            return msg("write each as an entry of its own: {words}", words=ids)
        return msg("keep one of {words}; others stand under ‘coordinators’ or ‘partners’", words=ids)


def _at(data: Json, place: Place) -> Json:
    """Return what a file says at a place, None where there is nothing."""
    for step in place:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _looks_like_a_person(text: str) -> bool:
    return bool(_TITLE.fullmatch(text) or _CAPITALISED.fullmatch(text))


def _is_body(place: Place) -> bool:
    """Whether a body stands at a place: a field of one, or an entry of a list of them."""
    return bool(place) and (place[-1] if isinstance(place[-1], str) or len(place) == 1 else place[-2]) in _BODIES


def _rows(data: Mapping[str, Json]) -> list[Json]:
    rows = data.get("documents")
    return rows if isinstance(rows, list) else []


def _persons(data: Json) -> Iterator[str]:
    """Give the persons that a file names, wherever they stand."""
    waiting: list[Json] = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            person = node.get("person")
            yield from (person,) if isinstance(person, str) else ()
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
