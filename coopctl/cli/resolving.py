"""Files in conflict, merged anew from what git keeps of both sides; what both changed is asked field by field."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, cast

from coopctl import disk, git, saving
from coopctl.changing.asking import Choice, MissingError
from coopctl.changing.trial import trial
from coopctl.checking.selection import is_below
from coopctl.cli import checks, driving, placing, questions
from coopctl.errors import FINDINGS, FINE, GitError, ReadError, UsageError
from coopctl.formats import merged as telling
from coopctl.loading import builders
from coopctl.merging import LACKING, Clash, Merged, Unmergeable, Whose, merge
from coopctl.messages import msg, nmsg
from coopctl.model.names import LARGEST_FILE, SETTINGS_FILE, kind_of, path_of, reference
from coopctl.model.vocabularies import Severity
from coopctl.saving import FileChange
from coopctl.schemas import problems
from coopctl.spelling.nearest import did_you_mean
from coopctl.strict_yaml import read
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.cli.session import Session
    from coopctl.messages import Message
    from coopctl.model.records import Record

    #: What the stages of a file hold: 1 is what both sides began with, 2 ours, 3 theirs.
    _Stages: TypeAlias = Mapping[int, bytes | git.Absent | None]

ALL, _LEAVE = "all", "leave"
_MARKER = re.compile(rb"^<{7,} ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class InConflict:
    """A file in conflict: what both sides began with and what each has, b"" for nothing, and where it is to stand.

    `path` is where git has the conflict. `present` is what stands at `to` now.
    """

    path: str
    to: str
    base: bytes
    ours: bytes
    theirs: bytes
    present: bytes | None


@dataclass
class MergedFile:
    """What became of a file: None where it is gone."""

    conflict: InConflict
    content: bytes | None
    lines: list[str]
    open: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()


def resolve(
    session: Session, typed: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, dry_run: bool
) -> int:
    """Merge files in conflict, all without `typed`; write them, tell git which are settled. Return the exit code.

    `ours` and `theirs` decide fields by name, "all" every other one. Raise what reading and saving raise, GitError
    during an octopus merge, UsageError for a path or a field that is not in conflict.
    """
    repository = git.repository_of(session.root)
    if git.merging_heads(repository) > 1:
        raise GitError(
            msg("several branches are merged at once here: it cannot be told whose version is whose"),
            msg("Merge one branch after the other: git merge --abort, then git merge of each."),
        )
    unmerged = git.unmerged(repository)
    wanted = _wanted(session, typed, list(unmerged))
    if not wanted:
        session.remark(msg("nothing is in conflict here"))
        return FINE
    taken = dict.fromkeys(ours, Whose.OURS) | dict.fromkeys(theirs, Whose.THEIRS)
    if both := set(ours) & set(theirs):
        raise UsageError(msg("‘{field}’ cannot be taken from both sides", field=min(both)))
    found: list[MergedFile] = []
    left: list[tuple[str, Message]] = []
    for path, stages in _contents(repository, {path: unmerged[path] for path in wanted}):
        try:
            found.append(_settled(session, _conflict(session, path, stages), taken))
        except (Unmergeable, ReadError) as error:
            left.append((path, error.message))
    _all_known(taken, found)
    for path, why in left:
        session.remark(msg("{path}: left as it is: {what}", path=path, what=why))
    code = _put(session, repository, found, dry_run=dry_run) if found else FINDINGS
    return FINDINGS if left else code


def _wanted(session: Session, typed: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the paths in conflict that are meant: by path, folder or record. Raise UsageError for another."""
    chosen: list[str] = []
    for word in typed:
        paths = checks.meant(session, known, word)
        below = [each for each in known if is_below(each, paths)]
        if not below:
            raise UsageError(
                msg("‘{word}’ is not in conflict", word=word),
                did_you_mean(word, [reference(each) or each for each in known]) or msg("see what is: git status"),
            )
        chosen += below
    return list(dict.fromkeys(chosen)) or ([] if typed else list(known))


