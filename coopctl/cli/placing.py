"""Files put in place, all of them or none: what they are to be is tried, shown or written, told, and committed."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl import disk, edits, git, saving
from coopctl.changing.asking import UnagreedError
from coopctl.changing.trial import trial
from coopctl.cli import questions
from coopctl.errors import FINDINGS, FINE, CommitRefusedError, GitError
from coopctl.formats.findings import pretty
from coopctl.i18n.words import words
from coopctl.messages import msg
from coopctl.model.names import reference
from coopctl.model.vocabularies import Severity
from coopctl.saving import FileChange
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from coopctl.changing.edited import NewFile
    from coopctl.changing.trial import Trial
    from coopctl.cli.options import AnyWriting
    from coopctl.cli.session import Session
    from coopctl.formats.changed import Account
    from coopctl.i18n.words import Words
    from coopctl.messages import Message
    from coopctl.model.records import Record
    from coopctl.saving import Held

    #: Tells what was tried in words: for a screen with the names that fields have in the files, for a message without.
    Telling = Callable[[Trial, Words, bool], Account]


class EarlierChangesError(GitError):
    """A commit would take along what somebody changed in the same files before."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(
            msg("changed before and not committed yet: {paths}", paths=paths),
            msg("commit that first, or leave out --commit; nothing was written"),
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A file as it was read, None where there is none, as it is to be, and where it then stands; None: it is gone.

    Of one that is begun the `record` may be known.
    """

    path: str
    old: bytes | None
    new: bytes
    to: str | None
    record: Record | None = None

    @classmethod
    def begun(cls, made: NewFile, head: str = "") -> Placed:
        """Return a new file, below the lines of a head."""
        return cls(made.path, None, f"{head}{made.text}".encode(), made.path, made.record)

    @property
    def contents(self) -> Iterator[tuple[str, bytes | None]]:
        """What each path holds then; None where nothing is there any more."""
        if self.to is not None:
            yield self.to, self.new
        if self.to != self.path:
            yield self.path, None

    def changes(self, root: Path) -> Iterator[FileChange]:
        """Yield what is written: a file that goes elsewhere takes along who may read it."""
        moves = self.old is not None and self.to != self.path
        present = disk.replacing.standing(root, self.path) if moves else None
        for path, content in self.contents:
            before = saving.digest(self.old) if path == self.path and self.old is not None else None
            yield FileChange(path, before, content, None if present is None else present.mode)

    @property
    def patch(self) -> str:
        """What git makes of it."""
        texts = (self.old or b"", b"" if self.to is None else self.new)
        before, after = (each.decode("utf-8", "replace") for each in texts)
        return edits.patch(self.path, before, after, to=self.to)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Files to put in place, all of them or none, and how what that does is told; `question` and `left` as in Planned.

    What is doubtful about them is not said where it was `seen` already. A commit takes along what stands in `also`.
    """

    files: Sequence[Placed]
    told: Telling
    question: Message | None = None
    left: Sequence[str] = ()
    seen: bool = False
    also: Sequence[str] = ()


def try_out(
    session: Session,
    files: Sequence[Placed],
    *,
    moved: Mapping[str, str] = MappingProxyType({}),
    errors_alone: bool = False,
) -> Trial:
    """Try files as they are to be."""
    contents = {path: content for each in files for path, content in each.contents}
    begun = {each.path: each.record for each in files if each.record is not None}
    return trial(
        session.reading, contents, no_facts_after=session.day, moved=moved, begun=begun, errors_alone=errors_alone
    )


