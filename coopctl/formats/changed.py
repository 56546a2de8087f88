"""A change in words: what is written otherwise, as it was understood, what that does, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.changes.change import ChangeKind
from coopctl.changing.subschemas import WORD
from coopctl.formats.cells import shown
from coopctl.i18n import labels
from coopctl.messages import Amount, Number, Told, msg, nmsg
from coopctl.model.dates import NotADateError, parse_fact, parse_period
from coopctl.model.places import field_name
from coopctl.model.texts import Text
from coopctl.reports.records.explanation import moved
from coopctl.spelling.nearest import few

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.changes.change import Change
    from coopctl.changing.draft import Draft, WrittenValue
    from coopctl.changing.renaming import Renaming
    from coopctl.changing.subschemas import Subschema
    from coopctl.i18n.words import Words
    from coopctl.messages import Message, Param
    from coopctl.model.places import Place
    from coopctl.model.records import Json, Record

_DATES = frozenset({"date", "by_date"})


@dataclass(frozen=True, slots=True)
class Account:
    """A change in words: what it is about, a line for each thing that it does, and the title that a commit has."""

    about: str
    lines: tuple[str, ...]
    title: str

    @property
    def said(self) -> str:
        """What a screen says, and `undo` again."""
        return "\n".join([self.about, *self.lines, ""])

    @property
    def message(self) -> str:
        """The message of a commit."""
        return "\n".join([self.title, "", *self.lines])


def told(drafts: Sequence[Draft], changes: Sequence[Change], words: Words) -> Account:
    """Tell what was drafted of one record, or of several together, and what follows from it."""
    names = [_named(draft.subject.record, words) for draft in drafts]
    does = [tuple(lines(draft, _of(draft, drafts, changes), words)) for draft in drafts]
    if len(drafts) == 1:
        return Account(names[0], does[0], f"{drafts[0].subject.record.ref}: {does[0][0].strip()}")
    same = len({each[0] for each in does}) == 1
    what = does[0][0].strip() if same else words.listed([draft.subject.record.ref for draft in drafts])
    return Account(
        words.say(nmsg("{n} record:", "{n} records:", len(drafts))),
        tuple(line for name, inner in zip(names, does, strict=True) for line in (name, *inner)),
        words.say(nmsg("{n} record: {what}", "{n} records: {what}", len(drafts), what=what)),
    )


def removed(record: Record, changes: Sequence[Change], words: Words) -> Account:
    """Tell that a record is there no longer, and what follows."""
    found = tuple(_follows(record.ref, each, words) for each in changes)
    return Account(_named(record, words), found, f"{record.ref}: {words.label(ChangeKind.REMOVED)}")


def renamed(renaming: Renaming, changes: Sequence[Change], words: Words) -> Account:
    """Tell a record's old and new name, what goes along, which files name it anew, and what else follows."""
    record, new = renaming.record, renaming.new
    told = [
        nmsg("{n} file goes along", "{n} files go along", len(renaming.along)) if renaming.along else None,
        msg("named anew in {paths}", paths=few(renaming.elsewhere)) if renaming.elsewhere else None,
        msg("{field}: {before} → {after}", field="axis", before=renaming.axes[0] or "–", after=renaming.axes[1] or "–")
        if renaming.axes
        else None,
    ]
    follows = [
        _follows(new, each, words) for each in changes if each.kind not in (ChangeKind.RENAMED, ChangeKind.FIELDS)
    ]
    title = words.say(msg("{before} → {after}", before=record.ref, after=new))
    return Account(
        f"{title}  {words.text(record.title)}",
        (*(f"  {words.say(each)}" for each in told if each is not None), *follows),
        title,
    )


def _named(record: Record, words: Words) -> str:
    return f"{words.data(record.ref)}  {words.text(record.title)}"


def _of(draft: Draft, drafts: Sequence[Draft], changes: Sequence[Change]) -> list[Change]:
    """Return what happens to a record; with the last one stands what follows for records that are not drafted."""
    others = {each.subject.record.ref for each in drafts if each is not draft}
    own = draft.subject.record.ref
    return [each for each in changes if each.ref == own or (draft is drafts[-1] and each.ref not in others)]


def lines(draft: Draft, changes: Sequence[Change], words: Words) -> Iterator[str]:
    """Yield a line for each value that is written otherwise, then one for each thing that follows from it."""
    said = set()
    for written in draft.written:
        shape = draft.subject.shape(written.place)
        before, after = (value(each, shape, draft, written.place, words) for each in (written.before, written.after))
        said.add((before, after))
        yield f"  {words.say(_written(written, before, after))}"
    for change in changes:
        told = (
            change.ref == draft.subject.record.ref and (shown(change.before, words), shown(change.after, words)) in said
        )
        if change.kind is not ChangeKind.FIELDS and not told:
            yield _follows(draft.subject.record.ref, change, words)


def _written(written: WrittenValue, before: str, after: str) -> Message:
    field = field_name(written.place)
    if written.after is None:
        return msg("{field} taken away: {before}", field=field, before=before)
    if written.before is not None:
        return msg("{field}: {before} → {after}", field=field, before=before, after=after)
    if isinstance(written.place[-1], int):
        return msg("{field} + {after}", field=field_name(written.place[:-1]), after=after)
    return msg("{field}: {after}", field=field, after=after)


def _follows(ref: str, change: Change, words: Words) -> str:
    """Say one thing that follows, of which record where that is another one, and by how far a date has moved."""
    place = " ".join(part for part in (change.ref if change.ref != ref else "", change.id) if part)
    what = f"{words.label(change.kind)} ({place})" if place else words.label(change.kind)
    before, after = shown(change.before, words), shown(change.after, words)
    if before or after:
        first, then = (each or words.say(msg("unknown")) for each in (before, after))
        what = words.say(msg("{field}: {before} → {after}", field=what, before=first, after=then))
    slip = moved(change.slip)
    return f"  {words.listed([what, *([words.say(slip)] if slip else [])])}"


def value(found: Json, shape: Subschema, draft: Draft, place: Place, words: Words) -> str:
    """Return a value as people read it, by what its place takes."""
    if isinstance(found, dict) and shape.fields:
        inner = [
            f"{name} {value(each, shape.fields[name], draft, (*place, name), words) if name in shape.fields else each}"
            for name, each in found.items()
        ]
        return words.listed(inner)
    if isinstance(found, dict):
        return words.text(Text({tag: str(each) for tag, each in found.items()}))
    if isinstance(found, list):
        entries = shape.entries or shape
        return words.listed(value(each, entries, draft, (*place, at), words) for at, each in enumerate(found))
    return "" if found is None else words.param(_param(found, shape, draft, place))


def _param(found: Json, shape: Subschema, draft: Draft, place: Place) -> Param:
    known = labels.vocabulary(shape.words) if shape.kind == WORD else None
    if known is not None:
        return known(str(found))
    try:
        if shape.kind in _DATES:
            return Told(parse_fact(str(found)))
        if shape.kind == "period":
            return Told(parse_period(str(found)))
    except NotADateError:
        return str(found)
    if isinstance(found, int | Decimal) and not isinstance(found, bool) and shape.kind in ("decimal", "own"):
        currency = draft.subject.value((*place[:-1], "currency"))
        return Amount(found, str(currency)) if currency else Number(found)
    return str(found)
