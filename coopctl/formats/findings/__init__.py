"""Formats of `validate`: one module each, with `write(checked, look) -> str`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopctl.findings import Severity
from coopctl.messages import Message, nmsg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.findings import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: findings in order, texts of the files that could be read, how many files were looked at.

    `unread` is how many records could not be read, so that what refers to them was not checked.
    """

    findings: Sequence[Finding]
    texts: Mapping[str, str]
    files: int
    unread: int
    revision: str

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity."""
        return {severity: sum(each.severity is severity for each in self.findings) for severity in Severity}


def closing(checked: Checked) -> tuple[Message, ...]:
    """Return the sentences that every check ends with."""
    said = []
    if checked.unread:
        said.append(
            nmsg(
                "cross-checks incomplete: {n} file unread", "cross-checks incomplete: {n} files unread", checked.unread
            )
        )
    counts = checked.counts
    said.append(
        nmsg(
            "checked {n} file: {errors}, {warnings}, {hints}",
            "checked {n} files: {errors}, {warnings}, {hints}",
            checked.files,
            errors=nmsg("{n} error", "{n} errors", counts[Severity.ERROR]),
            warnings=nmsg("{n} warning", "{n} warnings", counts[Severity.WARNING]),
            hints=nmsg("{n} hint", "{n} hints", counts[Severity.HINT]),
        )
    )
    return tuple(said)
