"""A change in words: what is written otherwise, as it was understood, what that does, and how to take it back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from coopctl.changes.change import HIDING, WRITTEN, ChangeKind
from coopctl.formats.cells import shown
from coopctl.formats.effected import from_to
from coopctl.formats.naming import TEXTS, Naming
from coopctl.formats.word_diff import inline, plain
from coopctl.i18n import field_labels
from coopctl.messages import msg, nmsg
from coopctl.model.dates import Date, Period, parse_fact
from coopctl.model.places import field_name
from coopctl.reports.records.in_words import moved
from coopctl.spelling.nearest import few
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from coopctl.changes.change import Change
    from coopctl.changing.draft import Draft, WrittenValue
    from coopctl.changing.renaming import Renaming
    from coopctl.i18n.words import Words
    from coopctl.model.places import Place
    from coopctl.model.records import Json, Record
    from coopctl.model.texts import Text
    from coopctl.tables import Cell

#: How long the first line of a commit's message may be.
_TITLE = 72


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
        return "\n".join([short(self.title), "", self.about, *self.lines])


def told(drafts: Sequence[Draft], changes: Sequence[Change], words: Words, *, names: bool = False) -> Account:
    """Tell what was drafted of one record, or of several together, and what follows; `names` as `lines` has it."""
    about = [_named(draft.subject.record, words) for draft in drafts]
    happens = _by_draft(drafts, changes)
    does = [
        tuple(map(plain, lines(draft, own, words, names=names))) for draft, own in zip(drafts, happens, strict=True)
    ]
    if len(drafts) == 1:
        first = _first(drafts[0], words)
        brief = (first,) if first else (does[0][0].strip(), _brief(drafts[0].written[0], words))
        return Account(about[0], does[0], heading(drafts[0].subject.record.ref, brief))
    same = len({each[0] for each in does}) == 1
    what = does[0][0].strip() if same else words.listed([draft.subject.record.ref for draft in drafts])
    return Account(
        words.say(nmsg("{n} record:", "{n} records:", len(drafts))),
        tuple(line for name, inner in zip(about, does, strict=True) for line in (name, *inner)),
        words.say(nmsg("{n} record: {what}", "{n} records: {what}", len(drafts), what=what)),
    )


def removed(record: Record, changes: Sequence[Change], words: Words) -> Account:
    """Tell that a record is there no longer, and what follows."""
    found = tuple(plain(line) for each in changes if (line := _follows(record.ref, each, words)))
    return Account(_named(record, words), found, f"{record.ref}: {words.label(ChangeKind.REMOVED)}")


def renamed(renaming: Renaming, changes: Sequence[Change], words: Words) -> Account:
    """Tell a record's old and new name, what goes along, which files name it anew, and what else follows."""
    record, new = renaming.record, renaming.new
    told = [
        nmsg("{n} file goes along", "{n} files go along", len(renaming.along)) if renaming.along else None,
        msg("named anew in {paths}", paths=few(renaming.elsewhere)) if renaming.elsewhere else None,
        msg(
            "{field}: {before} → {after}",
            field=field_labels.field("axis", "", words),
            before=renaming.axes[0] or "–",
            after=renaming.axes[1] or "–",
        )
        if renaming.axes
        else None,
    ]
    follows = [plain(_follows(new, each, words)) for each in changes if each.kind not in {ChangeKind.RENAMED, *WRITTEN}]
    title = words.say(msg("{before} → {after}", before=record.ref, after=new))
    return Account(
        f"{title}  {words.text(record.title)}",
        (*(f"  {words.say(each)}" for each in told if each is not None), *filter(None, follows)),
        title,
    )


def heading(ref: str, said: Sequence[str]) -> str:
    """Return the first line of a commit's message, of 72 characters at most.

    The whole reference and the first thing said; where they are too long the record's own name, then the first of
    `said` that fits, else the last one, cut after a word or within a very long one.
    """
    name, said = ref.rpartition("/")[2], [plain(each) for each in said]
    titles = [f"{ref}: {said[0]}", *(f"{name}: {each}" for each in said)]
    fitting = next((title for title in titles if len(title) <= _TITLE), "")
    cut = titles[-1][:_TITLE].rpartition(" ")[0]
    return fitting or f"{cut if len(cut) > _TITLE // 2 else titles[-1][: _TITLE - 1]}…"


