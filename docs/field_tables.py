"""The tables of docs/FORMAT.md, made of the schemas: every field, what it takes, what it means, and an example."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl import schemas  # noqa: E402 - after the path is set
from coopctl.model import records  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A schema, or a part of one, as its JSON file has it.
Schema: TypeAlias = Mapping[str, Any]
PAGE = ROOT / "docs" / "FORMAT.md"
_MARKED = re.compile(r"(?s)(<!-- fields of (\w+): made by `make docs` -->\n).*?(<!-- end -->)")
#: Definitions that the page itself explains, by the heading that does.
_EXPLAINED = {
    "text": "texts", "words": "texts", "tag": "texts", "name": "names", "axis_id": "names", "date": "dates",
    "by_date": "dates",
    "period": "periods", "recurrence": "recurrences", "who": "who", "attendee": "who", "partner": "who",
    "source": "sources", "sources": "sources", "reference": "references", "action_reference": "references",
    "country": "codes-of-others", "subdivision": "codes-of-others", "currency": "codes-of-others",
    "address": "sources", "file": "sources", "verdict": "assessments", "number": "numbers",
}  # fmt: skip
_CALLED = {"words": "text", "tag": "language", "axis_id": "name", "attendee": "who", "partner": "who",
           "action_reference": "reference", "address": "web address", "by_date": "date"}  # fmt: skip
_TYPES = {"integer": "whole number", "number": "number", "string": "text", "object": "map", "array": "list"}
#: What can stand in a YAML file without quotes, also between brackets.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .;=/–’~+-]*[\w.~])?|\d{4}(?:-\d\d){0,2}[~]?(?:/(?:\d{4}(?:-\d\d){0,2}|\.\.))?")
_WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def page() -> str:
    """Return docs/FORMAT.md with its tables made anew."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{tables(found[2])}\n{found[3]}", PAGE.read_text(encoding="utf-8"))


def tables(name: str) -> str:
    """Return the table of a file's own fields, then one for each map in it, in the order of their use.

    What an agreement and an action have in common stands once, under the agreement.
    """
    schema = schemas.schema(name)
    told = schemas.schema("agreement")["$defs"] if name == "action" else {}
    parts = [_table(schema, _keys(name))]
    for definition in _maps(schema):
        row = schema["$defs"][definition]
        if row != told.get(definition):
            parts += [f"### {_heading(definition)}", row["description"], _table(row, _keys(definition))]
    return "\n\n".join(parts) + "\n"


def flow(value: object) -> str:
    """Write a value as YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(entry) for entry in value) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


def _table(schema: Schema, keys: Mapping[str, str]) -> str:
    required = schema.get("required", ())
    rows = ["| field | takes | what it is | example |", "|---|---|---|---|"]
    for name, field in schema["properties"].items():
        star = " **required**" if name in required else ""
        text = field["description"] + (f" One row for each {keys[name]}." if name in keys else "")
        cells = (f"`{name}`{star}", _takes(field), text, f"`{flow(field['examples'][0])}`")
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)


def _takes(field: Schema) -> str:
    """Say in a few words what a field takes."""
    if "enum" in field:
        return " ".join(f"`{word}`" for word in field["enum"])
    if "$ref" in field:
        return _link(field["$ref"].rpartition("/")[2])
    if field.get("type") == "array":
        return f"list of {_takes(field['items']).replace('whole number', 'whole numbers')}"
    if field.get("type") == "object":
        return "map"
    kind = _TYPES.get(str(field.get("type")), "value")
    low, high = (field.get(key) for key in ("minimum", "maximum"))
    limits = f" {low}–{high}" if None not in (low, high) else f" from {low}" if low is not None else ""
    return f"{kind}{limits}" + (f", {field['default']} if left out" if "default" in field else "")


def _link(definition: str) -> str:
    anchor = _EXPLAINED.get(definition, _heading(definition).casefold().replace(" ", "-"))
    return f"[{_CALLED.get(definition, definition.replace('_', ' '))}](#{anchor})"


def _heading(definition: str) -> str:
    return definition.replace("_", " ").capitalize()


def _maps(schema: Schema) -> Iterator[str]:
    """Give the definitions that have fields of their own, as they are met from the top down."""
    seen: list[str] = []
    waiting = [schema]
    while waiting:
        properties = waiting.pop(0).get("properties", {})
        for field in properties.values():
            target = field.get("items", field).get("$ref", "").rpartition("/")[2]
            definition = schema.get("$defs", {}).get(target, {})
            if "properties" in definition and target not in (*seen, *_EXPLAINED):
                seen.append(target)
                waiting.append(definition)
                yield target


def _keys(definition: str) -> Mapping[str, str]:
    """Return, for each list of a record that has one, the fields that tell its rows apart."""
    record = getattr(records, definition.capitalize(), None)
    if record is None or not is_dataclass(record):
        return {}
    keyed = {each.name: each.metadata["key"] for each in fields(record) if "key" in each.metadata}
    return {name: ", ".join(f"`{part}`" for part in key) for name, key in keyed.items()}
