"""The timeline on a terminal: each record's name beside its bar, under one scale, with the line of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.counts import of_health
from coopctl.formats.headings import stamp
from coopctl.formats.status.asked_for import axis_within
from coopctl.formats.terminal import drawing
from coopctl.formats.terminal.drawing import (
    GAP,
    Line,
    cut,
    flow,
    goes_below,
    headline,
    measure,
    pad,
    paragraph,
    stands_apart,
)
from coopctl.formats.timeline import facts, gantt, sentences, text_lines
from coopctl.formats.timeline.signs import Sign
from coopctl.measures.outcomes import Unadopted
from coopctl.messages import msg
from coopctl.model.vocabularies import Health
from coopctl.reports.timeline import timescale
from coopctl.reports.timeline.dated_rows import RowKind
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.timeline.gantt import Cells
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row
    from coopctl.reports.timeline.timescale import Scale

#: From this width on, references that take at most such a part of it have a column before their titles; else titles
#: name the actions.
WIDE = 110
_PART = 4
#: How many lines the title of an agreement takes.
_TITLE_LINES = 2
#: What a chart keeps, where words of health would take more.
_CHART = 36
#: A screen with more lines than this says the scale again at its end.
_LONG = 30


@dataclass(frozen=True, slots=True)
class _Layout:
    """Widths in cells: of the names, of the titles (0 for none) and of the health (1 for its sign alone).

    Whether references name actions, before their titles.
    """

    name: int
    title: int
    health: int
    refs: bool
    scale: Scale

    @property
    def start(self) -> int:
        """The cell in which the chart begins."""
        return sum(width + GAP for width in (self.name, self.title) if width)


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
        rows = gantt.drawable(timeline.drawn)
        layout = _layout(rows, timeline.window, look)
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
    """Share the width: health in words where the chart keeps enough; on wide screens whole references, and titles."""
    if look.narrow:
        return _Layout(0, 0, 0, refs=False, scale=timescale.scale(window, look.width))
    most = look.width * 2 // 5
    heads = gantt.headed(rows)
    refs = look.width >= WIDE and all(measure(row.ref.partition("/")[2]) <= look.width // _PART for row in rows)
    names = [measure(_name(row, heads, look, refs=refs)) for row in rows]
    name = max((width for width in names if width <= most), default=0) if refs else min(max(names), most)
    health = max((measure(sentences.health(row, look)) for row in rows), default=0)
    room = look.width - (name + GAP if name else 0)
    title = 0
    if refs:
        titles = [measure(sentences.title(row, look)) for row in rows if row.kind is RowKind.ACTION]
        title = min(max(titles, default=0), room // 3)
        room -= title + GAP if title else 0
    if room - GAP - health < _CHART:
        health = 1
    scale = timescale.scale(window, max(8, room - GAP - health))
    free = max(0, room - GAP - health - scale.cells)
    if refs:
        title += min(free, max(titles, default=0) - title) if title else 0
    else:
        name += min(free, max(names) - name)
    return _Layout(name, title, health, refs=refs, scale=scale)


def _name(row: Row, heads: Collection[str], look: Look, *, refs: bool) -> str:
    """Return what names a row, under its agreement further in the deeper it stands: an action's title.

    Where `refs` have a column beside that of titles, and where the title is written from right to left among words from
    left to right, it is its reference, under its agreement its own part of that.
    """
    title = sentences.title(row, look)
    named = row.ref if row.agreement not in heads else row.ref.partition("/")[2]
    if row.kind is RowKind.AGREEMENT:
        return row.ref
    if not (look.narrow or refs or goes_below(title, look)):
        named = title
    if row.agreement not in heads:
        return named
    return f" {'  ' * (row.depth - 2)}{look.glyphs.branch if row.depth > 1 else ''}{named}"


def _grouped(rows: Sequence[Row], layout: _Layout, timeline: Timeline, look: Look) -> Iterator[list[Line]]:
    """Yield the lines of each row, after a line for its agreement's title or its axis where a new one begins."""
    heads = gantt.headed(rows)
    last = rows[0].agreement if rows else ""
    for begins, row in gantt.by_axis(rows):
        if row.agreement != last:
            yield [()]
        last = row.agreement
        if row.kind is RowKind.AGREEMENT:
            yield _titled(row, layout, look)
        if begins:
            yield [((axis_within(row.axis, look, row.over, look.width), "quiet"),)]
        yield _row(row, _name(row, heads, look, refs=layout.refs), layout, timeline, look)


def _titled(row: Row, layout: _Layout, look: Look) -> list[Line]:
    """Return the title of an agreement, with its health where only signs stand at the end of rows."""
    title = look.words.text(row.title)
    health: list[Line] = [((look.words.label(row.health), row.health.value),)] if layout.health == 1 else []
    if stands_apart(title, look):
        return [((title, "title"),), *health]
    *first, last = paragraph(title, "title", look.width)
    if len(first) >= _TITLE_LINES:
        first, last = (
            first[: _TITLE_LINES - 1],
            ((cut(f"{first[_TITLE_LINES - 1][-1][0]} …", look.width, look), "title"),),
        )
    return [*first, *flow([last, *health], look.width)]


