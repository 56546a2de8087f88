"""Meetings: when, where, what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Told, msg, nmsg
from coopctl.reports.fields import column
from coopctl.tables import Named, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coopctl.messages import Message
    from coopctl.model.records import Decision, Meeting
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import MeetingKind
    from coopctl.reports.view import View

COLUMNS = (
    column("agreement", over=True),
    column("id", drop=5),
    column("date"),
    column("kind", drop=2),
    column("place", drop=1),
    column("title", grow=True, whole=True),
    column("attendees", drop=4, right=True),
    column("decisions", drop=3, right=True),
)


def meeting_named(meeting: Meeting) -> Named:
    """Name a meeting by its title, else by its kind, and its day."""
    return Named(meeting.id, meeting_called(meeting))


def meeting_called(meeting: Meeting) -> Message:
    """Return the same where only people read it."""
    return msg("{meeting}, {date}", meeting=meeting_title(meeting), date=Told(meeting.date))


def meeting_title(meeting: Meeting) -> Text | MeetingKind | str:
    """Return what a meeting is called where something else is told of: its title, else its kind or its id."""
    return meeting.title.cut() if meeting.title else meeting.kind or meeting.id


def decided(meeting: Meeting, day: date) -> Sequence[Decision]:
    """Return what a meeting decided: nothing while it is still to come."""
    earliest = meeting.date.earliest
    return meeting.decisions if earliest is None or earliest <= day else ()


def sheet(view: View) -> Sheet:
    """List the meetings of the agreements shown, those of each by day."""
    found = [(agreement, meeting) for agreement in view.agreements for meeting in sorted(agreement.meetings, key=_day)]
    rows = tuple(
        (
            agreement.ref,
            meeting.id,
            meeting.date,
            meeting.kind,
            meeting.place,
            meeting.title or Named(None, meeting.kind),
            len(meeting.attendees) or Named(0, None),
            len(decided(meeting, view.standing.day)),
        )
        for agreement, meeting in found
    )
    return Sheet(
        kind="meetings",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} meeting", "{n} meetings", len(rows)),
        empty=msg("no meetings"),
    )


def _day(meeting: Meeting) -> tuple[bool, date | None]:
    """Return what meetings are in order by; those whose day is not known come first."""
    earliest = meeting.date.earliest
    return earliest is not None, earliest
