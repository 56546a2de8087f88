"""Values: classes as the decorator of `dataclasses` makes them, but built by msgspec, which compiles no code for them.

A class takes 0.02 ms instead of 0.4 and a value 0.2 µs instead of 1.2 (docs/PERFORMANCE.md). `fields`, `replace` and
`is_dataclass` of the standard library take both; `replace` of this module is quicker. A class with bases is the
standard library's own.

There are two more kinds, for what a workspace holds a hundred times as often as anything else (docs/PERFORMANCE.md). A
`row` is part of nothing that holds itself, so the garbage collector never looks at it. A `word` is written as one word
in a file, and is bytes as that word: whoever reads it again shares what is equal (`loading.packing`).
"""

from __future__ import annotations

import dataclasses
import functools
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

__all__ = ["dataclass", "replace", "row", "word"]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from dataclasses import dataclass
    from dataclasses import dataclass as row
    from dataclasses import dataclass as word
    from inspect import Signature
else:

    def dataclass(kind: type | None = None, /, *, slots: bool = False, **traits: bool) -> type | Callable[[type], type]:
        """Take and give what `dataclasses.dataclass` does; without slots a value holds what it has found out, too."""
        return functools.partial(_built, dict=not slots, **traits) if kind is None else _built(kind, dict=True)

    def row(**traits: bool) -> Callable[[type], type]:
        """Take and give the same, for values with slots of which many are held, and none holds itself."""
        del traits["slots"]
        return functools.partial(_built, gc=False, **traits)

    def word(**_traits: bool) -> Callable[[type], type]:
        """Take and give the same, for frozen values with slots that a file writes as one word; `fields` knows none."""
        return _worded


_Value = TypeVar("_Value")


def replace(value: _Value, /, **changes: Any) -> _Value:
    """Return a value with some fields changed, as `dataclasses.replace` does."""
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **changes)
    if isinstance(value, _Word):
        return type(value)(**{**dict(zip(value.__slots__, value.told(), strict=True)), **changes})
    changed: _Value = dataclasses.replace(value, **changes)  # type: ignore[type-var] # what is no Struct is one
    return changed


#: A class with so many fields has most of them by default.
_MANY = 20
#: Of each class that was built, the one that was decorated and how.
_DECORATED: dict[type, tuple[type, dict[str, bool]]] = {}


def _again(kind: type, **traits: bool) -> Any:
    """Return the same class as the standard library makes it."""
    decorated, own = _DECORATED[kind]
    copy = type(kind.__name__, decorated.__bases__, dict(vars(decorated)))
    return dataclasses.dataclass(**(traits or own))(copy)


@functools.cache
def _fields(kind: type) -> Mapping[str, dataclasses.Field[Any]]:
    told = _again(kind, init=False, repr=False, eq=False)  # no method is compiled
    return {each.name: each for each in dataclasses.fields(told)}


class _Fields:
    """The fields of a class, as `dataclasses` looks for them: told when they are first asked for."""

    def __get__(self, value: object, kind: type) -> Mapping[str, dataclasses.Field[Any]]:
        return _fields(kind)


class _Builder(type(msgspec.Struct)):  # type: ignore[misc] # msgspec gives the class of its classes no other name
    """Builds classes whose annotations nobody evaluates: most are imported for type checkers only."""

    @property
    def __signature__(cls) -> Signature:
        from inspect import signature

        return signature(_again(cls))


class _Built(msgspec.Struct, metaclass=_Builder):
    """What every class has that msgspec builds."""

    __dataclass_fields__ = _Fields()


class _Word:
    """A value whose fields are its slots; it never changes."""

    __slots__: tuple[str, ...] = ()
    _given: Mapping[str, object] = {}

    def __init__(self, *values: object, **named: object) -> None:
        names, put = self.__slots__, object.__setattr__
        told = {**self._given, **dict(zip(names, values, strict=False)), **named}
        if len(told) != len(names) or len(values) > len(names):
            raise TypeError(f"{type(self).__qualname__} has the fields {', '.join(names)}")
        for name in names:
            put(self, name, told[name])

    def told(self) -> tuple[object, ...]:
        """Return the values of all fields."""
        return tuple([getattr(self, name) for name in self.__slots__])

    def __setattr__(self, name: str, _value: object = None) -> None:
        raise AttributeError(f"cannot assign to field {name!r}")

    __delattr__ = __setattr__

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and self.told() == other.told())

    def __hash__(self) -> int:
        return hash(self.told())

    def __repr__(self) -> str:
        told = zip(self.__slots__, self.told(), strict=True)
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in told)})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), self.told()


def _worded(kind: type) -> type:
    names = tuple(vars(kind)["__annotations__"])
    body = {name: each for name, each in vars(kind).items() if name not in ("__dict__", "__weakref__", *names)}
    given = {name: vars(kind)[name] for name in names if name in vars(kind)}
    return type(kind.__name__, (_Word,), body | {"__slots__": names, "__match_args__": names, "_given": given})


def _built(kind: type, **traits: bool) -> type:
    own = {name: each for name, each in traits.items() if name not in ("gc", "dict")}
    if set(kind.__bases__) - {object, Generic}:
        return dataclasses.dataclass(slots=not traits.get("dict"), **own)(kind)
    told = {name: each for name, each in vars(kind).items() if isinstance(each, dataclasses.Field)}
    unhashed = {name for name, each in told.items() if not each.compare or each.hash is False}
    body = {name: each for name, each in vars(kind).items() if name not in ("__dict__", "__weakref__")}
    body |= {name: _default(each) for name, each in told.items()}
    names = [*vars(kind).get("__annotations__", ())]
    if unhashed or not all(each.repr for each in told.values()):
        compared = [name for name in names if name not in told or told[name].compare]
        shown = [name for name in names if name not in told or told[name].repr]
        hashed = [name for name in names if name not in unhashed] if traits.get("frozen") else None
        body |= _without(compared, hashed, shown)
        traits |= {"eq": False}
    bases = _Built, *(base for base in kind.__bases__ if base is not object)
    # Where it is kept as bytes: what has many fields says few of them, by name; others all, in their order.
    value: type = _Builder(kind.__name__, bases, body, omit_defaults=True, array_like=len(names) < _MANY, **traits)
    _DECORATED[value] = kind, own
    return value


def _without(compared: Sequence[str], hashed: Sequence[str] | None, told: Sequence[str]) -> dict[str, Any]:
    """Return how a value is compared, hashed (None: not at all) and shown of which not all fields are."""
    fetch, fetch_hashed = attrgetter(*compared), attrgetter(*hashed) if hashed else None

    def same(one: object, other: object) -> bool:
        return fetch(one) == fetch(other) if type(one) is type(other) else NotImplemented

    def shown(one: object) -> str:
        return f"{type(one).__qualname__}({', '.join(f'{name}={getattr(one, name)!r}' for name in told)})"

    hashing = fetch_hashed and (lambda one: hash(fetch_hashed(one)))
    return {"__eq__": same, "__hash__": hashing, "__repr__": shown}


def _default(each: dataclasses.Field[Any]) -> Any:
    """Return the default of a field in the words of msgspec."""
    if each.default_factory is not dataclasses.MISSING:
        return msgspec.field(default_factory=each.default_factory)
    return msgspec.NODEFAULT if each.default is dataclasses.MISSING else each.default
