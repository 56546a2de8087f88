"""A change tried before it is written: what it would make wrong that was right, and what it does in plain words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from coopctl import trees
from coopctl.changes import compare
from coopctl.changes.change import Side
from coopctl.checking import check, engine
from coopctl.checking.selection import Selection
from coopctl.errors import SettingsError
from coopctl.findings import Finding, Kind
from coopctl.loading.loader import alike
from coopctl.loading.locations import Stamped, resolve
from coopctl.model.names import reference
from coopctl.model.vocabularies import Severity
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from coopctl.changes.change import Change
    from coopctl.checking.checked import Checked
    from coopctl.checking.engine import Worth
    from coopctl.loading.reading import Reading
    from coopctl.model.records import Record


_Said = TypeVar("_Said", Finding, Stamped)


@dataclass(frozen=True)
class Trial:
    """What a change would do: findings that were not there before, and what happens to the records.

    `checked` holds the new findings beside the texts that they stand in; with an error among them it must not be made,
    but for those `unseen`: while their file could not be read as far as that, nobody could tell of them. The changes
    are looked for where they are asked for: what is refused or only shown needs none.
    """

    checked: Checked
    before: Reading
    after: Reading
    unseen: tuple[Finding, ...] = ()

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What happens to the records; nothing can be compared while the settings have an error."""
        try:
            return compare.between(
                Side(self.before.portfolio, self.before.standing), Side(self.after.portfolio, self.after.standing)
            )
        except SettingsError:
            return ()

    @property
    def refused(self) -> bool:
        """Whether the change would make something wrong that was right."""
        return any(each.severity is Severity.ERROR and each not in self.unseen for each in self.checked.findings)


def trial(
    reading: Reading,
    contents: Mapping[str, bytes | None],
    *,
    no_facts_after: date,
    moved: Mapping[str, str] = MappingProxyType({}),
    begun: Mapping[str, Record] = MappingProxyType({}),
    errors_alone: bool = False,
) -> Trial:
    """Lay the contents over what was read, check both, and compare.

    Files that stay are not read again: what is wrong in them, taken by themselves, is older. Facts dated after
    `no_facts_after` are errors. Older findings are nobody's matter here, wherever they stand; of
    warnings and hints only those of the files that change are given. Where one of these could not be read before, what
    is wrong in others was there before too, if unseen. Files that have `moved` from one path to another take their
    older findings along; new ones that are `begun` are not read where their records are known, by path. Where
    `errors_alone` are told, no rule looks for what is doubtful. Raise what loading raises.
    """
    unread = any(left.path in contents for left in reading.loaded.portfolio.left_out)
    known = {**(alike(reading.loaded, contents) if reading.whole else {}), **begun}
    judging = partial(engine.judging, severities={Severity.ERROR}) if errors_alone else engine.judging
    after = replace(reading, tree=trees.OverlayTree(reading.tree, contents), whole=True, known=known, judging=judging)
    doubted: Collection[str] = () if errors_alone else contents
    told = _told(after, lambda path, severity: severity is Severity.ERROR or path in doubted)
    if told:
        asked = {each.problem.path for each in told} | moved.keys()
        told = list(unsaid(_told(reading, lambda path, _severity: path in asked), told, moved))
    found = _checked(after, told, no_facts_after)
    ours = [
        each for each in found.findings if each.path in contents or (each.severity is Severity.ERROR and not unread)
    ]
    unseen: tuple[Finding, ...] = ()
    if ours:
        old = _checked(reading, (), no_facts_after)
        ours = list(unsaid(old.findings, ours, moved))
        unseen = tuple(_unseen(old.findings, ours, reading))
    return Trial(replace(found, findings=ours), reading, after, unseen)


def _told(reading: Reading, worth: Worth) -> list[Stamped]:
    """Return what the rules find that is worth it, without its lines: for these each file is read again."""
    return [each for each in engine.told(reading.loaded, None, worth) if worth(each.problem.path, each.severity)]


def _checked(reading: Reading, told: Iterable[Stamped], no_facts_after: date) -> Checked:
    """Return what was found while reading, with what is told of the rules, and later facts."""
    found = (*reading.loaded.findings, *resolve(told, reading.loaded.documents))
    return check.check(reading, Selection(), no_facts_after=no_facts_after, found=found)


def _unseen(old: Sequence[Finding], found: Sequence[Finding], before: Reading) -> Iterator[Finding]:
    """Yield what could not be told before: of the shape while YAML had an error there, by a rule while either had."""
    wrong = {(each.path, each.kind) for each in old if each.severity is Severity.ERROR}
    for each in found:
        unread = (each.path, Kind.YAML) in wrong
        no_data = unread and each.path not in before.loaded.documents
        no_record = unread or (each.path, Kind.SCHEMA) in wrong
        if no_data if each.kind is Kind.SCHEMA else no_record and each.kind is not Kind.YAML:
            yield each


@dataclass(frozen=True, slots=True)
class _Moved:
    """Files that stand elsewhere now, and what finds the names of their records in a sentence."""

    paths: Mapping[str, str]
    names: Mapping[str, str]
    word: re.Pattern[str]

    @classmethod
    def of(cls, paths: Mapping[str, str]) -> _Moved:
        others = ((path, to) for path, to in paths.items() if path != to)
        names = {old: new for path, to in others if (old := reference(path)) and (new := reference(to))}
        own = [old for old in names if old.partition("/")[0] not in names or "/" not in old]
        either = "|".join(map(re.escape, own)) or "(?!)"
        return cls(paths, names, re.compile(rf"(?<![\w/-])(?:{either})(?![\w-])"))

    def told(self, found: Finding | Stamped) -> Hashable:
        """Return what a finding says, an older one as it would be said now."""
        one = found.problem if isinstance(found, Stamped) else found
        said = str(one.message)
        if self.names:
            said = self.word.sub(lambda match: self.names[match[0]], said)
        return self.paths.get(one.path, one.path), found.code, said


def unsaid(
    old: Iterable[_Said], found: Iterable[_Said], moved: Mapping[str, str] = MappingProxyType({})
) -> Iterator[_Said]:
    """Yield what was not said before, wherever in its file: lines move. `moved` are files that stand elsewhere now."""
    files = _Moved.of(moved)
    known = Counter(map(files.told, old))
    for each in found:
        said = files.told(each)
        if known[said]:
            known[said] -= 1
        else:
            yield each
