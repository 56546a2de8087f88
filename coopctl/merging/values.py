"""What two sides made of a value: three-way, map by field and list by row; no text is known here."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from coopctl.edits.operations import same
from coopctl.merging.pairs import identified, key_of, moved, ordered
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.merging.pairs import RowId
    from coopctl.model.places import Place
    from coopctl.model.records import Json


class Whose(StrEnum):
    """Whose version of a field: that of the file that is kept, or that of what is merged into it."""

    OURS = "ours"
    THEIRS = "theirs"


class Lacking:
    """Nothing stands there."""


LACKING: Final = Lacking()
Value: TypeAlias = "Json | Lacking"
#: What decides every field that is not named.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both sides changed otherwise: its name and place, and what each side says.

    `remarks`: both say the same, and it is the comments at it that differ.
    """

    name: str
    place: Place
    base: Value
    ours: Value
    theirs: Value
    remarks: bool = False


@dataclass
class Choices:
    """How a merge decides: by what is `taken`; else a field is a clash, and `prefer` stands there for the time being.

    `forced` are clashes of which the values do not tell. `clashes` collects what was not decided, by name.
    """

    kind: str
    taken: Mapping[str, Whose]
    prefer: Whose = Whose.OURS
    forced: frozenset[str] = frozenset()
    clashes: dict[str, Clash] = field(default_factory=dict)
    decided: dict[str, Whose] = field(default_factory=dict)

    def decide(self, clash: Clash) -> Whose:
        """Return whose version of a field stands, and note that it was asked for, or that nobody has decided."""
        name = clash.name
        while name not in self.taken and name:
            name = name[: max(name.rfind("."), name.rfind("["), 0)]
        side = self.taken.get(name or ALL)
        if side is None:
            self.clashes.setdefault(clash.name, clash)
            return self.prefer
        self.decided[clash.name] = side
        return side

    def ours_last(self, name: str) -> bool:
        """Whether of rows of one day ours come last: of updates the last one tells the status that is taken."""
        return name == "updates" and self.taken.get("status", self.taken.get(ALL)) is Whose.OURS

    def holds_clash(self, name: str) -> bool:
        """Whether a clash that values do not tell stands at a field or within it."""
        return any(each == name or each.startswith((f"{name}.", f"{name}[")) or not name for each in self.forced)

    def merged(self, place: Place, name: str, base: Value, ours: Value, theirs: Value) -> Value:
        """Return what becomes of a value that may be another on both sides."""
        if name in self.forced:
            return self.either(place, name, base, ours, theirs)
        sure = _sure(base, ours, theirs)
        if sure and not self.holds_clash(name):
            return sure[0]
        if are_lists(ours, theirs):
            return self._list(place, name, rows_of(base), ours, theirs)
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._map(place, name, base if isinstance(base, dict) else {}, ours, theirs)
        return sure[0] if sure else self.either(place, name, base, ours, theirs)

    def either(self, place: Place, name: str, base: Value, ours: Value, theirs: Value) -> Value:
        """Return the version of a field that stands where there are two."""
        return ours if self.decide(Clash(name, place, base, ours, theirs)) is Whose.OURS else theirs

    def _map(
        self, place: Place, name: str, base: Mapping[str, Json], ours: Mapping[str, Json], theirs: Mapping[str, Json]
    ) -> Value:
        found: dict[str, Json] = {}
        for key in [*ours, *(each for each in theirs if each not in ours)]:
            sides = (each.get(key, LACKING) for each in (base, ours, theirs))
            value = self.merged((*place, key), inner(name, key), *sides)
            if not isinstance(value, Lacking):
                found[key] = value
        return found

    def _list(self, place: Place, name: str, base: Sequence[Json], ours: Value, theirs: Value) -> Value:
        lists = base, rows_of(ours), rows_of(theirs)
        rows = MergedRows.of(self.kind, place, lists, ours_last=self.ours_last(name))
        if rows.moved[2]:
            return self.either(place, name, list(base), ours, theirs)
        found: dict[RowId, Json] = {}
        for row in rows.all:
            value = self.merged((*place, 0), rows.name(name, row), *rows.values(row))
            if not isinstance(value, Lacking):
                found[row] = value
        if not found and [] not in (ours, theirs):
            return LACKING
        return [found[row] for row in rows.order(found)]


