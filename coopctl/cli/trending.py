"""What `coopctl trend` is asked, and the files of each point in time: every distinct content is read once."""

from __future__ import annotations

import gc
from dataclasses import field
from typing import TYPE_CHECKING

from coopctl import git, trees
from coopctl.cli import looking_back, remembering
from coopctl.errors import GitError, UsageError
from coopctl.loading import loader, parallel
from coopctl.loading.beside import Beside
from coopctl.loading.memory import Memory
from coopctl.measures.kept import Unchanged
from coopctl.measures.standing import standing
from coopctl.messages import msg
from coopctl.model import walk
from coopctl.model.names import SETTINGS_FILE, reference
from coopctl.reports import snapshots
from coopctl.reports.trend import Every, Series, Trend, TrendPoint, ends, point
from coopctl.trees import DATA
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from coopctl.cli.session import Session
    from coopctl.findings import Fault
    from coopctl.git import Commit
    from coopctl.model.portfolio import LeftOut, Portfolio
    from coopctl.model.records import Record
    from coopctl.reports.snapshots import Snapshot

#: So many points are computed; more tell nobody anything.
_MOST = 3000
#: What is gone through for all points, counted in bytes that are read; a record of a point takes as long as so many do.
#: Two thirds are for the records of now, of which fewer points are taken where there are many: some seconds.
_MOST_WORK, _A_RECORD = 12_000_000, 50
#: A large repository may hold so many times as much as it weighs.
_OF_EACH = 16


def trend(session: Session, typed: Sequence[str], every: Every, *, since: str | None, full: bool) -> Trend:
    """Return how records stood over time, all agreements if none is named. Raise UsageError, GitError."""
    now = session.portfolio
    refs = session.refs(typed) if typed else tuple(now.agreements)
    began = remembering.beginning(session, since)
    repository = git.repository_of(session.root)
    start = looking_back.start_of(session)
    repository, commits = git.followed(repository, start, [SETTINGS_FILE, DATA], first_parents=not full)
    first = _first(repository, began)
    cut = next((each.day for each in commits if each.cut), None)
    _known(commits, cut, first)
    whole = _samples(session, commits, every, first)
    samples = _fewer(whole, len(now.agreements) + len(now.actions), _work(repository))
    found: dict[str, list[TrendPoint]] = {ref: [] for ref in refs}
    skipped: list[tuple[date, LeftOut]] = []
    wanted, called = any("/" in ref for ref in refs), _Names(session, refs, now)
    for (day, _), snapshot in zip(samples, _snapshots(session, repository, samples, actions=wanted), strict=True):
        if snapshot is None:
            continue
        names = called.within(snapshot.points)
        for ref, points in found.items():
            if ref in names:
                points.append(snapshot.points[names[ref]])
        skipped += [(day, left) for left in snapshot.left_out if _about(left, refs, called.now)]
    for ref, points in found.items():
        last = None if session.tree.revision in ("worktree", "index") else session.tree.revision
        points.append(point(ref, now, session.reading.standing, last))
    titles = {each.ref: each.title for each in walk.records(now)}
    return Trend(
        every=every,
        series=[Series(ref, titles[ref], points) for ref, points in found.items()],
        cut=cut if since is None else None,
        skipped=skipped,
        passed_over=len(whole) - len(samples),
    )


@dataclass
class _Names:
    """What the records are called in each point; versions in between are asked once about each name that is unknown."""

    session: Session
    refs: Sequence[str]
    now: Portfolio
    asked: set[str] = field(default_factory=set)

    def within(self, points: Collection[str]) -> Mapping[str, str]:
        """Return, by what records are called now, the names that these points have."""
        now = self.now
        there = {*now.agreements, *now.actions}
        lost = {name for name in points if now.current(name) not in there}
        if not lost <= self.asked:
            self.now = now = looking_back.with_earlier(self.session, now, points, only=self.refs)
            self.asked |= lost
        return {now.current(name): name for name in points}


def _about(left: LeftOut, refs: Sequence[str], now: Portfolio) -> bool:
    own, above = (now.current(each) if each else None for each in (left.ref, left.agreement))
    return above is None or any(ref in (own, above) for ref in refs)


