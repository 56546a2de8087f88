"""The agenda on a terminal: what is overdue, what is past with nothing recorded, then what comes, month by month."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.counts import of_total
from coopctl.formats.headings import stamp
from coopctl.formats.status import overview
from coopctl.formats.status.attention import short_references
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import (
    GAP,
    Line,
    cells,
    cut,
    first_lines,
    headline,
    measure,
    pad,
    paragraph,
    stands_apart,
    wrap,
)
from coopctl.formats.terminal.several import and_more
from coopctl.i18n import cldr
from coopctl.measures import spans
from coopctl.measures.coming import DueKind
from coopctl.messages import Told, msg, nmsg
from coopctl.model.dates import parse_period
from coopctl.reports.agenda import days_until, note
from coopctl.reports.figures import agreements
from coopctl.reports.numbered import called
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import MeetingKind
    from coopctl.reports.agenda import Agenda

#: What a line keeps of a title beside what it is, or of who owes it; what has less goes below.
_LEAST = 16
#: The least that is left of a reference: less names nothing.
_SHORTENED = 24
#: How many lines a title takes; on a small screen one more, since what it is stands before it.
_TITLE_LINES = 2
#: What a day takes, and what the id of a row keeps behind its reference.
_DAY, _ID = 10, 4


def draw(agenda: Agenda, look: Look) -> str:
    """Return the agenda as text; as facts for a screen reader."""
    return _plain(agenda, look) if look.plain else drawing.draw(_lines(agenda, look), look)


def _lines(agenda: Agenda, look: Look) -> list[Line]:
    say = look.words.say
    first, *rest = _heading(agenda)
    lines = [*headline(first, [*rest, agreements(agenda.shown, agenda.total), *_tree(agenda)], look), ()]
    dues = agenda.dues
    if not dues:
        return [*lines, *paragraph(say(msg("nothing falls due")), "", look.width)]
    names = short_references(list(dict.fromkeys(due.ref for due in dues)))
    if not look.narrow:  # room for who owes it, on the same line
        told = _shortened(names.values(), look.width - _DAY - 2 * GAP - _LEAST - _ID, look)
        names = {ref: told[name] for ref, name in names.items()}
    for title, role, group in _groups(agenda, look):
        rows = [_Row.of(due, agenda, names[due.ref], look) for due in group]
        lines += [*([()] if lines[-1] else []), ((title, role),)]
        lines += [line for row in rows for line in _row(row, _widths(rows), look)]
    if not agenda.ahead:
        lines += [(), *paragraph(say(msg("nothing falls due in this period")), "quiet", look.width)]
    return lines


@dataclass(frozen=True, slots=True)
class _Row:
    """One due in words: when it is, in how many days, what it is, and below where it stands and who owes it."""

    date: str
    days: str
    kind: str
    title: str
    ref: str
    who: tuple[str, ...]

    @classmethod
    def of(cls, due: Due, agenda: Agenda, name: str, look: Look) -> _Row:
        said = _called(due) or due.id
        return cls(
            shown(due.when, look.words),
            look.words.say(_days(due, agenda)),
            look.words.label(due.shown_kind),
            shown(said, look.words),
            f"{name} {due.id}" if due.id and said != due.id else name,
            tuple(shown(agenda.view.someone(one), look.words) for one in due.who),
        )


def _called(due: Due) -> Text | Message | MeetingKind | None:
    """Return what it is called; of an action that comes again without a number, which would read as that of the day."""
    return due.title if due.kind is DueKind.OCCURRENCE else called(due)


def _groups(agenda: Agenda, look: Look) -> Iterator[tuple[str, str, Sequence[Due]]]:
    """Yield what is overdue, what is past with nothing recorded, then each month: title, its role, and the dues."""
    say = look.words.say
    if agenda.overdue:
        yield say(msg("Overdue ({n})", n=len(agenda.overdue))), "late", agenda.overdue
    if agenda.unrecorded:
        yield say(msg("Past, nothing recorded ({n})", n=len(agenda.unrecorded))), "title", agenda.unrecorded
    for month, dues in groupby(agenda.ahead, lambda due: _month(due, agenda, look)):
        yield month, "title", tuple(dues)


def _widths(rows: Sequence[_Row]) -> tuple[int, int, int, bool]:
    """Return the widths of dates, days and kinds; long dates, and kinds of many words, take no part.

    With them whether days stand to the right: where all are said in as many words, their numbers are read downwards.
    """
    dates = [measure(row.date) for row in rows if measure(row.date) <= _DAY]
    kinds = [measure(row.kind) for row in rows if " " not in row.kind]
    alike = len({len(row.days.split()) for row in rows}) == 1
    return max(dates, default=0), max(measure(row.days) for row in rows), max(kinds, default=0), alike


def _shortened(refs: Iterable[str], width: int, look: Look) -> Mapping[str, str]:
    """Return references with as much left out in the middle as makes them so wide; whole where two would read alike.

    What they begin and end with tells them apart: a word, and the number at their end.
    """
    sign = look.glyphs.cut
    known = {ref: ref for ref in refs}
    for ref in known:
        if measure(ref) > width >= _SHORTENED:
            end = (width - measure(sign)) // 2
            known[ref] = f"{ref[: width - measure(sign) - end]}{sign}{ref[-end:]}"
    counts = Counter(known.values())
    return {ref: name if counts[name] == 1 else ref for ref, name in known.items()}


def _row(row: _Row, widths: tuple[int, int, int, bool], look: Look) -> list[Line]:
    """Return the line of a row: date, days, what it is and its title; on a small screen the last two go below.

    A title goes on once, below its first word. The last line is that of the reference and of who owes it. A long
    date, which has no column, stands above the rest.
    """
    date, days, kinds, right = widths
    wide = measure(row.date) > (look.width - GAP - measure(row.days) if look.narrow else date)
    above = paragraph(row.date, "", look.width) if wide else []
    day: Line = ((pad("" if wide else row.date, date), ""), ("  ", ""))
    start: Line = (*day, (pad(row.days, days, right=right), "quiet"), ("  ", ""))
    apart = stands_apart(row.title, look)
    title = "" if apart else row.title
    kind = pad(row.kind, kinds)
    room = look.width - cells(start) - measure(kind) - GAP
    inset = " " * (GAP if look.narrow else date + GAP)
    if look.narrow or room < min(_LEAST, measure(title)):
        told = first_lines(f"{row.kind}  {title}".rstrip(), look.width - GAP, _TITLE_LINES + 1, look)
        lines = [start[:-1], *(((" " * GAP, ""), (each, "")) for each in told)]
    else:
        first, *more = first_lines(title, room, _TITLE_LINES, look)
        start = (*start, (kind, ""), ("  ", ""))
        lines = [(*start, (first, "")), *(((" " * cells(start), ""), (each, "")) for each in more)]
    if apart:
        lines.append(((inset, ""), (row.title, "")))
    return [*above, *lines, *_below(row, inset, look)]


def _below(row: _Row, inset: str, look: Look) -> list[Line]:
    """Return the reference and as much of who owes it as fits."""
    inset = inset if measure(inset) + measure(row.ref) <= look.width else " " * GAP
    *lines, ref = paragraph(row.ref, "ref", look.width, indent=inset)
    room = look.width - cells(ref) - GAP
    if not row.who:
        return [*lines, ref]
    if beside := _as_many(row.who, room, look):
        return [*lines, (*ref, ("  ", ""), (beside, "quiet"))]
    room = look.width - measure(inset)
    first, *more = _as_words_end(look.words.series(row.who), room, look)
    told = [first, *(cut(" ".join(more), room, look) for _ in more[:1])]
    return [*lines, ref, *(((inset, ""), (each, "quiet")) for each in told)]


def _as_words_end(who: str, room: int, look: Look) -> list[str]:
    """Return names on lines; on one where the screen is wide, with the sign of what is left out after a whole word."""
    lines = wrap(who, room)
    if look.narrow or len(lines) == 1:
        return lines
    sign = look.glyphs.cut
    return [f"{wrap(who, room - measure(sign))[0]}{sign}"]


def _as_many(who: Sequence[str], room: int, look: Look) -> str:
    """Return those who owe something, or as many as have room and how many more; "" where not even one has.

    On a wide screen the first is cut rather than that the row takes a third line.
    """
    for count in range(len(who), 0, -1):
        said = and_more(who[:count], len(who) - count, look)
        if measure(said) <= room and not stands_apart(said, look):
            return said
    first = "" if look.narrow else cut(who[0], room - measure(and_more(("",), len(who) - 1, look)), look)
    return and_more((first,), len(who) - 1, look) if measure(first) >= _LEAST and not stands_apart(first, look) else ""


def _heading(agenda: Agenda) -> tuple[Message, ...]:
    """Return the title with the days that are looked at; the day itself where they begin on another."""
    days = Told(parse_period(f"{agenda.first}/{agenda.last}"))
    if agenda.first == agenda.day:
        return (msg("Agenda, {days}", days=days),)
    return msg("Agenda {when}", when=stamp(agenda.day, agenda.revision)[0]), msg("{days}", days=days)


def _tree(agenda: Agenda) -> tuple[Message, ...]:
    """Return the tree that was read where it is not the working one."""
    return stamp(agenda.day, agenda.revision)[1:]


def _month(due: Due, agenda: Agenda, look: Look) -> str:
    """Return the month in which it falls: that of its last day where that is within the days looked at."""
    at = min(due.last, agenda.last)
    return cldr.month(max(at, agenda.first), look.words.locale)


def _days(due: Due, agenda: Agenda) -> Message:
    """Say in how many days; among what is overdue, where that is said above, only how many. The date stands beside."""
    days = days_until(due, agenda.day)
    return spans.span(-days) if due.overdue(agenda.day) else _when(due, agenda)


def _when(due: Due, agenda: Agenda) -> Message:
    """Say in how many days; of what is past with nothing recorded how long ago, since nobody knows that it is late."""
    days = days_until(due, agenda.day)
    if not due.unrecorded(agenda.day):
        return overview.days_left(days)
    if -days >= spans.YEAR:
        return msg("{span} ago", span=spans.span(-days))
    return nmsg("{n} day ago", "{n} days ago", -days)


def _plain(agenda: Agenda, look: Look) -> str:
    """Return the agenda as facts, what is overdue first."""
    counted: list[Item] = [
        (msg("Agreements"), of_total(agenda.shown, agenda.total)),
        (msg("Overdue"), len(agenda.overdue)),
    ]
    if agenda.unrecorded:
        counted.append((msg("Past, nothing recorded"), len(agenda.unrecorded)))
    blocks: list[list[Item]] = [[*_heading(agenda), *_tree(agenda), *counted]]
    blocks += [
        [
            (msg("When"), _when(due, agenda)),
            (msg("Kind"), due.shown_kind),
            (msg("Title"), called(due)),
            (msg("Date"), due.when),
            (msg("Reference"), f"{due.ref} {due.id}" if due.id else due.ref),
            (msg("Who"), tuple(agenda.view.someone(one) for one in due.who)),
            (msg("Place"), due.place),
            (msg("Note"), note(due, agenda.day)),
        ]
        for due in agenda.dues
    ]
    return facts.write(blocks, look)
