"""Rows to be shown: typed cells under named columns, worded and laid out only by the formats."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from enum import StrEnum
    from fractions import Fraction

    from coopctl.messages import Amount, Country, Message, Subdivision
    from coopctl.model.dates import Date, Period
    from coopctl.model.texts import Text


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage (0–100), exact; shown rounded half up, away from 0 and 100."""

    value: Fraction


def percent(value: Fraction | None, times: int = 1) -> Percent | None:
    """Return a figure as a percentage, a share with `times` 100; None where it is not known."""
    return None if value is None else Percent(value * times)


@dataclass(frozen=True, slots=True)
class DaysLate:
    """How late something was done, in days; 0 is in time. Machines get the number."""

    value: int


def days_late(days: int | None) -> DaysLate | None:
    """Return a lateness as a cell; None where it cannot be told."""
    return None if days is None else DaysLate(days)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a column beside that of its currency (ISO 4217), exact; machines get the number.

    `even` shows decimals even where it is whole, since others beside it have some.
    """

    value: Decimal | int
    currency: str
    even: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """A reason: a stable word and its sentence; JSON gives `{id, params, text}`."""

    id: str
    message: Message


@dataclass(frozen=True, slots=True)
class Headed:
    """What a fact is called, at the head of its line: with a capital, but where it begins with data."""

    message: Message


@dataclass(frozen=True, slots=True)
class Named:
    """What programs know by its id, or list of ids, and people by a name; where only people need one it has no id."""

    id: Cell
    name: Cell


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of a record by the way to it, for people: rows by their list and what they are called, "" for nothing."""

    steps: tuple[tuple[str, Text | Message | str | None], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in which something was found, and where: (first, after the last) character, in order, apart."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A line in which some words are gone and others have come: each stretch with `-`, `+` or nothing before it."""

    stretches: tuple[tuple[str, str], ...]


#: What may stand in a cell; amounts with their currency only in papers. A tuple is a list; a mapping an object (JSON)
#: or `key value, …` (screens).
Cell: TypeAlias = (
    "str | int | bool | Decimal | Percent | DaysLate | Money | Amount | Country | Subdivision | Text | StrEnum"
    " | Date | Period | date | Message | Explained | Headed | Named | FieldOf | Passage | Reworded | tuple[Cell, ...]"
    " | Mapping[str, Cell] | None"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its machine name, its title for people, and how it behaves when room is short.

    Columns with the highest `drop` leave first; 0 never leaves. One that is empty in every row is for programs, unless
    it is `asked` for. `grow` takes the free width and may be
    shortened, or where it is `whole` go on below; `right` aligns numbers. Rows that say the same in an `over` column,
    or in several that stand first, may stand below it, where room is short. `place` is where people read it among
    others (`reports.fields`).
    """

    name: str
    title: Message
    drop: int = 0
    grow: bool = False
    right: bool = False
    over: bool = False
    whole: bool = False
    asked: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report made of rows. `kind` names its JSON shape; each row has one cell a column.

    `heading` is said above a table; `notes` below it; `empty` in place of a table without rows. `extra`
    are further members of the JSON envelope (`attention`, `next`, `totals`). `below` are tables that people read below.
    `titles` tell what the records are called whose references stand over rows, where no column does.
    """

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heading: Message
    empty: Message
    notes: tuple[Message, ...] = ()
    extra: Mapping[str, Cell] = field(default_factory=dict)
    below: tuple[Sheet, ...] = ()
    titles: Mapping[str, Text | Message] = field(default_factory=dict)
