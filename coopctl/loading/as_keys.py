"""Bodies that stand as keys, or under a name: {mons: A. Dupont}, {nom: Ville de Mons}, {year: 2024, mons: 60000}."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.i18n import recognised
from coopctl.loading.bodies import role, unknown
from coopctl.messages import Message, msg
from coopctl.model.places import within
from coopctl.schemas import row_words
from coopctl.schemas.wanted import write
from coopctl.spelling import amounts, people, synonyms
from coopctl.spelling.nearest import meaning
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.loading.meant import Lookup
    from coopctl.model.records import Json

#: Of the keys of a row so many are looked at.
_FEW = 12
#: What a budget line says beside its amount and its funder.
_OF_A_LINE = ("year", "period", "heading", "kind", "currency", "note")


def body(asked: Lookup) -> Message | None:
    """Say how a party is written that stands as the key of a body: {mons: A. Dupont}."""
    found = asked.meant(asked.parties(), within=False)
    beside = within(asked.data, asked.place)
    around = within(asked.data, asked.place[:-1])
    field = next(step for step in reversed(asked.place[:-1]) if isinstance(step, str))
    said = role(beside, field) if isinstance(beside, str) else ""
    person = f", {_who(beside)}: {written(beside, inside=True)}" if isinstance(beside, str) else ""
    person = f", role: {said}" if said else person
    if len(found) == 1 and len(rows := of_party(found[0], beside)) > 1:
        return msg("write a line for each: {words}", words=rows)
    if len(found) == 1:
        if not person and isinstance(around, dict) and len(around) > 1:
            return msg("write ‘{line}’ in its place", line=f"party: {found[0]}")
        return msg("write it as {words}", words=f"{{party: {found[0]}{person}}}")
    is_alone = isinstance(around, dict) and len(around) == 1
    if said and is_alone:
        return msg("write it as {words}", words=f"{{organisation: {written(asked.value, inside=True)}, role: {said}}}")
    if isinstance(beside, str) and synonyms.in_row(asked.value, ("organisation", "person")):
        return _under_a_name(asked, beside, is_alone=is_alone)
    return replace(asked.body(), mend=None) if is_alone and beside is None else None  # {UE}: without its braces


def sides(asked: Lookup, persons: Mapping[str, Json]) -> Message | None:
    """Say how a list is written that is a map of people by party, None where it is none: {mons: A. Dupont}."""
    found = [(asked.meant(asked.parties(), party, within=False), who) for party, who in persons.items()]
    field = str(asked.place[-1])
    rows = [
        of_party(ids[0], who) if len(ids) == 1 else _with_role(party, who, field)
        for (ids, who), party in zip(found, persons, strict=True)
    ]
    if not all(rows) or (asked.place[-1] == "coordinators" and any(len(each) > 1 for each in rows)):  # one a side
        return None
    return write(f"[{', '.join(row for each in rows for row in each)}]")


def _with_role(called: str, who: Json, field: str) -> tuple[str, ...]:
    """Return the row of a body that is no party under which its role stands: {AFD: funder}; none for anything else."""
    return (unknown(f"{called} ({who})", field),) if isinstance(who, str) and role(who, field) else ()


def of_party(party: str, who: Json) -> tuple[str, ...]:
    """Return the rows of the people of a party who stand in a list or in one text, none for anything else."""
    several = people.apart(who)[1] if isinstance(who, str) else ()
    names = who if isinstance(who, list) else several or (who,)
    rows = [f"{{party: {party}, person: {written(each, inside=True)}}}" for each in names if isinstance(each, str)]
    return tuple(rows) if len(rows) == len(names) else ()


def _who(called_so: str) -> str:
    """Return the field of who stands beside a party: a person, unless nobody would be called so."""
    return "person" if people.looks_like_one(called_so) or people.TITLED.fullmatch(called_so) else "organisation"


def _under_a_name(asked: Lookup, called_so: str, *, is_alone: bool) -> Message | None:
    """Say which party, or whom, a body is that stands under a name or an organisation: {nom: Ville de Mons}."""
    found = asked.meant(asked.parties(), called_so, within=False)
    if len(found) == 1 and is_alone:
        return msg("write the party's id alone: {id}", id=found[0])
    if len(found) == 1:
        return msg("write ‘{line}’ in its place", line=f"party: {found[0]}")
    known = any(called_so.casefold() in asked.there.persons(path) for path in (asked.path, asked.above))
    return meaning("person") if known or people.TITLED.fullmatch(called_so) else None


def _field(key: str) -> str:
    """Return the field of a budget line that a key is called as, the key itself where it is none: année."""
    found = () if key in _OF_A_LINE else recognised.said(key, _OF_A_LINE)
    return found[0] if len(found) == 1 else key


def funder(asked: Lookup) -> Message | None:
    """Say how the lines of a budget are written whose amounts stand under parties: {year: 2024, hdf: 60000}."""
    row = within(asked.data, asked.place[:-1])
    if not isinstance(row, dict) or not row.keys().isdisjoint(("funder", "planned", "spent", "committed")):
        return None
    parties = asked.parties()
    found = {key: asked.meant(parties, key, within=False) for key in islice(row, _FEW)}
    said = {ids[0]: amounts.one(row[key]) for key, ids in found.items() if len(ids) == 1}
    rest = {_field(key): each for key, each in row.items() if len(found.get(key, ())) != 1}
    if not all(number for number, _ in said.values()) or any(isinstance(each, dict | list) for each in rest.values()):
        return None
    lines = []
    for party, (number, unit) in said.items():
        own = {"year": "…", "kind": "…", "currency": unit or "…"} | rest
        parts = [f"{key}: {each if each == '…' else row_words.inside(each)}" for key, each in own.items()]
        lines.append(f"{{{', '.join([*parts, f'funder: {party}', f'planned: {number}'])}}}")
    if len(lines) == 1:
        return msg("write it as {words}", words=lines[0])
    return msg("write a line for each: {words}", words=tuple(lines)) if lines else None
