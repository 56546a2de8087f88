"""The trend on a terminal: a line of signs for each record, its ends; of one record every point below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import flow, paragraph
from coopctl.formats.terminal.grid import table
from coopctl.formats.terminal.heads import headline
from coopctl.measures.outcomes import AgreementHealth
from coopctl.messages import msg
from coopctl.model.vocabularies import Health
from coopctl.reports.trend import columns, heading, notes
from coopctl.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Line
    from coopctl.messages import Message
    from coopctl.reports.trend import Series, Trend, TrendPoint

_MOST = 60
#: As many letters of a title as two lines take.
_TITLE = 150
#: What says itself that there is no progress to tell.
_WITHOUT = frozenset({AgreementHealth.NO_ACTIONS, Health.UNKNOWN})


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
    points = dict.fromkeys((each.day, each.commit) for series in trend.series for each in series.points)
    times = sorted(points, key=lambda time: time[0])
    for series in trend.series:
        yield ()
        yield from _record(series, times, look)
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


def _record(series: Series, times: Sequence[tuple[date, str | None]], look: Look) -> Iterator[Line]:
    words = look.words
    yield from paragraph(series.ref, "ref", look.width)
    yield from paragraph(words.text(series.title.cut(_TITLE)), "title", look.width, indent="  ")
    if not series.points:
        return
    before, after = (shown(percent(each), words) or words.say(msg("unknown")) for each in series.ends)
    health = series.points[-1].health
    points = {(each.day, each.commit): each for each in series.points}
    pieces: list[Line] = [
        ((spark([points.get(time) for time in times], look), "under_way"),),
        ((words.say(_span(before, after)), ""),),
        ((words.label(health), str(health)),),
    ]
    if series.ends == (None, None) and health in _WITHOUT:
        del pieces[1]
    yield from flow([(("  ", ""), *pieces[0]), *pieces[1:]], look.width, indent="  ")


def spark(points: Sequence[TrendPoint | None], look: Look) -> str:
    """Return a sign for each point, so many that they fit: of several that share one the last; else a blank."""
    room = max(8, min(_MOST, look.width - 4))
    kept = points if len(points) <= room else [points[(at + 1) * len(points) // room - 1] for at in range(room)]
    return "".join(" " if each is None else _sign(each.progress, look) for each in kept)


def _sign(progress: Fraction | None, look: Look) -> str:
    signs = look.glyphs.levels
    return look.glyphs.dot if progress is None else signs[min(int(progress * len(signs) / 100), len(signs) - 1)]
