"""Walking over records: every value that a record holds, with its place in the file."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from coopctl.model.dates import Date, Period
from coopctl.model.records import Recurrence
from coopctl.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.findings import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json, Record

#: Values that are written as one word or text in a file, so nothing inside them has a place.
_LEAVES = (Text, Date, Period, Recurrence)
_NOT_WRITTEN = frozenset({"ref", "path", "data"})


def records(portfolio: Portfolio) -> Iterator[Record]:
    """Give every record of the portfolio: the agreements, then the actions, each in the order of references."""
    yield from portfolio.agreements.values()
    yield from portfolio.actions.values()


def walk(record: Record) -> list[tuple[Place, object]]:
    """Return (place, value) of everything that a record says, in the order of the model's fields.

    Rows and lists come before what they hold. What is absent or empty is left out.
    """
    found: list[tuple[Place, object]] = []
    _enter(record, (), found)
    return found


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


def _enter(row: object, place: Place, found: list[tuple[Place, object]]) -> None:
    kind: type = type(row)
    for attribute, key in _fields(kind):
        value = getattr(row, attribute)
        if value is not None and value != ():
            _visit(value, (*place, key), found)


def _visit(value: object, place: Place, found: list[tuple[Place, object]]) -> None:
    found.append((place, value))
    kind: type = type(value)
    if isinstance(value, tuple):
        for position, each in enumerate(value):
            _visit(each, (*place, position), found)
    elif _fields(kind):
        _enter(value, place, found)


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    """Return (attribute, YAML key) of a row's type; nothing for values that have no fields in a file."""
    if not is_dataclass(kind) or issubclass(kind, _LEAVES):
        return ()
    return tuple((each.name, each.name.rstrip("_")) for each in fields(kind) if each.name not in _NOT_WRITTEN)
