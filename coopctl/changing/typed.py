"""A word that somebody types for a field: where it is to stand, by whom it is typed, how it is refused."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from coopctl.changing import paths
from coopctl.composing import normalized
from coopctl.errors import UsageError
from coopctl.i18n import field_labels
from coopctl.messages import Message, msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coopctl.changing.record_data import RecordData
    from coopctl.changing.subschemas import Subschema
    from coopctl.model.places import Place

#: Marks of direction and of order that belong to no name and no number.
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))


@dataclass(frozen=True, slots=True)
class Typist:
    """Who types, and on which day; `asked` is the language that --lang names. In the USA months come before days.

    Whether the day was `named`: else it is that of the call; whether the words stand in a cell, which is one field.
    `meanings` are what was answered of words that may mean several things.
    """

    day: date
    asked: str | None = None
    month_first: bool = False
    named: bool = False
    in_cell: bool = False
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typed:
    """A word of a call, where it is to stand, and by whom it was typed."""

    word: str
    place: Place
    shape: Subschema
    subject: RecordData
    typist: Typist

    @property
    def bare(self) -> str:
        """The word without what cannot be seen, and without blanks around."""
        return normalized("NFC", self.word).translate(_INVISIBLE).strip()

    @property
    def name(self) -> str:
        """The field as somebody would type it."""
        return paths.named(self.subject, self.place)

    @property
    def shown(self) -> Message | str:
        """The field as the typist knows it: in a cell by its title, else by its name."""
        steps = [step for step in self.place if isinstance(step, str)]
        title = field_labels.FIELDS.get(".".join(steps[-2:])) or field_labels.FIELDS.get(steps[-1])
        return title if title and self.typist.in_cell else self.name


def refused(typed: Typed, help: Message | None = None) -> UsageError:  # noqa: A002 - the word users see
    """Return what is said where a word cannot be what the field takes."""
    example = typed.shape.example
    shown = example if isinstance(example, str | int) else None
    return UsageError(
        msg("‘{word}’ cannot be the value of ‘{field}’", word=typed.word, field=typed.shown),
        help or (msg("write for instance: {line}", line=str(shown)) if shown is not None else None),
    )
