"""Operations that do not touch each other, made in one step: thousands of words, or of rows, cost one reading."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from coopctl.edits import blocks, brackets
from coopctl.edits.changes import in_brackets, look_at, outermost, rewritten
from coopctl.edits.operations import Insert, Put, all_put, normal, value_at
from coopctl.edits.written import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.edits.layout import Layout
    from coopctl.edits.operations import Operation
    from coopctl.edits.splice import Splice
    from coopctl.edits.written import Pen
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

#: What is made together: other words, each in the place of one; or new rows of lists that have some.
Some: TypeAlias = "Sequence[Put] | Sequence[Insert]"
#: Of fewer new rows each looks like the one before it, which is read first; of so many all look like those there.
_MANY = 20


def first_of(data: Json, operations: Iterable[Operation]) -> Some:
    """Return the operations up to the first that cannot be made together with those before it; of few rows none."""
    operations = list(operations)
    rows = _rows(data, operations)
    return rows if len(rows) >= _MANY else _words(data, operations)


def applied(data: Json, some: Some) -> Json:
    """Return the data that they are to give. Raise EditRefused where no file can hold a value."""
    puts = [Put(each.place, normal(each.value, each.place)) for each in some if isinstance(each, Put)]
    lists: dict[Place, list[Json]] = {}
    for each in some:
        if isinstance(each, Insert):
            row = lists.setdefault(each.place, [*_list(data, each.place)])
            row.insert(_index(each, len(row)), normal(each.value, each.place))
    return all_put(data, [*puts, *(Put(place, row) for place, row in lists.items())])


def splices(layout: Layout, pen: Pen, some: Some, wanted: Json) -> list[Splice] | None:
    """Return what makes them, after which the data are as wanted; None where one has to be made before the others.

    Raise EditRefused where a place is not edited.
    """
    for place in {each.place for each in some}:
        look_at(layout, place)
    found: list[Splice] = []
    within: dict[Place, list[Splice]] = {}
    values: dict[Place, list[Json]] = {}
    for each in some:
        if isinstance(each, Put):
            above = outermost(layout, each.place)
            if above is None:
                found += blocks.replaced(layout, pen, each.place, each.value)
            else:
                within.setdefault(above, []).extend(rewritten(layout, pen, each.place, each.value))
    for place, rows in _by_list(layout, some).items():
        holder, above = layout.node(place), outermost(layout, place)
        if above is None and holder.flow:
            above = place
        if above is None:
            found += blocks.inserted(layout, pen, place, rows)
            continue
        values.setdefault(above, []).extend(value for _, _, value in rows)
        for at, some_rows in groupby(rows, key=itemgetter(1)):
            written = [pen.flow(value, (*place, index), alike(value, holder.items)) for index, _, value in some_rows]
            within.setdefault(above, []).extend(brackets.inserted(layout, holder, at, *written))
    for above, inside in within.items():
        made = in_brackets(layout, pen, above, inside, values.get(above), wanted)
        if above in values and made is not inside:
            return None  # what becomes a block by one row is that for those after it
        found += made
    return found


def _words(data: Json, operations: Sequence[Operation]) -> Sequence[Put]:
    """Return the operations up to the first that is more than another word of one line in the place of one."""
    found: dict[Place, Put] = {}
    for each in operations:
        if not isinstance(each, Put) or not each.place or each.place in found:
            break
        try:
            there = value_at(data, each.place)
        except KeyError:
            break
        if not (isinstance(there, str) and isinstance(each.value, str)) or "\n" in there + each.value:
            break
        found[each.place] = each
    return tuple(found.values())


def _rows(data: Json, operations: Sequence[Operation]) -> Sequence[Insert]:
    """Return the operations up to the first that is no row of a list that has some, or of a list within another."""
    found: list[Insert] = []
    lengths: dict[Place, int] = {}
    above: set[Place] = set()
    for each in operations:
        if not isinstance(each, Insert) or not each.place:
            break
        if each.place not in lengths:
            ways = {each.place[:number] for number in range(1, len(each.place))}
            there = _list(data, each.place)
            if not there or each.place in above or ways & lengths.keys():
                break
            lengths[each.place] = len(there)
            above |= ways
        if not 0 <= _index(each, lengths[each.place]) <= lengths[each.place]:
            break
        lengths[each.place] += 1
        found.append(each)
    return found


def _by_list(layout: Layout, some: Some) -> dict[Place, list[tuple[int, int, Json]]]:
    """Return the new rows of each list: which it is then, before which one that is there now, and what it holds."""
    lists: dict[Place, list[Insert | None]] = {}
    for each in some:
        if isinstance(each, Insert):
            row = lists.setdefault(each.place, [None for _ in layout.node(each.place).items])
            row.insert(_index(each, len(row)), each)
    return {place: [*_new(row)] for place, row in lists.items()}


def _new(row: Sequence[Insert | None]) -> Iterator[tuple[int, int, Json]]:
    there = 0
    for index, each in enumerate(row):
        if each is None:
            there += 1
        else:
            yield index, there, normal(each.value, each.place)


def _index(insert: Insert, length: int) -> int:
    return length if insert.index is None else insert.index


def _list(data: Json, place: Place) -> list[Json]:
    """Return the list at a place, [] where there is none."""
    try:
        found = value_at(data, place)
    except KeyError:
        return []
    return found if isinstance(found, list) else []
