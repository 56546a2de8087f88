"""Everything about one record, as `show` draws it: facts, then sections of facts or rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from coopctl.messages import Message
    from coopctl.model.texts import Text
    from coopctl.tables import Cell, Sheet

#: What it is called, and what it is; one whose cell is None or () is not shown.
Fact: TypeAlias = "tuple[Message, Cell]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a record with a title of its own: facts, rows, or both. One with neither is not shown."""

    title: Message
    facts: tuple[Fact, ...] = ()
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One agreement or action; `path` is relative to the workspace."""

    title: Text
    ref: str
    path: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...] = ()
