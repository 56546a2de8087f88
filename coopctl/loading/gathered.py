"""The files of one tree, read one after the other or beside: what each is found to be, and what is found in it."""

from __future__ import annotations

import os
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coopctl import git, schemas, strict_yaml, trees
from coopctl.errors import CoopctlError
from coopctl.findings import Fault, Finding, Kind, Problem, RelatedSpan
from coopctl.i18n import recognised
from coopctl.loading import builders, parallel, told_once
from coopctl.loading.locations import Stamped
from coopctl.loading.memory import Memory, kind_of
from coopctl.loading.packing import pack, placed, unpack, unpack_raw
from coopctl.messages import msg
from coopctl.model.names import LARGEST_FILE, SETTINGS_FILE, path_of
from coopctl.model.places import field_name
from coopctl.model.portfolio import LeftOut
from coopctl.model.records import Agreement, Record
from coopctl.model.settings import Settings
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coopctl.loading.again import Sources
    from coopctl.loading.beside import Beside
    from coopctl.loading.judging import Judge
    from coopctl.loading.packing import Packed
    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.strict_yaml import Document
    from coopctl.strict_yaml.marks import Positions

#: A file to read: its reference, its path, its content or what keeps it from being read.
New: TypeAlias = "tuple[str, str, bytes | Fault]"
#: A file that a worker fetches: its reference, its path, git's id of its content.
_Far: TypeAlias = "tuple[str, str, str]"
#: So many misfits are listed of all files; of each file after them the first.
_MOST_IN_ALL = 10_000
#: Of so many files that do not fit it is told why; what is wrong with more of them is mostly the same again.
_MOST_EXPLAINED = 3_000


class Gathered:
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
        self.silent: set[str] = set()
        self._unjudged: list[Record] = []

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
    ) -> Iterator[New]:
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
        records = sorted(self.records, key=lambda each: each.ref)
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

    def _unsound(self, some: Sequence[New], memory: Memory) -> list[str]:
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

    def read(self, new: New, memory: Memory, packed: Packed | None = None) -> None:
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

    def judged(self, new: New, memory: Memory, judge: Judge, made: tuple[Packed, bool] | None) -> None:
        """Read a file, or take what another process made of it, with what it said of its record."""
        before = len(self.records)
        self.read(new, memory, None if made is None else made[0])
        if made is not None and made[1]:
            self.silent.add(new[0])
        elif made is None:
            self._unjudged += self.records[before:]
            if len(self._unjudged) >= parallel.FEW:
                self.judge(judge)

    def judge(self, judge: Judge) -> None:
        """Judge what was read here and is not judged: some at once, as workers do."""
        self.silent.update(each.ref for each in self._unjudged if judge(each))
        self._unjudged.clear()

    def _note(self, new: New, data: Mapping[str, Json], record: Record, memory: Memory, before: int) -> None:
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
            self.left_out.append(LeftOut(path, content.code))

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

        Return its document and the code of its first error that is told, "" for none. Who is not `telling` leaves what
        does not fit to those who are, and gets no document of it.
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
        fits = schemas.fits(kind, reading.document.data)
        if not telling and fits is False:
            return None, ""
        return reading.document, self._shaped(kind, path, reading.document, reading.faults, fits=fits)

    def _shaped(self, kind: str, path: str, document: Document, faults: Sequence[Fault], *, fits: bool | None) -> str:
        """Note what of a document does not fit beside its faults; return the code of its first error that is told."""
        errors = [fault.code for fault in faults if strict_yaml.FAULTS[fault.code] is Severity.ERROR]
        if fits is False and len(self.documents) >= _MOST_EXPLAINED:
            self.documents[path] = document
            self.faults += [_finding(path, fault) for fault in faults]
            self._too_many(Problem(path, (), msg("this file does not fit either; mend those before it first")))
            return errors[0] if errors else strict_yaml.TOO_MANY
        most = min(strict_yaml.MOST_FAULTS, max(1, _MOST_IN_ALL - len(self.problems)))
        written = _Written(document)
        telling = schemas.Telling(written, recognised.said, most + 1)
        found = [] if fits else schemas.problems(kind, path, document.data, telling)
        # Told or not, what does not fit keeps the record out.
        errors += [code for code, _ in found if schemas.CODES[code] is Severity.ERROR]
        if found:
            self.documents[path] = document
        if written.positions is not None:
            self.positions[path] = written.positions
        faults, problems = told_once.told_once(kind, document, faults, found)
        self.faults += [_finding(path, fault) for fault in faults]
        told = {each.code for each in faults} | {code for code, _ in problems}
        errors.sort(key=lambda code: code not in told)
        self.problems += [Stamped(Kind.SCHEMA, code, schemas.CODES[code], problem) for code, problem in problems[:most]]
        if len(problems) > most:
            last = problems[most][1]
            self._too_many(Problem(path, last.place, strict_yaml.too_many(most), aim=last.aim))
        return errors[0] if errors else ""

    def _too_many(self, problem: Problem) -> None:
        """Say that more is wrong than is told."""
        code = strict_yaml.TOO_MANY
        self.problems.append(Stamped(Kind.SCHEMA, code, strict_yaml.FAULTS[code], problem))


def packed(some: Sequence[New], language: str) -> Sequence[Packed | None]:
    """Read files in a process beside; what cannot become a record as it stands is left to who asks, with None."""
    return [packed_alone(each, language) for each in some]


def are_sound(some: Sequence[New]) -> Sequence[bool]:
    """Say of files, in any process, whether each holds a record."""
    found = []
    for ref, path, content in some:
        reading, kind = Gathered(None, whole=False), kind_of(ref)
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


def packed_alone(new: New, language: str) -> Packed | None:
    """Read a file without its workspace, whose plain texts are in a language; None where it is left to who asks."""
    made = alone(new, language)
    return pack(*made) if made else None


def alone(new: New, language: str) -> tuple[Record, dict[str, Json], Sequence[Finding]] | None:
    """Return the record of such a file, its raw map and what was found in it; None as there."""
    ref, path, content = new
    reading, kind = Gathered(None, whole=True), "action" if "/" in ref else "agreement"
    document, code = reading._document(kind, path, content, telling=False)  # noqa: SLF001 - of this module
    if document is None or code or reading.problems or not isinstance(document.data, dict):
        return None
    return builders.bare(kind, document.data, language), document.data, reading.faults


class _Written:
    """What stands in a document at the place of a value; the places are looked for once, where one is asked."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.positions: Positions | None = None

    @cached_property
    def _lines(self) -> list[str]:
        return self.document.text.split("\n")

    def __call__(self, place: Place) -> str:
        if self.positions is None:
            self.positions = strict_yaml.positions(self.document)
        span = self.positions.values[place]
        first, *more = self._lines[span.line - 1 : span.end_line]
        if not more:
            return first[span.column - 1 : span.end_column - 1]
        return "\n".join([first[span.column - 1 :], *more[:-1], more[-1][: span.end_column - 1]])


def _finding(path: str, fault: Fault) -> Finding:
    severity = strict_yaml.FAULTS.get(fault.code) or trees.FAULTS[fault.code]
    related = tuple(RelatedSpan(path, span, message) for span, message in fault.related)
    return Finding(
        path, fault.span, Kind.YAML, fault.code, severity, fault.message, fault.help, field_name(fault.place), related
    )
