"""Builds plain data from the events of a text, and records what a record may not hold, where it stands.

A fault is recorded and reading goes on wherever that makes sense, so that one run shows everything.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from coopctl.findings import Fault, Span
from coopctl.messages import Message, msg
from coopctl.strict_yaml import backslashes, complaints, handles, odd_keys, pasted, placeholders, plain, scalars
from coopctl.strict_yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StopReading,
    StreamEndEvent,
    follow,
    span_of,
)
from coopctl.strict_yaml.prescan import MOST_FAULTS, shorten
from coopctl.strict_yaml.scalars import Doubt, Json

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from coopctl.model.places import Place
    from coopctl.strict_yaml.events import Event

#: Mappings and lists within each other, the file's own mapping counted; a record needs about six.
DEEPEST = 32

#: The key of what is read and thrown away: a lone surrogate, which no text in UTF-8 can be.
DROPPED = "\ud800"
# Another one: the key of a mapping that is read next.
_AWAITED = "\udfff"
_KEY_FIRST = scalars.FIRST | {"<", *pasted.BULLETS}
_CUT = re.compile(r"[ \t]+#[^\s#]\S*")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
# Between braces: what stands before a comma, and what after it looks like the rest of a number or date.
_BEFORE_COMMA = re.compile(r":(?P<gap>[ ]+|(?=[0-9]))(?P<value>[^\s,:{}\[\]\"'#&*!][^,:{}\[\]\"#\r\n]*),[ ]?\Z")
_NO_CENTS = rf"[-–—−{placeholders.STAND_INS[ord('-')]}]"
_AFTER_COMMA = re.compile(
    rf"(?:(?P<no_cents>{_NO_CENTS}{{1,2}}=?[^,:{{}}\[\]\"'#0-9\r\n]*)"
    r"|[0-9][^,:{}\[\]\"#\r\n]*(?:,[ ]?[0-9][^,:{}\[\]\"#\r\n]*)*)(?=\s*[,}])",
    re.ASCII,
)
_DECIMAL_COMMA = re.compile(r"[0-9],[ ]?[0-9]{1,2}(?![0-9.,])", re.ASCII)
_LONGEST_CUT = 100
# A line that begins with a dash, deeper than a line above it that has a value: more of that value to YAML.
_DASHED = re.compile(r"\n[ \t]*(?P<dash>-[ \t])")
_MAY_BE_DASHED = re.compile(r"[^\s:|>-][ \t]*\n(?:[ \t]*\n)* +- ")

_Fields: TypeAlias = "dict[str, Json]"
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)

# Where the loop stands: in a mapping (`fields`, at `key`) or, where that is None, in a list.
_Frame: TypeAlias = "tuple[_Fields | None, list[Json], str]"


def without_stand_ins(place: Place) -> Place:
    """Cut a place before a key that only this reader knows, of what is thrown away or awaited."""
    return tuple(takewhile(lambda step: step not in (DROPPED, _AWAITED), place))


class Builder:
    """The loop's state: what was built so far, and what was wrong with it."""

    def __init__(self, text: str, texts: Callable[[], AbstractSet[str]] = frozenset, *, pure: bool) -> None:
        self.texts = texts
        self.text = placeholders.shield(text, pure=pure)
        self.pure = pure
        self.stood_in = placeholders.has_stand_ins(self.text)
        self.faults: list[Fault] = []
        self.root: list[Json] = []
        self.finished = False
        self.stack: list[_Frame] = []
        self.dropped: list[_Fields] = []
        self.anchored: dict[str, Json] = {}
        self.cut_until = 0

    def run(self) -> complaints.Complaint | None:
        """Read all events into `root`; return the parser's complaint where it makes one."""
        complaint = follow(self.text, self._loop, pure=self.pure)
        if complaint is None and not self.stack:
            for fields in self.dropped:
                fields.pop(DROPPED, None)
            self.finished = True
        return complaint

    def _loop(self, next_event: Callable[[], Event]) -> None:  # noqa: C901, PLR0912 - one loop, unrolled for speed
        first, key_first, value_of = scalars.FIRST, _KEY_FIRST, scalars.value_of
        unusual = shows_the_unusual(self.text)
        stack, row, key = self.stack, self.root, _AWAITED
        fields: _Fields | None = None
        value: Json | Doubt
        while True:
            event = next_event()
            kind: object = event.__class__
            if kind is ScalarEvent:
                text = self._look(event, (fields, row, key)) if unusual else event.value
                if fields is not None and key is _AWAITED:
                    key = text
                    if text in fields or (not event.style and (not text or text[0] in key_first)):
                        key = self._key(event, text, fields, row)
                    continue
                value = text
                if not event.style and (not text or text[0] in first):
                    value = value_of(text)
                    if isinstance(value, Doubt):
                        value = self._doubt(event, value, (fields, row, key))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                fields, row, key = stack.pop()
                key = _AWAITED
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if fields is not None and key is _AWAITED:
                    key = self._collection_as_key(event, next_event, fields, row)
                    continue
                value = self._collection(event, (fields, row, key))
            elif kind is AliasEvent:
                value = self._alias(event, (fields, row, key))
                if fields is not None and key is _AWAITED:
                    key = DROPPED
                    continue
            elif kind is StreamEndEvent:
                return
            else:
                if kind is DocumentStartEvent and self.root:
                    self._second_document(event)
                continue
            if fields is None:
                row.append(value)
            else:
                fields[key] = value
            if isinstance(value, dict):
                stack.append((fields, row, key))
                fields = value
            elif isinstance(value, list):
                stack.append((fields, row, key))
                fields, row = None, value
            key = _AWAITED

    def _place(self, frame: _Frame) -> Place:
        """Return the place of what is read now: called only where there is a fault."""
        steps = [len(row) - 1 if fields is None else key for fields, row, key in self.stack[1:]]
        fields, row, key = frame
        if self.stack:
            steps.append(len(row) if fields is None else key)
        return tuple(steps)

    def _fault(self, code: str, span: Span, frame: _Frame, message: Message, help_: Message | None = None) -> None:
        self._record(Fault(code, span, message, help_, place=self._place(frame)))

    def _record(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) > MOST_FAULTS:
            raise StopReading

    @cached_property
    def lines(self) -> list[str]:
        """The text by lines, asked for only where there is a fault."""
        return self.text.split("\n")

    def _key(self, event: Event, text: str, fields: _Fields, row: list[Json]) -> str:
        """Judge a key that is given twice, or that other readers do not take for text."""
        key = text
        span = span_of(event)
        if not event.style and self._cut_by_comma(event, fields, row):
            key = DROPPED
        elif not event.style and text == "<<":
            message = msg("a merge key “<<”: each file says its fields itself")
            self._fault("merge-key", span, (fields, row, text), message, msg("write the fields out"))
            key = DROPPED
        elif not event.style and not isinstance(value := scalars.value_of(text), str):
            if not (isinstance(value, Doubt) and isinstance(value.value, str)):
                self._not_a_text_key(span, text, (fields, row, text))
            if not text:
                key = DROPPED
        elif not event.style and (match := pasted.ROW.match(text)):
            self._row_as_key(span, match, fields, row)
            key = DROPPED if text in fields else text
        if key in fields and key is not DROPPED:
            message = msg("the key ‘{key}’ is given twice", key=shorten(text))
            is_row = len(self.stack) > 1 and self.stack[-1][0] is None  # and not the record itself
            above = self.lines[: span.line - 1] if len(self.stack) == 1 else ()
            help_ = odd_keys.twice(text, fields.get(key), above, row=is_row)
            self._fault("duplicate-key", span, (fields, row, text), message, help_)
            key = DROPPED
        if key is DROPPED:
            self.dropped.append(fields)
        return key

    def _cut_by_comma(self, event: Event, fields: _Fields, row: list[Json]) -> bool:
        """Judge a key between braces that is the rest of the value before it: {spent: 41250,50}. Join the two."""
        start = event.start_mark.index
        if start < self.cut_until:
            return True
        after = _AFTER_COMMA.match(self.text, start, start + _LONGEST_CUT)
        before = _BEFORE_COMMA.search(self.text, max(start - _LONGEST_CUT, 0), start) if after and fields else None
        if after is None or before is None or (after["no_cents"] and not before["value"].rstrip()[-1].isdigit()):
            return False
        *_, cut = fields
        if not before["gap"] and not cut.endswith(f":{before['value']}"):  # no field without a space after its colon
            return False
        text = placeholders.meant(self.text[before.start("value") : after.end()].rstrip())
        line, column = event.start_mark.line + 1, event.start_mark.column + 1 - start + before.start("value")
        span = Span(line, column, line, column + len(text))
        message = msg("‘{text}’ is cut at its comma: between braces a comma begins the next field", text=shorten(text))
        if _DECIMAL_COMMA.search(text):
            message = msg("a decimal comma cuts ‘{text}’ in two: between braces it begins a field", text=shorten(text))
        self._fault(
            "cut-by-comma", span, (fields, row, cut), message, msg("quote it: {words}", words=f'"{shorten(text)}"')
        )
        fields[cut] = text
        self.cut_until = after.end()
        return True

    def _row_as_key(self, span: Span, match: re.Match[str], fields: _Fields, row: list[Json]) -> None:
        """Report the first of the rows that were read as fields, and of the record itself each field behind a sign."""
        *place, _ = self._place((fields, row, DROPPED))
        of_record = not place and None not in fields.values()
        if any(map(pasted.ROW.match, fields)) and not of_record:
            return
        message, help_ = (pasted.behind if of_record else pasted.said)(match["sign"] or "-")
        width = match.end() - bool(match["sign"]) if of_record else 1
        head = Span(span.line, span.column, span.line, span.column + width)
        self._record(Fault(complaints.CODE, head, message, help_, place=tuple(place)))

    def _not_a_text_key(self, span: Span, text: str, frame: _Frame) -> None:
        if text:
            message = msg("the key ‘{key}’ is not text to every YAML reader", key=shorten(text))
            help_ = msg('write a field’s name, or quote it if it is text: "{key}"', key=shorten(text))
            self._fault("not-a-text-key", span, frame, message, help_)
        else:
            message = msg("there is no key before this colon")
            self._fault("not-a-text-key", span, frame, message, msg("write “key: value”"))

    def _doubt(self, event: Event, doubt: Doubt, frame: _Frame) -> Json:
        self._fault(doubt.code, span_of(event), frame, doubt.message, doubt.help)
        return doubt.value

    def _collection(self, event: Event, frame: _Frame) -> Json:
        """Return the empty mapping or list that begins here."""
        kind: object = event.__class__
        if event.anchor is not None or event.tag is not None:
            self._anchor_or_tag(event, frame)
        if len(self.stack) >= DEEPEST:
            self._too_deep(event)
        return {} if kind is MappingStartEvent else []

    def _too_deep(self, event: Event) -> NoReturn:
        message = msg("more than {limit} mappings and lists stand within each other here", limit=DEEPEST)
        help_ = msg("a record needs about six: is a bracket missing?")
        self.faults.append(Fault("too-deep", span_of(event), message, help_))
        raise StopReading

    def _collection_as_key(
        self, event: Event, next_event: Callable[[], Event], fields: _Fields, row: list[Json]
    ) -> str:
        """Report a mapping or list in the place of a key, and read past it."""
        start = event.start_mark
        self.dropped.append(fields)
        # The place of the mapping itself: the key has none.
        *place, _ = self._place((fields, row, DROPPED))
        depth = 1
        while depth:
            event = next_event()
            kind: object = event.__class__
            depth += (kind in _STARTS) - (kind in _ENDS)
            if len(self.stack) + depth > DEEPEST:
                self._too_deep(event)
        line = self.lines[start.line]
        if told := odd_keys.judged(line, start.column, row=bool(place) and isinstance(place[-1], int)):
            first, after, message, help_ = told
            span = Span(start.line + 1, first + 1, start.line + 1, after + 1)
        else:
            span = Span(start.line + 1, start.column + 1, event.end_mark.line + 1, event.end_mark.column + 1)
            message = msg("a mapping or a list cannot be a key")
            help_ = msg("write a text as the key; quote a text that begins with a bracket")
        self._record(Fault("not-a-text-key", span, message, help_, place=tuple(place)))
        return DROPPED

    def _alias(self, event: Event, frame: _Frame) -> Json:
        """Report an alias; return the text or number that it stands for, null for anything larger (a bomb).

        One after a merge key, or as a key, is thrown away.
        """
        fields, _, key = frame
        if fields is not None and key is _AWAITED:
            self.dropped.append(fields)
        if key is DROPPED:
            return None
        name = placeholders.meant(event.anchor or "")
        self._fault("yaml-anchor", span_of(event), frame, *handles.alias(name, known=name in self.anchored))
        return self.anchored.get(name)

    def _look(self, event: Event, frame: _Frame) -> str:
        """Look closer at a scalar of a text that holds signs of something unusual; return what it says."""
        if event.anchor is not None or event.tag is not None:
            self._anchor_or_tag(event, frame)
        text = placeholders.meant(event.value) if self.stood_in else event.value
        if event.anchor is not None:
            value = text if event.style else scalars.value_of(text)
            self.anchored[placeholders.meant(event.anchor)] = value.value if isinstance(value, Doubt) else value
        fields, _, key = frame
        if not event.style and event.end_mark.line > event.start_mark.line:
            self._dashed(event, frame)
        if event.style == '"' and (
            found := backslashes.doubtful(self.text[event.start_mark.index : event.end_mark.index])
        ):
            line = event.start_mark.line + 1
            at = event.start_mark.column + found[0] + 1
            span = Span(line, at, line, at + 2) if event.start_mark.line == event.end_mark.line else span_of(event)
            self._fault("doubtful-character", span, frame, *backslashes.told(found[1]))
        if self.pure and event.style == '"' and not text.isascii():
            text = self._without_surrogates(event, text, frame)
        if not event.style and not (fields is not None and key is _AWAITED):
            self._cut(event, text, frame)
        return text

    def _dashed(self, event: Event, frame: _Frame) -> None:
        """Report the first line of a plain text that begins with a dash: an entry of a list looks so."""
        if match := _DASHED.search(self.text, event.start_mark.index, event.end_mark.index):
            at = match.start("dash")
            line = event.start_mark.line + 1 + self.text.count("\n", event.start_mark.index, at)
            column = at - match.start()
            message = msg("this line is more of the text above, not an entry of a list: it stands deeper")
            self._fault("dash-in-text", Span(line, column, line, column + 1), frame, message, pasted.HOW_DASHED)

    def _cut(self, event: Event, text: str, frame: _Frame) -> None:
        after = _COMMENT.match(self.text, event.end_mark.index)
        if after is None or not isinstance(scalars.value_of(text), str | None):
            return
        is_text = bool(text) and self._holds_text(frame)
        match = after if is_text or not text else _CUT.match(self.text, event.end_mark.index)
        if match is None:
            return
        lost = match[0].strip()
        if not text and pasted.not_known(lost):  # that the value is missing is told
            return
        at = event.end_mark.column + len(match[0]) - len(match[0].lstrip())
        line = event.end_mark.line + 1
        span = Span(line, at + 1, line, at + len(lost) + 1)
        message = msg("the text ends before ‘{lost}’: a # after a space begins a comment", lost=shorten(lost))
        help_ = msg("quote the text if ‘{lost}’ belongs to it; else write a space after the #", lost=shorten(lost))
        if not text and lost[1:2].isspace():
            help_ = msg("what follows the # is a comment: take the # away if it is the value, else write one before it")
        if is_text:
            help_ = msg(
                "quote the text if ‘{lost}’ belongs to it; else write the comment on its own line", lost=shorten(lost)
            )
        self._fault("cut-by-comment", span, frame, message, help_)

    def _holds_text(self, frame: _Frame) -> bool:
        """Tell whether a value stands under the key of a text, or of one of its languages."""
        keys = [step for step in self._place(frame) if isinstance(step, str)]
        return any(key in self.texts() for key in keys[-2:])

    def _without_surrogates(self, event: Event, text: str, frame: _Frame) -> str:
        whole = text.encode("utf-8", errors="replace").decode("utf-8")
        if whole != text:
            message = msg("this \\ code stands for no character")
            self._fault("yaml-syntax", span_of(event), frame, message, msg("write the character itself"))
        return whole

    def _anchor_or_tag(self, event: Event, frame: _Frame) -> None:
        start, empty = event.start_mark, not getattr(event, "value", "…")
        if event.anchor is not None:
            at = self.text.find("&", start.index) - start.index + start.column + 1
            span = Span(start.line + 1, at, start.line + 1, at + 1 + len(event.anchor))
            self._fault("yaml-anchor", span, frame, *handles.anchor(event.anchor, empty=empty))
            self.anchored.setdefault(placeholders.meant(event.anchor), None)
        if event.tag is not None:
            line = self.lines[start.line]
            at = max(line.find("!", start.column), start.column)
            word = line[at:].split(None, 1)[0].rstrip(",]}") if line[at:].strip() else event.tag
            span = Span(start.line + 1, at + 1, start.line + 1, min(at + len(word), len(line)) + 1)
            self._fault("yaml-tag", span, frame, *handles.tag(word, empty=empty))

    def _second_document(self, event: Event) -> None:
        message = msg("a second document begins here; a file holds one record")
        help_ = msg("delete this line, or move what follows it to a file of its own")
        self.faults.append(Fault("several-documents", span_of(event), message, help_))
        raise StopReading


def shows_the_unusual(text: str) -> bool:
    """Tell whether scalars need a closer look: signs of anchors, tags, cut texts, escapes or stand-ins."""
    return plain.has_signs(text) or placeholders.has_stand_ins(text) or _MAY_BE_DASHED.search(text) is not None
