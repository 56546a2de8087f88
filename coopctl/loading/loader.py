"""The one door in: a tree of files becomes a frozen Portfolio and sorted findings, whatever the files hold."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coopctl import git, schemas, strict_yaml, trees
from coopctl.errors import CoopctlError
from coopctl.findings import Fault, Finding, Kind, Problem, RelatedSpan
from coopctl.i18n import recognised
from coopctl.loading import builders, parallel, told_once
from coopctl.loading.again import Sources
from coopctl.loading.locations import Stamped, resolve
from coopctl.loading.memory import Memory, kind_of
from coopctl.loading.packing import pack, placed, unpack, unpack_raw
from coopctl.model import defaults
from coopctl.model.names import LARGEST_FILE, SETTINGS_FILE, is_stray, path_of, reference
from coopctl.model.places import field_name
from coopctl.model.portfolio import LeftOut, Portfolio, named_files
from coopctl.model.records import Action, Agreement, Record
from coopctl.model.settings import Settings
from coopctl.model.vocabularies import Severity
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from coopctl.loading.beside import Beside
    from coopctl.loading.packing import Packed
    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.strict_yaml import Document
    from coopctl.strict_yaml.marks import Positions

#: A file to read: its reference, its path, its content or what keeps it from being read.
_New: TypeAlias = "tuple[str, str, bytes | Fault]"
#: A file that a worker fetches: its reference, its path, git's id of its content.
_Far: TypeAlias = "tuple[str, str, str]"
#: From so many files on that no cache knows, those are passed over on which the page of one record does not rest.
MANY = 100
#: So many misfits are listed of all files; of each file after them the first.
_MOST_IN_ALL = 10_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """The portfolio, the findings of reading and shape, and the paths that were looked at.

    `documents` and `texts` are those of each file, by path, read again when they are asked for; a file that could
    not be read to its end has a text and no document. `built` are the records as their own files have them.
    `memory` knows their contents by id, `contents` are those that are still held, and `fetch` reads at once what will
    be asked for.
    """

    portfolio: Portfolio
    findings: tuple[Finding, ...]
    documents: Mapping[str, Document]
    paths: tuple[str, ...]
    texts: Mapping[str, str]
    built: tuple[Record, ...] = ()
    memory: Memory | None = None
    contents: Mapping[str, bytes] = MappingProxyType({})
    fetch: Callable[[Collection[str]], None] = lambda _paths: None


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
    with _collector_at_rest():
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
    reading = _Reading(sources, whole=whole, beside=beside)
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
    with parallel.pool(len(unread)) as executor:
        unread = reading.fetched(unread, recorded, memory, heard)
        new = reading.new(memory.read(unread), recorded, memory, heard)
        making = partial(_packed, language=settings.language)
        for each, packed in parallel.each(new, making, executor):
            reading.read(each, memory, packed)
    memory.flush()
    found += reading.records
    left_out += reading.left_out
    for path, content in tree.read(sorted(odd)):
        reading.odd(path, content)
    found.sort(key=_ref)
    agreements = {each.ref: each for each in found if isinstance(each, Agreement)}
    actions = [each for each in found if isinstance(each, Action)]
    taking = [each for each in actions if (over := agreements.get(each.agreement)) and over.defaults]
    taken = {each.ref: defaults.taken(each, agreements[each.agreement]) for each in taking}
    portfolio = Portfolio(
        agreements=agreements,
        actions={each.ref: defaults.filled(each, agreements.get(each.agreement)) for each in actions},
        settings=settings,
        left_out=tuple(sorted(left_out, key=lambda left: left.path)),
        apart=frozenset(ref for path in tree.apart() if (ref := reference(path)) is not None),
        strays=tuple(path for path in paths if path not in recorded and is_stray(path) and path not in odd),
        missing=_missing_files(tree, found, _logos(settings)),
        logos={path: held for path, held in tree.read(_logos(settings)) if isinstance(held, bytes)},
        revision=tree.revision,
        former={old: each.ref for each in found for old in each.formerly if old != each.ref},
        taken={ref: lines for ref, lines in taken.items() if any(lines)},
    )
    problems = list(_helped(reading.problems, sources.documents, portfolio))
    findings = [*reading.faults, *resolve(problems, reading.documents, reading.positions)]
    looked_at = tuple(path for path in paths if path == SETTINGS_FILE or path in recorded or is_stray(path))
    in_order = tuple(sorted(findings, key=lambda each: each.order))
    documents, texts = sources.documents, sources.texts
    return Loaded(
        portfolio, in_order, documents, looked_at, texts, tuple(found), memory, sources.contents, sources.fetch
    )


def language_of(memory: Memory) -> str:
    """Return the language of the plain texts of a tree, as its coopctl.yaml says."""
    named = any(entry.path == SETTINGS_FILE for entry in memory.entries)
    return (_Reading(None, whole=False).settings(memory) if named else Settings()).language


def alike(loaded: Loaded, other: Collection[str]) -> Mapping[str, Record | LeftOut]:
    """Return what was made of each file of a tree but the `other` ones, for a tree that has the same files."""
    rows = (*loaded.built, *loaded.portfolio.left_out)
    return {each.path: each for each in rows if each.path not in other and SETTINGS_FILE not in other}


class _Reading:
    """What has been found while the files of one tree are read, one after the other.

    A record that is read keeps its raw map where it is asked for `whole`; any other looks into the cache or its file.
    """

    def __init__(self, sources: Sources | None, *, whole: bool, beside: Beside | None = None) -> None:
        self.sources = sources
        self.beside = beside
        self.whole = whole
        self.records: list[Record] = []
        self.left_out: list[LeftOut] = []
        self.documents: dict[str, Document] = {}  # of the files that have a problem
        self.positions: dict[str, Positions] = {}  # of those of them that were looked into
        self.faults: list[Finding] = []
        self.problems: list[Stamped] = []

    def recalled(self, named: Sequence[tuple[str, str]], memory: Memory) -> list[str]:
        """Take the records that are known as read, by (reference, path); return the paths of the others."""
        unread = []
        for ref, path, known in memory.recall(named):
            if known is None:
                unread.append(path)
            else:
                self._take(known[0], ref, path, None)
                self.faults += known[1]
        return unread

    def new(
        self,
        contents: Iterable[tuple[str, bytes | Fault]],
        recorded: Mapping[str, str],
        memory: Memory,
        heard: Callable[[int, int], None],
    ) -> Iterator[_New]:
        """Yield the files that are to be read; what turns out to be known is taken as read."""
        for some in parallel.chunks(contents):
            for path, content in some:
                if self.sources is not None:
                    self.sources.keep(path, content)
            named = [(recorded[path], path) for path, content in some if isinstance(content, bytes)]
            unknown = {*self.recalled(named, memory)}
            for path, content in some:
                heard(len(self.records) + len(self.left_out), len(recorded))
                if path in unknown or not isinstance(content, bytes):
                    yield recorded[path], path, content

    def around(self, typed: str, unread: Sequence[str], recorded: Mapping[str, str], memory: Memory) -> list[str]:
        """Return which of the files that no cache knows the page of a record rests on; read some others, pass the rest.

        Read are agreements, what may refer to something in another way than its bytes show, and what is no record. All
        that is passed over is a record.
        """
        from coopctl.loading import around  # only for one record of many

        contents = dict(memory.read(list(recorded)))
        memory.hold(contents)
        plain = {path for path, held in contents.items() if isinstance(held, bytes) and around.is_plain(held)}
        passed = [path for path in unread if path in plain and "/" in recorded[path]]
        if len(passed) * 2 < len(unread):
            return list(unread)
        self._read_held(sorted({*unread} - {*passed}), recorded, memory, contents)
        records = sorted(self.records, key=_ref)
        named = {recorded[path]: around.named_in(contents[path]) for path in passed}  # type: ignore[arg-type] # plain
        for each in records:
            held = contents[each.path] if each.path in plain else repr(dict(each.data)).encode("utf-8", "replace")
            named[each.ref] = around.named_in(held)  # type: ignore[arg-type] # as above
        agreements = {each.ref: each for each in records if isinstance(each, Agreement)}
        former = {old: each.ref for each in records for old in each.formerly if old != each.ref}
        meant = around.meant(typed, agreements, named, self.left_out, former)
        if meant is not None and (path := path_of(meant)) in passed:
            passed.remove(path)
            self._read_held([path], recorded, memory, contents)
        # The page of an agreement counts all actions, and why nothing is meant is said with all names.
        if meant is None or "/" not in meant or all(each.ref != meant for each in self.records):
            return passed
        needed = around.needed(meant, agreements, named, former)
        rows = [(recorded[path], path, contents[path]) for path in passed if recorded[path] not in needed]
        return [path for path in passed if recorded[path] in needed] + self._unsound(rows, memory)

    def _read_held(
        self, paths: Sequence[str], recorded: Mapping[str, str], memory: Memory, contents: Mapping[str, bytes | Fault]
    ) -> None:
        for path in paths:
            self.sources.keep(path, contents[path])  # type: ignore[union-attr] # a tree is read
            self.read((recorded[path], path, contents[path]), memory)

    def _unsound(self, some: Sequence[_New], memory: Memory) -> list[str]:
        """Return the files that hold no record; none is made of the others."""
        known = memory.sound([path for _, path, _ in some])
        unsound = []
        rows = [row for row in some if row[1] not in known]
        with parallel.pool(len(rows)) as executor:
            for row, holds in parallel.each(rows, are_sound, executor):
                if holds or (holds is None and are_sound([row])[0]):
                    memory.note_sound(row[1])
                else:
                    unsound.append(row[1])
        return unsound

    def by_others(self, paths: Sequence[str], recorded: Mapping[str, str], memory: Memory, beside: Beside) -> list[str]:
        """Take what can be read by another version of its file; return the paths of the others."""
        left = [path for path in paths if path not in beside]
        for path, content in memory.read([path for path in paths if path in beside]):
            ref = recorded[path]
            made = beside.read(kind_of(ref), path, content, memory.language) if isinstance(content, bytes) else None
            if made is None:
                memory.hold({path: content})
                left.append(path)
                continue
            if self.sources is not None:
                self.sources.keep(path, content)
            if memory.is_on:
                memory.keep(ref, path, pack(*made, ()))
            self._take(made[0], ref, path, made[1] if self.whole else None)
        return left

    def fetched(
        self, paths: Sequence[str], recorded: Mapping[str, str], memory: Memory, heard: Callable[[int, int], None]
    ) -> list[str]:
        """Take what workers fetch by themselves, where they do; return the paths of the others."""
        executor = parallel.fetching()
        if executor is None or memory.tree.home is None or len(paths) < parallel.FEW:
            return list(paths)
        ids = {each.path: each.blob for each in memory.entries if each.regular and each.blob}
        left = [path for path in paths if path not in ids]
        rows = [(recorded[path], path, ids[path]) for path in paths if path in ids]
        making = partial(packed_by_id, root=os.fspath(memory.tree.home.absolute()), language=memory.language)
        for (ref, path, _), packed in parallel.each(rows, making, executor):
            heard(len(self.records) + len(self.left_out), len(recorded))
            if not isinstance(packed, tuple) or not self._unpacked(ref, path, memory, packed):
                left.append(path)
        return left

    def read(self, new: _New, memory: Memory, packed: Packed | None = None) -> None:
        """Read a file, or take what was `packed` of it by another process."""
        ref, path, content = new
        before, kind = len(self.faults), "action" if "/" in ref else "agreement"
        if packed is not None and self._unpacked(ref, path, memory, packed):
            if self.beside is not None:
                self._note(new, unpack_raw(packed[1]) or {}, self.records[-1], memory, before)
            return
        document, code = self._document(kind, path, content)
        if document is None or code or not isinstance(document.data, dict):
            self.left_out.append(LeftOut(path, code, ref))
            return
        record = builders.bare(kind, document.data, memory.language)
        if memory.is_on:
            memory.keep(ref, path, pack(record, document.data, self.faults[before:]))
        self._note(new, document.data, record, memory, before)
        self._take(record, ref, path, document.data if self.whole else None)

    def _note(self, new: _New, data: Mapping[str, Json], record: Record, memory: Memory, before: int) -> None:
        """Let other versions of a file be read by this one, where nothing was found in it: no fault beyond `before`."""
        _, path, content = new
        sound = len(self.faults) == before and path not in self.documents
        if self.beside is not None and sound and isinstance(content, bytes):
            self.beside.note(path, content, data, record, memory.language)

    def _unpacked(self, ref: str, path: str, memory: Memory, packed: Packed) -> bool:
        """Take what another process made of a file; False where that is none."""
        known = unpack(packed[0], "action" if "/" in ref else "agreement", path)
        if known is None:
            return False
        memory.keep(ref, path, packed)
        self.faults += known[1]
        self._take(known[0], ref, path, unpack_raw(packed[1]) if self.whole else None)
        return True

    def _take(self, record: Record, ref: str, path: str, data: Mapping[str, Json] | None) -> None:
        kept = self.sources.data(path) if data is None and self.sources is not None else data or {}
        self.records.append(placed(record, ref, path, kept))

    def odd(self, path: str, content: bytes | Fault) -> None:
        """Say of a path that names no record what keeps it from being a file at all."""
        if isinstance(content, Fault):
            self.faults.append(_finding(path, content))

    def settings(self, memory: Memory) -> Settings:
        """Return the settings of the tree, the defaults where they are empty or faulty."""
        for path, content in memory.read([SETTINGS_FILE]):
            sound = path in memory.sound([path])
            document, code = self._document("settings", path, content, sound=sound)
            if document is not None and not code and isinstance(document.data, dict):
                if not (sound or self.faults or self.problems):
                    memory.note_sound(path)
                return builders.settings(document.data)
        return Settings()

    def _document(
        self, kind: str, path: str, content: bytes | Fault, *, sound: bool = False, telling: bool = True
    ) -> tuple[Document | None, str]:
        """Read one file and check its shape, unless that is known to be `sound`.

        Return its document and the code of its first error, "" for none. Who is not `telling` leaves what does not fit
        to those who are, and gets no document of it.
        """
        if isinstance(content, Fault):
            self.faults.append(_finding(path, content))
            return None, content.code
        reading = strict_yaml.read(path, content, texts=builders.text_keys)
        if kind == "settings" and any(fault.code == "empty-file" for fault in reading.faults):
            return None, ""
        errors = [fault.code for fault in reading.faults if strict_yaml.FAULTS[fault.code] is Severity.ERROR]
        if reading.document is None:
            from coopctl.loading.colonless import with_colon  # only here: most files can be read

            self.faults += [_finding(path, fault) for fault in with_colon(kind, reading.text, reading.faults)]
            return None, errors[0]
        if sound:
            return reading.document, ""
        most = min(strict_yaml.MOST_FAULTS, max(1, _MOST_IN_ALL - len(self.problems)))
        data, written = reading.document.data, _Written(reading.document)
        if not telling and not schemas.fits(kind, data):
            return None, ""
        found = schemas.problems(kind, path, data, schemas.Telling(written, recognised.said, most + 1))
        # Told or not, what does not fit keeps the record out.
        errors += [code for code, _ in found if schemas.CODES[code] is Severity.ERROR]
        if found:
            self.documents[path] = reading.document
        if written.positions is not None:
            self.positions[path] = written.positions
        faults, problems = told_once.told_once(kind, reading.document, reading.faults, found)
        self.faults += [_finding(path, fault) for fault in faults]
        self.problems += [Stamped(Kind.SCHEMA, code, schemas.CODES[code], problem) for code, problem in problems[:most]]
        if len(problems) > most:
            code, (_, last) = strict_yaml.TOO_MANY, problems[most]
            problem = Problem(path, last.place, strict_yaml.too_many(most), aim=last.aim)
            self.problems.append(Stamped(Kind.SCHEMA, code, strict_yaml.FAULTS[code], problem))
        return reading.document, errors[0] if errors else ""


def _packed(some: Sequence[_New], language: str) -> Sequence[Packed | None]:
    """Read files in a process beside; what cannot become a record as it stands is left to who asks, with None."""
    return [packed_alone(each, language) for each in some]


def are_sound(some: Sequence[_New]) -> Sequence[bool]:
    """Say of files, in any process, whether each holds a record."""
    found = []
    for ref, path, content in some:
        reading, kind = _Reading(None, whole=False), kind_of(ref)
        document, code = reading._document(kind, path, content, telling=False)  # noqa: SLF001 - of this module
        found.append(document is not None and not code and isinstance(document.data, dict))
    return found


def packed_by_id(some: Sequence[_Far], root: str, language: str) -> Sequence[Packed | str | None]:
    """Fetch files from git in a process beside, or on another machine, and read them; UNFOUND for what is not there.

    What is fetched is what its id says, whatever stands in the repository of that machine.
    """
    try:
        repository = git.repository_of(Path(root))
        contents = list(git.blobs(repository, [blob for _, _, blob in some], limit=LARGEST_FILE))
    except (CoopctlError, OSError):
        return [parallel.UNFOUND] * len(some)
    made: list[Packed | str | None] = []
    for (ref, path, blob), content in zip(some, contents, strict=True):
        if isinstance(content, bytes) and git.blob_id(content, blob) == blob:
            made.append(packed_alone((ref, path, content), language))
        else:
            made.append(None if content is git.Absent.TOO_LARGE else parallel.UNFOUND)
    return made


def packed_alone(new: _New, language: str) -> Packed | None:
    """Read a file without its workspace, whose plain texts are in a language; None where it is left to who asks."""
    ref, path, content = new
    reading, kind = _Reading(None, whole=True), "action" if "/" in ref else "agreement"
    document, code = reading._document(kind, path, content, telling=False)  # noqa: SLF001 - of this module
    if document is None or code or reading.problems or not isinstance(document.data, dict):
        return None
    return pack(builders.bare(kind, document.data, language), document.data, reading.faults)


class _Written:
    """What stands in a document at the place of a plain value; the places are looked for once, where one is asked."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.positions: Positions | None = None

    @cached_property
    def _lines(self) -> list[str]:
        return self.document.text.split("\n")

    def __call__(self, place: Place) -> str:
        if self.positions is None:
            self.positions = strict_yaml.positions(self.document)
        span = self.positions.values.get(place)
        if span is None or span.line != span.end_line:
            return ""
        return self._lines[span.line - 1][span.column - 1 : span.end_column - 1]


def _finding(path: str, fault: Fault) -> Finding:
    severity = strict_yaml.FAULTS.get(fault.code) or trees.FAULTS[fault.code]
    related = tuple(RelatedSpan(path, span, message) for span, message in fault.related)
    return Finding(
        path, fault.span, Kind.YAML, fault.code, severity, fault.message, fault.help, field_name(fault.place), related
    )


def _logos(settings: Settings) -> tuple[str, ...]:
    return settings.letterhead.logos if settings.letterhead else ()


def _helped(problems: Sequence[Stamped], documents: Mapping[str, Document], portfolio: Portfolio) -> Iterator[Stamped]:
    if problems:
        from coopctl.loading import meant  # only here: it knows much that no valid file needs

        yield from meant.helped(problems, documents, portfolio)


def _missing_files(tree: trees.Tree, found: Sequence[Record], logos: Iterable[str]) -> frozenset[str]:
    named = named_files(found) | frozenset(logos)
    return named - tree.existing(named) if named else named


def _ref(record: Record) -> str:
    return record.ref


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Hold the garbage collector: what is loaded stays, and looking at it again costs a third of a large load."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
