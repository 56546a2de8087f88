"""An operation as steps: each changes one thing that is there or adds one, so that what stays is not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.edits.operations import Insert, Put, Remove, Rename, is_there, normal, same, value_at
from coopctl.edits.refused import EditRefused
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.edits.operations import Operation
    from coopctl.edits.shape import Shape
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

#: A map or list of which more than this would change is written anew.
_MOST_STEPS = 60


def meant(data: Json, operation: Operation, shape: Shape) -> Iterator[Operation]:
    """Yield what an operation means here: values as the reader gives them, and nothing left empty that may not be."""
    match operation:
        case Put(place, value):
            if not place:
                raise EditRefused(msg("this is the whole file, not a part of it"))
            normal({step: None for step in place if isinstance(step, str)}, place)
            yield Put(place, normal(value, place))
        case Insert(place, value, index):
            yield Insert(place, normal(value, place), index)
        case Remove(place):
            while len(place) > 1 and shape.must_hold(place[:-1]) and not shape.must_be(place[:-1]):
                holder = _value(data, place[:-1])
                if not isinstance(holder, dict | list) or len(holder) != 1:
                    break
                place = place[:-1]
            yield Remove(place)
        case Rename(place, key):
            normal({key: None}, place[:-1])
            yield operation
        case _:
            yield operation


def _value(data: Json, place: Place) -> Json:
    try:
        return value_at(data, place)
    except KeyError:
        return None


def steps(data: Json, operation: Operation) -> list[Operation]:
    """Return an operation as steps, each of which changes one thing that is there or adds one."""
    match operation:
        case Put(place, value):
            depth = len(place)
            while depth and _value(data, place[: depth - 1]) is None:
                depth -= 1
                value = {str(place[depth]): value}
            place = place[:depth]
            whole: list[Operation] = [Put(place, value)]
            if not is_there(_value(data, place[:-1]), place[-1]):
                return whole
            found = list(_differences(value_at(data, place), value, place))
            return found if len(found) <= _MOST_STEPS else whole
        case Insert(place, value, _) if _value(data, place) is None:
            return steps(data, Put(place, [value]))
    return [operation]


def _differences(old: Json, new: Json, place: Place) -> Iterator[Operation]:
    """Yield what makes one value of another: of maps and lists only what differs."""
    if isinstance(old, dict) and isinstance(new, dict) and new.keys() & old.keys():
        for key, value in new.items():
            if key in old:
                yield from _differences(old[key], value, (*place, key))
            else:
                yield Put((*place, key), value)
        yield from (Remove((*place, key)) for key in old if key not in new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        before, after = _ids(old), _ids(new)
        both = {*before} & {*after}
        by_id = both and [each for each in before if each in both] == [each for each in after if each in both]
        yield from (_of_ids if by_id else _of_lists)(old, new, place)
    elif not same(old, new):
        yield Put(place, new)


def _ids(row: list[Json]) -> list[str]:
    """Return the ids of a list's entries, [] where one has none or two have the same."""
    ids = [each["id"] for each in row if isinstance(each, dict) and isinstance(each.get("id"), str)]
    return [str(each) for each in ids] if len(set(map(str, ids))) == len(row) else []


def _of_ids(old: list[Json], new: list[Json], place: Place) -> Iterator[Operation]:
    """Yield what makes one list of another, entry by entry of the same id: what stays is in the same order."""
    before, after = dict(zip(_ids(old), old, strict=True)), _ids(new)
    stays = {*after}
    for number, each in reversed(list(enumerate(before))):
        if each not in stays:
            yield Remove((*place, number))
    for number, value in enumerate(new):
        if after[number] in before:
            yield from _differences(before[after[number]], value, (*place, number))
        else:
            yield Insert(place, value, number)


def _of_lists(old: list[Json], new: list[Json], place: Place) -> Iterator[Operation]:
    most = min(len(old), len(new))
    first = 0
    while first < most and same(old[first], new[first]):
        first += 1
    last = 0
    while last < most - first and same(old[-1 - last], new[-1 - last]):
        last += 1
    shared = most - first - last
    for number in range(first, first + shared):
        yield from _differences(old[number], new[number], (*place, number))
    for number in range(len(old) - last - 1, first + shared - 1, -1):
        yield Remove((*place, number))
    for number in range(first + shared, len(new) - last):
        yield Insert(place, new[number], number)
