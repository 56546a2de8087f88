"""Rows added to a list, or changed where their key stands there already: a reading, spending, a meeting, a decision."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.changing import fields, names, paths, rows, translations
from coopctl.changing.asking import NOTHING, Choice, MissingError, UnclearError, choices
from coopctl.changing.fields import Assignment
from coopctl.changing.offering import called
from coopctl.changing.typed import Typed
from coopctl.errors import UsageError
from coopctl.i18n import field_labels
from coopctl.messages import msg
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from coopctl.changing.draft import Draft
    from coopctl.changing.rows import Listed
    from coopctl.changing.subschemas import Subschema
    from coopctl.changing.typed import Typist
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.records import Json

#: How long an id may be that is made of a title.
LONGEST_MADE = 30
#: What an answer goes by that is a word of a list of words; no field is so called.
WORD = "WORD"
_FIRST = re.compile(r"[^.\[]+")
#: What is dated by the day of the call where nothing else is said, by the name of the list.
_DATED = {"updates": "date", "readings": "date", "occurrences": "date", "assessments": "date"}
#: What is asked for where a call says nothing of a row but its key, by the name of the list; "?": it may be left out.
_ASKED = MappingProxyType(
    {
        "updates": ("text",), "budget": ("year", "funder", "kind?", "planned"),
        "missions": ("from", "to", "year", "planned.missions"), "done": ("date", "days?", "people?"),
        "partners": ("party",), "coordinators": ("party", "person?"), "attendees": ("person",),
        "milestones": ("title", "due?"),
        "indicators": ("title", "unit?", "target?"), "documents": ("title",), "axes": ("title",),
        "parties": ("name",), "meetings": ("date", "title?"), "decisions": ("text", "due?"),
        "approvals": ("by", "kind", "state"),
    }
)  # fmt: skip
#: What Enter answers, by the list and the field: a line without a kind would count nowhere.
_USUAL: Mapping[tuple[str | int, str], str] = MappingProxyType({("budget", "kind"): "cash"})
_OPTIONAL_PARTS = {name for _, name in _USUAL}
#: What a row is called by, from which its short name is made.
_TITLES = ("title", "text", "name")
#: What changes the day that money is counted up to.
_COUNTED = frozenset({"spent", "committed"})
_AMOUNTS = frozenset({"baseline", "planned", *_COUNTED})


def add(
    draft: Draft, name: str, words: Sequence[str], typist: Typist, answers: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Add a row of the list `name`, or change the one of that key. A list of plain words takes words without a key.

    `answers` are what was answered of what the words leave out, by field; NOTHING leaves a field out.
    Raise MissingError where a part of the call lacks, UsageError where one is wrong.
    """
    wanted = rows.listed(draft.subject.kind, name)
    entries = wanted.shape.entries
    if entries is None or not entries.fields:
        if not words and WORD not in answers:
            wrong = UsageError(
                msg("‘{field}’ gets no value", field=wanted.name),
                msg("add it: {example}", example=f"coopctl add {draft.subject.record.ref} {wanted.name} …"),
            )
            question = msg("{field}:", field=field_labels.FIELDS.get(wanted.name, wanted.name))
            raise UnclearError(wrong, WORD, (), question, told=False)
        for word in words or answers.values():
            fields.assign(draft, Assignment(name, "+=", word), typist)
        return
    called_for = [_named(wanted, fields.assignment(word)) for word in words]
    answered = [Assignment(path, "=", word) for path, word in answers.items() if word != NOTHING]
    given = [_by_name(draft, entries, (wanted.name, 0), each, typist) for each in (*called_for, *answered)]
    owned = {each.path: each.word for each in given if each.path in wanted.owner_words}
    within = rows.place(draft.subject, wanted, owned)
    given = [each for each in given if each.path not in owned]
    key = _key(draft, within, wanted, given, typist)
    at = rows.fitting(draft.subject, within, key)
    said = _names(called_for) - {*wanted.owner_words}
    settled = set() if at is None else {*wanted.shape.key} if said else _OPTIONAL_PARTS
    known = _names([*given, *called_for]) | answers.keys() | settled
    nameless = at is None and wanted.shape.key == ("id",) and not known & {"id", *_TITLES}
    open_ = _open(wanted, known, whole=not said) if nameless or said <= key.keys() else ()
    if at is None:
        absent = {name for name, value in key.items() if value is None}
        _new(draft, within, wanted, [each for each in given if each.path not in absent], open_, typist)
    else:
        _change(draft, (*within, at), given, key, open_, typist)


def _by_name(draft: Draft, entries: Subschema, row: Place, given: Assignment, typist: Typist) -> Assignment:
    """Return who somebody is in a row for parties and others, in the field for the name of whoever is no party."""
    if given.path != "party" or given.sign != "=" or entries.kind != "partner":
        return given
    typed = Typed(given.word, (*row, given.path), entries.fields[given.path], draft.subject, typist)
    field, name = names.somebody(typed)
    return replace(given, path=field or given.path, word=name)


def _names(given: Iterable[Assignment]) -> set[str]:
    return {each.path.partition(".")[0] for each in given}


def _open(wanted: Listed, known: AbstractSet[str], *, whole: bool) -> tuple[str, ...]:
    """Return the fields of a row to ask for that are not among `known`; of a `whole` row those too that may lack."""
    asked = (each for each in _ASKED.get(wanted.name, ()) if whole or not each.endswith("?"))
    return tuple(each for each in asked if not {each.removesuffix("?"), each.partition(".")[0]} & known)


