"""The one door to PyYAML: the events of a text, from libyaml where it is there, and the parser's complaint.

The event parser is a state machine: depth costs no stack, and nothing is constructed that a file names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from coopctl.findings import Span
from coopctl.strict_yaml import complaints

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from yaml._yaml import CParser  # where libyaml is bound
except ImportError:  # pragma: no cover - a PyYAML built without libyaml
    PURE = True
else:
    PURE = False

__all__ = [
    "PURE",
    "AliasEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StopReading",
    "StreamEndEvent",
    "follow",
    "span_of",
]


class Position(Protocol):
    """A place in the text, counted from 0 in characters."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What is read of PyYAML's events: its class says which of these it has."""

    start_mark: Position
    end_mark: Position
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool


class StopReading(Exception):  # noqa: N818 - no error: a loop's way out
    """Nothing more can be read; the fault is recorded."""


class _PureParser(Reader, Scanner, Parser):
    r"""PyYAML's own parser, for where libyaml is missing; 20 times slower.

    It differs in three points. A tab between words is refused. Lone surrogates (`\ud800`) pass, so
    we look for them. `{due: 2021-05-23?}` and `{ ?a: b }` are refused or misread, and read well
    through `placeholders.shield`; libyaml reads the first well and misreads the second, so it needs that too.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def follow(text: str, loop: Callable[[Callable[[], Event]], None], *, pure: bool) -> complaints.Complaint | None:
    """Run a loop over a text's events, given a function that returns the next one; return the parser's complaint."""
    source = None
    try:
        source = _PureParser(text) if pure else CParser(text)
        loop(cast("Callable[[], Event]", source.get_event))
    except StopReading:
        pass
    except yaml.MarkedYAMLError as error:
        return _complaint(error)
    except ReaderError as error:  # pragma: no cover - the characters were screened
        before = text[: error.position]
        return complaints.Complaint(error.reason, (before.count("\n"), error.position - before.rfind("\n") - 1))
    except (ValueError, OverflowError):
        # Only the pure parser, of an escape such as "\UFFFFFFFF".
        where = (source.line, source.column) if isinstance(source, _PureParser) else (0, 0)
        return complaints.Complaint("found invalid Unicode character escape code", where)
    return None


def _complaint(error: yaml.MarkedYAMLError) -> complaints.Complaint:
    mark, since = error.problem_mark or error.context_mark, error.context_mark
    return complaints.Complaint(
        error.problem or "",
        (mark.line, mark.column) if mark else (0, 0),
        error.context or "",
        (since.line, since.column) if since else None,
    )


def span_of(event: Event) -> Span:
    """Return what an event stands for in the text."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
