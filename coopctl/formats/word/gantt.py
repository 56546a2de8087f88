"""The timeline of a document of Word: titles as its text, and beside each a picture of its dates under one scale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coopctl.formats.pages.png import Picture
from coopctl.formats.status.asked_for import axis_within
from coopctl.formats.terminal.breaking import cut
from coopctl.formats.timeline import forms, gantt, sentences, text_lines
from coopctl.formats.timeline.shapes import DrawnSign, shapes
from coopctl.formats.timeline.signs import Sign
from coopctl.reports.timeline import timescale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row
    from coopctl.reports.timeline.timescale import Scale

#: Pixels of the chart, of them after its last day, for arrows; of a letter of a label; and how high a row is.
WIDTH, _EDGE, _LETTER, _HIGH = 640, 10, 11, 32
#: Where a row has what was first agreed.
_FIRST = 7
#: Of the sample of a sign.
_SAMPLE, _LOW = 26, 20
#: How many letters of a title stand beside the chart.
_TITLE = 90


def rows(timeline: Timeline) -> Sequence[tuple[bool, Row]]:
    """Return the rows that are drawn, and whether each is the first of an axis; none where nothing has a day."""
    return [*gantt.by_axis(gantt.drawable(timeline.drawn(_scale(timeline).window)))] if timeline.window else ()


def labels(timeline: Timeline) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of labels, each with the pixel at which its unit begins."""
    scale = _scale(timeline)
    for ticks in (scale.upper, scale.lower):
        if ticks:
            yield [(tick.cell, tick.label) for tick in ticks]


def title(row: Row, look: Look) -> str:
    """Return the title of a row after its number."""
    return cut(f"{sentences.numbered(row, look)}{look.words.text(row.title)}", _TITLE, look)


def facts(row: Row, look: Look) -> str:
    """Return the health of a row and its progress."""
    progress = () if row.progress is None else (look.words.percent(row.progress),)
    return look.words.listed([look.words.label(row.health), *progress])


def axis(row: Row, look: Look) -> str:
    """Return what the axis of a row is called."""
    return axis_within(row.axis, look, row.over, 2 * _TITLE)


def drawn(row: Row, timeline: Timeline, look: Look) -> Picture:
    """Return the picture of the dates of a row, on the lines of the scale."""
    scale = _scale(timeline)
    picture = _lined(_window(timeline)).copy()
    for shape in shapes(row, scale, _FIRST, look):
        _draw(picture, shape)
    if scale.window.holds(timeline.day):
        for y in range(0, _HIGH, 9):
            picture.box(scale.cell(timeline.day) - 1, y, 2, 6, forms.LATE)
    return picture


def signs(timeline: Timeline, look: Look) -> list[Sign]:
    """Return the signs that are drawn, in the order of a legend."""
    scale = _scale(timeline)
    found = {shape.sign for _, row in rows(timeline) for shape in shapes(row, scale, _FIRST, look)}
    if scale.window.holds(timeline.day):
        found.add(Sign.TODAY)
    return [sign for sign in Sign if sign in found]


def sample(sign: Sign) -> Picture:
    """Return a picture of a sign alone."""
    picture = Picture(_SAMPLE, _LOW)
    for each in (Sign.LEFT, sign) if sign is Sign.DONE else (sign,):
        _draw(picture, DrawnSign(each, 0, _LOW // 2, _SAMPLE))
    return picture


def meaning(sign: Sign, timeline: Timeline, look: Look) -> str:
    """Return what a sign means."""
    return text_lines.meaning(sign, timeline.day, look)


def _scale(timeline: Timeline) -> Scale:
    return _scaled(_window(timeline))


def _window(timeline: Timeline) -> timescale.Window:
    return timeline.window or timescale.Window(timeline.day, timeline.day)


@lru_cache(1)
def _lined(window: timescale.Window) -> Picture:
    """Return a picture of the lines of the scale alone."""
    picture, scale = Picture(WIDTH, _HIGH), _scaled(window)
    for tick in scale.lower or scale.upper:
        picture.box(tick.cell, 0, 1, _HIGH, forms.GRID)
    return picture


@lru_cache(1)
def _scaled(window: timescale.Window) -> Scale:
    return timescale.scale(window, WIDTH - _EDGE, _LETTER)


def _draw(picture: Picture, shape: DrawnSign) -> None:
    x, y, wide = shape.place, shape.y, shape.wide
    if shape.sign in forms.BOXES:
        box = forms.BOXES[shape.sign]
        top = y - box.high // 2
        if box.stroke:
            picture.box(x, top, wide, box.high, box.stroke)
        inner = (x + 1, top + 1, max(wide - 2, 0), box.high - 2) if box.stroke else (x, top, wide, box.high)
        if box.vague:
            picture.hatched(inner, forms.HATCH.path, fill=box.fill, ink=forms.HATCH.stroke, size=forms.HATCHED)
        else:
            picture.box(*inner, box.fill)
    elif shape.sign in forms.LINES:
        broken = forms.LINES[shape.sign]
        for start in range(0, wide, 6 if broken else wide):
            long = min(3, wide - start) if broken else wide
            picture.box(x + start, y - forms.BASELINE // 2, long, forms.BASELINE, forms.QUIET)
    else:
        form = forms.POINTS[shape.sign]
        fill = "" if form.fill == "none" else form.fill
        picture.path(x + wide // 2, y, form.path, fill=fill, stroke=form.stroke, width=form.width)
