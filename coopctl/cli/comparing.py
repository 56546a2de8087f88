"""What `coopctl diff` is asked: which two states, of which records; and both read, each file that is alike once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from coopctl import git, trees
from coopctl.changes.change import Side
from coopctl.cli.looking_back import with_earlier, with_reverted
from coopctl.errors import GitError, UsageError
from coopctl.loading import beside, loader, parallel
from coopctl.loading.memory import Memory
from coopctl.measures.kept import Unchanged
from coopctl.measures.standing import standing
from coopctl.messages import msg
from coopctl.model.names import SETTINGS_FILE, is_name, reference
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from coopctl.reviewing.comparison import compare, renamed
from coopctl.reviewing.difference import difference
from coopctl.spelling import references
from coopctl.spelling.nearest import meaning
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from coopctl.cli.options import Filters
    from coopctl.cli.session import Session
    from coopctl.cli.sought import Sought
    from coopctl.model.portfolio import Portfolio
    from coopctl.reports.view import View
    from coopctl.reviewing.difference import Difference, Found

HEAD = "HEAD"
#: Of more files nobody reads what is found in each: it is not looked for, and the command is named that does.
_MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class AskedStates:
    """The older state by its name, whether the place where the two parted is meant, and what else the call names.

    `sought` has looked for that state already. `first` is the word that names it, where that word is no range.
    """

    before: str
    parted: bool
    refs: Sequence[str]
    sought: Sought | None = None
    first: str = ""


def asked(session: Session, typed: Sequence[str], sought: Sought | None) -> AskedStates:
    """Read `[A | A..B | A...B] [REF]...`, and let the session read B. A record goes before a revision of its name.

    What the first word names, or HEAD without one, is `sought` already where it is no range. Raise UsageError where
    both a range and --at or --staged say what the newer state is.
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
    if first and sought and _is_revision(session, first, sought):
        return AskedStates(first, False, rest, sought, first)
    return AskedStates(HEAD, False, typed, None if first else sought)


def _no_other(session: Session) -> None:
    if session.asked.at is not None or session.asked.staged:
        option = "--staged" if session.asked.staged else "--at"
        raise UsageError(msg("{option} and a range exclude each other", option=option), msg("give one of them"))


def _is_revision(session: Session, word: str, sought: Sought) -> bool:
    """Whether a word that names no record of the newer state, nor a file of one, names a revision or a day."""
    unknown = sought.error
    if reference(word) or word in (*session.portfolio.agreements, *session.portfolio.actions):
        return False
    if isinstance(unknown, GitError):
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
    memory = Memory(older)
    if SETTINGS_FILE not in paths:  # git would be started for them alone
        memory.hold(dict(session.tree.read([SETTINGS_FILE])))
    old = loader.load(older, whole=True, known=loader.alike(loaded, paths), memory=memory, beside=other)
    portfolio = replace(old.portfolio, settings=session.portfolio.settings)
    then = (*portfolio.agreements, *portfolio.actions) if paths else ()
    now = with_reverted(newer.portfolio, portfolio) if paths else newer.portfolio
    now = with_earlier(session, now, then, since=older.revision)

    @cache
    def before() -> Side:
        return Side(portfolio, standing(portfolio, session.day, newer.kept) if paths else newer.standing)

    kept = _kept(session, before, now, wanted, filters)

    def is_told(path: str) -> bool:
        ref = reference(path) or ""
        return kept(ref) or kept(now.current(ref))

    unchecked = told if (told := sum(map(is_told, paths))) > _MOST_FILES else 0
    looked_at = frozenset[str]() if unchecked else paths

    def look() -> Found:
        from coopctl.cli import one_sided  # only here: the rules, and what places their findings

        return one_sided.findings((old, loaded), looked_at, is_told, renamed(portfolio, now))

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
    if wanted.sought:
        older = wanted.sought.tree
    else:
        older = trees.at(session.root, wanted.before, start=start, today=session.called_on)
    if not wanted.parted:
        return older, False, False
    forks = git.forks(older.repository, older.revision, start)
    fork = trees.at(session.root, forks[0])
    return fork, fork.revision != older.revision, len(forks) > 1


def _authors(session: Session, older: trees.GitTree, now: Portfolio) -> Mapping[str, Sequence[str]]:
    """Return who changed each record between two commits, by its name now; none where one person did all of it.

    None either where git lacks what lies between the two, as a clone without trees does: what they have is told anyway.
    """
    if session.tree.revision in ("worktree", "index"):
        return {}
    found: dict[str, dict[str, None]] = {}
    try:
        wrote = git.authors(older.repository, session.tree.revision, older.revision, [trees.DATA])
    except GitError:
        return {}
    for path, names in wrote.items():
        if ref := reference(path):
            found.setdefault(now.current(ref), {}).update(dict.fromkeys(filter(None, names)))
    several = len({name for names in found.values() for name in names}) > 1
    return {ref: tuple(names) for ref, names in found.items()} if several else {}


def _kept(
    session: Session, before: Callable[[], Side], now: Portfolio, asked: AskedStates, filters: Filters
) -> Callable[[str], bool]:
    """Return what says whether a record is wanted: by its name now, whichever side has it."""
    wanted = session.filter(filters)
    if not asked.refs and wanted == Filter():
        return lambda _ref: True
    shown = _shown(session.reading.view(wanted), before(), now, wanted)
    refs = {_record(session, asked, now, before(), each) for each in asked.refs}
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


def _record(session: Session, asked: AskedStates, now: Portfolio, before: Side, typed: str) -> str:
    """Return the record that a word, or a path, names: of the newer state, else of the older one.

    Raise UsageError where neither has it; of a word that names a state, say where that goes.
    """
    word = reference(typed) or typed
    try:
        return references.find(now, word)
    except UsageError as unknown:
        try:
            return now.current(references.find(before.portfolio, word))
        except UsageError:
            if session.asked.at is not None or not _is_state(session, typed):  # of two states both are named already
                raise unknown from None
            if asked.first:
                raise UsageError(unknown.message, meaning(f"{asked.first}..{typed}")) from unknown
            others = " ".join(each for each in asked.refs if each != typed)
            help_ = msg("a state goes first: {command}", command=f"coopctl diff {typed} {others}")
            raise UsageError(unknown.message, help_) from unknown


def _is_state(session: Session, word: str) -> bool:
    try:
        git.resolve(git.repository_of(session.root), word, today=session.called_on)
    except GitError:
        return False
    return True
