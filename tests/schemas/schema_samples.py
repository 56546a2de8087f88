"""Documents made from the schemas' own examples: one with every field, and many with one thing changed."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from coopctl import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.records import Json

KINDS = ("agreement", "action", "settings")
#: What a value is replaced by.
PALETTE: tuple[Json, ...] = (
    None, True, 0, -1, 1, 7, 2018, 10**20, Decimal("1.0"), Decimal("0.5"), Decimal("NaN"),
    "", " ", "\ufeff", "\x1c", "a", "a\n", "A", "é", "mons-", "con", "none", "a/b", "2018", "2018\n", "\u0662\u0660",
    "2018/..", "30/06/2024", "fr", "FR", "EUR", "https://x", "https://x y", "../x", "FREQ=YEARLY;BYMONTHDAY=1",
    "signed", "planned", "qualitative",
    [], ["a", "a"], [1, Decimal("1.0")], {}, {"fr": "a"}, {"fr": 1}, {"x-own": 1}, {"id": "a"}, {"unknown": 1},
)  # fmt: skip


def resolved(kind: str, node: dict[str, Any]) -> dict[str, Any]:
    """Return a part of a schema with what it refers to."""
    while "$ref" in node:
        node = {**{key: value for key, value in node.items() if key != "$ref"}, **definition(kind, node["$ref"])}
    return node


def definition(kind: str, reference: str) -> dict[str, Any]:
    found: dict[str, Any] = schemas.schema(kind)["$defs"][reference.rpartition("/")[2]]
    return found


def properties(kind: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (definition or "", name, schema) of every property, those of the definitions too."""
    root = schemas.schema(kind)
    for owner, node in {"": root, **root["$defs"]}.items():
        for name, part in node.get("properties", {}).items():
            yield owner, name, part


def parts(node: Any, inside: str = "") -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that is itself a schema."""
    if isinstance(node, list):
        for each in node:
            yield from parts(each)
    elif isinstance(node, dict):
        if inside not in ("properties", "patternProperties", "$defs"):
            yield node
        for key, value in node.items():
            if key not in ("examples", "default", "enum", "const", "required") or inside in ("properties", "$defs"):
                yield from parts(value, key if inside not in ("properties", "patternProperties", "$defs") else "")


def full(kind: str, node: dict[str, Any] | None = None) -> Json:
    """Return a document in which every field of a schema is written once; of those that exclude each other the first."""
    whole = resolved(kind, schemas.schema(kind) if node is None else node)
    if "properties" in whole:
        excluded = whole.get("not", {}).get("required", ())[1:]
        return {
            name: full(kind, part) if _is_map(kind, part) else _example(part)
            for name, part in whole["properties"].items()
            if name not in excluded
        }
    if whole.get("type") == "array" and "properties" in resolved(kind, whole["items"]):
        return [full(kind, whole["items"]) for _ in range(whole.get("minItems", 1))]
    return _example(node or whole)


def _is_map(kind: str, part: dict[str, Any]) -> bool:
    whole = resolved(kind, part)
    return "properties" in whole or (whole.get("type") == "array" and "properties" in resolved(kind, whole["items"]))


def _example(part: dict[str, Any]) -> Json:
    example: Json = copy.deepcopy(part["examples"][0])
    return example


def places(data: Json, place: Place = ()) -> Iterator[Place]:
    """Yield every place of a document, the root first."""
    yield place
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in below:
        yield from places(value, (*place, step))


def replaced(data: Json, place: Place, value: Json) -> Json:
    """Return a copy of a document with another value at one place."""
    if not place:
        return value
    changed, inside = _opened(data, place)
    inside[place[-1]] = value
    return changed


def _opened(data: Json, place: Place) -> tuple[Json, Any]:
    """Return a copy of a document, and the list or map of it that holds a place."""
    changed = copy.deepcopy(data)
    inside: Any = changed
    for step in place[:-1]:
        inside = inside[step]
    return changed, inside


def mutants(kind: str, count: int) -> list[Json]:
    """Return documents with one value replaced, one field left out or one added; the same on every run."""
    chance = random.Random(f"{kind} 1")  # noqa: S311 - which mutants are made is no secret
    whole = full(kind)
    everywhere = list(places(whole))
    return [_mutant(chance, whole, chance.choice(everywhere)) for _ in range(count)]


def _mutant(chance: random.Random, whole: Json, place: Place) -> Json:
    way = chance.random()
    if way < 0.7 or not place:
        return replaced(whole, place, chance.choice(PALETTE))
    changed, inside = _opened(whole, place)
    if way < 0.85:
        del inside[place[-1]]
    elif isinstance(inside, dict):
        inside[chance.choice(("x-own", "unknown", "id", "title"))] = chance.choice(PALETTE)
    else:
        inside.append(copy.deepcopy(inside[0]))
    return changed
