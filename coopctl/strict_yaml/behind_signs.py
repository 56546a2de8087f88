"""Fields of a record that do not begin their line: behind a bullet, a dash or the sign of a cited line, or indented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Fault
from coopctl.messages import mending, msg
from coopctl.model import keys
from coopctl.strict_yaml.complaints import CODE, OF_YAML, Complaint, Excerpt, Verdict
from coopctl.strict_yaml.pasted import BOX, BULLETS, before_key, behind
from coopctl.strict_yaml.placeholders import meant

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

#: A sign at the very beginning of a line, before a field.
_BEHIND = re.compile(rf"(?P<sign>(?:[>|] ?)+|[{BULLETS}] *|- +(?:{BOX})?)(?=[\w-]+ ?:(?:\s|\Z))")
#: A sign before a field, where a row or the record may begin.
_OF_ROW = re.compile(r"(?P<sign>[*&|>@%`!] *)(?P<key>[^\W\d][\w -]*?) ?:(?=\s|\Z)")
#: A quote or a bracket before a field, which nothing on its line closes.
_OPENED = re.compile(r"(?P<sign>[\"'\[{,] *)(?P<key>[a-z_]+) ?:(?=\s)(?P<value>[^\"'{}\[\]]*[^\"'{}\[\],\s])\s*")
_INDENTED = re.compile(r"(?P<blanks> +)[\w-]+ ?:(?:\s|\Z)")
#: A field whose value may begin on the next line: the rows of its list may stand no deeper than itself.
_OPEN = re.compile(r"[\w-]+ ?:\s*(?:#.*)?")
#: A row of a table, one field of it: | lead: mons |.
_CELL = re.compile(r"\|\s*(?P<text>[^|]*\S)\s*\|\s*")


def fields(view: Excerpt) -> Verdict | None:
    """Judge lines of the record itself that a sign stands before, each of them; None where rows of a list are read."""
    lines = {number for number, line in enumerate(view.lines) if _BEHIND.match(line)}
    asked = {view.at[0], view.before(view.at[0]), view.since[0] if view.since else -1}
    if asked.isdisjoint(lines):
        return None
    found = sorted(lines.difference(_rows(view, lines)))
    faults = [_fault(view, number) for number in found]
    return Verdict(faults[0], more=tuple(faults[1:])) if not asked.isdisjoint(found) else None


def of_its_own(text: str, faults: Iterable[Fault]) -> Verdict | None:
    """Judge the first anchor, alias or tag that is a sign before a field: &lead:, *lead:; None where there is none."""
    for fault in faults:
        at = fault.span.line - 1, fault.span.column - 1
        if fault.code in OF_YAML and (verdict := row(Excerpt(text, Complaint("", at)), at)):
            return verdict
    return None


def before(view: Excerpt, at: tuple[int, int]) -> Verdict | None:
    """Judge any sign before a field, as `row` and `opened` do."""
    return row(view, at) or opened(view, at)


def row(view: Excerpt, at: tuple[int, int]) -> Verdict | None:
    """Judge a sign before a field of a row, or of the record; None where it may begin a text."""
    number, column = at
    match = _OF_ROW.match(view.lines[number], column)
    before = view.lines[number][:column].rstrip(" ")
    if match is None or (before.strip(" -") and before[-1] not in "{,"):
        return None
    below = next((line for line in view.lines[number + 1 :] if line.strip()), "")
    goes_on = column and not before.strip(" -") and re.match(rf" {{{column}}} *[^\W\d][\w -]* ?:(?:\s|\Z)", below)
    if match["key"] not in keys.fields() and (not goes_on or match["key"].rpartition(" ")[2] in keys.fields()):
        return None
    return _without(view, at, match)


def opened(view: Excerpt, at: tuple[int, int]) -> Verdict | None:
    """Judge a quote or a bracket before a field that begins its line; None where its line, or the next, goes on."""
    number, column = at
    match = _OPENED.fullmatch(view.lines[number], column)
    if match is None or match["key"] not in keys.fields() or view.lines[number][:column].strip(" -"):
        return None
    below = next((line for line in view.lines[number + 1 :] if line.strip()), "title:")
    if view.is_closed(match["sign"].strip(), number + 1):
        return None  # of several lines, without the commas
    return _without(view, at, match) if _INDENTED.match(f" {below.lstrip(' -')}") else None


def _without(view: Excerpt, at: tuple[int, int], match: re.Match[str]) -> Verdict:
    """Say of the sign before a field that it is to go, and go on without it."""
    number, column = at
    head = f"{match['sign']}{match['key']}"
    fault = Fault(CODE, view.span(at, len(match["sign"])), *before_key(meant(match["sign"].strip())))
    return Verdict(fault, view.replaced(number, column, head, match["key"].ljust(len(head))))


def indented(view: Excerpt) -> Verdict | None:
    """Judge the first fields of a record that are indented, where those below begin their lines; None for others."""
    above = [
        number for number in range(view.at[0]) if view.lines[number].strip() and view.lines[number].lstrip()[0] != "#"
    ]
    matches = {number: match for number in above if (match := _INDENTED.match(view.lines[number]))}
    least = min((len(match["blanks"]) for match in matches.values()), default=0)
    first = [number for number, match in matches.items() if len(match["blanks"]) == least]
    if not first or first[0] != above[0] or view.line[:1].isspace():
        return None
    message = msg("this line is indented, and the fields below are not")
    faults = [Fault(CODE, view.span((number, 0), least), message, mending(msg("delete it"), "")) for number in first]
    return Verdict(faults[0], more=tuple(faults[1:]))


def _rows(view: Excerpt, behind: Container[int]) -> Iterator[int]:
    """Yield the lines that may be rows of the list of a field above, which says nothing on its own line, nor below."""
    is_open, is_first, holds = False, True, False
    for number, line in enumerate(view.lines):
        if not line.strip() or line.lstrip()[0] == "#":
            continue
        if number not in behind and not line[:1].isspace():
            is_open, is_first = _OPEN.fullmatch(line) is not None, True
            continue
        holds = is_open and not line[:1].isspace() if is_first else holds
        is_first = False
        if holds and number in behind:
            yield number


def _fault(view: Excerpt, number: int) -> Fault:
    line = view.lines[number]
    match = _BEHIND.match(line)
    sign = match["sign"] if match else ""
    message, help_ = behind(sign.strip())
    if sign[:1] in ">|":
        message = msg("a sign stands before this field, as e-mails cite a line")
    if cell := _CELL.fullmatch(line):
        words = cell["text"]
        return Fault(
            CODE, view.to_line_end((number, 0)), message, mending(msg("write it as {words}", words=words), words)
        )
    return Fault(CODE, view.span((number, 0), len(sign)), message, help_)
