"""Fields and dashes that stand where an entry of a list leaves no room for them, and how the entry is written."""

from __future__ import annotations

import re

from coopctl.findings import Fault, Span
from coopctl.messages import Message, mending, msg
from coopctl.model import keys
from coopctl.model.dates import DATE_PATTERN
from coopctl.model.names import is_name
from coopctl.strict_yaml import pasted
from coopctl.strict_yaml.complaints import CODE, OTHER_COLONS, Excerpt, Verdict, is_entry, uncommented
from coopctl.strict_yaml.placeholders import meant

_KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d][\w -]*?)\s*:(?=\s|\Z)")
_ENTRY = re.compile(r"(?P<dashes>\s*(?:- +)+)(?P<text>.*?)\s*")
_OTHER_SIGN = re.compile(rf"(?P<key>[a-z_]+)\s*(?:[=-]?>|[:{OTHER_COLONS}])\s*(?P<value>\S.*)")
#: A list that begins within an entry, on its line.
_TWICE = re.compile(r"\s*- +- ")
#: What holds the text of an entry, by the list; the entries of the others are texts, or have no such field.
_TEXTS = {
    "parties": "name", "updates": "text", "decisions": "text", "milestones": "title", "axes": "title",
    "documents": "title", "indicators": "title", "meetings": "title",
}  # fmt: skip
_WITHOUT_ID = ("updates",)
#: A value that one could be meant to be, and not the first entry of several: what a bracket or a comma ends.
_ALONE = re.compile(r"(?!- )[^,:{}\[\]]{1,40}(?=\Z|[,}\]])")
#: What says of a list that nothing is in it.
_NOTHING = frozenset({"-", "[]", "{}", "~", "null", "|", ">"})
#: The dash of a further row on the same line.
_DASHED = re.compile(r"\s+- +")
_BLOCK = msg("write the entry as fields too, “- key: value”; a text that goes on is written as a block: “- |”")


def dash(view: Excerpt) -> Verdict | None:
    """Judge a dash on the line of its key, or between brackets; None where nothing follows it."""
    value = uncommented(view.line, view.at[1])[view.at[1] + 1 :].strip()
    if not value:
        return before_rows(view, view.at[0], "-")
    message = msg("a list cannot begin on the line of its key")
    help_ = msg("begin it on the next line, or write it as [a, b]; quote a text that begins with a dash")
    head = _KEY.match(view.line)
    if head and head["key"] in keys.of_texts() - keys.of_lists():
        help_ = msg(
            "delete the dash if the text is all on this line; write several lines as a block: {line}",
            line=f"{head['key']}: |",
        )
    elif view.line[: view.at[1]].rstrip()[-1:] in ("[", ","):
        message = msg("between brackets the entries of a list have no dash")
        help_ = mending(msg("delete it"), "")
    elif len(rows := _rows(view, value)) > 1:
        help_ = msg("begin the list on the next line, or write it as {line}", line=f"[{', '.join(map(meant, rows))}]")
    elif alone := _ALONE.match(value):  # planned: - 60000
        help_ = msg(
            "delete the dash if {value} is all there is; write a list as {line}; quote a text that begins with a dash",
            value=meant(alone[0]), line=f"[{meant(alone[0])}]",
        )  # fmt: skip
    return Verdict(Fault(CODE, view.span(view.at, 1), message, help_))


def before_rows(view: Excerpt, number: int, value: str) -> Verdict | None:
    """Judge a value that says nothing, above the rows of the list that is meant: milestones: [], milestones: -."""
    below = next((line for line in view.lines[number + 1 :] if line.strip()), "")
    line = uncommented(view.lines[number], 0)
    column = len(line) - len(value)
    if not (is_entry(below) and line.endswith(f": {value}") and value in _NOTHING):
        return None
    message = msg("the rows of this list stand below; on the line of its key stands nothing")
    fault = Fault(CODE, view.span((number, column), len(value)), message, mending(msg("delete it"), ""))
    return Verdict(fault, view.replaced(number, column, value, " " * len(value)))


def _rows(view: Excerpt, first: str) -> list[str]:
    """Return the rows of a list that begins on the line of its key, none where they are more than words."""
    rows = _DASHED.split(first)
    for line in view.lines[view.at[0] + 1 :]:
        if not line[:1].isspace() or not is_entry(line):
            break
        rows.append(line.strip().removeprefix("-").strip())
    return rows if all(map(_ALONE.fullmatch, rows)) else []


