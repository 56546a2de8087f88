"""What `coopctl diff` is asked: which two states, of which records; and both read, each file that is alike once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from coopctl import git, trees
from coopctl.changes.change import Side
from coopctl.changing.trial import unsaid
from coopctl.checking import engine, selection
from coopctl.cli.looking_back import with_earlier, with_reverted
from coopctl.errors import GitError, UsageError
from coopctl.loading import beside, loader, parallel
from coopctl.loading.locations import resolve
from coopctl.measures.kept import Unchanged
from coopctl.measures.standing import standing
from coopctl.messages import msg
from coopctl.model.names import is_name, path_of, reference
from coopctl.model.records import Action
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from coopctl.reviewing.comparison import compare, renamed
from coopctl.reviewing.difference import difference
from coopctl.spelling import references
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from coopctl.cli.options import Filters
    from coopctl.cli.session import Session
    from coopctl.findings import Finding
    from coopctl.loading.loader import Loaded
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json, Record
    from coopctl.reports.view import View
    from coopctl.reviewing.difference import Difference, Found

HEAD = "HEAD"
#: An action, the agreement that it is of, and the one above that.
_ABOVE = 2
#: Of more files nobody reads what is found in each: it is not looked for, and the command is named that does.
_MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class AskedStates:
    """The older state by its name, whether the place where the two parted is meant, and what else the call names."""

    before: str
    parted: bool
    refs: Sequence[str]


def asked(session: Session, typed: Sequence[str]) -> AskedStates:
    """Read `[A | A..B | A...B] [REF]...`, and let the session read B. A record goes before a revision of its name.

    Raise UsageError where both a range and --at or --staged say what the newer state is.
    """
    first, rest = (typed[0], typed[1:]) if typed else ("", [])
    if ".." in first:
        dots = "..." if "..." in first else ".."
        before, _, after = first.partition(dots)
        _no_other(session)
        session.turn_to(after or HEAD)
        return AskedStates(before or HEAD, dots == "...", rest)
    if session.asked.at is not None:
        raise UsageError(
            msg("diff takes no --at: it reads two states"), msg("name both: {range}", range=f"A..{session.asked.at}")
        )
    if first and _is_revision(session, first):
        return AskedStates(first, False, rest)
    return AskedStates(HEAD, False, typed)


def _no_other(session: Session) -> None:
    if session.asked.at is not None or session.asked.staged:
        option = "--staged" if session.asked.staged else "--at"
        raise UsageError(msg("{option} and a range exclude each other", option=option), msg("give one of them"))


def _is_revision(session: Session, word: str) -> bool:
    """Whether a word that names no record of the newer state, nor a file of one, names a revision or a day."""
    if reference(word) or word in (*session.portfolio.agreements, *session.portfolio.actions):
        return False
    try:
        git.resolve(git.repository_of(session.root), word, today=session.called_on)
    except GitError as unknown:
        try:
            references.find(session.portfolio, word)
        except references.UnclearReferenceError as unclear:
            if unclear.candidates and all(map(is_name, word.split("/"))):
                return False
            raise unknown from unclear
        return False
    return True


def compared(session: Session, wanted: AskedStates, filters: Filters) -> Difference:
    """Read the older state beside the newer one, on the same day, and return what they have otherwise.

    The settings that count are those of the newer state. Raise GitError and ReadError where there is no older one.
    """
    newer = session.reading
    newer.kept = Unchanged()
    older, parted, several = _older(session, wanted)
    loaded = newer.loaded
    paths = trees.differing(older, session.tree, loaded.contents)
    other = beside.of(loaded, session.portfolio.settings.language, paths)
    old = loader.load(older, whole=True, known=loader.alike(loaded, paths), beside=other)
    portfolio = replace(old.portfolio, settings=session.portfolio.settings)
    then = (*portfolio.agreements, *portfolio.actions) if paths else ()
    now = with_reverted(newer.portfolio, portfolio) if paths else newer.portfolio
    now = with_earlier(session, now, then, since=older.revision)

    @cache
    def before() -> Side:
        return Side(portfolio, standing(portfolio, session.day, newer.kept) if paths else newer.standing)

    kept = _kept(session, before, now, wanted.refs, filters)

    def is_told(path: str) -> bool:
        ref = reference(path) or ""
        return kept(ref) or kept(now.current(ref))

    unchecked = told if (told := sum(map(is_told, paths))) > _MOST_FILES else 0
    looked_at = frozenset[str]() if unchecked else paths

    def look() -> Found:
        return _findings((old, loaded), looked_at, is_told, renamed(portfolio, now))

    looking = parallel.aside(look, len(loaded.paths) if looked_at else 0)
    found = difference(
        compare(before(), Side(now, newer.standing)),
        kept,
        names=(wanted.before, session.asked.at or ""),
        paths=paths,
        found=looking,
        unchecked=unchecked,
    )
    return replace(found, parted=parted, several=several, authors=_authors(session, older, now) if paths else {})


def _older(session: Session, wanted: AskedStates) -> tuple[trees.GitTree, bool, bool]:
    """Return the older state, whether what is called so has gone on since they parted, and whether they did twice."""
    start = session.tree.revision if session.tree.revision not in ("worktree", "index") else HEAD
    older = trees.at(session.root, wanted.before, start=start, today=session.called_on)
    if not wanted.parted:
        return older, False, False
    forks = git.forks(older.repository, older.revision, start)
    fork = trees.at(session.root, forks[0])
    return fork, fork.revision != older.revision, len(forks) > 1


def _authors(session: Session, older: trees.GitTree, now: Portfolio) -> Mapping[str, Sequence[str]]:
    """Return who changed each record between two commits, by its name now; none where one person did all of it."""
    if session.tree.revision in ("worktree", "index"):
        return {}
    found: dict[str, dict[str, None]] = {}
    wrote = git.authors(older.repository, session.tree.revision, older.revision, [trees.DATA])
    for path, names in wrote.items():
        if ref := reference(path):
            found.setdefault(now.current(ref), {}).update(dict.fromkeys(filter(None, names)))
    several = len({name for names in found.values() for name in names}) > 1
    return {ref: tuple(names) for ref, names in found.items()} if several else {}


def _findings(
    sides: tuple[Loaded, Loaded], paths: frozenset[str], is_told: Callable[[str], bool], names: Mapping[str, str]
) -> Found:
    """Return what is found in the newer side alone, and in the older alone, in files that are told.

    `paths` are the files that differ; those of records that had other `names` stand elsewhere now.
    """
    if not paths:
        return (), ()
    touched = selection.touched(sides[1].portfolio, sides[0].portfolio, paths)
    touched = touched if touched is None else frozenset(filter(is_told, touched))
    moved = {path_of(then): path_of(now) for now, then in names.items()}
    back = {to: path for path, to in moved.items()}
    own = [[each for each in side.findings if each.path in paths] for side in sides]
    with parallel.over(None):  # what both sides hold is much to copy: processes beside take longer
        fields = {} if touched is None else _fields(sides, paths)
        said = [engine.told(side, touched, fields=fields) for side in sides]

    def alone(at: int, way: Mapping[str, str]) -> Sequence[Finding]:
        found = resolve(list(unsaid(said[1 - at], said[at], way)), sides[at].documents)
        return sorted((*unsaid(own[1 - at], own[at], way), *found), key=lambda each: each.order)

    return alone(1, moved), alone(0, back)


def _fields(sides: tuple[Loaded, Loaded], paths: frozenset[str]) -> Mapping[str, Mapping[str, int]]:
    """Return, of each file that both sides have otherwise and whose agreement is the same, the fields that may differ.

    Of actions each with its first row that may. What a field, or a row, says by itself is found on both sides
    where it is the same, and so is neither brought nor mended.
    """
    were = {each.path: each for each in sides[0].built}
    # What a party is called where its own agreement does not say so.
    everywhere = {"parties": 0} if any("/" not in ref for ref in map(reference, paths) if ref) else {}
    found: dict[str, Mapping[str, int]] = {}
    for now in sides[1].built:
        then = were.get(now.path)
        if then is not None and now.path in paths and not _above(then, now, sides) & paths:
            # Decisions of an agreement are one list through all its meetings.
            rows = isinstance(now, Action)
            found[now.path] = {name: first * rows for name, first in _others(then.data, now.data)} | everywhere
    return found


def _others(then: Mapping[str, Json], now: Mapping[str, Json]) -> Iterator[tuple[str, int]]:
    """Yield the fields that may be others, and of those with rows each field of a row, as `updates.period`.

    Each with the first row that may, where the first ones are maps that were taken over as they were read.
    """
    for name in {*then, *now}:
        was, says = then.get(name), now.get(name)
        if was is not says:
            rows, others = (each if isinstance(each, list) else [] for each in (was, says))
            first = _shared(rows, others)
            yield name, first
            cells = _of_rows(rows[first:]), _of_rows(others[first:])
            columns = {each for of in cells for each in of}
            yield from ((f"{name}.{each}", first) for each in columns if cells[0].get(each) != cells[1].get(each))


def _shared(rows: Sequence[Json], others: Sequence[Json]) -> int:
    """Return with how many maps both lists begin that were read once for both."""
    both = zip(rows, others, strict=False)
    return sum(1 for _ in takewhile(lambda each: each[0] is each[1] and isinstance(each[0], dict), both))


def _of_rows(rows: Sequence[Json]) -> Mapping[str, Sequence[Json]]:
    """Return what rows say in each of their fields, one after the other."""
    found: dict[str, list[Json]] = {}
    for row in rows:
        for name, each in row.items() if isinstance(row, dict) else ():
            found.setdefault(name, []).append(each)
    return found


def _above(then: Record, now: Record, sides: tuple[Loaded, Loaded]) -> AbstractSet[str]:
    """Return the files of the agreements that a record stands under, on both sides: what they say counts in it."""
    found: set[str] = set()
    for record, side in zip((then, now), sides, strict=True):
        name = record.agreement if isinstance(record, Action) else record.parent
        for _ in range(_ABOVE):
            agreement = side.portfolio.agreements.get(side.portfolio.current(name)) if name else None
            if name:
                found.add(path_of(agreement.ref if agreement else name))
            name = agreement.parent if agreement else None
    return found


def _kept(
    session: Session, before: Callable[[], Side], now: Portfolio, typed: Sequence[str], filters: Filters
) -> Callable[[str], bool]:
    """Return what says whether a record is wanted: by its name now, whichever side has it."""
    wanted = session.filter(filters)
    if not typed and wanted == Filter():
        return lambda _ref: True
    shown = _shown(session.reading.view(wanted), before(), now, wanted)
    refs = {_record(now, before(), each) for each in typed}
    standings = session.reading.standing, before().standing
    plans = {plan for ref in refs for each in standings for plan in each.plans.get(ref, ())}
    agreements = {ref for ref in refs if "/" not in ref} | plans

    def kept(ref: str) -> bool:
        named = not refs or ref in refs or ref.partition("/")[0] in agreements
        return named and (shown is None or ref in shown)

    return kept


def _shown(seen: View, before: Side, now: Portfolio, wanted: Filter) -> AbstractSet[str] | None:
    """Return the records that a filter keeps on either side, by their names now; None where it keeps all of now."""
    if len(seen.agreements) == len(now.agreements) and len(seen.actions) == len(now.actions):
        return None
    then = view(before.portfolio, before.standing, wanted)
    own = {each.ref for rows in (seen.agreements, seen.actions) for each in rows}
    return own | {now.current(each.ref) for rows in (then.agreements, then.actions) for each in rows}


def _record(now: Portfolio, before: Side, typed: str) -> str:
    """Return the record that a word, or a path, names: of the newer state, else of the older one."""
    word = reference(typed) or typed
    try:
        return references.find(now, word)
    except UsageError as unknown:
        try:
            return now.current(references.find(before.portfolio, word))
        except UsageError:
            raise unknown from None
