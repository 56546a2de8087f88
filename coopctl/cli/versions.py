"""The versions of a record: by which name each commit has it, and each of them read once."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeAlias

from coopctl import git, trees
from coopctl.cli.looking_back import called
from coopctl.findings import Fault
from coopctl.loading import loader
from coopctl.measures.kept import Unchanged
from coopctl.model.names import LARGEST_FILE, SETTINGS_FILE, meant, path_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.cli.session import Session
    from coopctl.git import Commit
    from coopctl.model.portfolio import LeftOut, Portfolio
    from coopctl.model.records import Record

#: So much is told of a history, counted in bytes of its versions that are read. A commit takes as long as so many bytes
#: do, and what stood there already is gone through so many times faster: all in all some seconds, however it is made.
_MOST_WORK, _A_COMMIT, _WHAT_STANDS = 8_000_000, 3_000, 16

#: A name, where it stands, and the ids of the files that are read of it, settings first; or the id of the settings, a
#: path and its id.
_Key: TypeAlias = tuple[str | None, ...]


@dataclass
class Versions:
    """What each commit has of a record: by which name, and as which portfolio of few records."""

    session: Session
    repository: git.Repository
    ref: str
    names: Sequence[str]
    commits: Sequence[Commit]
    _ids: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _misnamed: dict[str, str] = field(default_factory=dict)
    _name: dict[str, str | None] = field(default_factory=dict)
    _parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _read: dict[_Key, Portfolio] = field(default_factory=dict)
    _made: dict[_Key, Record | LeftOut] = field(default_factory=dict)
    _named: dict[int, tuple[Portfolio, Portfolio]] = field(default_factory=dict)
    _held: dict[str, bytes | Fault] = field(default_factory=dict)
    _sizes: dict[_Key, int] = field(default_factory=dict)
    kept: Unchanged = field(default_factory=Unchanged)
    work: int = 0
    more: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        paths_ = [SETTINGS_FILE, *dict.fromkeys(path for name in self.names for path in paths_of(name))]
        ids = list(dict.fromkeys(id_ for each in self.commits for id_ in (each.id, *each.parents)))
        asked = [(id_, path) for id_ in ids for path in paths_]
        self._ids.update(zip(asked, git.found(self.repository, asked), strict=True))
        self._parents.update((each.id, each.parents) for each in self.commits)
        former = self.session.portfolio.former
        for at, each in enumerate(self.commits):
            name = self._name.setdefault(each.id, self._first(each.id) if at == 0 else None)
            for parent in each.parents:
                found = self._there(parent, name) if name else None
                lost = found is None and name is not None and former.get(name, self.ref) != self.ref
                self._name.setdefault(parent, None if lost else found or name)
        self._misnamed = self._found_misnamed()

    def _found_misnamed(self) -> dict[str, str]:
        """Return, for commits without the record, where it stands under a name that only looks like its own."""
        lacking = [(each, name) for each, name in self._name.items() if name and not self._there(each, name)]
        asked = [(each, path_of(name).rpartition("/")[0]) for each, name in lacking]
        folders = dict(zip(lacking, git.found(self.repository, asked), strict=True))
        rows = {id_: git.listing(self.repository, id_) for id_ in set(folders.values()) if id_}
        found: dict[str, str] = {}
        for (commit, name), id_ in folders.items():
            folder = path_of(name).rpartition("/")[0]
            for path, row in rows[id_].items() if id_ else ():
                if meant(f"{folder}/{path}") == name:
                    found[commit] = f"{folder}/{path}"
                    self._ids[commit, found[commit]] = row.blob
        return found

    def _first(self, commit: str) -> str:
        return self._there(commit, self.ref) or self.ref

    def _there(self, commit: str, name: str) -> str | None:
        every = (name, *(each for each in self.names if each != name))
        return next((each for each in every if self._ids[commit, path_of(each)]), None)

    def name(self, commit: str) -> str | None:
        """Return what the record is called in a commit, None where that is another one of the same name."""
        return self._name.get(commit)

    def fetch(self, commits: Sequence[str]) -> None:
        """Hold what git has of the record in all these commits, by one process; nothing else any more."""
        keys = (key for each in commits if (key := self._key(each)) not in self._read)
        ids = list(dict.fromkeys(id_ for key in keys for id_ in key[2:] if id_))
        contents = git.blobs(self.repository, ids, limit=LARGEST_FILE)
        self._held = {id_: _content(content) for id_, content in zip(ids, contents, strict=True)}

    def portfolio(self, commit: str) -> Portfolio:
        """Return the record in a commit, with its agreement; without it where it is not there."""
        key = self._key(commit)
        if key not in self._read:
            if not all(id_ in self._held for id_ in key[2:] if id_):
                self.fetch([commit])
            self._read[key] = self._loaded(key, commit)
        return self._read[key]

    def _key(self, commit: str) -> _Key:
        name = self._name[commit] or self.ref
        own, *others = paths_of(name)
        own = self._misnamed.get(commit, own)
        return name, own, *(self._ids[commit, path] for path in (SETTINGS_FILE, own, *others))

    def _loaded(self, key: _Key, commit: str) -> Portfolio:
        name, own, *ids = key
        paths_ = SETTINGS_FILE, own or "", *paths_of(name or "")[1:]
        there = {path: id_ for path, id_ in zip(paths_, ids, strict=True) if id_}
        held = {path: self._held[id_] for path, id_ in there.items()}
        made = {path: (ids[0], path, id_) for path, id_ in there.items()}
        known = {path: self._made[each] for path, each in made.items() if each in self._made}
        loaded = loader.load(trees.HeldTree(held, commit), whole=True, known=known)
        self._made.update((made[path], each) for path, each in loader.alike(loaded, ()).items())
        sizes = {path: len(each) for path, each in held.items() if isinstance(each, bytes)}
        self.work += sum(size for path, size in sizes.items() if path not in known)
        self._sizes[key] = sum(sizes.values())
        return loaded.portfolio

    def is_too_much(self, commit: str) -> bool:
        """Whether this commit, the next that is told, is one too many; what it takes is counted."""
        self.portfolio(commit)
        self.work += _A_COMMIT + self._sizes[self._key(commit)] // _WHAT_STANDS
        return self.work > _MOST_WORK

    def is_as_before(self, commit: Commit) -> bool:
        """Whether a commit left the record as it was: it moved the whole workspace, or touched another of its names."""
        name, parents = self.name(commit.id), commit.parents
        if len(parents) != 1 or name is None or self.name(parents[0]) != name:
            return False
        now, before = (self._ids[each, path_of(name)] for each in (commit.id, parents[0]))
        return now is not None and now == before

    def named(self, then: Portfolio) -> Portfolio:
        """Return where what a record of `then` names is looked up: there, else among the records of now."""
        if id(then) not in self._named:
            now = self.session.portfolio
            every = {**now.agreements, **then.agreements}, {**now.actions, **then.actions}
            self._named[id(then)] = then, replace(now, agreements=every[0], actions=every[1])
        return self._named[id(then)][1]

    def readable(self, commit: str) -> str:
        """Return the commit, or the nearest one before it in which the record could be read."""
        seen = commit
        while self.is_unread(seen) and self._parents.get(seen):
            seen = self._parents[seen][0]
        return seen

    def is_unread(self, commit: str) -> bool:
        """Whether the record could not be read in a commit; that of its agreement is no matter of its own."""
        name = self._name[commit] or self.ref
        return any(left.ref == name for left in self.portfolio(commit).unread)

    def earlier_names(self) -> Sequence[str]:
        """Return further names that the record had before it came, as files say in each commit in which it did."""
        now = self.session.portfolio
        known = {*self.names, *now.agreements, *now.actions}
        found: dict[str, None] = {}
        for each in self.commits:
            name = self.name(each.id)
            if name and not each.cut and self._came(each, name):
                found.update(dict.fromkeys(called(self.portfolio(each.id), name)))
        return [each for each in found if each not in known]

    def stood(self, name: str, commits: Sequence[str]) -> str | None:
        """Return the commit by which a record last stood there that is in none of these; None where it did in one.

        None too where it had never stood there before.
        """
        if any(self._there(each, name) or each in self._misnamed for each in commits):
            return None
        waiting, seen = list(commits), set(commits)
        while waiting:
            earlier = [each for each in self._parents.get(waiting.pop(0), ()) if each not in seen]
            if found := next((each for each in earlier if self._there(each, name)), None):
                return found
            waiting += earlier
            seen.update(earlier)
        return None

    def _came(self, commit: Commit, name: str) -> bool:
        return bool(self._there(commit.id, name)) and not any(self._there(each, name) for each in commit.parents)


def followed(
    session: Session,
    repository: git.Repository,
    ref: str,
    names: Sequence[str],
    *,
    start: str,
    first_parents: bool,
) -> Versions:
    """Return the versions of a record by all its names: those of today, and those that its first file names."""
    while True:
        paths_ = [path_of(name) for name in names]
        where, commits = git.followed(repository, start, paths_, first_parents=first_parents)
        versions = Versions(session, where, ref, names, commits)
        earlier = versions.earlier_names()
        if not earlier:
            return versions
        names = (*names, *earlier)


def paths_of(name: str) -> Sequence[str]:
    """Return the files that are read of a record: its own, and that of its agreement."""
    return (path_of(name),) if "/" not in name else (path_of(name), path_of(name.partition("/")[0]))


def _content(content: bytes | git.Absent) -> bytes | Fault:
    if isinstance(content, bytes):
        return content
    from coopctl import disk

    return disk.too_large() if content is git.Absent.TOO_LARGE else disk.lost()
