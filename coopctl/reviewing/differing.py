"""What makes one version of a record into another: a draft, as verbs have it, told in their words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, cast

from coopctl.changing import paths
from coopctl.changing.draft import Draft, WrittenValue
from coopctl.changing.record_data import RecordData
from coopctl.edits import Insert, Move, Put, Remove
from coopctl.edits.operations import same
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

    from coopctl.edits import Operation
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json, Record

#: What tells a row apart among those of its list, and how many before it have the same.
_Name: TypeAlias = "tuple[Hashable, int]"
#: Rows without a key are taken for the same one where they say the same here, the first of these before the others.
_LIKE = (("date", "author"), ("text",), ("date",))
#: What rows may leave out of their key, where their agreement says it for all.
_DEFAULTED = frozenset({"currency", "funder"})


def differing(old: Record, new: Record, portfolio: Portfolio, older: Portfolio | None = None) -> Draft:
    """Return the draft that makes the data of `old` into those of `new`; it has no operation where they are the same.

    Rows are the same by the key of their list, not by where they stand; without a key, where they say the same, then
    by their date and author, or their text. The order of fields is no difference. What is taken away is told as of the
    older data, all else as of the newer; names are looked up in the `older` portfolio, where there is one, and in the
    newer.
    """
    was = RecordData(old, older) if older else RecordData(replace(old, ref=new.ref, path=new.path), portfolio)
    found = _Difference(was, RecordData(new, portfolio), [], [])
    found.of_maps(_NOWHERE, old.data, new.data)
    return Draft(found.now, found.operations, found.written)


def drafted(new: Record, portfolio: Portfolio) -> Draft:
    """Return the draft that makes a record out of nothing."""
    return differing(replace(new, data={}), new, portfolio)


def by_new_names(written: Sequence[WrittenValue], portfolio: Portfolio) -> Sequence[WrittenValue]:
    """Return what is left to tell where a value that only names the same record by its new name is no change."""
    gone: defaultdict[tuple[Hashable, str], deque[int]] = defaultdict(deque)
    for at, each in enumerate(written):
        if each.after is None and isinstance(each.before, str) and portfolio.current(each.before) != each.before:
            gone[_within(each), portfolio.current(each.before)].append(at)
    named_anew: set[int] = set()
    for at, each in enumerate(written):
        if not isinstance(each.after, str) or not _known(each.after, portfolio):
            continue
        if each.before is not None:
            named_anew |= {at} if _names_same(each.before, each.after, portfolio) else set()
        elif gone and (same_ones := gone.get((_within(each), each.after))):
            named_anew |= {at, same_ones.popleft()}
    return [each for at, each in enumerate(written) if at not in named_anew]


def _within(written: WrittenValue) -> Hashable:
    """Return what a value stands in, rows on the way by their key: it is the same before and after."""
    subject, way = written.subject, written.place[:-1]
    return tuple(
        step if isinstance(step, str) else paths.names(subject.value(way[: at + 1]), subject.shape(way[:at]))
        for at, step in enumerate(way)
    )


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


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a value stands in the older data, in the newer ones, and on the way, when it comes to be changed."""

    then: Place
    now: Place
    between: Place

    def field(self, name: str) -> _Spot:
        return _Spot((*self.then, name), (*self.now, name), (*self.between, name))

    def row(self, then: int, now: int, between: int) -> _Spot:
        return _Spot((*self.then, then), (*self.now, now), (*self.between, between))


_NOWHERE = _Spot((), (), ())


@dataclass
class _Difference:
    """What makes a record that `was` into what it is `now`, and what is told of it: each list is copied not once."""

    was: RecordData
    now: RecordData
    operations: list[Operation]
    written: list[WrittenValue]

    def of_maps(self, spot: _Spot, old: Mapping[str, Json], new: Mapping[str, Json]) -> None:
        for name in [each for each in old if each not in new]:
            self._gone(spot.field(name), old[name])
        for name, value in new.items():
            if (before := old.get(name)) is not value:
                self._of_values(spot.field(name), before, value)

    def _of_values(self, spot: _Spot, old: Json, new: Json) -> None:
        if same(old, new):
            return
        if isinstance(old, dict) and isinstance(new, dict):
            self.of_maps(spot, old, new)
        elif isinstance(new, list) and new and (old is None or isinstance(old, list)):
            self._of_lists(spot, old or [], new)
        elif isinstance(new, list) and isinstance(old, list):
            self.operations.append(Put(spot.between, new))
            self._all_gone(spot, enumerate(old))
        else:
            self.operations.append(Put(spot.between, new))
            self._tell(spot, old, new)

    def _gone(self, spot: _Spot, old: Json) -> None:
        """Take a field away; of a list each row is told, and not the list."""
        if old is None:
            return
        self.operations.append(Remove(spot.between))
        if isinstance(old, list):
            self._all_gone(spot, enumerate(old))
        else:
            self._tell(spot, old, None)

    def _all_gone(self, spot: _Spot, rows: Iterable[tuple[int, Json]]) -> None:
        self.written += [WrittenValue((*spot.then, at), row, None, self.was) for at, row in rows if row is not None]

    def _tell(self, spot: _Spot, old: Json, new: Json) -> None:
        place, subject = (spot.then, self.was) if new is None else (spot.now, self.now)
        self.written.append(WrittenValue(place, old, new, subject, (spot.then, self.was)))

    def _of_lists(self, spot: _Spot, old: Sequence[Json], new: Sequence[Json]) -> None:
        kept = dict(sorted(paired(old, new, self.now.shape(spot.now).key).items()))
        gone = [at for at in range(len(old)) if at not in kept]
        self.operations += [Remove((*spot.between, at)) for at in reversed(gone)]
        self._all_gone(spot, ((at, old[at]) for at in gone))
        for between, (then, now) in enumerate(kept.items()):
            if old[then] is not new[now]:
                self._of_values(spot.row(then, now, between), old[then], new[now])
        self.operations += _moves(spot.between, list(kept.values()))
        known = set(kept.values())
        added = [(at, row) for at, row in enumerate(new) if at not in known]
        self.operations += [Insert(spot.between, row, at) for at, row in added]
        self.written += [WrittenValue((*spot.now, at), None, row, self.now) for at, row in added]


