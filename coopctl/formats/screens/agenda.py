"""The agenda on a terminal: what is overdue, what is past with nothing recorded, then what comes, month by month."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from coopctl.formats.cells import in_short, shown
from coopctl.formats.counts import of_total
from coopctl.formats.headings import stamp
from coopctl.formats.status import overview
from coopctl.formats.status.attention import short_references
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.breaking import GAP, cut, first_lines, measure, parted
from coopctl.formats.terminal.drawing import Line, cells, flow, goes_below, paragraph, stands_apart
from coopctl.formats.terminal.heads import headline
from coopctl.formats.terminal.several import and_more, counts
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
    from collections.abc import Iterable, Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Stretch
    from coopctl.formats.terminal.facts import Item
    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import MeetingKind
    from coopctl.reports.agenda import Agenda

#: The least that a line keeps of a title, and of who owes it; on a small screen less. A name has so much that it tells
#: who it is, where the title is cut anyway.
_LEAST, _LEAST_NARROW, _NAME = 16, 12, 20
#: What is left of a reference where a title needs the room; and the least beside the id of its row.
_SHORTENED, _SHORTEST = 22, 8
#: On how many lines a small screen shows a title.
_LINES = 3
#: The most that a day, or the time until it, and a kind take in their columns; what takes more moves its own row alone,
#: and so do the few days that take more than nearly all do.
_DAY, _KIND, _FEW = 20, 10, 16


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
    rows = {id(due): _Row.of(due, agenda, look) for due in dues}
    stops = _Stops.of(list(rows.values()), look)
    names = _names(dues, stops, look)
    for head, group in groupby(dues, lambda due: _head(due, agenda, look)):
        lines += [*([()] if lines[-1] else []), (head,)]
        lines += [line for due in group for line in _row(rows[id(due)], names[_place(due)], stops, look)]
    if not agenda.ahead:
        lines += [(), *paragraph(say(msg("nothing falls due in this period")), "quiet", look.width)]
    return lines


@dataclass(frozen=True, slots=True)
class _Row:
    """One due in words: when it is, in how many days, what it is, what it is called, and who owes it."""

    date: str
    days: str
    kind: str
    title: str
    who: tuple[str, ...]

    @classmethod
    def of(cls, due: Due, agenda: Agenda, look: Look) -> _Row:
        return cls(
            in_short(due.when, look.words),
            look.words.say(_days(due, agenda)),
            look.words.label(due.shown_kind),
            shown(_called(due) or due.id, look.words),
            tuple(shown(agenda.view.someone(one), look.words) for one in due.who),
        )


@dataclass(frozen=True, slots=True)
class _Stops:
    """Where kinds begin, behind the days, and titles behind kinds of one word."""

    kind: int
    title: int

    @classmethod
    def of(cls, rows: Sequence[_Row], look: Look) -> _Stops:
        if look.narrow:
            return cls(GAP, GAP)
        widths = sorted(max(measure(row.date), measure(row.days)) for row in rows)
        usual, most = widths[-1 - len(widths) // _FEW], widths[-1]
        days = min(most if most - usual < GAP else usual, _DAY)
        kinds = max((measure(row.kind) for row in rows if measure(row.kind) <= _KIND), default=0)
        return cls(days + GAP, days + GAP + kinds + GAP)


def _called(due: Due) -> Text | Message | MeetingKind | None:
    """Return what it is called; of an action that comes again without a number, which would read as that of the day."""
    return due.title if due.kind is DueKind.OCCURRENCE else called(due)


def _head(due: Due, agenda: Agenda, look: Look) -> Stretch:
    """Return what it stands under: what is overdue, what is past with nothing recorded, else its month."""
    say = look.words.say
    if due.overdue(agenda.day):
        return say(msg("Overdue ({n})", n=len(agenda.overdue))), "late"
    if due.unrecorded(agenda.day):
        return say(msg("Past, nothing recorded ({n})", n=len(agenda.unrecorded))), "title"
    return _month(due, agenda, look), "title"


def _place(due: Due) -> tuple[str, str, int]:
    """Return its reference, the id of its row unless that is what it is called by, and how many owe it."""
    return due.ref, due.id if due.id and _called(due) else "", len(due.who)


def _names(dues: Sequence[Due], stops: _Stops, look: Look) -> Mapping[tuple[str, str, int], tuple[str, str]]:
    """Return where each stands: beside who owes it; and in short, where that alone names it by the id of its row."""
    short = short_references(list(dict.fromkeys(due.ref for due in dues)))
    places = list(dict.fromkeys(map(_place, dues)))
    rows = Counter(row for _, row in {(ref, row) for ref, row, _ in places if row})
    told: dict[int, Mapping[str, str]] = {}
    names: dict[tuple[str, str, int], tuple[str, str]] = {}
    for ref, row, owing in places:
        room = look.width - stops.kind - (GAP + _least(look) + _and_more(owing, look) if owing else 0)
        widths = [max(share - len(row) - bool(row), _SHORTEST) for share in (room, min(room, _SHORTENED))]
        for width in widths:
            if width not in told:
                told[width] = _shortened(short.values(), width, look)
        beside, shorter = (f"{told[width][short[ref]]} {row}".rstrip() for width in widths)
        if rows[row] == 1 and len(short[ref]) > _SHORTEST:
            shorter = f"{look.glyphs.cut} {row}"
        names[ref, row, owing] = beside, shorter
    return names


def _shortened(refs: Iterable[str], width: int, look: Look) -> Mapping[str, str]:
    """Return references with as much left out in the middle as makes them so wide, or no two of them alike.

    What they begin and end with tells them apart: a word, and the number at their end.
    """
    sign = look.glyphs.cut
    known: dict[str, str] = {}
    left = list(refs)
    while left:
        end = (width - measure(sign)) // 2
        told = {ref: f"{ref[: width - measure(sign) - end]}{sign}{ref[-end:]}" for ref in left if len(ref) > width}
        counts = Counter(told.values())
        known |= {ref: told.get(ref, ref) for ref in left if counts[told.get(ref, "")] < 2}
        left = [ref for ref in left if ref not in known]
        width += 1
    return known


def _least(look: Look) -> int:
    """Return the least that a line keeps of a title, and of who owes it."""
    return _LEAST_NARROW if look.narrow else _LEAST


def _and_more(count: int, look: Look) -> int:
    """Return what it takes to say how many more there are than the first; nothing on a small screen."""
    return 0 if look.narrow else measure(and_more(("",), count - 1, look))


def _row(row: _Row, names: tuple[str, str], stops: _Stops, look: Look) -> list[Line]:
    """Return the two lines of a row: its date, what it is, its title; in how many days, the rest of that, where, who.

    A title that would stand apart has a line of its own.
    """
    if look.narrow:
        return _narrow(row, names[0], look)
    far = stands_apart(row.title, look)
    title = "" if far else row.title
    start = _at(_at(((row.date, ""),), stops.kind, (row.kind, "")), stops.title)
    below = _at(((row.days, "quiet"),), stops.kind)
    room, under = look.width - cells(start), look.width - cells(below)
    least = min(max(_LEAST, measure(title.partition(" ")[0])), measure(title))
    first, rest = parted(title, room) if room >= least else ("", title)
    ref, shorter = names
    if rest and measure(rest) > _space(ref, row.who, under, under, look):
        ref = shorter
    space = _space(ref, row.who, _LEAST // 2, under, look)
    if measure(rest) > space:
        space = _space(ref, row.who, _NAME, under, look)
    if first and measure(rest) > space < _LEAST:
        first, rest, ref = cut(title, room, look, whole=True), "", names[0]
    told: list[Line] = [(*start, (first, ""))]
    if far:
        told.append(((" " * stops.kind, ""), (row.title, "")))
    return [*told, *_below(below, cut(rest, max(space, _LEAST), look, whole=True), ref, row.who, look)]


def _narrow(row: _Row, ref: str, look: Look) -> list[Line]:
    """Return the lines of a row on a small screen: when and what it is, its title, where it stands and who owes it."""
    inset: Line = ((" " * GAP, ""),)
    room = look.width - GAP
    titles = [row.title] if stands_apart(row.title, look) else first_lines(row.title, room, _LINES, look)
    return [
        *flow([((row.date, ""),), ((row.days, "quiet"),), ((row.kind, ""),)], look.width),
        *((*inset, (title, "")) for title in titles),
        *_below(inset, "", ref, row.who, look),
    ]


def _at(line: Line, stop: int, *then: Stretch) -> Line:
    """Return a line that goes on at a stop, or behind what reaches beyond it."""
    return (*line, (" " * max(GAP, stop - cells(line)), ""), *then)


def _space(ref: str, who: Sequence[str], width: int, room: int, look: Look) -> int:
    """Return what a line with so much room leaves to the rest of a title, with the first who cut to a width."""
    first = 0
    if who and not goes_below(who[0], look):
        first = GAP + min(width, measure(who[0])) + _and_more(len(who), look)
    return room - GAP - measure(ref) - first


def _below(start: Line, rest: str, ref: str, who: Sequence[str], look: Look) -> list[Line]:
    """Return what begins so, the rest of a title, the reference and as much of who owes it as fits, in one line."""
    inset = " " * cells(start)
    lines: list[Line] = [(*start, (rest, ""))] if rest else []
    if rest and cells(lines[0]) + GAP + measure(ref) <= look.width:
        lines = [(*lines[0], ("  ", ""), (ref, "ref"))]
    elif len(inset) + measure(ref) <= look.width:
        lines.append((*(((inset, ""),) if rest else start), (ref, "ref")))
    else:
        inset = " " * GAP
        lines += [] if rest else [start]
        lines += paragraph(ref, "ref", look.width, indent=inset)
    room = look.width - cells(lines[-1]) - GAP
    if not who:
        return lines
    if beside := _as_many(who, room, look):
        return [*lines[:-1], (*lines[-1], ("  ", ""), (beside, "quiet"))]
    return [*lines, ((inset, ""), (cut(look.words.series(who), look.width - len(inset), look), "quiet"))]


def _as_many(who: Sequence[str], room: int, look: Look) -> str:
    """Return those who owe something, or as many as have room and how many more; "" where they have no room at all.

    The first is cut rather than that the row takes a line more.
    """
    if any(goes_below(each, look) for each in who):
        return ""
    for count in counts(who, room):
        said = and_more(who[:count], len(who) - count, look)
        if measure(said) <= room:
            return said
    first = room - measure(and_more(("",), len(who) - 1, look))
    if first * 2 >= _LEAST:
        return and_more((cut(who[0], first, look),), len(who) - 1, look)
    return cut(look.words.series(who), room, look) if room * 2 >= _LEAST_NARROW else ""


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
    return spans.alone(-days) if due.overdue(agenda.day) else _when(due, agenda)


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
