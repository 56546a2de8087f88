"""What an unknown key stands for where it stands: a field under another name, or all of a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.model.dates import DATE_PATTERN
from coopctl.model.names import is_name
from coopctl.schemas.elsewhere import elsewhere, text_in_language
from coopctl.schemas.homes import definition, homes_of
from coopctl.schemas.row_words import is_called_id, is_its_id, is_under_its_id, number_of, row_of
from coopctl.spelling import addresses, spans, synonyms, written_keys
from coopctl.spelling.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.schemas.misfits import Misfit
    from coopctl.schemas.wanted import Shared, Wanted

#: So many rows of a list are looked at.
_FEW = 20
#: Fields that say when a record was.
_WHEN = ("period", "signed", "started", "adopted")
#: Those of an action that a whole day may be.
_WHOLE_DAYS = ("started", "adopted")
#: Fields that take a web address.
_ADDRESSES = ("url", "sources")


class MeantKeys:
    """What each unknown key of a document may stand for, found once: finding it is slow."""

    def __init__(self, schema: Shared) -> None:
        self._schema = schema
        self._known: dict[tuple[object, ...], tuple[str, ...]] = {}

    def of(self, misfit: Misfit, key: str, wanted: Wanted) -> tuple[str, ...]:
        """Return the fields that a key of a map that does not fit may stand for: see `stands_for`."""
        at = (misfit.place, misfit.route, key)
        if at not in self._known:
            self._known[at] = stands_for(self._schema, misfit.place, misfit.value, key, wanted)
        return self._known[at]


def stands_for(schema: Shared, place: Place, fields: Json, key: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the fields that a key may stand for; of one that asks when a record was, those that are not there yet."""
    row = fields if isinstance(fields, dict) else {}
    value = row.get(key)
    rows = by_rows(schema, place, row, key, wanted) or by_word(schema, place, row, key, wanted)
    if rows or elsewhere(place, row, key, wanted):
        return rows or tuple(filter(None, text_in_language(key, wanted)[:1]))
    is_over = is_over_a_row(schema, place, row, key, wanted) or (value and number_of(row, key, wanted.fields))
    if is_over or row_under(schema, place, row, key, wanted):
        return tuple(wanted.fields)
    pair = written_keys.with_value(key, wanted.fields) if value is None else None
    is_id = is_its_id(row, key, wanted.fields) or (
        is_called_id(row, key, wanted.fields) and not {*fields_meant(schema, place, key, wanted)} - {*row}
    )
    if pair or is_id:
        return (pair[0] if pair else "id",)
    if addresses.are_all(value if isinstance(value, list) else [value]) and (
        home := next((each for each in _ADDRESSES if each in wanted.fields), "")
    ):
        return (home,)
    if place or not synonyms.when(key) or not isinstance(value, str | int) or isinstance(value, bool):
        return fields_meant(schema, place, key, wanted)
    found = (str(value),) if re.fullmatch(DATE_PATTERN, str(value), re.ASCII) else spans.periods(str(value))
    is_day = not any("/" in each for each in found)
    whole = is_day and any(len(each) == len("2018-07-28") for each in found)
    when = [
        each
        for each in _WHEN
        if each in wanted.fields and (each == "period" or (whole if each in _WHOLE_DAYS else is_day))
    ]
    return (
        tuple([each for each in when if each not in wanted.record] or when[:1])
        if found
        else fields_meant(schema, place, key, wanted)
    )


def row_under(schema: Shared, place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> str:
    """Return the row that the one key of a map and its value stand for, "" where the key may be a field's."""
    line = row_of(key, row[key], wanted.fields, wanted.said) if len(row) == 1 else ""
    return "" if line.startswith("{id:") and fields_meant(schema, place, key, wanted) else line


def is_over_a_row(schema: Shared, place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> bool:
    """Whether the fields of a row stand under its name, called as they are or as people say: {appel: {titre: …}}."""
    inside = row[key] if len(row) == 1 else None
    if is_under_its_id(row, key, wanted.fields):
        return True
    is_named = is_name(key) and "id" in wanted.fields
    if not isinstance(inside, dict) or not 0 < len(inside) <= _FEW or not is_named:
        return False
    called = (each in wanted.fields or fields_meant(schema, place, each, wanted) for each in inside)
    return not fields_meant(schema, place, key, wanted) and all(called)


def fields_meant(schema: Shared, place: Place, key: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the field that an unknown key probably stands for, or several; of `code:16061` it is the first half."""
    if (before := written_keys.unmarked(key.partition(":")[0])) in wanted.fields:
        return (before,)
    if each := written_keys.ways(key):
        found = {field for way in each for field in fields_meant(schema, place, way, wanted)}
        return tuple(found) if len(found) == 1 else ()
    key = written_keys.unmarked(key) or key
    key = synonyms.without_new(key) or key  # nouveau statut
    near = nearest(key.strip().replace("-", "_").replace(" ", "_"), wanted.fields)
    if near and not place and not near.startswith(key) and homes_of(schema, place, key):
        near = None  # the very name of a field that stands elsewhere is no slip of another
    said, in_row = wanted.said(key, wanted.fields), synonyms.in_row(key, wanted.fields)
    # A column of a list may be called by what the rows are, where the id is shown.
    return (in_row if said == ("id",) else ()) or said or ((near,) if near else ()) or in_row


def by_rows(schema: Shared, place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the one list that is not there yet and takes the rows that a key holds, none where its name is known."""
    value = row.get(key)
    rows = value[:_FEW] if isinstance(value, list) else []
    held = {name for each in rows if isinstance(each, dict) for name in each}
    if not held or not all(isinstance(each, dict) for each in rows):
        return ()
    found = []
    for field in (each for each in wanted.fields if "items" in wanted.fields[each] and each not in row):
        of = definition(schema, wanted.fields[field])
        if held <= of.get("properties", {}).keys() and held >= {*of.get("required", ())}:
            found.append(field)
    return tuple(found) if len(found) == 1 and not fields_meant(schema, place, key, wanted) else ()


def by_word(schema: Shared, place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the one field that a record needs, has not, and of which a key holds a word: avancement: prévu."""
    value = row.get(key)
    if place or not isinstance(value, str):
        return ()
    found = []
    for field in (each for each in schema.get("required", ()) if each in wanted.fields and each not in row):
        words = wanted.fields[field].get("enum", ())
        if value in words or synonyms.meant(value, words) or (words and wanted.said(value, words)):
            found.append(field)
    return tuple(found) if len(found) == 1 and not fields_meant(schema, place, key, wanted) else ()


def holder_above(schema: Shared, row: Mapping[str, Json], key: str, wanted: Wanted) -> str:
    """Return the field above an unknown key that holds fields called so, and says nothing; "" for none."""
    empty = [each for each in wanted.fields if each in row and row[each] is None]
    if not any(key in definition(schema, wanted.fields[each]).get("properties", {}) for each in empty):
        return ""
    above = ""
    for name in row:
        if name == key:
            break
        above = name if name in wanted.fields else above
    holds = above in empty and key in definition(schema, wanted.fields[above]).get("properties", {})
    return above if holds else ""
