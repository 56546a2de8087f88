"""What `coopctl history` is asked: of which record, since when; and its versions, each read once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import git, trees
from coopctl.changes.change import Side
from coopctl.changing import paths, subschemas
from coopctl.cli.looking_back import called, start_of
from coopctl.cli.versions import Versions, followed, paths_of
from coopctl.errors import GitError, UsageError
from coopctl.loading import loader
from coopctl.measures import links
from coopctl.measures.standing import standing
from coopctl.messages import msg
from coopctl.model.names import SETTINGS_FILE, is_name, meant, reference
from coopctl.reviewing.comparison import compare
from coopctl.reviewing.history import History, HistoryEntry, facts_of, merged, replace_written, touches
from coopctl.spelling import days, references
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coopctl.cli.session import Session
    from coopctl.git import Commit
    from coopctl.model.portfolio import Portfolio
    from coopctl.reviewing.comparison import Comparison

HEAD = "HEAD"
#: The versions of so many commits are fetched at once.
_AT_ONCE = 20


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
    versions = followed(session, repository, ref, names, start=start_of(session), first_parents=first_parents)
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
    except references.UnreadRecordError as unread:
        return unread.ref, (unread.ref,)
    except UsageError:
        if not 1 <= len(parts := word.split("/")) <= 2 or not all(map(is_name, parts)):
            raise
        return word, (word,)
    return ref, called(now, ref)


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


def _entries(versions: Versions, commits: Sequence[Commit]) -> Iterator[HistoryEntry]:
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
        name = versions.name(each.id) or versions.ref
        yield _entry(versions, each.parents, after, name, commit=each)


def _entry(
    versions: Versions, parents: Sequence[str], after: Portfolio, name: str, *, commit: Commit | None
) -> HistoryEntry:
    """Compare with what the parents have; what comes back, with what it was when it went."""
    back = versions.stood(name, parents) if after.knows(name) else None
    earlier = [versions.portfolio(versions.readable(each)) for each in ((back,) if back else parents)]
    before: Sequence[Portfolio | None] = earlier or [None]
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
    unread = next((left for left in after.unread if left.ref == name), None)
    whole = versions.ref in links.wholes(now).values()
    return HistoryEntry(
        commit=commit,
        day=day,
        ref=name,
        comparison=merged(compared, name),
        facts=facts_of(compared, name, whole=whole),
        unread=unread,
        back=back is not None,
    )


def _side(versions: Versions, portfolio: Portfolio, day: date) -> Side:
    settled = replace(portfolio, settings=versions.session.portfolio.settings)
    return Side(settled, standing(settled, day, versions.kept))


def _without(portfolio: Portfolio) -> Portfolio:
    return replace(portfolio, agreements={}, actions={}, left_out=())


def _uncommitted(session: Session, versions: Versions, commits: Sequence[Commit]) -> Iterator[HistoryEntry]:
    """Yield what the files, or the index, have otherwise than the last commit."""
    if session.tree.revision not in ("worktree", "index"):
        return
    wanted = (SETTINGS_FILE, *paths_of(versions.ref))
    listed = [entry.path for entry in session.tree.files()]
    held = dict(session.tree.read([path for path in listed if path in wanted or meant(path) == versions.ref]))
    after = loader.load(trees.HeldTree(held, session.tree.revision), whole=True).portfolio
    entry = _entry(versions, [each.id for each in commits[:1]], after, versions.ref, commit=None)
    unread_there = bool(commits) and versions.is_unread(commits[0].id)
    if entry.back or _says(entry.comparison, versions.ref) or (entry.unread and not unread_there):
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
