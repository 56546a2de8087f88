"""Paths to a field as people type them: milestones.m2.done, title.fr, readings[0].value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.changing import unfound
from coopctl.changing.offering import called, offer
from coopctl.changing.subschemas import MAP, OWN
from coopctl.errors import UsageError
from coopctl.messages import Message, msg
from coopctl.model.places import field_name
from coopctl.spelling.synonyms import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.changing.record_data import RecordData
    from coopctl.changing.subschemas import Subschema
    from coopctl.model.places import Place
    from coopctl.model.records import Json

_STEP = re.compile(r"\.?([^.\[\]=+]+)|\[([^\]]*)\]")
_OWN = "x-"
_ENDS = frozenset({"deadline", "end", "fin", "delai", "einde", "vervaldatum", "uiterste datum", "نهاية"})
_TITLES = ("title", "name", "text")
#: What takes one part a language, and what takes parts of any name.
_TAGGED = frozenset({"text", "verdict"})
_FREE = frozenset({MAP, OWN})


def place(subject: RecordData, typed: str, within: Place = ()) -> Place:
    """Return the place that a path means, counted from `within`: rows by a part of their key, else from 0.

    Raise UsageError where a step names no field or no row, or several rows.
    """
    found = within
    first, *rest = steps(typed)
    if rest and not within and (deeper := _deeper(subject, first, rest)):
        raise UsageError(msg("there is no field ‘{field}’", field=first), msg("did you mean ‘{word}’?", word=deeper))
    if not within and (place_of := _unfound(subject, first)):
        raise UsageError(msg("there is no field ‘{field}’", field=first), place_of)
    for step in (first, *rest):
        outer = subject.shape(found)
        found = (*found, row(subject, found, step) if outer.is_list else field(outer, found, step))
    return found


def _unfound(subject: RecordData, typed: str) -> Message | None:
    """Say where a field stands that the record itself does not have; None where it has it, or nobody has it."""
    fields = subject.shape(()).fields
    if typed in fields or typed.startswith(_OWN) or called(typed, fields):
        return None
    there = subject.record.ref in subject.portfolio.actions
    on_actions = _elsewhere(typed, there=there) if "updates" in fields else None
    return on_actions or unfound.where(subject, typed, named)


def _deeper(subject: RecordData, first: str, rest: Sequence[str]) -> str:
    """Return the whole path to a row that stands in a row of another list: decisions.note; "" where there is none."""
    shape = subject.shape(())
    if first in shape.fields or called(first, shape.fields):
        return ""
    for name, outer in shape.fields.items():
        inner = outer.entries.fields.get(first) if outer.entries else None
        for at in range(subject.length((name,))) if inner is not None and inner.entries else ():
            there = subject.value((name, at, first))
            if isinstance(there, list) and any(rest[0] in names(each, inner) for each in there if inner):
                return ".".join((named(subject, (name, at)), first, *rest))
    return ""


def field(outer: Subschema, within: Place, typed: str) -> str:
    """Return the field of a map, by its name or what people call it. Raise UsageError where it has no such one."""
    name = field_name(within)
    if (
        typed in outer.fields
        or typed.startswith(_OWN)
        or outer.kind in _TAGGED
        or (outer.kind in _FREE and not outer.fields)
    ):
        return typed
    if meant := called(typed, outer.fields):
        return meant
    if not outer.fields:
        raise UsageError(msg("‘{field}’ has no parts", field=name), msg("name the field alone: {field}", field=name))
    if ":" in typed and typed.partition(":")[0] in outer.fields:  # title:fr=…
        raise UsageError(
            msg("there is no field ‘{field}’", field=typed),
            msg("did you mean ‘{word}’?", word=_with_signs(outer, typed)),
        )
    raise UsageError(
        msg("‘{field}’ is no field of ‘{outer}’", field=typed, outer=name)
        if within
        else msg("there is no field ‘{field}’", field=typed),
        offer(typed.replace("-", "_"), outer.fields),
    )


def _with_signs(outer: Subschema, typed: str) -> str:
    """Return how a field is written that a colon parts from its language, its part or its value."""
    name, _, rest = typed.partition(":")
    inner = outer.fields[name]
    return f"{name}.{rest}" if inner.kind in _TAGGED or rest in inner.fields else f"{name}={rest}"


def _elsewhere(typed: str, *, there: bool) -> Message | None:
    """Return how what other programs keep in a field of an action is written; None where nothing is known of it.

    Of one that is not `there` yet nothing is put off.
    """
    if folded(typed) in _ENDS or called(typed, ("due",)):
        command = 'coopctl postpone REF --to DAY --reason "…"' if there else "period=…/…"
        return msg("the deadline is the end of ‘period’: {command}", command=command)
    if there and called(typed, ("progress",)):
        return msg("progress is told with its day: {command}", command='coopctl log REF "…" --progress N')
    return None


def row(subject: RecordData, within: Place, typed: str, *, counted: bool = True) -> int:
    """Return the position of the row that `typed` names: by a part of its key, by its title, or counted from 0.

    Where rows are not `counted`, by its number in the signed document. Raise UsageError for none, or several.
    """
    rows = subject.value(within)
    listed = rows if isinstance(rows, list) else []
    shape = subject.shape(within)
    fitting = [position for position, each in enumerate(listed) if typed in names(each, shape)]
    plain = folded(typed)
    fitting = fitting or [at for at, each in enumerate(listed) if plain in _titles(each, numbers=not counted)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and counted and typed.isascii() and typed.isdecimal() and int(typed) < len(listed):
        return int(typed)
    known = tuple(dict.fromkeys(" ".join(names(each, shape)) for each in listed))
    raise UsageError(
        msg("several rows of ‘{field}’ fit ‘{typed}’", field=field_name(within), typed=typed)
        if fitting
        else msg("‘{field}’ has no row ‘{typed}’", field=field_name(within), typed=typed),
        _choice(typed, known, many=bool(fitting)),
    )


def named(subject: RecordData, place: Place, within: Place = ()) -> str:
    """Return a place as somebody would type it, counted from `within`, or from a row that is not there yet."""
    way: list[str] = []
    for at in range(len(within), len(place)):
        step = place[at]
        if isinstance(step, str):
            way.append(step)
            continue
        shape = subject.shape(place[:at])
        called_by = () if (value := subject.value(place[: at + 1])) is None else names(value, shape)
        if value is None or (shape.key and not called_by):
            way = way if at == len(place) - 1 else []
        else:
            way.append(next((name for name in called_by if _points(subject, place[:at], name)), str(step)))
    return ".".join(way)


def _points(subject: RecordData, within: Place, name: str) -> bool:
    """Whether a name alone leads to a row of a list, and can stand in a path."""
    rows = subject.value(within)
    shape = subject.shape(within)
    fitting = sum(name in names(each, shape) for each in rows) if isinstance(rows, list) else 0
    return fitting == 1 and _STEP.fullmatch(name) is not None


def _choice(typed: str, known: tuple[str, ...], *, many: bool) -> Message:
    if many:
        return msg("name it by its position, counted from 0: [0], [1], …")
    return offer(typed, known) or msg("it has no rows yet: see coopctl add --help")


def names(value: Json, shape: Subschema) -> tuple[str, ...]:
    """Return the words by which a row is found: the parts of its key; of a list of words each word itself."""
    if isinstance(value, dict):
        return tuple(_word(value[name]) for name in shape.key or ("id", "date") if value.get(name) is not None)
    return (_word(value),)


def _titles(value: Json, *, numbers: bool) -> frozenset[str]:
    """Return what a row is titled, in each of its languages, folded; where wanted, its number too."""
    names = (*_TITLES, "number") if numbers else _TITLES
    found = [value[name] for name in names if value.get(name)] if isinstance(value, dict) else []
    each = (words for title in found for words in (title.values() if isinstance(title, dict) else (title,)))
    return frozenset(folded(str(words)) for words in each)


def _word(value: Json | Mapping[str, Json]) -> str:
    """Return a part of a key as somebody would type it: of who somebody is, their party or name."""
    if isinstance(value, dict):
        return next(
            (_word(value[name]) for name in ("party", "organisation", "person") if name in value),
            next((_word(each) for each in value.values()), ""),
        )
    return str(value)


def steps(typed: str) -> tuple[str, ...]:
    """Return the steps of a path. Raise UsageError where it is none."""
    found: list[str] = []
    position = 0
    while position < len(typed) or not found:
        match = _STEP.match(typed, position)
        if match is None:
            raise UsageError(
                msg("‘{path}’ is no path to a field", path=typed),
                msg("write it with points: {example}", example="milestones.m2.done"),
            )
        found.append(match[1] or match[2])
        position = match.end()
    return tuple(found)
