"""The difference that `diff` tells: what has changed, what that does, what it makes wrong or right, worst first."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from coopctl.changes.change import FIRST, GROUPS, HIDING, ChangeGroup, ChangeKind
from coopctl.model.names import SETTINGS_FILE, reference
from coopctl.reviewing.effects import effect
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from coopctl.changes.change import Change
    from coopctl.findings import Finding
    from coopctl.model.portfolio import LeftOut
    from coopctl.model.records import Record
    from coopctl.reviewing.comparison import Comparison
    from coopctl.reviewing.effects import Effect

    #: Findings that the newer side alone has, and those of the older.
    Found: TypeAlias = tuple[Sequence[Finding], Sequence[Finding]]

_WORST = (ChangeGroup.CANCELLED, ChangeGroup.SLIPPED, ChangeGroup.LATE)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An agreement with the records of it that have changed, itself first, then the worst, and what that does."""

    ref: str
    records: Sequence[str]
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What two states have otherwise. `names` are what they are called by whoever asked, as (before, after).

    `written` are the paths of records that are only written otherwise (blanks, comments, the order of fields), and
    `settings` says that coopctl.yaml is another. `found` gives the findings that one side alone has, which may have to
    be waited for. `parted` says that the older state is where the two parted, `several` that they did so in several
    places.
    `facts` are the changes of each record that were asked for, those to look at first before the others. `authors` are
    those who wrote the commits in between that touch a record, the first one first, where it was several people.
    `unchecked` files differ in which nothing was looked for, since there are very many.
    """

    names: tuple[str, str]
    revisions: tuple[str, str]
    comparison: Comparison
    facts: Mapping[str, Sequence[Change]]
    agreements: Sequence[Reviewed]
    written: Sequence[str] = ()
    settings: bool = False
    found: Callable[[], Found] = lambda: ((), ())
    unread: tuple[Sequence[LeftOut], Sequence[LeftOut]] = field(default=((), ()))
    parted: bool = False
    several: bool = False
    authors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unchecked: int = 0

    @property
    def first(self) -> Sequence[Change]:
        """What is over, and what could hide that something slipped: what is rare before what many records have."""
        found = [each for each in self._all if each.kind in FIRST]
        often = Counter(each.kind for each in found)
        ranks = {
            kind: (GROUPS.get(kind) is not ChangeGroup.ENDED, often[kind], at) for at, kind in enumerate(ChangeKind)
        }
        return sorted(found, key=lambda each: ranks[each.kind])

    @property
    def brought(self) -> Sequence[Finding]:
        """What is found now, and was not before."""
        return self.found()[0]

    @property
    def mended(self) -> Sequence[Finding]:
        """What is found no longer."""
        return self.found()[1]

    @property
    def counts(self) -> Mapping[ChangeGroup, int]:
        """How many changes of each group there are."""
        counted = Counter(each.group for each in self._all)
        return {group: counted[group] for group in ChangeGroup if counted[group]}

    @property
    def updates(self) -> int:
        """How many updates were written in records that are there on both sides."""
        drafts = (self.comparison.edited.get(ref) for each in self.agreements for ref in each.records)
        told = chain.from_iterable(draft.written for draft in drafts if draft)
        return sum(
            len(each.place) == len(("updates", 0)) and each.place[0] == "updates" and each.before is None
            for each in told
        )

    @property
    def _all(self) -> Iterable[Change]:
        return chain.from_iterable(self.facts.values())

    @property
    def nothing(self) -> bool:
        """Whether both states are the same, to the byte."""
        return not (self.agreements or self.written or self.settings or self.brought or self.mended or any(self.unread))

    def of(self, ref: str) -> Sequence[Change]:
        """Return the changes of a record."""
        return self.facts.get(ref, ())

    def record(self, ref: str) -> Record | None:
        """Return a record as it is now, or was where it is gone."""
        now, found = self.comparison.after.portfolio, self.comparison.removed.get(ref)
        return found or (now.actions.get(ref) if "/" in ref else now.agreements.get(ref))


def difference(
    comparison: Comparison,
    kept: Callable[[str], bool],
    *,
    names: tuple[str, str],
    paths: Collection[str],
    found: Callable[[], Found] = lambda: ((), ()),
    unchecked: int = 0,
) -> Difference:
    """Return what is told of a comparison: of the records that are `kept`; `paths` are those that differ by content.

    `found` gives what is found on one side alone; it is asked for last, once.
    """
    before, after = comparison.before.portfolio, comparison.after.portfolio
    facts: dict[str, list[Change]] = {}
    for each in sorted(comparison.facts, key=lambda each: (each.ref, each.kind not in FIRST)):
        if kept(each.ref):
            facts.setdefault(each.ref, []).append(each)
    refs = [ref for ref in comparison.refs if kept(ref)]
    former = {now: then for then in before.agreements if (now := after.current(then))}
    ranks = {ref: rank(facts.get(ref, ())) for ref in refs}
    groups: dict[str, list[str]] = {ref: [] for ref in after.agreements if kept(ref)}
    for ref in sorted(refs, key=lambda each: ("/" in each, ranks[each], each)):
        groups.setdefault(ref.partition("/")[0], []).append(ref)
    changed = bool(paths)
    agreements = [
        Reviewed(ref, own, effect(ref, former.get(ref, ref), comparison.before, comparison.after))
        for ref, own in groups.items()
        if changed
    ]
    agreements = [each for each in agreements if each.records or not each.effect.nothing]
    worst = {each.ref: min((ranks[ref] for ref in each.records), default=9) for each in agreements}
    unread_now = {each.path for each in comparison.unread[1]}
    touched = {each.path for side in comparison.unread for each in side}
    told = touched | {record.path for ref in comparison.refs for record in (_now(comparison, ref),) if record}

    @cache
    def told_of() -> Found:
        brought, mended = found()
        return (
            [each for each in brought if kept(reference(each.path) or "")],
            [
                each
                for each in mended
                if kept(after.current(reference(each.path) or "")) and each.path not in unread_now
            ],
        )

    return Difference(
        names=names,
        revisions=(before.revision, after.revision),
        comparison=comparison,
        facts=facts,
        agreements=sorted(agreements, key=lambda each: (worst[each.ref], each.ref)),
        written=[
            path
            for path in sorted(paths)
            if (name := reference(path)) and kept(name) and path not in told and _known(comparison, name)
        ],
        settings=SETTINGS_FILE in paths,
        found=told_of,
        unread=(
            [each for each in comparison.unread[0] if each.path in paths and kept(each.ref or "")],
            [each for each in comparison.unread[1] if each.path in paths and kept(each.ref or "")],
        ),
        unchecked=unchecked,
    )


def rank(facts: Sequence[Change]) -> int:
    """Return how early what has changed of a record is told: its end, what hides, is given up, slips, all others."""
    ranks = [
        -1
        if each.group is ChangeGroup.ENDED
        else 0
        if each.kind in HIDING
        else 1 + _WORST.index(each.group)
        if each.group in _WORST
        else 5
        if each.kind is ChangeKind.NEW
        else 4
        for each in facts
    ]
    return min(ranks, default=6)


def is_worst(facts: Sequence[Change]) -> bool:
    """Whether a record is over, or of it something hides, is given up, slips or is late."""
    return rank(facts) <= len(_WORST)


def _now(comparison: Comparison, ref: str) -> Record | None:
    portfolio = comparison.after.portfolio
    return portfolio.actions.get(ref) or portfolio.agreements.get(ref)


def _known(comparison: Comparison, ref: str) -> bool:
    """Whether a record is there on both sides."""
    before, after = comparison.before.portfolio, comparison.after.portfolio
    return all(ref in side.actions or ref in side.agreements for side in (before, after))
