"""Records of a foreign file brought into the workspace: found again or named, merged with what people made of them."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, cast

from coopctl.changing import beginnings, subschemas
from coopctl.changing.amounts import check_files
from coopctl.changing.draft import FileEdit
from coopctl.changing.edited import written
from coopctl.edits import Insert, Put, Remove
from coopctl.edits.operations import same
from coopctl.errors import UsageError
from coopctl.mapping.assembled import FINAL, give_reason, when
from coopctl.mapping.headings import plain
from coopctl.mapping.imported import Imported
from coopctl.mapping.told import CellTold, Fate
from coopctl.merging.values import LACKING, Choices
from coopctl.messages import msg
from coopctl.model.names import path_of
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling import called
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coopctl.changing.edited import NewFile
    from coopctl.edits import Operation
    from coopctl.mapping.assembled import Assembled, SourceRecord
    from coopctl.mapping.maps import Map
    from coopctl.merging.values import Clash, Whose
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Json

_NO_AXIS = "none"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that the file has changed since the last import, and that somebody changed here too."""

    ref: str
    clash: Clash


@dataclass(slots=True)
class Brought:
    """What an import makes of the workspace: files begun and edited, and what stands against it.

    `imported` is what is remembered of it; `begun` are new ones by path. `gone` are references of records that the file
    still has and that were taken away here: they do not come back. `missing` are those that the file has no more, and
    `renamed` new ones that are called as one of these, which comes behind.
    """

    imported: dict[str, Imported] = field(default_factory=dict)
    begun: dict[str, NewFile] = field(default_factory=dict)
    edits: list[FileEdit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)


def bring(
    portfolio: Portfolio,
    agreement: Agreement,
    wanted: Map,
    read: Assembled,
    before: Mapping[str, Imported],
    taken: Mapping[str, Whose],
    answers: Mapping[str, Mapping[str, Whose]],
) -> Brought:
    """Return what becomes of the workspace. `before` is what the last import said, by key.

    Conflicts are decided by `taken`, and by the `answers` of each record. What is told of records as a whole is added
    to what was read. Raise UsageError for more files than one change writes.
    """
    return _Bringing(portfolio, agreement, wanted, read, before, (taken, answers)).all()


