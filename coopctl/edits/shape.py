"""What the schema says of a place: the order of its keys, whether it is a text or a date, whether it may be empty."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from coopctl import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.model.places import Place

_DATES = ("date", "by_date", "period")
_TEXTS = ("text", "verdict")
_CHOICES = ("allOf", "anyOf", "oneOf")


class Shape:
    """What one schema says, by place; `kind` is "action", "agreement" or "settings", "" where none is known."""

    def __init__(self, kind: str = "") -> None:
        self.kind = kind

    def keys(self, place: Place) -> tuple[str, ...]:
        """Return the keys of the map at a place, in their order."""
        return tuple(self.ranks(place))

    def ranks(self, place: Place) -> Mapping[str, int]:
        """Return the same keys, each with its place among them."""
        return _ranks(self.kind, place) if self.kind else {}

    def is_date(self, place: Place) -> bool:
        """Whether a date or period stands there, which is written without quotes."""
        return bool(self.kind) and _is(self.kind, place, _DATES)

    def is_text(self, place: Place) -> bool:
        """Whether a text in one or several languages stands there."""
        return bool(self.kind) and _is(self.kind, place, _TEXTS)

    def must_hold(self, place: Place) -> bool:
        """Whether a map or list there may not be empty."""
        return any(each.get("minItems") or each.get("minProperties") for each, _ in self._at(place))

    def must_be(self, place: Place) -> bool:
        """Whether the map that holds a place requires its key."""
        return any(place[-1] in each.get("required", ()) for each, _ in self._at(place[:-1]))

    def _at(self, place: Place) -> tuple[tuple[dict[str, Any], str], ...]:
        return _at(self.kind, _inside(place)) if self.kind else ()


def _inside(place: Place) -> Place:
    """Return a place as the schema has it: whichever row it is."""
    return tuple([0 if isinstance(step, int) else step for step in place])


@lru_cache(4_096)
def _ranks(kind: str, place: Place) -> Mapping[str, int]:
    keys = dict.fromkeys(key for each, _ in _at(kind, _inside(place)) for key in each.get("properties", ()))
    return {key: rank for rank, key in enumerate(keys)}


@lru_cache(4_096)
def _is(kind: str, place: Place, names: tuple[str, ...]) -> bool:
    """Whether one of these is defined for a place, whichever row it is; the first rows are those that files have."""
    return any(name in names for _, name in _at(kind, _inside(place)))


@cache
def _at(kind: str, place: Place) -> tuple[tuple[dict[str, Any], str], ...]:
    """Return the schemas of a place, each with the name of its definition, "" for none."""
    if not place:
        return tuple(_spread(kind, schemas.schema(kind), ""))
    *above, step = place
    found: list[tuple[dict[str, Any], str]] = []
    for each, _ in _at(kind, tuple(above)):
        inner = each.get("items") if step == 0 else each.get("properties", {}).get(step)
        if inner is None:
            inner = each.get("additionalProperties")
        if isinstance(inner, dict):
            found += _spread(kind, inner, "")
    return tuple(found)


def _spread(kind: str, written: dict[str, Any], name: str) -> Iterator[tuple[dict[str, Any], str]]:
    yield written, name
    if reference := written.get("$ref", "").rpartition("/")[2]:
        yield from _spread(kind, schemas.schema(kind)["$defs"][reference], reference)
    for word in _CHOICES:
        for each in written.get(word, ()):
            yield from _spread(kind, each, "")
