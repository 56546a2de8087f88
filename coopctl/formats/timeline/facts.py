"""The timeline for a screen reader: the dates of each record, one fact a line, and no chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.headings import stamp
from coopctl.formats.status.asked_for import axis_name
from coopctl.formats.terminal import facts
from coopctl.formats.terminal.facts import fact
from coopctl.formats.timeline import sentences
from coopctl.messages import msg
from coopctl.reports.timeline.dated_rows import RowKind
from coopctl.reports.timeline.points import MarkKind, MarkState
from coopctl.tables import Percent

if TYPE_CHECKING:
    from datetime import date

    from coopctl.formats.look import Look
    from coopctl.messages import Message
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row, Span
    from coopctl.reports.timeline.points import Mark


def write(timeline: Timeline, look: Look) -> str:
    """Return the timeline as facts; each record is a block after a blank line."""
    day, *tree = stamp(timeline.day, timeline.revision)
    lines = [look.words.say(msg("Timeline {when}", when=day)), *(look.words.say(each) for each in tree)]
    lines += [look.words.say(each) for each in sentences.totals(timeline)]
    if timeline.window:
        reach = bounds(timeline.window.first, timeline.window.last, look)
        lines.append(fact(msg("From the first date to the last"), reach, look))
    else:
        lines.append(look.words.say(sentences.nothing(timeline)))
    for row in timeline.rows:
        lines += ["", *_row(row, look)]
    notes = [look.words.say(note) for note in sentences.notes(timeline, crowded=False)]
    return facts.text([*lines, *([""] if notes else []), *notes], look)


def _row(row: Row, look: Look) -> list[str]:
    """Return what is known of one record."""
    key = msg("Agreement") if row.kind is RowKind.AGREEMENT else msg("Action") if row.depth == 1 else msg("Part")
    lines = [fact(key, row.title, look), fact(msg("Reference"), row.ref, look), fact(msg("Health"), row.health, look)]
    if row.axis:
        lines.append(fact(msg("Axis"), axis_name(row.axis, look), look))
    if row.progress is not None:
        lines.append(fact(msg("Progress"), Percent(row.progress), look))
    lines += _span(msg("Start"), msg("End"), row.plan, look)
    lines += _span(msg("Start as first agreed"), msg("End as first agreed"), row.baseline, look)
    lines += [fact(name, at, look) for name, at in ((msg("Started"), row.started), (msg("Ended"), row.ended)) if at]
    if not row.days:
        lines.append(look.words.say(msg("no date")))
    return lines + [_mark(mark, look) for mark in row.marks]


def _span(start: Message, end: Message, span: Span | None, look: Look) -> list[str]:
    """Return both ends of a period, an open one in words."""
    if span is None:
        return []
    ends = ((start, span.start_earliest, span.start_latest), (end, span.end_earliest, span.end_latest))
    return [fact(key, bounds(first, last, look), look) for key, first, last in ends]


def bounds(first: date | None, last: date | None, look: Look) -> Message:
    """Say one day, or between which two days it lies."""
    if first is None or last is None:
        return msg("not given")
    if first == last:
        return msg("{day}", day=shown(first, look.words))
    return msg("from {first} to {last}", first=shown(first, look.words), last=shown(last, look.words))


def _mark(mark: Mark, look: Look) -> str:
    """Return a milestone, meeting or occurrence with its state and its date."""
    title = mark.title or mark.id
    if mark.kind is MarkKind.MEETING:
        return fact(msg("Meeting"), msg("{date}; {title}", date=shown(mark.due, look.words), title=title), look)
    if mark.kind is MarkKind.OCCURRENCE:
        return fact(_occurrence(mark.state), mark.due or mark.at, look)
    when = msg("no date") if mark.at is None else shown(mark.done or mark.due, look.words)
    told = msg("{title}; {date}", title=title, date=when)
    if mark.before:
        told = msg("{told}; first agreed for {date}", told=told, date=shown(mark.before, look.words))
    return fact(_step(mark.state), told, look)


def _step(state: MarkState) -> Message:
    return {
        MarkState.DONE: msg("Milestone done"),
        MarkState.OPEN: msg("Milestone open"),
        MarkState.LATE: msg("Milestone late"),
        MarkState.DROPPED: msg("Milestone dropped"),
    }[state]


def _occurrence(state: MarkState) -> Message:
    said = {MarkState.DONE: msg("Took place"), MarkState.DROPPED: msg("Did not take place")}
    return said.get(state, msg("Foreseen, no record"))
