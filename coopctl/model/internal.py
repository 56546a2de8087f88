"""What is not for everybody: notes, fields of a user's own, and what the settings mark as internal."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, get_args, get_origin, get_type_hints

from coopctl.model.dates import Date, Period
from coopctl.model.numerals import Numeral
from coopctl.model.records import Action, Agreement, Defaults, Recurrence, Who
from coopctl.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coopctl.model.records import Json

#: The fields that are hidden, by key, with those within them; none where the whole field is.
Hidden: TypeAlias = "dict[str, Hidden]"

#: What no public output holds, whatever the settings say: doubts, and what a source said otherwise.
ALWAYS = ("notes",)
_OWN = "x-"
_TYPES = {each.__name__: each for each in (Date, Period, Text, Decimal, Mapping)} | {"Numeral": Numeral}
#: By what a record is known: never hidden.
_NAMES = frozenset({"ref", "path", "data", "formerly"})
_LEAVES = (Text, Date, Period, Recurrence)


def known(path: str) -> bool:
    """Whether `path` (milestones.note) is a field that agreements or actions may have, and can do without."""
    return any(_spare(kind, path.split(".")) for kind in (Agreement, Action))


def known_paths() -> tuple[str, ...]:
    """Return the path of every field that can be marked as internal, in the order of the model."""
    return tuple(dict.fromkeys(path for kind in (Agreement, Action) for path in _paths(kind, "")))


def hidden(paths: Iterable[str]) -> Hidden:
    """Return what a public output leaves out where the settings mark these paths.

    What an agreement's `defaults` give goes with the field that takes it.
    """
    found: Hidden = {}
    every = [path.split(".") for path in (*ALWAYS, *paths)]
    for steps in sorted(every, key=len):
        _plant(found, steps)
    for name in _fields(Defaults):
        if _hides(found, name) or _hides(found, "budget", name):
            _plant(found, ["defaults", name])
    return found


def shown(data: Mapping[str, Json], kind: type, hidden: Hidden) -> dict[str, Json]:
    """Return what a file says of a record, or of a row of that `kind`, without what is hidden or a user's own.

    A row that needs what is left out goes whole, as does one of which nothing remains: then {}.
    """
    found: dict[str, Json] = {}
    known_ = {} if kind is Mapping else _fields(kind)
    for key, value in data.items():
        spare, inner = known_.get(key, (True, None))
        within = hidden.get(key)
        if key.startswith(_OWN) or (within == {} and spare):
            continue
        kept = value if inner is None else _said(value, inner, within or {})
        if kept is not None or value is None:
            found[key] = kept
        elif not spare:
            return {}
    return found


def _said(value: Json, kind: type, hidden: Hidden) -> Json:
    """Return a value of a file without what is hidden; None where nothing remains of it."""
    if isinstance(value, list):
        return [kept for each in value if (kept := _said(each, kind, hidden)) is not None]
    if isinstance(value, dict):
        return shown(value, kind, hidden) or (None if value else {})
    return None if kind is Who and "party" in hidden else value  # a party's id that stands alone


def _plant(hidden: Hidden, steps: list[str]) -> None:
    """Add a path, unless it leads into what is hidden whole: such paths are shorter, and were added before."""
    for step in steps[:-1]:
        if hidden.get(step) == {}:
            return
        hidden = hidden.setdefault(step, {})
    hidden.setdefault(steps[-1], {})


def _hides(hidden: Hidden, *steps: str) -> bool:
    """Whether a field is hidden: itself, or what it stands in."""
    for step in steps:
        if step not in hidden:
            return False
        hidden = hidden[step]
        if not hidden:
            return True
    return False


def _spare(kind: type, steps: list[str]) -> bool:
    first, *rest = steps
    if first.startswith(_OWN):
        return True
    spare, inner = _fields(kind).get(first, (False, None))
    if not rest or inner is None:
        return spare and not rest
    return len(rest) == 1 if inner is Mapping else _spare(inner, rest)


def _paths(kind: type, before: str) -> list[str]:
    found: list[str] = []
    for key, (spare, inner) in _fields(kind).items():
        found += [f"{before}{key}"] if spare else []
        found += [] if inner is None or inner is Mapping else _paths(inner, f"{before}{key}.")
    return found


@functools.cache
def _fields(kind: type) -> dict[str, tuple[bool, type | None]]:
    """Return {key: (whether it may be absent, the row or the map of names that stands there)} of a row."""
    hints = get_type_hints(kind, localns=_TYPES)
    return {
        field.name.rstrip("_"): (_can_miss(field), _row(hints[field.name]))
        for field in fields(kind)
        if field.name not in _NAMES
    }


def _can_miss(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _row(hint: Any) -> type | None:
    """Return the row that an annotation is of, Mapping for a map of names, None for a plain value."""
    if get_origin(hint) is Mapping:
        return Mapping
    if is_dataclass(hint) and isinstance(hint, type):
        return None if issubclass(hint, _LEAVES) else hint
    return next((found for each in get_args(hint) if (found := _row(each)) is not None), None)
