"""The one door in: a tree of files becomes a frozen Portfolio and sorted findings, whatever the files hold."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.loading import judging, parallel
from coopctl.loading.again import Sources
from coopctl.loading.explaining import Explaining, collector_at_rest
from coopctl.loading.gathered import Gathered, packed
from coopctl.loading.memory import Memory
from coopctl.model import defaults
from coopctl.model.names import SETTINGS_FILE, is_lost, is_stray, reference
from coopctl.model.portfolio import LeftOut, Portfolio, named_files
from coopctl.model.records import Action, Agreement, Record
from coopctl.model.settings import Settings
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from coopctl import trees
    from coopctl.findings import Finding
    from coopctl.loading.beside import Beside
    from coopctl.strict_yaml import Document

#: From so many files on that no cache knows, those are passed over on which the page of one record does not rest.
MANY = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """The portfolio, what explains the findings of reading and shape, and the paths that were looked at.

    `documents` and `texts` are those of each file, by path, read again when they are asked for; a file that could
    not be read to its end has a text and no document. `built` are the records as their own files have them.
    `memory` knows their contents by id, `contents` are those that are still held, and `fetch` reads at once what will
    be asked for. `silent` are references of records that were judged as they were read: nothing that was
    asked for is said of them.
    """

    portfolio: Portfolio
    explaining: Explaining
    documents: Mapping[str, Document]
    paths: tuple[str, ...]
    texts: Mapping[str, str]
    built: tuple[Record, ...] = ()
    memory: Memory | None = None
    contents: Mapping[str, bytes] = MappingProxyType({})
    fetch: Callable[[Collection[str]], None] = lambda _paths: None
    silent: frozenset[str] = frozenset()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found while the files were read, explained."""
        return self.explaining.findings


def load(
    tree: trees.Tree,
    heard: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    whole: bool = False,
    known: Mapping[str, Record | LeftOut] = MappingProxyType({}),
    memory: Memory | None = None,
    about: str | None = None,
    beside: Beside | None = None,
) -> Loaded:
    """Read everything that `tree` says. Never raises because of what the files hold.

    `heard` is told (files read, files in all) as reading goes on. With `whole` each record keeps its raw map, for
    those who look into all of them; without, a map is read again when it is looked into. Files that are `known`, by
    path, with what was made of them elsewhere, are not read, and nothing is found in them. A `memory` has looked at
    the tree already. Where many files are unknown and only the page of one record is wanted, `about` is how its reader
    calls it: then the portfolio may lack records, and findings those of files, on which that page does not rest. Other
    versions of files that were read stand `beside`, and those of this tree are noted there. Raise ReadError or GitError
    where the tree itself cannot be read.
    """
    with collector_at_rest():
        memory = Memory(tree) if memory is None or memory.tree is not tree else memory
        return _load(memory, heard, known, beside, whole=whole, about=about)


