"""Sentences as values: below the showing floor a sentence is a Message, worded later in the reader's language."""

from __future__ import annotations

import functools
from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeAlias

from coopctl.values import dataclass, row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from enum import StrEnum
    from fractions import Fraction

    from coopctl.model.dates import Date, Period
    from coopctl.model.records import Recurrence
    from coopctl.model.texts import Text

Param: TypeAlias = (
    "str | int | Decimal | Fraction | StrEnum | Date | Period | Told | Amount | Number | Country | Subdivision | Text"
    " | Message | tuple[str, ...] | Several"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with its currency (ISO 4217), exact; people read it as their language writes it."""

    value: Decimal | int
    currency: str

    def __str__(self) -> str:
        return f"{self.value} {self.currency}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that people read as their language writes it, with its separators; exact."""

    value: Decimal | int

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its code (ISO 3166-1), which people read by its name in their language."""

    code: str

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A part of a country by its code (ISO 3166-2), which people read by its name in their language."""

    code: str

    def __str__(self) -> str:
        return self.code


@row(frozen=True, slots=True)
class Told:
    """A date or recurrence that a sentence tells as people say it (31 March 2020); a bare Date stands as written."""

    when: date | Date | Period | Recurrence

    def __str__(self) -> str:
        return str(self.when)


@row(frozen=True, slots=True)
class Message:
    """An English sentence with `{name}` places, and what goes into them.

    `text` is the gettext msgid. `plural` is its English plural: the form is chosen by the
    whole number `params["n"]`. A `str` parameter is data and shown as it is (made harmless);
    a StrEnum is shown as its word in the reader's language; a tuple is a list of data words.
    `mend` is what a help says that leaves no choice: the YAML to write in the place of what its finding marks, "" to
    take that away: the marked characters where YAML could not be read, else the marked field.
    """

    text: str
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)
    plural: str | None = None
    mend: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Several:
    """Sentences that stand in one place of another, with commas between."""

    messages: tuple[Message, ...]


def msg(text: str, /, **params: Param) -> Message:
    """Make a Message. The first argument is extracted for translation, so it is always a literal."""
    return Message(text, params) if params else _alone(text)


@functools.cache
def _alone(text: str) -> Message:
    """Return a sentence without places, made once."""
    return Message(text)


def nmsg(one: str, many: str, /, n: int, **params: Param) -> Message:
    """Make a Message whose form follows the number `n`. Both forms are extracted for translation."""
    return Message(one, {"n": n, **params}, plural=many)


def mending(help_: Message, mend: str, /) -> Message:
    """Return a help with the one mend that it leaves: what to write in the place of what its finding marks."""
    return replace(help_, mend=mend)


def share(percent: Param, /) -> Message:
    """Make a percentage, with the sign where the language has it: 60% or 60 %. Put into sentences, which have no %."""
    return msg("{percent}%", percent=percent)


def N_(text: str, /) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a constant for translation and give it back unchanged."""
    return text