class _Bringing:
    def __init__(
        self,
        portfolio: Portfolio,
        agreement: Agreement,
        wanted: Map,
        read: Assembled,
        before: Mapping[str, Imported],
        decided: tuple[Mapping[str, Whose], Mapping[str, Mapping[str, Whose]]],
    ) -> None:
        self.portfolio, self.agreement, self.map, self.read = portfolio, agreement, wanted, read
        self.before, self.decided = before, decided
        self.out = Brought()
        self.names = beginnings.Names({*beginnings.taken(portfolio, agreement.ref)}, "action")
        codes = {
            code: action.ref
            for action in portfolio.actions.values()
            if (code := action.external_ids.get(wanted.source)) is not None
        }
        self.refs: dict[str, str | None] = {}
        self.begun: dict[str, Mapping[str, Json]] = {}
        for record in read.records:
            known = before.get(record.key)
            there = _now(portfolio, known.ref) if known else codes.get(record.key) if wanted.codes else None
            if known and there is None:
                self.out.gone.append(known.ref)
                self.refs[record.key] = None
            else:
                self.refs[record.key] = there or self._named(record)
        check_files(sum(ref is not None and ref not in portfolio.actions for ref in self.refs.values()))

    def all(self) -> Brought:
        """Merge each record, and begin those that are new."""
        self._place()
        for record in self.read.records:
            ref = self.refs[record.key]
            if ref is None:
                self.out.imported[record.key] = self.before[record.key]
                continue
            if self.map.codes:
                record.data["external_ids"] = {
                    **cast("dict[str, Json]", record.data.get("external_ids") or {}),
                    self.map.source: record.key,
                }
            self._bring(ref, record)
        check_files(len(self.begun) + len(self.out.edits))
        language = self.portfolio.settings.language
        self.out.begun = {each.path: each for each in written(self.begun, "action", language)}
        for key, known in self.before.items():
            if key not in self.out.imported:
                self.out.imported[key] = known
                if _now(self.portfolio, known.ref):
                    self.out.missing.append(known.ref)
        self._renamed()
        return self.out

    def _renamed(self) -> None:
        """Find new records that are called as one that the file has no more: its key may be another one now."""
        titles = {plain(text): ref for ref in self.out.missing for text in self._titles(ref)}
        for record in self.read.records:
            ref = self.refs[record.key]
            if ref is not None and path_of(ref) in self.out.begun:
                olds = (titles.get(plain(text)) for text in _texts(record.data["title"]))
                self.out.renamed += [(ref, old) for old in olds if old is not None][:1]

    def _titles(self, ref: str) -> Iterable[str]:
        return self.portfolio.actions[_now(self.portfolio, ref) or ref].title.variants.values()

    def _named(self, record: SourceRecord) -> str:
        """Return the reference of a new record: named by its code where that says something, else by its title."""
        said = _texts(record.data["title"])[0]
        code = name_of(record.key) if self.map.codes else ""
        free = code and code not in self.names.taken
        name = self.names.take(code if free else said)
        return f"{self.agreement.ref}/{name}"

    def _place(self) -> None:
        """Turn axes and wholes, as the file calls them, into ids and references; new axes go into the agreement."""
        self._into_axes()
        titled: dict[str, str] = {}
        for record in self.read.records:
            for text in _texts(record.data["title"]):
                titled.setdefault(plain(text), record.key)
        wholes: set[str] = set()
        for record in self.read.records:
            word = record.data.get("part_of")
            if not isinstance(word, str):
                continue
            ref, key = self._whole(record, word, titled)
            if ref is None:
                del record.data["part_of"]
                why = msg("no record is called so; it is left out")
                self.read.told.append(CellTold(record.where, "part_of", word, Fate.REFUSED, why))
            else:
                record.data["part_of"] = ref
                wholes.add(key)
                record.data.pop("axis", None)  # a part has that of its whole
        for record in self.read.records:
            if record.key in wholes:
                self._without_progress(record)

    def _into_axes(self) -> None:
        axes = {plain(each.id): each.id for each in self.agreement.axes}
        for each in self.agreement.axes:
            if each.title is not None:
                axes |= {plain(text): each.id for text in each.title.variants.values()}
        has_axes = bool(axes) or any(record.data.get("axis") for record in self.read.records)
        names = beginnings.Names({*axes.values()}, "axis")
        new: list[Json] = []
        for record in self.read.records:
            axis = record.data.get("axis")
            if isinstance(axis, str) and axis != _NO_AXIS:
                known = axes.get(plain(axis))
                if known is None:
                    known = names.take(axis)
                    axes[plain(axis)] = known
                    said: Json = {self.map.language: axis} if self._speaks_otherwise() else axis
                    new.append({"id": known, "title": said})
                record.data["axis"] = known
            elif axis is None and has_axes and "part_of" not in record.data and not self._has_axis(record):
                record.data["axis"] = _NO_AXIS
        if new:
            ways = [Insert(("axes",), row) for row in new]
            self.out.edits.append(FileEdit(self.agreement.path, ways, "agreement", self.agreement.path))

    def _has_axis(self, record: SourceRecord) -> bool:
        """Whether the record stands under an axis here, of which the file says nothing."""
        action = self.portfolio.actions.get(self.refs[record.key] or "")
        return action is not None and action.axis is not None

    def _speaks_otherwise(self) -> bool:
        return bool(self.map.language) and self.map.language != self.portfolio.settings.language

    def _whole(self, record: SourceRecord, word: str, titled: Mapping[str, str]) -> tuple[str | None, str]:
        """Return the reference of the whole that a word names, and its key in the file."""
        key = word if word in self.refs and word != record.key else titled.get(plain(word), "")
        if key and key != record.key:
            return self.refs[key], key
        found = called.meant(word, called.actions(self.portfolio, self.agreement.ref))
        return (found[0], "") if len(found) == 1 else (None, "")

    def _without_progress(self, record: SourceRecord) -> None:
        """Take the progress of a whole away: it is that of its parts."""
        updates = cast("list[dict[str, Json]]", record.data.get("updates") or [])
        for update in updates:
            if "progress" in update:
                shown = str(update.pop("progress"))
                why = msg("the progress of a whole is that of its parts")
                self.read.told.append(CellTold(record.where, "progress", shown, Fate.LEFT_OUT, why))
        kept: list[Json] = [each for each in updates if each.keys() - {"date", "author"}]
        record.data["updates"] = kept
        if not kept:
            del record.data["updates"]

    def _bring(self, ref: str, record: SourceRecord) -> None:
        """Merge what the file says of a record with the record, or begin it."""
        action = self.portfolio.actions.get(ref)
        known = self.before.get(record.key)
        if known:
            _without_repeats(known.data, record.data)
            self._since(known.data, record)
        said = cast("dict[str, Json]", _kept(dict(known.data) if known else {}, record.data, ()))
        if said.get("status") not in FINAL:  # it has ended no more
            said.pop("ended", None)
        self.out.imported[record.key] = Imported(ref, said)
        if action is None:
            self.begun[path_of(ref)] = record.data
            return
        ours = dict(action.data)
        choices = Choices("action", {**self.decided[0], **self.decided[1].get(ref, {})})
        base: Json | object = known.data if known else LACKING
        merged = choices.merged((), "", cast("Json", base), cast("Json", ours), cast("Json", said))
        self.out.conflicts += [Conflict(ref, clash) for clash in choices.clashes.values()]
        puts = [
            Put((key,), value)
            for key, value in cast("dict[str, Json]", merged).items()
            if not same(ours.get(key), value)
        ]
        ways: list[Operation] = [*(Remove((key,)) for key in ours if key not in cast("dict[str, Json]", merged)), *puts]
        if ways:
            self.out.edits.append(FileEdit(action.path, ways, "action", action.path))

    def _since(self, before: Mapping[str, Json], record: SourceRecord) -> None:
        """Say since when a status is another one, where an update said the one before."""
        status, updates = record.data.get("status"), cast("list[Json]", record.data.get("updates") or [])
        rows = [*cast("list[Json]", before.get("updates") or []), *updates]
        told = [each["status"] for each in rows if isinstance(each, dict) and "status" in each]
        if status == before.get("status") or not told or told[-1] == status:
            return
        if self.read.dated is None:
            raise UsageError(
                msg(
                    "{where}: the file says ‘{status}’ and not since which day",
                    where=record.where,
                    status=ActionStatus(str(status)),
                ),
                msg("name the day that the file is of: --dated 2026-09-30"),
            )
        give_reason(updates, self.read.dated, str(status), None)
        record.data["updates"] = updates


