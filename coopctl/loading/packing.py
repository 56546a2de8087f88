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
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, Union, cast, get_args, get_origin

import msgspec

from coopctl.findings import Finding, Kind, RelatedSpan, Span
from coopctl.loading import builders
from coopctl.messages import Message
from coopctl.model.dates import Date, Period, parse_fact, parse_period
from coopctl.model.records import Action, Agreement
from coopctl.model.texts import Text, is_text, text_of, word_of
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.model.records import Json, Record

#: A sentence: its text, what goes into it, its plural, its mend.
_Said: TypeAlias = tuple[str, dict[str, str | int | tuple[str, ...]], str | None, str | None]
_Place: TypeAlias = tuple[int, int, int, int]
#: What the reader of YAML found: place, code, severity, sentence, help, field, related places.
_Found: TypeAlias = tuple[_Place, str, str, _Said, _Said | None, str, tuple[tuple[_Place, _Said], ...]]

#: A record with what was found in its file, and its raw map.
Packed: TypeAlias = tuple[bytes, bytes]


#: What makes a word of what a file writes as one.
_AS_WORD: dict[type, Callable[[Any], str]] = {Date: attrgetter("text"), Period: attrgetter("text"), Text: word_of}


def _word(value: object) -> str:
    """Return what a file writes as one word as that. Raise ValueError or KeyError for what is none."""
    return _AS_WORD[value.__class__](value)


_encoder = msgspec.msgpack.Encoder(enc_hook=_word)
_json = msgspec.json.Encoder(decimal_format="number")
_from_json = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)
_KINDS = {"action": Action, "agreement": Agreement}


class _Mixed(ABC):  # noqa: B024 - what is registered with it is one
    """A value of one of several types, of which msgspec takes no two together: a class is made of it for each such."""


def pack(record: Record, raw: Json, found: Sequence[Finding]) -> Packed | None:
    """Return a record with what the reader of YAML found in its file, and its raw map.

    The record has neither name nor path nor raw map yet. None for what would not come back as it is, for instance a
    sentence with an amount in it.
    """
    try:
        kind: type = type(record)
        names, values = _fields(kind)
        said = {
            name: value  # what is not said is what its field has then
            for name, value in zip(names, values(record), strict=True)
            if value is not None and (value or value.__class__ is not tuple)
        }
        return _encoder.encode((said, [_finding(each) for each in found])), _json.encode(raw)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
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
def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """Return the fields of a record that are kept, and what fetches their values."""
    names = tuple(field.name for field in fields(kind) if field.name != "data")
    return names, attrgetter(*names)


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
        hook = cast("Callable[[type, Any], object]", _hook)
        return msgspec.msgpack.Decoder(tuple[kind, list[_Found]], dec_hook=hook)  # type: ignore[valid-type]


#: What reads what msgspec leaves to us, by the type that it stands for.
_READERS: dict[type, Callable[[Any], object]] = {Date: parse_fact, Period: parse_period, Text: text_of}


@lru_cache(16_384, typed=True)
def _hook(kind: type, value: Any) -> object:
    """Read what msgspec leaves to us; equal words are one value. Raise ValueError or TypeError for no such thing."""
    if value.__class__ is not str and kind in _WORDS:
        raise ValueError(value)
    return _READERS[kind](value)


_WORDS = frozenset(_READERS)


@cache
def _mixed(kinds: tuple[type, ...]) -> type:
    """Return a class that stands for several types, and is read as whichever of them a value is."""
    one = cast("type[_Mixed]", type("_Either", (_Mixed,), {}))
    for each in kinds:
        one.register(each)
    words = {str(word): word for each in kinds if issubclass(each, StrEnum) for word in each}
    others = tuple(each for each in kinds if each is not Text and not issubclass(each, StrEnum))

    def read(value: Any) -> object:
        if value.__class__ is str:
            if is_text(value) and Text in kinds:
                return text_of(value)
            if value in words:
                return words[value]
        elif value.__class__ in others:
            return value
        if not others:
            raise ValueError(value)
        return msgspec.convert(value, Union[(*others,)])

    _READERS[one] = read
    return one


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
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    kinds = tuple(each for each in get_args(hint) if each is not types.NoneType)
    apart = [each for each in kinds if each is Text or (isinstance(each, type) and issubclass(each, StrEnum))]
    return _mixed(kinds) | None if len(kinds) > 1 and apart else hint
