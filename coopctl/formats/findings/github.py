"""Findings as GitHub workflow commands: ten of each severity as annotations beside the lines, the rest in the log."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.findings import HELP, closing, worst_first
from coopctl.formats.findings.short import headline
from coopctl.i18n.safe_text import harmless, without_commands
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding
    from coopctl.formats.look import Look

AUDIENCE = Audience.PROGRAMS

#: GitHub shows ten annotations of a severity and step, and drops the others without a word.
MOST = 10
KINDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def write(checked: Checked, look: Look) -> str:
    """Return at most ten commands a severity, worst first and changed files first; then all others as plain lines.

    The commands are ours, so they act in a CI log; nothing that comes from a file can start one of its own.
    """
    commands, rest = [], []
    counts: Counter[Severity] = Counter()
    for finding in worst_first(checked.findings, checked.changed):
        counts[finding.severity] += 1
        if counts[finding.severity] <= MOST:
            commands.append(_command(finding, checked, look))
        else:
            rest.append(look.words.data(checked.prefix) + headline(finding, look))
    rest.append("; ".join(look.words.say(message) for message in closing(checked)))
    return "".join(f"{line}\n" for line in (*commands, *map(without_commands, rest)))


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
        yield f"{words.say(HELP)} {words.say(finding.help)}"


def _message(text: str) -> str:
    """Escape what a command says (actions/toolkit, command.ts)."""
    return without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a command: there `:` and `,` part things, too."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