def _all_known(taken: Mapping[str, Whose], found: Sequence[MergedFile]) -> None:
    """Raise UsageError where a field is decided that no file has in conflict."""
    known = {name for each in found for name in (*each.asked, *each.open)}
    for name in taken:
        if name != ALL and not any(each == name or each.startswith((f"{name}.", f"{name}[")) for each in known):
            raise UsageError(
                msg("‘{field}’ is not in conflict", field=name),
                did_you_mean(name, known) or msg("see what is: coopctl resolve --dry-run"),
            )


def _contents(
    repository: git.Repository, unmerged: Mapping[str, Mapping[int, git.TreeEntry]]
) -> Iterator[tuple[str, _Stages]]:
    """Yield each path with what its stages hold, all from one process; a stage that is no plain file holds None."""
    plain = [each for stages in unmerged.values() for each in stages.values() if each.mode.startswith("100")]
    blobs = git.blobs(repository, [each.blob for each in plain], limit=LARGEST_FILE)
    for path, stages in unmerged.items():
        yield path, {at: next(blobs) if each.mode.startswith("100") else None for at, each in stages.items()}


def _conflict(session: Session, path: str, stages: _Stages) -> InConflict:
    """Return a file in conflict. Raise ReadError where it is no record, and nobody can merge it here."""
    if reference(path) is None and path != SETTINGS_FILE:
        raise ReadError(msg("it is no record"))
    if any(each is None for each in stages.values()):
        raise ReadError(msg("it is no plain file on each side"))
    if any(not isinstance(each, bytes) for each in stages.values()):
        raise ReadError(msg("git does not have what it holds"))
    base, ours, theirs = (cast("bytes", stages.get(stage, b"")) for stage in (1, 2, 3))
    present = _present(session, path)
    renamed = _renamed(session, path) if 1 in stages and not (2 in stages and 3 in stages) else None
    if renamed is not None:
        there = _present(session, renamed)
        sides = (there or b"", theirs) if 3 in stages else (ours, there or b"")
        return InConflict(path, renamed, base, *sides, there)
    if present is not None and not _MARKER.search(present) and present not in (ours, theirs, b""):
        raise ReadError(msg("it was edited since, and has no marker any more; if it is right: git add"))
    return InConflict(path, path, base, ours, theirs, present)


def _present(session: Session, path: str) -> bytes | None:
    found = disk.replacing.standing(session.root, path)
    return None if found is None else found.content


def _renamed(session: Session, path: str) -> str | None:
    """Return the file of the record that was called so formerly, where one side has renamed it."""
    now = session.portfolio.former.get(reference(path) or "")
    return None if now is None else path_of(now)


def _settled(session: Session, conflict: InConflict, taken: Mapping[str, Whose]) -> MergedFile:
    """Merge a file as `taken` says, ask for what is open, and tell it. Raise Unmergeable where a side is unreadable."""
    words = session.look().words
    lines = [words.data(reference(conflict.to) or conflict.to)]
    if conflict.to != conflict.path:
        renamed = msg("renamed on one side from {path}", path=conflict.path)
        lines.append(f"  {words.say(renamed)}")
    records = _records(session, conflict)
    merged = _merged(conflict, taken)
    is_whole = merged.by_lines and not merged.clashes
    clashes = () if is_whole else (_merged(conflict, {}) if taken else merged).clashes
    if records and not merged.by_lines:
        for side, record in zip(Whose, records[1:], strict=True):
            lines += [f"  {line}" for line in telling.did(side, records[0], record, session.portfolio, words)]
    said = {each.name: telling.question(each, records, session.portfolio, words) for each in clashes}
    if merged.clashes and questions.asking():
        session.tell("\n".join([*lines, ""]))
        lines = lines[:1]
        answers = {each.name or ALL: _asked(session, *said[each.name]) for each in merged.clashes}
        merged = _merged(conflict, {**taken, **{name: side for name, side in answers.items() if side is not None}})
    lines += [f"  {line}" for line in telling.outcome(merged, {name: each[0] for name, each in said.items()}, words)]
    open_ = tuple(each.name for each in merged.clashes)
    gone = not merged.blob
    return MergedFile(conflict, None if gone else merged.blob, lines, open_, frozenset(each.name for each in clashes))


