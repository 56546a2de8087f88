"""What is wrong and where: a Problem is symbolic (record and field), a Finding has a line and a column."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.vocabularies import Severity


class Kind(StrEnum):
    """Who found it: the YAML reader, the schema, a rule, or a project's own rule."""

    YAML = "yaml"
    SCHEMA = "schema"
    RULE = "rule"
    PROJECT = "project"


class Aim(StrEnum):
    """What of a place is meant: the key, its value, or both."""

    KEY = "key"
    VALUE = "value"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count from 1, columns in characters, the end is excluded."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place that a problem is about, in the same or another file, with what is to be seen there."""

    path: str
    place: Place
    message: Message
    aim: Aim = Aim.VALUE


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule or the schema says: which file, which field, what and how to mend it.

    `severity` overrides the code's own (an order fault with a qualified date is only a warning). `meant` is the place
    with the fields that its keys stand for, where they are called otherwise.
    """

    path: str
    place: Place
    message: Message
    help: Message | None = None
    aim: Aim = Aim.VALUE
    related: tuple[Elsewhere, ...] = ()
    severity: Severity | None = None
    meant: Place = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What the YAML reader says: it knows the very characters."""

    code: str
    span: Span
    message: Message
    help: Message | None = None
    related: tuple[tuple[Span, Message], ...] = ()
    place: Place = ()


@dataclass(frozen=True, slots=True)
class RelatedSpan:
    """A place related to a finding, resolved."""

    path: str
    span: Span
    message: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem or fault, stamped and resolved. `field` is its place in words: `milestones[2].due`, "" for the file."""

    path: str
    span: Span
    kind: Kind
    code: str
    severity: Severity
    message: Message
    help: Message | None = None
    field: str = ""
    related: tuple[RelatedSpan, ...] = ()

    @property
    def mend(self) -> str | None:
        """What to write in the place of `span`, where the help says just that; None where it leaves a choice."""
        return self.help.mend if self.help else None

    @property
    def order(self) -> tuple[str, Span, str, str, str]:
        """Sort key: by path, then place, then code."""
        return self.path, self.span, self.code, self.field, self.message.text