@dataclass(frozen=True, slots=True)
class MergedRows:
    """The rows of a list on three sides (base, ours, theirs), each told by its id; `places` is where each stands."""

    key: Sequence[str]
    lists: tuple[Sequence[Json], Sequence[Json], Sequence[Json]]
    ids: tuple[list[RowId], list[RowId], list[RowId]]
    places: Sequence[Mapping[RowId, int]]
    ours_last: bool = False

    @classmethod
    def of(
        cls,
        kind: str,
        place: Place,
        lists: tuple[Sequence[Json], Sequence[Json], Sequence[Json]],
        *,
        ours_last: bool,
    ) -> MergedRows:
        """Tell which rows are the same, and whether of one day ours come last."""
        key = key_of(kind, place, *lists)
        ids = identified(key, *lists)
        return cls(key, lists, ids, [{row: at for at, row in reversed([*enumerate(side)])} for side in ids], ours_last)

    @property
    def all(self) -> list[RowId]:
        """Every row of ours and of theirs."""
        return list(dict.fromkeys([*self.ids[1], *self.ids[2]]))

    @property
    def moved(self) -> tuple[bool, bool, bool]:
        """Whether ours, theirs, and both otherwise, put rows into another order."""
        return moved(*self.ids)

    def order(self, kept: Mapping[RowId, object]) -> list[RowId]:
        """Return the rows that are kept, in their order."""
        return ordered(*self.ids, kept, self._day, ours_last=self.ours_last)

    def at(self, row: RowId) -> tuple[int | None, int | None, int | None]:
        """Return where a row stands on each side."""
        base, ours, theirs = (each.get(row) for each in self.places)
        return base, ours, theirs

    def values(self, row: RowId) -> tuple[Value, Value, Value]:
        """Return what a row says on each side."""
        base, ours, theirs = (
            LACKING if at is None else rows[at] for rows, at in zip(self.lists, self.at(row), strict=True)
        )
        return base, ours, theirs

    def name(self, within: str, row: RowId) -> str:
        """Return what a row is called: by its key where it has one, else by where it stood."""
        at = next((number, each) for number, each in enumerate(self.at(row)) if each is not None)
        data = self.lists[at[0]][at[1]]
        if not self.key or not isinstance(data, dict):
            return f"{within}[{at[1]}]"
        said = "/".join(str(data[each]) for each in self.key if data.get(each) is not None)
        return f"{within}.{said}" if self.key == ("id",) else f"{within}[{said}]"

    def _day(self, row: RowId) -> str:
        data = next(each for each in self.values(row)[::-1] if not isinstance(each, Lacking))
        return str(data.get("date") or "") if isinstance(data, dict) else ""


def _sure(base: Value, ours: Value, theirs: Value) -> tuple[Value, ...]:
    """Return what stands where at most one side changed a value, or both alike; else ()."""
    if equal(ours, theirs) or equal(base, theirs):
        return (ours,)
    return (theirs,) if equal(base, ours) else ()


def inner(name: str, key: str) -> str:
    """Return the name of a field within another."""
    return f"{name}.{key}" if name else key


def equal(one: Value, other: Value) -> bool:
    """Whether two values are the same; nothing is the same as nothing."""
    if isinstance(one, Lacking) or isinstance(other, Lacking):
        return isinstance(one, Lacking) and isinstance(other, Lacking)
    return same(one, other)


def rows_of(value: Value) -> Sequence[Json]:
    """Return the rows of a list, none where there is none."""
    return value if isinstance(value, list) else []


def are_lists(ours: Value, theirs: Value) -> bool:
    """Whether two values can be merged row by row: lists, one of which may be gone."""
    kinds = {type(ours), type(theirs)}
    return list in kinds and kinds <= {list, Lacking}