def short(title: str) -> str:
    """Return the first line of a commit's message, cut after a word where it is too long, or within a very long one."""
    if len(title) <= _TITLE:
        return title
    cut = title[:_TITLE].rpartition(" ")[0]
    return f"{cut if len(cut) > _TITLE // 2 else title[: _TITLE - 1]}…"


def _named(record: Record, words: Words) -> str:
    return f"{words.data(record.ref)}  {words.text(record.title)}"


def _by_draft(drafts: Sequence[Draft], changes: Sequence[Change]) -> list[list[Change]]:
    """Return what happens to each record; with the last one stands what follows for records that are not drafted."""
    refs = [draft.subject.record.ref for draft in drafts]
    own: dict[str, list[Change]] = {ref: [] for ref in refs}
    for each in changes:
        own[each.ref if each.ref in own else refs[-1]].append(each)
    return [own[ref] for ref in refs]


def lines(draft: Draft, changes: Sequence[Change], words: Words, *, names: bool = False) -> Iterator[str]:
    """Yield a line for each row or field that is written otherwise, then one for each thing that follows from it.

    With `names` a field of the record is told with the name that the file has for it, where it is called otherwise.
    What is gone from a text, and what has come, stands between the marks of `word_diff`, here and below.
    """
    for _, group in groupby(draft.written, _line_of):
        yield from (f"  {line}" for line in _lines(list(group), words, names=names))
    ref = draft.subject.record.ref
    told_of = {each for written in draft.written for each in _ids(_row(written))} if changes else ()
    left = [each for each in changes if each.kind not in WRITTEN and (each.ref != ref or each.id not in told_of)]
    if not left:
        return
    said = {_ends(written, words) for written in draft.written if not isinstance(_row(written), dict)}
    several = len({change.id for change in changes if change.slip}) > 1
    for change in left:
        known, title = (said, draft.subject.record.title) if change.ref == ref else (frozenset(), None)
        if line := _follows(ref, change, words, known, named=several, title=title):
            yield line


def followed(ref: str, changes: Sequence[Change], words: Words, title: Text | None = None) -> Iterator[str]:
    """Yield a line for each thing that a change does, where nobody noted what is written otherwise.

    `title` is that of the record.
    """
    told = (_follows(ref, change, words, title=title) for change in changes if change.kind not in WRITTEN)
    yield from filter(None, told)


#: The fields that move when something is put off.
_MOVES = ("period", "due")


def _first(draft: Draft, words: Words) -> str:
    """Return what a change is about in few words: the new status or day, or what happened; "" for all others.

    Why something was put off says little without what was.
    """
    for written in draft.written:
        if written.place == ("status",) or (written.place[-1] in _MOVES and written.before is not None):
            return _line([written], words)
    for written in draft.written:
        if written.place[0] == "updates" and isinstance(written.after, dict) and "text" in written.after:
            return Naming(written.subject, words).value(written.after["text"], (*written.place, "text"))
    return ""


def _brief(written: WrittenValue, words: Words) -> str:
    """Return what is written first in fewer words: a row by its title, else what is written by the noun for its row."""
    naming, home = Naming(written.subject, words), _home(written)
    sign, place = _line_of(written)
    found = _row(written)
    if isinstance(found, dict) and not _is_text(written, place):
        if naming.is_titled(found, place):
            return f"{sign} {naming.row(found, place)}"
        return f"{sign} {_said((field_labels.row(str(place[-2]), words),), naming.content(found, place), words)}"
    if sign or not home or not isinstance(home[-1], int):
        return _line([written], words)
    noun, row = field_labels.row(str(home[-2]), words), written.subject.value(home)
    if isinstance(row, dict) and "id" in row:
        noun = words.say(msg("{row} ‘{title}’", row=noun, title=str(row["id"])))
    return _said((noun,), next(_changed([written], words)), words)


