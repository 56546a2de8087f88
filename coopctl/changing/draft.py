"""A draft: what is to be done to one record, step by step, each step seeing what the ones before it did."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, cast

from coopctl.changing.record_data import RecordData
from coopctl.edits import Insert, Put, Remove
from coopctl.edits.operations import applied, same
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.edits import Operation
    from coopctl.model.places import Place
    from coopctl.model.records import Json


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """One value that is written otherwise: its place, and what stood and stands there (None: nothing).

    `subject` is the record in which the place is counted: as it is then, or was where something is taken away. `older`
    is where what stood is told of, if elsewhere: a party that has left since has its name there.
    """

    place: Place
    before: Json
    after: Json
    subject: RecordData
    older: tuple[Place, RecordData] | None = None


@dataclass(frozen=True, slots=True)
class FileEdit:
    """What becomes of one file: edited as its `kind` of schema has it, and where it stands then; None: it is gone."""

    path: str
    operations: Sequence[Operation]
    kind: str
    to: str | None


@dataclass
class Draft:
    """The record as it is so far, the operations that make it so, and what they write."""

    subject: RecordData
    operations: list[Operation] = field(default_factory=list)
    written: list[WrittenValue] = field(default_factory=list)

    def put(self, place: Place, value: Json) -> None:
        """Write a value, with the maps above it; nothing is done where it stands there already."""
        before = self.subject.value(place)
        if not same(before, value):
            self._do(Put(place, value), place, before, value)

    def take(self, place: Place) -> None:
        """Take a field or a row away, if it is there."""
        before = self.subject.value(place)
        if before is not None:
            self._do(Remove(place), place, before, None)

    def insert(self, within: Place, value: Json, index: int | None = None) -> None:
        """Put a row, or a word, into a list, by default at its end; the list is made where it is not there."""
        at = self.subject.length(within) if index is None else index
        self._do(Insert(within, value, at), (*within, at), None, value)

    @property
    def file(self) -> FileEdit:
        """The record's file, edited where it stands."""
        path = self.subject.record.path
        return FileEdit(path, self.operations, self.subject.kind, path)

    def scratch(self, within: Place, row: Json) -> Draft:
        """Return a draft in which a row more stands at the end of a list, to try things on."""
        other = Draft(self.subject)
        other.insert(within, row)
        return other

    def _do(self, operation: Operation, place: Place, before: Json, after: Json) -> None:
        old = self.subject
        self.operations.append(operation)
        data = cast("Mapping[str, Json]", applied(dict(old.data), operation))
        self.subject = RecordData(old.record, old.portfolio, data)
        self.written.append(WrittenValue(place, before, after, old if after is None else self.subject))