def under_text(view: Excerpt, above: int) -> Verdict:
    """Judge a field below an entry that is a text: - appel, and below it title: …."""
    number, _ = view.at
    here = len(view.line) - len(view.line.lstrip())
    begin = len(view.lines[above]) - len(view.lines[above].lstrip())
    message = msg("a field stands here, but the entry that it belongs to is a text")
    related = ((view.to_line_end((above, begin)), msg("the entry")),)
    return Verdict(Fault(CODE, view.to_line_end((number, here)), message, _as_fields(view, above), related))


def no_entry(view: Excerpt, above: int, related: tuple[tuple[Span, Message], ...]) -> Verdict:
    """Judge a line that stands where an entry begins, and is none."""
    key = _KEY.match(view.lines[above]) if above >= 0 else None
    if above >= 0 and key is None and is_entry(view.lines[above]):
        return under_text(view, above)
    help_ = msg("begin it with a dash and a space, or indent it under the entry above")
    if key and _TWICE.match(view.lines[above]):
        help_ = msg("keep one of the two dashes of the entry above: each entry has one")
    elif key and _KEY.match(view.line):
        help_ = msg(
            "indent it to begin below ‘{key}’ if it is one more field of that entry; a new entry begins with a dash",
            key=key["key"],
        )
    return Verdict(
        Fault(CODE, view.to_line_end(view.at), msg("an entry of the list, “- …”, is expected here"), help_, related)
    )


def beside_its_dash(view: Excerpt) -> Verdict | None:
    """Judge the fields of an entry that stand as far in as the dash above them, which nothing follows."""
    number, column = view.at
    above = view.before(number)
    if above < 0 or view.lines[above].rstrip() != f"{' ' * column}-" or view.line[:column].strip():
        return None
    message = msg("the fields of an entry stand deeper than its dash")
    help_ = msg("indent this line, and the fields below it, by two spaces more")
    return Verdict(Fault(CODE, view.to_line_end(view.at), message, help_))


def too_deep(view: Excerpt, above: int) -> Verdict:
    """Judge a line that is indented deeper than the line above, which has its value."""
    number, _ = view.at
    here, begin = (len(line) - len(line.lstrip()) for line in (view.line, view.lines[above]))
    message = msg("this line is indented deeper than the line above, which already has its value")
    related = ((view.to_line_end((above, begin)), msg("the line above")),)
    if row := pasted.numbered(view, above):
        return row
    key = view.lines[above].strip().removeprefix("- ").partition(":")[0]
    help_ = msg(
        "indent it to begin below ‘{key}’ if it is a field beside it; if it continues its text, write a block: {line}",
        key=key, line=f"{key}: |",
    )  # fmt: skip
    if is_entry(view.line):
        if verdict := before_rows(view, above, uncommented(view.lines[above], 0).rpartition(" ")[2]):
            return verdict
        message = msg("an entry of a list stands here, but the line above belongs to no list")
        help_ = msg("indent the line above like the rest of its entry; a list stands under a key without a value")
    return Verdict(Fault(CODE, view.to_line_end((number, here)), message, help_, related))


def _as_fields(view: Excerpt, above: int) -> Message:
    """Say how an entry that is a text is written as fields, with the line below it."""
    match = _ENTRY.fullmatch(uncommented(view.lines[above], 0))
    text, field = match["text"] if match else "", _KEY.match(view.line)
    first = _first(text, _list_of(view, above))
    if not first or field is None:
        return _BLOCK
    words = (*first, meant(view.line.strip()))
    return msg("write the entry as fields, one below the other: {words}", words=words)


def _first(text: str, listed: str) -> tuple[str, ...]:
    """Return the lines that an entry begins with, in place of a text; none where that is not known."""
    if other := _OTHER_SIGN.fullmatch(text):
        return (f"- {other['key']}: {meant(other['value'])}",)
    if re.fullmatch(DATE_PATTERN, text, re.ASCII):
        return (f"- {'date' if len(text) > len('2024') else 'year'}: {text}",)
    if listed in _TEXTS and listed not in _WITHOUT_ID:
        return (f"- id: {text}",) if is_name(text) else ("- id: …", f"{_TEXTS[listed]}: {meant(text)}")
    return (f"- {_TEXTS[listed]}: {meant(text)}",) if listed in _TEXTS else ()


def _list_of(view: Excerpt, number: int) -> str:
    """Return the key of the list that a line is an entry of, "" where none is found."""
    indent = len(view.lines[number]) - len(view.lines[number].lstrip())
    for above in range(number - 1, -1, -1):
        line = view.lines[above]
        if line.strip() and not is_entry(line) and len(line) - len(line.lstrip()) <= indent:
            match = _KEY.match(line)
            return match["key"] if match else ""
    return ""
