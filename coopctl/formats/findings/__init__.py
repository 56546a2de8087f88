"""Formats of `validate`: one module each, with `AUDIENCE` and `write(checked, look) -> str`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import codes
from coopctl.i18n.safe_text import ANYWHERE
from coopctl.messages import Message, msg, nmsg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding
    from coopctl.formats.look import Look

#: Before the mend of a finding.
HELP = msg("help:")


def worst_first(findings: Iterable[Finding], changed: AbstractSet[str] = frozenset()) -> list[Finding]:
    """Sort findings by severity, then those in changed files first, then by path and place."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return sorted(findings, key=lambda each: (ranks[each.severity], each.path not in changed, *each.order))


def title(code: str, checked: Checked, look: Look) -> str:
    """Return what a code means in a few words: the title of its page, or what the project says of its own code."""
    if code in checked.titles:
        return look.words.text(checked.titles[code])
    return look.words.say(Message(codes.title(code))) if code in codes.codes() else code


def inert(text: str, number_sign: str) -> str:
    """Return a report that may be printed in a CI log: `##[` and `##vso[`, which act anywhere, are escaped.

    `number_sign` is how the report's language writes `#` otherwise, so that its readers see no difference.
    """
    return ANYWHERE.sub(lambda _: number_sign, text)


def closing(checked: Checked) -> tuple[Message, ...]:
    """Return the sentences that every check ends with."""
    said = []
    if checked.unread:
        said.append(
            nmsg(
                "cross-checks incomplete: {n} file unread", "cross-checks incomplete: {n} files unread", checked.unread
            )
        )
    said.append(
        nmsg(
            "checked {n} file: {errors}, {warnings}, {hints}",
            "checked {n} files: {errors}, {warnings}, {hints}",
            checked.files,
            **counted(checked.counts),
        )
    )
    return tuple(said)


def counted(counts: Mapping[Severity, int]) -> Mapping[str, Message]:
    """Return how many of each severity, as the `errors`, `warnings` and `hints` of a sentence."""
    return {
        "errors": nmsg("{n} error", "{n} errors", counts[Severity.ERROR]),
        "warnings": nmsg("{n} warning", "{n} warnings", counts[Severity.WARNING]),
        "hints": nmsg("{n} hint", "{n} hints", counts[Severity.HINT]),
    }
