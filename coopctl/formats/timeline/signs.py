"""The signs of a timeline, one cell each, and what an ASCII terminal shows: no two look alike without their colour."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.messages import msg

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


#: What is shown where several things fall into one cell: the first of these.
FIRST = (
    Sign.STEP_LATE, Sign.STEP_OPEN, Sign.STEP_DONE, Sign.MEETING, Sign.FORESEEN, Sign.HELD,
    Sign.STEP_DROPPED, Sign.CALLED_OFF, Sign.TODAY, Sign.STEP_BEFORE, Sign.ENDED, Sign.STARTED,
)  # fmt: skip
#: All but the diamonds are in code page 437 or in WGL4, as the other signs of the house.
UNICODE: Mapping[Sign, str] = {
    Sign.DONE: "█",
    Sign.LEFT: "═",
    Sign.DONE_VAGUE: "▒",
    Sign.LEFT_VAGUE: "░",
    Sign.OPEN_START: "◄",
    Sign.OPEN_END: "►",
    Sign.BASELINE: "─",
    Sign.BASELINE_VAGUE: "·",
    Sign.STARTED: "[",
    Sign.ENDED: "]",
    Sign.TODAY: "│",
    Sign.STEP_DONE: "◆",
    Sign.STEP_OPEN: "◇",
    Sign.STEP_LATE: "!",
    Sign.STEP_DROPPED: "\u00d7",
    Sign.STEP_BEFORE: "◦",
    Sign.MEETING: "▼",
    Sign.HELD: "●",
    Sign.FORESEEN: "○",
    Sign.CALLED_OFF: "\u00f8",
}
ASCII: Mapping[Sign, str] = {
    Sign.DONE: "#",
    Sign.LEFT: "=",
    Sign.DONE_VAGUE: "%",
    Sign.LEFT_VAGUE: "~",
    Sign.OPEN_START: "<",
    Sign.OPEN_END: ">",
    Sign.BASELINE: "-",
    Sign.BASELINE_VAGUE: ".",
    Sign.STARTED: "[",
    Sign.ENDED: "]",
    Sign.TODAY: "|",
    Sign.STEP_DONE: "*",
    Sign.STEP_OPEN: "o",
    Sign.STEP_LATE: "!",
    Sign.STEP_DROPPED: "x",
    Sign.STEP_BEFORE: "'",
    Sign.MEETING: "v",
    Sign.HELD: "@",
    Sign.FORESEEN: "^",
    Sign.CALLED_OFF: "/",
}
#: On the rule below the labels, where a unit begins.
TICK = ("┬", "+")
#: Their roles on a terminal, keys of drawing.STYLES. The part of a bar that is left has that of the row's health.
ROLES: Mapping[Sign, str] = {
    Sign.DONE: "finished",
    Sign.DONE_VAGUE: "finished",
    Sign.BASELINE: "quiet",
    Sign.BASELINE_VAGUE: "quiet",
    Sign.STARTED: "head",
    Sign.ENDED: "head",
    Sign.TODAY: "head",
    Sign.STEP_DONE: "head",
    Sign.STEP_OPEN: "head",
    Sign.STEP_LATE: "late",
    Sign.STEP_DROPPED: "quiet",
    Sign.STEP_BEFORE: "quiet",
    Sign.MEETING: "head",
    Sign.HELD: "head",
    Sign.CALLED_OFF: "quiet",
}
#: What they mean; the line of the day is told by its date.
WORDS: Mapping[Sign, Message] = {
    Sign.DONE: msg("done so far"),
    Sign.LEFT: msg("as planned"),
    Sign.DONE_VAGUE: msg("done so far, dates vague"),
    Sign.LEFT_VAGUE: msg("as planned, dates vague"),
    Sign.OPEN_START: msg("began before"),
    Sign.OPEN_END: msg("goes on"),
    Sign.BASELINE: msg("first agreed"),
    Sign.BASELINE_VAGUE: msg("first agreed, dates vague"),
    Sign.STARTED: msg("real start"),
    Sign.ENDED: msg("real end"),
    Sign.STEP_DONE: msg("milestone done"),
    Sign.STEP_OPEN: msg("milestone open"),
    Sign.STEP_LATE: msg("milestone late"),
    Sign.STEP_DROPPED: msg("milestone dropped"),
    Sign.STEP_BEFORE: msg("milestone as first agreed"),
    Sign.MEETING: msg("meeting"),
    Sign.HELD: msg("took place"),
    Sign.FORESEEN: msg("foreseen, no record"),
    Sign.CALLED_OFF: msg("did not take place"),
}
