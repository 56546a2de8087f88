"""A difference in words, for every format: what to look at first, each record with its changes, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import FIRST, HIDING, WRITTEN, ChangeGroup, ChangeKind
from coopctl.checking import long_lists
from coopctl.edits import Move
from coopctl.formats import changed
from coopctl.formats.counts import of_group
from coopctl.formats.effected import effects, from_to
from coopctl.formats.findings.short import headline
from coopctl.formats.naming import Naming
from coopctl.messages import Message, msg, nmsg
from coopctl.model.dates import parse_fact
from coopctl.model.vocabularies import Severity
from coopctl.reviewing.difference import is_worst
from coopctl.reviewing.differing import by_new_names, opened
from coopctl.reviewing.likeness import perhaps_renamed
from coopctl.spelling.nearest import few
from coopctl.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.changes.change import Change
    from coopctl.changing.draft import WrittenValue
    from coopctl.findings import Finding
    from coopctl.formats.effected import EffectWords
    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words
    from coopctl.reviewing.comparison import Comparison
    from coopctl.reviewing.difference import Difference, Reviewed

#: So many updates with the same other author are told together.
_MANY = 3
#: So many names of those that nobody has to look into are told.
_SOME = 6
#: As many letters of a title as two lines take: the reference beside it tells the rest.
_TITLE = 150
#: Of so many records each change is told, by a patient reader's measure; of others it is said how many there are.
_MOST = 2_000
#: What is told of a record that is new; all else stands in its file.
_OF_NEW = frozenset(
    {
        "status", "kind", "period", "signed", "parties", "axis", "lead", "partners", "summary", "milestones", "budget",
        "recurs", "part_of", "depends_on", "parent",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordWords:
    """A record: its reference, its title, a line for each change; of the `worst` something hides, slips or is over."""

    ref: str
    title: str
    lines: Sequence[str]
    worst: bool


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """An agreement: its reference and title, what the changes do to it, and its records, worst first."""

    ref: str
    title: str
    effects: EffectWords
    records: Sequence[RecordWords]


@dataclass(frozen=True, slots=True)
class FirstWords:
    """What is to be looked at first: the record that it is in, what it is, and both in one line."""

    where: str
    line: str
    said: str


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """The whole in words. `sides` is what is compared, `counts` how many changes there are, `notes` what else to know.

    `written` is said of files that say the same, last of all. Of very many records some are `untold`, and `more` says
    how they are seen.

    `first` is what could hide that something slipped; `brought` and `mended` are findings, the worst where there are
    very many, and `found` says how many there are of each.
    """

    sides: str
    counts: Sequence[str]
    notes: Sequence[str]
    first: Sequence[FirstWords]
    agreements: Sequence[AgreementWords]
    brought: Sequence[str]
    mended: Sequence[str]
    found: tuple[int, int]
    written: str = ""
    untold: int = 0
    more: str = ""


def told(difference: Difference, look: Look) -> DifferenceWords:
    """Tell a difference in words."""
    words = look.words
    untold = max(0, sum(len(each.records) for each in difference.agreements) - _MOST)
    return DifferenceWords(
        sides=words.say(msg("{before} → {after}", before=_side(difference, 0), after=_side(difference, 1))),
        counts=[words.say(each) for each in _counted(difference)],
        notes=[words.say(each) for each in _notes(difference)],
        first=list(_firsts(difference, words)),
        agreements=list(_agreements(difference, words)),
        brought=[headline(each, look) for each in long_lists.cut(sorted(difference.brought, key=_weight))[0]],
        mended=[headline(each, look) for each in long_lists.cut(sorted(difference.mended, key=_weight))[0]],
        found=(len(difference.brought), len(difference.mended)),
        written=_written(difference, words),
        untold=untold,
        more=_more(untold, difference, words) if untold else "",
    )


def _weight(finding: Finding) -> int:
    return [*Severity].index(finding.severity)


def _counted(difference: Difference) -> Iterator[Message]:
    """Say how many changes there are of each group, and how many updates were written."""
    for group, n in difference.counts.items():
        yield of_group(group, n)
    if difference.updates:
        yield nmsg("{n} update", "{n} updates", difference.updates)


def _side(difference: Difference, at: int) -> Message | str:
    name, revision = difference.names[at], difference.revisions[at]
    if revision == "worktree":
        return msg("the files as they are")
    if revision == "index":
        return msg("as staged")
    short = revision[:10]
    if at == 0 and difference.parted:
        return msg("where it parted from {name} ({revision})", name=name, revision=short)
    return short if revision.startswith(name) else msg("{said} ({others})", said=name, others=short)


def _notes(difference: Difference) -> Iterator[Message]:
    """Say what is not told of each record: what could not be read, what is perhaps the same."""
    if difference.several:
        yield msg("the two parted in several places: what both have since one of them may be told too")
    sides = (msg("before"), msg("now"))
    for side, found in zip(sides, difference.unread, strict=True):
        for left in found:
            yield msg("{path} could not be read ({side}): run coopctl validate", path=left.path, side=side)
    for before, after in perhaps_renamed(difference.comparison):
        if before in difference.facts or after in difference.facts:
            words = f"formerly: [{before}]"
            yield msg(
                "perhaps renamed: {before} → {after}; if so, write {words}", before=before, after=after, words=words
            )
    if difference.unchecked:
        yield nmsg(
            "what is found in {n} file that differs was not looked for: run {command}",
            "what is found in {n} files that differ was not looked for: run {command}",
            difference.unchecked,
            command=_checking(difference),
        )
    if difference.settings:
        yield msg("the settings are others: {path}", path="coopctl.yaml")


def _more(untold: int, difference: Difference, words: Words) -> str:
    said = nmsg(
        "{n} record more is not told here; name those to see: {command}",
        "{n} records more are not told here; name those to see: {command}",
        untold,
        command=f"coopctl diff {_range(difference)} REF",
    )
    return words.say(said)


def _range(difference: Difference) -> str:
    """Return what a call names to compare the same states."""
    before, after = difference.names
    dots = "..." if difference.parted else ".."
    return f"{before}{dots}{after}" if after or difference.parted else before


def _checking(difference: Difference) -> str:
    """Return the call that tells what is found in the newer state, of what differs."""
    before, after = difference.names
    return f"coopctl validate {f'--at {after} ' if after else ''}--changed-since {before}"


def _written(difference: Difference, words: Words) -> str:
    paths = tuple(difference.written)
    said = nmsg(
        "{n} file is only written otherwise, and says the same: {paths}",
        "{n} files are only written otherwise, and say the same: {paths}",
        len(paths),
        paths=few(paths, _SOME),
    )
    return words.say(said) if paths else ""


def _firsts(difference: Difference, words: Words) -> Iterator[FirstWords]:
    """Say what stands to be looked at first: that many updates have the same other author now is said once."""
    signed: dict[tuple[str, str], list[Change]] = {}
    for each in difference.first:
        signed.setdefault(_signed(each), []).append(each)
    for each in difference.first:
        found = signed[_signed(each)]
        if not any(_signed(each)) or len(found) < _MANY:
            yield _first(each, difference, words)
        elif each is found[0]:
            refs = list(dict.fromkeys(one.ref for one in found))
            said = _signed_otherwise(len(found), str(each.before), str(each.after), refs, words)
            yield FirstWords(said, said, said)


def _signed(change: Change) -> tuple[str, str]:
    """Return the author of an update before and now, "" for what is another change."""
    is_signed = change.kind is ChangeKind.UPDATE_REWRITTEN and type(change.after) is str
    return (str(change.before), str(change.after)) if is_signed else ("", "")


def _signed_otherwise(n: int, before: str, after: str, where: Sequence[str], words: Words) -> str:
    return words.say(
        nmsg(
            "{n} update has another author now: {after} ({refs})",
            "{n} updates have another author now: {after} ({refs})",
            n,
            after=msg("{before} → {after}", before=before, after=after),
            refs=few(where, _SOME),
        )
    )


def _first(change: Change, difference: Difference, words: Words) -> FirstWords:
    """Say in which record what stands to be looked at first."""
    record = difference.record(change.ref)
    (line,) = [*changed.followed(change.ref, [change], words, record.title if record else None)] or [""]
    where: Message | str = change.ref
    if record:
        where = msg("{said} ({others})", said=words.text(record.title.cut(_TITLE)), others=change.ref)
    said = words.say(msg("{field}: {after}", field=where, after=line.strip()))
    return FirstWords(words.say(msg("{text}", text=where)), line.strip(), said)


def _agreements(difference: Difference, words: Words) -> Iterator[AgreementWords]:
    """Yield every agreement, those of the worst records first, and the first records of them all."""
    left = _MOST
    for each in difference.agreements:
        told = replace(each, records=each.records[:left])
        left -= len(told.records)
        if told.records or not each.records:
            yield _agreement(told, difference, words)


def _agreement(one: Reviewed, difference: Difference, words: Words) -> AgreementWords:
    record = difference.record(one.ref)
    return AgreementWords(
        one.ref,
        words.text(record.title.cut(_TITLE)) if record else "",
        effects(one.effect, words),
        [_record(ref, difference, words) for ref in one.records],
    )


def _record(ref: str, difference: Difference, words: Words) -> RecordWords:
    facts = difference.of(ref)
    record = difference.record(ref)
    comparison = difference.comparison
    # What is to be looked at first stands there; what is written says it again, with all around it.
    others = [each for each in facts if each.kind not in FIRST or ref not in comparison.edited]
    lines = [*record_lines(ref, others, comparison, words), *_health(ref, difference, words)]
    if wrote := difference.authors.get(ref):
        lines.append(words.say(msg("changed by {names}", names=few(wrote))))
    title = words.text(record.title.cut(_TITLE)) if record else ""
    return RecordWords(ref, title, list(dict.fromkeys(lines)), is_worst(facts))


def record_lines(ref: str, facts: Sequence[Change], comparison: Comparison, words: Words) -> list[str]:
    """Return a line for each change of a record."""
    return list(dict.fromkeys(each.removeprefix("  ") for each in _lines(ref, facts, comparison, words)))


def _lines(ref: str, facts: Sequence[Change], comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield what could hide something, then what is written otherwise and what follows from that."""
    hiding = [each for each in facts if each.kind in HIDING]
    others = [each for each in facts if each.kind not in HIDING]
    record = comparison.after.portfolio.actions.get(ref) or comparison.after.portfolio.agreements.get(ref)
    yield from changed.followed(ref, hiding, words, record.title if record else None)
    if ref in comparison.new:
        draft = comparison.new[ref]
        yield words.label(ChangeKind.NEW)
        kept = [each for each in draft.written if each.place[0] in _OF_NEW]
        if kept:
            yield from changed.lines(replace(draft, written=list(opened(kept))), [], words)
        late = [each for each in others if each.group is ChangeGroup.LATE]
        yield from changed.followed(ref, late, words, record.title if record else None)
    elif ref in comparison.edited:
        draft = comparison.edited[ref]
        told = by_new_names(draft.written, draft.subject.portfolio)
        kept = [each for each in told if ref not in comparison.names or each.place[0] != "formerly"]
        if any(each.place[0] == "budget" for each in kept) and _same_budget(ref, comparison):
            kept = [each for each in kept if each.place[0] != "budget"]
            yield words.say(msg("budget lines: written otherwise, the same with the defaults of their agreement"))
        if len(told) < len(draft.written):
            yield words.say(msg("names records as they are called now"))
        yield from changed.followed(ref, [each for each in others if each.kind is ChangeKind.RENAMED], words)
        others = [each for each in others if each.kind is not ChangeKind.RENAMED]
        authors = _authors(kept)
        kept = [each for each in kept if not any(each in found for found in authors.values())]
        yield from changed.lines(replace(draft, written=list(opened(kept))), others, words)
        for (first, last), found in authors.items():
            days = [words.when(parse_fact(str(each.subject.value((*each.place[:-1], "date"))))) for each in found]
            yield _signed_otherwise(len(found), first, last, days, words)
        for name in dict.fromkeys(each.place[:-1] for each in draft.operations if isinstance(each, Move)):
            label = Naming(draft.subject, words).label(name)
            yield words.say(msg("{field}: {after}", field=label, after=msg("in another order")))
    else:
        yield from changed.followed(ref, [each for each in others if each.kind not in WRITTEN], words)


