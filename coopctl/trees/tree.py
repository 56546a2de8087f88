"""Trees of files: the working directory, git's index, or any commit, all read in the same way."""

from __future__ import annotations

import os
import posixpath
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from coopctl import disk, git
from coopctl.errors import GitError, ReadError
from coopctl.findings import Fault, Span
from coopctl.messages import msg
from coopctl.model.names import LARGEST_FILE, SETTINGS_FILE
from coopctl.model.vocabularies import Severity
from coopctl.trees.outside import few, outside
from coopctl.trees.workspace import not_checked_out
from coopctl.values import dataclass, row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

DATA = "data"
#: Folders that nothing can do without: where one of them cannot be listed, the workspace cannot be read.
_NEEDED = frozenset({"data", "data/agreements", "data/actions"})

#: The codes of this floor; `too-large` and `merge-conflict`, which it gives too, are those of the reader of YAML.
FAULTS: Mapping[str, Severity] = {
    "not-a-regular-file": Severity.ERROR,
    "unreadable-file": Severity.ERROR,
}


@row(frozen=True, slots=True)
class Entry:
    """A path of a tree, relative to the workspace with "/". Bytes that are not UTF-8 are kept by surrogateescape.

    `blob` is git's id of the content, None where the tree does not know it. What is not `regular` (a link, a FIFO,
    a submodule, a folder named like a record, a folder that cannot be listed) gives a Fault when read.
    """

    path: str
    blob: str | None = None
    regular: bool = True


class Tree(Protocol):
    """Files to load: where they come from makes no difference from here on."""

    @property
    def revision(self) -> str:
        """Say what is read: "worktree", "index", or a commit's id."""

    @property
    def day(self) -> date | None:
        """Say for which day the files were asked for, None where they were not asked for by a day."""

    @property
    def home(self) -> Path | None:
        """Say where on this machine it is from, a workspace's folder or a bare repository's; None for nowhere."""

    def on_disk(self, entry: Entry) -> bool:
        """Whether a file of it is one of the working directory at `home`, of the same path."""

    def files(self) -> Sequence[Entry]:
        """Return everything below data/, and coopctl.yaml if it is there, sorted by path.

        Raise ReadError where the data folder is missing or cannot be listed.
        """

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """Yield each path with its content, or what keeps it from being read, in the order asked for.

        Raise GitError where git gives up.
        """

    def existing(self, paths: Collection[str]) -> frozenset[str]:
        """Return which paths, relative to the workspace, are regular files of this tree reached through no link."""

    def apart(self) -> frozenset[str]:
        """Return the paths of records that belong here and cannot be read here: a sparse checkout keeps them out."""

    def outside(self) -> Sequence[str]:
        """Return the files outside data/ where records may have been put by a slip; a commit's are not looked for."""


def worktree(root: Path) -> WorkingTree:
    """Return the files below the workspace's root as they are now."""
    return WorkingTree(root)


def index(root: Path) -> GitTree:
    """Return what the next commit would hold: the index that git itself is using, so GIT_INDEX_FILE is honoured.

    A relative GIT_INDEX_FILE is taken from the top of the repository's files, as git takes it. Raise GitError.
    """
    repository = git.repository_of(root)
    return GitTree("index", repository, git.staged(repository))


def at(root: Path, revision: str, *, start: str = "HEAD", today: date | None = None) -> GitTree:
    """Return the workspace as a commit has it; `revision` is a revision of git, else a day, which the tree then knows.

    A day is looked for from `start` backwards. One of words, such as yesterday or -30d, is counted from `today`.

    In a bare repository the workspace is the shallowest folder of the commit that holds coopctl.yaml; in any other it
    is followed to where its folder stood before. Raise GitError for an unknown revision, ReadError for a commit
    without the workspace.
    """
    repository = git.repository_of(root)
    resolved = git.resolve(repository, revision, start=start, today=today)
    folder = folder_of(repository, resolved.commit)
    rows = rows_of(repository, folder)
    if not rows:
        repository, folder = _before(repository, resolved.commit)
        rows = rows_of(repository, folder)
    if not rows:
        raise ReadError(
            msg("there is no workspace in revision {revision}", revision=revision),
            msg("Name a later one, which has coopctl.yaml or the data folder."),
        )
    return GitTree(resolved.commit, repository, rows, resolved.day, folder)


def _before(repository: git.Repository, commit: str) -> tuple[git.Repository, str | None]:
    """Return the repository with the ways where the workspace stood before it was moved, and its folder's id there.

    None where the commit has none.
    """
    if repository.bare:
        return repository, None
    try:
        head = git.resolve(repository, "HEAD").commit
    except GitError:  # a branch without a commit has no history to follow
        return repository, None
    repository = git.followed(repository, head, (SETTINGS_FILE, DATA), first_parents=True)[0]
    folders = (git.folder_of(repository, commit, way) for way in repository.former)
    return repository, next((each for each in folders if rows_of(repository, each)), None)


