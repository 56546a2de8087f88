"""What a check reports of all that was found: the paths and codes asked for, or what changed and what refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.checking.ignored import Ignored
from coopctl.model import mentions
from coopctl.model.names import SETTINGS_FILE, reference
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from coopctl.findings import Finding
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Party, Record

_SCHEMA = ".schema.json"


@dataclass(frozen=True, slots=True)
class Selection:
    """What to report: below these folders or of these files, with these codes, without those; () is no limit.

    `touched` are the paths of what changed and of what refers to it, `changed` those of what changed; None: all.
    Of other files than `quiet_beyond` only errors are reported, and what rests on one of them; None: all is.
    """

    below: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: frozenset[str] | None = None
    touched: frozenset[str] | None = None
    quiet_beyond: frozenset[str] | None = None

    def path(self, path: str) -> bool:
        """Whether a path is reported on."""
        return is_below(path, self.below) and (self.touched is None or path in self.touched)

    def finding(self, finding: Finding) -> bool:
        """Whether a finding is reported: for its own path, or for a place related to it that changed."""
        related = self.changed is not None and any(other.path in self.changed for other in finding.related)
        return (
            (self.path(finding.path) or (related and is_below(finding.path, self.below)))
            and (finding.severity is Severity.ERROR or self._concerns(finding))
            and (not self.select or finding.code in self.select)
            and finding.code not in self.ignore
        )

    def _concerns(self, finding: Finding) -> bool:
        """Whether a warning or hint is about a file that somebody works on, or rests on one."""
        about = {finding.path, *(other.path for other in finding.related)}
        return self.quiet_beyond is None or bool(about & self.quiet_beyond)


def is_below(path: str, folders: Sequence[str]) -> bool:
    """Whether a path is one of these, or in one of them; no folder at all is every folder."""
    return not folders or any(folder in (".", path) or path.startswith(f"{folder}/") for folder in folders)


# ---------------------------------------------------------------- what changed, and what refers to it


def touched(portfolio: Portfolio, before: Portfolio | None, changed: Collection[str]) -> frozenset[str] | None:
    """Return the paths of what changed and of what refers to it; None, which is everything, where settings did.

    `changed` are paths of the workspace; `before` holds the former versions of those that are records. What refers:
    a record that names it, by its present or a former name; the actions of an agreement, and those of agreements
    under it, which use its axes, parties and documents; an agreement with a party of the same id, which may be
    described in one place only; a record with a document in such a file; an ignore of the settings for such a path.
    """
    if SETTINGS_FILE in changed or any(path.endswith(_SCHEMA) for path in changed):
        return None
    refs = {ref for path in changed if (ref := reference(path)) is not None}
    both = (portfolio,) if before is None else (portfolio, before)
    versions = [record for each in both for record in records(each) if record.ref in refs]
    names = refs | {old for record in versions for old in record.formerly}
    parties = {party.id for each in both for ref in refs for party in _parties(each, ref)}
    above = _with_plans_below(portfolio, {ref for ref in refs if "/" not in ref})
    found = set(changed)
    for record in records(portfolio):
        if (
            record.ref.partition("/")[0] in above
            or _mentions(portfolio, record, names)
            or any(party.id in parties for party in _parties(portfolio, record.ref))
        ):
            found.add(record.path)
    found |= {left.path for left in portfolio.left_out if left.agreement in above}
    return frozenset(found) | (worked_on(portfolio, changed) or frozenset())


def worked_on(portfolio: Portfolio, changed: Collection[str]) -> frozenset[str] | None:
    """Return the paths of what changed, and of what says something of such a file itself; None where settings did.

    That is a record with a document in such a file, and an ignore of the settings for such a path.
    """
    if SETTINGS_FILE in changed or any(path.endswith(_SCHEMA) for path in changed):
        return None
    found = set(changed)
    found |= {one.path for one in records(portfolio) if any(document.file in changed for document in one.documents)}
    if any(map(Ignored(portfolio.settings.ignore).means, changed)):
        found.add(SETTINGS_FILE)
    return frozenset(found)


def _parties(portfolio: Portfolio, ref: str) -> Iterator[Party]:
    agreement = portfolio.agreements.get(ref)
    yield from agreement.parties if agreement is not None else ()


def _with_plans_below(portfolio: Portfolio, agreements: set[str]) -> set[str]:
    """Return these agreements and those that stand under one of them."""
    return agreements | {each.ref for each in portfolio.agreements.values() if each.parent in agreements}


def _mentions(portfolio: Portfolio, record: Record, names: set[str]) -> bool:
    return any(
        ref in names or mentions.present_name(portfolio, ref) in names or ref.partition("/")[0] in names
        for _, ref in mentions.mentions(record)
    )
