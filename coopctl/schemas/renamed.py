"""Keys that stand for a field, with values that do not fit it: both are told at once, as of `statut: en cours`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.findings import Aim
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from coopctl.findings import Problem
    from coopctl.model.places import Place
    from coopctl.model.records import Json

    _Found: TypeAlias = "Sequence[tuple[str, Problem]]"
    #: What tells the misfits of a document whose keys have been put right; its places are those in the file.
    _Tell: TypeAlias = "Callable[[Json, Callable[[Place], Place]], _Found]"

_FIELD = re.compile(r"[a-z_]+")
#: Rows stand in rows so deep, and of so many keys the values are looked at.
_DEEPEST, _MOST = 4, 100


def with_values(found: _Found, data: Json, tell: _Tell) -> list[tuple[str, Problem]]:
    """Return what was found, and what of the values under keys that have but one mend does not fit the field meant."""
    every, names = list(found), dict[tuple[str | int, ...], str]()
    for _ in range(_DEEPEST):
        meant = dict([each for each in _meant(found) if each[0] not in names][:_MOST])
        if not meant:
            break
        names |= {(*place[:-1], field): str(place[-1]) for place, field in meant.items()}
        for place in meant:
            data = _with(data, place, meant)
        written = _AsWritten(names)
        told = {(code, each.place, each.aim) for code, each in every}
        found = [(code, each) for code, each in tell(data, written.at) if written.at(each.place) != each.place]
        found = [(code, each) for code, each in found if (code, written.at(each.place), each.aim) not in told]
        every += [(code, written.moved(each)) for code, each in found]
    return every


def _meant(found: _Found) -> Iterable[tuple[Place, str]]:
    """Give the places of the keys that stand for one field, each with that field."""
    for code, problem in found:
        field = problem.help.mend if problem.help else None
        if code == "unknown-field" and problem.aim is Aim.KEY and field and _FIELD.fullmatch(field):
            yield problem.place, field


def _with(node: Json, place: Place, meant: Mapping[Place, str], depth: int = 0) -> Json:
    """Return the data with the key at a place called as the field that it stands for; the data itself is left alone."""
    if depth == len(place):
        return node
    step = place[depth]
    if isinstance(node, list):
        return [_with(each, place, meant, depth + 1) if at == step else each for at, each in enumerate(node)]
    if not isinstance(node, dict):
        return node
    field = meant[place] if depth == len(place) - 1 else str(step)
    return {
        field if key == step else key: _with(each, place, meant, depth + 1) if key == step else each
        for key, each in node.items()
    }


@dataclass(frozen=True, slots=True)
class _AsWritten:
    """Where in the file things stand of data whose keys were put right: `names` are the keys that are written there."""

    names: Mapping[Place, str]

    def at(self, place: Place) -> Place:
        """Return the place in the file."""
        return tuple(self.names.get(place[: depth + 1], step) for depth, step in enumerate(place))

    def moved(self, problem: Problem) -> Problem:
        """Return a problem where it stands in the file; it keeps the fields that are meant."""
        related = tuple(replace(each, place=self.at(each.place)) for each in problem.related)
        return replace(problem, place=self.at(problem.place), meant=problem.place, related=related)
