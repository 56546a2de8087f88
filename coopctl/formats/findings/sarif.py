"""Findings as SARIF 2.1.0, for GitHub code scanning and other readers of static analysis results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl import __version__, codes
from coopctl.findings import Kind
from coopctl.formats import Audience
from coopctl.formats.findings import HELP, title, worst_first
from coopctl.formats.fingerprints import fingerprints
from coopctl.formats.json_text import dumps
from coopctl.formats.pages.markdown_text import inside
from coopctl.messages import nmsg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeAlias

    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding, Span
    from coopctl.formats.look import Look
    from coopctl.messages import Message

AUDIENCE = Audience.PROGRAMS

Object: TypeAlias = "dict[str, object]"

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
INFORMATION = "https://coopctl.org/"
#: Code scanning keeps 5,000 results of a run and drops the others in no order that helps.
MOST = 5000
LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
#: What code scanning sorts and filters rules by.
IMPORTANCE: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "recommendation",
}
#: A link in a SARIF message; in our sentences only those that we make.
_LINK = re.compile(r"\](?=\()")
#: What a URI of a path must write as %XX.
_UNSAFE_BYTE = re.compile(rb"[^A-Za-z0-9._~/-]")


def write(checked: Checked, look: Look) -> str:
    """Return one run with a rule for each code found and a result for each finding, at most MOST, worst first."""
    everything = worst_first(checked.findings, checked.changed)
    marks = fingerprints(everything, checked.prefix)[:MOST]
    found = everything[:MOST]
    left_out = len(everything) - len(found) + sum(checked.more.values())
    used = sorted({finding.code for finding in found})
    places = {code: place for place, code in enumerate(used)}
    run = {
        "tool": {
            "driver": {
                "name": "coopctl",
                "version": __version__,
                "informationUri": INFORMATION,
                "rules": [_rule(code, found, checked, look) for code in used],
            }
        },
        "automationDetails": {"id": f"coopctl/{checked.in_repository('')}"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(left_out, look)],
        "results": [
            {
                **_result(finding, checked, look),
                "ruleIndex": places[finding.code],
                "partialFingerprints": {"coopctl/v1": mark},
            }
            for finding, mark in zip(found, marks, strict=True)
        ],
        "properties": {
            "revision": checked.revision,
            "checked": checked.files,
            "unread": checked.unread,
            "leftOut": left_out,
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log, indent=2) + "\n"


def _rule(code: str, found: Sequence[Finding], checked: Checked, look: Look) -> Object:
    """Return what a code means; its level is the worst that it was found with."""
    same = [finding for finding in found if finding.code == code]  # worst first
    name = title(code, checked, look)
    page, markdown = f"# {code}: {name}\n", f"# {inside(code)}: {inside(name)}\n"
    if code in codes.codes():
        page = markdown = codes.page(code, look.words.spoken)
    meaning = page.split("\n\n")[1].replace("\n", " ").strip() if "\n\n" in page else name
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": name},
        "fullDescription": {"text": meaning},
        "help": {"text": page, "markdown": markdown},
        "defaultConfiguration": {"level": LEVELS[same[0].severity]},
        "properties": {"tags": [same[0].kind.value], "problem.severity": IMPORTANCE[same[0].severity]},
    }


def _result(finding: Finding, checked: Checked, look: Look) -> Object:
    location = _location(finding.path, finding.span, checked)
    if finding.field:
        location["logicalLocations"] = [{"fullyQualifiedName": look.words.data(finding.field), "kind": "property"}]
    result: Object = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding, look)},
        "locations": [location],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _text(look.words.say(other.message))}}
            | _location(other.path, other.span, checked)
            for number, other in enumerate(finding.related, 1)
        ]
    if finding.help is not None and finding.mend is not None and (finding.mend or finding.kind is Kind.YAML):
        result["fixes"] = [_fix(finding, finding.help, finding.mend, checked, look)]
    return result


def _fix(finding: Finding, help_: Message, mend: str, checked: Checked, look: Look) -> Object:
    """Return the mend as a replacement of the marked characters. Of a field that is to go they are only a part."""
    place: Any = _location(finding.path, finding.span, checked)["physicalLocation"]
    replacement = {"deletedRegion": place["region"], "insertedContent": {"text": mend}}
    return {
        "description": {"text": _text(look.words.say(help_))},
        "artifactChanges": [{"artifactLocation": place["artifactLocation"], "replacements": [replacement]}],
    }


def _message(finding: Finding, look: Look) -> str:
    """Return the message and the mend, and a link to each related place: code scanning shows no others."""
    lines = [_text(look.words.say(finding.message))]
    for number, other in enumerate(finding.related, 1):
        said = re.sub(r"([\\\[\]])", r"\\\1", look.words.say(other.message))
        lines.append(f"[{said}]({number})")
    if finding.help is not None:
        lines.append(_text(f"{look.words.say(HELP)} {look.words.say(finding.help)}"))
    return "\n".join(lines)


def _text(sentence: str) -> str:
    """Return a sentence in which data makes no link."""
    return _LINK.sub("] ", sentence)


def _location(path: str, span: Span, checked: Checked) -> Object:
    """Return a place: lines and columns from 1, the end excluded, as in a Span."""
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(checked.in_repository(path)), "uriBaseId": "%SRCROOT%"},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }


def _uri(path: str) -> str:
    return _UNSAFE_BYTE.sub(lambda found: b"%%%02X" % found[0][0], path.encode()).decode("ascii")


def _invocation(left_out: int, look: Look) -> Object:
    """Say that the check ran, and how many findings it holds back."""
    invocation: Object = {"executionSuccessful": True}
    if left_out:
        said = nmsg("{n} finding more is not in this report", "{n} findings more are not in this report", left_out)
        notification = {"level": "warning", "message": {"text": look.words.say(said)}}
        invocation["toolExecutionNotifications"] = [notification]
    return invocation
