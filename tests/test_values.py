"""The house's values are what the standard library's are: only their classes are built otherwise."""

from __future__ import annotations

import copy
import dataclasses
import inspect
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from coopctl import values
from tests.tables import table

T = TypeVar("T")


def classes(dataclass: Any) -> dict[str, Any]:
    """Make one class of each kind by a decorator."""

    @dataclass(frozen=True, slots=True)
    class Plain:
        """A value."""

        first: int
        rest: tuple[str, ...] = ()
        more: dict[str, int] = dataclasses.field(default_factory=dict)
        keyed: int = dataclasses.field(default=1, metadata={"key": "x"})

        @property
        def twice(self) -> int:
            return 2 * self.first

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        optional: int = 0
        needed: NotThere  # type: ignore[name-defined, misc] # noqa: F821 - as what is imported for type checkers only

    @dataclass(slots=True)
    class Open:
        seen: set[int] = dataclasses.field(default_factory=set)

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered(Generic[T]):
        place: int

    @dataclass(frozen=True, slots=True)
    class Partly:
        first: int
        note: str = dataclasses.field(default="", compare=False)

    @dataclass(frozen=True, slots=True)
    class Aside:
        first: int
        note: str = dataclasses.field(default="", repr=False, compare=False)

    @dataclass(frozen=True, slots=True)
    class Unhashed:
        first: int
        more: dict[str, int] = dataclasses.field(default_factory=dict, hash=False)

    @dataclass(frozen=True)
    class Holding:
        first: int
        more: dict[str, int] = dataclasses.field(default_factory=dict, repr=False)

        @cached_property
        def found(self) -> list[int]:
            return [self.first]

    @dataclass
    class Bare:
        first: int
        note: str = dataclasses.field(default="", compare=False)

    return {kind.__name__: kind for kind in (Plain, Named, Open, Ordered, Partly, Aside, Unhashed, Holding, Bare)}


OURS, THEIRS = classes(values.dataclass), classes(dataclasses.dataclass)
MADE: dict[str, tuple[tuple[int, ...], dict[str, Any]]] = {
    "Plain": ((1,), {"rest": ("a",)}),
    "Named": ((), {"needed": 3}),
    "Open": ((), {}),
    "Ordered": ((2,), {}),
    "Partly": ((1,), {"note": "x"}),
    "Aside": ((1,), {"note": "x"}),
    "Unhashed": ((1,), {"more": {"a": 1}}),
    "Holding": ((1,), {"more": {"a": 1}}),
    "Bare": ((1,), {"note": "x"}),
}


@table("name", MADE)
def test_a_value_is_what_the_standard_library_makes(name: str) -> None:
    words, named = MADE[name]
    ours, theirs = (kinds[name](*words, **named) for kinds in (OURS, THEIRS))

    assert repr(ours).removeprefix("classes.<locals>.") == repr(theirs).removeprefix("classes.<locals>.")
    assert ours == OURS[name](*words, **named) == copy.deepcopy(ours)
    assert ours != theirs, "another class is another value"
    assert name != "Plain" or OURS[name].__doc__ == THEIRS[name].__doc__
    assert OURS[name].__match_args__ == THEIRS[name].__match_args__
    assert str(inspect.signature(OURS[name])) == str(inspect.signature(THEIRS[name]))
    assert hasattr(ours, "__dict__") == hasattr(theirs, "__dict__")
    assert hasattr(OURS[name], "__struct_fields__")
    told = [
        [(each.name, each.type, each.default, each.default_factory, each.metadata) for each in dataclasses.fields(kind)]
        for kind in (OURS[name], THEIRS[name])
    ]
    assert told[0] == told[1]
    assert dataclasses.is_dataclass(ours)


def test_what_is_frozen_is_hashed_and_kept() -> None:
    kind = OURS["Ordered"]

    assert len({kind(1), kind(1), kind(2)}) == 2
    assert kind(1) < kind(2)
    with pytest.raises(AttributeError):
        kind(1).place = 2
    with pytest.raises(TypeError, match="needed"):
        OURS["Named"]()
    with pytest.raises(TypeError):
        OURS["Named"](1, 2)


def test_values_are_replaced_and_defaults_are_not_shared() -> None:
    first, second = OURS["Open"](), OURS["Open"]()
    first.seen.add(1)

    assert second.seen == set()
    assert dataclasses.replace(OURS["Plain"](2), first=4).twice == 8
    assert OURS["Partly"](1, "a") == OURS["Partly"](1, "b"), "a field that is not compared"


def test_what_stands_aside_is_neither_compared_nor_hashed_nor_shown() -> None:
    for kinds in (OURS, THEIRS):
        one, other = kinds["Aside"](1, "a"), kinds["Aside"](1, "b")
        assert (one, hash(one), repr(one)) == (other, hash(other), repr(other))
        assert one != kinds["Aside"](2, "a")
        assert one != kinds["Partly"](1)
    assert hasattr(OURS["Aside"], "__struct_fields__")
    for kinds in (OURS, THEIRS):
        one, other = kinds["Unhashed"](1, {"a": 1}), kinds["Unhashed"](1, {"a": 2})
        assert (one != other, hash(one), kinds["Partly"](1, "a")) == (True, hash(other), kinds["Partly"](1, "b"))


def test_a_value_without_slots_holds_what_it_has_found_out() -> None:
    for kinds in (OURS, THEIRS):
        one, bare = kinds["Holding"](1), kinds["Bare"](1)
        assert one.found is one.found
        assert "found" in vars(one)
        assert values.replace(one, first=2).found == [2]
        bare.first, bare.other = 2, 3
        assert (bare.first, bare.other, kinds["Bare"].__hash__) == (2, 3, None)
        with pytest.raises(AttributeError):
            one.first = 2


def words(word: Any) -> Any:
    @word(frozen=True, slots=True)
    class Word:
        """A word."""

        text: str
        place: int = 3

        @property
        def twice(self) -> str:
            return self.text * 2

    return Word


def test_a_word_is_what_the_standard_library_makes() -> None:
    ours, theirs = words(values.word), words(dataclasses.dataclass)

    assert repr(ours("a")).removeprefix("words.<locals>.") == repr(theirs("a")).removeprefix("words.<locals>.")
    assert ours("a", place=4) == copy.deepcopy(ours("a", 4)) == values.replace(ours("b", 4), text="a")
    assert hash(ours("a")) == hash(ours("a", 3)) == hash(theirs("a"))
    assert ours("a") not in (theirs("a"), ours("b"), "a")
    assert (ours("a").twice, ours.__doc__, ours.__match_args__) == ("aa", theirs.__doc__, theirs.__match_args__)
    assert not hasattr(ours("a"), "__dict__")
    with pytest.raises(AttributeError):
        ours("a").text = "b"
    with pytest.raises(AttributeError):
        del ours("a").text
    for given, named in (((), {}), (("a", 1, 2), {}), (("a",), {"other": 1})):
        with pytest.raises(TypeError):
            ours(*given, **named)
