"""From what a file says to a typed record: one reader a field, found from the model's own annotations.

Only documents that fit their schema come here, so nothing is checked again. A field that the model has
and this module cannot read is a programming error, and a test builds every field once.
"""

from __future__ import annotations

import functools
import sys
import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from coopctl.model.dates import Date, Period, parse_fact, parse_period
from coopctl.model.numerals import Numeral
from coopctl.model.records import Action, Agreement, Json, Record, Recurrence, Share, Who
from coopctl.model.recurrence import NotARecurrenceError, parse_recurrence
from coopctl.model.settings import Fragment, Settings
from coopctl.model.texts import Text, plain
from coopctl.model.vocabularies import (
    ActionStatus,
    AgreementStatus,
    Health,
    PaperFormat,
    PartyKind,
    Rhythm,
    Severity,
    SheetsOf,
)

#: Reads one value; the second argument is the language of plain strings.
Reader: TypeAlias = "Callable[[Any, str], Any]"
_T = TypeVar("_T")
_NAMES = {
    "Date": Date, "Period": Period, "Text": Text, "Decimal": Decimal, "Mapping": Mapping, "Settings": Settings,
    "Severity": Severity, "ActionStatus": ActionStatus, "AgreementStatus": AgreementStatus, "Health": Health,
    "PaperFormat": PaperFormat, "Rhythm": Rhythm, "Numeral": Numeral, "SheetsOf": SheetsOf,
    "PartyKind": PartyKind, "Share": Share,
}  # fmt: skip
_OWN = frozenset({"ref", "path", "data"})


def agreement(
    ref: str, path: str, data: Mapping[str, Json], language: str, kept: Mapping[str, Json] | None = None
) -> Agreement:
    """Build the agreement `ref` from what its file says; `language` is that of plain strings.

    `kept` is the raw map that the record keeps, where that is another than `data`.
    """
    return Agreement(ref=ref, path=path, data=data if kept is None else kept, **_read_fields(Agreement, data, language))


def action(
    ref: str, path: str, data: Mapping[str, Json], language: str, kept: Mapping[str, Json] | None = None
) -> Action:
    """Build the action `ref` from what its file says; `language` is that of plain strings.

    `kept` is the raw map that the record keeps, where that is another than `data`.
    """
    return Action(ref=ref, path=path, data=data if kept is None else kept, **_read_fields(Action, data, language))


def bare(kind: str, data: Mapping[str, Json], language: str) -> Action | Agreement:
    """Build an action or an agreement that has neither name nor path nor raw map yet."""
    return (action if kind == "action" else agreement)("", "", data, language, {})


def beside(
    record: Record, data: Mapping[str, Json], same: Collection[str], rows: Mapping[str, int], language: str
) -> Record:
    """Build a record that has the `same` fields as another one, and of all others what `data` says.

    Lists begin with so many of its `rows`, and what `data` says follows them.
    """
    kind: Any = Action if isinstance(record, Action) else Agreement
    kept = {name: getattr(record, name) for key, (name, _) in _readers(kind).items() if key in same}
    read = _read_fields(kind, data, language)
    known = {key: name for key, (name, _) in _readers(kind).items() if key in rows}
    for key, name in known.items():
        read[name] = (*getattr(record, name)[: rows[key]], *read.get(name, ()))
    made: Record = kind(ref="", path="", data={}, **kept, **read)
    return made


def settings(data: Mapping[str, Json]) -> Settings:
    """Build the settings from what `coopctl.yaml` says; its plain strings are in the language that it names."""
    return Settings(**_read_fields(Settings, data, str(data.get("language", Settings().language))))


def _read_fields(record: type, data: Mapping[str, Json], language: str) -> dict[str, Any]:
    readers = _readers(record)
    found = {}
    for key, value in data.items():
        if key in readers:
            attribute, reader = readers[key]
            found[attribute] = reader(value, language)
    return found


@functools.cache
def types_of(kind: type) -> Mapping[str, Any]:
    """Return the types of a record's fields, or of a row's in it, which the model's annotations only name."""
    return {name: _named(kind.__module__, hint) for name, hint in kind.__annotations__.items()}


@functools.cache
def _named(module: str, hint: str) -> Any:
    """Return the type that an annotation in a module names: there are few of them, and most stand there many times."""
    one = types.SimpleNamespace(__annotations__={"": hint})
    return get_type_hints(one, vars(sys.modules[module]), _NAMES)[""]


