"""Records as bytes and back: MessagePack, read straight into the model's frozen classes; JSON for the raw map.

What is packed depends on a file's content, its kind and the language of its plain texts alone. It is taken for a
stranger's when it is read: what does not have the model's types is as if it were not there.
"""

from __future__ import annotations

import types
from abc import ABC
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, Union, cast, get_args, get_origin

import msgspec

from coopctl.findings import Finding, Kind, RelatedSpan, Span
from coopctl.loading import builders
from coopctl.messages import Message
from coopctl.model.records import Action, Agreement
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.model.records import Json, Record

#: A sentence: its text, what goes into it, its plural, its mend.
_Said: TypeAlias = tuple[str, dict[str, str | int | tuple[str, ...]], str | None, str | None]
_Place: TypeAlias = tuple[int, int, int, int]
#: What the reader of YAML found: place, code, severity, sentence, help, field, related places.
_Found: TypeAlias = tuple[_Place, str, str, _Said, _Said | None, str, tuple[tuple[_Place, _Said], ...]]

#: A record with what was found in its file, and its raw map.
Packed: TypeAlias = tuple[bytes, bytes]

_encoder = msgspec.msgpack.Encoder()
_json = msgspec.json.Encoder(decimal_format="number")
_from_json = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)
_KINDS = {"action": Action, "agreement": Agreement}


class _Role(ABC):  # noqa: B024 - what is registered with it is one
    """A word of one vocabulary of roles or of another: they have none in common, and msgspec takes but one."""


#: What a record need not say: it is what its fields have where nothing is said.
_NOTHING: tuple[object, ...] = (None, ())


def pack(record: Record, raw: Json, found: Sequence[Finding]) -> Packed | None:
    """Return a record with what the reader of YAML found in its file, and its raw map.

    The record has neither name nor path nor raw map yet. None for what would not come back as it is, for instance a
    sentence with an amount in it.
    """
    try:
        kind: type = type(record)
        said = {name: value for name in _names(kind) if (value := getattr(record, name)) not in _NOTHING}
        return _encoder.encode((said, [_finding(each) for each in found])), _json.encode(raw)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def unpack(value: bytes, kind: str, path: str) -> tuple[Record, list[Finding]] | None:
    """Return the record of a file, without its name, and what was found in it; None where the value is none of ours."""
    try:
        record, found = _decoder(_KINDS[kind]).decode(value)
        return record, [_as_finding(path, each) for each in found]
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def placed(record: Record, ref: str, path: str, data: Mapping[str, Json]) -> Record:
    """Give a record that nobody else holds yet its name, its path and its raw map."""
    for name, value in (("ref", ref), ("path", path), ("data", data)):
        msgspec.structs.force_setattr(cast("msgspec.Struct", record), name, value)
    return record


def unpack_raw(raw: bytes) -> dict[str, Json] | None:
    """Return a raw map, None where it is none."""
    try:
        return cast("dict[str, Json]", _from_json.decode(raw))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


# ---------------------------------------------------------------- findings


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "data")


def _finding(found: Finding) -> _Found:
    related = tuple((_place(each.span), _said(each.message)) for each in found.related)
    help_ = None if found.help is None else _said(found.help)
    return _place(found.span), found.code, found.severity.value, _said(found.message), help_, found.field, related


def _place(span: Span) -> _Place:
    return span.line, span.column, span.end_line, span.end_column


def _said(message: Message) -> _Said:
    """Return a sentence as data. Raise ValueError where what goes into it is more than words and whole numbers."""
    params = cast("dict[str, Any]", message.params)
    for param in params.values():
        if type(param) not in (str, int) and not (type(param) is tuple and all(type(word) is str for word in param)):
            raise ValueError(param)
    return message.text, params, message.plural, message.mend


def _as_finding(path: str, found: _Found) -> Finding:
    place, code, severity, said, help_, field, related = found
    return Finding(
        path,
        Span(*place),
        Kind.YAML,
        code,
        Severity(severity),
        _message(said),
        None if help_ is None else _message(help_),
        field,
        tuple(RelatedSpan(path, Span(*where), _message(words)) for where, words in related),
    )


def _message(said: _Said) -> Message:
    text, params, plural, mend = said
    return Message(text, cast("Mapping[str, Any]", params), plural, mend)


# ---------------------------------------------------------------- the model's classes as msgspec reads them


@cache
def _decoder(kind: type) -> msgspec.msgpack.Decoder[Any]:
    with _spelled_out(kind):
        return msgspec.msgpack.Decoder(tuple[kind, list[_Found]], dec_hook=_hook)  # type: ignore[valid-type]


def _hook(kind: type, value: Any) -> object:
    """Read what msgspec leaves to us. Raise ValueError where it is no such thing."""
    if kind is _Role:
        return next(words(value) for words in _roles() if value in [*words])
    raise ValueError(kind)


@cache
def _roles() -> tuple[type[StrEnum], ...]:
    """Return the vocabularies that stand in one field together."""
    found: dict[type[StrEnum], None] = {}
    for kind in (*_classes(Agreement), *_classes(Action)):
        for hint in builders.types_of(kind).values():
            found.update(dict.fromkeys(_words_in(hint)) if len(_words_in(hint)) > 1 else {})
    for words in found:
        _Role.register(words)
    return tuple(found)


def _words_in(hint: Any) -> tuple[type[StrEnum], ...]:
    if get_origin(hint) not in (Union, types.UnionType):
        return ()
    return tuple(each for each in get_args(hint) if isinstance(each, type) and issubclass(each, StrEnum))


@cache
def _classes(kind: type) -> tuple[type, ...]:
    """Return a class of the model and all that stand in it."""
    found: dict[type, None] = {}
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        found[one] = None
        inside = [each for hint in builders.types_of(one).values() for each in builders.innermost(hint)]
        waiting += [each for each in inside if isinstance(each, type) and is_dataclass(each) and each not in found]
    return tuple(found)


@contextmanager
def _spelled_out(kind: type) -> Iterator[None]:
    """Let msgspec find types where the model's annotations name them: it looks at them once."""
    named = {each: each.__annotations__ for each in _classes(kind)}
    try:
        for each in named:
            each.__annotations__ = {name: _readable(name, hint) for name, hint in builders.types_of(each).items()}
        yield
    finally:
        for each, annotations in named.items():
            each.__annotations__ = annotations


def _readable(name: str, hint: Any) -> Any:
    """Return the type that msgspec reads for an annotation."""
    if name == "data":
        return dict[str, int]  # which is empty: the raw map is kept apart
    words = _words_in(hint)
    if len(words) < 2:
        return hint
    _roles()
    others = tuple(each for each in get_args(hint) if each not in words)
    return Union[(_Role, *others)]
