"""The JSON Schemas of the package, and what of a document does not fit them.

Two engines, one verdict. jsonschema-rs is the gate: it decides, fast. Only for a document that it refuses does
jsonschema explain; where that engine is silent though the gate refused, the gate's own error is worded.
COOPCTL_ENGINE=jsonschema makes jsonschema the whole engine, as it is where jsonschema-rs cannot be imported.
Neither ever fetches anything. What words a misfit is imported for the first of them.
"""

from __future__ import annotations

import functools
import json
import math
import os
import re
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from coopctl.errors import ReadError
from coopctl.messages import msg
from coopctl.model.places import field_name
from coopctl.model.vocabularies import Severity
from coopctl.packaged import PACKAGE
from coopctl.schemas.wanted import Shared, Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import jsonschema_rs
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError
    from referencing import Registry

    from coopctl.findings import Problem
    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.schemas.misfits import Misfit

    #: A schema as data: a map, or true (anything fits) or false (nothing does).
    Schema: TypeAlias = Mapping[str, Any] | bool

#: Every code of this floor with its severity.
CODES: Mapping[str, Severity] = MappingProxyType(
    dict.fromkeys(
        (
            "empty-text",
            "missing-field",
            "no-value",
            "out-of-range",
            "repeated-value",
            "too-long",
            "too-short",
            "unknown-field",
            "unknown-word",
            "wrong-form",
            "wrong-type",
        ),
        Severity.ERROR,
    )
)
#: So many places of one document are told to be against one fragment.
MOST_MISFITS = 20
#: The most that a pattern of a fragment may take once it is compiled.
_PATTERN_BYTES = 200_000
_SUFFIX = ".schema.json"
TELLING = Telling()
#: The other kind of record.
_OTHER = {"action": "agreement", "agreement": "action"}
#: JSON Schema's patterns are ECMA-262's: `$` is the very end, and `\S` knows these blanks and no others.
_BLANKS = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def folder() -> Path:
    """Return the folder of the schemas: inside the package where it was installed, else beside it."""
    packed = PACKAGE / "_schemas"
    return packed if packed.is_dir() else PACKAGE.parent / "schemas"


def names() -> tuple[str, ...]:
    """Return the names of all schemas, sorted: "action", "agreement", … "output/status"."""
    return tuple(sorted(_names(folder(), "")))


def text(name: str) -> str:
    """Return a schema as it is written. Raise KeyError where there is none of that name."""
    if name not in names():
        raise KeyError(name)
    return folder().joinpath(*f"{name}{_SUFFIX}".split("/")).read_text(encoding="utf-8")


def fits(kind: str, data: Json) -> bool | None:
    """Whether the engine that decides takes a document, None where it does not load; `problems` tells why not."""
    decides = _deciding(kind)
    return None if decides is None else decides.is_valid(data)


def _deciding(kind: str) -> jsonschema_rs.Draft202012Validator | None:
    return None if os.environ.get("COOPCTL_ENGINE") == "jsonschema" else _gate(kind)


def problems(kind: str, path: str, data: Json, telling: Telling = TELLING) -> list[tuple[str, Problem]]:
    """Return (code, problem) for everything of `data` that does not fit the schema `kind`; [] when it fits.

    `data` is what documents.read gives: keys are text, numbers are int or finite Decimal.
    """
    gate = _deciding(kind)
    if gate is not None and gate.is_valid(data):
        return []
    from coopctl.schemas.renamed import with_values

    def tell(said: Json, at: Callable[[Place], Place]) -> list[tuple[str, Problem]]:
        if gate is not None and gate.is_valid(said):
            return []
        return _told(kind, path, said, replace(telling, written=lambda place: telling.written(at(place))))

    found = _told(kind, path, data, telling)
    return with_values(found, data, tell)


def _told(kind: str, path: str, data: Json, telling: Telling) -> list[tuple[str, Problem]]:
    from coopctl.schemas import misfits

    gate = _deciding(kind)
    found = list(islice(_explained(kind, data), telling.most))
    if gate is not None and not found:
        found = list(islice(_refused(gate, data), telling.most))
    other = schema(_OTHER[kind])["properties"] if kind in _OTHER else ()
    return misfits.problems(schema(kind), path, data, found, telling, other)


