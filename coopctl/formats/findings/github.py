"""Findings as GitHub workflow commands: the ten worst as annotations beside the lines, the rest in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.findings import closing, counted, worst_first
from coopctl.i18n.safe_text import harmless, without_commands
from coopctl.messages import nmsg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding
    from coopctl.formats.look import Look

AUDIENCE = Audience.PROGRAMS

#: GitHub shows ten annotations of a kind and step, and drops the others without a word.
MOST = 10
KINDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def write(checked: Checked, look: Look) -> str:
    """Return at most ten commands, worst first and changed files first, then one line that says the rest.

    The commands are ours, so they act in a CI log; nothing that comes from a file can start one of its own.
    """
    found = worst_first(checked.findings, checked.changed)
    lines = [_command(finding, checked, look) for finding in found[:MOST]]
    lines.append(_last(found[MOST:], checked, look))
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, checked: Checked, look: Look) -> str:
    span = finding.span
    properties: dict[str, str | int] = {
        "file": harmless(checked.in_repository(finding.path)),
        "line": span.line,
        "endLine": span.end_line,
    }
    if span.line == span.end_line:  # GitHub refuses columns over several lines
        properties |= {"col": span.column, "endColumn": max(span.column, span.end_column)}
    properties["title"] = finding.code
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    said = _message("\n".join(_sentences(finding, checked, look)))
    return f"::{KINDS[finding.severity]} {written}::{said}"


def _sentences(finding: Finding, checked: Checked, look: Look) -> Iterator[str]:
    """Yield the message, the places related to it, and the mend."""
    words = look.words
    yield words.say(finding.message)
    for other in finding.related:
        path = words.data(checked.in_repository(other.path))
        yield f"{path}:{other.span.line}:{other.span.column}: {words.say(other.message)}"
    if finding.help is not None:
        yield f"help: {words.say(finding.help)}"


def _last(folded: Sequence[Finding], checked: Checked, look: Look) -> str:
    said = [look.words.say(message) for message in closing(checked)]
    if folded:
        counts = {severity: sum(each.severity is severity for each in folded) for severity in Severity}
        more = nmsg(
            "and {n} more: {errors}, {warnings}, {hints}",
            "and {n} more: {errors}, {warnings}, {hints}",
            len(folded),
            **counted(counts),
        )
        said.insert(0, look.words.say(more))
    return without_commands("; ".join(said))


def _message(text: str) -> str:
    """Escape what a command says (actions/toolkit, command.ts)."""
    return without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a command: there `:` and `,` part things, too."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
