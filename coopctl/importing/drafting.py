"""What a workbook says anew, made of the edits of the verbs: fields set, rows added, updates logged, actions begun."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from coopctl.changing import beginnings, creating, fields, statuses, translations, values
from coopctl.changing.amounts import check_files, check_rows
from coopctl.changing.asking import MissingError
from coopctl.changing.creating import ACTION, Wish
from coopctl.changing.draft import Draft
from coopctl.changing.fields import Assignment
from coopctl.changing.record_data import record_data
from coopctl.changing.subschemas import Subschema
from coopctl.changing.typed import Typed
from coopctl.errors import UsageError
from coopctl.formats.planbook.fields import (
    ACTIONS,
    AGREEMENT,
    BUDGET,
    DECISIONS,
    INDICATORS,
    MEETING,
    MILESTONES,
    REF,
    TABS,
    UPDATES,
)  # fmt: skip
from coopctl.formats.planbook.shown import end_of
from coopctl.importing.added_rows import add_row, rows_of
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling.nearest import did_you_mean
from coopctl.spelling.synonyms import folded
from coopctl.values import dataclass
from coopctl.workbooks import typed
from coopctl.workbooks.writing import CellLook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coopctl.changing.record_data import RecordData
    from coopctl.changing.typed import Typist
    from coopctl.formats.planbook.fields import Field
    from coopctl.formats.planbook.rows import Source
    from coopctl.importing.comparing import CellEdit, TakenChanges
    from coopctl.importing.taking import TakenRow
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.workbooks.cells import SheetCell

#: Dates that keep the one first agreed beside them where they move.
_KEEPING = frozenset({"due", "period"})
_LISTS = {MILESTONES: "milestones", BUDGET: "budget", DECISIONS: "decisions"}
_STATUS, _PERIOD = ("status",), ("period",)
#: What a status sets too, and what is written counts more.
_WITH_STATUS = (("started",), ("ended",))


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What becomes of the records: drafts of those that there are, and of new actions; what stood in the way."""

    drafts: Sequence[Draft]
    new: Sequence[Draft]
    problems: Sequence[Message]
    remarks: Sequence[Message]


@dataclass
class _Taking:
    """Drafts so far, by reference. `said` is what a cell of the status or the period says of an action.

    `belongs` has the agreements by what rows call them, `names` those that are taken by agreement, new ones too, and
    `titled` the actions that stood there by title.
    `doubted` are actions of which two cells give two statuses: neither counts.
    """

    source: Source
    typist: Typist
    author: str | None
    since_1904: bool
    drafts: dict[str, Draft] = field(default_factory=dict)
    new: dict[str, Draft] = field(default_factory=dict)
    said: dict[str, dict[str, tuple[str, SheetCell]]] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)
    belongs: dict[str, str] = field(default_factory=dict)
    names: dict[str, beginnings.Names] = field(default_factory=dict)
    titled: dict[str, Mapping[str, str]] = field(default_factory=dict)
    later: list[CellEdit] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)

    def draft(self, ref: str) -> Draft | None:
        """Return the draft of a record, by a former name too; None where there is none of that name."""
        ref = self.source.portfolio.current(ref)
        if ref in self.new:
            return self.new[ref]
        known = ref in self.source.portfolio.actions or ref in self.source.portfolio.agreements
        if known and ref not in self.drafts:
            self.drafts[ref] = Draft(record_data(self.source.portfolio, ref))
        return self.drafts.get(ref)

    def names_of(self, agreement: str) -> beginnings.Names:
        """Return the names that actions of an agreement have, had, or are given here."""
        if agreement not in self.names:
            self.names[agreement] = beginnings.Names({*beginnings.taken(self.source.portfolio, agreement)}, ACTION)
        return self.names[agreement]

    def meant(self, agreement: str) -> str:
        """Return the agreement that is meant by a name or a title. Raise UsageError where none is."""
        if agreement not in self.belongs:
            self.belongs[agreement] = creating.belongs_to(self.source.portfolio, agreement, shortened=False)
        return self.belongs[agreement]

    def called(self, agreement: str, title: str) -> str:
        """Return the first action of an agreement that was called so in any language, "" for none."""
        if agreement not in self.titled:
            actions = reversed(self.source.portfolio.actions_of(agreement))
            self.titled[agreement] = {
                folded(said): each.ref for each in actions for said in each.title.variants.values()
            }
        return self.titled[agreement].get(folded(title), "")


