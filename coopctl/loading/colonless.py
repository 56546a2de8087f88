"""A line without its colon, where it begins with a field of its record: status planned."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.i18n import recognised
from coopctl.messages import mending, msg
from coopctl.strict_yaml.complaints import NO_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.findings import Fault

_LINE = re.compile(r"(?P<key>[^\W\d][\w-]*)(?:\s*[–—\\|\u066b=]+\s*|[.#*~]\s+|\s+:\s*|\s+[-/*~]\s+|\s+)(?P<value>\S.*)")
#: A value that needs no quotes; one of a single word is no sentence that goes on.
_PLAIN = re.compile(r"[\w./-]+")


def with_colon(kind: str, text: str | None, faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults of a text, with the help that writes the colon where a field's name begins the line."""
    return [_of_field(kind, text, each) if text and each.message == NO_KEY else each for each in faults]


def _of_field(kind: str, text: str, fault: Fault) -> Fault:
    span = fault.span
    line = text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
    match = _LINE.fullmatch(line)
    known = schemas.fields(kind) if span.column > 1 else frozenset(schemas.schema(kind)["properties"])
    field = _field(known, match["key"]) if match and (fault.help is None or fault.help.mend is None) else ""
    # What is there already is not meant again: the line goes on with the text above.
    if match is None or not field or (span.column == 1 and re.search(rf"^{field}\s*:", text or "", re.MULTILINE)):
        return fault
    written = f"{field}: {match['value']}"
    help_ = msg(
        "write “{line}”; a text that goes on is indented deeper than its key, or a block: “key: |”", line=written
    )
    return replace(fault, help=mending(help_, written) if _PLAIN.fullmatch(match["value"]) else help_)


def _field(fields: frozenset[str], key: str) -> str:
    """Return the one of some fields that a word is, or that people call so in their language; "" for none."""
    found = recognised.said(key, fields)
    called = found[0] if len(found) == 1 and recognised.is_said(key, found[0], fields) else ""
    return key if key in fields else called
