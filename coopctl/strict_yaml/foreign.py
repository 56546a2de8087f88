"""Text of another kind, saved or pasted where a record is: a table, a diff, lines with their numbers, settings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.findings import Fault, Span
from coopctl.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    #: Lines that hold something, each with its number from 0.
    Lines = Sequence[tuple[int, str]]

#: What only a diff has.
_OF_DIFFS = re.compile(r"@@ -[0-9]+|diff --git |[0-9]+(?:,[0-9]+)?[acd][0-9]+(?:,[0-9]+)?\Z|\+\+\+ \S", re.ASCII)
_ADDED = re.compile(r"\+ *(?:- +)?[\w-]+ ?:(?:\s|\Z)")
_TAKEN = re.compile(r"- *(?:- +)?[\w-]+ ?:(?:\s|\Z)")
#: A number at the head of a line, with what parts it from the rest; some viewers leave nothing between.
_NUMBERED = re.compile(r"(?P<indent>[ \t]*)(?P<number>[0-9]{1,5})(?P<mark>[ \t]*[:.|)│]|[ \t]|\Z)?", re.ASCII)
_FIELD = re.compile(r"[ \t]*(?:- +)?[\w-]+ ?:(?:\s|\Z)")
_SETTING = re.compile(r"[\w.-]+\s*=\s*\S|\[[\w.\" -]+\]\s*\Z")
_CELLS = (";", "\t", ",", "؛", "،", "|")
#: So many lines are looked at: what a text is shows at its beginning.
_LOOKED_AT = 200
#: The fewest lines of a table, and of lines with numbers.
_FEWEST = 2


def foreign(text: str) -> Fault | None:
    """Say that a text that YAML refuses is one of another kind, and where that shows; None where it does not."""
    lines = [(number, line) for number, line in enumerate(text.split("\n", _LOOKED_AT)[:_LOOKED_AT]) if line.strip()]
    return next((fault for judge in _JUDGES if (fault := judge(lines))), None)


def _diff(lines: Lines) -> Fault | None:
    signs = [(number, line) for number, line in lines if _OF_DIFFS.match(line)]
    added = [(number, line) for number, line in lines if _ADDED.match(line)]
    whole = all(line[0] == "+" for _, line in lines)
    if not signs and added and (whole or any(_TAKEN.match(line) for _, line in lines)):
        signs = [each for each in lines if _ADDED.match(each[1]) or _TAKEN.match(each[1])]
    help_ = msg("delete the lines that begin with -, @@ or “diff”, and the sign before each of the others")
    return _fault(signs[0], msg("these are the lines of a diff, which are no YAML"), help_) if signs else None


def _numbered(lines: Lines) -> Fault | None:
    """Judge lines with their numbers: all of the text, or some at the beginning of the line."""
    found = [(each, match) for each in lines if (match := _NUMBERED.match(each[1]))]
    if len(found) < len(lines):
        found = [(each, match) for each, match in found if not match["indent"] and match["mark"]]
    row = all(int(one["number"]) + 1 == int(other["number"]) for (_, one), (_, other) in pairwise(found))
    if len(found) < _FEWEST or not row or not any(_FIELD.match(line, match.end()) for (_, line), match in found):
        return None
    message = msg("these lines have their numbers before them, as programs show them")
    return _fault(found[0][0], message, msg("delete the number and its sign at the head of each line"))


def _table(lines: Lines) -> Fault | None:
    if len(lines) < _FEWEST or any(_FIELD.match(line) or line.startswith("- ") for _, line in lines):
        return None
    rows = [line.lstrip() for _, line in lines]
    counts = [(min(row.count(mark) for row in rows), mark) for mark in _CELLS]
    if not max(counts)[0] or rows[0].count(max(counts)[1]) != max(counts)[0]:
        return None
    help_ = msg("give it a name that ends in .csv, for coopctl import; or write each field on a line, as “title: …”")
    return _fault(lines[0], msg("this is a table (CSV), not fields “key: value”"), help_)


def _settings(lines: Lines) -> Fault | None:
    if len(lines) < _FEWEST or not all(_SETTING.match(line) for _, line in lines):
        return None
    message = msg("these are settings as other programs write them, “key = value”")
    return _fault(lines[0], message, msg("write each field on a line, as “title: …”, and rows as “- id: …”"))


def _fault(at: tuple[int, str], message: Message, help_: Message) -> Fault:
    number, line = at
    start = len(line) - len(line.lstrip()) + 1
    return Fault("not-yaml", Span(number + 1, start, number + 1, len(line.rstrip()) + 1), message, help_)


_JUDGES: tuple[Callable[[Lines], Fault | None], ...] = (_diff, _numbered, _settings, _table)
