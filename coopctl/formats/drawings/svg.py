"""SVG: a line and its states for each record over time, in one file that fetches nothing and runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.counts import of_state
from coopctl.formats.pages import charts
from coopctl.formats.terminal.breaking import cut
from coopctl.measures.outcomes import BarState
from coopctl.measures.rollup import BAR
from coopctl.messages import msg
from coopctl.model.vocabularies import Health
from coopctl.reports.trend import heading

if TYPE_CHECKING:
    from markupsafe import Markup

    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words
    from coopctl.reports.trend import Series, Trend, TrendPoint

AUDIENCE = Audience.PAGES
ENDINGS = ("svg",)

#: How many letters of a name have room.
_ROOM = 100


def write(trend: Trend, look: Look) -> str:
    """Return the drawing."""
    return f"{drawing(trend, look)}\n"


def drawing(trend: Trend, look: Look) -> Markup:
    """Return the same for a page."""
    words = look.words
    series = [(_name(each, look), [_point(one, words) for one in each.points]) for each in trend.series]
    states = {state: words.label(state) for state in BarState}
    return charts.lines(
        series, words.say(heading(trend)), states, percent=words.percent, right_to_left=words.right_to_left
    )


def _name(series: Series, look: Look) -> str:
    """Return what a line is called; of one that is not drawn that nothing is known."""
    name = cut(look.words.text(series.title), _ROOM, look)
    if any(each.progress is not None for each in series.points):
        return name
    return look.words.say(msg("{said} ({others})", said=name, others=msg("progress not known")))


def _point(point: TrendPoint, words: Words) -> charts.LinePoint:
    """Return a point with its states, those of an action alone by its health, and what both say."""
    own = BAR.get(point.health) if isinstance(point.health, Health) else None
    counted = [words.say(of_state(state, count)) for state, count in point.bar.items() if count]
    figure = words.percent(point.progress) if point.progress is not None else words.say(msg("progress not known"))
    told = words.listed([figure, words.label(point.health), *counted])
    counts = point.bar or ({own: 1} if own else {})
    return charts.LinePoint(point.day, point.progress, counts, f"{words.when(point.day)}: {told}")
