"""What `coopctl import` is asked of a foreign file: read by a map, held against the workspace, shown, written."""

from __future__ import annotations

import os
import sys
from dataclasses import field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.changes.change import Side
from coopctl.changing import values
from coopctl.changing.edited import edited
from coopctl.cli import making, placing, questions
from coopctl.cli.importing import both_changed, whose
from coopctl.cli.placing import Placed, Proposed
from coopctl.cli.session import chosen_format
from coopctl.errors import FINDINGS, FINE, UsageError
from coopctl.formats import Frame, choosing, merged, rows
from coopctl.formats.changed import Account
from coopctl.formats.differences import pretty as differences
from coopctl.formats.findings import pretty
from coopctl.importing.taking import is_plan
from coopctl.mapping import account, assembled, foreign, headings, imported, maps, sheets, shipped
from coopctl.mapping.bringing import Brought, Conflict, bring
from coopctl.mapping.maps import MapFaultsError
from coopctl.mapping.proposing import propose
from coopctl.mapping.told import Fate
from coopctl.mapping.understood import Reader
from coopctl.merging import Whose
from coopctl.merging.values import ALL
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.reviewing.comparison import compare
from coopctl.reviewing.difference import difference
from coopctl.shells import joined
from coopctl.spelling.nearest import one_of
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass
from coopctl.workbooks import bounds, opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coopctl.changing.trial import Trial
    from coopctl.cli.importing import Conflicts
    from coopctl.cli.options import Changing, Output
    from coopctl.cli.session import Session
    from coopctl.i18n.words import Words
    from coopctl.mapping.assembled import Assembled
    from coopctl.mapping.foreign import Table
    from coopctl.mapping.maps import Map
    from coopctl.model.records import Agreement
    from coopctl.saving import Held

