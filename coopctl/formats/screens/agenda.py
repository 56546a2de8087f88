"""The agenda on a terminal: what is overdue, what is past with nothing recorded, then what comes, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.headings import stamp
from coopctl.formats.status import overview
from coopctl.formats.status.attention import short_references
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.drawing import Line, headline, paragraph
from coopctl.formats.terminal.grid import table
from coopctl.i18n import cldr
from coopctl.messages import Told, msg, nmsg
from coopctl.model.dates import parse_period
from coopctl.reports.agenda import days_until, note
from coopctl.reports.figures import agreements
from coopctl.reports.numbered import numbered
from coopctl.reports.view import who
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.reports.agenda import Agenda

_COLUMNS = (
    Column("date", msg("Date")),
    Column("days", msg("When")),
    Column("kind", msg("Kind"), drop=1),
    Column("ref", msg("Reference")),
    Column("title", msg("Title"), grow=True),
    Column("who", msg("Who"), drop=2),
)


def draw(agenda: Agenda, look: Look) -> str:
    """Return the agenda as text; as facts for a screen reader."""
    return _plain(agenda, look) if look.plain else drawing.draw(_lines(agenda, look), look)


def _lines(agenda: Agenda, look: Look) -> list[Line]:
    say = look.words.say
    first, *rest = _heading(agenda)
    lines = [*headline(first, rest, look), ()]
    dues = agenda.dues
    if not dues:
        return [*lines, *paragraph(say(msg("nothing falls due")), "", look.width)]
    names = short_references(list(dict.fromkeys(due.ref for due in dues)))
    sheet = Sheet(
        kind="agenda",
        columns=_COLUMNS,
        rows=tuple(
            (
                due.when,
                _when(due, agenda),
                due.shown_kind,
                names[due.ref],
                numbered(due.number, due.title),
                tuple(who(one) for one in due.who),
            )
            for due in dues
        ),
        heading=first,
        empty=msg("nothing falls due"),
    )
    return [*lines, *table(sheet, look, before=_titles(agenda, look), by_title=True)]


def _heading(agenda: Agenda) -> tuple[Message, ...]:
    """Return the title, then the days that are looked at, and the tree where it is not the working one."""
    when, *tree = stamp(agenda.day, agenda.revision)
    days = msg("{days}", days=Told(parse_period(f"{agenda.first}/{agenda.last}")))
    return msg("Agenda {when}", when=when), days, agreements(agenda.shown, agenda.total), *tree


def _titles(agenda: Agenda, look: Look) -> dict[int, list[Line]]:
    """Return the lines before the rows at which a group begins: overdue, past, then each month."""
    found: dict[int, list[Line]] = {}
    if agenda.overdue:
        found[0] = [((look.words.say(msg("Overdue ({n})", n=len(agenda.overdue))), "late"),)]
    if agenda.unrecorded:
        title = look.words.say(msg("Past, nothing recorded ({n})", n=len(agenda.unrecorded)))
        place = len(agenda.overdue)
        found[place] = [*([()] if place else []), ((title, "title"),)]
    before = ""
    for place, due in enumerate(agenda.ahead, len(agenda.overdue) + len(agenda.unrecorded)):
        month = _month(due, agenda, look)
        if month != before:
            found[place] = [*([()] if place else []), ((month, "title"),)]
        before = month
    return found


def _month(due: Due, agenda: Agenda, look: Look) -> str:
    """Return the month in which it falls: that of its last day where that is within the days looked at."""
    at = min(due.last, agenda.last)
    return cldr.month(max(at, agenda.first), look.words.locale)


def _when(due: Due, agenda: Agenda) -> Message:
    """Say in how many days; of what is past with nothing recorded how long ago, since nobody knows that it is late."""
    days = days_until(due, agenda.day)
    return nmsg("{n} day ago", "{n} days ago", -days) if due.unrecorded(agenda.day) else overview.days_left(days)


def _plain(agenda: Agenda, look: Look) -> str:
    """Return the agenda as facts, what is overdue first."""
    counted: list[Item] = [(msg("Overdue"), len(agenda.overdue))]
    if agenda.unrecorded:
        counted.append((msg("Past, nothing recorded"), len(agenda.unrecorded)))
    blocks: list[list[Item]] = [[*_heading(agenda), *counted]]
    blocks += [
        [
            (msg("When"), _when(due, agenda)),
            (msg("Kind"), due.shown_kind),
            (msg("Title"), numbered(due.number, due.title)),
            (msg("Date"), due.when),
            (msg("Reference"), f"{due.ref} {due.id}" if due.id else due.ref),
            (msg("Who"), tuple(who(one) for one in due.who)),
            (msg("Place"), due.place),
            (msg("Note"), note(due, agenda.day)),
        ]
        for due in agenda.dues
    ]
    return facts.write(blocks, look)
