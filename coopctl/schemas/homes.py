"""Where a schema has a field, and how what belongs there is written."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from coopctl.model.names import is_name
from coopctl.schemas.entry_words import entries, is_reference
from coopctl.schemas.row_words import of_text
from coopctl.schemas.wanted import Wanted, shown
from coopctl.spelling import amounts
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Shared

#: Of the fields with one label that is meant which an update tells: avancement is no share of a country.
TOLD = ("progress",)


def first_entry(value: Json, schema: Mapping[str, Any], field: Mapping[str, Any]) -> str:
    """Return how the value of a numbered key begins an entry: jalon 1."""
    rows = of_text(value, definition(schema, field).get("properties", {})) if isinstance(value, str) else ()
    return f"- {rows[0]}" if len(rows) == 1 else "- …"


def entry_alone(schema: Mapping[str, Any], field: Mapping[str, Any], value: Json, *, contact: bool = False) -> str:
    """Return how a value is written as an entry of a list of texts, names or bodies, "" where the field is none.

    `contact` where what is no name is a person's.
    """
    listed = field if "items" in field else definition(schema, field)
    if isinstance(value, str) and listed.get("items", {}).get("$ref", "").endswith("/who"):
        return value if is_name(value) else f"{{person: {written(value, inside=True)}}}" if contact else ""
    if "items" not in listed or "properties" in definition(schema, listed) or not isinstance(value, str):
        return ""
    of = listed["items"].get("$ref", "").rpartition("/")[2]
    found = entries(value, Wanted(listed, "", None, {}, entries=of))
    if of == "name" and not found:  # شباب، سياحة: which letters they have here is not known
        return "…"
    return found or ("" if is_reference(of) else written(value, inside=True))


@cache
def all_fields(schema: Shared) -> tuple[str, ...]:
    """Return every field of a record, and of the rows and maps that it holds."""
    return tuple(dict.fromkeys([*schema["properties"], *(name for row in _rows(schema) for name in row)]))


@cache
def deeper_fields(schema: Shared) -> tuple[str, ...]:
    """Return every field of what the rows and maps of a record hold."""
    held = (definition(schema, field) for row in _rows(schema) for field in row.values())
    return tuple(dict.fromkeys(name for inner in held for name in inner.get("properties", ())))


def _rows(schema: Shared) -> list[Mapping[str, Any]]:
    return [definition(schema, field).get("properties", {}) for field in schema["properties"].values()]


def definition(schema: Mapping[str, Any], field: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a field's value, or each of its entries, follows."""
    inner = field.get("items", field)
    found: Mapping[str, Any] = schema.get("$defs", {}).get(inner.get("$ref", "").rpartition("/")[2], inner)
    return found


def entry_there(schema: Mapping[str, Any], home: str, key: str, value: Json) -> str:
    """Return how a field is written where it belongs, beside what is needed there and around it; "" if nowhere."""
    if key in definition(schema, schema["properties"].get(home, {})).get("properties", {}):
        return _entry(schema, schema["properties"], home, key, _said(schema, home, key, value))
    for name, field in schema["properties"].items():
        held = definition(schema, field).get("properties", {})
        if key in definition(schema, held.get(home, {})).get("properties", {}):
            inner = _entry(schema, held, home, key, _said({**schema, "properties": held}, home, key, value))
            return _entry(schema, schema["properties"], name, home, inner.partition(": ")[2])
    return ""


def _entry(schema: Mapping[str, Any], fields: Mapping[str, Any], home: str, key: str, said: str) -> str:
    """Return the row of one field that holds another, beside what is needed in it."""
    inner = definition(schema, fields[home])
    held = inner.get("properties", {})
    needed = [name for name in inner.get("required", ()) if name != key]
    ways = [way["required"] for way in inner.get("anyOf", ()) if "required" in way]
    if ways and not any(key in way for way in ways):
        needed += ways[0]
    if "currency" in held and held[key].get("type") == "number":
        needed.append("currency")
    row = f"{{{', '.join([*(f'{name}: …' for name in needed), f'{key}: {said}'])}}}"
    return f"{home}: [{row}]" if "items" in fields[home] else f"{home}: {row}"


def _said(schema: Mapping[str, Any], home: str, key: str, value: Json) -> str:
    """Return how the value of a field is written in a row in braces."""
    field = definition(schema, schema["properties"][home]).get("properties", {}).get(key, {})
    if isinstance(value, str) and field.get("type") == "number":
        found = amounts.numbers(value, percent=key in TOLD)
        value = Decimal(found[0]) if len(found) == 1 else value
    said = "…" if value is None else written(value, inside=True) if isinstance(value, str) else shown(value)
    return _listed(schema, field, said)


def _listed(schema: Mapping[str, Any], field: Mapping[str, Any], said: str) -> str:
    """Return a value as the only entry of a list, where a field is one: names: [Mons]."""
    listed = field if "items" in field else schema.get("$defs", {}).get(field.get("$ref", "").rpartition("/")[2], field)
    if "items" not in listed or said[:1] == "[":
        return said
    needed = definition(schema, listed).get("required", ())
    return f"[{{{needed[0]}: {said}}}]" if len(needed) == 1 else f"[{said}]"


def homes_of(schema: Shared, place: Place, key: str) -> tuple[str, ...]:
    """Return where a field stands in a record: "" for the record itself, else the fields that hold it."""
    if place and key in schema["properties"]:
        return ("",)
    rows, deeper = _homes(schema)
    homes = [name for name in rows.get(key, ()) if name not in place]
    return tuple(homes or (dict.fromkeys(deeper.get(key, ())) if not place else ()))


@cache
def _homes(schema: Shared) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Return the fields of a record that hold each field, and those of its rows that do."""
    rows, deeper = defaultdict(list), defaultdict(list)
    for name, field in schema["properties"].items():
        for key, inner in definition(schema, field).get("properties", {}).items():
            rows[key].append(name)
            for each in definition(schema, inner).get("properties", {}):
                deeper[each].append(key)
    return rows, deeper
