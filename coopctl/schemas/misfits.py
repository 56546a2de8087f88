"""From what an engine says of a document to problems: each fault is told once, where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from coopctl.findings import Aim, Elsewhere, Problem
from coopctl.messages import mending, msg
from coopctl.model.dates import DATE_PATTERN
from coopctl.model.names import is_name, reference
from coopctl.schemas import form_words, on_screens, presence_words, shape_words, status_words
from coopctl.schemas.elsewhere import called_elsewhere, elsewhere, of_other_kind
from coopctl.schemas.homes import TOLD, all_fields, entry_alone, entry_there, first_entry, homes_of
from coopctl.schemas.in_file import Keys, in_file, not_twice
from coopctl.schemas.keys_meant import (
    MeantKeys,
    by_rows,
    by_word,
    fields_meant,
    holder_above,
    is_over_a_row,
    row_under,
)
from coopctl.schemas.row_words import dated_of, id_of, is_its_id, number_of, rows_of
from coopctl.schemas.wanted import Around, Diagnostic, Wanted
from coopctl.spelling import respell, synonyms, written_keys
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Shared, Telling

#: Of several keywords that refuse one value the first of these is told, and the others are not.
_RANK = ("type", "enum", "const", "not", "pattern")
#: Of the keys beside one that is not known so many are looked at.
_FEW = 20
#: A key with a number behind it, where several say what one list does: jalon 1, jalon 2.
_NUMBERED = re.compile(r".*[^\W\d][\s_.-]*[0-9]{1,2}")
#: Fields of rows that hold a day.
_DAYS = ("due", "done", "date")
#: Keywords of a schema that lead to another place of the document.
_STRUCTURE = {"properties", "patternProperties", "additionalProperties", "propertyNames", "items"}


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that does not fit: `route` is the way through the schema, to the keyword that refuses `value`."""

    place: Place
    route: tuple[str | int, ...]
    value: Json

    @property
    def keyword(self) -> str:
        """The keyword that refuses the value."""
        return str(self.route[-1])


def problems(
    schema: Shared,
    path: str,
    data: Json,
    misfits: Sequence[Misfit],
    telling: Telling,
    other: Iterable[str] = (),
) -> list[tuple[str, Problem]]:
    """Return (code, problem) for the misfits of the document `path`, which says `data`.

    A field that is missing because its key is misspelt is told as the misspelt key; a value that is wrong
    in several ways is told by the way that matters most. `other` are the fields of the other kind of record.
    """
    other = frozenset(other)
    ranked = sorted(misfits, key=lambda misfit: _RANK.index(misfit.keyword) if misfit.keyword in _RANK else len(_RANK))
    keys = Keys()
    pairs = [(misfit, in_file(_wanted(schema, misfit), misfit, data, telling, other, keys)) for misfit in ranked]
    refused = {key for misfit, wanted in pairs for key in _refused_keys(misfit, wanted)}
    stands = MeantKeys(schema)
    meant = {
        (misfit.place, field)
        for misfit, wanted in pairs
        for key in islice(_strangers(misfit, wanted), telling.most)
        for field in (
            *stands.of(misfit, key, wanted),
            *(["date"] if re.fullmatch(DATE_PATTERN, key, re.ASCII) else []),
        )
    }
    empty = {misfit.place for misfit in misfits if misfit.value is None}
    holding = {
        (*misfit.place, holder_above(schema, misfit.value, key, wanted))
        for misfit, wanted in pairs
        for key in islice(_strangers(misfit, wanted), telling.most)
        if isinstance(misfit.value, dict)
    }
    told: dict[tuple[Place, str], tuple[str, Problem]] = {}
    for misfit, wanted in pairs:
        for mark, code, problem in islice(_told(schema, path, misfit, wanted, empty, stands), telling.most):
            fields = mark.split()[1:] if code == "missing-field" else []
            if code == "no-value" and misfit.place in holding:
                continue  # its fields stand beside it
            if not ({(misfit.place, field) for field in fields} & meant or refused & set(fields)):
                told.setdefault((problem.place, mark), (code, not_twice(problem, data, keys)))
        if len(told) >= telling.most:
            break
    return [each for (place, mark), each in told.items() if mark != "value" or (place, "key") not in told]