def taken_in(source: Source, found: TakenChanges, typist: Typist, author: str | None, *, since_1904: bool) -> TakenIn:
    """Return what the changes make of the records; `author` writes the updates that name none.

    Raise UsageError for more files and new rows than are taken at once.
    """
    _check_amounts(found)
    taking = _Taking(source, typist, author, since_1904)
    for edit in found.edits:
        _try(taking, edit.row.ref, edit.cell, partial(_edit, taking, edit))
    for tab in (ACTIONS, MILESTONES, INDICATORS, BUDGET, DECISIONS):
        for row in found.added:
            if row.tab == tab:
                _try(taking, row.said(REF), row.first, partial(_ADDING[row.tab], taking, row))
    logged = [row for row in found.added if row.tab == UPDATES]
    last = {row.said(REF): row for row in logged}
    for row in logged:
        ref = row.said(REF)
        _try(taking, ref, row.first, partial(_log, taking, row, last=row is last[ref]))
    for ref in list(taking.said):
        cell = next(iter(taking.said[ref].values()))[1]
        _try(taking, ref, cell, partial(_restate, taking, ref))
    for edit in taking.later:
        _try(taking, edit.row.ref, edit.cell, partial(_edit, taking, edit, now=True))
    edited = [each for each in taking.drafts.values() if each.operations]
    return TakenIn(edited, list(taking.new.values()), taking.problems, taking.remarks)


def _check_amounts(found: TakenChanges) -> None:
    within = Counter(ref for row in found.added if row.tab != ACTIONS and (ref := row.said(REF)))
    for ref, rows in within.most_common(1):
        check_rows(ref, rows)
    new = sum(row.tab == ACTIONS for row in found.added)
    check_files(new + len(within.keys() | {edit.row.ref for edit in found.edits}))


def _try(taking: _Taking, ref: str, cell: SheetCell, do: Callable[[], None]) -> None:
    """Do one thing for a record; where something stands in its way do none of it, and note the cell that says it."""
    ref = taking.source.portfolio.current(ref)
    draft = taking.new.get(ref) or taking.drafts.get(ref)
    before = None if draft is None else (draft.subject, list(draft.operations), list(draft.written))
    said = dict(taking.said.get(ref, {}))
    try:
        do()
    except UsageError as wrong:
        taking.problems.append(_problem(cell, wrong))
        if draft is not None and before is not None:
            draft.subject, draft.operations, draft.written = before
        else:
            taking.drafts.pop(ref, None)
        if said:
            taking.said[ref] = said


def _problem(cell: SheetCell, wrong: UsageError) -> Message:
    if wrong.help is None or isinstance(wrong, MissingError):
        return msg("{cell}: {what}", cell=cell.address, what=wrong.message)
    return msg("{cell}: {what}; {help}", cell=cell.address, what=wrong.message, help=wrong.help)


def _edit(taking: _Taking, edit: CellEdit, *, now: bool = False) -> None:
    """Set a field; what says how an action stands, or when it is, waits for what the sheet of updates says of it."""
    draft, place = taking.draft(edit.row.ref), edit.place
    if draft is None:
        return
    if place in _WITH_STATUS and not now:
        taking.later.append(edit)
    elif place == _STATUS:
        taking.said.setdefault(edit.row.ref, {})["status"] = edit.word, edit.cell
    elif edit.field.part is not None:
        said = taking.said.setdefault(edit.row.ref, {})
        before = said["period"][0] if "period" in said else str(draft.subject.value(place) or "")
        said["period"] = _period(before, edit.field.part, str(edit.value)), edit.cell
    elif place[-1] in _KEEPING and draft.subject.shape(place).kind == "date":
        statuses.move(draft, place[:-1], str(place[-1]), edit.value)
    elif draft.subject.shape(place).is_list:
        draft.put(place, edit.value)
    else:
        fields.assign_at(draft, _variant(draft, place, taking.source), Assignment("", "=", edit.word), taking.typist)