def folder_of(repository: git.Repository, commit: str) -> str | None:
    """Return the id of the workspace's folder as a commit has it, None where it has none."""
    top = git.folder_of(repository, commit, "") if repository.bare else None
    way = git.shallowest(repository, top, SETTINGS_FILE) if top else repository.prefix
    return None if way is None else git.folder_of(repository, commit, way)


def rows_of(repository: git.Repository, folder: str | None) -> Mapping[str, git.TreeEntry]:
    """Return coopctl.yaml and every path below data/ as a workspace's folder has them."""
    return {} if folder is None else git.listing(repository, folder, (SETTINGS_FILE, DATA))


# ---------------------------------------------------------------- the working directory


@dataclass(frozen=True, slots=True)
class WorkingTree:
    """The files below `root`. No link is followed, and git is not needed."""

    root: Path
    revision: str = "worktree"
    day: date | None = None

    @property
    def home(self) -> Path | None:
        """As Tree says."""
        return self.root

    def on_disk(self, entry: Entry) -> bool:
        """As Tree says."""
        return entry.blob is None

    def files(self) -> Sequence[Entry]:
        """As Tree says; the content of files is not looked at."""
        if (self.root / DATA).is_symlink():
            raise _no_data_folder()
        try:
            found = [Entry(path, regular=regular) for path, regular in disk.walk(self.root, DATA)]
        except FileNotFoundError as error:
            raise (_sparse() if not_checked_out(self.root) else _missing(self.outside())) from error
        except NotADirectoryError as error:
            raise _no_data_folder() from error
        except OSError as error:
            raise _unlistable(DATA, error) from error
        for entry in found:
            if entry.path in _NEEDED and not entry.regular:
                self._insist(entry.path)
        if os.path.lexists(self.root / SETTINGS_FILE):
            found.append(Entry(SETTINGS_FILE, regular=disk.is_regular(self.root, SETTINGS_FILE)))
        return sorted(found, key=attrgetter("path"))

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """As Tree says."""
        return disk.read_each(self.root, paths)

    def existing(self, paths: Collection[str]) -> frozenset[str]:
        """As Tree says."""
        return frozenset(path for path in paths if disk.is_regular(self.root, path))

    def apart(self) -> frozenset[str]:
        """As Tree says; none where git does not answer, which is told where files are listed."""
        try:
            return frozenset(not_checked_out(self.root))
        except GitError:
            return frozenset()

    def outside(self) -> Sequence[str]:
        """As Tree says."""
        return outside(self.root)

    def _insist(self, path: str) -> None:
        """Raise ReadError where a folder that is needed cannot be listed; anything odd in its place is a finding."""
        folder = self.root / path
        if folder.is_dir() and not folder.is_symlink():
            try:
                os.scandir(folder).close()
            except OSError as error:
                raise _unlistable(path, error) from error


# ---------------------------------------------------------------- git