def _told(
    schema: Shared, path: str, misfit: Misfit, wanted: Wanted, empty: Collection[Place], stands: MeantKeys
) -> Iterator[tuple[str, str, Problem]]:
    """Yield (mark, code, problem); two problems at one place with one mark are the same fault.

    `empty` is where a value is missing.
    """
    place = misfit.place
    if misfit.keyword == "additionalProperties":
        strangers = _strangers(misfit, wanted)
        beside = {key: stands.of(misfit, key, wanted) for key in strangers[:_FEW]}
        fields = misfit.value if isinstance(misfit.value, dict) else {}
        above = dict(zip(islice(fields, 1, None), fields, strict=False))
        for key in strangers:
            said = _stranger(
                schema,
                place,
                misfit.value,
                key,
                wanted,
                _Near(beside, above.get(key, ""), stands.of(misfit, key, wanted)),
            )
            help_ = mending(said.help, "") if not place and key == "id" and _is_own(misfit.value, path) else said.help
            yield "key", said.code, Problem(path, (*place, key), said.message, help_, Aim.KEY)
    elif misfit.keyword == "required" and isinstance(misfit.value, dict):
        are_rows = place and rows_of(misfit.value, wanted.fields, wanted.said)  # as each of its keys is told
        for field in () if are_rows else wanted.node["required"]:
            if field not in misfit.value:
                example = next(iter(wanted.fields.get(field, {}).get("examples", ())), None)
                example = (id_of(misfit.value, wanted.said) if field == "id" else "") or example
                said = presence_words.missing_field(field, example, above=wanted.beside == {field})
                if not place and (moved := of_other_kind(wanted)):
                    said = replace(said, help=moved)
                yield f"missing {field}", said.code, Problem(path, place, said.message, said.help)
    elif "propertyNames" in misfit.route:
        known, is_empty = str(misfit.value) in schema["properties"], (*place, str(misfit.value)) in empty
        said = form_words.wrong_key(str(misfit.value), wanted, known=known, empty=is_empty)
        yield "key", said.code, Problem(path, (*place, str(misfit.value)), said.message, said.help, Aim.KEY)
    elif (misfit.keyword == "anyOf" and "anyOf" in wanted.node) or (
        misfit.keyword == "not" and "required" in wanted.node["not"]
    ):
        yield from _of_fields(path, misfit, wanted)
    elif misfit.keyword == "uniqueItems" and isinstance(misfit.value, list):
        places: dict[object, int] = {}
        for index, entry in enumerate(misfit.value):
            first = places.setdefault(identity(entry), index)
            if first < index:
                said = presence_words.repeated_value(entry)
                related = (Elsewhere(path, (*place, first), msg("it is here already")),)
                yield "value", said.code, Problem(path, (*place, index), said.message, said.help, related=related)
    else:
        said = shape_words.wrong_value(misfit.keyword, place, misfit.value, wanted)
        yield "value", said.code, Problem(path, place, said.message, said.help)


def _is_own(row: Json, path: str) -> bool:
    """Whether the id that a record gives itself is the name of its file."""
    ref = reference(path)
    return isinstance(row, dict) and ref is not None and row.get("id") in (ref, ref.rpartition("/")[2])


def _of_fields(path: str, misfit: Misfit, wanted: Wanted) -> Iterator[tuple[str, str, Problem]]:
    """Yield that one of some fields is missing, or that two stand together that exclude each other."""
    place = misfit.place
    if misfit.keyword == "not":
        first, second = wanted.node["not"]["required"]
        said = presence_words.not_together(first, second)
        yield "value", said.code, Problem(path, (*place, second), said.message, said.help, Aim.KEY)
        return
    if isinstance(misfit.value, dict) and _unknown(misfit.value, wanted):
        return  # the field that is not known is the one that was meant to be there
    fields = tuple(str(choice["required"][0]) for choice in wanted.node["anyOf"])
    said = presence_words.missing_one_of(fields)
    yield f"missing {' '.join(fields)}", said.code, Problem(path, place, said.message, said.help)


