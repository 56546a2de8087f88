"""The timeline as an inline SVG for pages, from a template: no script, no style attribute, nothing fetched.

It has a title and a description; the table of the same sheet beside it says everything in words.
"""

from __future__ import annotations

from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from coopctl.formats import healths
from coopctl.formats.headings import stamp
from coopctl.formats.pages import markup
from coopctl.formats.pages.spoken import alike
from coopctl.formats.status.asked_for import axis_within
from coopctl.formats.terminal.breaking import cut, wrap
from coopctl.formats.terminal.leftward import closed
from coopctl.formats.timeline import forms, gantt, sentences, text_lines
from coopctl.formats.timeline.shapes import DrawnSign, shapes
from coopctl.formats.timeline.signs import Sign
from coopctl.i18n.words import direction
from coopctl.messages import msg
from coopctl.reports.timeline import timescale
from coopctl.reports.timeline.chart import heading
from coopctl.reports.timeline.dated_rows import RowKind
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markupsafe import Markup

    from coopctl.formats.look import Look
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row
    from coopctl.reports.timeline.timescale import Scale

#: Pixels of the drawing, which the page scales to its width: in all, before the chart, and after it for arrows.
WIDTH = 1000
_LEFT, _EDGE = 344, 14
#: Of a letter of a label; of a row, a heading, the scale above, and a line of the legend; of a sign in the legend.
_LETTER = 8
_ROW, _HEAD, _SCALE, _LEGEND = 44, 26, 46, 24
_SAMPLE = 22
#: Of one line more of a title, a heading or the legend.
_LINE = 16
#: Where the lines of the scale begin.
_LINES = 34
#: How many rows stay together on a page that is printed.
_TOGETHER = 4
#: How many letters of a title fit beside the chart, before arrows to earlier days, where all are equally wide (PDF).
_TITLE = 42
#: How many of the smaller ones below it.
_FACTS = 50


@dataclass(frozen=True, slots=True)
class _Text:
    """Words that begin `place` pixels from the side where lines begin; `kind` is a font of the template."""

    kind: str
    place: int
    y: int
    words: str
    language: str = ""

    @property
    def direction(self) -> str:
        """The way in which they run, "" where that is the page's."""
        return direction(self.language) if self.language else ""


@dataclass(slots=True)
class _Band:
    """What is drawn from `top` to `bottom`; the lines of the scale end at `lined`."""

    top: int
    lined: int
    bottom: int
    texts: list[_Text] = field(default_factory=list)
    shapes: list[DrawnSign] = field(default_factory=list)

    def grow(self, high: int) -> None:
        """Make room for a row."""
        self.lined += high
        self.bottom += high


def svg(timeline: Timeline, look: Look) -> Markup:
    """Return one `<svg>` element."""
    return _written(_bands(timeline, look, refs=True), _shared(timeline, look))


def slices(timeline: Timeline, look: Look, *, within: bool = False) -> list[Markup]:
    """Return that of a paper as several, one below the other, between which a page may end: the scale, then rows.

    They have no references of records. `within` a page there are fewer, of several rows each, and the first has the
    names of all, for who does not see them.

    An agreement stays with the row below it, the name of an axis with its first action, the legend with the last row.
    """
    shared = _shared(timeline, look)
    bands, together = _bands(timeline, look, refs=False), _TOGETHER if within else 1
    parts = [bands[:1], *(bands[place : place + together] for place in range(1, len(bands), together))]
    return [_written(part, shared, named=number == 0 or not within) for number, part in enumerate(parts)]


def _written(bands: Sequence[_Band], shared: Mapping[str, object], *, named: bool = True) -> Markup:
    first, last = bands[0], bands[-1]
    return markup.fragment(
        "timeline.svg",
        **shared,
        named=named,
        forms=forms,
        top=first.top,
        high=last.bottom - first.top,
        above=max(first.top, _LINES),
        bottom=last.lined,
        texts=[text for band in bands for text in band.texts],
        shapes=[shape for band in bands for shape in band.shapes],
    )


def _shared(timeline: Timeline, look: Look) -> Mapping[str, object]:
    """Return what the template is told of the whole."""
    scale = _scale(timeline)
    ticks = (scale.lower or scale.upper) if gantt.drawable(timeline.drawn(scale.window)) else ()
    return {
        "title": look.words.say(heading(timeline)),
        "description": _description(timeline, look),
        "width": WIDTH,
        "way": direction(look.languages[0]),
        "grid": [_LEFT + tick.cell for tick in ticks],
        "today": _LEFT + scale.cell(timeline.day) if _has_today(timeline) else None,
    }


