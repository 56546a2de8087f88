"""The typed model and the schemas, held together field by field."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from coopctl import schemas
from coopctl.model import numerals, records, vocabularies
from coopctl.model.dates import Date, Period
from coopctl.model.settings import (
    Fragment,
    Ignore,
    Letterhead,
    ProjectRule,
    Publication,
    ReportingOrg,
    SavedReport,
    Settings,
    Subject,
    Thresholds,
)
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from tests.schemas.schema_samples import KINDS, resolved
from tests.tables import table

#: (schema, definition or "" for the whole): the record that is made of it.
RECORDS: dict[tuple[str, str], type] = {
    ("agreement", ""): records.Agreement,
    ("agreement", "who"): records.Who,
    ("agreement", "attendee"): records.Who,
    ("agreement", "party"): records.Party,
    ("agreement", "renewal"): records.Renewal,
    ("agreement", "approval"): records.Approval,
    ("agreement", "axis"): records.Axis,
    ("agreement", "meeting"): records.Meeting,
    ("agreement", "decision"): records.Decision,
    ("agreement", "assessment"): records.Assessment,
    ("agreement", "defaults"): records.Defaults,
    ("agreement", "document"): records.DocumentRef,
    ("action", ""): records.Action,
    ("action", "who"): records.Who,
    ("action", "partner"): records.Who,
    ("action", "occurrence"): records.Occurrence,
    ("action", "country_share"): records.Share,
    ("action", "dac_share"): records.Share,
    ("action", "marker"): records.Marker,
    ("action", "milestone"): records.Milestone,
    ("action", "indicator"): records.Indicator,
    ("action", "indicator_value"): records.Value,
    ("action", "target"): records.Target,
    ("action", "step"): records.Step,
    ("action", "reading"): records.Measurement,
    ("action", "budget_line"): records.BudgetLine,
    ("action", "mission_line"): records.Missions,
    ("action", "planned_mission"): records.PlannedMission,
    ("action", "done_mission"): records.DoneMission,
    ("action", "update"): records.Update,
    ("action", "assessment"): records.Assessment,
    ("action", "document"): records.DocumentRef,
    ("settings", ""): Settings,
    ("settings", "thresholds"): Thresholds,
    ("settings", "ignore"): Ignore,
    ("settings", "rule"): ProjectRule,
    ("settings", "report"): SavedReport,
    ("settings", "letterhead"): Letterhead,
    ("settings", "publication"): Publication,
    ("settings", "reporting_org"): ReportingOrg,
    ("settings", "country_share"): records.Share,
    ("settings", "dac_share"): records.Share,
}
#: Attributes that come from the file's path, or are the file itself.
DERIVED = {"ref", "path", "data"}
NAMES = {
    "Date": Date, "Period": Period, "Text": Text, "Decimal": Decimal, "Mapping": Mapping, "Settings": Settings,
    "Severity": Severity, "ActionStatus": vocabularies.ActionStatus, "AgreementStatus": vocabularies.AgreementStatus,
    "Health": vocabularies.Health, "PaperFormat": vocabularies.PaperFormat, "Rhythm": vocabularies.Rhythm,
    "Numeral": numerals.Numeral, "SheetsOf": vocabularies.SheetsOf,
    "PartyKind": vocabularies.PartyKind, "Share": records.Share,
}  # fmt: skip
#: Definition: the type that it is read as.
SHAPES: dict[str, Any] = {
    "text": Text, "date": Date, "by_date": Date, "period": Period, "recurrence": records.Recurrence, "words": str, "name": str, "tag": str, "revision": str,
    "axis_id": str, "org_ref": str, "country": str, "subdivision": str, "currency": str, "address": str, "file": str, "source": str,
    "reference": str, "action_reference": str, "number": (int, str), "verdict": frozenset({vocabularies.AssessmentVerdict, Text}),
}  # fmt: skip
PARAMETERS = table(("kind", "name"), RECORDS, ids=[f"{kind}-{name or 'root'}" for kind, name in RECORDS])


def part(kind: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = schemas.schema(kind)["$defs"][name] if name else schemas.schema(kind)
    return found


def attributes(kind: str, name: str) -> dict[str, tuple[Field[Any], Any]]:
    """Return {YAML key: (dataclass field, its type without None)}."""
    record = RECORDS[kind, name]
    hints = get_type_hints(record, localns=NAMES)
    derived = DERIVED if record in (records.Agreement, records.Action) else set()
    roleless = {"role"} if name == "who" else set()
    return {
        each.name.rstrip("_"): (each, _known(hints[each.name]))
        for each in fields(record)
        if each.name not in derived | roleless
    }


def _known(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [argument for argument in get_args(hint) if argument is not type(None)]
        return rest[0] if len(rest) == 1 else frozenset(rest)
    return hint


def shape(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def test_every_map_of_the_schemas_is_a_record_of_the_model() -> None:
    maps = {
        (kind, name)
        for kind in KINDS
        for name, each in {"": schemas.schema(kind), **schemas.schema(kind)["$defs"]}.items()
        if "properties" in each
    }

    assert maps == set(RECORDS)


@PARAMETERS
def test_the_fields_are_the_same(kind: str, name: str) -> None:
    assert set(part(kind, name)["properties"]) == set(attributes(kind, name))


@PARAMETERS
def test_what_the_model_cannot_do_without_is_required(kind: str, name: str) -> None:
    needed = {
        key
        for key, (each, _) in attributes(kind, name).items()
        if each.default is MISSING and each.default_factory is MISSING
    }

    assert needed - set(part(kind, name).get("required", ())) == set()


@PARAMETERS
def test_lists_are_lists_and_single_values_single(kind: str, name: str) -> None:
    properties = part(kind, name)["properties"]
    lists = {key for key, (_, hint) in attributes(kind, name).items() if get_origin(hint) is tuple}

    assert {key for key in attributes(kind, name) if resolved(kind, properties[key]).get("type") == "array"} == lists


@PARAMETERS
def test_every_value_is_of_the_type_that_the_schema_says(kind: str, name: str) -> None:
    properties = part(kind, name)["properties"]
    wrong = {}
    for key, (_, hint) in attributes(kind, name).items():
        schema = properties[key]
        if get_origin(hint) is tuple:
            schema, hint = resolved(kind, schema)["items"], _known(get_args(hint)[0])  # noqa: PLW2901 - the entry's
        if not fits(kind, schema, hint):
            wrong[key] = (schema, hint)

    assert wrong == {}


def fits(kind: str, schema: dict[str, Any], hint: Any) -> bool:
    """Whether a value that fits the schema is read as the model's type."""
    named = shape(schema)
    if named and (kind, named) in RECORDS:
        return RECORDS[kind, named] is hint
    if named == "number":
        return set(hint) == set(SHAPES[named])
    if named:
        return SHAPES[named] == hint or (named == "country" and hint == frozenset({str, int}))
    if "enum" in schema:
        words = hint if isinstance(hint, frozenset) else {hint}
        return any(issubclass(each, StrEnum) and schema["enum"] == list(each) for each in words)
    if schema.get("type") == "object":
        return get_origin(hint) is Mapping or hint is Fragment
    expected = {"integer": (int, frozenset({str, int})), "number": (frozenset({Decimal, int}),), "boolean": (bool,)}
    return hint in expected.get(schema.get("type", ""), (frozenset({Decimal, int, Text}),))


