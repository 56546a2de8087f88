"""What the schema has at a place of a record: which kind of value, which words, which fields, which key of a list."""

from __future__ import annotations

import functools
import re
from dataclasses import field, fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from coopctl import schemas
from coopctl.model import records
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.model.places import Place

#: What a field of one's own takes, and what no schema describes.
OWN = "own"
LIST, MAP, WORD = "list", "map", "word"
_ROWS = re.compile(r"tuple\[(\w+), \.\.\.\]", re.ASCII)
_RECORDS = MappingProxyType({"agreement": records.Agreement, "action": records.Action})


@dataclass(frozen=True, slots=True)
class Subschema:
    """What stands at a place of a record.

    `kind` is the definition's name where it has one ("date", "text", "who", …); else WORD for one of `words`, LIST,
    MAP, "string", "integer", "decimal" or, where no schema says more, OWN. `fields` are those of a map in their order;
    `entries` is what a list holds, and `key` the fields that tell its rows apart (() where nothing does). `default` is
    what counts where nothing is written; `longest` how many characters a text may have, 0 for as many as it likes.
    """

    kind: str
    words: tuple[str, ...] = ()
    fields: Mapping[str, Subschema] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    entries: Subschema | None = None
    key: tuple[str, ...] = ()
    example: object = None
    default: object = None
    longest: int = 0

    @property
    def is_list(self) -> bool:
        """Whether rows or values stand here, one after the other."""
        return self.entries is not None


@functools.cache
def of_record(kind: str) -> Subschema:
    """Return what a record holds: `kind` is "agreement" or "action"."""
    return _shape(schemas.schema(kind), schemas.schema(kind), (), _keys(kind), "")


@functools.lru_cache(4096)
def at(kind: str, place: Place) -> Subschema:
    """Return what stands at a place of a record; OWN where no schema describes it."""
    found = of_record(kind)
    for step in place:
        found = inner(found, step)
    return found


def inner(outer: Subschema, step: str | int) -> Subschema:
    """Return what stands one step further within a shape."""
    if isinstance(step, int):
        return outer.entries or Subschema(OWN)
    if step in outer.fields:
        return outer.fields[step]
    if outer.kind == MAP and not outer.fields:
        return Subschema("string")
    return Subschema("words") if outer.kind in ("text", "verdict") else Subschema(OWN)


def _shape(
    schema: Mapping[str, Any],
    node: Mapping[str, Any],
    way: tuple[str, ...],
    keys: Mapping[tuple[str, ...], Any],
    name: str,
) -> Subschema:
    example, default = next(iter(node.get("examples", ())), None), node.get("default")
    while "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        node = schema["$defs"][name]
    own = {each: _shape(schema, inside, (*way, each), keys, "") for each, inside in node.get("properties", {}).items()}
    listed = node.get("items")
    kind = WORD if "enum" in node and not own else LIST if listed else name or _TYPES.get(str(node.get("type")), OWN)
    return Subschema(
        kind=MAP if kind == OWN and own else kind,
        words=tuple(node.get("enum", ())) if kind == WORD else (),
        fields=own,
        required=frozenset(node.get("required", ())),
        entries=_shape(schema, listed, way, keys, "") if listed else None,
        key=keys.get(way, ()) if listed else (),
        example=example,
        default=default,
        longest=node.get("maxLength", 0),
    )


_TYPES = MappingProxyType({"string": "string", "integer": "integer", "number": "decimal", "object": MAP, "array": LIST})


@functools.cache
def _keys(kind: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return the key of each keyed list of a record by the names of the fields that lead to it."""
    return dict(_keyed(_RECORDS[kind], ()))


def _keyed(kind: type, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for each in fields(kind):
        here = (*way, each.name.removesuffix("_"))
        if "key" in each.metadata:
            yield here, each.metadata["key"]
        rows = _ROWS.fullmatch(str(each.type))
        if rows and is_dataclass(row := getattr(records, rows[1], None)):
            yield from _keyed(cast("type", row), here)
