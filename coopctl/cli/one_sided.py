"""What is found on one side of a comparison alone: by reading, and by rules, of which few look at what is alike."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from coopctl.changing.trial import unsaid
from coopctl.checking import engine, selection
from coopctl.loading import parallel
from coopctl.loading.locations import resolve
from coopctl.model.names import path_of, reference
from coopctl.model.records import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from coopctl.findings import Finding
    from coopctl.loading.loader import Loaded
    from coopctl.model.records import Json, Record
    from coopctl.reviewing.difference import Found

#: An action, the agreement that it is of, and the one above that.
_ABOVE = 2


def findings(
    sides: tuple[Loaded, Loaded], paths: frozenset[str], is_told: Callable[[str], bool], names: Mapping[str, str]
) -> Found:
    """Return what is found in the newer side alone, and in the older alone, in files that are told.

    `paths` are the files that differ; those of records that had other `names` stand elsewhere now.
    """
    if not paths:
        return (), ()
    touched = selection.touched(sides[1].portfolio, sides[0].portfolio, paths)
    touched = touched if touched is None else frozenset(filter(is_told, touched))
    moved = {path_of(then): path_of(now) for now, then in names.items()}
    back = {to: path for path, to in moved.items()}
    own = [side.explaining.within(paths) for side in sides]
    with parallel.over(None):  # what both sides hold is much to copy: processes beside take longer
        fields = {} if touched is None else _fields(sides, paths)
        said = [engine.told(side, touched, fields=fields) for side in sides]

    def alone(at: int, way: Mapping[str, str]) -> Sequence[Finding]:
        stamped = list(unsaid(said[1 - at], said[at], way))
        sides[at].fetch({each.problem.path for each in stamped})
        found = resolve(stamped, sides[at].documents)
        return sorted((*unsaid(own[1 - at], own[at], way), *found), key=lambda each: each.order)

    return alone(1, moved), alone(0, back)


def _fields(sides: tuple[Loaded, Loaded], paths: frozenset[str]) -> Mapping[str, Mapping[str, int]]:
    """Return, of each file that both sides have otherwise and whose agreement is the same, the fields that may differ.

    Of actions each with its first row that may. What a field, or a row, says by itself is found on both sides
    where it is the same, and so is neither brought nor mended.
    """
    were = {each.path: each for each in sides[0].built}
    # What a party is called where its own agreement does not say so.
    everywhere = {"parties": 0} if any("/" not in ref for ref in map(reference, paths) if ref) else {}
    found: dict[str, Mapping[str, int]] = {}
    for now in sides[1].built:
        then = were.get(now.path)
        if then is not None and now.path in paths and not _above(then, now, sides) & paths:
            # Decisions of an agreement are one list through all its meetings.
            rows = isinstance(now, Action)
            found[now.path] = {name: first * rows for name, first in _others(then.data, now.data)} | everywhere
    return found


def _others(then: Mapping[str, Json], now: Mapping[str, Json]) -> Iterator[tuple[str, int]]:
    """Yield the fields that may be others, and of those with rows each field of a row, as `updates.period`.

    Each with the first row that may, where the first ones are maps that were taken over as they were read.
    """
    for name in {*then, *now}:
        was, says = then.get(name), now.get(name)
        if was is not says:
            rows, others = (each if isinstance(each, list) else [] for each in (was, says))
            first = _shared(rows, others)
            yield name, first
            cells = _of_rows(rows[first:]), _of_rows(others[first:])
            columns = {each for of in cells for each in of}
            yield from ((f"{name}.{each}", first) for each in columns if cells[0].get(each) != cells[1].get(each))


def _shared(rows: Sequence[Json], others: Sequence[Json]) -> int:
    """Return with how many maps both lists begin that were read once for both."""
    both = zip(rows, others, strict=False)
    return sum(1 for _ in takewhile(lambda each: each[0] is each[1] and isinstance(each[0], dict), both))


def _of_rows(rows: Sequence[Json]) -> Mapping[str, Sequence[Json]]:
    """Return what rows say in each of their fields, one after the other."""
    found: dict[str, list[Json]] = {}
    for row in rows:
        for name, each in row.items() if isinstance(row, dict) else ():
            found.setdefault(name, []).append(each)
    return found


def _above(then: Record, now: Record, sides: tuple[Loaded, Loaded]) -> AbstractSet[str]:
    """Return the files of the agreements that a record stands under, on both sides: what they say counts in it."""
    found: set[str] = set()
    for record, side in zip((then, now), sides, strict=True):
        name = record.agreement if isinstance(record, Action) else record.parent
        for _ in range(_ABOVE):
            agreement = side.portfolio.agreements.get(side.portfolio.current(name)) if name else None
            if name:
                found.add(path_of(agreement.ref if agreement else name))
            name = agreement.parent if agreement else None
    return found