@PARAMETERS
def test_defaults_are_the_same(kind: str, name: str) -> None:
    written = {key: each["default"] for key, each in part(kind, name)["properties"].items() if "default" in each}
    ours = {
        key: each.default
        for key, (each, _) in attributes(kind, name).items()
        if each.default is not MISSING and each.default not in (None, ())
    }

    assert {key: value for key, value in written.items() if value != []} == ours


def test_every_vocabulary_of_the_model_is_in_a_schema() -> None:
    words = {
        each
        for each in vars(vocabularies).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each not in (StrEnum, vocabularies.Frequency)
    }
    used = {
        hint
        for kind, name in RECORDS
        for _, found in attributes(kind, name).values()
        for hint in (found if isinstance(found, frozenset) else {found, *get_args(found)})
        if isinstance(hint, type) and issubclass(hint, StrEnum)
    }

    assert words == used - {Subject}, "what a rule is about is the settings’ own"


@PARAMETERS
def test_every_key_of_a_table_is_a_field_of_its_rows(kind: str, name: str) -> None:
    for each, hint in attributes(kind, name).values():
        row = get_args(hint)[0] if "key" in each.metadata else None
        names = {field.name.rstrip("_") for field in fields(row)} if row else set()
        assert set(each.metadata.get("key", ())) <= names
