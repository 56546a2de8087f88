"""Which rows of three lists are the same one, and in which order those of a merge stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from coopctl.changing import subschemas
from coopctl.reviewing.differing import frozen, paired

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence

    from coopctl.model.places import Place
    from coopctl.model.records import Json

#: What a row is told by: the same in each list that has it.
RowId: TypeAlias = "Hashable"
_RECORDS = ("action", "agreement")


def key_of(kind: str, place: Place, *lists: Sequence[Json]) -> Sequence[str]:
    """Return the fields that tell the rows of a list apart, as the schema has them, else their ids; () for none."""
    if kind in _RECORDS and (key := subschemas.at(kind, place).key):
        return key
    rows = [row for each in lists for row in each]
    return ("id",) if rows and all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in rows) else ()


def identified(
    key: Sequence[str], base: Sequence[Json], ours: Sequence[Json], theirs: Sequence[Json]
) -> tuple[list[RowId], list[RowId], list[RowId]]:
    """Return what tells each row of three lists: rows with the same are the same row.

    By their key; without one a row is that of the base which says the same, or was on the same day by the same author,
    and what both sides added alike is one row.
    """
    if key:
        return _named(base, key), _named(ours, key), _named(theirs, key)
    known: list[RowId] = [("base", at) for at in range(len(base))]
    return known, _of_base(base, ours), _of_base(base, theirs)


def _named(rows: Sequence[Json], key: Sequence[str]) -> list[RowId]:
    return _counted([frozen([row.get(each) for each in key] if isinstance(row, dict) else row) for row in rows])


def _of_base(base: Sequence[Json], rows: Sequence[Json]) -> list[RowId]:
    pairs = {new: old for old, new in paired(base, rows, ()).items()}
    fresh = iter(_counted([frozen(row) for at, row in enumerate(rows) if at not in pairs]))
    return [("base", pairs[at]) if at in pairs else ("new", next(fresh)) for at in range(len(rows))]


def _counted(names: Sequence[Hashable]) -> list[RowId]:
    seen: Counter[Hashable] = Counter()
    found: list[RowId] = []
    for name in names:
        found.append((name, seen[name]))
        seen[name] += 1
    return found


def moved(base: Sequence[RowId], ours: Sequence[RowId], theirs: Sequence[RowId]) -> tuple[bool, bool, bool]:
    """Return whether ours, and theirs, have what all three share in another order; and whether in two other orders."""
    shared = set(base) & set(ours) & set(theirs)
    orders = [[each for each in side if each in shared] for side in (base, ours, theirs)]
    changed = orders[0] != orders[1], orders[0] != orders[2]
    return *changed, all(changed) and orders[1] != orders[2]


def ordered(
    base: Sequence[RowId],
    ours: Sequence[RowId],
    theirs: Sequence[RowId],
    kept: Collection[RowId],
    day: Callable[[RowId], str],
    *,
    ours_last: bool = False,
) -> list[RowId]:
    """Return those that are `kept` in the order of ours, or of theirs where only they moved any.

    What the other side added stands behind what it stood behind there. Where both added in one place, rows with a
    `day` stand in the order of days, of one day those of ours first, or last; all others those of ours first.
    """
    by_ours, by_theirs, _ = moved(base, ours, theirs)
    main, other = (theirs, ours) if by_theirs and not by_ours else (ours, theirs)
    found = [each for each in main if each in kept]
    known = set(other)
    following: dict[RowId | None, RowId | None] = dict(zip([None, *found], [*found, None], strict=True))
    before: RowId | None = None
    for each in other:
        if each not in following and each in kept:
            while (
                (there := following[before])
                and there not in known
                and _stays(day(there), day(each), main is ours, ours_last=ours_last)
            ):
                before = there
            following[each], following[before] = there, each
        if each in following:
            before = each
    return list(_chain(following))


def _chain(following: Mapping[RowId | None, RowId | None]) -> Iterator[RowId]:
    """Yield rows, each followed by another, from the one that nothing stands before."""
    each = following[None]
    while each:
        yield each
        each = following[each]


def _stays(there: str, new: str, is_ours: bool, *, ours_last: bool) -> bool:  # noqa: FBT001 - one of the facts about two rows
    """Whether a row that the other side does not know stays before a new one; it `is_ours`, or the new one is."""
    return there < new or (there == new and is_ours is not ours_last) if there and new else is_ours