def _bands(timeline: Timeline, look: Look, *, refs: bool) -> list[_Band]:
    scale = _scale(timeline)
    rows = gantt.drawable(timeline.drawn(scale.window))
    heads = gantt.headed(rows)
    bands = [_Band(0, _SCALE, _SCALE, list(_labels(scale)) if rows else [])]
    together = False
    for begins, row in gantt.by_axis(rows):
        if not together:
            y = bands[-1].bottom
            bands.append(_Band(y, y, y))
        band, together = bands[-1], row.kind is RowKind.AGREEMENT
        if together:
            band.grow(8)
        elif begins:
            names = list(_axis(row, band.bottom + 18, look))
            band.texts += names
            band.grow(_HEAD + _LINE * (len(names) - 1))
        ref = row.ref.partition("/")[2] if row.agreement in heads and row.kind is RowKind.ACTION else row.ref
        words = list(_words(row, ref if refs else "", band.bottom, look))
        band.texts += words
        band.shapes += shapes(row, scale, band.bottom + 9, look, left=_LEFT)
        band.grow(_ROW + _LINE * (len(words) - 2))
    used = {shape.sign for band in bands for shape in band.shapes} | ({Sign.TODAY} if _has_today(timeline) else set())
    _explain([sign for sign in Sign if sign in used], bands[-1], timeline, look)
    return bands


def _explain(signs: Sequence[Sign], band: _Band, timeline: Timeline, look: Look) -> None:
    """Put the legend below a band."""
    high = _LEGEND + (_LINE if look.beside else 0)
    for number, sign in enumerate(signs):
        place, middle = 10 + WIDTH // 3 * (number % 3), band.lined + 24 + high * (number // 3)
        band.shapes += [
            DrawnSign(each, place, middle, _SAMPLE) for each in ((Sign.LEFT, sign) if sign is Sign.DONE else (sign,))
        ]
        for at, (each, language) in enumerate(_both(look, partial(text_lines.meaning, sign, timeline.day))):
            band.texts.append(_Text("legend", place + 30, middle + 4 + _LINE * at, each, language))
    band.bottom = band.lined + 20 + high * (len(signs) // 3 + 1)


def _scale(timeline: Timeline) -> Scale:
    window = timeline.window or timescale.Window(timeline.day, timeline.day)
    return timescale.scale(window, WIDTH - _LEFT - _EDGE, _LETTER)


def _has_today(timeline: Timeline) -> bool:
    return timeline.window is not None and _scale(timeline).window.holds(timeline.day)


def _description(timeline: Timeline, look: Look) -> str:
    """Say what is drawn, on which day, what it leaves out, and where the same is said in words."""
    when = [look.words.say(each) for each in stamp(timeline.day, timeline.revision)]
    said = [look.words.listed([*(look.words.say(each) for each in sentences.totals(timeline)), *when])]
    if timeline.window is None:
        said.append(look.words.say(sentences.nothing(timeline)))
    said += [look.words.say(note) for note in sentences.notes(timeline, crowded=False)]
    said.append(look.words.say(msg("the table has the same dates in words")))
    return "; ".join(said)


def _labels(scale: Scale) -> Iterator[_Text]:
    """Yield the labels of the scale."""
    for ticks, y, kind in ((scale.upper, 14, "upper"), (scale.lower, 30, "lower")):
        yield from (_Text(kind, _LEFT + tick.cell + 2, y, tick.label) for tick in ticks)


def _both(look: Look, tell: Callable[[Look], str]) -> Sequence[tuple[str, str]]:
    """Return what is said to each reader, the second with its language; once what is the same."""
    told = [(tell(look), "")]
    if look.beside:
        told.append((tell(look.beside), look.beside.words.spoken))
    return told[:1] if alike(told[0][0], told[-1][0]) else told


def _axis(row: Row, y: int, look: Look) -> Iterator[_Text]:
    """Yield the name of the axis that begins with a row."""
    titled = row.axis.title if row.axis else None
    language = titled.choose(look.languages)[0] if titled else ""
    for at, (name, other) in enumerate(_both(look, lambda to: axis_within(row.axis, to, row.over, _TITLE))):
        yield _Text("axis", 0, y + _LINE * at, name, other or language)


def _words(row: Row, ref: str, y: int, look: Look) -> Iterator[_Text]:
    """Yield the title of a row above its health, progress, and as much of its reference as there is room for."""
    inset, room = 14 * row.depth, _TITLE - 2 * row.depth
    own = row.title.choose(look.languages)[0]
    y += 16
    for title, language in _both(look, lambda to: sentences.title(row, to)):
        first, *rest = wrap(title, room)
        for line in (first, *([" ".join(rest)] if rest else [])):
            yield _Text(row.kind, inset, y, closed(cut(line, room, look)), language or own)
            y += _LINE
    said = [healths.signed(row.health, look)[0]]
    said += [f"\u2068{other}\u2069" for other, _ in _both(look, lambda to: to.words.label(row.health))[1:]]
    if row.progress is not None:
        said.append(look.words.percent(row.progress))
    if ref:
        said.append(ref)
    yield _Text("facts", inset, y + 1, cut(" · ".join(said), _FACTS - 2 * row.depth, look))
