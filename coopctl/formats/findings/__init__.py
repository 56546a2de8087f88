"""Formats of `validate`: one module each, with `write(checked, look) -> str`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coopctl import codes
from coopctl.findings import Severity
from coopctl.i18n.safe_text import ANYWHERE
from coopctl.messages import Message, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from coopctl.findings import Finding
    from coopctl.formats.look import Look

#: A lone half of a UTF-16 pair, which is how Python reads a file name that is not UTF-8.
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: findings in order, texts of the files that could be read, how many files were looked at.

    `unread` is how many records could not be read, so that what refers to them was not checked.
    `paths` are the files looked at, and `changed` those that the call was about (with --changed-since).
    `prefix` is the workspace's folder in its repository, with "/" at its end, "" where it is the repository's root:
    platforms count paths from there. `titles` are those of codes without a page, the project's own.
    `strict` says that anything found fails the check.
    """

    findings: Sequence[Finding]
    texts: Mapping[str, str]
    files: int
    unread: int
    revision: str
    paths: Sequence[str] = ()
    changed: AbstractSet[str] = frozenset()
    prefix: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity."""
        return {severity: sum(each.severity is severity for each in self.findings) for severity in Severity}

    def in_repository(self, path: str) -> str:
        """Return a path as the platforms know it: from the repository's root, always writable as UTF-8."""
        return _HALF.sub("\ufffd", f"{self.prefix}{path}")


def worst_first(findings: Iterable[Finding], changed: AbstractSet[str] = frozenset()) -> list[Finding]:
    """Sort findings by severity, then those in changed files first, then by path and place."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return sorted(findings, key=lambda each: (ranks[each.severity], each.path not in changed, *each.order))


def title(code: str, checked: Checked, look: Look) -> str:
    """Return what a code means in a few words: the title of its page, or what the project says of its own code."""
    if code in checked.titles:
        return look.words.data(checked.titles[code])
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
