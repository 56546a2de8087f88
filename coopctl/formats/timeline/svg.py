"""The timeline as an inline SVG for pages: no script, no style attribute, nothing fetched; prints on white.

It has a title and a description; the table of the same sheet beside it says everything in words.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from coopctl.formats.cells import shown
from coopctl.formats.headings import stamp
from coopctl.formats.status.asked_for import axis_name
from coopctl.formats.terminal.drawing import cut
from coopctl.formats.timeline import gantt, sentences, shapes, text_lines
from coopctl.formats.timeline.shapes import BAR, INK, PALE, QUIET, TODAY, Plane
from coopctl.formats.timeline.signs import FIRST, Sign
from coopctl.i18n.words import direction
from coopctl.messages import msg
from coopctl.reports.timeline import timescale
from coopctl.reports.timeline.chart import heading
from coopctl.reports.timeline.dated_rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row

#: Pixels of the drawing, which the page scales to its width: in all, of the names, and beside the chart for arrows.
WIDTH = 1000
_NAMES = 330
_EDGE = 14
#: Of a letter of a label; of a row, a heading, the scale above, and a line of the legend.
_LETTER = 8
_ROW, _HEAD, _SCALE, _LEGEND = 44, 26, 46, 24
#: How many letters of a title fit beside the chart.
_TITLE = 44
_FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"


def svg(timeline: Timeline, look: Look, *, name: str = "timeline") -> str:
    """Return one `<svg>` element; `name` begins its ids, so that a page may hold several."""
    rows = gantt.drawable(timeline.drawn)
    window = timeline.window or timescale.Window(timeline.day, timeline.day)
    rtl = direction(look.languages[0]) == "rtl"
    left = _NAMES + _EDGE
    plane = Plane(timescale.scale(window, WIDTH - left - _EDGE, _LETTER), left, WIDTH, rtl, name)
    heads = gantt.headed(rows)
    body: list[str] = []
    y = _SCALE
    for begins, row in gantt.by_axis(rows):
        if row.kind is RowKind.AGREEMENT:
            y += 8
        elif begins:
            body.append(_heading(row, plane, y + 18, look))
            y += _HEAD
        ref = row.ref.partition("/")[2] if row.agreement in heads and row.kind is RowKind.ACTION else row.ref
        body += _row(row, ref, plane, y, look)
        y += _ROW
    grid = list(_grid(plane, y)) if rows else []
    legend = list(_legend(rows, timeline, plane, y + 12, look))
    high = y + 20 + _LEGEND * (len(legend) // 3 + 1)
    title = look.words.say(heading(timeline))
    start = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="0 0 {WIDTH} {high}" width="100%" direction="{"rtl" if rtl else "ltr"}" '
        f'font-family="{_FONT}" font-size="13">'
    )
    return "\n".join([
        start,
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(_description(timeline, look))}</desc>',
        shapes.patterns(plane),
        f'<rect width="{WIDTH}" height="{high}" fill="#ffffff"/>',
        *grid, *body, *_day(timeline, plane, y), *legend,
        "</svg>\n",
    ])  # fmt: skip


def markup(timeline: Timeline, look: Look, *, name: str = "timeline") -> Markup:
    """Return the same as markup, for templates: whatever it holds of the files is escaped already."""
    return Markup(svg(timeline, look, name=name))  # noqa: S704 - see above


def _description(timeline: Timeline, look: Look) -> str:
    """Say what is drawn, on which day, what it leaves out, and where the same is said in words."""
    when = [look.words.say(each) for each in stamp(timeline.day, timeline.revision)]
    said = [look.words.listed([*(look.words.say(each) for each in sentences.totals(timeline)), *when])]
    if timeline.window is None:
        said.append(look.words.say(sentences.nothing(timeline)))
    said += [look.words.say(note) for note in sentences.notes(timeline, crowded=False)]
    said.append(look.words.say(msg("the table has the same dates in words")))
    return "; ".join(said)


def _grid(plane: Plane, bottom: int) -> Iterator[str]:
    """Yield the labels of the scale, with a line below each."""
    scale = plane.scale
    for ticks, y, ink in ((scale.upper, 14, INK), (scale.lower, 30, QUIET)):
        for tick in ticks:
            yield _text(plane, plane.left + tick.cell + 2, y, tick.label, 12, ink)
    for tick in scale.lower or scale.upper:
        x = plane.x(plane.left + tick.cell)
        yield shapes.line(x, 34, x, bottom, PALE)


def _day(timeline: Timeline, plane: Plane, bottom: int) -> Iterator[str]:
    """Yield the line of the day, over everything that it crosses."""
    if timeline.window and plane.scale.window.holds(timeline.day):
        x = plane.day(timeline.day)
        yield shapes.line(x, 34, x, bottom, TODAY, 2, dashes="6 3")


def _heading(row: Row, plane: Plane, y: int, look: Look) -> str:
    """Return the name of the axis that begins with a row."""
    titled = row.axis.title if row.axis else None
    language = titled.choose(look.languages)[0] if titled else ""
    name = cut(axis_name(row.axis, look), _TITLE, look)
    return _text(plane, 0, y, name, 12, QUIET, weight="600", language=language)


def _row(row: Row, ref: str, plane: Plane, y: int, look: Look) -> Iterator[str]:
    """Yield one row: title above reference, health and progress; beside them what was first agreed, and the plan."""
    language, written = row.title.choose(look.languages)
    heads = row.kind is RowKind.AGREEMENT
    inset = 0 if heads else 14 * row.depth
    title = cut(look.words.data(written), _TITLE - 2 * row.depth, look)
    yield _text(plane, inset, y + 16, title, 13, INK, weight="700" if heads else "400", language=language)
    said = [ref, sentences.health(row, look).strip()]
    if row.progress is not None:
        said.append(look.words.percent(row.progress))
    yield _text(plane, inset, y + 33, " · ".join(said), 11, QUIET)
    top = y + 16
    if row.baseline:
        yield from shapes.before(row.baseline, plane, y + 9)
    if row.plan:
        yield from shapes.bar(row.plan, row.progress, plane, top)
    middle = top + BAR // 2
    for sign, fact in ((Sign.STARTED, row.started), (Sign.ENDED, row.ended)):
        if fact:
            yield shapes.point(sign, plane.day(fact.earliest), middle, plane)
    for mark in sorted(row.marks, key=lambda each: -FIRST.index(gantt.SIGNS[each.kind, each.state])):
        if mark.before:
            yield shapes.point(Sign.STEP_BEFORE, plane.day(mark.before.latest), y + 9, plane)
        if mark.at:
            drawn = shapes.point(gantt.SIGNS[mark.kind, mark.state], plane.day(mark.at), middle, plane)
            told = (look.words.text(mark.title) if mark.title else mark.id, shown(mark.done or mark.due, look.words))
            yield f"<g><title>{escape(look.words.listed(each for each in told if each))}</title>{drawn}</g>"


def _legend(rows: Sequence[Row], timeline: Timeline, plane: Plane, y: int, look: Look) -> Iterator[str]:
    """Yield each sign that occurs, and what it means, three a line."""
    used: set[Sign | None] = set()
    for row in rows:
        used.update(gantt.plan(row, plane.scale, timeline.day))
        used.update(gantt.baseline(row, plane.scale, timeline.day) or ())
    for number, sign in enumerate(sign for sign in Sign if sign in used and sign is not Sign.DONE_VAGUE):
        place, line = 10 + WIDTH // 3 * (number % 3), y + 12 + _LEGEND * (number // 3)
        said = _text(plane, place + 30, line + 4, text_lines.meaning(sign, timeline.day, look), 12, INK)
        yield f"<g>{_sample(sign, plane, place, line)}{said}</g>"


def _sample(sign: Sign, plane: Plane, place: int, y: int) -> str:
    """Return a sign as it looks in the chart, for the legend."""
    x, middle = plane.x(place, 22), plane.x(place + 11)
    if sign is Sign.TODAY:
        return shapes.line(middle, y - 9, middle, y + 9, TODAY, 2, dashes="6 3")
    if sign in (Sign.BASELINE, Sign.BASELINE_VAGUE):
        return shapes.line(x, y, x + 22, y, QUIET, 3, dashes="" if sign is Sign.BASELINE else "3 3")
    if sign in (Sign.OPEN_START, Sign.OPEN_END):
        return shapes.arrow(middle, y, outward=(sign is Sign.OPEN_END) != plane.mirrored)
    if sign in (Sign.DONE, Sign.LEFT, Sign.LEFT_VAGUE):
        return shapes.box(sign, x, y - BAR // 2, 22, plane)
    return shapes.point(sign, middle, y, plane)


def _text(  # noqa: PLR0913 - a place, words and their look
    plane: Plane, place: int, y: int, words: str, size: int, ink: str, *, weight: str = "400", language: str = ""
) -> str:
    """Return words that begin at a place; those in another language than the page say so, and run their own way."""
    tagged = f' lang="{escape(language)}"' if language else ""
    way = direction(language) if language else ""
    if way and (way == "rtl") != plane.mirrored:
        tagged += f' direction="{way}" text-anchor="end"'
    return (
        f'<text x="{plane.x(place)}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{ink}"{tagged}>'
        f"{escape(words)}</text>"
    )
