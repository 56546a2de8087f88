"""The timeline for a screen reader: the dates of each record, one fact a line, and no chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.counts import of_total
from coopctl.formats.headings import stamp
from coopctl.formats.status.asked_for import axis_name
from coopctl.formats.terminal import facts
from coopctl.formats.timeline import sentences
from coopctl.messages import msg
from coopctl.model.dates import parse_date
from coopctl.reports.timeline import points
from coopctl.reports.timeline.dated_rows import RowKind
from coopctl.reports.timeline.points import MarkKind, MarkState
from coopctl.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.messages import Message
    from coopctl.model.dates import Date
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Interval, Row
    from coopctl.reports.timeline.points import Mark

_STEPS = {
    MarkState.DONE: msg("Milestone done"),
    MarkState.OPEN: msg("Milestone open"),
    MarkState.LATE: msg("Milestone late"),
    MarkState.DROPPED: msg("Milestone dropped"),
}
_OCCURRENCES = {
    MarkState.DONE: msg("Took place"),
    MarkState.OPEN: msg("Foreseen, no record"),
    MarkState.DROPPED: msg("Did not take place"),
}


def write(timeline: Timeline, look: Look) -> str:
    """Return the timeline as facts, each record a block."""
    day, *tree = stamp(timeline.day, timeline.revision)
    heading: list[Item] = [msg("Timeline {when}", when=day), *tree, *_totals(timeline)]
    if timeline.window is None:
        heading.append(sentences.nothing(timeline))
    return facts.write(
        [heading, *(_row(row, look) for row in timeline.rows), sentences.notes(timeline, crowded=False)], look
    )


def _totals(timeline: Timeline) -> Iterator[Item]:
    """Yield how many agreements, actions and parts there are, and of how many where some are hidden."""
    parts, of_parts = timeline.in_parts
    if timeline.agreements or not timeline.of_agreements:
        yield msg("Agreements"), of_total(timeline.agreements, timeline.of_agreements)
    yield msg("Actions"), of_total(timeline.shown - parts, timeline.total - of_parts)
    if parts:
        yield msg("Parts"), of_total(parts, of_parts)


def _row(row: Row, look: Look) -> Iterator[Item]:
    """Yield what is known of one record."""
    yield (
        msg("Agreement") if row.kind is RowKind.AGREEMENT else msg("Action") if row.depth == 1 else msg("Part"),
        sentences.title(row, look),
    )
    yield msg("Reference"), row.ref
    yield msg("Health"), row.health
    yield msg("Axis"), axis_name(row.axis, look, row.over) if row.axis else None
    yield msg("Progress"), percent(row.progress)
    yield from _span(msg("Start"), msg("End"), row.plan, look)
    yield from _span(msg("Start as first agreed"), msg("End as first agreed"), row.baseline, look)
    yield msg("Started"), row.started
    yield msg("Ended"), row.ended
    if not row.days:
        yield msg("no date")
    yield from (_mark(mark, look) for mark in row.marks)


def _span(start: Message, end: Message, span: Interval | None, look: Look) -> Iterator[Item]:
    """Yield both ends of a period, an open one in words."""
    if span:
        yield start, _bounds(span.start_earliest, span.start_latest, look)
        yield end, _bounds(span.end_earliest, span.end_latest, look)


def _bounds(first: date | None, last: date | None, look: Look) -> Message:
    """Say one day, month or year, or between which two days it lies."""
    if first is None or last is None:
        return msg("not given")
    if whole := _whole(first, last):
        return msg("{day}", day=shown(whole, look.words))
    return msg("from {first} to {last}", first=shown(first, look.words), last=shown(last, look.words))


def _whole(first: date, last: date) -> date | Date | None:
    """Return the day, the month or the year that two days are the first and the last of."""
    if first == last:
        return first
    for written in (f"{first.year:04}-{first.month:02}", f"{first.year:04}"):
        whole = parse_date(written)
        if (whole.earliest, whole.latest) == (first, last):
            return whole
    return None


def _mark(mark: Mark, look: Look) -> Item:
    """Return a milestone, meeting or occurrence with its state and its date."""
    title = mark.called
    if mark.kind is MarkKind.MEETING:
        return msg("Meeting"), msg("{date}; {title}", date=shown(mark.due, look.words), title=title)
    if mark.kind is MarkKind.OCCURRENCE:
        return _OCCURRENCES[mark.state], points.many(mark, mark.days) if mark.days else mark.due or mark.at
    when = msg("no date") if mark.when is None else shown(mark.when, look.words)
    told = msg("{title}; {date}", title=title, date=when)
    if mark.before:
        told = msg("{told}; first agreed for {date}", told=told, date=shown(mark.before, look.words))
    return _STEPS[mark.state], told
