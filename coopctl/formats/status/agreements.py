"""Agreements on the status screen: a title with its reference, and under it the bar beside the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import figures
from coopctl.formats.terminal.bars import CELLS, bar
from coopctl.formats.terminal.drawing import Line, cells, cut, flow, measure, pad, paragraph, stands_apart, wrap
from coopctl.measures.outcomes import AgreementHealth
from coopctl.messages import msg
from coopctl.reports.figures import not_counted
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.formats.look import Look
    from coopctl.reports.status import Line as AgreementLine

_INDENT = 2
#: How many cells bars have where that gives the columns beside them two blanks between.
_SHORTER = (CELLS - 2, CELLS - 4)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where figures stand: the cell of the first, the widths of their columns (None: one after the other), the gaps.

    `bar` is how many cells the bars before them have.
    """

    start: int
    columns: tuple[int, ...] | None
    gap: str
    indented: bool
    bar: int = CELLS

    def indent(self, line: AgreementLine) -> str:
        """Return the blanks before a bar."""
        return " " * (line.depth * _INDENT) if self.indented else ""


def agreements(shown: Sequence[AgreementLine], look: Look) -> list[list[Line]]:
    """Return the lines of each agreement; figures stand under each other where the width allows."""
    rows, layout = _rows(shown, look)
    return [
        [*_title(line, look), *_bar(line, row, layout, look), *_left_out(line, look), *_with_plans(line, layout, look)]
        for line, row in zip(shown, rows, strict=True)
    ]


def _rows(shown: Sequence[AgreementLine], look: Look) -> tuple[list[list[str]], _Columns]:
    """Return the figures with their layout: in full where columns have room between them, else with short words."""
    for short in (False, True):
        rows = [_figures(line, look, short=short) for line in shown]
        depth = max((line.depth for line, row in zip(shown, rows, strict=True) if len(row) > 1), default=0)
        layout = _layout(depth, rows, look, short=short)
        if layout.columns is not None and len(layout.gap) > 1:
            break
    return rows, layout


def _layout(depth: int, rows: Sequence[Sequence[str]], look: Look, *, short: bool) -> _Columns:
    """Choose the widest layout that fits: plans indented, or not, shorter bars, single blanks between; or no columns.

    Bars give way only where words have: those that are `short`.
    """
    columns = tuple(max((measure(row[place]) for row in rows if len(row) > 1), default=0) for place in range(3))
    shorter = [(0, size, 1, "  ") for size in _SHORTER if short]
    for indent, size, first, gap in (
        (depth * _INDENT, CELLS, 2, "  "),
        (0, CELLS, 2, "  "),
        (0, CELLS, 1, "  "),
        *shorter,
        (0, CELLS, 1, " "),
    ):
        start = indent + size + first
        if start + sum(columns) + 2 * len(gap) <= look.width:
            return _Columns(start, columns, gap, indent > 0, size)
    return _Columns(CELLS + 2, None, "  ", indented=False)


def _title(line: AgreementLine, look: Look) -> list[Line]:
    """Return the title and the reference, on two lines where one is too short; an Arabic title alone on the last."""
    before = " " * (_INDENT * (line.depth - 1)) + look.glyphs.branch if line.depth else ""
    ref: Line = ((line.agreement.ref, "ref"),)
    unread: list[Line] = []
    if line.unread:
        unread = [((look.words.say(figures.unread(line.unread)), "unread"),)]
    title = look.words.text(line.agreement.title)
    under = " " * measure(before)
    if stands_apart(title, look):
        first = flow([((before, "quiet"), *ref), *unread], look.width, indent=under)
        return [*first, ((under, ""), (title, "title"))]
    lines: list[Line] = [
        ((under if place else before, "quiet"), (part, "title"))
        for place, part in enumerate(_shortened(title, look.width - measure(before), look))
    ]
    return [*lines[:-1], *flow([lines[-1], ref, *unread], look.width, indent=under)]


def _shortened(title: str, width: int, look: Look) -> list[str]:
    """Return a title on one line, or on two where the screen is small; what is longer is cut."""
    lines = wrap(title, width)
    if len(lines) == 1 or not look.narrow:
        return [cut(title, width, look)]
    return [lines[0], cut(" ".join(lines[1:]), width, look)]


def _figures(line: AgreementLine, look: Look, *, short: bool) -> list[str]:
    """Return finished, progress and time elapsed; or one sentence where nothing counts."""
    standing = line.standing
    if standing.health is AgreementHealth.NO_ACTIONS:
        return [look.words.say(msg("no actions yet"))]
    if not standing.rollup.finished_of:
        return [look.words.say(figures.nothing(standing.rollup))]
    sentences = figures.finished(standing.rollup), figures.progress(standing.rollup, look)
    return [look.words.say(each) for each in (*sentences, figures.elapsed(standing.elapsed, look, short=short))]


def _bar(line: AgreementLine, row: Sequence[str], layout: _Columns, look: Look) -> list[Line]:
    """Return the bar and the figures beside it; those that do not fit go on below."""
    indent = layout.indent(line)
    drawn = bar(line.standing.bar, look, layout.bar)
    if len(row) == 1:
        under = " " * (line.depth * _INDENT)
        return paragraph(row[0], "quiet", look.width, indent=under)
    if layout.columns is None:
        return flow(
            [drawn, *(((text, ""),) for text in row)], look.width, indent="" if look.narrow else " " * layout.start
        )
    blank = " " * (layout.start - len(indent) - cells(drawn))
    figures_row = layout.gap.join(pad(text, width) for text, width in zip(row, layout.columns, strict=True))
    return [((indent, ""), *drawn, (blank + figures_row, ""))]


def _left_out(line: AgreementLine, look: Look) -> list[Line]:
    """Return what the figures leave out."""
    others = not_counted(line.standing.rollup)
    if others is None or not line.standing.rollup.finished_of:
        return []
    return paragraph(look.words.say(others), "quiet", look.width, indent=" " * (line.depth * _INDENT))


def _with_plans(line: AgreementLine, layout: _Columns, look: Look) -> list[Line]:
    """Return the figures of a framework together with its plans."""
    rollup = line.standing.with_plans
    if rollup is None or not rollup.finished_of:
        return []
    said = [look.words.say(each) for each in (figures.finished(rollup), figures.progress(rollup, look))]
    label = layout.indent(line) + look.words.say(msg("with its plans"))
    if layout.columns is not None:
        beside = pad(label, layout.start) + pad(said[0], layout.columns[0]) + layout.gap + said[1]
        if measure(beside) <= look.width:
            return [((beside, "quiet"),)]
    return flow([((text, "quiet"),) for text in (label, *said)], look.width)
