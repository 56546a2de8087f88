"""Further rows of a file that say something of a record that an earlier one made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.edits.operations import same
from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from coopctl.messages import Message
    from coopctl.model.records import Json

    #: What is told of a value that is not taken: its place, what it says, and why.
    Tell: TypeAlias = "Callable[[tuple[str, ...], str, Message], None]"


@dataclass(frozen=True, slots=True)
class FurtherRow:
    """How what a further row says is added: where rows follow in time (`ordered`) the last counts, else the first."""

    ordered: bool
    tell: Tell

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
        if any(same(each, coming) for each in known):
            return
        key = subschemas.at("action", place).key
        at = next((at for at, each in enumerate(known) if _same_key(each, coming, key)), None)
        if at is None:
            known.append(coming)
        elif self.ordered:
            known[at] = coming
        else:
            self._refuse(_otherwise(known[at], coming), _otherwise(coming, known[at]), place)

    def _refuse(self, there: Json, coming: Json, place: tuple[str, ...]) -> None:
        why = msg("another row of this record says ‘{value}’, which is kept", value=_told(there))
        self.tell(place, _told(coming), why)


def _same_key(one: Json, other: Json, key: tuple[str, ...]) -> bool:
    """Whether two rows of a list have one key, and say something of it."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    keys = [tuple(str(each.get(name, "")) for name in key) for each in (one, other)]
    return any(keys[0]) and keys[0] == keys[1]


def _otherwise(one: Json, other: Json) -> Json:
    """Return what a row has otherwise than another."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one
    return {name: value for name, value in one.items() if other.get(name) != value}


def _told(value: Json) -> str:
    """Return a value as somebody reads it: of fields what they hold."""
    return ", ".join(map(_told, value.values())) if isinstance(value, dict) else str(value)