def _load(
    memory: Memory,
    heard: Callable[[int, int], None],
    known: Mapping[str, Record | LeftOut],
    beside: Beside | None,
    *,
    whole: bool,
    about: str | None,
) -> Loaded:
    tree, entries = memory.tree, memory.entries
    paths = [entry.path for entry in entries]
    odd = {entry.path for entry in entries if not entry.regular and is_stray(entry.path)}
    recorded = {path: ref for path in paths if (ref := reference(path)) is not None}
    sources = Sources(memory, {SETTINGS_FILE: "", **recorded} if SETTINGS_FILE in paths else recorded)
    reading = Gathered(sources, whole=whole, beside=beside)
    settings = reading.settings(memory) if SETTINGS_FILE in paths else Settings()
    before = [known[path] for path in recorded if path in known]
    found: list[Record] = [each for each in before if not isinstance(each, LeftOut)]
    left_out: list[LeftOut] = [each for each in before if isinstance(each, LeftOut)]
    memory.language = settings.language
    unread = reading.recalled([(ref, path) for path, ref in recorded.items() if path not in known], memory)
    if about is not None and len(unread) >= MANY and not known:
        unread = reading.around(about, unread, recorded, memory)
    if beside is not None:
        unread = reading.by_others(unread, recorded, memory, beside)
    judge = None
    if whole and judging.is_asked() and parallel.copies(len(unread)):
        first = [path for path in unread if "/" not in recorded[path]]
        unread = [path for path in unread if "/" in recorded[path]]
        for each in reading.new(memory.read(first), recorded, memory, heard):
            reading.read(each, memory)
        judge = judging.judge(_agreements([*found, *reading.records], settings))
    with parallel.pool(len(unread)) as executor:
        unread = reading.fetched(unread, recorded, memory, heard)
        new = reading.new(memory.read(unread), recorded, memory, heard)
        if judge is not None:
            for each, judged in parallel.each(new, partial(judging.judged, language=settings.language), executor):
                reading.judged(each, memory, judge, judged)
            reading.judge(judge)
        else:
            for each, made in parallel.each(new, partial(packed, language=settings.language), executor):
                reading.read(each, memory, made)
    memory.flush()
    found += reading.records
    for path, content in tree.read(sorted(odd)):
        reading.odd(path, content)
    left_out += reading.left_out
    found.sort(key=_ref)
    agreements = {each.ref: each for each in found if isinstance(each, Agreement)}
    actions = [each for each in found if isinstance(each, Action)]
    taking = [each for each in actions if (over := agreements.get(each.agreement)) and over.defaults]
    taken = {each.ref: defaults.taken(each, agreements[each.agreement]) for each in taking}
    others = [entry.path for entry in entries if entry.path not in recorded and entry.path not in odd]
    hidden = {entry.path for entry in entries if entry.regular and is_lost(entry.path, recorded)}
    strays = tuple(path for path in others if is_stray(path) or path in hidden)
    portfolio = Portfolio(
        agreements=agreements,
        actions={each.ref: defaults.filled(each, agreements.get(each.agreement)) for each in actions},
        settings=settings,
        left_out=tuple(sorted(left_out, key=lambda left: left.path)),
        apart=frozenset(ref for path in tree.apart() if (ref := reference(path)) is not None),
        strays=strays,
        outside=memory.outside,
        missing=_missing_files(tree, found, _logos(settings)),
        logos={path: held for path, held in tree.read(_logos(settings)) if isinstance(held, bytes)},
        revision=tree.revision,
        former={old: each.ref for each in found for old in each.formerly if old != each.ref},
        taken={ref: lines for ref, lines in taken.items() if any(lines)},
    )
    explaining = Explaining(reading, sources.documents, portfolio)
    looked_at = sorted({*strays, *odd, *memory.outside, *recorded, *({SETTINGS_FILE} & {*paths})})
    sound = (one for one in found if isinstance(one.data, dict) and one.path not in explaining.paths)
    sources.know({one.path: one.data for one in sound})
    documents, texts = sources.documents, sources.texts
    return Loaded(
        portfolio,
        explaining,
        documents,
        tuple(looked_at),
        texts,
        tuple(found),
        memory,
        sources.contents,
        sources.fetch,
        frozenset(reading.silent),
    )


def language_of(memory: Memory) -> str:
    """Return the language of the plain texts of a tree, as its coopctl.yaml says."""
    named = any(entry.path == SETTINGS_FILE for entry in memory.entries)
    return (Gathered(None, whole=False).settings(memory) if named else Settings()).language


def alike(loaded: Loaded, other: Collection[str]) -> Mapping[str, Record | LeftOut]:
    """Return what was made of each file of a tree but the `other` ones, for a tree that has the same files."""
    rows = (*loaded.built, *loaded.portfolio.left_out)
    return {each.path: each for each in rows if each.path not in other and SETTINGS_FILE not in other}


def _logos(settings: Settings) -> tuple[str, ...]:
    return settings.letterhead.logos if settings.letterhead else ()


def _agreements(found: Sequence[Record], settings: Settings) -> Portfolio:
    """Return a portfolio of the agreements alone."""
    some = sorted((each for each in found if isinstance(each, Agreement)), key=_ref)
    former = {old: each.ref for each in some for old in each.formerly if old != each.ref}
    return Portfolio(agreements={each.ref: each for each in some}, actions={}, settings=settings, former=former)


def _missing_files(tree: trees.Tree, found: Sequence[Record], logos: Iterable[str]) -> frozenset[str]:
    named = named_files(found) | frozenset(logos)
    return named - tree.existing(named) if named else named


def _ref(record: Record) -> str:
    return record.ref