def _first(repository: git.Repository, began: remembering.Beginning) -> date | None:
    return git.committed_on(repository, began.commit) if began.commit else began.day


def _known(commits: Sequence[Commit], cut: date | None, first: date | None) -> None:
    """Raise GitError where the clone does not hold what is asked for."""
    cuts = [each for each in commits if each.cut]
    if cut and ((first and first < cut) or len(commits) == len(cuts)):
        raise remembering.unknown_before(cuts[0])
    if not commits:
        raise GitError(msg("this repository has no commit yet"), msg("Make a first one: git add, then git commit."))


def _samples(
    session: Session, commits: Sequence[Commit], every: Every, first: date | None
) -> Sequence[tuple[date, Commit]]:
    """Return the points before that of now, oldest first: each day with the commit that held at its end (UTC)."""
    last = session.day
    if every is Every.COMMIT:
        found = [(each.day, each) for each in reversed(commits) if each.day <= last and each.day >= (first or each.day)]
    else:
        oldest = commits[-1].day
        waiting = list(commits)
        found = []
        days = [
            *([first] if first and oldest <= first < last else []),
            *ends(max(first or oldest, oldest), last, every),
        ]
        for day in sorted(set(days), reverse=True):
            while waiting and waiting[0].day > day:
                waiting.pop(0)
            if waiting:
                found.append((day, waiting[0]))
        found.reverse()
    if len(found) > _MOST:
        raise UsageError(
            msg("there are more than {limit} points in time", limit=_MOST),
            msg("ask for fewer: a later --since, or --every month in place of shorter steps"),
        )
    return found


def _work(repository: git.Repository) -> int:
    """Return what may be gone through of a repository for all points."""
    return max(_MOST_WORK, _OF_EACH * git.weight(repository))