def _period(before: str, part: int, date: str) -> str:
    """Return a period with another first (0) or last (1) date; a single date is both."""
    ends = [end_of(before, 0), end_of(before, 1)] if before else ["..", ".."]
    ends[part] = date
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _variant(draft: Draft, place: Place, source: Source) -> Place:
    """Return the place of a text: in a map of languages, of the one that the book shows."""
    present = draft.subject.value(place)
    if not isinstance(present, dict) or draft.subject.shape(place).kind not in ("text", "verdict"):
        return place
    shown = Text({tag: str(each) for tag, each in present.items()})
    return (*place, shown.choose(source.words.languages)[0])


def _words(
    taking: _Taking, row: TakenRow, columns: Sequence[Field], shape: Subschema, subject: RecordData
) -> dict[str, str]:
    """Return what the cells of a new row say, as words by the path of their field."""
    found: dict[str, str] = {}
    for each in columns:
        if each.name not in row.cells:
            continue
        inner = shape
        for step in each.place:
            inner = inner.fields.get(str(step), Subschema("string"))
        kind = "date" if each.part is not None else inner.kind
        percent = each.look is CellLook.PERCENT
        word = typed.word(row.cells[each.name], kind, percent=percent, since_1904=taking.since_1904)
        path = ".".join(map(str, (*each.place, *([each.tag] if each.tag else []))))
        if each.part is not None:
            date = values.read(Typed(word, each.place, Subschema("date"), subject, taking.typist))
            word = _period(found.get(path, ""), each.part, str(date))
        found[path] = word.strip()
    return found


def _add(taking: _Taking, row: TakenRow) -> None:
    """Add a row to a list of its record; a short name that is not given is proposed by its title."""
    draft, name = _record(taking, row), _LISTS[row.tab]
    entries = draft.subject.shape((name,) if row.tab != DECISIONS else ("meetings", 0, name)).entries
    words = _words(taking, row, taking.source.read(row.tab), entries or Subschema("map"), draft.subject)
    if row.tab == DECISIONS and row.said(MEETING):
        words = {"meeting": row.said(MEETING)} | words
    add_row(draft, name, words, taking.typist)


def _measure(taking: _Taking, row: TakenRow) -> None:
    """Add an indicator, or a reading of one."""
    draft = _record(taking, row)
    shape = draft.subject.shape(("indicators",)).entries or Subschema("map")
    reading = shape.fields["readings"].entries or Subschema("map")
    columns = {each.name: each for each in taking.source.read(INDICATORS)}
    of_reading = [columns[name] for name in ("date", "value", "note")]
    own = _words(taking, row, [each for each in columns.values() if each not in of_reading], shape, draft.subject)
    measured = _words(taking, row, of_reading, reading, draft.subject)
    known = {str(each.get("id")) for each in rows_of(draft.subject.value(("indicators",)))}
    if own.get("id") not in known:
        add_row(draft, "indicators", own, taking.typist)
        ids = [str(each.get("id")) for each in rows_of(draft.subject.value(("indicators",)))]
        own.setdefault("id", ids[-1])
    if measured:
        add_row(draft, "readings", {"indicator": own["id"], **measured}, taking.typist)


def _begin(taking: _Taking, row: TakenRow) -> None:
    """Begin an action: its name is that of its title, unless its reference is given."""
    agreement, _, name = row.said(REF).rpartition("/")
    known = list(taking.source.portfolio.agreements)
    agreement = agreement or row.said(AGREEMENT) or (known[0] if len(known) == 1 else "")
    if not agreement:
        raise UsageError(msg("it is not said to which agreement the new action belongs"))
    agreement = taking.meant(agreement)
    scratch = beginnings.blank(taking.source.portfolio, ACTION, f"{agreement}/new")
    words = _words(taking, row, taking.source.read(ACTIONS), scratch.shape(()), scratch)
    words.setdefault("status", str(ActionStatus.PLANNED))
    names = taking.names_of(agreement)
    if "title" not in words:
        raise UsageError(msg("the new action has no title"))
    there = taking.called(agreement, words["title"])
    if there and not name:
        taking.remarks.append(
            msg(
                "{cell}: there is such an action already, and it is left as it is: {ref}",
                cell=row.first.address,
                ref=there,
            )
        )
        return
    name = name or names.free(words["title"])
    given = tuple(Assignment(path, "=", word) for path, word in words.items() if path != "notes")
    wish = Wish(ACTION, given, None, taking.typist)
    answers = {"agreement": agreement, "name": beginnings.checked_name(name, names.taken)}
    begun = creating.begin(taking.source.portfolio, wish, answers)
    if begun.agreement and begun.agreement.axes and begun.value("axis") is None:
        wanted = msg("choose one, or write: {word}", word=msg("under no axis"))
        raise UsageError(msg("the new action stands under no axis"), wanted)
    if "notes" in words:
        begun.draft.put(("notes",), [line for each in words["notes"].split("\n") if (line := each.strip())])
    translations.complete(begun.draft, new=True)
    taking.new[begun.draft.subject.record.ref] = begun.draft
    names.taken.add(name)


