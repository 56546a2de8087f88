"""A new record, or a meeting of an agreement: what it needs, part after part, and the draft that the answers make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.changing import beginnings, fields, paths, rows
from coopctl.changing.asking import Choice, choices, sides
from coopctl.changing.blanks import Blank, field_of, row_called, row_languages, row_titles, titles
from coopctl.changing.draft import Draft
from coopctl.changing.fields import Assignment
from coopctl.changing.record_data import RecordData, record_data
from coopctl.errors import UsageError
from coopctl.messages import Message, msg
from coopctl.model import axes
from coopctl.model.names import is_name
from coopctl.model.texts import Text
from coopctl.spelling import called, references
from coopctl.spelling.synonyms import folded
from coopctl.starting import first
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from coopctl.changing.typed import Typist
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Json

KINDS = ("agreement", "action", "meeting")
AGREEMENT, ACTION, MEETING = KINDS
_MEETINGS = "meetings"
#: Statuses of an action that nobody has to explain; the others need an update that says why.
_PLAIN = ("proposed", "planned", "in_progress", "completed")
#: What is asked of a record one row after the other, until nothing is answered.
_AXES = "axes"
_ROWED = ("parties", _AXES)
#: What the name of a row begins with that its letters do not make: party-2.
_UNNAMED = {"parties": "party", _AXES: "axis"}
_ATTENDEES = "attendees"
#: So many earlier meetings are offered to take the attendees of.
_MOST_MEETINGS = 3
_LASTING_OF_A_MEETING = ("kind", "place", "title", "attendees")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a call says of a new record: its kind, fields, and what it is to begin with.

    `source` is what follows --from: a reference, or the id of a meeting of the same agreement.
    """

    kind: str
    given: tuple[Assignment, ...]
    source: str | None
    typist: Typist