def _merged(conflict: InConflict, taken: Mapping[str, Whose]) -> Merged:
    """Merge a file; one that one side deleted, or cannot be read, stands or falls as a whole."""
    sides = {Whose.OURS: conflict.ours, Whose.THEIRS: conflict.theirs}
    if all(sides.values()):
        try:
            return merge(conflict.base, conflict.ours, conflict.theirs, driving.schema_of(conflict.to), taken=taken)
        except Unmergeable:
            if ALL not in taken:
                raise
    if ALL in taken:
        return Merged(sides[taken[ALL]], decided={"": taken[ALL]}, by_lines=True)
    ours, theirs = (None if each else LACKING for each in sides.values())
    return Merged(conflict.present or b"", (Clash("", (), None, ours, theirs),), by_lines=True)


def _records(session: Session, conflict: InConflict) -> tuple[Record, Record, Record] | None:
    """Return the record as base, ours and theirs have it; None where one of them is not as the schema wants it."""
    ref = reference(conflict.to)
    found: list[Record] = []
    for blob in (conflict.base or conflict.ours, conflict.ours, conflict.theirs):
        document = read("", blob).document
        data = document.data if document else None
        if ref is None or not isinstance(data, dict) or problems(kind_of(conflict.to), conflict.to, data):
            return None
        build = builders.action if "/" in ref else builders.agreement
        found.append(build(ref, conflict.to, data, session.portfolio.settings.language))
    base, ours, theirs = found
    return base if conflict.base else replace(base, data={}), ours, theirs


def _asked(session: Session, about: str, ours: str, theirs: str) -> Whose | None:
    """Ask whose version of a field stands; None where somebody wants to decide that in the file."""
    choices = (
        Choice(Whose.OURS, msg("{text}", text=ours)),
        Choice(Whose.THEIRS, msg("{text}", text=theirs)),
        Choice(_LEAVE, msg("leave both in the file, between markers")),
    )
    asked = MissingError(about, choices, question=msg("{field}:", field=about))
    answer = questions.missing(asked, session.look())
    return None if answer == _LEAVE else Whose(answer)


def _put(session: Session, repository: git.Repository, found: Sequence[MergedFile], *, dry_run: bool) -> int:
    """Show, or write and stage, what the files become, and tell it. Return the exit code."""
    contents: dict[str, bytes | None] = {}
    for each in found:
        if each.conflict.to != each.conflict.path:
            contents[each.conflict.path] = None
        contents[each.conflict.to] = each.content
    left = tuple(f"{reference(each.conflict.to)} {name}".strip() for each in found for name in each.open)
    said = "\n".join([*(line for each in found for line in each.lines), ""])
    if dry_run:
        session.tell(said)
        session.remark(msg("nothing was written: --dry-run"))
        return FINDINGS if left else FINE
    tried = trial(session.reading, contents, no_facts_after=session.day, errors_alone=True)
    present = {path: _present(session, path) for path in contents}
    with session.hold() as held:
        changes = [
            FileChange(path, None if (old := present[path]) is None else saving.digest(old), content)
            for path, content in contents.items()
        ]
        saved = session.wrote(held.write(changes, said))
    session.tell(said)
    for remark in saved.remarks:
        session.remark(remark)
    settled = [each for each in found if not each.open]
    names = [each.conflict.to for each in settled if each.content is not None]
    gone = [path for each in settled for path in (each.conflict.path,) if contents.get(path) is None]
    git.stage(repository, names, gone)
    if settled:
        going = git.going_on(repository)
        session.remark(
            nmsg("{n} file settled and staged (git add)", "{n} files settled and staged (git add)", len(settled))
        )
        if going and not left and not git.unmerged(repository):
            session.remark(msg("nothing is in conflict any more; go on: {command}", command=going[1]))
    session.remark(msg("to take it back: {command}", command="coopctl undo"))
    if left:
        session.remark(telling.still_open(left))
    placing.show_findings(session, tried, Severity.ERROR, Severity.WARNING)
    return FINDINGS if left or tried.refused else FINE
