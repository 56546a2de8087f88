"""Findings as JUnit XML, for what shows the results of tests: a suite a file, and a case a finding."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.findings import HELP, inert
from coopctl.formats.findings.short import headline
from coopctl.i18n.safe_text import harmless
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding
    from coopctl.formats.look import Look

AUDIENCE = Audience.PROGRAMS

#: The name of the one case of a file in which nothing was found.
PASSED = "valid"


def write(checked: Checked, look: Look) -> str:
    """Return a suite a file, those in which nothing was found too: a report without cases reads as "no tests ran".

    What fails the check is a failure: errors, with --strict all. Other findings are cases that pass and say so.
    The vocabulary is that of Jenkins' junit-10.xsd, which the other readers share.
    """
    found: dict[str, list[Finding]] = {path: [] for path in checked.paths}
    for finding in sorted(checked.findings, key=lambda each: each.order):
        found.setdefault(finding.path, []).append(finding)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    failures = sum(_fails(finding, checked) for finding in checked.findings)
    cases = sum(len(each) or 1 for each in found.values())
    lines.append(f'<testsuites name="coopctl" tests="{cases}" failures="{failures}" errors="0">')
    for path in sorted(found):
        lines += _suite(path, found[path], checked, look)
    lines.append("</testsuites>")
    return inert("".join(f"{line}\n" for line in lines), "&#35;")


def _suite(path: str, found: Sequence[Finding], checked: Checked, look: Look) -> Iterator[str]:
    name = _quoted(look.words.data(checked.in_repository(path)))
    failures = sum(_fails(finding, checked) for finding in found)
    yield f'  <testsuite name={name} tests="{len(found) or 1}" failures="{failures}" errors="0" skipped="0">'
    if not found:
        yield f'    <testcase name="{PASSED}" classname={name}/>'
    seen: Counter[str] = Counter()
    for finding in found:
        called = ": ".join(filter(None, (finding.code, finding.field)))
        seen[called] += 1
        nth = f" ({seen[called]})" if seen[called] > 1 else ""
        yield f"    <testcase name={_quoted(harmless(called) + nth)} classname={name}>"
        yield _outcome(finding, checked, look)
        yield "    </testcase>"
    yield "  </testsuite>"


def _outcome(finding: Finding, checked: Checked, look: Look) -> str:
    text = html.escape("\n".join(_sentences(finding, checked, look)), quote=False)
    if not _fails(finding, checked):
        return f"      <system-out>{text}</system-out>"
    message = _quoted(look.words.say(finding.message))
    return f"      <failure message={message} type={_quoted(finding.code)}>{text}</failure>"


def _sentences(finding: Finding, checked: Checked, look: Look) -> Iterator[str]:
    """Yield the place and the message, the places related to it, and the mend."""
    words = look.words
    yield words.data(checked.prefix) + headline(finding, look)
    for other in finding.related:
        path = words.data(checked.in_repository(other.path))
        yield f"see {path}:{other.span.line}:{other.span.column}: {words.say(other.message)}"
    if finding.help is not None:
        yield f"{words.say(HELP)} {words.say(finding.help)}"


def _fails(finding: Finding, checked: Checked) -> bool:
    return checked.strict or finding.severity is Severity.ERROR


def _quoted(text: str) -> str:
    return f'"{html.escape(text)}"'
