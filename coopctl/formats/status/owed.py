"""On the status screen: decisions that are overdue, and agreements that run out or must be renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.status import overview
from coopctl.formats.terminal.breaking import begun
from coopctl.formats.terminal.drawing import Line, cells, flow, paragraph, stands_apart
from coopctl.formats.terminal.heads import under
from coopctl.measures.coming import DueKind
from coopctl.messages import Message, Told, msg, nmsg
from coopctl.model.vocabularies import Health
from coopctl.reports.numbered import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coopctl.formats.look import Look
    from coopctl.measures.coming import Due
    from coopctl.reports.status import Status

#: How many lines the screen shows; the agenda has all.
SHOWN = 5


def owed(status: Status, look: Look) -> list[Line]:
    """Return the block; nothing where nothing is owed."""
    found = (*status.owed, *status.expiring)
    if not found:
        return []
    head: list[Line] = [(), ((look.words.say(msg("Decisions and agreements ({n})", n=len(found))), "head"),)]
    return under(head, lambda within: _rows(found, status, within), look)


def _rows(found: Sequence[Due], status: Status, look: Look) -> list[Line]:
    """Return the first of what is owed, and how much more there is."""
    lines: list[Line] = []
    for due in found[:SHOWN]:
        lines += _line(due, status.day, look)
    left = len(found) - SHOWN
    if left > 0:
        command = overview.agenda(status, max((due.last - status.day).days for due in found[SHOWN:]))
        more = nmsg(
            "and {n} more, in the agenda: {command}", "and {n} more, in the agenda: {command}", left, command=command
        )
        lines += paragraph(look.words.say(more), "quiet", look.width, indent="  ")
    return lines


def said(due: Due, day: date) -> Message:
    """Say what is owed and in how many days: ‘last day to give notice: 30 April 2026 (in 60 days)’."""
    left = (due.last - day).days
    if due.kind is DueKind.DECISION:
        return overview.days_left(left)
    date = Told(due.when)
    if left < 0:
        if due.project:
            return msg("ended, {date}; what follows is not recorded", date=date)
        return msg("expired, {date}; what follows is not recorded", date=date)
    what = msg("ends {date}", date=date)
    if due.kind is DueKind.NOTICE:
        what = msg("last day to give notice: {date}", date=date)
        if due.explicit:
            what = msg("renewal is to be asked for by {date}", date=date)
    return msg("{what} ({days})", what=what, days=overview.days_left(left))


def when(due: Due, day: date) -> Message:
    """Say the same beside the kind: a day for notice, of which the kind says what it is, is only dated."""
    if due.kind is not DueKind.NOTICE:
        return said(due, day)
    return msg("{what} ({days})", what=Told(due.when), days=overview.days_left((due.last - day).days))


def _line(due: Due, day: date, look: Look) -> list[Line]:
    """Return one line where the title fits whole: sign, title, reference, what; else the title above the rest."""
    overdue = due.overdue(day)
    health = Health.LATE if overdue else Health.UNKNOWN if due.unrecorded(day) else Health.DUE_SOON
    sign = (f"{look.glyphs.health[health]} ", health.value)
    ref = (f"{due.ref} {due.id}" if due.kind is DueKind.DECISION and due.id else due.ref, "ref")
    told = (look.words.say(said(due, day)), health.value if overdue else "")
    title = shown(numbered(due.number, due.title), look.words)
    whole: Line = (sign, (title, ""), ("  ", ""), ref, ("  ", ""), told)
    if title and not stands_apart(title, look) and cells(whole) <= look.width:
        return [whole]
    below = [(("  ", ""), *line) for line in flow([(ref,), (told,)], look.width - 2)]
    if not title:
        return [(sign, *below[0][1:]), *below[1:]]
    first, *more = begun(title, look.width - 2, look)
    return [(sign, (first, "")), *((("  ", ""), (text, "")) for text in more), *below]
