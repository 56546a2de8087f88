"""Agreements on the status screen: a title with its reference, and under it the bar beside the figures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coopctl.formats import figures
from coopctl.formats.terminal.bars import CELLS, bar
from coopctl.formats.terminal.breaking import GAP, cut, measure, pad, wrap
from coopctl.formats.terminal.drawing import Line, cells, flow, stands_apart
from coopctl.formats.terminal.heads import under
from coopctl.measures.expiry import shown_status
from coopctl.messages import msg
from coopctl.model.vocabularies import Health
from coopctl.reports.figures import not_counted, nothing
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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


def agreements(shown: Sequence[AgreementLine], look: Look, day: date) -> list[list[Line]]:
    """Return the lines of each agreement on a day; figures stand under each other where the width allows."""
    rows = [_figures(line, look) for line in shown]
    layout = _layout(max((line.depth for line, row in zip(shown, rows, strict=True) if row), default=0), rows, look)
    return [
        under(_title(line, look), partial(_below, line, row, layout, day), look)
        for line, row in zip(shown, rows, strict=True)
    ]


def _below(line: AgreementLine, row: Sequence[str], layout: _Columns, day: date, look: Look) -> list[Line]:
    """Return what stands under the title of an agreement."""
    return [*_bar(line, row, layout, look), *_state(line, layout, look, day), *_with_plans(line, layout, look)]


def _layout(depth: int, rows: Sequence[Sequence[str]], look: Look) -> _Columns:
    """Choose the widest layout that fits: plans indented, or not, shorter bars, one blank between; or no columns."""
    columns = tuple(max((measure(row[place]) for row in rows if row), default=0) for place in range(2))
    shorter = [(0, size, 1, "  ") for size in _SHORTER]
    for indent, size, first, gap in (
        (depth * _INDENT, CELLS, 2, "  "),
        (0, CELLS, 2, "  "),
        (0, CELLS, 1, "  "),
        *shorter,
        (0, CELLS, 1, " "),
    ):
        start = indent + size + first
        if start + sum(columns) + len(gap) <= look.width:
            return _Columns(start, columns, gap, indent > 0, size)
    room = look.width - (2 * GAP if look.narrow else GAP)
    size = next((size for size in (CELLS, *_SHORTER) if size + columns[0] <= room), CELLS)
    return _Columns(size + GAP, None, "  ", indented=False, bar=size)


def _title(line: AgreementLine, look: Look) -> list[Line]:
    """Return the title and the reference, on two lines where one is too short; an Arabic title alone on the last."""
    before = " " * (_INDENT * (line.depth - 1)) + look.glyphs.branch if line.depth else ""
    ref: Line = ((line.agreement.ref, "ref"),)
    unread: list[Line] = []
    if line.unread:
        unread = [((look.words.say(figures.unread(line.unread)), "unread"),)]
    title = look.words.text(line.agreement.title)
    inset = " " * measure(before)
    if stands_apart(title, look):
        first = flow([((before, "quiet"), *ref), *unread], look.width, indent=inset)
        return [*first, ((inset, ""), (title, "title"))]
    lines: list[Line] = [
        ((inset if place else before, "quiet"), (part, "title"))
        for place, part in enumerate(_shortened(title, look.width - measure(before), look))
    ]
    if look.narrow:
        inset = inset or " " * GAP
    return [*lines[:-1], *flow([lines[-1], ref, *unread], look.width, indent=inset)]


def _shortened(title: str, width: int, look: Look) -> list[str]:
    """Return a title on one line or two; what is longer is cut."""
    first, *more = wrap(title, width)
    return [cut(first, width, look), *([cut(" ".join(more), width, look)] if more else [])]


def _figures(line: AgreementLine, look: Look) -> list[str]:
    """Return finished and progress; nothing where no action counts."""
    rollup = line.standing.rollup
    if not rollup.finished_of:
        return []
    return [look.words.say(each) for each in (figures.finished(rollup), figures.progress(rollup, look))]


def _bar(line: AgreementLine, row: Sequence[str], layout: _Columns, look: Look) -> list[Line]:
    """Return the bar and the figures beside it; those that do not fit go on below."""
    if not row:
        return []
    drawn = bar(line.standing.bar, look, layout.bar)
    if layout.columns is None:
        told: list[Line] = [((text, ""),) for text in row]
        return flow([drawn, *told], look.width, indent="" if look.narrow else " " * layout.start)
    indent = layout.indent(line)
    blank = " " * (layout.start - len(indent) - cells(drawn))
    return [((indent, ""), *drawn, (blank, ""), *_beside(row, layout.columns, layout.gap, ""))]


def _beside(row: Sequence[str], widths: Sequence[int], gap: str, role: str) -> Line:
    """Return figures in their columns, each a stretch of its own: in Arabic too it stays where it is."""
    padded = [(pad(text, width), role) for text, width in zip(row, widths, strict=False)]
    return tuple(stretch for each in padded for stretch in ((gap, ""), each))[1:]


def _state(line: AgreementLine, layout: _Columns, look: Look, day: date) -> list[Line]:
    """Return whether an agreement is in force, how it stands, and what the figures beside its bar do not tell."""
    words, standing = look.words, line.standing
    pieces: list[Line] = [((words.label(shown_status(line.agreement, day)), "quiet"),)]
    if standing.rollup.finished_of:
        sign = look.glyphs.health[Health(standing.health)]
        pieces.append(((sign, standing.health.value), (f" {words.label(standing.health)}", standing.health.value)))
        others = [figures.elapsed(standing.elapsed, look), not_counted(standing.rollup)]
    else:
        others = [nothing(standing.rollup), figures.elapsed(standing.elapsed, look)]
    pieces += [((words.say(each), "quiet"),) for each in others if each]
    indent = layout.indent(line) if standing.rollup.finished_of or look.narrow else " " * (line.depth * _INDENT)
    told = flow(pieces, look.width - len(indent), between=f" {look.glyphs.dot} ")
    return [((indent, ""), *each) for each in told]


def _with_plans(line: AgreementLine, layout: _Columns, look: Look) -> list[Line]:
    """Return the figures of a framework together with its plans."""
    rollup = line.standing.with_plans
    if rollup is None or not rollup.finished_of:
        return []
    said = [look.words.say(each) for each in (figures.finished(rollup), figures.progress(rollup, look))]
    label = layout.indent(line) + look.words.say(msg("with its plans"))
    if layout.columns is not None:
        beside: Line = ((pad(label, layout.start), "quiet"), *_beside(said, layout.columns, layout.gap, "quiet"))
        if cells(beside) <= look.width:
            return [beside]
    return flow([((text, "quiet"),) for text in (label, *said)], look.width)
