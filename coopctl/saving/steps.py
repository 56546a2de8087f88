"""The steps of a change on the disk: done, or taken back, from wherever an earlier try stopped.

What was done is not remembered but seen: each file stands as before, as after, or as somebody else has made it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from coopctl.disk import read, read_each, replacing, staging, vanished
from coopctl.disk.staging import Staged
from coopctl.errors import ChangedSinceError, WriteError
from coopctl.findings import Fault
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coopctl.messages import Message
    from coopctl.saving.notes import FileNote, Kept, Note


class Stands(Enum):
    """How a file of a change stands on the disk."""

    BEFORE = "before"
    AFTER = "after"
    OTHERWISE = "otherwise"


def stands(root: Path, file: FileNote) -> Stands:
    """Look how a file stands. Raise WriteError where it cannot be read."""
    return _standing(file, read(root, file.path, replacing.LARGEST))


def each_stands(root: Path, files: Sequence[FileNote]) -> Iterator[tuple[FileNote, Stands]]:
    """Yield how each file stands, as `stands` says it."""
    contents = read_each(root, (file.path for file in files), replacing.LARGEST)
    for file, (_, found) in zip(files, contents, strict=True):
        yield file, _standing(file, found)


def _standing(file: FileNote, found: bytes | Fault) -> Stands:
    if isinstance(found, Fault) and found != vanished():
        if found.code == "unreadable-file":
            raise WriteError(msg("{path}: {what}", path=file.path, what=found.message), found.help)
        return Stands.OTHERWISE
    content = None if isinstance(found, Fault) else found
    if _is(content, file.before):
        return Stands.BEFORE
    return Stands.AFTER if _is(content, file.after) else Stands.OTHERWISE


def do(root: Path, note: Note) -> tuple[Message, ...]:
    """Do what is not done yet: make everything beside its place, then put each file in it. Return what is to be said.

    Raise ChangedSinceError where a file stands otherwise, and WriteError where the disk refuses; some may be done.
    """
    pending: list[FileNote] = []
    said = staging.stage(root, _unfinished(root, note, pending))
    for file in pending:
        if stands(root, file) is not Stands.BEFORE:
            raise changed_since((file.path,))
        _put(root, file, file.after)
    return (*said, *_confirm(root, note))


def _unfinished(root: Path, note: Note, pending: list[FileNote]) -> Iterator[Staged]:
    """Yield what is to be made beside its place; files that are not as they will be are `pending` from then on."""
    ways: set[str] = set()
    for file, found in each_stands(root, note.files):
        if found is Stands.AFTER:
            replacing.drop(root, file.path, file.temporary)
            continue
        if found is Stands.OTHERWISE:
            raise changed_since((file.path,))
        pending.append(file)
        if file.after is not None:
            if (way := file.path.rpartition("/")[0]) not in ways:
                _make_way(root, file)
                ways.add(way)
            yield _staged(root, file, file.before, file.after)


def take_back(root: Path, note: Note) -> tuple[str, ...]:
    """Bring back what stands as after. Return the paths of files that stand otherwise: they are left alone.

    Raise WriteError where the disk refuses; some may be taken back.
    """
    foreign = []
    for file in reversed(note.files):
        found = stands(root, file)
        if found is Stands.AFTER:
            if file.before is not None:
                _make_way(root, file)
                staging.stage(root, [_staged(root, file, file.after, file.before)])
            _put(root, file, file.before)
        elif found is Stands.OTHERWISE:
            foreign.append(file.path)
        _drop(root, file)
    if note.takes_back is None:
        leave_folders(root, note)
    _confirm(root, note)
    return tuple(reversed(foreign))


def leave_folders(root: Path, note: Note) -> None:
    """Remove the folders that a change was made with, where they are empty."""
    for folder in reversed(note.folders):
        replacing.leave_folder(root, folder)


def changed_since(paths: tuple[str, ...]) -> ChangedSinceError:
    """Say that files are not as they were read."""
    return ChangedSinceError(
        paths,
        msg("changed since it was read: {paths}", paths=paths),
        msg("Nothing was written. Run the command again: it reads the files as they are now."),
    )


def as_left(root: Path, files: Sequence[FileNote]) -> bool:
    """Whether files are as a change left them, and not all as before it.

    Raise ChangedSinceError where they are neither: it stays as it is.
    """
    found = [*each_stands(root, files)]
    if all(standing is Stands.BEFORE for _, standing in found):
        return False
    if moved := tuple(file.path for file, standing in found if standing is not Stands.AFTER):
        raise ChangedSinceError(
            moved,
            msg("changed since, so it is not taken back: {paths}", paths=moved),
            msg("Nothing was written. See what changed: {command}", command="git diff"),
        )
    return True


def _is(content: bytes | None, kept: Kept | None) -> bool:
    return content == (None if kept is None else kept.content)


def _make_way(root: Path, file: FileNote) -> None:
    """Make the folders that lead to a file."""
    for folder in replacing.missing_folders(root, file.path):
        replacing.make_folder(root, folder)


def _staged(root: Path, file: FileNote, present: Kept | None, wanted: Kept) -> Staged:
    """Return what is to be made beside a file and take the place of what is present."""
    like = wanted.mode if present is None else replacing.state(root, file.path)
    return Staged(file.path, file.temporary, wanted.content, like)


def _put(root: Path, file: FileNote, wanted: Kept | None) -> None:
    if wanted is None:
        replacing.remove(root, file.path)
    else:
        replacing.put(root, file.path, file.temporary)


def _drop(root: Path, file: FileNote) -> None:
    """Remove what was made beside a file, if the folder is there."""
    if not replacing.missing_folders(root, file.path):
        replacing.drop(root, file.path, file.temporary)


def _confirm(root: Path, note: Note) -> tuple[Message, ...]:
    """Make all of it survive a power loss; where that is not certain, say so."""
    folders = {file.path.rpartition("/")[0] for file in note.files}
    folders |= {folder.rpartition("/")[0] for folder in note.folders}
    there = [each for each in sorted(folders) if not each or not replacing.missing_folders(root, f"{each}/x")]
    confirmed = [replacing.confirm(root, each) for each in there]
    if all(confirmed):
        return ()
    return (msg("saved, but the disk did not confirm that it would survive a power cut"),)