def _fewer(samples: Sequence[tuple[date, Commit]], records: int, work: int) -> Sequence[tuple[date, Commit]]:
    """Return the newest point and every so manieth before, as few as can be computed of so many records."""
    most = max(1, work * 2 // 3 // _A_RECORD // max(records, 1))
    step = -(-len(samples) // most) or 1
    return samples[::-1][::step][::-1]


def _snapshots(
    session: Session, repository: git.Repository, samples: Sequence[tuple[date, Commit]], *, actions: bool
) -> Iterator[Snapshot | None]:
    """Yield the points of each moment, None where the commit has no workspace; what is computed is kept.

    They rest on the files of the commit, on the day, and on the settings of now, by which all are judged.
    """
    ids = list(dict.fromkeys(commit.id for _, commit in samples))
    asked = [(each, path) for each in ids for path in (SETTINGS_FILE, DATA, "")]
    there = dict(zip(asked, git.found(repository, asked), strict=True))
    folders = {each: there[each, ""] for each in ids}
    memory = session.reading.loaded.memory
    judging = repr(session.portfolio.settings), session.reading.public, actions
    keys = {
        (day, commit.id): memory.key("snapshot", folders[commit.id], day, *judging)
        for day, commit in samples
        if memory and memory.ids and folders[commit.id]
    }
    kept = memory.kept(list(keys.values())) if memory else {}
    ready = {at: found for at, key in keys.items() if key in kept and (found := snapshots.unpack(kept[key], *at))}
    missing = [(commit.id, folders[commit.id]) for day, commit in samples if (day, commit.id) not in ready]
    _fetched(repository, memory, [folder for _, folder in missing if folder])
    portfolios = _portfolios(session, repository, missing)
    unchanged = Unchanged()
    for day, commit in samples:
        at = day, commit.id
        snapshot = ready.get(at)
        if snapshot is None and (portfolio := next(portfolios)):
            snapshot = snapshots.taken(portfolio, standing(portfolio, day, unchanged), commit.id, actions=actions)
            if memory and at in keys:
                memory.remember(keys[at], snapshots.pack(snapshot))
        yield snapshot
    if memory:
        memory.flush()


def _fetched(repository: git.Repository, memory: Memory | None, folders: Sequence[str]) -> None:
    """Let workers that fetch contents by themselves read at once what the points will need, where it can be kept."""
    executor = parallel.fetching()
    if executor is None or memory is None or not memory.is_on or not folders:
        return
    from coopctl.loading import warming  # only with a cluster

    steps = git.differences(repository, folders, [DATA])
    rows = [each for step in (trees.rows_of(repository, folders[0]), *steps) for each in step.items()]
    is_record = [(path, row) for path, row in rows if row is not None and trees.is_file(row) and reference(path)]
    warming.fill(memory, {row.blob: path for path, row in is_record}, executor)


def _portfolios(
    session: Session, repository: git.Repository, commits: Sequence[tuple[str, str | None]]
) -> Iterator[Portfolio | None]:
    """Yield the workspace as each commit has it in its folder, None where it has none."""
    known, beside, settings = _now(session), Beside(), _Settings()
    left = _work(repository)
    rows: dict[str, git.TreeEntry] = {}
    steps = git.differences(repository, [folder for _, folder in commits if folder], [SETTINGS_FILE, DATA])
    made: tuple[str | None, Portfolio | None] = None, None
    begun = False
    for commit, folder in commits:
        if folder is None:
            yield None
            continue
        if not begun:
            rows, begun = dict(trees.rows_of(repository, folder)), True
        else:
            step = next(steps)
            left -= _A_RECORD * len(step)
            for path, row in step.items():
                rows.pop(path, None) if row is None else rows.update({path: row})
        if folder != made[0]:
            tree = trees.GitTree(commit, repository, dict(rows), None, folder)
            has_data = any(path.startswith(f"{DATA}/") for path in rows)
            made = folder, None
            if has_data:
                portfolio, size = _read(session, tree, settings, known, beside)
                made, left = (folder, portfolio), left - size
        left -= _A_RECORD * len(rows)
        if left < 0:
            raise UsageError(
                msg("there is too much in these points in time to compute them at once"),
                msg("ask for fewer: a later --since, or --every month in place of shorter steps"),
            )
        yield made[1]


class _Settings:
    """The settings of the points in time: git is asked once for those that many share."""

    def __init__(self) -> None:
        self._read: dict[str, bytes | Fault] = {}

    def within(self, tree: trees.GitTree) -> Memory:
        """Return what reads a tree, with the settings that it has."""
        memory, row = Memory(tree), tree.rows.get(SETTINGS_FILE)
        if row is not None:
            if row.blob not in self._read:
                ((_, self._read[row.blob]),) = tree.read([SETTINGS_FILE])
            memory.hold({SETTINGS_FILE: self._read[row.blob]})
        return memory


def _now(session: Session) -> dict[tuple[str, str, str], Record | LeftOut]:
    """Return what was made already of files that are as the last commit has them."""
    tree = trees.at(session.root, looking_back.start_of(session))
    loaded = session.reading.loaded
    same = loader.alike(loaded, trees.differing(tree, session.tree, loaded.contents))
    settings = tree.rows[SETTINGS_FILE].blob if SETTINGS_FILE in tree.rows else ""
    return {(settings, path, tree.rows[path].blob): each for path, each in same.items() if path in tree.rows}


def _read(
    session: Session,
    tree: trees.GitTree,
    shared: _Settings,
    known: dict[tuple[str, str, str], Record | LeftOut],
    beside: Beside,
) -> tuple[Portfolio, int]:
    """Return the workspace of a tree, and how many bytes of it were read."""
    settings = tree.rows[SETTINGS_FILE].blob if SETTINGS_FILE in tree.rows else ""
    keys = {path: (settings, path, row.blob) for path, row in tree.rows.items()}
    before: Mapping[str, Record | LeftOut] = {path: known[key] for path, key in keys.items() if key in known}
    loaded = loader.load(tree, known=before, beside=beside, memory=shared.within(tree))
    gc.freeze()  # as after the first reading: what was loaded is needed to the end
    known.update((keys[path], each) for path, each in loader.alike(loaded, ()).items() if path not in before)
    return session.reading.judged(loaded.portfolio), sum(map(len, loaded.contents.values()))
