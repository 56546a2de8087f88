"""The trend on a terminal: a line of signs for each record, its ends; of one record every point below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import flow, headline, paragraph
from coopctl.formats.terminal.grid import table
from coopctl.messages import msg
from coopctl.reports.trend import columns, heading, notes
from coopctl.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Line
    from coopctl.messages import Message
    from coopctl.reports.trend import Series, Trend

_MOST = 60
#: As many letters of a title as two lines take.
_TITLE = 150


def draw(trend: Trend, look: Look) -> str:
    """Return the trend as text; as facts for a screen reader."""
    if look.plain:
        blocks: list[Sequence[facts.Item]] = [[heading(trend), *notes(trend)]]
        for series in trend.series:
            blocks += [[look.words.text(series.title)], *facts.records(columns(series))]
        return facts.write(blocks, look)
    return drawing.draw(_lines(trend, look), look)


def _lines(trend: Trend, look: Look) -> Iterator[Line]:
    yield from headline(heading(trend), _days(trend), look)
    for note in notes(trend):
        yield from paragraph(look.words.say(note), "unread", look.width)
    for series in trend.series:
        yield ()
        yield from _record(series, look)
        if len(trend.series) == 1:
            yield ()
            yield from table(columns(series), look, by_title=True)


def _days(trend: Trend) -> Iterator[Message]:
    days = [point.day for series in trend.series for point in series.points]
    if days:
        yield _span(min(days).isoformat(), max(days).isoformat())


def _span(before: str, after: str) -> Message:
    """Say from what to what; once what is the same at both ends."""
    if before == after:
        return msg("{text}", text=after)
    return msg("{before} → {after}", before=before, after=after)


def _record(series: Series, look: Look) -> Iterator[Line]:
    words = look.words
    yield from paragraph(series.ref, "ref", look.width)
    yield from paragraph(words.text(series.title.cut(_TITLE)), "title", look.width, indent="  ")
    if not series.points:
        return
    before, after = (shown(percent(each), words) or words.say(msg("unknown")) for each in series.ends)
    health = series.points[-1].health
    pieces: list[Line] = [
        ((spark([each.progress for each in series.points], look), "under_way"),),
        ((words.say(_span(before, after)), ""),),
        ((words.label(health), str(health)),),
    ]
    yield from flow([(("  ", ""), *pieces[0]), *pieces[1:]], look.width, indent="  ")


def spark(values: Sequence[Fraction | None], look: Look) -> str:
    """Return a sign for each value of 0 to 100, so many that they fit: of several that share one the last."""
    room = max(8, min(_MOST, look.width - 4))
    kept = values if len(values) <= room else [values[(at + 1) * len(values) // room - 1] for at in range(room)]
    signs = look.glyphs.levels
    return "".join(
        look.glyphs.dot if each is None else signs[min(int(each * len(signs) / 100), len(signs) - 1)] for each in kept
    )
