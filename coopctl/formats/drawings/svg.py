"""SVG: a line for each record over time, in one file that fetches nothing and runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.pages import charts
from coopctl.formats.terminal.drawing import cut
from coopctl.reports.trend import heading

if TYPE_CHECKING:
    from markupsafe import Markup

    from coopctl.formats.look import Look
    from coopctl.reports.trend import Trend

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
    series = [
        (cut(words.text(each.title), _ROOM, look), [(one.day, one.progress) for one in each.points])
        for each in trend.series
    ]
    return charts.lines(series, words.say(heading(trend)), right_to_left=words.right_to_left)