def _authors(written: Sequence[WrittenValue]) -> Mapping[tuple[str, str], Sequence[WrittenValue]]:
    """Return, by the author before and now, what is written otherwise of many updates alike."""
    found: dict[tuple[str, str], list[WrittenValue]] = {}
    for each in written:
        if each.place[0] == "updates" and each.place[-1] == "author" and None not in (each.before, each.after):
            found.setdefault((str(each.before), str(each.after)), []).append(each)
    return {ends: rows for ends, rows in found.items() if len(rows) >= _MANY}


def _same_budget(ref: str, comparison: Comparison) -> bool:
    """Whether an action's budget lines say the same, with the defaults of their agreement."""
    then = comparison.before.portfolio.actions.get(comparison.names.get(ref, ref))
    now = comparison.after.portfolio.actions.get(ref)
    return then is not None and now is not None and then.budget == now.budget


def _health(ref: str, difference: Difference, words: Words) -> Iterator[str]:
    comparison = difference.comparison
    then = comparison.before.standing.actions.get(comparison.names.get(ref, ref))
    now = comparison.after.standing.actions.get(ref)
    if then and now and then.shown_health is not now.shown_health:
        ends = words.label(then.shown_health), words.label(now.shown_health)
        yield words.say(msg("{field}: {after}", field=msg("health"), after=from_to(*ends, words)))