#: Where maps of the workspace stand, and what is remembered of imports.
FOLDER = "maps"
_LINES = 12
_WORKBOOKS = (".xlsx", ".xlsm")
_TABLES = (".csv", ".tsv", ".txt")
_LARGEST_MAP = 1 << 20


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a call says of a foreign file: where it is, its map or preset, the agreement it goes into, and its day."""

    path: str
    map: str | None
    preset: str | None
    into: str | None
    dated: str | None


def proposed(session: Session, wanted: ForeignFile, output: Output, *, dry_run: bool) -> int:
    """Propose a map for a file: show what each column seems to say, and write the map where none of its name stands."""
    tables = tables_of(session, wanted.path)
    stem = name_of(PurePath(wanted.path).stem) or "file"
    found = propose(tables, stem, session.portfolio.settings.language, session.look().words)
    if found is None:
        raise UsageError(
            msg("{path}: no row looks like headings", path=wanted.path),
            msg("write a map by hand: docs/IMPORTING.md shows one"),
        )
    free = next(
        path
        for path in (f"{FOLDER}/{stem}.yaml", *(f"{FOLDER}/{stem}-{number}.yaml" for number in range(2, 1000)))
        if not disk.new_files.exists(session.root, path)
    )
    for remark in found.remarks:
        session.remark(remark)
    session.show(account.columns(found), output)
    if dry_run:
        session.remark(msg("nothing was written: --dry-run"))
        return FINE
    disk.new_files.write_new(session.root, {free: found.text.encode()})
    session.remark(msg("{path} is written", path=free))
    session.remark(msg("read it, change it, then:"))
    given = [(name, value) for name, value in (("--into", wanted.into), ("--dated", wanted.dated)) if value]
    call = joined(("coopctl", "import", wanted.path, "--map", free, *(word for each in given for word in each)))
    session.remark(msg("  {command}", command=f"{call} --dry-run"))
    return FINE


def is_foreign(session: Session, file: str, *by: str | None) -> bool:
    """Whether a file is not a workbook of `export xlsx`: a map is named for it, it is none, or none of a plan."""
    if any(by) or PurePath(file).suffix.lower() not in _WORKBOOKS:
        return True
    content = disk.given(session.folder / file, bounds.LARGEST_BOOK)
    return not is_plan(opening.open_book(content, session.progress.of_rows))


def take(session: Session, how: Changing, wanted: ForeignFile, conflicts: Conflicts, output: Output) -> int:
    """Import a foreign file, or propose a map for it; return the exit code.

    Raise what reading it, and changing the workspace, raise.
    """
    side = conflicts.side
    if wanted.map is None and wanted.preset is None:
        return proposed(session, wanted, output, dry_run=how.dry_run)
    try:
        read_by = _map(session, wanted)
    except MapFaultsError as faults:
        disk.to_stderr(pretty.blocks(faults.checked, session.look(stream=sys.stderr)))
        return FINDINGS
    if how.commit and not how.dry_run:
        placing.may_commit(session)
    tables = tables_of(session, wanted.path, read_by.rows)
    day = None if wanted.dated is None else values.day("--dated", wanted.dated, making.typist(session, how))
    coming = ComingFile(session, how, wanted, output, read_by, tables, day, side)
    if side is None and questions.asking() and not how.dry_run:
        session.read_again()
        fields = coming.brought()[0].conflicts
        if fields:
            session.remark(both_changed(len(fields)))
        for each in fields:
            coming.answers.setdefault(each.ref, {})[each.clash.name] = _asked(session, each)
    if how.dry_run:
        return coming.once(None, together=False)
    return placing.agreeing(session, coming.once)


def tables_of(session: Session, path: str, within: str | None = None) -> Sequence[Table]:
    """Return the tables of a file by its ending. Raise UsageError for one that is not read, ReadError by the disk."""
    ending = PurePath(path).suffix.lower()
    if ending not in (*_WORKBOOKS, *_TABLES, ".json", ".yaml", ".yml"):
        raise UsageError(
            msg("{path}: files of this kind are not read", path=path),
            msg("save it as XLSX or CSV; JSON and YAML are read too"),
        )
    content = disk.given(session.folder / path, bounds.LARGEST_BOOK if ending in _WORKBOOKS else foreign.LARGEST)
    try:
        if ending in _WORKBOOKS:
            return foreign.of_book(content, session.progress.of_rows)
        if ending in _TABLES:
            return (foreign.of_csv(content),)
        return (foreign.of_json(content, within) if ending == ".json" else foreign.of_yaml(path, content, within),)
    except UsageError as wrong:
        raise UsageError(msg("{path}: {what}", path=path, what=wrong.message), wrong.help) from wrong
    finally:
        session.progress.wipe_rows()


def _map(session: Session, wanted: ForeignFile) -> Map:
    """Return the map that the call names. What is imported by one outside the workspace is remembered in `maps/`."""
    if wanted.map is None:
        name = one_of("--preset", wanted.preset or "", shipped.names())
        return maps.read(f"{FOLDER}/{name}.yaml", shipped.content(name))
    place = Path(os.path.normpath(session.folder.absolute() / wanted.map))
    inside = place.is_relative_to(session.root)
    name = place.relative_to(session.root).as_posix() if inside else f"{FOLDER}/{place.name}"
    return maps.read(name, disk.given(place, _LARGEST_MAP))


def _agreement(session: Session, wanted: ForeignFile, read_by: Map) -> Agreement:
    """Return the agreement that the actions belong to. Raise UsageError where nobody says which."""
    known = session.portfolio.agreements
    named = wanted.into or read_by.into
    if named:
        return known[one_of("--into", session.portfolio.current(named) or named, known)]
    if len(known) == 1:
        return next(iter(known.values()))
    raise UsageError(
        msg("it is not said to which agreement the actions belong"),
        msg("name it: --into {ref}", ref=next(iter(known), "lyon-fes"))
        if known
        else msg("begin one first: {command}", command="coopctl new agreement"),
    )


def _parties(session: Session) -> dict[str, str]:
    """Return the ids of all parties by what they are called."""
    found: dict[str, str] = {}
    for agreement in session.portfolio.agreements.values():
        for party in agreement.parties:
            names = (
                *(party.name.variants.values() if party.name else ()),
                *(text for each in party.aliases for text in each.variants.values()),
            )
            found |= {headings.plain(each): party.id for each in (party.id, *names)}
    return found


@dataclass
class ComingFile:
    """A foreign file that comes in: by a map, of a day; whose version stands where both sides changed a field."""

    session: Session
    how: Changing
    wanted: ForeignFile
    output: Output
    map: Map
    tables: Sequence[Table]
    day: date | None
    side: Whose | None
    answers: dict[str, dict[str, Whose]] = field(default_factory=dict)

    def brought(self) -> tuple[Brought, Assembled, Table, bytes]:
        """Return what the file makes of the workspace as it was read last, and what is remembered of it then."""
        session, read_by = self.session, self.map
        agreement = _agreement(session, self.wanted, read_by)
        table = sheets.chosen(self.tables, read_by)
        reader = Reader.of(read_by, session.portfolio.settings.language, _parties(session), since_1904=table.since_1904)
        read = assembled.assemble(table, read_by, reader, self.day, session.progress.of_rows)
        session.progress.wipe_rows()
        path = imported.path_beside(read_by.path)
        old = _remembered(session, path)
        before = imported.read(path, old) if old is not None else {}
        known = {session.portfolio.current(into): said for into, said in before.items()}
        everywhere = {} if self.side is None else {ALL: self.side}
        found = bring(
            session.portfolio, agreement, read_by, read, known.get(agreement.ref, {}), everywhere, self.answers
        )
        return found, read, table, imported.write({**known, agreement.ref: found.imported})

    def once(self, held: Held | None, together: bool) -> int:
        """Read the workspace, say what the file makes of it, and where it is `held` write it."""
        session = self.session
        session.read_again()
        brought, read, table, remembered = self.brought()
        _remarks(session, table, read, brought)
        if others := sheets.passed_over(self.tables, table, self.map):
            session.remark(msg("sheets with the same headings are not read: {names}", names=others))
        if brought.conflicts:
            return _conflicts(session, brought)
        session.show(account.sheet(read, brought), self.output)
        if session.asked.strict and any(each.fate is Fate.REFUSED for each in read.told):
            session.remark(msg("nothing was written: --strict, and not everything was understood"))
            return FINDINGS
        files = list(_files(session, brought))
        path = imported.path_beside(self.map.path)
        old = _remembered(session, path)
        decided = (self.side is not None or bool(self.answers)) and remembered != old  # and is not asked again
        if not files and not decided:
            session.remark(msg("nothing to do, it stands there already"))
            return FINE
        also = [self.map.path] if disk.new_files.exists(session.root, self.map.path) else []
        files.append(Placed(path, old, remembered, path))
        format_ = chosen_format(self.output, plain=session.look().plain)
        people = self.output.to is not None or not choosing.audience(rows, format_).is_machine
        name = PurePath(self.wanted.path).name
        return _place(session, self.how, (files, also), brought, held, name=name, for_people=people, together=together)


def _remembered(session: Session, path: str) -> bytes | None:
    """Return what is remembered of imports, None for nothing. It grows with the plan, beyond what a record may hold."""
    there = disk.new_files.exists(session.root, path)
    return disk.given(session.root / path, foreign.LARGEST) if there else None


def _files(session: Session, brought: Brought) -> Iterator[Placed]:
    yield from map(Placed.begun, brought.begun.values())
    for file, old, new in edited(brought.edits, session.tree):
        if new != old:
            yield Placed(file.path, old, new, file.to)


def _place(
    session: Session,
    how: Changing,
    placed: tuple[Sequence[Placed], Sequence[str]],
    brought: Brought,
    held: Held | None,
    *,
    name: str,
    for_people: bool,
    together: bool,
) -> int:
    """Put the files in place, or only say in the words of `diff` what they would do. Return the exit code.

    With the files come paths of others that a commit takes along. Where rows go to a program nothing else does: what is
    said goes beside them.
    """
    files, also = placed
    changed = sum(each.old is not None and each.path.endswith(".yaml") for each in files)
    done = msg("{file}: {new} new, {changed} changed", file=name, new=len(brought.begun), changed=changed)

    def account_of(words: Words) -> Account:
        return Account(words.say(done), (), words.say(done))

    if held is None:
        tried = placing.try_out(session, files, errors_alone=True)
        if tried.refused:
            placing.show_findings(session, tried, Severity.ERROR)
            session.remark(msg("nothing would be written: the files would be wrong"))
            return FINDINGS
        if for_people:
            session.put(_difference(session, tried, [each.path for each in files]))
        else:
            session.remark(done)
        session.remark(msg("nothing was written: --dry-run"))
        return FINE
    agreed = None if for_people else account_of(session.look().words).said
    proposed = Proposed(files, lambda _tried, words, _names: account_of(words), seen=True, also=also)
    code = placing.put_in_place(session, how, held, proposed, agreed, together=together)
    if code == FINE and not for_people:
        session.remark(done)
    return code


def _difference(session: Session, tried: Trial, paths: Sequence[str]) -> str:
    """Return what the files would do, as `coopctl diff` would say it of them once they were written."""
    before, after = (Side(each.portfolio, each.standing) for each in (tried.before, tried.after))
    found = difference(compare(before, after), lambda _ref: True, names=("", ""), paths=paths)
    frame = Frame(session.day, session.portfolio.revision, session.portfolio.not_counted)
    return differences.write(found, frame, session.look())


def _conflicts(session: Session, brought: Brought) -> int:
    """Say which fields somebody changed here that the file has otherwise too; nothing is written."""
    for each in brought.conflicts:
        about, ours, theirs = map(_brief, _question(session, each))
        said = {"ref": each.ref, "field": about, "ours": ours, "theirs": theirs}
        session.remark(msg("{ref}: ‘{field}’ is {ours} here and {theirs} in the file", **said))
    session.remark(msg("nothing was written: decide with --ours or --theirs, or on a terminal one by one"))
    return FINDINGS


def _asked(session: Session, conflict: Conflict) -> Whose:
    """Ask whose version of a field stands, named and told as people do."""
    words = session.look().words
    about, ours, theirs = _question(session, conflict)
    theirs = words.say(msg("in what comes in: {text}", text=_brief(theirs)))
    return whose(session, words.listed((conflict.ref, about)), _brief(ours), msg("{text}", text=theirs))


def _question(session: Session, conflict: Conflict) -> tuple[str, str, str]:
    """Return what a conflict is about, and what stands here and in the file, as people say it."""
    portfolio, ref = session.portfolio, conflict.ref
    record = portfolio.actions.get(ref) or portfolio.agreements[ref]
    return merged.question(conflict.clash, (record, record, record), portfolio, session.look().words)


def _brief(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _remarks(session: Session, table: Table, read: Assembled, brought: Brought) -> None:
    for remark in table.remarks:
        session.remark(remark)
    if read.lacking:
        session.remark(msg("the file lacks these columns of the map: {names}", names=read.lacking[:_LINES]))
    if read.unnamed:
        session.remark(msg("the map says nothing of these columns: {names}", names=read.unnamed[:_LINES]))
    for ref in brought.gone[:_LINES]:
        session.remark(msg("{ref} was taken away here, and does not come back", ref=ref))
    for ref in brought.missing[:_LINES]:
        session.remark(msg("{ref} is not in the file any more; it stays here", ref=ref))
    for new, old in brought.renamed[:_LINES]:
        session.remark(
            msg(
                "{new} has the title of {old}, which is not in the file any more: has its key changed?",
                new=new,
                old=old,
            )
        )
