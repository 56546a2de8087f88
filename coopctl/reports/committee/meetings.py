"""The meetings held by the day: where, who was there, what was on the agenda and what was said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.messages import Told, msg
from coopctl.reports.arrange import filled
from coopctl.reports.paper import Bullets, Facts, Paragraph, Part, Rows
from coopctl.reports.paper import facts as told
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Meeting
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block

_COLUMNS = (
    Column("who", msg("Who"), grow=True),
    Column("functions", msg("Functions"), grow=True),
    Column("organisation", msg("Organisation"), grow=True),
    Column("party", msg("Party"), grow=True),
    Column("role", msg("Role")),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter, the latest meeting first; nothing where none was held."""
    held = [
        (agreement, meeting)
        for agreement in scope.view.agreements
        for meeting in agreement.meetings
        if facts.happened(meeting.date, scope.day)
    ]
    if not held:
        return
    yield Part(name="meetings", title=msg("Meetings"))
    for agreement, meeting in sorted(held, key=lambda each: _ended(each[1]), reverse=True):
        said = (
            (msg("agreement"), scope.agreement(agreement.ref)),
            (msg("kind"), meeting.kind if meeting.title else None),
            (msg("place"), meeting.place),
        )
        yield Part(
            name=f"meeting-{agreement.ref}.{meeting.id}",
            title=msg("{title}, {date}", title=meeting.title or meeting.kind or meeting.id, date=Told(meeting.date)),
            level=2,
            blocks=(Facts(told(*said)), *_said(scope, meeting)),
        )


def _ended(meeting: Meeting) -> date:
    """Return the last day that a meeting may have been on: one of about that day comes after one of the very day."""
    bound = meeting.date.end or meeting.date.start
    return bound.latest if bound else date.min


def _said(scope: Scope, meeting: Meeting) -> Iterator[Block]:
    if meeting.summary:
        yield Paragraph(meeting.summary)
    if meeting.topics:
        yield Bullets(meeting.topics)
    if meeting.attendees:
        rows = tuple(
            (
                each.person or each.organisation or scope.party(each.party),
                each.functions,
                each.organisation if each.person else None,
                scope.party(each.party) if each.person or each.organisation else None,
                each.role,
            )
            for each in meeting.attendees
        )
        heading = msg("Who attended")
        yield Rows(filled(Sheet(kind="attendees", columns=_COLUMNS, rows=rows, heading=heading, empty=msg("none"))))
