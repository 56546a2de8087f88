"""The timeline on a terminal: each record's name beside its bar, under one scale, with the line of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import healths
from coopctl.formats.headings import stamp
from coopctl.formats.status.asked_for import axis_name
from coopctl.formats.terminal import drawing
from coopctl.formats.terminal.breaking import GAP, cut, first_lines, measure, pad
from coopctl.formats.terminal.drawing import Line, cells, flow, goes_below, paragraph, stands_apart
from coopctl.formats.terminal.heads import headline
from coopctl.formats.timeline import facts, gantt, sentences, text_lines
from coopctl.formats.timeline.signs import Sign
from coopctl.messages import msg
from coopctl.reports.timeline import timescale
from coopctl.reports.timeline.dated_rows import RowKind
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Stretch
    from coopctl.formats.timeline.gantt import Cells
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row
    from coopctl.reports.timeline.timescale import Scale

#: From this width on, references that take at most such a part of it have a column before their titles; else titles
#: name the actions.
WIDE = 110
_PART = 4
#: How many lines the title of an agreement, an axis or an action takes.
_TITLE_LINES = 2
#: What a scale keeps where titles would take more.
_LEAST = 8
#: A screen with more lines than this says the scale again at its end.
_LONG = 30


@dataclass(frozen=True, slots=True)
class _Layout:
    """Widths in cells: of the references (0 for none), of the titles, and of the health (1 for its sign alone)."""

    ref: int
    title: int
    health: int
    scale: Scale

    @property
    def start(self) -> int:
        """The cell in which the chart begins."""
        return sum(width + GAP for width in (self.ref, self.title) if width)


def draw(timeline: Timeline, look: Look) -> str:
    """Return the screen as text; as facts for a screen reader."""
    return facts.write(timeline, look) if look.plain else drawing.draw(_lines(timeline, look), look)


def _lines(timeline: Timeline, look: Look) -> list[Line]:
    """Return the heading, the chart with its scale, what its signs mean, and what it does not show."""
    lines = _heading(timeline, look)
    crowded = False
    if timeline.window is None:
        lines += [(), *paragraph(look.words.say(sentences.nothing(timeline)), "", look.width)]
    else:
        layout = _layout(gantt.drawable(timeline.drawn(timeline.window)), timeline.window, look)
        rows = gantt.drawable(timeline.drawn(layout.scale.window))
        scale = [((" " * layout.start, ""), *line) for line in text_lines.axis(layout.scale, timeline.day, look)]
        chart = [line for row in _grouped(rows, layout, timeline, look) for line in row]
        lines += [(), *scale, *chart, *(reversed(scale) if len(chart) > _LONG else ())]
        lines += [(), *_legend(rows, layout, timeline, look)]
        crowded = any(gantt.crowded(row, layout.scale) for row in rows)
    notes = [look.words.say(note) for note in sentences.notes(timeline, crowded=crowded)]
    return [*lines, *(line for note in notes for line in paragraph(note, "quiet", look.width))]


def _heading(timeline: Timeline, look: Look) -> list[Line]:
    """Return the day, how much is shown, and the tree that was read."""
    day, *tree = stamp(timeline.day, timeline.revision)
    return headline(msg("Timeline {when}", when=day), (*sentences.totals(timeline), *tree), look)


def _layout(rows: Sequence[Row], window: timescale.Window, look: Look) -> _Layout:
    """Share the width: titles have half of it where they need as much, beside references where the screen is wide.

    Health has words where titles leave them room, else its sign.
    """
    if look.narrow:
        return _Layout(0, 0, 1, timescale.scale(window, look.width))
    heads = gantt.headed(rows)
    actions = [row for row in rows if row.kind is RowKind.ACTION]
    beside = look.width >= WIDE and all(measure(row.ref.partition("/")[2]) <= look.width // _PART for row in actions)
    refs = [measure(f"{_inset(row, heads, look)}{_own(row, heads)}") for row in actions] if beside else []
    ref = max(refs, default=0)
    needed = max((_titled_cells(row, heads, look, beside=beside) for row in rows), default=0)
    room = look.width - (ref + GAP if ref else 0) - 2 * GAP
    health = max((measure(_health(row, look)[0]) for row in rows), default=0)
    if needed > (room - health) // 2:
        health = 1
    room -= health
    title = min(needed, room // 2)
    scale = timescale.scale(window, max(_LEAST, room - title))
    return _Layout(ref, min(needed, max(title, room - scale.cells)), health, scale)


def _own(row: Row, heads: Collection[str]) -> str:
    """Return the reference of a row: under its agreement its own part of it."""
    return row.ref if row.kind is RowKind.AGREEMENT or row.agreement not in heads else row.ref.partition("/")[2]


def _inset(row: Row, heads: Collection[str], look: Look) -> str:
    """Return what stands before the name of an action: it is further in the deeper it stands under its agreement."""
    if row.kind is RowKind.AGREEMENT or row.agreement not in heads:
        return ""
    return f" {'  ' * (row.depth - 2)}{look.glyphs.branch if row.depth > 1 else ''}"


def _titled_cells(row: Row, heads: Collection[str], look: Look, *, beside: bool) -> int:
    """Return what the column of titles needs for a row: no agreement has its title there."""
    if beside:
        title = sentences.title(row, look)
        return 0 if row.kind is RowKind.AGREEMENT or stands_apart(title, look) else measure(title)
    return measure(f"{_inset(row, heads, look)}{_named(row, heads, look)}")


def _named(row: Row, heads: Collection[str], look: Look) -> str:
    """Return what names a row where no column is of references: its title, of an agreement its reference.

    So it is of an action whose title is written from right to left among words from left to right.
    """
    title = sentences.title(row, look)
    return _own(row, heads) if row.kind is RowKind.AGREEMENT or goes_below(title, look) else title


def _grouped(rows: Sequence[Row], layout: _Layout, timeline: Timeline, look: Look) -> Iterator[list[Line]]:
    """Yield the lines of each row, after a line for its agreement's title or its axis where a new one begins."""
    heads = gantt.headed(rows)
    last = rows[0].agreement if rows else ""
    for begins, row in gantt.by_axis(rows):
        if row.agreement != last:
            yield [()]
        last = row.agreement
        if begins:
            yield _axis(row, look)
        if row.kind is RowKind.AGREEMENT:
            yield [*_titled(row, layout, look), *_agreement(row, layout, timeline, look)]
        elif look.narrow:
            yield _small(row, heads, layout, timeline, look)
        else:
            yield _action(row, heads, layout, timeline, look)


