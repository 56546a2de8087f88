"""Files that are left out because something in them does not fit: the values in them that can be read all the same."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args, get_origin

from coopctl.loading.builders import innermost, types_of
from coopctl.model.dates import Date, NotADateError, Period, parse_fact, parse_period
from coopctl.model.places import field_name
from coopctl.model.records import Action, Agreement, Who
from coopctl.model.texts import Text, plain
from coopctl.model.walk import Seen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from coopctl.model.places import Place
    from coopctl.model.portfolio import LeftOut
    from coopctl.model.records import Json
    from coopctl.model.walk import Patience


#: What a record knows of its file, and no file says.
_NOT_WRITTEN = ("ref", "path", "data")


def see(left: LeftOut, data: Mapping[str, Json], language: str, told: Collection[str], patience: Patience) -> Seen:
    """Walk over the map of a file that no record is made of: its dates, periods and texts, each where it may stand.

    What is `told` already, as the name of a field, is passed over, and so is what holds it.
    """
    kind: Any = Action if "/" in (left.ref or "") else Agreement
    found: dict[type, list[tuple[Place, object]]] = {}
    over = {name for each in told for name in _holding(each)}
    for place, value in _values(kind, dict(data), (), language):
        if field_name(place) not in over:
            found.setdefault(type(value), []).append((place, value))
    needed = [each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING]
    record = kind(**{**dict.fromkeys(needed), "ref": left.ref, "path": left.path, "data": data})
    return Seen(record, data, found, patience)


def _holding(name: str) -> Iterator[str]:
    """Yield the name of a field, and those of all that hold it: parties[0].name, parties[0], parties."""
    yield name
    yield from (name[:at] for at, sign in enumerate(name) if sign in ".[")


def _values(hint: Any, value: Json, place: Place, language: str) -> Iterator[tuple[Place, object]]:
    """Yield what can be read of a value by itself, by the annotation that the model has for it."""
    kinds = innermost(hint) or (hint,)
    row: Any = next((each for each in kinds if is_dataclass(each) and each not in (Text, Date, Period)), None)
    entry = next((get_args(each)[0] for each in (hint, *get_args(hint)) if get_origin(each) is tuple), None)
    if entry is not None:
        for position, each in enumerate(value) if isinstance(value, list) else ():
            yield from _values(entry, each, (*place, position), language)
    elif row is not None and isinstance(value, dict):
        types = types_of(row)
        for key, each in value.items():
            name = f"{key}_" if f"{key}_" in types else key
            if name in types and (place or key not in _NOT_WRITTEN):
                yield from _values(types[name], each, (*place, key), language)
    elif (read := _read(kinds, value, language)) is not None:
        yield place, read


def _read(kinds: tuple[Any, ...], value: Json, language: str) -> Date | Period | Text | None:
    """Return the date, the period or the text that a value is, None for anything else."""
    if isinstance(value, bool) or Who in kinds:
        return None
    if Text in kinds:
        return _text(value, language)
    if isinstance(value, str | int | Decimal) and (Date in kinds or Period in kinds):
        try:
            return parse_fact(str(value)) if Date in kinds else parse_period(str(value))
        except NotADateError:
            return None
    return None


def _text(value: Json, language: str) -> Text | None:
    said = {language: value} if isinstance(value, str) else value
    if not isinstance(said, dict) or not said:
        return None
    words = {tag: each for tag, each in said.items() if isinstance(each, str) and each}
    if len(words) < len(said):
        return None
    return plain(language, value) if isinstance(value, str) else Text(words)