def _texts(text: Json) -> Sequence[str]:
    """Return a text in each of its languages."""
    return [str(each) for each in text.values()] if isinstance(text, dict) else [str(text)]


def _now(portfolio: Portfolio, ref: str) -> str | None:
    """Return how a record is called today, None where it is not there any more."""
    now = portfolio.current(ref)
    return now if now in portfolio.actions else None


def _kept(base: Json, said: Json, place: tuple[str | int, ...]) -> Json:
    """Return what a file says, with what it said before and does not say now: a blank cell takes nothing away."""
    if isinstance(base, dict) and isinstance(said, dict):
        both = {key: _kept(value, said[key], (*place, key)) if key in said else value for key, value in base.items()}
        return both | {key: value for key, value in said.items() if key not in base}
    if isinstance(base, list) and isinstance(said, list):
        key = subschemas.at("action", place).key
        return _rows(base, said, key, place)
    return said


def _rows(base: Sequence[Json], said: Sequence[Json], key: tuple[str, ...], place: tuple[str | int, ...]) -> list[Json]:
    def of(row: Json) -> str:
        named = {name: row.get(name) for name in key} if key and isinstance(row, dict) else row
        return repr(sorted(named.items()) if isinstance(named, dict) else named)

    old = {of(row): row for row in base}
    new = {of(row): row for row in said}
    found = [_kept(row, new[name], (*place, 0)) if name in new else row for name, row in old.items()]
    found += [row for name, row in new.items() if name not in old]
    return sorted(found, key=when) if place == ("updates",) else found


def _without_repeats(before: Mapping[str, Json], said: dict[str, Json]) -> None:
    """Leave out what a file only says again under a later day: an update as the last one, an end known before."""
    if str(said.get("ended", "")).startswith("../") and before.get("ended"):
        said["ended"] = before["ended"]
    old = [each for each in cast("list[Json]", before.get("updates") or []) if isinstance(each, dict)]
    new = cast("list[Json]", said.get("updates") or [])
    if not old or not new:
        return
    last = old[-1]
    kept: list[Json] = [
        each
        for each in new
        if each in old
        or not isinstance(each, dict)
        or not all(same(last.get(key), value) for key, value in each.items() if key != "date")
    ]
    said["updates"] = kept
    if not kept:
        del said["updates"]