def _axis(row: Row, look: Look) -> list[Line]:
    """Return the name of an axis; without the one above it where both do not fit on a line."""
    name = axis_name(row.axis, look, row.over)
    if measure(name) > look.width:
        name = axis_name(row.axis, look)
    return [((text, "quiet"),) for text in first_lines(name, look.width, _TITLE_LINES, look)]


def _titled(row: Row, layout: _Layout, look: Look) -> list[Line]:
    """Return the title of an agreement, with its health where only signs stand at the end of rows."""
    title = look.words.text(row.title)
    health: list[Line] = []
    if layout.health == 1 and not look.narrow:
        health = [(healths.signed(row.health, look),)]
    if stands_apart(title, look):
        return [((title, "title"),), *health]
    *first, last = first_lines(title, look.width, _TITLE_LINES, look)
    return [*(((text, "title"),) for text in first), *flow([((last, "title"),), *health], look.width)]


def _agreement(row: Row, layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return the reference of an agreement beside its bar, or above it; on a small screen with its health."""
    bar = _bar(row, layout, timeline, look)
    below = _first_agreed(row, 0, layout, timeline, look)
    if look.narrow:
        *first, last = paragraph(row.ref, "ref", look.width)
        return [*first, *flow([last, (healths.signed(row.health, look),)], look.width), bar, *below]
    above = paragraph(row.ref, "ref", look.width) if measure(row.ref) + GAP > layout.start else []
    label = (pad("" if above else row.ref, layout.start), "ref")
    said: Line = ((" " * GAP, ""), healths.signed(row.health, look)) if layout.health > 1 else ()
    return [*above, (label, *bar, *said), *below]


def _action(row: Row, heads: Collection[str], layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return the lines of an action: its title on two lines where it needs them, then what was first agreed."""
    bar = _bar(row, layout, timeline, look)
    inset, title = _inset(row, heads, look), sentences.title(row, look)
    if layout.ref:
        apart = stands_apart(title, look)
        told = [""] if apart else first_lines(title, layout.title, _TITLE_LINES, look)
        start: Line = ((inset, "quiet"), (pad(_own(row, heads), layout.ref - measure(inset) + GAP), "ref"))
    else:
        apart = False
        told = first_lines(_named(row, heads, look), layout.title - measure(inset), _TITLE_LINES, look)
        start = ((inset, "quiet"),)
    first, *more = told
    room, blank = layout.start - cells(start), (" " * cells(start), "")
    through = text_lines.strokes(gantt.day_line(layout.scale, timeline.day), "quiet", look)
    return [
        (*start, (pad(first, room), ""), *bar, (" " * GAP, ""), _health(row, look, word=layout.health > 1)),
        *((blank, (pad(text, room), ""), *through) for text in more),
        *([((" " * GAP, ""), (title, ""))] if apart else ()),
        *_first_agreed(row, measure(inset), layout, timeline, look),
    ]


def _small(row: Row, heads: Collection[str], layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return an action on a small screen: its health and its title above its bar."""
    mark = look.glyphs.branch if row.depth > 1 else ""
    sign: Line = ((mark, "quiet"), _health(row, look, word=False), (" ", ""))
    title = sentences.title(row, look)
    below = [_bar(row, layout, timeline, look), *_first_agreed(row, 0, layout, timeline, look)]
    if stands_apart(title, look):
        return [(*sign, (_own(row, heads), "ref")), *below]
    first, *more = first_lines(title, look.width - cells(sign), _TITLE_LINES, look)
    return [(*sign, (first, "")), *(((" " * cells(sign), ""), (text, "")) for text in more), *below]


def _health(row: Row, look: Look, *, word: bool = True) -> Stretch:
    return healths.signed(row.health, look) if word else (healths.sign(row.health, look), row.health.value)


def _bar(row: Row, layout: _Layout, timeline: Timeline, look: Look) -> Line:
    return text_lines.strokes(gantt.plan(row, layout.scale, timeline.day), row.health.value, look)


def _first_agreed(row: Row, inset: int, layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return what was first agreed, where that differs, after words for it where names have room."""
    first = gantt.baseline(row, layout.scale, timeline.day)
    if first is None:
        return []
    bar = text_lines.strokes(first, "quiet", look)
    if not layout.start:
        return [bar]
    sign = Sign.STEP_BEFORE if row.baseline is None else Sign.BASELINE
    label = cut(text_lines.meaning(sign, timeline.day, look), layout.start - 2 * GAP - inset, look)
    said = "" if goes_below(label, look) else label
    return [((pad(" " * (inset + GAP) + said, layout.start), "quiet"), *bar)]


def _legend(rows: Sequence[Row], layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return the signs of the chart, and those of health where no words stand beside them."""
    drawn: list[Cells] = []
    for row in rows:
        first = gantt.baseline(row, layout.scale, timeline.day)
        drawn += [gantt.plan(row, layout.scale, timeline.day), *([first] if first else [])]
    used = {sign for cells in drawn for sign in cells if sign}
    if layout.health > 1:
        return text_lines.legend(used, timeline.day, look)
    occurring = {(type(row.health), row.health) for row in rows if row.kind is RowKind.ACTION}
    pieces: dict[str, Line] = {
        healths.sign(each, look): ((healths.sign(each, look), each.value), (f" {look.words.label(each)}", "quiet"))
        for each in healths.OF_ACTIONS
        if (type(each), each) in occurring
    }
    where = msg("before each title:") if look.narrow else msg("at the end of each row:")
    return [
        *text_lines.legend(used, timeline.day, look, where=msg("in the chart:")),
        *flow([((look.words.say(where), "quiet"),), *pieces.values()], look.width),
    ]
