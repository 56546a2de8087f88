"""What may be done to a record: typed operations on its data, by places of keys and of indices in lists.

A place is a tuple such as `("milestones", 2, "due")`; callers turn ids into indices first. Values are what the strict
reader gives (maps, lists, text, int, exact Decimal, bool, None); a float is taken for the Decimal that it prints as.
"""

from __future__ import annotations

import math
from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from coopctl.edits.refused import EditRefused
from coopctl.messages import msg
from coopctl.model.places import field_name
from coopctl.strict_yaml.prescan import shorten
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json


#: What nearly all values are, of which two that are equal are the same.
_PLAIN = frozenset({str, int, bool})
#: No value is looked at deeper than this; the reader takes less.
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Put:
    """Make `place` hold `value`: a key that is not there is added at its canonical place, with the maps above it.

    A map or list that takes the place of another changes only what differs between them.
    """

    place: Place
    value: Json


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the key or entry at `place`. What may not be left empty (by the schema) goes with its last child."""

    place: Place


@dataclass(frozen=True, slots=True)
class Insert:
    """Make `value` an entry of the list at `place`, before the entry `index`, by default behind the last.

    A list that is not there, or is null, begins with it.
    """

    place: Place
    value: Json
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Give the entry at `place` (its list and index) another index in its list: the one that it then has."""

    place: Place
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the key at `place` another name; it stays where it is, with its value."""

    place: Place
    key: str


Operation: TypeAlias = "Put | Remove | Insert | Move | Rename"


def is_there(data: Json, step: str | int) -> bool:
    """Whether a map has a key, or a list an entry."""
    if isinstance(step, int):
        return isinstance(data, list) and 0 <= step < len(data)
    return isinstance(data, dict) and step in data


def value_at(data: Json, place: Place) -> Json:
    """Return what stands at a place. Raise KeyError where nothing does."""
    for step in place:
        if not is_there(data, step):
            raise KeyError(place)
        data = cast("list[Json]", data)[cast("int", step)]
    return data


def applied(data: Json, operation: Operation) -> Json:
    """Return the data that an operation is to give; what is given stays as it is. Raise EditRefused where it cannot.

    This knows nothing of texts: what is written is held to it.
    """
    match operation:
        case Put(place, value):
            return _put(data, place, value, place)
        case Remove(place):
            return _within(data, place, _removed, place)
        case Insert(place, value, index):
            return _inserted(data, place, value, index)
        case Move(place, to):
            return _within(data, place, lambda row, at: _moved(row, at, to, place), place)
        case Rename(place, key):
            return _within(data, place, lambda fields, at: _renamed(fields, at, key, place), place)


def all_put(data: Json, puts: Iterable[Put]) -> Json:
    """Return the data with other values in the place of some: each map and list is copied once, however many change.

    Raise KeyError where nothing stands at a place.
    """
    whole: dict[tuple[()], Json] = {(): data}
    held: dict[Place, Any] = {}
    for put in puts:
        holder: Any = whole
        for number, step in enumerate(((), *put.place[:-1])):
            if put.place[:number] not in held:
                held[put.place[:number]] = holder[step] = copy(holder[step])
            holder = held[put.place[:number]]
        if not is_there(holder, put.place[-1]):
            raise KeyError(put.place)
        holder[put.place[-1]] = put.value
    return whole[()]


def normal(value: object, place: Place = ()) -> Json:
    """Return a value as the reader would give it. Raise EditRefused where no file can hold it."""
    if len(place) > _DEEPEST:
        raise EditRefused(
            msg("what is to stand in ‘{field}’ is nothing that a file can hold", field=field_name(place[:3]))
        )
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str) or not _is_unicode(key):
                raise EditRefused(msg("‘{field}’ would have a key that is not text", field=field_name(place)))
        return {key: normal(each, (*place, key)) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [normal(each, (*place, number)) for number, each in enumerate(value)]
    if isinstance(value, float) and math.isfinite(value):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if cast("int", value.as_tuple().exponent) >= 0 else value
    if isinstance(value, str) and _is_unicode(value):
        return "".join(value)  # a word of a vocabulary becomes the text that it is
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        message = msg("the text for ‘{field}’ holds half a character", field=field_name(place))
        raise EditRefused(message, msg("type it again: a program cut it in the middle of a sign"))
    raise EditRefused(msg("what is to stand in ‘{field}’ is nothing that a file can hold", field=field_name(place)))


def same(one: Json, other: Json) -> bool:
    """Whether two values are the same and of the same types; the order of keys does not matter."""
    if one is other or one.__class__ is not other.__class__:
        return one is other
    if one.__class__ in _PLAIN:
        return one == other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(map(same, one.values(), map(other.__getitem__, one)))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one.as_tuple() == other.as_tuple()
    return one == other


def absent(place: Place) -> EditRefused:
    """Say that nothing stands at a place."""
    return EditRefused(
        msg("there is no ‘{field}’ here", field=shorten(field_name(place))), msg("see what there is: coopctl show")
    )


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in text) if not text.isascii() else True


def _put(data: Json, rest: Place, value: Json, place: Place) -> Json:
    if not rest:
        return value
    step, *deeper = rest
    if data is None and isinstance(step, str):
        data = {}
    if isinstance(data, dict) and isinstance(step, str):
        return {**data, step: _put(data.get(step), tuple(deeper), value, place)}
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [*data[:step], _put(data[step], tuple(deeper), value, place), *data[step + 1 :]]
    raise absent(place)


def _within(data: Json, rest: Place, change: object, place: Place) -> Json:
    """Change the map or list that holds the last step of a place."""
    if not rest:
        raise EditRefused(msg("this is the whole file, not a part of it"))
    step, *deeper = rest
    if not is_there(data, step):
        raise absent(place)
    if not deeper:
        return cast("Json", change(data, step))  # type: ignore[operator] # one of the functions below
    if isinstance(data, dict) and isinstance(step, str):
        return {**data, step: _within(data[step], tuple(deeper), change, place)}
    row = cast("list[Json]", data)
    index = cast("int", step)
    return [*row[:index], _within(row[index], tuple(deeper), change, place), *row[index + 1 :]]


def _removed(holder: Json, step: str | int) -> Json:
    if isinstance(holder, dict):
        return {key: value for key, value in holder.items() if key != step}
    row = cast("list[Json]", holder)
    return [value for number, value in enumerate(row) if number != step]


def _inserted(data: Json, place: Place, value: Json, index: int | None) -> Json:
    try:
        row = value_at(data, place)
    except KeyError:
        row = None
    if row is None:
        row = []
    if not isinstance(row, list):
        raise EditRefused(msg("‘{field}’ is no list", field=field_name(place)))
    at = len(row) if index is None else index
    if not 0 <= at <= len(row):
        raise absent((*place, at))
    return _put(data, place, [*row[:at], value, *row[at:]], place)


def _moved(holder: Json, at: str | int, to: int, place: Place) -> Json:
    if not isinstance(holder, list) or not isinstance(at, int):
        raise EditRefused(msg("‘{field}’ is no entry of a list", field=field_name(place)))
    if not 0 <= to < len(holder):
        raise absent((*place[:-1], to))
    rest = [*holder[:at], *holder[at + 1 :]]
    return [*rest[:to], holder[at], *rest[to:]]


def _renamed(holder: Json, at: str | int, key: str, place: Place) -> Json:
    if not isinstance(holder, dict):
        raise EditRefused(msg("‘{field}’ is no field", field=field_name(place)))
    if key in holder and key != at:
        raise EditRefused(
            msg("‘{field}’ is there already", field=field_name((*place[:-1], key))),
            msg("choose another name, or remove that one first"),
        )
    return {key if each == at else each: value for each, value in holder.items()}
