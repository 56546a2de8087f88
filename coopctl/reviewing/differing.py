"""What makes one version of a record into another: a draft, as verbs have it, told in their words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, cast

from coopctl.changing.draft import Draft, WrittenValue
from coopctl.changing.record_data import RecordData
from coopctl.edits import Move
from coopctl.edits.operations import same

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json, Record

#: What tells a row apart among those of its list, and how many before it have the same.
_Name: TypeAlias = "tuple[Hashable, int]"
#: Rows without a key are taken for the same one where they say the same here, the first of these before the others.
_LIKE = (("date", "author"), ("text",), ("date",))
#: What rows may leave out of their key, where their agreement says it for all.
_DEFAULTED = frozenset({"currency", "funder"})


def differing(old: Record, new: Record, portfolio: Portfolio) -> Draft:
    """Return the draft that makes the data of `old` into those of `new`; it has no operation where they are the same.

    Rows are the same by the key of their list, not by where they stand; without a key, where they say the same, then
    by their date and author, or their text. The order of fields is no difference. Names are looked up in the newer
    `portfolio`.
    """
    draft = Draft(RecordData(replace(old, ref=new.ref, path=new.path), portfolio))
    _map(draft, (), old.data, new.data)
    return draft


def drafted(new: Record, portfolio: Portfolio) -> Draft:
    """Return the draft that makes a record out of nothing."""
    draft = Draft(RecordData(replace(new, data={}), portfolio))
    _map(draft, (), {}, new.data)
    return draft


def by_new_names(written: Sequence[WrittenValue], portfolio: Portfolio) -> Sequence[WrittenValue]:
    """Return what is left to tell where a value that only names the same record by its new name is no change."""
    left = list(written)
    for each in written:
        if not isinstance(each.after, str) or not _known(each.after, portfolio):
            continue
        if each.before is not None:
            same_one = _names_same(each.before, each.after, portfolio)
            left = [one for one in left if one is not each] if same_one else left
            continue
        for other in left:
            alike = other.after is None and other.place[:-1] == each.place[:-1]
            if alike and _names_same(other.before, each.after, portfolio):
                left = [one for one in left if one is not each and one is not other]
                break
    return left


def opened(written: Sequence[WrittenValue]) -> Iterator[WrittenValue]:
    """Yield the same, but of a row that is added or taken away each row in it that has an id by itself: a decision."""
    for each in written:
        row = each.before if each.after is None else each.after
        if (each.before is not None and each.after is not None) or not isinstance(row, dict):
            yield each
            continue
        inner = {name: rows for name, rows in row.items() if _have_ids(rows)} if isinstance(each.place[-1], int) else {}
        plain: Json = {name: value for name, value in row.items() if name not in inner}
        yield _with(each, each.place, plain)
        yield from (
            _with(each, (*each.place, name, at), one) for name, rows in inner.items() for at, one in enumerate(rows)
        )


def _have_ids(rows: Json) -> TypeGuard[list[Json]]:
    return isinstance(rows, list) and bool(rows) and all(isinstance(row, dict) and "id" in row for row in rows)


def _with(written: WrittenValue, place: Place, row: Json) -> WrittenValue:
    before, after = (None, row) if written.before is None else (row, None)
    return WrittenValue(place, before, after, written.subject)


def _names_same(before: Json, after: str, portfolio: Portfolio) -> bool:
    return (
        _known(after, portfolio) and isinstance(before, str) and before != after and portfolio.current(before) == after
    )


def _known(ref: str, portfolio: Portfolio) -> bool:
    return ref in portfolio.agreements or ref in portfolio.actions


def _map(draft: Draft, place: Place, old: Mapping[str, Json], new: Mapping[str, Json]) -> None:
    for name in [each for each in old if each not in new]:
        _away(draft, (*place, name), old[name])
    for name, value in new.items():
        _value(draft, (*place, name), old.get(name), value)


def _value(draft: Draft, place: Place, old: Json, new: Json) -> None:
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        _map(draft, place, old, new)
    elif isinstance(new, list) and new and (old is None or isinstance(old, list)):
        _list(draft, place, old or [], new)
    else:
        draft.put(place, new)


def _away(draft: Draft, place: Place, old: Json) -> None:
    """Take a field away; of a list each row is told, and not the list."""
    if isinstance(old, list):
        draft.empty(place)
    else:
        draft.take(place)


def _list(draft: Draft, place: Place, old: Sequence[Json], new: Sequence[Json]) -> None:
    kept = paired(old, new, draft.subject.shape(place).key)
    gone = 0
    for at in range(len(old)):
        if at not in kept:
            draft.take((*place, at - gone))
            gone += 1
    order = sorted(kept)
    for at, before in enumerate(order):
        _value(draft, (*place, at), old[before], new[kept[before]])
    there = [kept[before] for before in order]
    for at, wanted in enumerate(sorted(there)):
        if there[at] != wanted:
            found = there.index(wanted)
            draft.quietly(Move((*place, found), at))
            there.insert(at, there.pop(found))
    known = set(there)
    draft.fill(place, {at: row for at, row in enumerate(new) if at not in known})


def paired(old: Sequence[Json], new: Sequence[Json], key: Sequence[str]) -> Mapping[int, int]:
    """Return, by the places of old rows, those of the new rows that they have become."""
    if key:
        found = _matched(dict(enumerate(_names(old, key))), dict(enumerate(_names(new, key))))
        return {**found, **_with_defaults(old, new, key, found)} if _DEFAULTED.issubset(key) else found
    pairs = dict(_matched(dict(enumerate(_names(old))), dict(enumerate(_names(new)))))
    left = {at: row for at, row in enumerate(old) if at not in pairs and isinstance(row, dict)}
    right = {at: row for at, row in enumerate(new) if at not in pairs.values() and isinstance(row, dict)}
    for fields in _LIKE:
        more = _matched(
            dict(zip(left, _names(list(left.values()), fields), strict=True)),
            dict(zip(right, _names(list(right.values()), fields), strict=True)),
        )
        pairs.update(more)
        left = {at: row for at, row in left.items() if at not in more}
        right = {at: row for at, row in right.items() if at not in more.values()}
    return pairs


def _with_defaults(
    old: Sequence[Json], new: Sequence[Json], key: Sequence[str], found: Mapping[int, int]
) -> Mapping[int, int]:
    """Return the pairs of the other rows of which one leaves out what the other says of the key, as defaults let it."""
    pairs: dict[int, int] = {}
    for at, before in enumerate(old):
        for to, after in enumerate(new):
            if at in found or at in pairs or to in found.values() or to in pairs.values():
                continue
            if isinstance(before, dict) and isinstance(after, dict):
                ends = [(before.get(name), after.get(name)) for name in key if name in before or name in after]
                both = [each for each in ends if None not in each]
                if both and len(both) < len(ends) and all(same(*each) for each in both):
                    pairs[at] = to
    return pairs


def _matched(old: Mapping[int, _Name], new: Mapping[int, _Name]) -> Mapping[int, int]:
    places = {name: at for at, name in new.items()}
    return {at: places[name] for at, name in old.items() if name in places}


def _names(rows: Sequence[Json], key: Sequence[str] | None = None) -> Iterator[_Name]:
    """Yield what names each row: the fields of its key, else everything that it says."""
    seen: Counter[Hashable] = Counter()
    for row in rows:
        said = row if key is None or not isinstance(row, dict) else [row.get(each) for each in key]
        name = frozen(said)
        yield name, seen[name]
        seen[name] += 1


def frozen(value: Json) -> Hashable:
    """Return something that is the same for the same values only, of whatever type, and can be looked up."""
    if isinstance(value, dict):
        return frozenset((name, frozen(each)) for name, each in value.items())
    if isinstance(value, list):
        return tuple(map(frozen, value))
    return type(value).__name__, str(cast("object", value))
