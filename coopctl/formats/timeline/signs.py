"""The signs of a timeline, one cell each, and what an ASCII terminal shows: no two look alike without their colour."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.messages import Message


class Sign(StrEnum):
    """What a cell of the chart may hold; the legend tells them in this order."""

    DONE = "done"
    LEFT = "left"
    DONE_VAGUE = "done_vague"
    LEFT_VAGUE = "left_vague"
    OPEN_START = "open_start"
    OPEN_END = "open_end"
    BASELINE = "baseline"
    BASELINE_VAGUE = "baseline_vague"
    STARTED = "started"
    ENDED = "ended"
    TODAY = "today"
    STEP_DONE = "step_done"
    STEP_OPEN = "step_open"
    STEP_LATE = "step_late"
    STEP_DROPPED = "step_dropped"
    STEP_BEFORE = "step_before"
    MEETING = "meeting"
    HELD = "held"
    FORESEEN = "foreseen"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sign on a terminal, its role there (a key of drawing.STYLES; "" for that of the row's health), and its meaning.

    The line of the day is told by its date.
    """

    unicode: str
    ascii: str
    role: str
    words: Message | None


#: All but the signs of milestones and occurrences are in code page 437 or in WGL4, as the others of the house. Those of
#: health, which stand at the end of rows, mean nothing else here; what is late is late in both.
DRAWN: Mapping[Sign, Drawn] = {
    Sign.DONE: Drawn("█", "#", "finished", msg("share done")),
    Sign.LEFT: Drawn("═", "=", "", msg("as planned")),
    Sign.DONE_VAGUE: Drawn("▒", "%", "finished", msg("share done, dates approximate")),
    Sign.LEFT_VAGUE: Drawn("░", "~", "", msg("as planned, dates approximate")),
    Sign.OPEN_START: Drawn("«", "(", "", msg("began before")),
    Sign.OPEN_END: Drawn("»", ")", "", msg("continues")),
    Sign.BASELINE: Drawn("─", "-", "quiet", msg("first agreed")),
    Sign.BASELINE_VAGUE: Drawn("·", ".", "quiet", msg("first agreed, dates approximate")),
    Sign.STARTED: Drawn("[", "[", "head", msg("real start")),
    Sign.ENDED: Drawn("]", "]", "head", msg("real end")),
    Sign.TODAY: Drawn("│", "|", "head", None),
    Sign.STEP_DONE: Drawn("◆", "M", "head", msg("milestone done")),
    Sign.STEP_OPEN: Drawn("◇", "m", "head", msg("milestone open")),
    Sign.STEP_LATE: Drawn("!", "!", "late", msg("milestone late")),
    Sign.STEP_DROPPED: Drawn("⊗", "\\", "quiet", msg("milestone dropped")),
    Sign.STEP_BEFORE: Drawn("◦", "'", "quiet", msg("milestone as first agreed")),
    Sign.MEETING: Drawn("▼", "v", "head", msg("meeting")),
    Sign.HELD: Drawn("★", "@", "head", msg("took place")),
    Sign.FORESEEN: Drawn("☆", "_", "", msg("foreseen, no record")),
    Sign.CALLED_OFF: Drawn("\u00f8", "/", "quiet", msg("did not take place")),
}
#: On the rule below the labels, where a unit begins.
TICK = ("┬", "+")
#: What is shown where several things fall into one cell, the first of these: what did not happen before what did, since
#: a row of what took place would deny it.
FIRST = (
    Sign.STEP_LATE, Sign.CALLED_OFF, Sign.STEP_DROPPED, Sign.STEP_OPEN, Sign.FORESEEN, Sign.STEP_DONE,
    Sign.MEETING, Sign.HELD, Sign.TODAY, Sign.STEP_BEFORE, Sign.ENDED, Sign.STARTED,
)  # fmt: skip
