"""Rows of a timeline as signs in cells: the plan with what is done of it, what was first agreed, marks, and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.formats.timeline.signs import FIRST, Sign
from coopctl.reports.timeline.dated_rows import RowKind
from coopctl.reports.timeline.points import MarkKind, MarkState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from coopctl.reports.timeline.dated_rows import Interval, Row
    from coopctl.reports.timeline.timescale import Scale

#: One sign or None in each cell of the scale, from its first day to its last.
Cells: TypeAlias = "list[Sign | None]"

SIGNS = {
    (MarkKind.MILESTONE, MarkState.DONE): Sign.STEP_DONE,
    (MarkKind.MILESTONE, MarkState.OPEN): Sign.STEP_OPEN,
    (MarkKind.MILESTONE, MarkState.LATE): Sign.STEP_LATE,
    (MarkKind.MILESTONE, MarkState.DROPPED): Sign.STEP_DROPPED,
    (MarkKind.MEETING, MarkState.DONE): Sign.MEETING,
    (MarkKind.MEETING, MarkState.OPEN): Sign.MEETING,
    (MarkKind.OCCURRENCE, MarkState.DONE): Sign.HELD,
    (MarkKind.OCCURRENCE, MarkState.OPEN): Sign.FORESEEN,
    (MarkKind.OCCURRENCE, MarkState.DROPPED): Sign.CALLED_OFF,
}


def plan(row: Row, scale: Scale, day: date) -> Cells:
    """Return the plan of a row with its marks and the line of the day."""
    cells: Cells = [None] * scale.cells
    if row.plan:
        done = finished(row, scale)
        for part, firm in stretch(row.plan, scale):
            cells[part.start : part.stop] = [Sign.LEFT if firm else Sign.LEFT_VAGUE] * len(part)
            reached = range(max(part.start, done.start), min(part.stop, done.stop))
            cells[reached.start : reached.start + len(reached)] = [Sign.DONE if firm else Sign.DONE_VAGUE] * len(
                reached
            )
        _arrows(row.plan, cells)
    actual = ((Sign.STARTED, row.started), (Sign.ENDED, row.ended))
    points = [(sign, fact.earliest) for sign, fact in actual if fact]
    points += [(SIGNS[mark.kind, mark.state], mark.at) for mark in row.marks if mark.at]
    return _pointed(cells, points, scale, day)


def baseline(row: Row, scale: Scale, day: date) -> Cells | None:
    """Return what was first agreed, where it differs; None where nothing does."""
    points = [(Sign.STEP_BEFORE, mark.before.latest) for mark in row.marks if mark.before]
    if not row.baseline and not points:
        return None
    cells: Cells = [None] * scale.cells
    if row.baseline:
        for part, firm in stretch(row.baseline, scale):
            cells[part.start : part.stop] = [Sign.BASELINE if firm else Sign.BASELINE_VAGUE] * len(part)
        _arrows(row.baseline, cells)
    return _pointed(cells, points, scale, day)


def day_line(scale: Scale, day: date) -> Cells:
    """Return cells with the line of the day alone."""
    return _pointed([None] * scale.cells, [], scale, day)


def stretch(span: Interval, scale: Scale) -> Iterator[tuple[range, bool]]:
    """Yield the parts of a span as cells, and whether they are firm: not within an end that its writer marked as vague.

    A month or a year that is not marked is firm whole, so that a bar is the same at every width. So is an open end,
    which reaches to the edge: whatever has no end goes on.
    """
    first = 0 if span.start_earliest is None else scale.cell(span.start_earliest)
    after = scale.cells if span.end_latest is None else scale.cell(span.end_latest) + 1
    firm_from = scale.cell(span.start_latest) + 1 if span.start_vague and span.start_latest else first
    firm_to = scale.cell(span.end_earliest) if span.end_vague and span.end_earliest else after
    firm = range(max(first, firm_from), min(after, firm_to)) or range(after, after)
    for part in (range(first, firm.start), firm, range(firm.stop, after)):
        if part:
            yield part, part is firm


def finished(row: Row, scale: Scale) -> range:
    """Return the cells that are done: progress of the bar from its real start on, rounded down; full only at 100 %.

    Of an open span no share can be drawn.
    """
    span = row.plan
    if not span or span.start_earliest is None or span.end_latest is None or row.progress is None:
        return range(0)
    begins = max(span.start_earliest, row.started.earliest) if row.started else span.start_earliest
    first, after = scale.cell(begins), scale.cell(span.end_latest) + 1
    return range(first, first + int((after - first) * row.progress // 100))


def _arrows(span: Interval, cells: Cells) -> None:
    """Put an arrow at each edge that a span has no end before."""
    if span.start_earliest is None:
        cells[0] = Sign.OPEN_START
    if span.end_latest is None:
        cells[-1] = Sign.OPEN_END


def _pointed(cells: Cells, points: list[tuple[Sign, date]], scale: Scale, day: date) -> Cells:
    """Lay points and the line of the day over cells; of several in one cell the gravest is seen."""
    if scale.window.holds(day):
        points = [*points, (Sign.TODAY, day)]
    for sign, at in sorted(points, key=lambda point: -FIRST.index(point[0])):
        cells[scale.cell(at)] = sign
    return cells


def drawable(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of a chart: agreements, which head the others, and the actions that have a date."""
    return [row for row in rows if row.days or row.kind is RowKind.AGREEMENT]


def headed(rows: Iterable[Row]) -> frozenset[str]:
    """Return the agreements that have a row: under it an action needs only its own part of the reference."""
    return frozenset(row.ref for row in rows if row.kind is RowKind.AGREEMENT)


def by_axis(rows: Sequence[Row]) -> Iterator[tuple[bool, Row]]:
    """Yield each row, and whether it is the first under another axis of an agreement that has a row."""
    with_axes = {row.agreement for row in rows if row.axis} & headed(rows)
    last: tuple[str, str] | None = None
    for row in rows:
        here = None
        if row.kind is RowKind.ACTION and row.agreement in with_axes:
            here = row.agreement, row.axis.id if row.axis else "none"
        yield here is not None and here != last, row
        last = here


def crowded(row: Row, scale: Scale) -> bool:
    """Whether two marks of a row fall into one cell, so that one hides the other."""
    places = [scale.cell(mark.at) for mark in row.marks if mark.at]
    return len(places) > len(set(places))