def _moves(within: Place, there: Sequence[int]) -> Iterator[Move]:
    """Yield what brings rows into the order of their numbers."""
    standing = {number: at for at, number in enumerate(there)}
    left = list(range(len(there)))
    for to, number in enumerate(sorted(there)):
        before = bisect_left(left, standing[number])
        del left[before]
        if before:
            yield Move((*within, to + before), to)


def paired(old: Sequence[Json], new: Sequence[Json], key: Sequence[str]) -> Mapping[int, int]:
    """Return, by the places of old rows, those of the new rows that they have become."""
    both = enumerate(zip(old, new, strict=False))
    if alike := next((at for at, (one, other) in both if not same(one, other)), min(len(old), len(new))):
        rest = paired(old[alike:], new[alike:], key) if alike < len(old) else {}
        return {at: at for at in range(alike)} | {then + alike: now + alike for then, now in rest.items()}
    if key:
        found = _matched(dict(enumerate(_names(old, key))), dict(enumerate(_names(new, key))))
        return {**found, **_with_defaults(old, new, key, found)} if _DEFAULTED.issubset(key) else found
    pairs = dict(_matched(dict(enumerate(_names(old))), dict(enumerate(_names(new)))))
    left = _unmatched(old, pairs)
    right = _unmatched(new, set(pairs.values()))
    for fields in _LIKE:
        more = _matched(
            dict(zip(left, _names(list(left.values()), fields), strict=True)),
            dict(zip(right, _names(list(right.values()), fields), strict=True)),
        )
        pairs.update(more)
        left, right = _unmatched(left, more), _unmatched(right, set(more.values()))
    return pairs


def _unmatched(rows: Sequence[Json] | Mapping[int, Json], matched: Collection[int]) -> dict[int, dict[str, Json]]:
    """Return the maps among rows that are not `matched`, by their places."""
    placed: Iterable[tuple[int, Json]] = rows.items() if isinstance(rows, Mapping) else enumerate(rows)
    return {at: row for at, row in placed if at not in matched and isinstance(row, dict)}


def _with_defaults(
    old: Sequence[Json], new: Sequence[Json], key: Sequence[str], found: Mapping[int, int]
) -> Mapping[int, int]:
    """Return the pairs of the other rows of which one leaves out what the other says of the key, as defaults let it.

    Rows are looked up by what both say of the key: once for each set of fields that rows say of it.
    """
    left, right = (
        {at: {name: frozen(row[name]) for name in key if row.get(name) is not None} for at, row in rows.items()}
        for rows in (_unmatched(old, found), _unmatched(new, set(found.values())))
    )
    kinds: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for to, after in right.items():
        kinds[frozenset(after)].append(to)

    @cache
    def standing(kind: frozenset[str], shared: Sequence[str]) -> Mapping[Hashable, deque[int]]:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for to in kinds[kind]:
            waiting[tuple(right[to][name] for name in shared)].append(to)
        return dict(waiting)

    pairs: dict[int, int] = {}
    paired_with: set[int] = set()
    for at, before in left.items():
        fitting: list[int] = []
        for kind in kinds:
            shared = tuple(name for name in key if name in before and name in kind)
            if shared and kind != before.keys():
                line = standing(kind, shared).get(tuple(before[name] for name in shared), deque())
                while line and line[0] in paired_with:
                    line.popleft()
                fitting += islice(line, 1)
        if fitting:
            pairs[at] = min(fitting)
            paired_with.add(pairs[at])
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
    if value.__class__ is str:
        return value
    if isinstance(value, dict):
        return frozenset([(name, frozen(each)) for name, each in value.items()])
    if isinstance(value, list):
        return "", *map(frozen, value)
    return type(value).__name__, str(cast("object", value))
