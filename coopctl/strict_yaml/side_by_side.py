"""Several fields on one line, parted by a semicolon, a stroke, a comma or blanks: each has a line of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.findings import Fault
from coopctl.messages import mending, msg
from coopctl.model import keys
from coopctl.strict_yaml import quotes
from coopctl.strict_yaml.complaints import Excerpt, uncommented
from coopctl.strict_yaml.placeholders import meant

if TYPE_CHECKING:
    from coopctl.strict_yaml.complaints import Verdict

#: The first field of a line, behind the dashes of its rows.
_FIRST = re.compile(r"\s*(?:- +)*(?P<key>[a-z_]+) ?: +")
_PARTED = re.compile(r"(?<!\s)(?:\s*[;,|؛،]\s*|\s+)(?P<key>[a-z_]+) ?:(?=\s|\Z)")
#: What only rows of fields hold behind an id, whatever the fields are called.
_LABELLED = re.compile(r"(?<!\s)(?:\s*[;,|؛،]\s*|\s{2,})(?P<key>[^\W\d][\w ]{0,30}?) ?:(?=\s|\Z)")
#: The same as a word of a sentence: one blank parts it from the word before.
_OF_SENTENCES = re.compile(r"(?<=[^\s;,|؛،]) [a-z_]+ ?:(?=\s|\Z)")
_COLON = re.compile(r":(?=\s|\Z)")
_LAST_SIGNS = " \t;,|؛،"


def fields(view: Excerpt, start: int, verdict: Verdict) -> Verdict:
    """Return the verdict that a line should be quoted, or, where it is all fields, how each is written.

    The value of its first field begins at the column `start`. Where that field takes a text, it may be all of the line.
    """
    number = view.at[0]
    line = view.lines[number]
    head = _FIRST.match(line)
    value = uncommented(line, start)[start:]
    if head and head.end() == start and head["key"] not in keys.of_texts() and (group := _group(value)):
        message = msg("a group of fields on the line of its key stands between braces")
        help_ = mending(msg("write it as {words}", words=group), group)
        return replace(verdict, fault=Fault(verdict.fault.code, view.to_line_end((number, start)), message, help_))
    lines = _lines(head["key"], value) if head and head.end() == start else ()
    is_text = head is not None and head["key"] in keys.of_texts()
    if not head or not lines or (is_text and len(_OF_SENTENCES.findall(value)) == len(lines) - 1):
        return verdict
    first, *others = lines
    words = tuple(meant(each) for each in (f"{head['key']}: {first}", *others))
    message = msg("several fields stand on this line; each has a line of its own")
    if is_text:
        text = quotes.shown(value)
        help_ = msg("write each field on its own line: {words}; or quote the text: {text}", words=words, text=text)
    else:
        below = f"\n{' ' * head.start('key')}"
        help_ = mending(msg("write one below the other: {words}", words=words), meant(below.join(lines)))
    return replace(verdict, fault=Fault(verdict.fault.code, view.to_line_end((number, start)), message, help_))


def _lines(key: str, value: str) -> tuple[str, ...]:
    """Return the value of the first field and the fields behind it, () where a colon may stand in a text."""
    colons = len(_COLON.findall(value))
    found = [each for each in _PARTED.finditer(value) if each["key"] in keys.fields()]
    if key == "id" and len(found) != colons:
        found = [*_LABELLED.finditer(value)]
    if not found or len(found) != colons or key not in keys.fields():
        return ()
    ends = [*(each.start() for each in found[1:]), len(value)]
    rest = tuple(
        f"{each['key']}: {_bare(value[each.end() : end], value)}" for each, end in zip(found, ends, strict=True)
    )
    return (_bare(value[: found[0].start()], value), *rest)


def _group(value: str) -> str:
    """Return a value that is itself a field, or several, between braces; "" for any other: value: 20, date: 2026-06."""
    head = _FIRST.match(value)
    if head is None or head["key"] not in keys.fields() or "{" in value or "[" in value:
        return ""
    inner, first = value[head.end() :], head["key"]
    lines = _lines(first, inner) or ((inner,) if not _COLON.search(inner) and "," not in inner else ())
    return meant(f"{{{', '.join((f'{first}: {lines[0]}', *lines[1:]))}}}") if lines else ""


def _bare(part: str, value: str) -> str:
    """Return a value without the sign that parts it from the next, and a bracket that nothing of the line opens."""
    bare = part.strip(_LAST_SIGNS)
    for opening, closing in ("{}", "[]", "()"):
        if bare.endswith(closing) and value.count(closing) > value.count(opening):
            bare = bare[:-1].rstrip(_LAST_SIGNS)
    return bare
