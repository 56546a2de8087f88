"""References that do not even look like one: a party's name, an axis by title or number; with the id that was meant.

The schema sees one value of one file. What it may have meant is known once every file is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.loading import as_keys, in_one_text, named_within, of_reports, told_missions
from coopctl.loading.awaited import AwaitedIds
from coopctl.loading.bodies import BODIES, PARTIES, in_parts, is_body, person_alone, person_or_body, unknown
from coopctl.loading.in_one_text import LISTS
from coopctl.loading.listed_on import is_told
from coopctl.loading.there import There
from coopctl.messages import Message, msg
from coopctl.model.names import is_name, path_of, reference
from coopctl.model.places import within
from coopctl.schemas.wanted import alone, closed_up, cut, write
from coopctl.spelling import addresses, called, contacts, countries, nationals, people, respell, synonyms
from coopctl.spelling.nearest import few
from coopctl.strict_yaml import pasted
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.loading.locations import Stamped
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json
    from coopctl.spelling.called import Known
    from coopctl.strict_yaml import Document

_ACTIONS = frozenset({"part_of", "merged_into", "depends_on", "related"})
_AGREEMENTS = frozenset({"parent", "replaces"})
#: How a record is named where there is no other yet.
_NOTHING_THERE = {
    **dict.fromkeys(_AGREEMENTS, msg("write the name of its file in data/agreements, without .yaml")),
    **dict.fromkeys(_ACTIONS, msg("write the names of its folder and its file in data/actions, without .yaml")),
}
#: How many of what there is are named.
_FEW = 12
#: A party with somebody beside it: mons (A. Dupont), mons – A. Dupont.
_BESIDE = re.compile(r"(?P<party>[^(/–—:,]+?)\s*[(/–—:,]\s*(?P<who>[^()]+?)\)?")
#: What is said of the parts of [M. Bennani (souss, présidence)].
_CUT = msg("between brackets a comma ends an entry: quote the whole text if its brackets hold a comma")
#: An address among other words.
_ADDRESS = re.compile(r"://|\bwww\.")
_SEVERAL = re.compile(r",| (?:et|en|and|&|و) ")
_APART = re.compile(r"\s*[,;/+&|،؛]\s*|\s(?:et|en|and|und|و|avec|met|with|ou|or|of|أو)\s| و(?=\S)")
_BODIES_APART = re.compile(r"\s*[;؛]\s*")
#: Brackets around all of a text.
_WRAPPED = re.compile(r"[\[(]([^\[\]()]*)[\])]")
_OFFICE = re.compile(
    r"(?:M|Mme|Mr)\.? (?:le|la|l['’])|السيدة? (?:(?:ال)?(?:رئيس|والي|عامل|مدير|وزير|كاتب)ة?)", re.IGNORECASE
)
#: What stands between the entries of a list that was written as one text: a comma, or the dash of a row.
_LISTED = re.compile(r"[,;،؛]|\s[-–—•*]\s")


def helped(problems: Iterable[Stamped], documents: Mapping[str, Document], portfolio: Portfolio) -> Iterator[Stamped]:
    """Yield the problems of the schema with the help that names what is there, where they are about a reference."""
    there = There(documents, portfolio)
    rows = AwaitedIds(there)
    for each in problems:
        whole = each if each.problem.help == pasted.HOW_DASHED or is_told(each.problem.help) else None
        known = whole or told_missions.told(each, there) or of_reports.told(each, there)
        yield known or rows.named(_with_bodies(_helped(each, there), there))


def _with_bodies(stamped: Stamped, there: There) -> Stamped:
    """Return a problem whose help names the bodies of the rows that it spells as the file would."""
    problem = stamped.problem
    if problem.help is None or problem.path not in there.documents:
        return stamped
    data = there.documents[problem.path].data

    def find(field: str, called: str) -> str:
        if field not in BODIES | PARTIES or not any(map(str.isalpha, called)):
            return ""
        found = Lookup(closed_up(called).strip(), problem.path, (*problem.place, field), data, there).help()
        return (found and found.mend) or ""

    help_ = named_within.named(problem.help, find)
    return stamped if help_ is problem.help else replace(stamped, problem=replace(problem, help=help_))


def _helped(stamped: Stamped, there: There) -> Stamped:
    problem = stamped.problem
    place = problem.meant or problem.place
    is_amount = stamped.code == "unknown-field" and place[:1] == ("budget",) and len(place) == len("abc")
    is_key = is_amount or (stamped.code == "unknown-field" and is_body(place[:-1]))
    is_value = stamped.code in ("wrong-form", "wrong-type")
    if not (is_key or is_value) or reference(problem.path) is None or problem.path not in there.documents:
        return stamped
    data = there.documents[problem.path].data
    value = problem.place[-1] if is_key else within(data, problem.place)
    if isinstance(value, dict) and any(value.values()) and place[-1] in LISTS & BODIES:
        help_ = as_keys.sides(Lookup("", problem.path, place, data, there), value)
        if help_ or len(value) > 1:
            return replace(stamped, problem=replace(problem, help=help_)) if help_ else stamped
    if isinstance(value, dict) and value and not any(value.values()):
        value = ", ".join(value)  # {hdf, souss}
    elif isinstance(value, dict) and len(value) == 1:
        value = next(iter(value.values()))  # {ref: centre-eau}
    alone = value[0] if isinstance(value, list) and len(value) == 1 and place[-1] not in LISTS else None
    value = value if alone is None else alone  # [souss], where one is wanted
    if isinstance(value, Decimal) and value.is_finite():
        value = int(value) if value == value.to_integral_value() else str(value)  # 3.0 is number 3, 1.2 is 1.2
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        return stamped
    if (
        synonyms.truth(str(value)) is not None
        or pasted.unfilled(str(value))
        or pasted.same_as_above(str(value))
        or (pasted.not_known(str(value)) and place[-1] != "axis")
    ):
        return stamped
    asked = Lookup(closed_up(str(value)).strip(), problem.path, place, data, there)
    of_key = as_keys.funder if is_amount else as_keys.body
    help_ = of_key(asked) if is_key else in_one_text.several(asked) or asked.help()
    is_new = help_ is not None and (alone is None or help_.mend != value)  # [souss] is the schema's to say
    return replace(stamped, problem=replace(problem, help=help_)) if is_new else stamped


class Lookup:
    """One reference that does not fit: what is written, where, and what it may have meant."""

    def __init__(self, value: str, path: str, place: Place, data: Json, there: There) -> None:
        self.value = value
        self.path = path
        self.place = place
        self.there = there
        self.ref = reference(path) or ""
        self.data = data if isinstance(data, Mapping) else {}
        self.agreement = self.ref.partition("/")[0]
        self.above = path_of(self.agreement) if "/" in self.ref else path

    @cached_property
    def beside(self) -> list[str]:
        """The words that stand in the same list."""
        around = within(self.data, self.place[:-1])
        return [each for each in around if isinstance(each, str)] if isinstance(around, list) else []

    def help(self) -> Message | None:
        """Return the help by the field that the reference stands in, None where the schema's own is as good."""
        field = next((str(step) for step in reversed(self.place) if isinstance(step, str)), "")
        if field in LISTS and isinstance(self.place[-1], str):
            return self._list()
        if field in BODIES and "steps" not in self.place:
            return self.body()
        if field in ("sources", "about"):
            return self._document() if field == "sources" else _at_hand(self._about(), self.beside)
        known = self._known(field)
        but = self._own(field)
        path = respell.reference(called.latin(self.value)) or ""
        there = path != but and any(path in each.ids for each in known)
        if field in PARTIES and not there and (from_there := self._of_country()):
            return from_there
        found = (path,) if there else next(filter(None, (self.meant(each, but=but) for each in known)), ())
        if found:
            return in_one_text.with_more(self, found) or called.at_hand(found, self.beside)
        ids = (
            name
            for each in known
            for name in each.ids
            if name != but and (each is known[0] or name not in known[0].ids)
        )
        first = tuple(islice(ids, _FEW + 1))
        # The name or the path of a record that is not there is written better by the schema's own help.
        other = None if path or is_name(self.value) else _NOTHING_THERE.get(field)
        return msg("write one of {words}", words=few(first, _FEW)) if first else other

    def _document(self) -> Message | None:
        """Name the document that is meant; the page beside it is not to be lost."""
        found = () if _ADDRESS.search(self.value) else self._cited()
        return in_one_text.with_more(self, found) or _at_hand(found, self.beside)

    def _list(self) -> Message | None:
        """Say how the list is written that a text is to be, where each of its entries is known."""
        ids = self.parties().ids.keys()
        bare = match[1] if (match := _WRAPPED.fullmatch(self.value)) else self.value
        listed, apart = (each.split(bare.lstrip("- ")) for each in (_LISTED, _APART))
        # Of two that are named none is dropped.
        ways = [apart] if len(listed) == 1 < len(apart) and not self.is_called(bare) else [listed, apart]
        ways = [bare.split()] if ids >= {*bare.split()} else ways
        all_of_them = self.place[-1] in BODIES and synonyms.stands_for(self.value, synonyms.EVERYONE)
        rows = [*islice(ids, _FEW)] if all_of_them else next(filter(None, map(self.entries, ways)), [])
        if rows:
            return write(f"[{', '.join(rows)}]")
        if self.place[-1] in BODIES and (names := people.apart(self.value)[1]):
            persons = ", ".join(f"{{person: {written(each, inside=True)}}}" for each in names)
            return msg("write it as {words}", words=f"[{persons}]")
        if self.place[-1] in BODIES and not re.search("[0-9@]", bare):
            if len(listed) == 1 and not self.entries([bare]) and (either := person_or_body(bare)):
                return msg("write what you mean: {words}", words=either)
            bodies = [self._entry(each.strip()) for each in listed if each.strip()]
            return msg("write it as {words}", words=f"[{', '.join(bodies)}]")
        if self.place[-1] not in _ACTIONS:
            return None
        refs = tuple(
            f"[{each}]" for each in islice(self._known(str(self.place[-1]))[0].ids, _FEW + 1) if each != self.ref
        )
        return msg("write one of {words}", words=few(refs, _FEW)) if refs else None

    def is_called(self, text: str) -> bool:
        """Whether something that the list may hold is called so: Culture et patrimoine."""
        field = next(str(step) for step in reversed(self.place) if isinstance(step, str))
        documents = (self.there.rows(path, "documents") for path in (self.path, self.above))
        return any(each.is_called(text) for each in (*self._known(field), self.parties(), *documents))

    def entries(self, parts: Sequence[str]) -> list[str]:
        """Return the entries that the parts of a text are, none where one of them is not known."""
        rows = []
        for part in parts:
            if "sources" in self.place[-2:] and addresses.is_one(part):
                rows.append(addresses.web(part)[0])
                continue
            one = Lookup(part.strip(), self.path, (*self.place, 0), self.data, self.there)
            help_ = one.help() if part.strip() else None
            if help_ is None or help_.mend is None:
                return []
            rows.append(help_.mend)
        return rows

    def _entry(self, part: str) -> str:
        """Return the entry of a list of bodies that a part of a text is: a party, somebody on its side, or another."""
        one = Lookup(part, self.path, (*self.place, 0), self.data, self.there)
        row = next(iter(self.entries([part])), "") or one.on_its_side(self.parties())
        return row or unknown(part, str(self.place[-1]))

    def _known(self, field: str) -> tuple[Known, ...]:
        """Return what a field may name, what is meant first; none for a field that names nothing."""
        if field == "axis" and len(self.place) == 1:
            return (self.there.axes(self.above),)
        if field == "parent" and len(self.place) > 1:
            return (self.there.rows(self.above, "axes"),)
        if field in PARTIES:
            return (self.parties(),)
        if field in _ACTIONS:
            return self.there.actions(self.agreement), self.there.all_actions
        return (self.there.agreements,) if field in _AGREEMENTS else ()

    def _own(self, field: str) -> str:
        """Return what a field cannot name: its own record, or its own axis."""
        return (
            str(within(self.data, (*self.place[:-1], "id"))) if field == "parent" and len(self.place) > 1 else self.ref
        )

    def _cited(self) -> tuple[str, ...]:
        """Return the documents that are meant: of the record, and of its agreement."""
        known = (self.there.rows(path, "documents") for path in dict.fromkeys((self.path, self.above)))
        return tuple(dict.fromkeys(one for each in known for one in self._likely(each)))

    def _about(self) -> tuple[str, ...]:
        """Return the records that are meant: actions of the agreement first, as elsewhere."""
        return self._likely(self.there.actions(self.agreement)) or self._likely(self.there.records)

    def parties(self) -> Known:
        """Return the parties of the agreement."""
        return self.there.rows(self.above, "parties")

    def meant(self, known: Known, written: str = "", *, within: bool = True, but: str = "") -> tuple[str, ...]:
        """Return the ids of what is meant, or of what is `written` in its place."""
        return called.meant(written or self.value, known, within=within, but=but, patience=self.there.patience)

    def _likely(self, known: Known) -> tuple[str, ...]:
        return called.likely(self.value, known, self.there.patience)

    def body(self) -> Message:
        """Say that a party was meant by its name; else how a person, or another body, is written."""
        if isinstance(self.place[-1], int) and self.value.count("(") != self.value.count(")"):
            return _CUT
        parties = self.parties()
        is_named = parties.is_called(self.value)
        if not is_named and (several := self._several(parties)):
            return several
        if from_there := self._of_country():
            return from_there
        if found := self.meant(parties, within=False):
            return called.at_hand(found, self.beside)
        if synonyms.stands_for(self.value, synonyms.EVERYONE) and len(parties.ids) > 1:
            return self._one_of(tuple(parties.ids))
        return self._on_a_side(parties) or self._people() or self._no_party(parties)

    def _people(self) -> Message | None:
        """Say how the people are written that stand in one text, None where they do not."""
        rows = tuple(f"{{person: {written(each, inside=True)}}}" for each in people.apart(self.value)[1])
        if not rows:
            return None
        if isinstance(self.place[-1], int):
            return msg("write each as an entry of its own: {words}", words=rows)
        if self.place[-1] == "lead":
            return msg("keep one of {words}; others stand under ‘coordinators’ or ‘partners’", words=rows)
        return msg("keep one of {words}", words=rows)

    def _no_party(self, parties: Known) -> Message:
        """Say how a person, or another body, is written."""
        value = written(self.value, inside=True)
        organisation, person = f"{{organisation: {value}}}", f"{{person: {value}}}"
        is_person = bool(people.TITLED.fullmatch(self.value)) and not (
            _OFFICE.match(self.value) or _SEVERAL.search(self.value)
        )
        alone = person_alone(self.value) if people.with_function(self.value)[0] else ""
        known = any(self.value.casefold() in self.there.persons(path) for path in (self.path, self.above))
        ids = few(self.meant(parties) or tuple(islice(parties.ids, _FEW + 1)), _FEW)
        if contact := self._contact(ids):
            return contact
        if alone or is_person or known:
            return write(alone or person)
        if "://" in self.value or not any(map(str.isalpha, self.value)):
            return msg("write one of {words}", words=ids)
        row = self.on_its_side(parties) or person_alone(self.value)
        if row and "functions:" not in row:  # a body may have the name of a party in its own
            return msg("write the id of a party ({ids}), {line} or {other}", ids=ids, line=row, other=cut(organisation))
        if people.may_be_one(self.value):
            return msg(
                "write the id of a party ({ids}), {line} or {other}", ids=ids, line=cut(organisation), other=cut(person)
            )
        line = person if people.TITLED.fullmatch(self.value) and not _OFFICE.match(self.value) else organisation
        return msg("write the id of a party ({ids}), or {line}", ids=ids, line=row or cut(line))

    def on_its_side(self, parties: Known) -> str:
        """Return the row of somebody who is told beside a party, "" for others: Anne Petit (mons)."""
        beside = _BESIDE.fullmatch(self.value)
        if beside and self.meant(parties, beside["who"], within=False):
            beside = _BESIDE.fullmatch(f"{beside['who']} ({beside['party']})")
        if (
            beside
            and people.in_any_script(beside["who"])
            and len(party := self.meant(parties, beside["party"], within=False)) == 1
        ):
            return f"{{party: {party[0]}, person: {written(beside['who'], inside=True)}}}"
        field = next(step for step in reversed(self.place) if isinstance(step, str))
        return in_parts(self.value, lambda part: self.meant(parties, part, within=False), people.in_any_script, field)

    def _contact(self, ids: tuple[str, ...]) -> Message | None:
        """Say that how somebody is reached has no place here, None where a text does not say it."""
        if "@" in self.value:
            return msg("write the id of a party ({ids}); e-mail addresses have no place in a record", ids=ids)
        if any(map(str.isalpha, self.value)) and contacts.telephone(self.value, of_person=True):
            return msg("write the id of a party ({ids}); telephone numbers have no place in a record", ids=ids)
        return None

    def _on_a_side(self, parties: Known) -> Message | None:
        """Say how somebody with a title is written beside a party, and what to do with a remark: Mme Petit (mons)."""
        beside = _BESIDE.fullmatch(self.value)
        for party, who in ((beside["party"], beside["who"]), (beside["who"], beside["party"])) if beside else ():
            found = self.meant(parties, party, within=False)
            if len(found) == 1 and people.TITLED.fullmatch(who) and not _OFFICE.match(who):
                return write(f"{{party: {found[0]}, person: {written(who, inside=True)}}}")
            if len(found) == 1 and (pasted.unfilled(who) or pasted.not_known(who) or not re.search(r"[^\W\d_]", who)):
                return alone(found, self.value)
        return None

    def _several(self, parties: Known) -> Message | None:
        """Say how two parties and more are written that stand in one text, None where they do not."""
        words = self.value.split()
        apart = words if parties.ids.keys() >= {*words} else _APART.split(self.value)
        found = [self.meant(parties, part, within=False) if part else () for part in apart]
        ids = tuple(ids[0] for ids in found if len(ids) == 1)
        if len({*ids}) >= max(2, len(found)):
            return self._one_of(ids)
        are_bodies = isinstance(self.place[-1], int) and not people.apart(self.value)[1]
        bodies = _BODIES_APART.split(self.value) if are_bodies else ()
        rows = tuple(f"{{organisation: {written(each, inside=True)}}}" for each in bodies if each)
        return msg("write each as an entry of its own: {words}", words=rows) if len(rows) > 1 and not ids else None

    def _of_country(self) -> Message | None:
        """Ask for the party from the country whose code or name stands there, which no word of a name is: France.

        None where no party is from there, or one is called so.
        """
        code = countries.country(self.value) or nationals.country(self.value) or self.value
        found = () if self.parties().is_called(self.value) else self.there.of_country(self.above).get(code, ())
        if len(found) > 1:
            return msg("write what you mean: {words}", words=few(tuple(found), _FEW))
        return msg("did you mean ‘{word}’?", word=found[0]) if found else None

    def _one_of(self, ids: tuple[str, ...]) -> Message:
        """Say how several parties are written."""
        if self.place[-1] in ("funder", "by"):
            rows = tuple(f"{{{self.place[-1]}: {each}, …}}" for each in ids)
            return msg("write a line for each: {words}", words=rows)
        if self.place[-1] != "lead":
            return msg("write each as an entry of its own: {words}", words=ids)
        return msg("keep one of {words}; others stand under ‘coordinators’ or ‘partners’", words=ids)


def _at_hand(found: tuple[str, ...], beside: Sequence[str]) -> Message | None:
    return called.at_hand(found, beside) if found else None