def _sign(written: WrittenValue) -> str:
    """Return + for what is added to a list, - for what is taken away, "" for a field that is written."""
    if written.after is None:
        return "-"
    return "+" if written.before is None and isinstance(written.place[-1], int) else ""


def _line_of(written: WrittenValue) -> tuple[str, Place]:
    """Return what is told on one line: the words of a list, the fields of a row; all others alone."""
    sign, place = _sign(written), written.place
    if not sign:
        return sign, _home(written) or place
    word = isinstance(place[-1], int) and not isinstance(_there(written), dict)
    return sign, place[:-1] if word else place


def _line(group: Sequence[WrittenValue], words: Words) -> str:
    return next(_lines(group, words, names=False))


def _lines(group: Sequence[WrittenValue], words: Words, *, names: bool) -> Iterator[str]:
    """Yield the line of what is told together; a text that is added or taken away has one a language."""
    one = group[0]
    sign, place = _line_of(one)
    naming, found = Naming(one.subject, words), _there(one)
    if isinstance(place[-1], int) and sign and isinstance(found, dict):
        if _is_text(one, place):
            for said, tags in _tags(found).items():
                called = (naming.scope(place[:-2]), naming.beside(naming.label(place), tags))
                yield f"{sign} {_said(called, words.data(said), words)}"
            return
        called = (naming.row(found, place), naming.scope(place[:-2]))
        yield f"{sign} {_said(called, naming.content(found, place), words)}"
    elif sign:
        values = words.listed(naming.value(_there(each), each.place) for each in group)
        called = (naming.scope(_around(one, place)), _label(naming, place, names=names))
        yield f"{sign} {_said(called, values, words)}"
    elif home := _home(one):
        yield _said((naming.scope(home),), words.listed(dict.fromkeys(_changed(group, words))), words)
    else:
        yield _said((_label(naming, place, names=names),), _rewritten(one, words), words)


def _is_text(written: WrittenValue, place: Place) -> bool:
    """Whether what is at a place is a text, which takes one part a language."""
    return written.subject.shape(place).kind in TEXTS


def _tags(text: Mapping[str, Json]) -> Mapping[str, list[str]]:
    """Return the languages in which a text says each of what it says."""
    found: dict[str, list[str]] = {}
    for tag, said in text.items():
        found.setdefault(str(said), []).append(tag)
    return found


def _changed(group: Sequence[WrittenValue], words: Words) -> Iterator[str]:
    """Yield each field of a row with what it was and is; of the day that money is counted up to, what it is."""
    money = len(group) > 1 and group[0].place[0] == "budget"
    for written in group:
        ends = _ends(written, words)[1] if money and written.place[-1] == "at" else _rewritten(written, words)
        yield Naming(written.subject, words).labelled(_there(written), written.place, ends)


def _rewritten(written: WrittenValue, words: Words) -> str:
    """Return what a value was and is; of a text that has only other blanks, that."""
    before, after = written.before, written.after
    if isinstance(before, str) and isinstance(after, str) and before.split() == after.split():
        return words.say(msg("only its spaces and line breaks are otherwise"))
    return _from_to(*_ends(written, words), words)


def _home(written: WrittenValue) -> Place:
    """Return the place of what a field is in, () for the record: a row, or a field with parts; no list or text is."""
    place = _around(written, written.place)
    return place[:-1] if isinstance(written.place[len(place)], int) else place


def _around(written: WrittenValue, place: Place) -> Place:
    """Return the place that another one is in; a text is none for its languages."""
    within = place[:-1]
    return within[:-1] if within and written.subject.shape(within).kind in TEXTS else within


def _row(written: WrittenValue) -> Json:
    """Return the row that is added or taken away, None where something else is written."""
    return _there(written) if _sign(written) and isinstance(written.place[-1], int) else None


