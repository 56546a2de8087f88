"""Findings as a GitLab Code Quality report: a JSON array, `[]` when all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.findings import worst_first
from coopctl.formats.fingerprints import fingerprints
from coopctl.formats.json_text import dumps
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding, Span
    from coopctl.formats.look import Look

AUDIENCE = Audience.PROGRAMS

SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def write(checked: Checked, look: Look) -> str:
    """Return one object a finding, worst first; lines count from 1, the last one is included."""
    found = worst_first(checked.findings, checked.changed)
    marks = fingerprints(found, checked.prefix)
    report = [_object(finding, mark, checked, look) for finding, mark in zip(found, marks, strict=True)]
    return dumps(report, indent=2) + "\n"


def _object(finding: Finding, mark: str, checked: Checked, look: Look) -> dict[str, object]:
    return {
        "description": _description(finding, look),
        "check_name": finding.code,
        "fingerprint": mark,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": checked.in_repository(finding.path),
            "lines": {"begin": finding.span.line, "end": _last_line(finding.span)},
        },
    }


def _description(finding: Finding, look: Look) -> str:
    """Return the message, with the mend in brackets: GitLab shows one line."""
    message = look.words.say(finding.message)
    return f"{message} ({look.words.say(finding.help)})" if finding.help else message


def _last_line(span: Span) -> int:
    """Return the last line that holds something of a span: an end before a line's first character excludes it."""
    return span.end_line - (span.end_column == 1 and span.end_line > span.line)