@functools.cache
def fields(kind: str) -> frozenset[str]:
    """Return the names of all fields of a schema, at whatever depth."""
    found: set[str] = set()
    waiting: list[Any] = [schema(kind)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            found.update(part["properties"] if isinstance(part.get("properties"), dict) else ())
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return frozenset(found)


def takes(kind: str, place: Place) -> frozenset[str]:
    """Return the types that a schema takes at a place, as JSON Schema calls them; none where it does not say."""
    types = _node(kind, place).get("type", ())
    return frozenset((types,) if isinstance(types, str) else types)


def is_never_negative(kind: str, place: Place) -> bool:
    """Whether a schema takes numbers from zero on at a place."""
    return _node(kind, place).get("minimum") == 0


def _node(kind: str, place: Place) -> Mapping[str, Any]:
    """Return what a schema says of a place, {} where it does not."""
    top = schema(kind)
    node: Any = top
    for step in place:
        node = _resolved(top, node)
        node = node.get("items") if isinstance(step, int) else _property(node, step)
        if not isinstance(node, dict):
            return {}
    found: Mapping[str, Any] = _resolved(top, node)
    return found


def _property(node: Mapping[str, Any], key: str) -> Any:
    """Return what a schema says of a field, of another map's key where it has no fields."""
    own = (part for pattern, part in node.get("patternProperties", {}).items() if re.search(pattern, key))
    return node.get("properties", {}).get(key) or next(own, None) or node.get("additionalProperties")


def _resolved(top: Mapping[str, Any], node: Any) -> Any:
    while "$ref" in node and "type" not in node:
        node = top["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def is_fast() -> bool:
    """Whether jsonschema-rs loads on this machine."""
    return _gate("settings") is not None


@functools.cache
def schema(name: str) -> Shared:
    """Return a schema as data; it is shared, so nobody changes it."""
    return Shared(json.loads(text(name)))


def _names(inside: Path, prefix: str) -> Iterator[str]:
    for entry in inside.iterdir():
        if entry.is_dir():
            yield from _names(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_SUFFIX):
            yield prefix + entry.name.removesuffix(_SUFFIX)


class NotASchemaError(ValueError):
    """A fragment is no JSON Schema; `place` is where in it."""

    def __init__(self, place: Place) -> None:
        super().__init__(field_name(place))
        self.place = place


def is_pattern(pattern: str) -> bool:
    """Whether the engine that takes linear time can search by a pattern: no looking around, no references back."""
    try:
        _linear({"pattern": pattern})
    except NotASchemaError:
        return False
    return True


def fragment(written: Mapping[str, object]) -> Callable[[Json], list[Place]]:
    """Return what gives the places of a document that do not fit a fragment, at most MOST_MISFITS, in order.

    `written` may come from a stranger: its patterns run in linear time, and nothing is ever fetched. What else
    could take long (references) is for the caller to refuse. Raise NotASchemaError, or ReadError where the one
    engine that can do this does not load.
    """
    gate = _linear(written)

    def misfits(data: Json) -> list[Place]:
        if gate.is_valid(data):
            return []
        places = dict.fromkeys(tuple(error.instance_path) for error in gate.iter_errors(data))
        return list(places)[:MOST_MISFITS]

    return misfits


def _linear(written: Mapping[str, object]) -> jsonschema_rs.Draft202012Validator:
    try:
        import jsonschema_rs
    except ImportError as error:
        raise ReadError(
            msg("the rules of this project cannot be run: jsonschema-rs does not load on this machine"),
            msg("Install it (https://pypi.org/project/jsonschema-rs), or take ‘rules’ out of coopctl.yaml."),
        ) from error
    try:
        return jsonschema_rs.Draft202012Validator(
            cast("dict[str, Any]", written),
            pattern_options=jsonschema_rs.RegexOptions(size_limit=_PATTERN_BYTES),
            validate_formats=False,
            offline=True,
        )
    except ValueError as error:
        raise NotASchemaError(tuple(getattr(error, "instance_path", ()))) from error


@functools.cache
def _gate(kind: str) -> jsonschema_rs.Draft202012Validator | None:
    """Return the fast engine for a schema, None where it does not load on this machine."""
    try:
        return gate(schema(kind))
    except ImportError:
        return None


def gate(written: Schema, registry: jsonschema_rs.Registry | None = None) -> jsonschema_rs.Draft202012Validator:
    """Compile a schema for the engine that decides; `registry` holds what it may refer to. Raise ImportError."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(
        cast("dict[str, Any]", written), validate_formats=True, offline=True, registry=registry
    )


def _refused(gate: jsonschema_rs.Draft202012Validator, data: Json) -> Iterator[Misfit]:
    from coopctl.schemas.misfits import Misfit

    for error in gate.iter_errors(data):
        place, route = tuple(error.instance_path), tuple(error.schema_path)
        value = cast("Json", error.instance) if "propertyNames" in route else _at(data, place)
        yield Misfit(place, route, value)


def _at(data: Json, place: Place) -> Json:
    """Return what stands at a place of the data."""
    for step in place:
        data = cast("Any", data)[step]
    return data


def _explained(kind: str, data: Json) -> Iterator[Misfit]:
    from coopctl.schemas.misfits import Misfit

    for error in _explainer(kind).iter_errors(data):
        yield Misfit(tuple(error.absolute_path), tuple(error.absolute_schema_path), error.instance)


@functools.cache
def _explainer(kind: str) -> Draft202012Validator:
    """Return the engine that explains, which leaves what fits to the gate: it takes a hundred times as long."""
    from jsonschema import Draft202012Validator

    whole = Draft202012Validator.VALIDATORS

    @functools.cache
    def part(ref: str) -> jsonschema_rs.Draft202012Validator | None:
        return gate({"$ref": ref, "$defs": schema(kind)["$defs"]}) if _gate(kind) is not None else None

    def reference(engine: Any, ref: str, instance: object, _within: object) -> Iterator[ValidationError]:
        holds = isinstance(instance, dict | list)
        if not (holds and (fast := part(ref)) is not None and fast.is_valid(instance)):
            yield from engine.descend(instance, schema(kind)["$defs"][ref.rpartition("/")[2]])

    def items(engine: Any, entry: Schema, instance: object, within: object) -> Iterator[ValidationError]:
        if not (isinstance(instance, list) and isinstance(entry, dict) and [*entry] == ["$ref"]):
            yield from whole["items"](engine, entry, instance, within)
            return
        fast = part(entry["$ref"])
        for index, each in enumerate(instance):
            if fast is None or not fast.is_valid(each):
                yield from engine.descend(each, entry, path=index)

    return explainer(schema(kind), keywords={"$ref": reference, "items": items})


def explainer(
    written: Schema, registry: Registry[Any] | None = None, keywords: Mapping[str, object] = MappingProxyType({})
) -> Draft202012Validator:
    """Compile a schema for the engine that explains, with ECMA's patterns, exact numbers, and no formats.

    `registry` holds what the schema may refer to; by default nothing. `keywords` are told otherwise than usual.
    """
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry

    checker = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number).redefine("integer", _is_integer)
    strict = validators.extend(  # type: ignore[no-untyped-call] # the stubs have no types for it
        Draft202012Validator, {"pattern": _pattern, "uniqueItems": _unique_items, **keywords}, type_checker=checker
    )
    return cast("Draft202012Validator", strict(written, registry=registry or Registry()))


def _pattern(_: object, pattern: str, instance: object, __: object) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and not re.search(_ecma(pattern), instance):
        yield ValidationError(pattern)


def _unique_items(_: object, unique: bool, instance: object, __: object) -> Iterator[ValidationError]:  # noqa: FBT001 - the engine calls it
    """As the engine's own, which takes quadratic time where entries have no order."""
    from jsonschema.exceptions import ValidationError

    from coopctl.schemas.misfits import identity

    if unique and isinstance(instance, list) and len({identity(entry) for entry in instance}) < len(instance):
        yield ValidationError("not unique")


@functools.cache
def _ecma(pattern: str) -> re.Pattern[str]:
    """Return a pattern of ours as Python must read it."""
    return re.compile(pattern.replace("$", r"\Z").replace(r"\S", f"[^{_BLANKS}]"), re.ASCII)


def _is_number(_: object, value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and math.isfinite(value)


def _is_integer(_: object, value: object) -> bool:
    return _is_number(_, value) and (not isinstance(value, Decimal) or value == value.to_integral_value())
