"""Walking over records: every value that a record holds, with its place in the file."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from coopctl.model.dates import Date, Period
from coopctl.model.records import Recurrence
from coopctl.model.texts import Text
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json, Record

    _Fields: TypeAlias = tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]

_T = TypeVar("_T")

#: Values that are written as one word or text in a file, so nothing inside them has a place.
_LEAVES = (Text, Date, Period, Recurrence)
_NOT_WRITTEN = frozenset({"ref", "path", "data"})


#: To ask once costs as much as to compare so many words.
_ASKED = 10


class Patience:
    """How many words may still be compared to guess what was meant, in one check of all records."""

    def __init__(self, most: int = 50_000) -> None:
        self.left = most

    def lasts(self, words: int) -> bool:
        """Whether it lasts to ask among so many words more, which are then spent."""
        self.left -= words + _ASKED
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as one walk saw it: the map that its file holds, and everything it says by its type.

    What is absent is left out; of a list stands what it holds. All records of a check share a `patience`.
    """

    record: Record
    data: Mapping[str, Json]
    values: Mapping[type, Sequence[tuple[Place, object]]]
    patience: Patience

    def of(self, kind: type[_T]) -> Sequence[tuple[Place, _T]]:
        """Return (place, value) of each value of exactly this type, in the order of the model's fields."""
        return cast("Sequence[tuple[Place, _T]]", self.values.get(kind, ()))


def records(portfolio: Portfolio) -> Iterator[Record]:
    """Give every record of the portfolio: the agreements, then the actions, each in the order of references."""
    yield from portfolio.agreements.values()
    yield from portfolio.actions.values()


def see(
    record: Record, data: Mapping[str, Json], patience: Patience | None = None, only: Mapping[str, int] | None = None
) -> Seen:
    """Walk over a record, once for all who look at it; over some fields `only`, each from its row of that number on."""
    found: defaultdict[type, list[tuple[Place, object]]] = defaultdict(list)
    kind: type = type(record)
    fields = _fields(kind)
    if only is not None:
        fields = _some(kind, frozenset(only))
        data = {name: _later(value, only[name]) for name, value in data.items() if name in only}
    _enter(fields, record, (), found, only)
    return Seen(record, data, found, patience or Patience())


def written(data: Mapping[str, Json], place: Place) -> Place:
    """Return the part of `place` that the file spells out: `lead.party` is `lead` where a party's id stands alone."""
    node: Json | Mapping[str, Json] = data
    for depth, step in enumerate(place):
        if isinstance(node, Mapping) and step in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return place[:depth]
    return place


def _later(value: Json, first: int) -> Json:
    """Return a list in which the first rows hold nothing."""
    return [*repeat(None, first), *value[first:]] if first and isinstance(value, list) else value


def _enter(
    fields: _Fields,
    row: object,
    place: Place,
    found: defaultdict[type, list[tuple[Place, object]]],
    since: Mapping[str, int] | None = None,
) -> None:
    keys, values = fields
    for key, value in zip(keys, values(row), strict=True):
        if value is None:
            continue
        kind: type = value.__class__
        if kind is not tuple:
            where = (*place, key)
            found[kind].append((where, value))
            if (inside := _INSIDE[kind]) is not None:
                _enter(inside, value, where, found)
        elif value:
            first = since[key] if since else 0
            for position, each in enumerate(value[first:], first):
                where = (*place, key, position)
                kind = each.__class__
                found[kind].append((where, each))
                if (inside := _INSIDE[kind]) is not None:
                    _enter(inside, each, where, found)


@functools.lru_cache(256)
def _some(kind: type, only: frozenset[str]) -> _Fields:
    """Return those of a type's fields that are among some."""
    keys, values = _fields(kind)
    kept = [at for at, key in enumerate(keys) if key in only]

    def those(row: object) -> tuple[Any, ...]:
        found = values(row)
        return tuple([found[at] for at in kept])

    return tuple(keys[at] for at in kept), those


class _Inside(dict[type, "_Fields | None"]):
    """What is entered of each type of value, None where nothing inside has a place; found when first asked for."""

    def __missing__(self, kind: type) -> _Fields | None:
        fields = _fields(kind)
        self[kind] = inside = fields if fields[0] else None
        return inside


_INSIDE = _Inside()


@functools.cache
def _fields(kind: type) -> _Fields:
    """Return the YAML keys of a row's type, and what fetches their values; no keys where nothing inside has a place."""
    if not is_dataclass(kind) or issubclass(kind, _LEAVES):
        return (), lambda _row: ()
    names = [each.name for each in fields(kind) if each.name not in _NOT_WRITTEN]
    fetch = attrgetter(*names)
    keys = tuple(name.rstrip("_") for name in names)
    return keys, fetch if len(names) > 1 else lambda row: (fetch(row),)
