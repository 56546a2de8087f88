"""A workspace that is held: no other command changes it meanwhile, and no earlier change stands open."""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NoReturn

from coopctl.disk import locking, reason, replacing
from coopctl.errors import CoopctlError, WriteError
from coopctl.git.store import BACK, COPIES, LOCK, OPEN, undo_file
from coopctl.messages import msg
from coopctl.saving import notes, steps
from coopctl.saving.notes import FileNote, Kept, Note
from coopctl.saving.steps import Stands
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coopctl.git.store import Store
    from coopctl.messages import Message

#: How many changes can be taken back, and for how long.
MOST = 50
LONGEST = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of one file.

    `path` is relative to the workspace, with "/"; `before` the `digest` of what was read of it, None where nothing
    had that name; `after` what it will hold, None where it is to be removed. `mode` is a new file's, None for what the
    user's umask says; a file that is there keeps its own.
    """

    path: str
    before: str | None
    after: bytes | None
    mode: int | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the paths, in the order given, and what is to be said beside (an owner not kept, …)."""

    paths: tuple[str, ...]
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """A change that can be taken back: what was said of it, when, and of which files."""

    number: int
    said: str
    when: datetime
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A workspace that this process alone changes. `remarks` are to be said: what became of an earlier open change."""

    store: Store
    now: datetime
    remarks: tuple[Message, ...] = ()

    def write(self, changes: Sequence[FileChange], said: str) -> Saved:
        """Make a change, all of it or nothing, and keep it for `undo` with the words that say what it did.

        Files are replaced in the order given. What is as it should be already is passed over; where that is
        everything, nothing is written and `paths` is empty.

        Raise ChangedSinceError where a file is not as it was read, and WriteError where it is a link, no regular file,
        write-protected or outside the workspace, or where the disk refuses; the files are then as they were. Where the
        disk refuses even that, the error says so: the change stands open, and the next `hold` sees to it.
        """
        files = self._files(changes)
        if not files:
            return Saved(())
        ways = {
            way: None
            for path in {file.path.rpartition("/")[0]: file.path for file in files if file.after}.values()
            for way in replacing.missing_folders(self.store.root, path)
        }
        return self._perform(Note(said, self.now, files, tuple(ways)))

    def undo(self) -> tuple[Past, Saved] | None:
        """Take back the latest change that is kept; None where there is none. Again, it takes back the one before.

        A file that it made is removed, one that it removed is there again. History in git is not touched.
        Raise ChangedSinceError where a file is no longer as the change left it, and WriteError as `write` does.
        """
        number = max(self.store.numbers(), default=None)
        note = None if number is None else notes.read(self.store.folder, undo_file(number))
        if number is None or note is None or self.now - note.when > LONGEST:
            return None
        past = Past(number, note.said, note.when, tuple(file.path for file in note.files))
        root = self.store.root
        if not steps.as_left(root, note.files):
            replacing.remove(self.store.folder, undo_file(number))
            return past, Saved((), (msg("the files are already as they were before it"),))
        back = tuple(
            FileNote(each.path, each.after, each.before, replacing.temporary()) for each in reversed(note.files)
        )
        for file in back:
            if file.before is not None:
                replacing.may_change(root, file.path, replacing.state(root, file.path))
        return past, self._perform(Note(note.said, self.now, back, note.folders, number))

    # ------------------------------------------------------------ one change

    def _files(self, changes: Sequence[FileChange]) -> tuple[FileNote, ...]:
        """Look at each file before anything is written. Raise as `write` does."""
        if len({change.path for change in changes}) < len(changes):
            raise ValueError("a change names a file twice")
        for change in changes:
            replacing.check_inside(change.path)
        root, files, moved, ways = self.store.root, [], [], set()
        standing = replacing.standing_each(root, (change.path for change in changes))
        for change, present in zip(changes, standing, strict=True):
            if present is not None:
                replacing.may_change(root, change.path, present.state)
            if (way := change.path.rpartition("/")[0]) not in ways:
                replacing.check_way(root, change.path)
                ways.add(way)
            before = None if present is None else Kept(present.content, present.mode)
            if (None if before is None else before.digest) != change.before:
                moved.append(change.path)
            elif change.after != (None if before is None else before.content):
                mode = change.mode if before is None else before.mode
                after = None if change.after is None else Kept(change.after, mode)
                files.append(FileNote(change.path, before, after, replacing.temporary()))
        if moved:
            raise steps.changed_since(tuple(moved))
        return tuple(files)

    def _perform(self, note: Note) -> Saved:
        root = self.store.root
        if self.store.is_open:  # a write before this one, which failed or could not be closed
            self.settled()
        for place in {file.path.rpartition("/")[0] for file in note.files}:
            replacing.sweep(root, replacing.left_in(root, place))
        try:
            _put(self.store, OPEN, notes.write(note))
            remarks = steps.do(root, note)
        except BaseException as error:  # noqa: BLE001 - raised again, once it is taken back
            self._withdraw(note, error)
        try:
            self._close(note)
        except WriteError as error:
            late = msg("saved, but the note of it could not be closed: {reason}", reason=error.message)
            remarks = (*remarks, late)
        return Saved(tuple(file.path for file in note.files), remarks)

    def _withdraw(self, note: Note, error: BaseException) -> NoReturn:
        """Take back what was done of a change that failed, and raise its error."""
        try:
            with suppress(WriteError):
                replacing.move(self.store.folder, OPEN, BACK)  # whoever comes next takes it back too
            foreign = steps.take_back(self.store.root, note)
            _keep_copies(self.store, note, foreign)
            _discard(self.store)
        except CoopctlError as second:
            why = error.message if isinstance(error, CoopctlError) else msg("interrupted")
            raise WriteError(
                msg("{what}; what was done could not be taken back: {why}", what=why, why=second.message),
                msg("The change stands open. When that is mended: {command}", command="coopctl doctor --mend"),
            ) from error
        raise error

    def _close(self, note: Note) -> None:
        """File a change that is done among those that can be taken back, or end that of the one that it took back."""
        store = self.store
        if note.takes_back is not None:
            if note.takes_back in store.numbers():
                replacing.remove(store.folder, undo_file(note.takes_back))
            steps.leave_folders(store.root, note)
            _discard(store)
            return
        replacing.move(store.folder, OPEN, undo_file(max(store.numbers(), default=0) + 1))
        self._prune()

    def _prune(self) -> None:
        """Forget the changes that are too many or too old."""
        numbers = self.store.numbers()
        for number in numbers[:-MOST]:
            replacing.remove(self.store.folder, undo_file(number))
        for number in numbers[-MOST:]:
            note = notes.read(self.store.folder, undo_file(number))
            if note is None or self.now - note.when <= LONGEST:
                return
            replacing.remove(self.store.folder, undo_file(number))

    # ------------------------------------------------------------ an earlier change

    def settled(self) -> Held:
        """Finish or take back a change that was cut short, and sweep what it left. Return this with its remarks.

        It is finished where each file stands as before or as after it; where nothing was done yet, or somebody changed
        one of its files meanwhile, it is taken back: that file stays as it is, and copies of it are kept.
        """
        store = self.store
        replacing.sweep(store.folder, replacing.left_in(store.folder, ""))
        failed = notes.read(store.folder, BACK)
        note = failed or notes.read(store.folder, OPEN)
        if note is None:
            return self
        found = {standing for _, standing in steps.each_stands(store.root, note.files)}
        if failed is None and Stands.OTHERWISE not in found and Stands.AFTER in found:
            remarks = steps.do(store.root, note)
            self._close(note)
            told = msg(
                "the change of {when} that was cut short is now finished: {said}", when=_when(note), said=note.said
            )
            return replace(self, remarks=(told, *remarks))
        foreign = steps.take_back(store.root, note)
        kept = _keep_copies(store, note, foreign)
        _discard(store)
        told = msg("the change of {when} that was cut short is taken back: {said}", when=_when(note), said=note.said)
        return replace(self, remarks=(told, *kept))


@contextmanager
def hold(
    store: Store, now: datetime, *, waiting: Callable[[Message], None], patience: float = locking.PATIENCE
) -> Iterator[Held]:
    """Hold a workspace, from before its files are read until they are written; settle an earlier open change first.

    `now` has a time zone. `waiting` is told where another command holds it; then up to `patience` seconds are waited.
    Questions are asked before. Not for a process that holds it already.

    Raise BusyError where it is not free in time, and WriteError where the store cannot be written, or an earlier change
    can neither be finished nor taken back.
    """
    store.make()
    who = f"{os.getpid()} @ {platform.node() or '?'}, {now.isoformat(sep=' ', timespec='seconds')}"
    with locking.alone(store.folder / LOCK, who, patience=patience, waiting=waiting) as locked:
        held = Held(store, now).settled()
        if not locked:
            alone = msg("this disk knows no locks: do not let two commands change files at the same time")
            held = replace(held, remarks=(*held.remarks, alone))
        yield held


def _put(store: Store, name: str, content: bytes) -> None:
    try:
        replacing.put_private(store.folder, name, content)
    except WriteError as error:
        why = reason(error.__cause__) if isinstance(error.__cause__, OSError) else error.message
        raise WriteError(
            msg("what undo needs could not be written, so nothing was: {reason}", reason=why),
            msg("It is kept in {path}.", path=os.fspath(store.folder)),
        ) from error


def _discard(store: Store) -> None:
    """End an open change."""
    for name in (OPEN, BACK):
        if name in replacing.names(store.folder):
            replacing.remove(store.folder, name)
    replacing.confirm(store.folder, "")


def _keep_copies(store: Store, note: Note, foreign: Sequence[str]) -> tuple[Message, ...]:
    """Keep what files held before and after a change that somebody else came between; say where."""
    if not foreign:
        return ()
    folder = store.folder / COPIES / note.when.strftime("%Y%m%dT%H%M%S")
    replacing.private_folder(folder.parent)
    replacing.private_folder(folder)
    for number, file in enumerate(note.files, 1):
        for name, kept in (("before", file.before), ("after", file.after)):
            if file.path in foreign and kept is not None:
                replacing.put_private(folder, f"{number}-{name}-{file.path.rpartition('/')[2]}"[:200], kept.content)
    return (
        msg(
            "changed meanwhile, so left as it is: {paths}; copies from before and after the change: {folder}",
            paths=tuple(foreign),
            folder=os.fspath(folder),
        ),
    )


def _when(note: Note) -> str:
    return note.when.isoformat(sep=" ", timespec="minutes")
