"""Further rows of a file that say something of a record that an earlier one made."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.edits.operations import same
from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import TypeAlias

    from coopctl.messages import Message
    from coopctl.model.records import Json

    #: What is told of a value that is not taken: its place, what it says, and why.
    Tell: TypeAlias = "Callable[[tuple[str, ...], str, Message], None]"


@dataclass(frozen=True, slots=True)
class FurtherRows:
    """How what further rows say is added: where rows follow in time (`ordered`) the last counts, else the first."""

    ordered: bool
    tell: Tell
    listed: dict[int, _Listed] = field(default_factory=dict)

    def add(self, ours: dict[str, Json], theirs: dict[str, Json], place: tuple[str, ...] = ()) -> None:
        """Add what the row says of a record; what it says otherwise is told."""
        for key, value in theirs.items():
            there, inner = ours.get(key), (*place, key)
            if there is None:
                ours[key] = value
            elif isinstance(there, dict) and isinstance(value, dict):
                self.add(there, value, inner)
            elif isinstance(there, list) and isinstance(value, list):
                for each in value:
                    self._add_row(there, each, inner)
            elif self.ordered:
                ours[key] = value
            elif not same(there, value):
                self._refuse(there, value, inner)

    def _add_row(self, known: list[Json], coming: Json, place: tuple[str, ...]) -> None:
        """Add a row of a list; of two with one key one counts, since a record may not have both."""
        if id(known) not in self.listed:
            self.listed[id(known)] = _Listed(known, subschemas.at("action", place).key)
        listed = self.listed[id(known)]
        if listed.said[_form(coming)]:
            return
        at = listed.places.get(listed.key_of(coming))
        if at is None:
            listed.append(coming)
        elif self.ordered:
            listed.replace(at, coming)
        else:
            self._refuse(_otherwise(known[at], coming), _otherwise(coming, known[at]), place)

    def _refuse(self, there: Json, coming: Json, place: tuple[str, ...]) -> None:
        why = msg("another row of this record says ‘{value}’, which is kept", value=_told(there))
        self.tell(place, _told(coming), why)


class _Listed:
    """A list so far: how often it says what, and where its first row of each key stands; each row is looked up."""

    def __init__(self, rows: list[Json], key: tuple[str, ...]) -> None:
        self.rows, self._key = rows, key
        self.said = Counter(map(_form, rows))
        self.places: dict[tuple[str, ...] | None, int] = {}
        for at, row in enumerate(rows):
            self._place(at, row)

    def key_of(self, row: Json) -> tuple[str, ...] | None:
        """Return the key of a row, None where it says nothing of it."""
        found = tuple(str(row.get(name, "")) for name in self._key) if isinstance(row, dict) else ()
        return found if any(found) else None

    def append(self, row: Json) -> None:
        """Add a row at the end."""
        self._place(len(self.rows), row)
        self.rows.append(row)
        self.said[_form(row)] += 1

    def replace(self, at: int, row: Json) -> None:
        """Put a row in the place of another one of its key."""
        self.said[_form(self.rows[at])] -= 1
        self.rows[at] = row
        self.said[_form(row)] += 1

    def _place(self, at: int, row: Json) -> None:
        if (key := self.key_of(row)) is not None:
            self.places.setdefault(key, at)


def _form(value: Json) -> Hashable:
    """Return what two values have in common where they are the same, as `same` has it, and only there."""
    if isinstance(value, dict):
        return dict, frozenset((key, _form(each)) for key, each in value.items())
    if isinstance(value, list):
        return list, tuple(map(_form, value))
    return value.__class__, value.as_tuple() if isinstance(value, Decimal) else value


def _otherwise(one: Json, other: Json) -> Json:
    """Return what a row has otherwise than another."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one
    return {name: value for name, value in one.items() if other.get(name) != value}


def _told(value: Json) -> str:
    """Return a value as somebody reads it: of fields what they hold."""
    return ", ".join(map(_told, value.values())) if isinstance(value, dict) else str(value)
