"""What the parser makes of a text that is not read line by line: its data, and its faults in order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.findings import Aim, Fault, Span
from coopctl.messages import msg
from coopctl.strict_yaml import marks, prescan
from coopctl.strict_yaml.building import Builder, without_stand_ins
from coopctl.strict_yaml.complaints import OF_YAML, TOO_DEEP_TO_LOOK_AHEAD
from coopctl.strict_yaml.document import TOO_MANY, Document, Parsed, too_many
from coopctl.strict_yaml.events import PURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from coopctl.strict_yaml.marks import Positions

# Faults that a text of another kind has.
_BROKEN = frozenset({"yaml-syntax", "not-a-mapping", "not-a-text-key", "several-documents"})
# So often a text is read again with a misleading character made harmless; once where it is long.
_MENDS = 10
_LONG = 100_000

_NO_SPACE = re.compile(r"(?P<key>[\w-]+):(?P<value>[^\s/].*)", re.DOTALL)


def positions(text: str, *, pure: bool | None) -> Positions:
    """Parse a text for the place of each of its keys and values; `pure` is as in `reading.read`."""
    return marks.trace(text, pure=PURE if pure is None else pure)


def parsed(
    path: str,
    text: str,
    readable: str,
    faults: list[Fault],
    texts: Callable[[], AbstractSet[str]],
    *,
    pure: bool | None,
) -> Parsed:
    """Read a text with the parser, after `faults` were found in its characters; `readable` is what it may be given."""
    pure = PURE if pure is None else pure
    builder, readable, complaints = _build(readable, texts, pure=pure)
    # Where a control character broke a line, or a bracket begins it, what YAML says of it is an echo.
    broken = {fault.span.line for fault in faults if fault.code == "control-character"}
    broken |= {fault.span.line for fault in builder.faults if fault.code == "not-a-text-key"}
    complaints = [fault for fault in complaints if fault.span.line not in broken]
    # A row or a comment that the parser stumbles over has been told by its complaint.
    starts = {(fault.span.line, fault.span.column) for fault in complaints}
    faults += complaints + [
        fault
        for fault in builder.faults
        if fault.code not in ("yaml-syntax", "cut-by-comment", "dash-in-text")
        or (fault.span.line, fault.span.column) not in starts
    ]
    document = None
    if builder.finished:
        if refusal := _unfit(builder, pure=pure):
            # That the text is broken, or that all of it stands in a second document, has been told.
            causes = {"control-character", "not-utf8", *(["several-documents"] if refusal.code == "empty-file" else [])}
            if not any(fault.code in causes for fault in faults):
                faults.append(refusal)
        else:
            document = Document(path, text, builder.root[0], readable if readable != text else "")
    if not faults:
        return Parsed(document, text=text)
    if any(fault.code in _BROKEN for fault in faults):
        from coopctl.strict_yaml.foreign import foreign  # only here: most texts have no such fault

        if told := foreign(text):
            return Parsed(None, (told,), text)
    if any(fault.code == "duplicate-key" for fault in faults):
        faults = _with_first(faults, marks.trace(readable, pure=pure))
    lines = text.split("\n")
    return Parsed(document, _in_order(_inside(fault, lines) for fault in faults), text)


def _build(text: str, texts: Callable[[], AbstractSet[str]], *, pure: bool) -> tuple[Builder, str, list[Fault]]:
    """Read the events, again and again past what can be told from the line to be a missing quote.

    Return what was built, the text that it was built from, and the syntax faults.
    """
    complaints: list[Fault] = []
    for mends in range(_MENDS if len(text) < _LONG else 1, -1, -1):
        builder = Builder(text, texts, pure=pure)
        complaint = builder.run()
        if complaint is not None and complaint.problem == TOO_DEEP_TO_LOOK_AHEAD:
            builder = Builder(text, texts, pure=True)  # which finds where it goes too deep
            complaint = builder.run()
        if complaint is None and not any(fault.code in OF_YAML for fault in builder.faults):
            break
        from coopctl.strict_yaml import behind_signs, syntax  # only here: most texts have no such fault

        verdict = behind_signs.of_its_own(builder.text, builder.faults)
        if verdict is None and complaint is not None:
            verdict = syntax.explain(builder.text, complaint)
        if verdict is None:
            break
        if all(verdict.fault.span != fault.span for fault in complaints):
            complaints += (verdict.fault, *verdict.more)
        if verdict.text is None or not mends:
            break
        text = verdict.text[: len(text)]  # without the line feed that a parser may need
    return builder, text, complaints


def _unfit(builder: Builder, *, pure: bool) -> Fault | None:
    """Return why what was read is no record, None where it is a mapping."""
    if not builder.root or builder.root[0] is None:
        return Fault("empty-file", Span(), msg("this file is empty"), msg("write its fields, or delete it"))
    data = builder.root[0]
    if isinstance(data, dict):
        return None
    span = marks.trace(builder.text, pure=pure).span((), Aim.KEY)
    line = builder.text.split("\n")[span.line - 1]
    span = replace(span, end_line=span.line, end_column=len(line.rstrip()) + 1) if span.end_line > span.line else span
    if isinstance(data, list):
        message = msg("this file holds a list, not fields “key: value”")
        return Fault("not-a-mapping", span, message, msg("write one field a line, such as “title: …”, without dashes"))
    help_ = msg("write one field a line, such as “title: …”")
    if isinstance(data, str) and (match := _NO_SPACE.match(line[span.column - 1 :])):
        help_ = msg(
            "write “{key}: {value}”, with a space",
            key=prescan.shorten(match["key"]),
            value=prescan.shorten(match["value"]),
        )
    return Fault("not-a-mapping", span, msg("this file holds no field “key: value”"), help_)


def _with_first(faults: list[Fault], found: Positions) -> list[Fault]:
    """Add to each duplicate key the place where it was given first."""
    first = msg("first given here")
    return [
        replace(fault, related=((found.keys[fault.place], first),))
        if fault.code == "duplicate-key" and fault.place in found.keys
        else fault
        for fault in faults
    ]


def _inside(fault: Fault, lines: list[str]) -> Fault:
    """Hold a fault to the file: the parser's end may be a line after the last, and a key one that was made up."""
    if (place := without_stand_ins(fault.place)) != fault.place:
        fault = replace(fault, place=place)
    line, column = fault.span.end_line, fault.span.end_column
    if line <= len(lines) and column <= len(lines[line - 1]) + 1:
        return fault
    line = min(line, len(lines))
    start = min((fault.span.line, fault.span.column), (line, len(lines[line - 1]) + 1))
    return replace(fault, span=Span(*start, line, len(lines[line - 1]) + 1))


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    ordered = sorted(faults, key=lambda fault: (fault.span, fault.code))
    if len(ordered) > prescan.MOST_FAULTS:
        last = ordered[prescan.MOST_FAULTS]
        ordered[prescan.MOST_FAULTS :] = [Fault(TOO_MANY, last.span, too_many(prescan.MOST_FAULTS))]
    return tuple(ordered)
