"""Findings for programs, in a versioned shape of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.json_text import dumps

if TYPE_CHECKING:
    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding
    from coopctl.formats.look import Look

AUDIENCE = Audience.PROGRAMS

SCHEMA_VERSION = 1


def write(checked: Checked, look: Look) -> str:
    """Return the envelope with one object a finding; lines and columns count from 1, ends are excluded."""
    envelope = {
        "schema_version": SCHEMA_VERSION,
        "kind": "validate",
        "revision": checked.revision,
        "checked": checked.files,
        "unread": checked.unread,
        "counts": {severity.value: count for severity, count in checked.counts.items()},
        "left_out": sum(checked.more.values()),
        "items": [_object(finding, look) for finding in checked.findings],
    }
    return dumps(envelope, indent=2) + "\n"


def _object(finding: Finding, look: Look) -> dict[str, object]:
    words = look.words
    return {
        "path": finding.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "kind": finding.kind.value,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": words.say(finding.message),
        "help": words.say(finding.help) if finding.help else None,
        "mend": finding.mend,
        "field": finding.field or None,
        "related": [
            {
                "path": other.path,
                "line": other.span.line,
                "column": other.span.column,
                "message": words.say(other.message),
            }
            for other in finding.related
        ],
    }
