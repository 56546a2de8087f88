"""Operations drawn by chance, and a second way to know what each makes of data: nothing of the editor is asked."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from coopctl.edits import Insert, Move, Put, Remove, Rename
from tests.edits.generated import KEYS, text_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from coopctl.edits import Operation
    from tests.edits.generated import Place, Value


def places(data: Value, above: Place = ()) -> Iterator[Place]:
    """Yield the place of every key and entry."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*above, step)
        yield from places(value, (*above, step))


def at(data: Any, place: Place) -> Any:
    """Return what stands at a place."""
    for step in place:
        data = data[step]
    return data


def operation(random: Random, data: Value) -> Operation:
    """Draw one of the operations that fit the data."""
    there = list(places(data))
    maps = [(), *(place for place in there if isinstance(at(data, place), dict))]
    lists = [place for place in there if isinstance(at(data, place), list)]
    fields = [place for place in there if isinstance(place[-1], str)]
    rows = [place for place in there if isinstance(place[-1], int)]
    kinds = ["add", *["put", "put", "remove"] * bool(there), *["rename"] * bool(fields)]
    kind = random.choice(kinds + ["insert"] * bool(lists) + ["move"] * bool(rows))
    place = random.choice({"add": maps, "insert": lists, "rename": fields, "move": rows}.get(kind, there))
    if kind == "insert":
        return Insert(place, value_of(random, 2), random.choice((None, random.randint(0, len(at(data, place))))))
    if kind == "move":
        return Move(place, random.randrange(len(at(data, place[:-1]))))
    if kind == "rename":
        return Rename(place, free_key(random, at(data, place[:-1])))
    if kind == "remove":
        return Remove(place)
    place = (*place, free_key(random, at(data, place))) if kind == "add" else place
    return Put(place, random.choice((value_of, text_of))(random))


def free_key(random: Random, fields: dict[str, Value]) -> str:
    """Draw a key that a map has not."""
    return random.choice([key for key in KEYS if key not in fields])


def meant(data: Value, wanted: Operation) -> Value:
    """Return what an operation makes of data."""
    data = deepcopy(data)
    *above, step = wanted.place
    if isinstance(wanted, Insert):
        row = at(data, wanted.place)
        row.insert(len(row) if wanted.index is None else wanted.index, wanted.value)
        return data
    holder = at(data, tuple(above))
    if isinstance(wanted, Put):
        holder[step] = wanted.value
    elif isinstance(wanted, Remove):
        del holder[step]
    elif isinstance(wanted, Move):
        holder.insert(wanted.to, holder.pop(step))
    else:
        renamed = {wanted.key if key == step else key: value for key, value in holder.items()}
        holder.clear()
        holder.update(renamed)
    return data


def typed(value: object) -> object:
    """Return a value that equals another only where the types are the same too."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    return [typed(each) for each in value] if isinstance(value, list) else (type(value).__name__, value)