def _log(taking: _Taking, row: TakenRow, *, last: bool) -> None:
    """Add an update; what cells of the action say of its status and period goes into the last of them."""
    draft = _record(taking, row)
    action = draft.subject.record
    shape = draft.subject.shape(("updates",)).entries or Subschema("map")
    given: dict[str, str | None] = {**_words(taking, row, taking.source.read(UPDATES), shape, draft.subject)}
    typist, day = taking.typist, given.pop("date", None)
    said = taking.said.pop(action.ref, {}) if last else {}
    one, other = said["status"][0] if "status" in said else None, given.get("status")
    if one and other and fields.read(draft, _STATUS, one, typist) != fields.read(draft, _STATUS, other, typist):
        wrong = UsageError(msg("two statuses are given for it: {one} and {other}", one=one, other=other))
        taking.problems.append(_problem(said["status"][1], wrong))
        taking.doubted.add(action.ref)
        raise wrong
    given = {"author": taking.author, **{name: word for name, (word, _) in said.items()}, **given}
    update = statuses.update(draft, given, typist)
    if day:
        update["date"] = fields.read(draft, ("updates", 0, "date"), day, typist)
    told = {name: each for name, each in update.items() if name not in (("author",) if day else ("author", "date"))}
    known = rows_of(draft.subject.value(("updates",)))
    if not any(all(each.get(name) == value for name, value in told.items()) for each in known):
        statuses.log(draft, update)


def _restate(taking: _Taking, ref: str) -> None:
    """Set the status and the period that cells say, with an update where the last one would contradict them."""
    draft, said, typist = taking.draft(ref), taking.said[ref], taking.typist
    if draft is None:
        return
    action, given = statuses.action_of(draft), dict[str, str | None]()
    if "period" in said:
        if any(each.period for each in action.updates):
            given["period"] = said["period"][0]
        else:
            statuses.move(draft, (), "period", fields.read(draft, _PERIOD, said["period"][0], typist))
    if "status" in said and ref not in taking.doubted:
        status = ActionStatus(str(fields.read(draft, _STATUS, said["status"][0], typist)))
        stated = [each for each in action.updates if each.status]
        explained = any(each.status is status and each.text for each in stated)
        if status.wants_reason and not explained:
            raise UsageError(
                msg("say why it is {status}, in the sheet ‘{sheet}’", status=status, sheet=TABS[UPDATES].title)
            )
        if stated and stated[-1].status is not status:
            given["status"] = str(status)
        else:
            statuses.stand(draft, status, typist.day.isoformat())
    if given:
        statuses.log(draft, statuses.update(draft, {"author": taking.author, **given}, typist))


def _record(taking: _Taking, row: TakenRow) -> Draft:
    """Return the draft of the record that a new row belongs to. Raise UsageError where it names none."""
    ref = row.said(REF)
    draft = taking.draft(ref)
    if draft is None:
        known = [*taking.source.portfolio.actions, *taking.source.portfolio.agreements, *taking.new]
        raise UsageError(
            msg("there is no record ‘{ref}’", ref=ref) if ref else msg("the row names no record"),
            did_you_mean(ref, known),
        )
    return draft


_ADDING = {ACTIONS: _begin, MILESTONES: _add, BUDGET: _add, DECISIONS: _add, INDICATORS: _measure}
