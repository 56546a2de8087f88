"""One cause, one finding: what the schema says once more of what the reader of YAML has already said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from coopctl import schemas
from coopctl.findings import Aim
from coopctl.messages import mending, msg
from coopctl.model.vocabularies import Severity
from coopctl.schemas.wanted import how_dates, one_of, write
from coopctl.strict_yaml import FAULTS, positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.findings import Fault, Problem, Span
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.strict_yaml import Document

_NUMBERS = frozenset({"number", "integer"})
#: A date, which may be a year.
_DATES = frozenset({"string", "integer"})
#: Faults of a scalar that may be mended as a number or as a text.
_TWO_WAYS = ("ambiguous-scalar", "cut-by-comma", "not-a-number", "number-too-large")
_QUOTES = ("'", '"')
#: What the schema says of a value, whether it is quoted or not.
_OF_VALUES = frozenset({"wrong-type", "wrong-form", "unknown-word"})

_Found: TypeAlias = "list[tuple[str, Problem]]"


def told_once(kind: str, document: Document, faults: Sequence[Fault], found: _Found) -> tuple[list[Fault], _Found]:
    """Return the faults and the (code, problem) pairs of a document without those that only repeat another.

    A problem goes where an error of the reader stands at its place or on its characters: that error explains it.
    A scalar that readers take differently goes where the schema refuses it anyway; else its mend is that of what the
    field takes. A value that a comma cuts borrows the mend of the problem that the schema has with it.
    """
    if found:
        from coopctl.loading.listed_on import listed_on  # it knows what people may mean

        found = listed_on(kind, document, found)
    faults = [_for_field(kind, document, fault) for fault in faults if _matters(kind, fault)]
    if not faults or not found:
        return faults, found
    helps = {problem.place: problem.help for code, problem in reversed(found) if code != "unknown-field"}
    faults = [
        replace(fault, help=helps[fault.place]) if fault.code == "cut-by-comma" and helps.get(fault.place) else fault
        for fault in faults
    ]
    rows = {problem.place: problem.help for code, problem in found if code == "unknown-field"}
    faults = [
        replace(fault, help=rows[fault.place])
        if fault.code == "not-a-text-key" and (_is_row(help_ := rows.get(fault.place)) or _line(help_, "number: "))
        else fault
        for fault in faults
    ]
    listed = {
        problem.place
        for code, problem in found
        if code == "wrong-type" and (_is_row(problem.help, "[") or _line(problem.help, "- "))
    }
    faults = [fault for fault in faults if fault.code != "not-a-text-key" or fault.place[:-1] not in listed]
    faults = _unquoted(document, faults, found)
    faults, found = _with_dash(faults, found)
    faults, found = _cut_away(kind, document, faults, found)
    errors = [fault for fault in faults if FAULTS[fault.code] is Severity.ERROR]
    # The second of two keys says nothing about the value of the first, which is the one that is read.
    places = {fault.place for fault in errors if fault.place and fault.code != "duplicate-key"}
    # What is wrong with a value says nothing of its key, but of one that holds the value: planned:41250,50.
    keys = {fault.place for fault in errors if fault.code not in _TWO_WAYS or ":" in str(fault.place[-1:])}
    spans = [fault.span for fault in errors if not fault.place]
    where, lines = positions(document) if spans else None, document.text.split("\n")
    problems = [
        (code, problem)
        for code, problem in found
        if (problem.place not in places or (problem.aim is Aim.KEY and problem.place not in keys))
        and not (
            where is not None
            and any(
                _touch(where.span(problem.place, problem.aim), span)
                # What is missing is told at the beginning of its map, whatever else is wrong there.
                and (code != "missing-field" or _holds(lines[span.line - 1][: span.end_column - 1], problem))
                for span in spans
            )
        )
    ]
    doubts = {fault.place: fault for fault in faults if fault.code in ("ambiguous-scalar", "signed-number")}
    refused = {problem.place for _, problem in problems}
    return [fault for fault in faults if fault.place not in doubts.keys() & refused], problems


def _matters(kind: str, fault: Fault) -> bool:
    """Whether a fault is one where it stands: what may be less than nothing may have a sign before it."""
    return fault.code != "signed-number" or schemas.is_never_negative(kind, fault.place)


def _unquoted(document: Document, faults: Sequence[Fault], found: _Found) -> list[Fault]:
    """Return the faults without those that ask for quotes around what the schema refuses in quotes too: due: ?."""
    asked = [fault for fault in faults if fault.help and _asked(fault.help)[:1] in _QUOTES and not fault.place]
    if not asked:
        return list(faults)
    where = positions(document)
    refused = [where.span(problem.place, problem.aim) for code, problem in found if code in _OF_VALUES]
    return [fault for fault in faults if fault not in asked or not any(_touch(fault.span, span) for span in refused)]


def _is_row(help_: Message | None, beginning: str = "{") -> bool:
    """Whether a help writes out the row, or the rows, that a key and its value stand for: {2024: 60000}."""
    words = help_.params.get("words", "") if help_ is not None else ""
    return str(words[0] if isinstance(words, tuple) and words else words).startswith(beginning)


def _line(help_: Message | None, beginning: str) -> bool:
    """Whether a help shows a line that begins so."""
    return help_ is not None and str(help_.params.get("line", "")).startswith(beginning)


def _with_dash(faults: list[Fault], found: _Found) -> tuple[list[Fault], _Found]:
    """Tell a value with a line that begins with a dash once: what it cannot be, and how to indent that line."""
    refused = {problem.place: code for code, problem in found if code in _OF_VALUES}
    dashed = {fault.place: fault.help for fault in faults if fault.code == "dash-in-text" and fault.place in refused}
    # A text that is to be a list has a help that writes the list.
    helps = {place: help_ for place, help_ in dashed.items() if refused[place] != "wrong-type"}
    return [fault for fault in faults if fault.code != "dash-in-text" or fault.place not in dashed], [
        (code, replace(problem, help=helps[problem.place]) if problem.place in helps else problem)
        for code, problem in found
    ]


def _asked(help_: Message) -> str:
    return help_.mend or str(help_.params.get("quoted", ""))


def _cut_away(kind: str, document: Document, faults: list[Fault], found: _Found) -> tuple[list[Fault], _Found]:
    """Tell a value that is all comment once: that it lacks, with what becomes of the comment. `number: #7` is 7."""
    lines = document.text.split("\n")
    lost = {fault.place: fault for fault in faults if fault.code == "cut-by-comment" and fault.place}
    lacking = {problem.place for code, problem in found if code == "no-value"} & lost.keys()
    helps: dict[Place, Message | None] = {}
    for place in lacking:
        span, types = lost[place].span, schemas.takes(kind, place)
        numbers = _numbers(lines[span.line - 1][span.column : span.end_column - 1]) if types <= _NUMBERS else ()
        if "array" in types:  # tags: #a #b
            entries = re.findall(r"#([\w-]+)", lines[span.line - 1][span.column - 1 :])
            helps[place] = msg("write it as {words}", words=f"[{', '.join(entries)}]") if entries else None
            continue
        told = lost[place].help if "string" in types and types != _DATES else None
        helps[place] = replace(write(numbers[0]), mend=None) if len(numbers) == 1 else told
    return [fault for fault in faults if fault.code != "cut-by-comment" or fault.place not in lacking], [
        (
            code,
            replace(problem, help=helps[problem.place]) if code == "no-value" and helps.get(problem.place) else problem,
        )
        for code, problem in found
    ]


def _for_field(kind: str, document: Document, fault: Fault) -> Fault:
    """Return a fault with the mend that the field asks for where it stands, if it could be mended in two ways."""
    if fault.code not in _TWO_WAYS:
        return fault
    types = schemas.takes(kind, fault.place)
    span = fault.span
    source = document.text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]
    meant = {} if fault.help is None else fault.help.params
    if "string" in types and not types & _NUMBERS:
        quoted = f'"{source}"'
        return replace(fault, help=mending(msg("quote it: {words}", words=quoted), quoted))
    if fault.code == "cut-by-comma":
        return replace(fault, help=one_of(_numbers(source)) or fault.help)
    if not types or not (types <= _NUMBERS or types == _DATES):
        return fault
    if types == _DATES and fault.code != "ambiguous-scalar":
        return replace(fault, help=how_dates("date"))
    mends = {
        "ambiguous-scalar": lambda: write(str(meant["number"])),
        "not-a-number": lambda: msg("leave the field out where the number is not known"),
        "number-too-large": lambda: msg("numbers end at {largest}, with {decimals} decimals", **meant),
    }
    return replace(fault, help=mends[fault.code]())


def _holds(line: str, missing: Problem) -> bool:
    """Whether a line that could not be read has the very field that is said to be missing."""
    return re.search(rf"\b{re.escape(str(missing.message.params.get('field')))} ?:", line) is not None


def _numbers(written: str) -> tuple[str, ...]:
    from coopctl.spelling import amounts  # only here: most files have no such fault

    return amounts.numbers(written)


def _touch(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (
        one.end_line,
        one.end_column,
    )
