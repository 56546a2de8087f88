"""A body told in one text with its party, its people and what they are: A. Dupont, directeur, mons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.model.vocabularies import AttendeeRole, PartnerRole
from coopctl.spelling import synonyms
from coopctl.spelling.people import FUNCTION, looks_like_one
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopctl.model.places import Place

#: Fields that hold a body: a party's id, or the fields party, organisation and person; and those that hold a party's.
BODIES = frozenset({"lead", "funder", "by", "coordinators", "partners", "attendees", "owners"})
PARTIES = frozenset({"party", "from", "to"})
#: What stands between the parts of such a text.
_APART = re.compile(r"\s*[,;/|:()،؛]\s*|\s+[-–—]\s+|\s+(?:pour|for|voor|namens|عن)\s+")
_MOST_PARTS, _LONGEST = 4, 200
#: The roles that bodies have in a list, by its field.
_ROLES = {"partners": tuple(map(str, PartnerRole)), "attendees": tuple(map(str, AttendeeRole))}


def is_body(place: Place) -> bool:
    """Whether a body stands at a place: a field of one, or an entry of a list of them."""
    return bool(place) and (place[-1] if isinstance(place[-1], str) or len(place) == 1 else place[-2]) in BODIES


def role(text: str, field: str) -> str:
    """Return the role that a text says in a list of bodies, "" where it says none, or where they have none."""
    words = _ROLES.get(field, ())
    return text if text in words else synonyms.word(text, words) or ""


def unknown(text: str, field: str) -> str:
    """Return the row of a body that is no party, with its role: Tafoukt (opérateur)."""
    parts = [part for part in _APART.split(text) if part]
    said = role(parts[1], field) if len(parts) == len("ab") else ""
    if said:
        return f"{{organisation: {written(parts[0], inside=True)}, role: {said}}}"
    return f"{{organisation: {written(text, inside=True)}}}"


def in_parts(text: str, party: Callable[[str], tuple[str, ...]], is_person: Callable[[str], bool], field: str) -> str:
    """Return the row that a text of several parts stands for, "" where one party and one body are not told apart.

    `field` is the list, or the field, that it stands in.
    """
    parts = [part for part in _APART.split(text) if part]
    found = {part: ids[0] for part in parts if len(ids := party(part)) == 1}
    roles = {part: said for part in parts if part not in found and (said := role(part, field))}
    functions = [part for part in parts if part not in found and part not in roles and FUNCTION.match(part)]
    others = [part for part in parts if part not in found and part not in functions and part not in roles]
    persons = [part for part in others if is_person(part)] or (others if functions else [])
    bodies = [part for part in others if part not in persons]
    if (
        len(found) != 1
        or not (others or roles)
        or len(roles) > 1
        or len(persons) > 1
        or len(bodies) > 1
        or len(parts) > _MOST_PARTS
    ):
        return ""
    row = f"party: {next(iter(found.values()))}"
    for key, each in (("organisation", bodies), ("person", persons)):
        row += f", {key}: {written(each[0], inside=True)}" if each else ""
    row += f", functions: [{', '.join(written(each, inside=True) for each in functions)}]" if functions else ""
    row += "".join(f", role: {each}" for each in roles.values())
    return f"{{{row}}}" if len(row) < _LONGEST else ""


def person_alone(text: str) -> str:
    """Return the row of a person who is told with a function, "" for any other text: M. Bennani, directeur."""
    parts = [part for part in _APART.split(text) if part]
    functions = [part for part in parts[1:] if FUNCTION.match(part)]
    if len(functions) != 1 or len(parts) != len("ab") or not looks_like_one(parts[0]):
        return ""
    said = written(parts[0], inside=True)
    return f"{{person: {said}, functions: [{written(functions[0], inside=True)}]}}"


def person_or_body(text: str) -> tuple[str, ...]:
    """Return the lists of the one person, or the one body, that is called so; none where no person would be."""
    said = written(text, inside=True)
    return (f"[{{person: {said}}}]", f"[{{organisation: {said}}}]") if looks_like_one(text) else ()