def _row(row: Row, name: str, layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return the lines of one row: what was first agreed below the plan; a name that is too long above both."""
    bar = text_lines.strokes(gantt.plan(row, layout.scale, timeline.day), row.health.value, look)
    title = sentences.title(row, look) if row.kind is RowKind.ACTION else ""
    apart = bool(layout.title) and stands_apart(title, look)
    below: list[Line] = [(("  ", ""), (title, ""))] if apart else []
    first, *more = _titled_beside(name, layout.name, look) if row.kind is RowKind.ACTION and not layout.refs else [name]
    through = text_lines.strokes(gantt.day_line(layout.scale, timeline.day), "quiet", look) if more else ()
    below += [((pad(text, layout.start), ""), *through) for text in more]
    below += _first_agreed(row, name, layout, timeline, look)
    if look.narrow:
        return [*_named(row, name, title, look), bar, *below]
    above: list[Line] = []
    label: list[drawing.Stretch] = [(pad(name, layout.name), "ref"), (" " * GAP, "")]
    if layout.title:
        shown = "" if apart else cut(title, layout.title, look)
        label += [(pad(shown, layout.title), ""), (" " * GAP, "")]
    if row.kind is RowKind.ACTION and not layout.refs:
        label[0] = (pad(first, layout.name), "")
    elif measure(name) > layout.name:
        above = paragraph(name, "ref", look.width)
        label = [(" " * layout.start, "")]
    health = sentences.health(row, look, word=layout.health > 1)
    return [*above, (*label, *bar, (" " * GAP, ""), (health, row.health.value)), *below]


def _titled_beside(name: str, width: int, look: Look) -> list[str]:
    """Return what names an action beside its bar: on two lines where it needs them, the second below its first word."""
    title = name.lstrip(f" {look.glyphs.branch}")
    inset = name.removesuffix(title)
    if not title or not width:
        return [name]
    room = width - measure(inset)
    first, *more = drawing.broken(title, room)
    return [f"{inset}{first}", *([f"{' ' * measure(inset)}{cut(' '.join(more), room, look)}"] if more else [])]


def _first_agreed(row: Row, name: str, layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return what was first agreed, where that differs, after words for it where names have room."""
    first = gantt.baseline(row, layout.scale, timeline.day)
    if first is None:
        return []
    bar = text_lines.strokes(first, "quiet", look)
    if not layout.start:
        return [bar]
    sign = Sign.STEP_BEFORE if row.baseline is None else Sign.BASELINE
    inset = len(name) - len(name.lstrip()) + GAP
    label = cut(text_lines.meaning(sign, timeline.day, look), layout.start - GAP - inset, look)
    return [((pad(" " * inset + ("" if goes_below(label, look) else label), layout.start), "quiet"), *bar)]


def _named(row: Row, name: str, title: str, look: Look) -> list[Line]:
    """Return what stands above a bar on a small screen: its health and title, an agreement's reference and health."""
    if row.kind is RowKind.AGREEMENT:
        health: Line = ((look.words.label(row.health), row.health.value),)
        return [
            *paragraph(name, "ref", look.width)[:-1],
            *flow([paragraph(name, "ref", look.width)[-1], health], look.width),
        ]
    mark = look.glyphs.branch if row.depth > 1 else ""
    sign = f"{sentences.health(row, look, word=False)} "
    if stands_apart(title, look):
        return [((mark, "quiet"), (sign, row.health.value), (name.strip().removeprefix(look.glyphs.branch), "ref"))]
    inset = measure(mark + sign)
    first, *more = drawing.begun(title, look.width - inset, look)
    return [
        ((mark, "quiet"), (sign, row.health.value), (first, "")),
        *(((" " * inset, ""), (text, "")) for text in more),
    ]


def _legend(rows: Sequence[Row], layout: _Layout, timeline: Timeline, look: Look) -> list[Line]:
    """Return the signs of the chart, and those of health where no words stand beside them."""
    drawn: list[Cells] = []
    for row in rows:
        first = gantt.baseline(row, layout.scale, timeline.day)
        drawn += [gantt.plan(row, layout.scale, timeline.day), *([first] if first else [])]
    lines = text_lines.legend({sign for cells in drawn for sign in cells if sign}, timeline.day, look)
    if layout.health > 1:
        return lines
    healths = [row.health for row in rows if isinstance(row.health, Health | Unadopted)]
    pieces: list[Line] = [
        (
            (look.glyphs.health[Health(each)], each.value),
            (f" {look.words.say(of_health(each, healths.count(each)))}", "quiet"),
        )
        for each in dict.fromkeys(healths)
    ]
    where = msg("before each title:") if look.narrow else msg("at the end of each row:")
    return [*lines, *flow([((look.words.say(where), "quiet"),), *pieces], look.width)]