def _wanted(schema: Mapping[str, Any], misfit: Misfit) -> Wanted:
    """Follow the route of a misfit: by what the schema refers to (jsonschema), or straight to it (the gate)."""
    node: Any = schema
    shape, example, fields = "record", None, schema.get("properties", {})
    before: str | int = ""
    needed, holder = False, schema
    for step in misfit.route[:-1]:
        if before == "properties":
            needed = step in holder.get("required", ())
        elif step == "properties":
            holder = node
        elif step in _STRUCTURE:
            needed = False
        node = node[step]
        if step in _STRUCTURE:
            example = example[0] if step == "items" and isinstance(example, list) and example else None
            shape, fields = "", {}
        elif before == "$defs":
            shape = str(step)
        while isinstance(node, dict) and step not in ("properties", "$defs"):
            example = next(iter(node.get("examples", ())), example)
            fields = node.get("properties", fields)
            if "$ref" not in node:
                break
            shape = node["$ref"].rpartition("/")[2]
            node = schema["$defs"][shape]
        before = step
    if isinstance(node, dict) and "$ref" in (plain := node.get("anyOf", [{}])[0]):  # the first of several forms
        shape = plain["$ref"].rpartition("/")[2]
        node = schema["$defs"][shape]
    entries = node.get("items", {}) if isinstance(node, dict) else {}
    of = entries.get("$ref", "").rpartition("/")[2]
    if of and not fields:
        fields = schema["$defs"][of].get("properties", {})
    money = "currency" in holder.get("properties", ()) and isinstance(node, dict) and node.get("type") == "number"
    beside = holder.get("properties", {}) if misfit.route[-3:-2] == ("properties",) else {}
    return Wanted(node, shape, example, fields, needed=needed, entries=of, money=money, siblings=beside)


def identity(value: Json) -> object:
    """Return what two values share that JSON Schema takes for the same: 1 and 1.0, yet not 1 and true."""
    if isinstance(value, dict):
        return frozenset((key, identity(entry)) for key, entry in value.items())
    return tuple(map(identity, value)) if isinstance(value, list) else (value.__class__ is bool, value)


def _refused_keys(misfit: Misfit, wanted: Wanted) -> list[str]:
    """Return the keys that stand where they do not belong."""
    return [str(misfit.value)] if "propertyNames" in misfit.route else _strangers(misfit, wanted)


@dataclass(frozen=True, slots=True)
class _Near:
    """What a key stands for and near: the first unknown keys of its map with what they stand for, the key before it."""

    beside: Mapping[str, tuple[str, ...]]
    above: str
    meant: tuple[str, ...]


def _stranger(
    schema: Shared,
    place: Place,
    fields: Json,
    key: str,
    wanted: Wanted,
    near: _Near,
) -> Diagnostic:
    """Say that a key is not known, or that what it stands for is there already, as itself or as a key beside it."""
    row = fields if isinstance(fields, dict) else {}
    is_field = by_rows(schema, place, row, key, wanted) or by_word(schema, place, row, key, wanted)
    there = None if is_field else elsewhere(place, row, key, wanted)
    if help_ := (
        _below(schema, row, key, wanted)
        or _of_diff(key)
        or there
        or _in_a_row(schema, place, row, key, wanted)
        or (None if is_field else on_screens.beside_fields(schema, place, row, key, wanted))
    ):
        return shape_words.not_here(key, help_)
    around = _around(schema, place, fields, key, wanted, near.above)
    meant = near.meant
    if len(meant) == 1 and not place and meant[0] in schema.get("required", ()) and meant[0] not in row:
        around = replace(around, above="")  # what is needed is no rest of a text
    if meant == ("id",) and "id" in row:  # a column of a list may be called by what the rows are
        meant = ()
    if one := next((one for one in meant if f"{one}s" in meant), ""):  # langue: language, languages
        meant = (f"{one}s" if isinstance(row.get(key), list) else one,)
    if len(meant) > 1:  # what is there already is not meant again
        free = tuple(each for each in meant if each not in row)
        meant = free or tuple(each for each in meant if "items" in wanted.fields[each])[:1] or meant
    if len(meant) == 1 and key.lower() == meant[0] and meant[0] in row:
        return shape_words.given_twice(key, meant[0])
    if len(meant) == 1 and not around.above and ":" not in key and not written_keys.with_value(key, wanted.fields):
        if entry := entry_alone(schema, wanted.fields[meant[0]], row[key], contact=bool(synonyms.in_row(key, meant))):
            return shape_words.of_list(key, meant[0], entry, there=meant[0] in row)
        same = (each for each, also in near.beside.items() if each != key and also == meant)
        if other := meant[0] if meant[0] in row else next(same, ""):
            return shape_words.given_twice(key, other)
        if meant[0] in _DAYS and not _is_day(row.get(key)):
            return shape_words.not_here(key, status_words.in_a_day(meant[0], row.get(key), wanted))
    lost = not (meant or around.above) and (around.there or around.homes != ("",) if place else not around.homes)
    help_ = (called_elsewhere(place, key, wanted) or on_screens.not_here(schema, place, key, wanted)) if lost else None
    return shape_words.not_here(key, help_) if help_ else shape_words.unknown_field(key, meant, wanted.fields, around)


