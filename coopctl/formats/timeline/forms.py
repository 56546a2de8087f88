"""The forms of the signs of a drawn timeline, as paths around their middle: told apart by form, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.timeline.signs import Sign
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Form:
    """A path as SVG 2 writes it (9.3; of its letters M, L, H, V, h, A with half circles, and Z), and how it is drawn.

    Lengths are pixels of the drawing. `evenodd` leaves out what two parts of a path cover both.
    """

    path: str
    fill: str = ""
    stroke: str = ""
    width: int = 1
    dashes: str = ""
    evenodd: bool = False

    @property
    def attributes(self) -> str:
        """The same as attributes of SVG."""
        said = {
            "d": self.path,
            "fill": self.fill,
            "fill-rule": "evenodd" if self.evenodd else "",
            "stroke": self.stroke,
            "stroke-width": str(self.width) if self.width != 1 else "",
            "stroke-dasharray": self.dashes,
        }
        return " ".join(f'{name}="{value}"' for name, value in said.items() if value)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a bar: how high it is, its colours, and whether it is hatched, since its dates are vague."""

    high: int
    fill: str
    stroke: str = ""
    vague: bool = False


INK, QUIET, PLAN, LATE, PAPER = "#1a1a1a", "#4a4a4a", "#1f5a8a", "#b00020", "#ffffff"
#: The lines of the scale.
GRID = "#d0d7de"
#: What a vague bar is hatched with, in a square of so many pixels.
HATCH, HATCHED = Form("M0 6L6 0", stroke=PLAN), 6
BOXES: Mapping[Sign, Box] = {
    Sign.LEFT: Box(14, "#dbe8f3", PLAN),
    Sign.LEFT_VAGUE: Box(14, PAPER, PLAN, vague=True),
    Sign.DONE: Box(6, PLAN),
}
#: How thick the lines of what was first agreed are, and which is broken.
BASELINE = 3
LINES: Mapping[Sign, bool] = {Sign.BASELINE: False, Sign.BASELINE_VAGUE: True}
#: Marks of one place; the line of the day as a legend has it.
POINTS: Mapping[Sign, Form] = {
    Sign.OPEN_START: Form("M0-8L-9 0L0 8Z", PLAN),
    Sign.OPEN_END: Form("M0-8L9 0L0 8Z", PLAN),
    Sign.STARTED: Form("M4-9H0V9H4", "none", INK, 2),
    Sign.ENDED: Form("M-4-9H0V9H-4", "none", INK, 2),
    Sign.TODAY: Form("M0-9V9", stroke=LATE, width=2, dashes="6 3"),
    Sign.STEP_DONE: Form("M0-7L7 0L0 7L-7 0Z", INK, PAPER),
    Sign.STEP_OPEN: Form("M0-6L6 0L0 6L-6 0Z", PAPER, INK, 2),
    Sign.STEP_LATE: Form("M0-9L9 7H-9ZM-1-4V2H1V-4ZM-1 3V5H1V3Z", LATE, PAPER, evenodd=True),
    Sign.STEP_DROPPED: Form("M-5-5L5 5M-5 5L5-5", stroke=QUIET, width=3),
    Sign.STEP_BEFORE: Form("M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0", PAPER, QUIET),
    Sign.MEETING: Form("M-7-6H7L0 7Z", INK, PAPER),
    Sign.HELD: Form("M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0", INK, PAPER),
    Sign.FORESEEN: Form("M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0", PAPER, INK, 2),
    Sign.CALLED_OFF: Form("M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0M-6 6L6-6", "none", QUIET, 2),
}
