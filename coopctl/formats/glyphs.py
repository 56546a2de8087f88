"""Signs of one cell, and what an ASCII terminal shows in their place. None means anything by its colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.outcomes import BarState
from coopctl.model.vocabularies import Health
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """One set of signs. Those of the bar differ by shape, so that it reads without colour."""

    bar: Mapping[BarState, str]
    health: Mapping[Health, str]
    #: Of an action that is only proposed.
    proposed: str
    #: Of one that is all done and only waits to be closed: a box to tick.
    unclosed: str
    rule: str
    cut: str
    none: str
    arrow: str
    dot: str
    branch: str
    #: From nothing to all, for a line that rises and falls.
    levels: str
    #: What isolates right-to-left text: first strong isolate, right-to-left isolate, and the end of either (UAX #9).
    isolates: tuple[str, str, str]


#: All but ✓, ◐, ◌ and → are in code page 437 or in WGL4, so that old Windows fonts have them.
UNICODE = Glyphs(
    bar={
        BarState.FINISHED: "█",
        BarState.UNDER_WAY: "▓",
        BarState.NEEDS_CARE: "▒",
        BarState.UNKNOWN: "░",
        BarState.NOT_STARTED: "·",
        BarState.LATE: "▌",
    },
    health={
        Health.LATE: "!",
        Health.AT_RISK: "▲",
        Health.ON_HOLD: "■",
        Health.UNKNOWN: "?",
        Health.DUE_SOON: "►",
        Health.NOT_STARTED: "○",
        Health.ON_TRACK: "●",
        Health.DONE: "✓",
        Health.DONE_IN_PART: "◐",
        Health.CANCELLED: "\u00d7",
    },
    proposed="◌",
    unclosed="□",
    rule="─",
    cut="…",
    none="—",
    arrow="→",
    dot="·",
    branch="└ ",
    levels="▁▂▃▄▅▆▇█",
    isolates=("\u2068", "\u2067", "\u2069"),
)
ASCII = Glyphs(
    bar={
        BarState.FINISHED: "#",
        BarState.UNDER_WAY: "=",
        BarState.NEEDS_CARE: "~",
        BarState.UNKNOWN: "?",
        BarState.NOT_STARTED: ".",
        BarState.LATE: "!",
    },
    health={
        Health.LATE: "!",
        Health.AT_RISK: "^",
        Health.ON_HOLD: "=",
        Health.UNKNOWN: "?",
        Health.DUE_SOON: ">",
        Health.NOT_STARTED: "o",
        Health.ON_TRACK: "*",
        Health.DONE: "+",
        Health.DONE_IN_PART: "-",
        Health.CANCELLED: "x",
    },
    unclosed="_",
    proposed=":",
    rule="-",
    cut="...",
    none="-",
    arrow="->",
    dot="-",
    branch="+ ",
    levels="_.:-=+*#",
    isolates=("", "", ""),
)
