"""Where the keys and values of a document stand: a second parse, for files that have something to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Aim, Span
from coopctl.strict_yaml import placeholders
from coopctl.strict_yaml.building import DROPPED
from coopctl.strict_yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    follow,
)
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coopctl.model.places import Place
    from coopctl.strict_yaml.events import Event, Position

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_NODES = (ScalarEvent, AliasEvent, *_STARTS)


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the keys and values of a document stand. `heads` holds the first key of each mapping."""

    keys: Mapping[Place, Span]
    values: Mapping[Place, Span]
    heads: Mapping[Place, Span]

    def span(self, place: Place, aim: Aim) -> Span:
        """Return the span of the key or value at `place`.

        A place that is not there gets a short span of its nearest parent: that one's key, or, where
        it stands in a list or is the file, its first key. So does aim KEY of a list's entry.
        """
        while place and place not in self.values:
            place, aim = place[:-1], Aim.KEY
        value = self.values.get(place, Span())
        if place and aim is Aim.VALUE:
            return value
        return self.keys.get(place) or self.heads.get(place) or value


def trace(text: str, *, pure: bool) -> Positions:
    """Find the places in a text; where the parser stops, those up to there."""
    shielded = placeholders.shield(text, pure=pure)
    tracer = _Tracer(text, stood_in=placeholders.has_stand_ins(shielded))
    follow(shielded, tracer.run, pure=pure)
    return Positions(tracer.keys, tracer.values, tracer.heads)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet: its place, and what of it is read next."""

    place: Place
    start: Position
    flow: bool
    count: int | None  # the list's length so far; None in a mapping
    key: str | None = None


class _Tracer:
    """Goes through the events once more, for the places; of a key given twice only the first counts."""

    def __init__(self, text: str, *, stood_in: bool) -> None:
        self.lines = [line.rstrip("\r") for line in text.split("\n")]
        self.stood_in = stood_in
        self.keys: dict[Place, Span] = {}
        self.values: dict[Place, Span] = {}
        self.heads: dict[Place, Span] = {}
        self.last = (1, 1)

    def run(self, next_event: Callable[[], Event]) -> None:
        """Read all events. A parser's error ends it: what was found so far is kept."""
        opened: list[_Open] = []
        while True:
            event = next_event()
            kind: object = event.__class__
            parent = opened[-1] if opened else None
            if kind in _ENDS:
                self._close(opened.pop(), event)
            elif kind is StreamEndEvent:
                return
            elif kind in _NODES:
                if parent is not None and parent.count is None and parent.key is None:
                    self._key(parent, event, next_event)
                    continue
                place = _next_place(parent)
                if kind in _STARTS:
                    count = 0 if kind is SequenceStartEvent else None
                    opened.append(_Open(place, event.start_mark, bool(event.flow_style), count))
                else:
                    self.values[place] = self._scalar(event, self.keys.get(place))

    def _close(self, opened: _Open, event: Event) -> None:
        if opened.flow:
            self.last = (event.end_mark.line + 1, event.end_mark.column + 1)
        self.values[opened.place] = Span(opened.start.line + 1, opened.start.column + 1, *self.last)

    def _key(self, parent: _Open, event: Event, next_event: Callable[[], Event]) -> None:
        kind: object = event.__class__
        if kind is not ScalarEvent:
            parent.key = DROPPED
            depth = 0 if kind is AliasEvent else 1
            while depth:
                following: object = next_event().__class__
                depth += (following in _STARTS) - (following in _ENDS)
            return
        parent.key = placeholders.meant(event.value) if self.stood_in else event.value
        place = (*parent.place, parent.key)
        if place in self.keys or (not event.style and parent.key in ("", "<<")):
            parent.key = DROPPED
        else:
            self.keys[place] = self._scalar(event, None)
            self.heads.setdefault(parent.place, self.keys[place])

    def _scalar(self, event: Event, key: Span | None) -> Span:
        start, (line, column) = self._at(event.start_mark), self._at(event.end_mark)
        kind: object = event.__class__
        style = event.style if kind is ScalarEvent else None
        if style in ("|", ">"):
            # libyaml's end is where the next line begins: the text's own last line is meant.
            line -= column == 0
            while line > start[0] and not self.lines[line].strip():
                line -= 1
            column = len(self.lines[line].rstrip())
        self.last = (line + 1, column + 1)
        if start == (line, column):
            # Nothing is written: point at the key, or at the list's dash.
            return key or Span(line + 1, max(column, 1), line + 1, column + 1)
        return Span(start[0] + 1, start[1] + 1, line + 1, column + 1)

    def _at(self, mark: Position) -> tuple[int, int]:
        """Return line and column from 0, held to the text: a parser's end may be a line after the last."""
        if mark.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        return mark.line, mark.column


def _next_place(parent: _Open | None) -> Place:
    """Return the place of the value that is read next, and move the parent on."""
    if parent is None:
        return ()
    if parent.count is not None:
        parent.count += 1
        return (*parent.place, parent.count - 1)
    key, parent.key = parent.key, None
    return (*parent.place, key or "")