def _ask(draft: Draft, row: Place, open_: Sequence[str]) -> None:
    """Raise MissingError for the first field of a row that is open."""
    for each in open_[:1]:
        field = each.removesuffix("?")
        place = (*row, *field.split("."))
        words = choices(draft.subject.shape(place).words) or names.known(draft.subject, place)
        proposed = None if each == field else _USUAL.get((row[-2], field), NOTHING)
        others = draft.subject.shape(place).kind == "who" or draft.subject.shape(row).kind == "partner"
        raise MissingError(field, words, proposed, shown=_all_fields(field, str(row[-2])), others=others)


def _all_fields(field: str, name: str) -> Message:
    command = f"coopctl add REF {name} --help"
    return msg("add it: {example}; all that can stand there: {command}", example=f"{field}=…", command=command)


def _named(wanted: Listed, given: Assignment) -> Assignment:
    """Return an assignment under the name that the files have for its field. Raise UsageError where there is none."""
    entries = _entries(wanted)
    first = _FIRST.match(given.path)
    typed = first[0] if first else given.path
    if typed in wanted.owner_words:
        return given
    if len(wanted.owner_words) == 1 and typed not in entries.fields and called(typed, (str(wanted.owner),)):
        return replace(given, path=wanted.owner_words[0])
    return replace(given, path=f"{paths.field(entries, (wanted.name,), typed)}{given.path[len(typed) :]}")


def _key(draft: Draft, within: Place, wanted: Listed, given: Sequence[Assignment], typist: Typist) -> dict[str, Json]:
    """Return the parts of the list's key that the call gives; a day that is not given is that of the call.

    An empty word (`heading=`) names the rows without that part.
    """
    entries, place = _entries(wanted), (*within, draft.subject.length(within))

    def part(each: Assignment) -> Json:
        if not each.word.strip() and each.path not in entries.required:
            return None
        present = rows.spoken(draft.subject, within, each.path, each.word)
        return fields.read(draft, (*place, each.path), each.word, typist) if present is None else present

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
            key[name] = {**parts, inner: fields.read(draft, (*place, name, inner), each.word, typist)}
    dated = _DATED.get(wanted.name)
    if dated in wanted.shape.key and dated not in key:
        key[dated] = typist.day.isoformat()
    return key


def _change(
    draft: Draft,
    row: Place,
    given: Sequence[Assignment],
    key: Mapping[str, Json],
    open_: Sequence[str],
    typist: Typist,
) -> None:
    for each in given:
        if each.path not in key:
            fields.assign_at(draft, paths.place(draft.subject, each.path, row), each, typist)
    _ask(draft, row, open_)
    _count(draft, row, given, typist)
    _in_currency(draft, row)
    translations.complete(draft, row)


def _new(
    draft: Draft, within: Place, wanted: Listed, given: Sequence[Assignment], open_: Sequence[str], typist: Typist
) -> None:
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
    _ask(scratch, place, open_)
    translations.complete(scratch, place, new=True)
    _complete(draft, within, wanted, given, row)
    _count(scratch, place, given, typist)
    _in_currency(scratch, place)
    made = scratch.subject.value(place)
    ordered = {name: made[name] for name in (*entries.fields, *made) if name in made} if isinstance(made, dict) else {}
    draft.insert(within, ordered, rows.after(draft.subject, within, ordered))


def _complete(
    draft: Draft, within: Place, wanted: Listed, given: Sequence[Assignment], row: Mapping[str, Json]
) -> None:
    """Raise MissingError for the first field without which there can be no row."""
    entries = _entries(wanted)
    there = {each.path.partition(".")[0] for each in given} | set(row)
    title = next((each.word for each in given if each.path.partition(".")[0] in _TITLES), "")
    for name in entries.fields:
        needed = name in entries.required or (len(wanted.shape.key) == 1 and name in wanted.shape.key)
        if needed and name not in there:
            words = choices(entries.fields[name].words) or names.known(draft.subject, (*within, 0, name))
            proposed = None
            if name == "id" and title:
                proposed = name_of(title, LONGEST_MADE) or _numbered(draft, within, wanted.name)
            raise MissingError(name, words, proposed, shown=_all_fields(name, wanted.name))


def _numbered(draft: Draft, within: Place, listed: str) -> str:
    """Return an id for a row whose letters make none, that no row of its list has: decision-1."""
    present = draft.subject.value(within)
    ids = {each.get("id") for each in (present if isinstance(present, list) else ()) if isinstance(each, dict)}
    one = {"parties": "party", "axes": "axis"}.get(listed, listed.removesuffix("s"))
    return next(made for number in range(1, len(ids) + 2) if (made := f"{one}-{number}") not in ids)


def _count(draft: Draft, row: Place, given: Sequence[Assignment], typist: Typist) -> None:
    """Date what was spent by the day of the call, where the call does not say."""
    there = {each.path for each in given}
    if there & _COUNTED and "at" not in there and "at" in draft.subject.shape(row).fields:
        draft.put((*row, "at"), typist.day.isoformat())


def _in_currency(draft: Draft, row: Place) -> None:
    """Raise MissingError, with those in use, where a line of a budget has an amount and no currency."""
    line = draft.subject.value(row)
    if row[0] != "budget" or not isinstance(line, dict) or draft.subject.currency((*row, "currency")):
        return
    if any(isinstance(amount, int | Decimal) for name, amount in line.items() if name in _AMOUNTS):
        used = {each.currency for action in draft.subject.portfolio.actions.values() for each in action.budget}
        known = tuple(Choice(each) for each in sorted(filter(None, used)))
        alone = known[0].word if len(known) == 1 else None
        raise MissingError("currency", known, alone, shown=_all_fields("currency", "budget"), others=True)


def _entries(wanted: Listed) -> Subschema:
    if wanted.shape.entries is None:
        raise UsageError(msg("there is no list ‘{name}’", name=wanted.name))
    return wanted.shape.entries
