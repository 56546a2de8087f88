"""Fields as people read them: what each is called, and after which others it stands, on status, list and show."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.tables import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.messages import Message
    from coopctl.tables import Sheet

#: What people call each field, in the order in which they read: what something is and its title, whose it is and what
#: it belongs to, its dates and how late it is, how it stands, its figures, and what else is said of it.
CALLED: Mapping[str, Message] = MappingProxyType(
    {
        "ref": msg("Reference"),
        "agreement": msg("Agreement"),
        "agreement_title": msg("Title of the agreement"),
        "action": msg("Action"),
        "action_title": msg("Title of the action"),
        "meeting": msg("Meeting"),
        "id": msg("Short name"),
        "author": msg("Author"),
        "number": msg("No."),
        "title": msg("Title"),
        "decision": msg("Decision"),
        "text": msg("Text"),
        "name": msg("Name"),
        "person": msg("Person"),
        "who": msg("Who"),
        "by": msg("By"),
        "heading": msg("Heading"),
        "role": msg("Role"),
        "kind": msg("Kind"),
        "part_of": msg("Part of"),
        "parent": msg("Under"),
        "axis": msg("Axis"),
        "lead": msg("Lead"),
        "owners": msg("Owners"),
        "organisation": msg("Organisation"),
        "publisher": msg("Publisher"),
        "party": msg("Party"),
        "functions": msg("Functions"),
        "named_as": msg("Named as"),
        "funder": msg("Funder"),
        "from": msg("From"),
        "to": msg("To"),
        "country": msg("Country"),
        "subdivision": msg("Subdivision"),
        "place": msg("Place"),
        "about": msg("About"),
        "year": msg("Year"),
        "period": msg("Period"),
        "date": msg("Date"),
        "due": msg("Due"),
        "due_first": msg("First agreed date"),
        "done": msg("Done"),
        "days_late": msg("Lateness"),
        "dropped": msg("Dropped"),
        "updated": msg("Last fact"),
        "status": msg("Status"),
        "status_basis": msg("Status rests on"),
        "state": msg("State"),
        "verdict": msg("Verdict"),
        "health": msg("Health"),
        "reason": msg("Reason"),
        "worst": msg("Worst action"),
        "assessment": msg("Assessed as"),
        "weight": msg("Weight"),
        "unit": msg("Unit"),
        "measured": msg("Kind"),
        "baseline": msg("Baseline"),
        "held_at": msg("Held at"),
        "target": msg("Target"),
        "reached": msg("Reached"),
        "progress": msg("Progress"),
        "reading": msg("Latest reading"),
        "read_on": msg("Read on"),
        "readings": msg("Readings"),
        "method": msg("Method"),
        "expected": msg("Expected"),
        "known": msg("Known"),
        "known_of": msg("of"),
        "finished": msg("Finished"),
        "finished_of": msg("of"),
        "not_counted": msg("Not counted"),
        "elapsed": msg("Time elapsed"),
        "counts": msg("Counts"),
        "with_plans": msg("With plans"),
        "unread": msg("Unread"),
        "currency": msg("Currency"),
        "planned_first": msg("First agreed"),
        "planned": msg("Planned"),
        "moved": msg("Moved"),
        "committed": msg("Committed"),
        "spent": msg("Spent"),
        "as_of": msg("As of"),
        "executed": msg("Of planned"),
        "paid": msg("Of committed"),
        "from_agreement": msg("From the agreement"),
        "missions_planned": msg("Missions planned"),
        "planned_days": msg("Planned mission-days"),
        "missions_done": msg("Missions done"),
        "done_days": msg("Mission-days done"),
        "person_days": msg("Person-days"),
        "attendees": msg("Participants"),
        "actions": msg("Actions"),
        "meetings": msg("Meetings"),
        "decisions": msg("Decisions"),
        "agreements": msg("Agreements"),
        "sdg": msg("Development goals"),
        "dac": msg("Sectors (OECD)"),
        "note": msg("Note"),
        "sources": msg("Sources"),
        "where": msg("Where"),
    }
)
#: The place of a column that programs read, and people only where they ask for it: others say the same to them.
FOR_PROGRAMS = -1
_PLACES: Mapping[str, int] = {field: place for place, field in enumerate(CALLED, 1)}


def column(
    name: str,
    field: str = "",
    *,
    drop: int = 0,
    grow: bool = False,
    right: bool = False,
    over: bool = False,
    whole: bool = False,
) -> Column:
    """Return the column of a field; `field` says which, where programs know it by a `name` that several fields have."""
    field = field or name
    return Column(name, CALLED[field], drop=drop, grow=grow, right=right, over=over, whole=whole, place=_PLACES[field])


def in_order(sheet: Sheet) -> Sheet:
    """Return a sheet with its columns in the order in which people read; what stands over rows stays first.

    Programs keep the order that was published; who asks for columns gets them as they were asked for.
    """
    if any(column.asked for column in sheet.columns):
        return sheet
    places = [at for at, column in enumerate(sheet.columns) if column.place != FOR_PROGRAMS]
    order = sorted(places, key=lambda at: -1 if sheet.columns[at].over else sheet.columns[at].place)
    return replace(
        sheet,
        columns=tuple(sheet.columns[at] for at in order),
        rows=tuple(tuple(row[at] for at in order) for row in sheet.rows),
    )
