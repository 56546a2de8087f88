"""The sentences of the timeline, the same for eyes and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Told, msg, nmsg
from coopctl.reports import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.formats.look import Look
    from coopctl.messages import Message
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.reports.timeline.dated_rows import Row


def title(row: Row, look: Look) -> str:
    """Return the title of a row after its number."""
    return f"{numbered(row, look)}{look.words.text(row.title)}"


def numbered(row: Row, look: Look) -> str:
    """Return what stands before the title of a row that has a number, "" before others."""
    return "" if row.number is None else f"{look.words.data(str(row.number))}. "


def totals(timeline: Timeline) -> Iterator[Message]:
    """Say how many agreements and actions are shown, and of how many where some are hidden."""
    if timeline.agreements or not timeline.of_agreements:
        yield figures.agreements(timeline.agreements, timeline.of_agreements)
    yield figures.actions(timeline.shown, timeline.total, timeline.in_parts)


def notes(timeline: Timeline, *, crowded: bool) -> Iterator[Message]:
    """Say what the chart does not show: a day beside it, actions and milestones without a date, hidden marks."""
    if timeline.window and timeline.day < timeline.window.first:
        yield msg("{day} is before the chart begins", day=Told(timeline.day))
    if timeline.window and timeline.day > timeline.window.last:
        yield msg("{day} is after the chart ends", day=Told(timeline.day))
    if timeline.undated:
        refs = tuple(row.ref for row in timeline.undated)
        yield nmsg("{n} action has no date: {refs}", "{n} actions have no date: {refs}", len(refs), refs=refs)
    steps = tuple(f"{row.ref} {mark.id}" for row in timeline.rows for mark in row.marks if mark.at is None)
    if steps:
        yield nmsg(
            "{n} milestone has no date: {steps}", "{n} milestones have no date: {steps}", len(steps), steps=steps
        )
    often = tuple(row.ref for row in timeline.rows if any(mark.days for mark in row.marks))
    if often:
        yield nmsg(
            "{n} action comes too often to be drawn each time: {refs}",
            "{n} actions come too often to be drawn each time: {refs}",
            len(often),
            refs=often,
        )
    if crowded:
        yield msg("where several marks fall into one place, the most serious one is shown")


def nothing(timeline: Timeline) -> Message:
    """Say why nothing is drawn."""
    if timeline.rows:
        return msg("nothing shown here has a date")
    return figures.no_agreement(timeline.of_agreements)