@functools.cache
def text_keys() -> frozenset[str]:
    """Return the keys under which a record or the settings hold a text, at whatever depth."""
    found: set[str] = set()
    kinds: list[Any] = [Agreement, Action, Settings]
    seen: set[Any] = set()
    while kinds:
        kind = kinds.pop()
        seen.add(kind)
        for name, hint in types_of(kind).items():
            inner = innermost(hint)
            if Text in inner and not (name in _OWN and kind in (Agreement, Action)):
                found.add(name.rstrip("_"))
            kinds += [each for each in inner if is_dataclass(each) and each not in (Text, *seen, *kinds)]
    return frozenset(found)


def innermost(hint: Any) -> tuple[Any, ...]:
    """Return the types that an annotation is made of: those of Mapping[str, Text] are str and Text."""
    arguments = get_args(hint)
    return tuple(each for argument in arguments for each in innermost(argument)) if arguments else (hint,)


@functools.cache
def _readers(record: type) -> dict[str, tuple[str, Reader]]:
    """Return {YAML key: (attribute, reader)} of a record type."""
    hints = types_of(record)
    return {
        field.name.rstrip("_"): (field.name, _reader(hints[field.name]))
        for field in fields(record)
        if not (field.name in _OWN and record in (Agreement, Action))
    }


def _reader(hint: Any) -> Reader:
    """Return the reader for an annotation. Raise TypeError for one that this module does not know."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(tuple(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return _list_reader(_reader(arguments[0]))
    if origin is Mapping:
        return _map_reader(_reader(arguments[1]))
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value, _: hint(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value, language: hint(**_read_fields(hint, value, language))
    raise TypeError(hint)


def _union_reader(kinds: tuple[Any, ...]) -> Reader:
    if len(kinds) == 1:
        return _reader(kinds[0])
    words = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)), None)
    if Text in kinds and words:  # a word of a vocabulary, else text
        vocabulary = words
        return lambda value, language: vocabulary(value) if value in list(vocabulary) else _text(value, language)
    if Text in kinds:  # a number, or words where the indicator is qualitative
        return lambda value, language: _text(value, language) if isinstance(value, str | dict) else value
    if all(issubclass(kind, StrEnum) for kind in kinds):
        return lambda value, _: next(kind(value) for kind in kinds if value in tuple(kind))
    if str in kinds:  # a code or a number of a document, kept as it is written: 3.10 is not 3.1
        return lambda value, _: format(value, "f") if isinstance(value, Decimal) else value
    return lambda value, _: value


def _list_reader(reader: Reader) -> Reader:
    return lambda values, language: tuple([reader(value, language) for value in values])


def _map_reader(reader: Reader) -> Reader:
    """Return the reader of a map of names; a user's own keys are none of them."""
    return lambda values, language: {
        key: reader(value, language) for key, value in values.items() if not key.startswith("x-")
    }


def _text(value: str | Mapping[str, str], language: str) -> Text:
    return plain(language, value) if isinstance(value, str) else Text(dict(value))


def _date(value: str | int | Decimal, _: str) -> Date:
    return parse_fact(_dated(value))


def _period(value: str | int | Decimal, _: str) -> Period:
    return parse_period(_dated(value))


def _dated(value: str | int | Decimal) -> str:
    """Return a date as text; a bare year may be written 2018, and JSON Schema takes 2018.0 for the same number."""
    return value if isinstance(value, str) else str(int(value))


def _who(value: str | Mapping[str, Json], language: str) -> Who:
    return Who(party=value) if isinstance(value, str) else Who(**_read_fields(Who, value, language))


def _recurrence(value: str, _: str) -> Recurrence | None:
    """Read a recurrence; None where no calendar can (the rule `impossible-recurrence` reads the text itself)."""
    try:
        return parse_recurrence(value)
    except NotARecurrenceError:
        return None


def _as_is(value: _T, _: str) -> _T:
    return value


_SIMPLE: dict[Any, Reader] = {
    str: _as_is,
    bool: _as_is,
    int: lambda value, _: int(value),
    Text: _text,
    Date: _date,
    Period: _period,
    Who: _who,
    Recurrence: _recurrence,
    Fragment: _as_is,
}
