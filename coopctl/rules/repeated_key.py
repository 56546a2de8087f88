"""Two rows of a list have the same key: the same id, date, party, code or budget line twice."""

from __future__ import annotations

import functools
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TypeAlias

from coopctl.findings import Elsewhere, Problem, Severity
from coopctl.messages import msg
from coopctl.model.dates import Date
from coopctl.model.records import Agreement, Who
from coopctl.model.texts import Text
from coopctl.model.walk import records, walk

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from coopctl.findings import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

SEVERITY = Severity.ERROR

_Row: TypeAlias = "tuple[Place, object]"


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each row whose key an earlier row of its list has. A row without any of its key has none."""
    for record in records(portfolio):
        for names, rows in _lists(record):
            first: dict[Hashable, Place] = {}
            for place, row in rows:
                key = tuple(_comparable(getattr(row, name, None) or getattr(row, f"{name}_", None)) for name in names)
                if all(part is None for part in key):
                    continue
                if key in first:
                    yield Problem(
                        record.path,
                        (*place, names[0]) if len(names) == 1 else place,
                        msg("the same {key} as in an earlier row", key=", ".join(names)),
                        msg("delete one of the two rows, or tell them apart"),
                        related=(Elsewhere(record.path, first[key], msg("first given here")),),
                    )
                first.setdefault(key, place)


def _lists(record: Record) -> Iterator[tuple[tuple[str, ...], list[_Row]]]:
    """Give (key, rows) of each keyed list. Decisions are one list in the whole agreement."""
    values = [((), record), *walk(record)]
    decisions: list[_Row] = []
    for place, value in values:
        kind: type = type(value)
        for name, names in _keyed(kind):
            rows = [((*place, name, position), row) for position, row in enumerate(getattr(value, name))]
            if name == "decisions":
                decisions += rows
            elif rows:
                yield names, rows
    if isinstance(record, Agreement) and decisions:
        yield ("id",), decisions


@functools.cache
def _keyed(kind: type) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (field, key) of each keyed list that a row of this type holds."""
    if not is_dataclass(kind):
        return ()
    return tuple((each.name, each.metadata["key"]) for each in fields(kind) if "key" in each.metadata)


def _comparable(value: object) -> Hashable:
    """Return what two values have in common when they are the same key: spelling, not form, decides."""
    if isinstance(value, Who):
        return (value.party, _comparable(value.organisation), _comparable(value.person))
    if isinstance(value, Text):
        return frozenset((tag.casefold(), " ".join(words.split())) for tag, words in value.variants.items())
    if isinstance(value, Date):
        return value.earliest, value.latest
    return None if value is None else str(value)
