"""Rows added to a list, or changed where their key stands there already: a reading, spending, a meeting, a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import fields, paths, rows, translations
from coopctl.changing.asking import MissingError, choices
from coopctl.changing.fields import Assignment
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.changing.draft import Draft
    from coopctl.changing.rows import Listed
    from coopctl.changing.subschemas import Subschema
    from coopctl.changing.values import Typist
    from coopctl.model.places import Place
    from coopctl.model.records import Json

#: How long an id may be that is made of a title.
LONGEST_MADE = 30
#: What is dated by the day of the call where nothing else is said, by the name of the list.
_DATED = {"updates": "date", "readings": "date", "occurrences": "date", "assessments": "date"}
#: What changes the day that money is counted up to.
_COUNTED = frozenset({"spent", "committed"})


def add(draft: Draft, name: str, words: Sequence[str], typist: Typist) -> None:
    """Add a row of the list `name`, or change the one of that key. A list of plain words takes words without a key.

    Raise MissingError where a part of the call lacks, UsageError where one is wrong.
    """
    wanted = rows.listed(draft.subject.kind, name)
    entries = wanted.shape.entries
    if entries is None or not entries.fields:
        for word in words:
            fields.assign(draft, Assignment(name, "+=", word), typist)
        return
    given = [fields.assignment(word) for word in words]
    owned = {each.path: each.word for each in given if each.path in wanted.owner_words}
    within = rows.place(draft.subject, wanted, owned)
    given = [each for each in given if each.path not in owned]
    key = _key(draft, within, wanted, given, typist)
    at = rows.fitting(draft.subject, within, key)
    if at is None:
        absent = {name for name, value in key.items() if value is None}
        _new(draft, within, wanted, [each for each in given if each.path not in absent], typist)
    else:
        _change(draft, (*within, at), given, key, typist)


def _key(draft: Draft, within: Place, wanted: Listed, given: Sequence[Assignment], typist: Typist) -> dict[str, Json]:
    """Return the parts of the list's key that the call gives; a day that is not given is that of the call.

    An empty word (`heading=`) names the rows without that part.
    """
    entries = _entries(wanted)

    def part(each: Assignment) -> Json:
        if not each.word.strip() and each.path not in entries.required:
            return None
        present = rows.spoken(draft.subject, within, each.path, each.word)
        return fields.read(draft, (*within, 0, each.path), each.word, typist) if present is None else present

    key = {
        each.path: part(each)
        for each in given
        if each.sign == "=" and each.path in wanted.shape.key and each.path in entries.fields
    }
    for each in given:
        name, _, inner = each.path.partition(".")
        if inner and name in wanted.shape.key and name not in key:
            key[name] = {}
        if inner and isinstance(parts := key.get(name), dict):
            key[name] = {**parts, inner: fields.read(draft, (*within, 0, name, inner), each.word, typist)}
    dated = _DATED.get(wanted.name)
    if dated in wanted.shape.key and dated not in key:
        key[dated] = typist.day.isoformat()
    return key


def _change(draft: Draft, row: Place, given: Sequence[Assignment], key: Mapping[str, Json], typist: Typist) -> None:
    for each in given:
        if each.path not in key:
            fields.assign_at(draft, paths.place(draft.subject, each.path, row), each, typist)
    _count(draft, row, given, typist)
    translations.complete(draft, row)


def _new(draft: Draft, within: Place, wanted: Listed, given: Sequence[Assignment], typist: Typist) -> None:
    """Put a new row where it belongs, with its fields in the schema's order."""
    entries = _entries(wanted)
    row: dict[str, Json] = {}
    dated = _DATED.get(wanted.name)
    if dated:
        row[dated] = typist.day.isoformat()
    scratch = draft.scratch(within, row)
    place = (*within, draft.subject.length(within))
    for each in given:
        fields.assign_at(scratch, paths.place(scratch.subject, each.path, place), each, typist)
    translations.complete(scratch, place, new=True)
    _complete(entries, wanted, given, row)
    _count(scratch, place, given, typist)
    made = scratch.subject.value(place)
    ordered = {name: made[name] for name in (*entries.fields, *made) if name in made} if isinstance(made, dict) else {}
    draft.insert(within, ordered, rows.after(draft.subject, within, ordered))


def _complete(entries: Subschema, wanted: Listed, given: Sequence[Assignment], row: Mapping[str, Json]) -> None:
    """Raise MissingError for the first field without which there can be no row."""
    names = {each.path.partition(".")[0] for each in given} | set(row)
    title = next((each.word for each in given if each.path.partition(".")[0] in ("title", "text", "name")), "")
    for name in entries.fields:
        needed = name in entries.required or (len(wanted.shape.key) == 1 and name in wanted.shape.key)
        if needed and name not in names:
            words = choices(entries.fields[name].words)
            proposed = name_of(title, LONGEST_MADE) or None if name == "id" else None
            raise MissingError(name, words, proposed, shown=msg("add it: {example}", example=f"{name}=…"))


def _count(draft: Draft, row: Place, given: Sequence[Assignment], typist: Typist) -> None:
    """Date what was spent by the day of the call, where the call does not say."""
    names = {each.path for each in given}
    if names & _COUNTED and "at" not in names and "at" in draft.subject.shape(row).fields:
        draft.put((*row, "at"), typist.day.isoformat())


def _entries(wanted: Listed) -> Subschema:
    if wanted.shape.entries is None:
        raise UsageError(msg("there is no list ‘{name}’", name=wanted.name))
    return wanted.shape.entries
