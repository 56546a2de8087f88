"""What stands in the place of a key, and is a list or a mapping to YAML: a box to tick, a name in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.messages import mending, msg
from coopctl.strict_yaml import pasted
from coopctl.strict_yaml.prescan import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message

_NAME = re.compile(r"[\[{]{1,2} *(?P<name>[^\W\d][\w -]{0,60}?) *[\]}]{1,2}(?= ?:(?:\s|\Z))")
#: The sign of a key that YAML writes over several lines.
_ASKED = re.compile(r"\? +\Z")
_FIELD = re.compile(r"[^\W\d][\w -]* ?:(?:\s|\Z)")
_BOX = re.compile(rf"{pasted.BOX}(?=[\w -]+ ?:(?:\s|\Z))")


def judged(line: str, column: int, *, row: bool) -> tuple[int, int, Message, Message] | None:
    """Judge what begins at a column of a line; None for what is no more than a mapping or a list.

    Return the columns between which it stands, what is said, and the help; `row` is for a key of a list's row.
    """
    if line[:column].endswith("{") and line.startswith("{{", column - 1):
        column -= 1
    if line.startswith("{{", column):
        closed = "}}}" if line.startswith("{{{", column) else "}}"
        end = line.find(closed, column)
        template = line[column : end + len(closed) if end >= 0 else len(line)]
        message = msg("this is a template that was never filled in, or a text to be quoted")
        help_ = msg('write the value itself, or quote it: "{text}"', text=shorten(template))
        return column, column + len(template), message, help_
    if (match := _ASKED.search(line, 0, column)) and _FIELD.match(line, column):
        return match.start(), column, *pasted.behind("?")
    if (match := _BOX.match(line, column)) and column and not row and not line[:column].strip():
        return column, match.end() - 1, *pasted.said(match[0].strip())
    if match:
        message, help_ = pasted.ticked(milestone=row)
        return column, match.end(), message, help_
    if match := _NAME.match(line, column):
        name = match["name"]
        message = msg("brackets stand around the name of this field, which YAML takes for a list")
        return column, match.end(), message, mending(msg("write it as {words}", words=name), name)
    return None


def twice(key: str, first: object, above: Sequence[str], *, row: bool) -> Message:
    """Say what to do about a key that is given twice; `first` is its value so far, `above` are the lines before it."""
    if isinstance(first, list) and first:
        return msg("write the entries of both under one ‘{key}’: only the first is read", key=shorten(key))
    if row:
        return msg("keep one of the two, or begin a new entry with “- ”: only the first is read")
    before = next((line for line in reversed(above) if line.strip() and line.lstrip()[0] != "#"), "")
    if before[:1] in (" ", "-"):
        return msg("keep one of the two, or indent it if it belongs to the entry above: only the first is read")
    return msg("keep one of the two: only the first is read")
