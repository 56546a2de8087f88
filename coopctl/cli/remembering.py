"""What `coopctl history` is asked: of which record, since when; and its versions, each read once."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeAlias

from coopctl import git, trees
from coopctl.changes.change import Side
from coopctl.changing import paths, subschemas
from coopctl.errors import GitError, UsageError
from coopctl.findings import Fault
from coopctl.loading import loader
from coopctl.measures import links
from coopctl.measures.kept import Unchanged
from coopctl.measures.standing import standing
from coopctl.messages import msg
from coopctl.model.names import LARGEST_FILE, SETTINGS_FILE, is_name, path_of, reference
from coopctl.reviewing.comparison import compare
from coopctl.reviewing.history import History, HistoryEntry, facts_of, merged, replace_written, touches
from coopctl.spelling import days, references
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coopctl.cli.session import Session
    from coopctl.git import Commit
    from coopctl.model.portfolio import LeftOut, Portfolio
    from coopctl.model.records import Record
    from coopctl.reviewing.comparison import Comparison

HEAD = "HEAD"
#: The versions of so many commits are fetched at once.
_AT_ONCE = 20
#: So much is told of a history, counted in bytes of its versions that are read. A commit takes as long as so many bytes
#: do, and what stood there already is gone through so many times faster: all in all some seconds, however it is made.
_MOST_WORK, _A_COMMIT, _WHAT_STANDS = 8_000_000, 3_000, 16


@dataclass(frozen=True, slots=True)
class Beginning:
    """Since when a history is asked for: from the first moment of a day on, or after a commit."""

    day: date | None = None
    commit: str | None = None


def beginning(session: Session, since: str | None) -> Beginning:
    """Read --since: a revision goes before a day. Raise GitError where it is neither."""
    if since is None:
        return Beginning()
    repository = git.repository_of(session.root)
    if (day := days.from_here(since, session.day)) is not None:
        return Beginning(day)
    try:
        found = git.resolve(repository, since)
    except GitError:
        return (
            Beginning(session.a_day("--since", since))
            if since[:4].isdigit()
            else _unknown(repository, since, session.day)
        )
    return Beginning(session.a_day("--since", since)) if found.day else Beginning(commit=found.commit)


def _unknown(repository: git.Repository, since: str, today: date) -> Beginning:
    return Beginning(commit=git.resolve(repository, since, today=today).commit)


def start_of(session: Session) -> str:
    """Return the commit from which history is looked back on. Raise GitError where there is none."""
    repository = git.repository_of(session.root)
    revision = session.tree.revision
    return revision if revision not in ("worktree", "index") else git.resolve(repository, HEAD).commit


def unknown_before(cut: Commit) -> GitError:
    """Return what is said where more is asked for than the clone holds."""
    return GitError(
        msg("this clone holds nothing of before {day}: what changed then cannot be told", day=cut.day.isoformat()),
        msg(
            "This clone holds only the latest part of the history. Fetch the rest: git fetch --unshallow"
            " (in a GitHub workflow: fetch-depth: 0)."
        ),
    )


def history(session: Session, typed: str, *, field: str | None, since: str | None, first_parents: bool) -> History:
    """Return the history of a record, newest first. Raise UsageError, GitError."""
    began = beginning(session, since)
    repository = git.repository_of(session.root)
    ref, names = _names(session, typed)
    wanted = _field(ref, field)
    versions = _followed(session, repository, ref, names, first_parents=first_parents)
    repository, commits = versions.repository, versions.commits
    cut = next((each for each in commits if each.cut), None)
    kept = _since(repository, commits, began)
    if cut and (kept == [cut] or (began.day and began.day <= cut.day) or (not kept and cut in commits)):
        raise unknown_before(cut)
    entries = [*_uncommitted(session, versions, commits), *_entries(versions, kept)]
    if not commits and not entries:
        references.find(session.portfolio, typed)  # says what is wrong with the name
        raise GitError(
            msg("{ref} has never been committed", ref=ref), msg("Commit it first: git add, then git commit.")
        )
    told = [each for entry in entries if (each := _narrowed(entry, wanted))] if wanted else entries
    return History(
        ref=ref,
        entries=told,
        field=field or "",
        cut=cut if not began.day and not began.commit else None,
        unread=sum(each.unread is not None for each in entries),
        more=versions.more,
    )


def _names(session: Session, typed: str) -> tuple[str, Sequence[str]]:
    """Return the record, and every name that it has or had; one that is gone by its whole reference."""
    word = reference(typed) or typed
    now = session.portfolio
    try:
        ref = references.find(now, word)
    except (UsageError, references.UnreadRecordError):
        if not 1 <= len(parts := word.split("/")) <= 2 or not all(map(is_name, parts)):
            raise
        return word, (word,)
    return ref, _called(now, ref)


def _called(portfolio: Portfolio, ref: str) -> Sequence[str]:
    """Return every name that a record has or had, as a portfolio says; with those of its agreement."""
    own = [ref, *(old for old, new in portfolio.former.items() if new == ref)]
    agreement = ref.partition("/")[0]
    earlier = [old for old, new in portfolio.former.items() if new == agreement]
    moved = [f"{old}/{name.partition('/')[2]}" for name in own if "/" in name for old in earlier]
    return tuple(dict.fromkeys([*own, *moved]))


def _field(ref: str, typed: str | None) -> Sequence[str]:
    """Read --field; its rows need not be there any more. Raise UsageError where the record has no such field."""
    if typed is None:
        return ()
    first, *others = paths.steps(typed)
    kind = "action" if "/" in ref else "agreement"
    return (paths.field(subschemas.of_record(kind), (), first), *others)


def _since(repository: git.Repository, commits: Sequence[Commit], began: Beginning) -> Sequence[Commit]:
    if began.day:
        return [each for each in commits if each.day >= began.day]
    if began.commit is None:
        return commits
    return [each for each in commits if each.id != began.commit and not git.descends(repository, began.commit, each.id)]


#: A name and the ids of the files that are read of it, settings first; or the id of the settings, a path and its id.
_Key: TypeAlias = tuple[str | None, ...]


@dataclass
class _Versions:
    """What each commit has of a record: by which name, and as which portfolio of few records."""

    session: Session
    repository: git.Repository
    ref: str
    names: Sequence[str]
    commits: Sequence[Commit]
    _ids: dict[tuple[str, str], str | None] = field(default_factory=dict)
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
        paths_ = [SETTINGS_FILE, *dict.fromkeys(path for name in self.names for path in _paths(name))]
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
        ids = list(dict.fromkeys(id_ for key in keys for id_ in key[1:] if id_))
        contents = git.blobs(self.repository, ids, limit=LARGEST_FILE)
        self._held = {id_: _content(content) for id_, content in zip(ids, contents, strict=True)}

    def portfolio(self, commit: str) -> Portfolio:
        """Return the record in a commit, with its agreement; without it where it is not there."""
        key = self._key(commit)
        if key not in self._read:
            if not all(id_ in self._held for id_ in key[1:] if id_):
                self.fetch([commit])
            self._read[key] = self._loaded(key, commit)
        return self._read[key]

    def _key(self, commit: str) -> _Key:
        name = self._name[commit] or self.ref
        return name, *(self._ids[commit, path] for path in (SETTINGS_FILE, *_paths(name)))

    def _loaded(self, key: _Key, commit: str) -> Portfolio:
        there = {path: id_ for path, id_ in zip((SETTINGS_FILE, *_paths(key[0] or "")), key[1:], strict=True) if id_}
        held = {path: self._held[id_] for path, id_ in there.items()}
        made = {path: (key[1], path, id_) for path, id_ in there.items()}
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
        return any(left.ref == name for left in self.portfolio(commit).left_out)

    def earlier_names(self) -> Sequence[str]:
        """Return further names that the record had before the first commit that is known, as its file says there."""
        commit = next((each.id for each in reversed(self.commits) if self.name(each.id) and not each.cut), None)
        now = self.session.portfolio
        known = {*self.names, *now.agreements, *now.actions}
        called = _called(self.portfolio(commit), self.name(commit) or self.ref) if commit else ()
        return [each for each in called if each not in known]


def _followed(
    session: Session, repository: git.Repository, ref: str, names: Sequence[str], *, first_parents: bool
) -> _Versions:
    """Return the versions of a record by all its names: those of today, and those that its first file names."""
    start = start_of(session)
    while True:
        paths_ = [path_of(name) for name in names]
        where, commits = git.followed(repository, start, paths_, first_parents=first_parents)
        versions = _Versions(session, where, ref, names, commits)
        earlier = versions.earlier_names()
        if not earlier:
            return versions
        names = (*names, *earlier)


def _paths(name: str) -> Sequence[str]:
    return (path_of(name),) if "/" not in name else (path_of(name), path_of(name.partition("/")[0]))


def _content(content: bytes | git.Absent) -> bytes | Fault:
    if isinstance(content, bytes):
        return content
    from coopctl import disk

    return disk.too_large() if content is git.Absent.TOO_LARGE else disk.lost()


def _entries(versions: _Versions, commits: Sequence[Commit]) -> Iterator[HistoryEntry]:
    told = [
        each
        for each in commits
        if not each.cut and versions.name(each.id) is not None and not versions.is_as_before(each)
    ]
    for at, each in enumerate(told):
        if at % _AT_ONCE == 0:
            versions.fetch([id_ for one in told[at : at + _AT_ONCE] for id_ in (one.id, *one.parents)])
        if versions.is_too_much(each.id):
            versions.more = versions.name(each.id) or versions.ref, each.id
            return
        after = versions.portfolio(each.id)
        parents = [versions.portfolio(versions.readable(parent)) for parent in each.parents]
        before: Sequence[Portfolio | None] = parents or [None]
        name = versions.name(each.id) or versions.ref
        yield _entry(versions, before, after, name, commit=each)


def _entry(
    versions: _Versions, before: Sequence[Portfolio | None], after: Portfolio, name: str, *, commit: Commit | None
) -> HistoryEntry:
    session = versions.session
    day = commit.day if commit else session.day
    now = session.portfolio
    newer = _side(versions, after, day)
    compared = [
        compare(
            _side(versions, each, day) if each else Side(empty := _without(newer.portfolio), standing(empty, day)),
            newer,
            (versions.named(each or after), versions.named(after)),
        )
        for each in before
    ]
    unread = next((left for left in after.left_out if left.ref == name), None)
    whole = versions.ref in links.wholes(now).values()
    return HistoryEntry(
        commit=commit,
        day=day,
        ref=name,
        comparison=merged(compared, name),
        facts=facts_of(compared, name, whole=whole),
        unread=unread,
    )


def _side(versions: _Versions, portfolio: Portfolio, day: date) -> Side:
    settled = replace(portfolio, settings=versions.session.portfolio.settings)
    return Side(settled, standing(settled, day, versions.kept))


def _without(portfolio: Portfolio) -> Portfolio:
    return replace(portfolio, agreements={}, actions={}, left_out=())


def _uncommitted(session: Session, versions: _Versions, commits: Sequence[Commit]) -> Iterator[HistoryEntry]:
    """Yield what the files, or the index, have otherwise than the last commit."""
    if session.tree.revision not in ("worktree", "index"):
        return
    wanted = (SETTINGS_FILE, *_paths(versions.ref))
    listed = {entry.path for entry in session.tree.files()}
    held = dict(session.tree.read([path for path in wanted if path in listed]))
    after = loader.load(trees.HeldTree(held, session.tree.revision), whole=True).portfolio
    before = versions.portfolio(versions.readable(commits[0].id)) if commits else None
    entry = _entry(versions, [before], after, versions.ref, commit=None)
    unread_there = bool(commits) and versions.is_unread(commits[0].id)
    if _says(entry.comparison, versions.ref) or (entry.unread and not unread_there):
        yield entry


def _says(comparison: Comparison, ref: str) -> bool:
    return any(ref in each for each in (comparison.edited, comparison.new, comparison.removed, comparison.names))


def _narrowed(entry: HistoryEntry, steps: Sequence[str]) -> HistoryEntry | None:
    """Return an entry with what it tells of a field alone, None where that is nothing."""
    draft = entry.draft or entry.comparison.new.get(entry.ref)
    written = [each for each in draft.written if touches(each, steps)] if draft else []
    if not draft or not written:
        return None
    kept = {entry.ref: replace_written(draft, written)}
    return replace(entry, comparison=replace(entry.comparison, edited=kept, new={}, names={}), facts=())
