"""What does not fit a schema, in the words of those who write the files: fields, types, words and ranges."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl import respell
from coopctl.findings import field_name
from coopctl.form_words import wrong_form
from coopctl.messages import Message, msg, nmsg
from coopctl.nearest import did_you_mean
from coopctl.wanted import Said, cut, for_instance, how_dates, one_of, shown, write

if TYPE_CHECKING:
    from coopctl.findings import Place
    from coopctl.model import Json
    from coopctl.wanted import Wanted

CODES = (
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
)
_PEOPLE = ("who", "attendee", "partner")
_DATES = ("date", "period")
_LIMITS = ("minimum", "maximum", "exclusiveMinimum")


# ---- fields


def unknown_field(key: str, meant: str | None) -> Said:
    """Say that a key is not known; `meant` is the field that it probably stands for."""
    message = msg("unknown field ‘{field}’", field=cut(key))
    if meant is not None:
        return Said("unknown-field", message, msg("did you mean ‘{word}’?", word=meant))
    own = f"x-{respell.name(key) or 'note'}"
    return Said("unknown-field", message, msg("remove it; a field of your own begins with x-, as ‘{field}’", field=own))


def missing_field(field: str, example: Json) -> Said:
    """Say that a field is missing; `example` is one of its values, from the schema."""
    why = {
        "signed": msg("the field ‘signed’ is missing: only an agreement in_negotiation goes without it"),
        "currency": msg("the field ‘currency’ is missing: an amount needs its currency"),
        "share": msg("the field ‘share’ is missing: another row has one, so every row needs one"),
    }
    message = why.get(field) or msg("the field ‘{field}’ is missing", field=field)
    written = "…" if example is None else shown(example)
    return Said("missing-field", message, msg("add it, for instance: {line}", line=f"{field}: {written}"))


def missing_one_of(fields: tuple[str, ...]) -> Said:
    """Say that at least one of several fields is needed."""
    return Said(
        "missing-field",
        msg("one of these fields is needed: {fields}", fields=fields),
        msg("write for instance: {line}", line=f"{fields[0]}: …"),
    )


def repeated_value(value: Json) -> Said:
    """Say that a value stands in its list twice."""
    message = msg("‘{value}’ is in this list twice", value=shown(value))
    return Said("repeated-value", message, msg("remove one of the two"))


# ---- values


def wrong_value(keyword: str, place: Place, value: Json, wanted: Wanted) -> Said:
    """Say what is wrong with a value that `keyword` refuses."""
    field = _field(place)
    empty = not value.strip() if isinstance(value, str) else value == {}
    if value is None and place:
        said = Said("no-value", msg("‘{field}’ has no value", field=field), msg("write a value, or remove the line"))
    elif keyword in ("enum", "const") or ("enum" in wanted.node and not isinstance(value, list | dict)):
        said = _unknown_word(field, value, wanted)
    elif keyword == "type":
        said = Said("wrong-type", *_wrong_type(field, value, wanted))
    elif empty:
        said = Said("empty-text", msg("‘{field}’ is empty", field=field), msg("write something, or remove the line"))
    elif keyword in _LIMITS and wanted.shape not in _DATES:
        said = Said("out-of-range", _out_of_range(field, value, wanted), msg("correct the number"))
    elif keyword == "minItems":
        said = Said("too-short", _too_short(field, value, wanted.node["minItems"]), msg("add what is missing"))
    elif keyword == "maxLength":
        said = Said("too-long", _too_long(field, wanted.node["maxLength"]), msg("shorten it"))
    else:
        said = wrong_form(field, value, wanted)
    return said


def _unknown_word(field: str, value: Json, wanted: Wanted) -> Said:
    words = tuple(wanted.node.get("enum", ()))
    if not words:
        only = shown(wanted.node["const"])
        message = msg("‘{field}’ must be {only}, and it is {value}", field=field, only=only, value=shown(value))
        return Said("unknown-word", message, write(only))
    message = msg("‘{value}’ is not one of {words}", value=shown(value), words=words)
    written = str(value).strip().replace("-", "_").replace(" ", "_")
    return Said("unknown-word", message, did_you_mean(written, words) or msg("choose one of these words"))


def _out_of_range(field: str, value: Json, wanted: Wanted) -> Message:
    low, high = wanted.node.get("minimum"), wanted.node.get("maximum")
    said = {"field": field, "value": shown(value), "low": shown(low), "high": shown(high)}
    if "exclusiveMinimum" in wanted.node:
        said["low"] = shown(wanted.node["exclusiveMinimum"])
        return msg("‘{field}’ must be more than {low}, and it is {value}", **said)
    if high is None:
        return msg("‘{field}’ must be at least {low}, and it is {value}", **said)
    return msg("‘{field}’ must be between {low} and {high}, and it is {value}", **said)


def _too_short(field: str, value: Json, least: int) -> Message:
    return nmsg(
        "‘{field}’ needs at least {n} entry, and it has {found}",
        "‘{field}’ needs at least {n} entries, and it has {found}",
        least, field=field, found=len(value) if isinstance(value, list) else 0,
    )  # fmt: skip


def _too_long(field: str, most: int) -> Message:
    return nmsg("‘{field}’ is longer than {n} character", "‘{field}’ is longer than {n} characters", most, field=field)


# ---- types


def _wrong_type(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    types = wanted.node["type"]
    if not field:
        message = msg("the file must hold fields, each written as ‘field: value’")
        pair = message, msg("write for instance: {line}", line="title: …")
    elif types == "array":
        pair = _wants_list(field, value)
    elif types == "object":
        pair = _wants_fields(field, value, wanted)
    elif types in ("number", "integer"):
        pair = _wants_number(field, value, whole=types == "integer")
    elif wanted.shape in _DATES:
        pair = msg("‘{field}’ must be a date", field=field), how_dates(wanted.shape)
    elif wanted.shape in _PEOPLE:
        message = msg("‘{field}’ must be a party's id, or the fields party, organisation and person", field=field)
        pair = message, msg("write for instance: {line}", line="{party: mons, person: A. Dupont}")
    else:
        pair = _wants_text(field, value, wanted)
    return pair


def _wants_list(field: str, value: Json) -> tuple[Message, Message]:
    message = msg("‘{field}’ must be a list", field=field)
    if isinstance(value, dict):
        return message, msg("begin each entry with a dash: ‘- …’")
    entries = [part.strip() for part in value.split(",")] if isinstance(value, str) else [shown(value)]
    return message, write(cut(f"[{', '.join(filter(None, entries))}]"))


def _wants_fields(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    message = msg("‘{field}’ must be a group of fields, each written as ‘field: value’", field=field)
    if isinstance(value, list):
        return message, msg("remove the dash before its fields")
    first = next(iter([*wanted.node.get("required", ()), *wanted.fields, "scheme"]))
    return message, write(f"{{{first}: {shown(value)}}}")


def _wants_number(field: str, value: Json, *, whole: bool) -> tuple[Message, Message]:
    message, digits = msg("‘{field}’ must be a number", field=field), msg("write digits, with a point before decimals")
    if isinstance(value, str):
        found = tuple(number for number in respell.numbers(value) if not (whole and "." in number))
        if value in found:
            return msg("‘{field}’ must be a number, and the quotes make it text", field=field), write(value)
        message = msg("‘{field}’ must be a number, without thousands marks or currency", field=field)
        return message, one_of(found) or digits
    if isinstance(value, Decimal) and value.is_finite():
        message = msg("‘{field}’ must be a whole number, and it is {value}", field=field, value=shown(value))
        return message, msg("leave the decimals out")
    return message, digits


def _wants_text(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    if isinstance(value, list):
        single = write(shown(value[0])) if len(value) == 1 else msg("keep one of its entries, or join them")
        return msg("‘{field}’ must be one value, not a list", field=field), single
    if isinstance(value, dict):
        return msg("‘{field}’ must be one text, not a group of fields", field=field), for_instance(wanted)
    if isinstance(value, bool):
        message = msg("‘{field}’ must be text, and {value} is a truth value", field=field, value=shown(value))
    else:
        message = msg("‘{field}’ must be text, and {value} is a number", field=field, value=shown(value))
    if wanted.shape in ("text", "words"):
        return message, msg("quote it: {words}", words=f'"{shown(value)}"')
    return message, for_instance(wanted)


def _field(place: Place) -> str:
    """Name a place by its last key: `date`, `tags[1]`; "" for the whole file."""
    start = max((index for index, step in enumerate(place) if isinstance(step, str)), default=0)
    return field_name(place[start:])