@dataclass(frozen=True, slots=True)
class GitTree:
    """The workspace's files in the index or in a commit.

    `day` is set when the commit was named by its day. `folder` is the id of the workspace's folder in the commit, of
    which `rows` holds coopctl.yaml and data/; of the index they hold everything.
    """

    revision: str
    repository: git.Repository
    rows: Mapping[str, git.TreeEntry]
    day: date | None = None
    folder: str | None = None

    @property
    def home(self) -> Path | None:
        """As Tree says."""
        return self.repository.folder

    def on_disk(self, entry: Entry) -> bool:  # noqa: ARG002 - as Tree says
        """As Tree says."""
        return False

    def committed(self) -> date:
        """Return the day of the commit (UTC)."""
        return git.committed_on(self.repository, self.revision)

    def after(self, revision: str) -> bool:
        """Whether the commit comes after the one that a revision names."""
        return git.descends(self.repository, self.revision, git.resolve(self.repository, revision).commit)

    def files(self) -> Sequence[Entry]:
        """As Tree says. Git keeps no empty folders: beside coopctl.yaml, no data folder counts as an empty one."""
        if DATA in self.rows:
            raise _no_data_folder()
        below = {path: row for path, row in self.rows.items() if path.startswith(f"{DATA}/")}
        if not below and SETTINGS_FILE not in self.rows:
            raise _unstaged(self.repository.folder) if self.revision == "index" else _missing(self.outside())
        if SETTINGS_FILE in self.rows:
            below[SETTINGS_FILE] = self.rows[SETTINGS_FILE]
        found = [Entry(path, row.blob if is_file(row) else None, regular=is_file(row)) for path, row in below.items()]
        found += [Entry(folder, regular=False) for folder in _folders_named_like_records(below)]
        return sorted(found, key=lambda entry: entry.path)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """As Tree says; the contents come from one process."""
        wanted = list(paths)
        rows = {**self.rows, **self.at([path for path in wanted if path not in self.rows and disk.inner(path) == path])}
        asked = [(path, self._fault(path, rows)) for path in wanted]
        ids = [rows[path].blob for path, fault in asked if fault is None]
        contents = git.blobs(self.repository, ids, limit=LARGEST_FILE)
        for path, fault in asked:
            yield path, _content(next(contents)) if fault is None else fault

    def existing(self, paths: Collection[str]) -> frozenset[str]:
        """As Tree says."""
        inner = {path: inside for path in paths if (inside := disk.inner(path)) is not None}
        rows = {**self.rows, **self.at(inside for inside in inner.values() if inside not in self.rows)}
        return frozenset(
            path for path, inside in inner.items() if inside in rows and rows[inside].mode.startswith("100")
        )

    def apart(self) -> frozenset[str]:
        """As Tree says."""
        return frozenset()

    def outside(self) -> Sequence[str]:
        """As Tree says: of a commit only coopctl.yaml and data/ are listed."""
        return few(path for path, row in self.rows.items() if is_file(row)) if self.folder is None else ()

    def at(self, paths: Iterable[str]) -> Mapping[str, git.TreeEntry]:
        """Return what the tree has at some paths of the workspace."""
        asked = frozenset(paths)
        if self.folder is not None:
            return git.entries(self.repository, self.folder, asked)
        return {path: self.rows[path] for path in asked & self.rows.keys()}

    def _fault(self, path: str, rows: Mapping[str, git.TreeEntry]) -> Fault | None:
        """Say what keeps a path from being read, as far as its row tells."""
        row = rows.get(path)
        if row is not None:
            return None if is_file(row) else _odd(row)
        if disk.inner(path) is None:
            return disk.outside()
        return disk.folder() if any(other.startswith(f"{path}/") for other in self.rows) else disk.vanished()


def is_file(row: git.TreeEntry) -> bool:
    """Whether a path is a plain file, of which git has one version."""
    return row.mode.startswith("100") and row.stage == 0


def _odd(row: git.TreeEntry) -> Fault:
    """Say what stands where a file is expected."""
    if row.stage:
        return Fault(
            "merge-conflict",
            Span(),
            msg("this file is in the middle of a merge: git holds several versions of it"),
            msg("settle the conflict, then git add the file"),
        )
    if row.mode == "120000":
        return disk.link()
    return disk.submodule()


def _content(answer: bytes | git.Absent) -> bytes | Fault:
    if answer is git.Absent.TOO_LARGE:
        return disk.too_large()
    if answer is git.Absent.MISSING:
        return disk.lost()
    return answer


def _folders_named_like_records(paths: Iterable[str]) -> set[str]:
    """Return the folders that carry the name of a record, as `x.yaml/`; git lists only what is in them."""
    folders = set()
    for deepest in {posixpath.dirname(path) for path in paths}:
        folder = deepest
        while folder and folder not in folders:
            if disk.looks_like_a_record(folder):
                folders.add(folder)
            folder = posixpath.dirname(folder)
    return folders


# ---------------------------------------------------------------- no data


def _missing(others: Collection[str]) -> ReadError:
    """Say that there is no data folder, and which of the `other` files lie in one that may be meant: Data/."""
    help_ = msg("Create data/agreements and data/actions; the records go there.")
    folders = {path.partition("/")[0] for path in others}
    meant = sorted(each for each in folders if each.lower().startswith(DATA))
    if len(meant) == 1:
        help_ = msg("rename the folder ‘{path}’: its name is ‘data’", path=meant[0])
    return ReadError(msg("the folder ‘data’ is missing"), help_)


def _sparse() -> ReadError:
    return ReadError(
        msg("the folder ‘data’ is not checked out"),
        msg("check it out: {command}", command="git sparse-checkout add data"),
    )


def _unstaged(root: Path) -> ReadError:
    """Say that the index has nothing of a workspace that is there."""
    names = [name for name in (SETTINGS_FILE, DATA) if (root / name).exists()]
    if not names:
        return _missing(())
    return ReadError(msg("nothing is staged yet"), msg("stage it: {command}", command=f"git add {' '.join(names)}"))


def _no_data_folder() -> ReadError:
    return ReadError(
        msg("‘data’ is not a folder of its own, but a link, a file or another repository"),
        msg("Put a plain folder in its place."),
    )


def _unlistable(path: str, error: OSError) -> ReadError:
    return ReadError(
        msg("the folder ‘{path}’ cannot be listed: {reason}", path=path, reason=disk.reason(error)),
        msg("Make it readable for you (chmod u+rx {path}), or ask its owner to.", path=path),
    )