def _below(schema: Shared, row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say that a key stands beside the field that it is to stand below."""
    holder = holder_above(schema, row, key, wanted)
    return msg("indent it, and what stands beside it, below ‘{field}’", field=holder) if holder else None


def _of_diff(key: str) -> Message | None:
    """Say that a sign stands before the line of a row, where it took no place."""
    help_ = msg("delete the +, which a diff has before a line that is new")
    return mending(help_, key[1:]) if key.startswith("+  ") else None


def _in_a_row(schema: Shared, place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say how the row is written that a key and its value are meant as, None where they are no such row."""
    if line := row_under(schema, place, row, key, wanted):
        return msg("write it as {words}", words=line)
    if lines := rows_of(row, wanted.fields, wanted.said):
        return msg("write a line for each: {words}", words=lines)
    if is_over_a_row(schema, place, row, key, wanted):
        return msg("write the name as a field beside the others: {line}", line=f"id: {key}")
    if help_ := _beside(row, key, wanted):
        return help_
    meant = fields_meant(schema, place, key, wanted) if _NUMBERED.fullmatch(key) else ()
    if len(meant) == 1 and "items" in wanted.fields[meant[0]]:
        line = first_entry(row[key], schema, wanted.fields[meant[0]])
        return msg("write each as an entry of the list ‘{field}’: {line}", field=meant[0], line=line)
    return None


def _beside(row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say which field beside the others a key is that is the row's name, its number or its day; else None."""
    if is_its_id(row, key, wanted.fields):
        return msg("write the name as a field beside the others: {line}", line=f"id: {key}")
    if lines := dated_of(row, key, wanted.fields):
        return msg("write one below the other: {words}", words=lines)
    number = number_of(row, key, wanted.fields)
    return msg("write the number as a field beside the others: {line}", line=f"number: {number}") if number else None


def _is_day(value: Json) -> bool:
    said = str(value)
    return not isinstance(value, dict | list | bool) and bool(re.fullmatch(DATE_PATTERN, said) or respell.dates(said))


def _around(schema: Shared, place: Place, fields: Json, key: str, wanted: Wanted, above: str) -> Around:
    """Look around a key that is not known, and for where else a field is called so."""
    row = fields if isinstance(fields, dict) else {}
    name, homes = key, homes_of(schema, place, key)
    if not homes:
        said = [other for other in wanted.said(key, all_fields(schema)) if other != "id"]
        found = {other: there for other in said if (there := homes_of(schema, place, other))}
        name = min(found, key=lambda other: (other not in TOLD, said.index(other)), default=said[-1] if said else key)
        homes = found.get(name, ())
    entry = entry_there(schema, homes[0], name, row.get(key)) if homes and not place else ""
    # There are rows of it to look at, or a party by its id alone.
    if entry and row.keys() & {*homes, entry.partition(":")[0]}:
        held = row.get(homes[0])
        alone = isinstance(held, str) and is_name(held) and name != "party"
        entry = re.sub(r"\{(party: …, )?", f"{{party: {held}, ", entry, count=1) if alone else ""
    return Around(
        name=name,
        homes=homes,
        entry=entry,
        above=_above(row, key, above),
        top=not place,
        empty=row.get(key) is None,
        cut=bool(place) and row.get(key) is None and isinstance(row.get(above), str),
        there=name in wanted.record,
        alien=not place and wanted.record.isdisjoint(wanted.fields),
    )


def _above(row: Mapping[str, Json], key: str, before: str) -> str:
    """Return the field of prose right above a key that looks like prose itself, "" for none; `before` is any field."""
    is_prose = key[:1].isupper() or " " in key.strip()
    text = row.get(before)
    goes_on = (
        is_prose
        and isinstance(row[key], str | None)
        and not _is_day(row[key])
        and isinstance(text, str)
        and " " in text
        and not before[:1].isupper()  # what is written as a label has another one below it
    )
    return before if goes_on else ""


def _strangers(misfit: Misfit, wanted: Wanted) -> list[str]:
    """Return the keys of a map that are none of its fields and do not begin with x-."""
    if misfit.keyword != "additionalProperties" or not isinstance(misfit.value, dict):
        return []
    return _unknown(misfit.value, wanted)


def _unknown(fields: Mapping[str, Json], wanted: Wanted) -> list[str]:
    return [key for key in fields if key not in wanted.fields and not key.startswith("x-")]