def _ids(row: Json) -> Iterator[str]:
    """Yield the id of a row, and of each row within it."""
    if isinstance(row, dict):
        if "id" in row:
            yield str(row["id"])
        row = list(row.values())
    for each in row if isinstance(row, list) else ():
        yield from _ids(each)


def _there(written: WrittenValue) -> Json:
    return written.before if written.after is None else written.after


def _ends(written: WrittenValue, words: Words) -> tuple[str, str]:
    place, subject = written.older or (written.place, written.subject)
    before = Naming(subject, words).value(written.before, place)
    after = Naming(written.subject, words).value(written.after, written.place)
    if before == after and written.before != written.after:  # a text that comes in a further language too
        return _by_language(written.before, words) or before, _by_language(written.after, words) or after
    return before, after


def _by_language(text: Json, words: Words) -> str:
    """Return a text in every language that it is in, "" for one without languages."""
    told = text.items() if isinstance(text, dict) else ()
    return words.listed(words.say(msg("{field}: {after}", field=tag, after=str(each))) for tag, each in told)


def _label(naming: Naming, place: Place, *, names: bool) -> str:
    """Return what a field is called, with its own name beside it where that is another one."""
    called = naming.label(place[:1])
    if not names or len(naming.scope(place[:-1])) > 0 or called.casefold() == str(place[0]).replace("_", " "):
        return naming.label(place)
    return naming.beside(called, [field_name(place)])


def _follows(
    ref: str,
    change: Change,
    words: Words,
    said: AbstractSet[tuple[str, str]] = frozenset(),
    *,
    named: bool = False,
    title: Text | None = None,
) -> str:
    """Say one thing that follows, of which record where that is another one than `ref`, and how far a date has moved.

    What `said` tells already, as (before, after), is not told again, but for its id where it is to be `named`; "" is
    returned where nothing is left to tell.
    """
    ends = _cell(change.before, words), _cell(change.after, words)
    label = words.label(ChangeKind.STATUS if ends[1] == words.label(change.kind) else change.kind)
    slip = moved(change.slip) if change.slip and change.slip.moved else None
    if ends in said:
        what = label if slip else ""
        if what and named and change.id:
            what = f"{what} ({_called(change, words, title)})"
    else:
        place = " ".join(
            part for part in (change.ref if change.ref != ref else "", _called(change, words, title)) if part
        )
        what = f"{label} ({place})" if place else label
        if any(ends):
            gone = msg("no longer there") if change.kind in HIDING else msg("unknown")
            before, after = ends[0] or words.say(msg("unknown")), ends[1] or words.say(gone)
            happened = change.before is None and isinstance(change.after, Date)
            what = _said((what,), after if happened else _from_to(before, after, words), words)
    if not what or not (slip or not ends[0] or ends[0] != ends[1]):
        return ""
    return f"  {words.listed([what, *([words.say(slip)] if slip else [])])}"


def _called(change: Change, words: Words, title: Text | None) -> str:
    """Return what the row is called that a change is about: its title, else its id; "" for the record itself.

    A row without a title of its own comes with the `title` of its record; one without a name is told by its day.
    """
    if change.kind is ChangeKind.UPDATE_REWRITTEN and change.id:
        return words.when(parse_fact(change.id))
    own = change.title if change.id and change.title != title else None
    called = words.text(own) if own else words.data(change.id or "")
    return words.listed(filter(None, [called, words.when(change.dated)])) if change.dated else called


def _cell(cell: Cell, words: Words) -> str:
    """Return a cell as it is told here: a date or a period in words, a number as the language writes it."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        return words.number(cell)
    return words.when(cell) if isinstance(cell, Date | Period) else shown(cell, words)


def _said(called: Sequence[str], said: str, words: Words) -> str:
    what = words.listed(filter(None, called))
    return words.say(msg("{field}: {after}", field=what, after=said)) if said else what


def _from_to(before: str, after: str, words: Words) -> str:
    if not words.spelled and (both := inline(before, after)):
        return both
    return from_to(before, after, words) if before else after
