"""A portfolio: everything that one tree says, typed and frozen."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from coopctl.model.names import agreement_of, folded, is_folder, meant
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coopctl.model.defaults import Default
    from coopctl.model.records import Action, Agreement, Axis, DocumentRef, Record
    from coopctl.model.settings import Settings
    from coopctl.model.texts import Text


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not in the portfolio, with the code of its first error. `ref` where its path names a record.

    Or a folder that nobody may list, or a link in its place: then what stands below is not known.
    """

    path: str
    code: str
    ref: str | None = None

    @property
    def agreement(self) -> str | None:
        """The agreement it stands under, by its path."""
        return self.ref.partition("/")[0] if self.ref else agreement_of(self.path)


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """Everything that one tree says, typed and frozen; mappings are in the order of references.

    `apart` are records that belong here and are not checked out, by their references; `strays` are files below data/
    that are no record; `outside` the kinds of what a slip has put elsewhere, by path; `missing` the paths that
    documents and the letterhead name and the tree has not; `logos` what the letterhead's files hold, where they can be
    read; `revision` is "worktree", "index" or a commit's id. `taken` has the actions whose budget lines take something
    from their agreement's defaults, with what each line takes.
    One that is `public` is without what is internal (loading.public).
    """

    agreements: Mapping[str, Agreement]
    actions: Mapping[str, Action]
    settings: Settings
    left_out: tuple[LeftOut, ...] = ()
    apart: frozenset[str] = frozenset()
    strays: tuple[str, ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    logos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    revision: str = "worktree"
    former: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, tuple[tuple[Default, ...], ...]] = field(default_factory=dict)
    public: bool = False

    @property
    def misnamed(self) -> tuple[str, ...]:
        """The files that are no record, by their names or where they stand: Photos.yaml, one in a folder's place."""
        return tuple(path for path in self.strays if path.lower().endswith((".yaml", ".yml")) or is_folder(path))

    @cached_property
    def collisions(self) -> Mapping[str, str]:
        """For each stray file that some disks cannot tell from another file, the other. Records' names are plain."""
        records: Iterable[Record] = (*self.agreements.values(), *self.actions.values())
        paths = [each.path for each in records]
        first = {folded(path): path for path in (*paths, *(each.path for each in self.left_out))}
        found = ((path, first.setdefault(folded(path), path)) for path in self.strays)
        return {path: other for path, other in found if other != path}

    @property
    def not_counted(self) -> tuple[LeftOut, ...]:
        """The files that count nowhere: left out, or misnamed, each with the code of what is wrong with it."""
        codes = ((path, "colliding-names" if path in self.collisions else "unknown-file") for path in self.misnamed)
        misnamed = (LeftOut(path, code, meant(path)) for path, code in codes)
        return tuple(sorted((*self.left_out, *misnamed), key=lambda each: each.path))

    @cached_property
    def unread(self) -> tuple[LeftOut, ...]:
        """The files of records that are not in the portfolio: left out, or called Photos.yaml or photos.yml."""
        named = ((path, meant(path)) for path in self.misnamed)
        there = self.agreements.keys() | self.actions.keys() if self.misnamed else ()
        lost = [LeftOut(path, "unknown-file", ref) for path, ref in named if ref and ref not in there]
        return (*self.left_out, *lost)

    def current(self, ref: str) -> str:
        """Return the name that `ref` has today: itself, or that of the record formerly called so.

        Former names of an action's agreement are followed too. A name that no record has or had comes back unchanged.
        """
        if ref in self.agreements or ref in self.actions:
            return ref
        if ref in self.former:
            return self.former[ref]
        agreement, slash, name = ref.partition("/")
        now = self.former.get(agreement, agreement)
        moved = f"{now}{slash}{name}"
        if moved in self.actions or now == agreement:
            return moved if moved in self.actions else ref
        ways = (f"{each}{slash}{name}" for each in (now, *self._earlier.get(now, ())))
        return next((self.former[each] for each in ways if each in self.former), ref)

    @cached_property
    def _earlier(self) -> Mapping[str, Sequence[str]]:
        """The former names of each record that has any."""
        found: dict[str, list[str]] = {}
        for old, new in self.former.items():
            found.setdefault(new, []).append(old)
        return found

    def actions_of(self, agreement: str) -> tuple[Action, ...]:
        """Return the actions of one agreement, in the order of their references."""
        return self._under.get(agreement, ())

    def party_name(self, party: str, agreement: str = "") -> Text | None:
        """Return what a party is called by an agreement, else by the first one that says so; None where none does."""
        return self._parties.get(agreement, {}).get(party) or self._everywhere.get(party)

    def axis_title(self, axis: str, agreement: str) -> Text | None:
        """Return what an axis of an agreement is called; None where it says nothing of it."""
        return self._axes.get(agreement, {}).get(axis)

    def axes_called(self, axis: str | None, agreement: str) -> Sequence[Axis]:
        """Return the axes of an agreement with an id; several only where it is faulty."""
        return () if axis is None else self._axes_by_id.get(agreement, {}).get(axis, ())

    def document(self, document: str, record: Record) -> DocumentRef | None:
        """Return the document of a record that an id names; None where the record has none."""
        own = self.actions.get(record.ref) or self.agreements.get(record.ref)
        if own is record:
            return self._documents.get(record.ref, {}).get(document)
        return next((each for each in reversed(record.documents) if each.id == document), None)

    def knows(self, ref: str) -> bool:
        """Whether `ref` names a record now, or one whose file cannot be read or is not there: nothing is said of it."""
        return ref in self.agreements or ref in self.actions or ref in self.former or ref in self._unread

    @cached_property
    def naming(self) -> tuple[Record, ...]:
        """The records that name others, in the order of references: agreements, then actions."""
        from coopctl.model.mentions import mentions  # which knows portfolios

        every: tuple[Record, ...] = (*self.agreements.values(), *self.actions.values())
        return tuple(each for each in every if next(mentions(each), None) is not None)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The names that actions have or had by agreement, unread ones among them; those of agreements are under "".

        What is not checked out has its name too.
        """
        found: dict[str, set[str]] = {}
        records: tuple[Record, ...] = (*self.agreements.values(), *self.actions.values())
        known = [ref for each in records for ref in (each.ref, *each.formerly)]
        for ref in (*known, *(left.ref for left in self.left_out if left.ref), *self.apart):
            agreement, _, name = ref.rpartition("/")
            found.setdefault(agreement, set()).add(name)
        return {agreement: frozenset(names) for agreement, names in found.items()}

    @cached_property
    def _under(self) -> Mapping[str, tuple[Action, ...]]:
        found: dict[str, list[Action]] = {}
        for action in self.actions.values():
            found.setdefault(action.agreement, []).append(action)
        return {agreement: tuple(actions) for agreement, actions in found.items()}

    @cached_property
    def _parties(self) -> Mapping[str, Mapping[str, Text]]:
        return {
            ref: {party.id: party.name.cut() for party in reversed(agreement.parties) if party.name is not None}
            for ref, agreement in self.agreements.items()
        }

    @cached_property
    def _axes(self) -> Mapping[str, Mapping[str, Text]]:
        return {
            ref: {axis.id: axis.title.cut() for axis in agreement.axes if axis.title is not None}
            for ref, agreement in self.agreements.items()
        }

    @cached_property
    def _axes_by_id(self) -> Mapping[str, Mapping[str, Sequence[Axis]]]:
        found: dict[str, dict[str, list[Axis]]] = {}
        for ref, agreement in self.agreements.items():
            for axis in agreement.axes:
                found.setdefault(ref, {}).setdefault(axis.id, []).append(axis)
        return found

    @cached_property
    def _documents(self) -> Mapping[str, Mapping[str, DocumentRef]]:
        records: tuple[Record, ...] = (*self.agreements.values(), *self.actions.values())
        return {each.ref: {one.id: one for one in each.documents} for each in records if each.documents}

    @cached_property
    def _everywhere(self) -> Mapping[str, Text]:
        found: dict[str, Text] = {}
        for names in self._parties.values():
            for party, name in names.items():
                found.setdefault(party, name)
        return found

    @cached_property
    def _unread(self) -> frozenset[str | None]:
        return frozenset(left.ref for left in self.unread) | self.apart


def named_files(records: Iterable[Record]) -> frozenset[str]:
    """Return the files that the documents of records are said to be in."""
    return frozenset(document.file for record in records for document in record.documents if document.file)