@dataclass(frozen=True, slots=True)
class Begun:
    """What is made so far: the draft to be written, the one in which the values stand, and where they do in it."""

    wish: Wish
    draft: Draft
    scratch: Draft
    place: Place
    copied: tuple[str, ...] = ()

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that it belongs to; None of a new one."""
        return self.scratch.subject.agreement

    def value(self, field: str) -> Json:
        """Return what a field holds so far."""
        return self.scratch.subject.value((*self.place, field))

    def words(self, field: str) -> tuple[str, ...]:
        """Return the vocabulary of a field."""
        return self.scratch.subject.shape((*self.place, field)).words


def begin(portfolio: Portfolio, wish: Wish, answers: Mapping[str, str]) -> Begun:
    """Return what the answers make; that agreement is known to which it belongs. Raise UsageError where one is none."""
    belongs = answers.get("agreement", "")
    if wish.kind == MEETING:
        return _meeting(Draft(record_data(portfolio, belongs)), wish, answers)
    others = beginnings.taken(portfolio, belongs if wish.kind == ACTION else None)
    within = f"{belongs}/" if wish.kind == ACTION else ""
    name = beginnings.checked_name(answers["name"], others, within) if answers.get("name") else "new"
    ref = f"{within}{name}"
    draft = Draft(beginnings.blank(portfolio, wish.kind, ref))
    copied = beginnings.copy(draft, _source(portfolio, wish)) if wish.source else ()
    _fill(Begun(wish, draft, draft, ()), answers)
    draft.subject = replace(draft.subject, record=replace(draft.subject.record, title=_title(draft.subject)))
    return Begun(wish, draft, draft, (), copied)


def parts(portfolio: Portfolio, wish: Wish, answers: Mapping[str, str]) -> Iterator[Blank]:
    """Yield what is not answered yet, in the order in which it is asked for. Raise what `begin` raises."""
    if wish.kind != AGREEMENT and "agreement" not in answers:
        known = [Choice(ref, each.title) for ref, each in portfolio.agreements.items()]
        if not known:
            raise UsageError(
                msg("there is no agreement yet"), msg("begin one first: {command}", command="coopctl new agreement")
            )
        alone = known[0].word if len(known) == 1 else None
        yield Blank("agreement", msg("agreement"), choices=tuple(known), proposed=alone)
        return
    begun = begin(portfolio, wish, answers)
    for part in _PARTS[wish.kind](begun, answers):
        if part.key not in answers and (part.field in _ROWED or begun.value(part.field) is None):
            yield part


def row_name(portfolio: Portfolio, wish: Wish, answers: Mapping[str, str], part: Blank, word: str) -> Blank | None:
    """Return what asks for the short name of a row whose letters make none; None where it has one, or is no row."""
    title = first.nameless(word) if part.field in _ROWED else ""
    if not title or (part.field == "parties" and _party(portfolio, word)):
        return None
    rows_so_far = begin(portfolio, wish, answers).value(part.field)
    taken = [
        str(each.get("id")) for each in (rows_so_far if isinstance(rows_so_far, list) else ()) if isinstance(each, dict)
    ]
    proposed = beginnings.free_name(title, taken, fallback=_UNNAMED[part.field])
    return Blank(part.key, msg("short name of ‘{title}’", title=title), proposed=proposed)


def known_fields(portfolio: Portfolio, wish: Wish) -> Wish:
    """Return the wish with its fields by their own names, whatever people call them.

    Raise UsageError where the call gives a field that no such record has, whatever agreement it will belong to.
    """
    if wish.kind == MEETING:
        if not portfolio.agreements:
            return wish
        scratch = Draft(record_data(portfolio, next(iter(portfolio.agreements)))).scratch((_MEETINGS,), {})
        begun = Begun(wish, scratch, scratch, (_MEETINGS, 0))
    else:
        draft = Draft(beginnings.blank(portfolio, wish.kind, "new/new" if wish.kind == ACTION else "new"))
        begun = Begun(wish, draft, draft, ())
    given = []
    for each in wish.given:
        typed, dot, rest = each.path.partition(".")
        name = paths.place(begun.scratch.subject, typed, begun.place)[-1]
        given.append(replace(each, path=f"{name}{dot}{rest}") if isinstance(name, str) else each)
    return replace(wish, given=tuple(given))


def settled(portfolio: Portfolio, wish: Wish, answers: Mapping[str, str]) -> tuple[Mapping[str, str], Blank | None]:
    """Return the answers with those that nobody need be asked for, and the first part that is still missing."""
    found = dict(answers)
    while part := next(parts(portfolio, wish, found), None):
        if part.needed and part.ready is None:
            return found, part
        found[part.key] = part.ready or ""
    return found, None


def belongs_to(portfolio: Portfolio, typed: str, *, shortened: bool) -> str:
    """Return the agreement that is meant: by its name, `shortened` or not, or by its title.

    Raise UsageError where none is, or an action.
    """
    for thing in called.agreements(portfolio):
        if folded(typed) in map(folded, thing.names):
            return thing.id
    found = (references.find if shortened else references.exact)(portfolio, typed)
    if "/" in found:
        raise UsageError(
            msg("{ref} is an action, and this belongs to an agreement", ref=found),
            msg("name that one: {ref}", ref=found.partition("/")[0]),
        )
    return found


def _agreement_parts(begun: Begun, answers: Mapping[str, str]) -> Iterator[Blank]:
    yield from _named(begun, answers, beginnings.taken(begun.scratch.subject.portfolio, None))
    yield Blank("kind", msg("kind"), choices=choices(begun.words("kind")))
    yield Blank("status", msg("status"), choices=choices(begun.words("status")), proposed="in_negotiation")
    yield from _rows(begun, answers, "parties", msg("party"), first.FEWEST_PARTIES)
    if begun.value("status") not in (None, "in_negotiation"):
        yield Blank("signed", msg("signed on"))
    yield Blank("period", msg("period"), needed=False)
    yield from row_titles(begun.scratch.subject, _AXES, msg("axis"), answers)
    yield from _rows(begun, answers, _AXES, msg("axis"), 0)


def _action_parts(begun: Begun, answers: Mapping[str, str]) -> Iterator[Blank]:
    agreement, portfolio = begun.agreement, begun.scratch.subject.portfolio
    belongs = begun.draft.subject.record.ref.partition("/")[0]
    yield from _named(begun, answers, beginnings.taken(portfolio, belongs))
    known = [each for each in choices(begun.words("status")) if each.word in _PLAIN]
    yield Blank("status", msg("status"), choices=tuple(known), proposed="planned")
    if agreement and agreement.axes and begun.value("part_of") is None:
        themes = [Choice(axis.id, axis.title) for axis, _ in axes.tree(agreement)]
        yield Blank("axis", msg("axis"), choices=(*themes, Choice("none", msg("under no axis"))))
    yield Blank("period", msg("period"), needed=False)
    if begun.value("status") in ("in_progress", "completed"):
        yield Blank("started", msg("started on"), needed=False)
    if begun.value("status") == "completed":
        yield Blank("ended", msg("ended on"), needed=False)
    yield Blank("lead", msg("lead"), needed=False, choices=sides(portfolio, agreement))
    following = beginnings.next_number(portfolio, belongs)
    number = None if following is None else str(following)
    yield Blank("number", msg("number"), needed=False, proposed=number, ready=number)


def _meeting_parts(begun: Begun, answers: Mapping[str, str]) -> Iterator[Blank]:
    yield Blank("date", msg("date"), proposed=begun.wish.typist.day.isoformat())
    yield Blank("kind", msg("kind"), needed=False, choices=choices(begun.words("kind")))
    made, now = _meeting_id(begun), (begun.value("date"), begun.value("kind"))
    meetings = begun.agreement.meetings if begun.agreement else ()
    same = next((each.id for each in meetings if (str(each.date), each.kind) == now), None)
    yield _again(begun, same, made) if same else Blank("id", msg("short name"), proposed=made, ready=made)
    yield from titles(begun.scratch.subject, begun.place, answers, needed=False)
    yield Blank("place", msg("place"), needed=False)
    if met := _attended(begun):
        yield Blank(_ATTENDEES, msg("attendees, as at one of these meetings"), needed=False, choices=met)


_PARTS = {AGREEMENT: _agreement_parts, ACTION: _action_parts, MEETING: _meeting_parts}


def _named(begun: Begun, answers: Mapping[str, str], others: Collection[str]) -> Iterator[Blank]:
    """Yield the title, and the name that it makes; where its letters make none, one by its number is proposed."""
    yield from titles(begun.scratch.subject, begun.place, answers)
    title = str(_title(begun.scratch.subject))
    made = beginnings.free_name(title, others)
    proposed = made or beginnings.free_name(title, others, fallback=begun.wish.kind)
    yield Blank("name", msg("short name, which names the file"), proposed=proposed, ready=made or None)


def _rows(begun: Begun, answers: Mapping[str, str], field: str, label: Message, fewest: int) -> Iterator[Blank]:
    """Yield the next row of a list; where the call gives rows, only those that lack."""
    number = begun.scratch.subject.length((field,))
    said = any(each.path.partition(".")[0] == field for each in begun.wish.given)
    ended = answers.get(f"{field}-{number + 1}") == ""
    if number < fewest or not (said or ended):
        name = row_called(begun.scratch.subject, field, label, number)
        yield Blank(f"{field}-{number + 1}", name, needed=number < fewest)


def _fill(begun: Begun, answers: Mapping[str, str]) -> None:
    """Write what the call gives and what was answered: fields, then rows, then what stands in rows."""
    beside = ("agreement", "name", *([_ATTENDEES] if begun.wish.kind == MEETING else []))
    answered = [_answer(key, word) for key, word in answers.items() if word and key not in beside]
    said = [*begun.wish.given, *answered]
    rowed = _ROWED if begun.wish.kind == AGREEMENT else ()
    for each in said:
        if each.path.partition(".")[0] not in rowed:
            _assign(begun, each)
    for each in said:
        if each.path in rowed:
            for word in each.word.split(",") if each.sign == "=" else [each.word]:
                _row(begun.draft, each.path, word, asked=each in answered)
    whole = {each.path for each in begun.wish.given}
    for each in said:
        field, _, within = each.path.partition(".")
        if within and field in rowed:
            if field not in whole:
                _begin_row(begun.draft, field, within.partition(".")[0])
            _assign(begun, each)


def _answer(key: str, word: str) -> Assignment:
    """Return what an answer writes; one to a question for rows is one row, whatever commas it holds."""
    field = field_of(key)
    return Assignment(field, "+=" if field in _ROWED else "=", word)


def _assign(begun: Begun, wanted: Assignment) -> None:
    subject = begun.scratch.subject
    fields.assign_at(begun.scratch, paths.place(subject, wanted.path, begun.place), wanted, begun.wish.typist)


def _row(draft: Draft, field: str, word: str, *, asked: bool) -> None:
    """Add a party or an axis: `ID=TITLE`, or a title; a party that an agreement describes is found by its name.

    A title that was `asked` for is in the first of the languages in which the workspace wants it.
    """
    known = _party(draft.subject.portfolio, word) if field == "parties" else None
    named = first.Titled(known, "") if known else first.named(msg("‘{field}’", field=field), word)
    if _has_row(draft, field, named.id):
        raise UsageError(
            msg("‘{field}’ has a row ‘{id}’ already", field=field, id=named.id),
            msg("tell them apart: ID={title}", title=named.title or word),
        )
    row = _beginning(draft, field, named.id, named.title)
    languages = row_languages(draft.subject, field) if asked and named.title else ()
    draft.insert((field,), row | {"title": {languages[0]: named.title}} if languages else row)


def _begin_row(draft: Draft, field: str, name: str) -> None:
    """Begin the row that a field of it names, where no rows are given whole: titles in several languages need none."""
    if is_name(name) and not _has_row(draft, field, name):
        draft.insert((field,), _beginning(draft, field, name, ""))


def _has_row(draft: Draft, field: str, name: str) -> bool:
    present = draft.subject.value((field,))
    return isinstance(present, list) and any(isinstance(each, dict) and each.get("id") == name for each in present)


def _beginning(draft: Draft, field: str, name: str, title: str) -> dict[str, Json]:
    """Return a new row: a party has its role too."""
    row: dict[str, Json] = {"id": name}
    if field == "parties":
        row["role"] = "partner" if draft.subject.value(("status",)) in (None, "in_negotiation") else "signatory"
    if title:
        row["name" if field == "parties" else "title"] = title
    return row


def _party(portfolio: Portfolio, word: str) -> str | None:
    """Return the id of the party that agreements call so, None where none does."""
    things = [thing for each in portfolio.agreements.values() for thing in called.described(each.data.get("parties"))]
    return next((thing.id for thing in things if folded(word) in map(folded, (thing.id, *thing.names))), None)


def _meeting(draft: Draft, wish: Wish, answers: Mapping[str, str]) -> Begun:
    """Return the agreement with the meeting as a row more of its list."""
    within: Place = (_MEETINGS,)
    copied = _old_meeting(draft.subject, wish.source) if wish.source else {}
    met = _old_meeting(draft.subject, as_at) if (as_at := answers.get(_ATTENDEES)) else {}
    scratch = draft.scratch(within, copied | {name: each for name, each in met.items() if name == _ATTENDEES})
    begun = Begun(wish, draft, scratch, (*within, draft.subject.length(within)), tuple(copied))
    _fill(begun, answers)
    made = scratch.subject.value(begun.place)
    row = made if isinstance(made, dict) else {}
    if any(each.id == row.get("id") for each in begun.agreement.meetings) if begun.agreement else False:
        raise UsageError(
            msg("there is a meeting ‘{id}’ already", id=str(row["id"])),
            msg("choose another short name, or change that one: {command}", command="coopctl add"),
        )
    order = scratch.subject.shape(begun.place).fields
    row = {name: row[name] for name in (*order, *row) if name in row}
    draft.insert(within, row, rows.after(draft.subject, within, row))
    return begun


def _again(begun: Begun, same: str, made: str | None) -> Blank:
    """Return what asks whether it is another meeting than that of its kind and day: a call may have been repeated."""
    shown = msg(
        "‘{id}’ is of that kind and day: {command}; another one has its own short name: {example}",
        id=same,
        command=f"coopctl add {begun.draft.subject.record.ref} meetings id={same} …",
        example=f"id={made}",
    )
    label = msg("short name of another meeting than ‘{id}’, of that kind and day", id=same)
    return Blank("id", label, proposed=made, shown=shown)


def _meeting_id(begun: Begun) -> str | None:
    """Return the id that a meeting's kind and month make, its day where that one is another's; None without a date."""
    date, kind = str(begun.value("date") or ""), str(begun.value("kind") or MEETING)
    others = {each.id for each in begun.agreement.meetings} if begun.agreement else set()
    days = [date.partition("/")[0][:length].strip("~?%") for length in (7, 10)]
    made = [f"{kind.replace('_', '-')}-{day}" for day in days]
    made += [f"{made[-1]}-{number}" for number in range(2, len(others) + 3)]
    return next(each for each in made if each not in others) if date else None


def _attended(begun: Begun) -> tuple[Choice, ...]:
    """Return the last meetings whose attendees are written, the last one first, each with their names."""
    meetings = [each for each in begun.agreement.meetings if each.attendees] if begun.agreement else []
    meetings.sort(key=lambda each: str(each.date.earliest), reverse=True)
    return tuple(
        Choice(each.id, tuple(str(who.person or who.organisation or who.party) for who in each.attendees))
        for each in meetings[:_MOST_MEETINGS]
    )


def _old_meeting(subject: RecordData, typed: str) -> dict[str, Json]:
    """Return what lasts of a meeting. Raise UsageError where the agreement has none of that id."""
    at = paths.row(subject, (_MEETINGS,), typed)
    return {
        name: value for name in _LASTING_OF_A_MEETING if (value := subject.value((_MEETINGS, at, name))) is not None
    }


def _source(portfolio: Portfolio, wish: Wish) -> RecordData:
    """Return the record that a new one takes from. Raise UsageError where it is of the other kind, or none is."""
    found = record_data(portfolio, references.find(portfolio, wish.source or ""))
    if found.kind != wish.kind:
        raise UsageError(
            msg("{ref} is of another kind than what is to be made", ref=found.record.ref),
            msg("name an action behind new action, and an agreement behind new agreement"),
        )
    return found


def _title(subject: RecordData) -> Text:
    """Return the title so far, in its languages."""
    value = subject.value(("title",))
    if isinstance(value, dict):
        return Text({tag: str(words) for tag, words in value.items()})
    return Text({"": "" if value is None else str(value)})
