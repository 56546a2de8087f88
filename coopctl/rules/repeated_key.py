"""Two rows of a list have the same key: the same id, date, party, code or budget line twice."""

from __future__ import annotations

import functools
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TypeAlias

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.dates import Date
from coopctl.model.records import Agreement, Who
from coopctl.model.texts import Text
from coopctl.model.vocabularies import BudgetKind, Severity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR

#: Of one type, these are told apart by what they are; dates at least by their first days.
_PLAIN = frozenset({str, int, Date, BudgetKind})

_Row: TypeAlias = "tuple[Place, object]"


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each row whose key an earlier row of its list has. A row without any of its key has none."""
    path = seen.record.path
    for names, rows in _lists(seen):
        first: dict[Hashable, Place] = {}
        for place, row in rows:
            kind: type = type(row)
            key = tuple([_comparable(getattr(row, name) or None) for name in _attributes(kind, names)])
            if not any(key):
                continue
            if key in first:
                yield Problem(
                    path,
                    (*place, names[0]) if len(names) == 1 else place,
                    msg("the same {key} as in an earlier row", key=", ".join(names)),
                    msg("delete one of the two rows, or tell them apart"),
                    related=(Elsewhere(path, first[key], msg("first given here")),),
                )
            first.setdefault(key, place)


def _lists(seen: Seen) -> Iterator[tuple[tuple[str, ...], list[_Row]]]:
    """Give (key, rows) of each keyed list of two rows or more. Decisions are one list in the whole agreement."""
    decisions: list[_Row] = []
    whole: tuple[type, list[_Row]] = type(seen.record), [((), seen.record)]
    for kind, values in (whole, *seen.values.items()):
        for name, names in _keyed(kind):
            for place, value in values:
                found = getattr(value, name)
                if found and not place and name not in seen.data:
                    continue  # only a part of the record is looked at, and this is not in it
                if name == "decisions":
                    decisions += _rows(place, name, found)
                elif len(found) > 1 and not _is_each_another(found, names):
                    yield names, _rows(place, name, found)
    if isinstance(seen.record, Agreement) and decisions:
        yield ("id",), decisions


def _is_each_another(rows: Sequence[object], names: tuple[str, ...]) -> bool:
    """Whether one field of the key alone tells all rows apart, as it does in most lists; False where it may not."""
    kind: type = type(rows[0])
    for name in _attributes(kind, names):
        values = {
            each.earliest if each.__class__ is Date else each for row in rows if _is_plain(each := getattr(row, name))
        }
        if len(values) == len(rows):
            return True
    return False


def _is_plain(value: object) -> bool:
    """Whether two such values are the same key where they are equal, and only there, and can be looked up."""
    return value.__class__ in _PLAIN and bool(value)


def _rows(place: Place, name: str, found: Sequence[object]) -> list[_Row]:
    return [((*place, name, position), row) for position, row in enumerate(found)]


@functools.cache
def _keyed(kind: type) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (field, key) of each keyed list that a row of this type holds."""
    if not is_dataclass(kind):
        return ()
    return tuple((each.name, each.metadata["key"]) for each in fields(kind) if "key" in each.metadata)


@functools.cache
def _attributes(kind: type, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the attributes of a row that hold the fields of its key: from_ is `from`."""
    return tuple(name if hasattr(kind, name) else f"{name}_" for name in names)


def _comparable(value: object) -> Hashable:
    """Return what two values have in common when they are the same key: spelling, not form, decides."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, Who):
        return (value.party, _comparable(value.organisation), _comparable(value.person))
    if isinstance(value, Text):
        return frozenset((tag.casefold(), " ".join(words.split())) for tag, words in value.variants.items())
    if isinstance(value, Date):
        return value.earliest, value.latest
    return str(value)