def put_in_place(
    session: Session, how: AnyWriting, held: Held | None, wanted: Proposed, agreed: str | None = None, *, together: bool
) -> int:
    """Try what is proposed; show it, or write it, say it and commit it. Return the exit code."""
    contents = {path: content for each in wanted.files for path, content in each.contents}
    moved = {each.path: each.to for each in wanted.files if each.to is not None}
    tried = try_out(session, wanted.files, moved=moved, errors_alone=wanted.seen or held is None)
    if tried.refused:
        show_findings(session, tried, Severity.ERROR)
        session.remark(msg("nothing was written: the files would be wrong"))
        return FINDINGS
    if held is None:
        session.put_text("".join(each.patch for each in wanted.files))
        session.remark(msg("nothing was written: --dry-run"))
        return FINE
    look = session.look()
    said = wanted.told(tried, look.words, True).said
    if wanted.question is not None and said != agreed:
        raise UnagreedError(said, wanted.question)
    if how.commit:
        look_ahead(session, [*contents], together=together)
    saved = session.wrote(held.write([change for each in wanted.files for change in each.changes(session.root)], said))
    for folder in wanted.left:
        disk.replacing.leave_folder(session.root, folder)
    if said != agreed:
        session.tell(said)
    if not wanted.seen:
        show_findings(session, tried, *(Severity if tried.unseen else (Severity.WARNING, Severity.HINT)))
    if wrong := [each.path for each in tried.unseen if each.severity is Severity.ERROR]:
        command = f"coopctl edit {reference(wrong[0]) or wrong[0]}"
        session.remark(msg("written; what is still wrong could not be seen before: {command}", command=command))
    for remark in saved.remarks:
        session.remark(remark)
    if how.commit:
        commit(session, [*contents, *wanted.also], wanted.told(tried, commit_words(session), False).message)
    session.remark(msg("to take it back: {command}", command="coopctl undo"))
    return FINE


def agreeing(session: Session, once: Callable[[Held, bool], int]) -> int:
    """Hold the workspace and do something once: again where a commit takes earlier changes along and somebody agrees.

    `once` is told whether they may go along. Raise EarlierChangesError where nobody can be asked.
    """
    try:
        with session.hold() as held:
            return once(held, False)
    except EarlierChangesError as earlier:
        if not questions.asking():
            raise
        look = session.look()
        session.tell(f"{look.words.say(earlier.message)}\n")
        if not questions.agreed(msg("Commit that too? [Y/n]"), look):
            session.remark(msg("nothing was written"))
            return FINE
    with session.hold() as held:
        return once(held, True)


def may_commit(session: Session) -> None:
    """Raise what keeps git from committing whatever it may be, before anybody is asked for it."""
    git.outlook(git.repository_of(session.root), ())


def look_ahead(session: Session, paths: Sequence[str], *, together: bool) -> None:
    """Raise what keeps git from committing, before anything is written; EarlierChangesError unless `together`."""
    ahead = git.outlook(git.repository_of(session.root), paths)
    if ahead.earlier and not together:
        raise EarlierChangesError(ahead.earlier)
    if ahead.detached:
        session.remark(msg("no branch is checked out: only its id will lead to the commit"))


def commit(session: Session, paths: Sequence[str], message: str) -> None:
    """Commit the files once the workspace is held no longer. CommitRefusedError comes then: they stay written."""
    session.afterwards.append(lambda: _commit(session, paths, message))


def _commit(session: Session, paths: Sequence[str], message: str) -> None:
    try:
        made = git.commit(git.repository_of(session.root), paths, message)
    except CommitRefusedError:
        session.remark(msg("the files are written, and not committed"))
        raise
    if made is not None:
        session.remark(msg("committed: {commit}", commit=made[:10]))


def commit_words(session: Session) -> Words:
    """Return the words of the workspace's own language: a message of a commit is for all who read its history."""
    return words((session.reading.loaded.portfolio.settings.language,))


def show_findings(session: Session, tried: Trial, *severities: Severity) -> None:
    """Show what is new of these severities, on stderr."""
    found = [each for each in tried.checked.findings if each.severity in severities]
    if found and (Severity.ERROR in severities or not session.asked.quiet):
        look = session.look(stream=sys.stderr)
        disk.to_stderr(pretty.blocks(replace(tried.checked, findings=found), look))
