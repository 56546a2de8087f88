"""The outcome of a check: what was found, in which files, and whether it fails."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from coopctl.findings import Finding
    from coopctl.model.texts import Text

#: A lone half of a UTF-16 pair, which is how Python reads a file name that is not UTF-8.
_HALF = regex("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: findings in order, texts of the files that could be read, how many files were looked at.

    `more` says how many findings there are beside those listed, by code and severity: nobody reads thousands of a file.
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
    titles: Mapping[str, Text] = field(default_factory=dict)
    strict: bool = False
    more: Mapping[tuple[str, Severity], int] = field(default_factory=dict)

    @property
    def statistics(self) -> Sequence[tuple[int, str, Severity]]:
        """Return (how many, code, severity), the most frequent first, then by code."""
        counted = Counter((each.code, each.severity) for each in self.findings) + Counter(self.more)
        rows = [(number, code, severity) for (code, severity), number in counted.items()]
        return sorted(rows, key=lambda row: (-row[0], row[1]))

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity."""
        counted = Counter(each.severity for each in self.findings)
        for (_, severity), number in self.more.items():
            counted[severity] += number
        return {severity: counted[severity] for severity in Severity}

    def in_repository(self, path: str) -> str:
        """Return a path as the platforms know it: from the repository's root, always writable as UTF-8."""
        return _HALF.sub("\ufffd", f"{self.prefix}{path}")

    @property
    def failed(self) -> bool:
        """Whether an error was found or, where the check is strict, anything."""
        counts = self.counts
        return any(counts.values()) if self.strict else counts[Severity.ERROR] > 0
