"""Fields and rows of records as people call them: the titles of the schemas and of columns, marked for translation."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.messages import msg

if TYPE_CHECKING:
    from coopctl.i18n.words import Words

#: By name; where a name means something else within a field or a list, by both.
FIELDS = MappingProxyType(
    {
        "about": msg("About"),
        "adopted": msg("adopted"),
        "aliases": msg("Other names"),
        "approvals": msg("Approvals"),
        "assessments": msg("Assessments"),
        "at": msg("As of"),
        "attendees": msg("Participants"),
        "author": msg("Author"),
        "axes": msg("Axes"),
        "axis": msg("Axis"),
        "baseline": msg("First agreed"),
        "beneficiaries": msg("Beneficiaries"),
        "budget": msg("Budget"),
        "by": msg("By"),
        "code": msg("Code"),
        "committed": msg("Committed"),
        "coordinators": msg("Coordinators"),
        "countries": msg("Countries"),
        "country": msg("Country"),
        "currency": msg("Currency"),
        "dac": msg("DAC codes"),
        "date": msg("Date"),
        "days": msg("Days"),
        "decisions": msg("Decisions"),
        "defaults": msg("Defaults"),
        "depends_on": msg("depends on"),
        "documents": msg("Documents"),
        "done": msg("Done"),
        "dropped": msg("Dropped"),
        "due": msg("Due"),
        "ended": msg("Ended"),
        "external_ids": msg("Identifiers elsewhere"),
        "file": msg("File"),
        "formerly": msg("formerly"),
        "from": msg("From"),
        "functions": msg("Functions"),
        "funder": msg("Funder"),
        "heading": msg("Heading"),
        "id": msg("short name"),
        "ids": msg("Identifiers"),
        "indicators": msg("Indicators"),
        "indicators.baseline": msg("Baseline"),
        "kind": msg("Kind"),
        "language": msg("language"),
        "lead": msg("Lead"),
        "markers": msg("Markers"),
        "means": msg("Means"),
        "measure": msg("Counted"),
        "meetings": msg("Meetings"),
        "merged_into": msg("merged into"),
        "milestones": msg("Milestones"),
        "missions": msg("Missions"),
        "mode": msg("Mode"),
        "name": msg("Name"),
        "note": msg("Note"),
        "notes": msg("Notes"),
        "notice_days": msg("days of notice"),
        "number": msg("number"),
        "objectives": msg("Objectives"),
        "occurrences": msg("Occurrences"),
        "organisation": msg("Organisation"),
        "owners": msg("Owners"),
        "parent": msg("parent"),
        "part_of": msg("Part of"),
        "parties": msg("Parties"),
        "partners": msg("Partners"),
        "party": msg("Party"),
        "people": msg("People"),
        "period": msg("Period"),
        "person": msg("Person"),
        "place": msg("Place"),
        "places": msg("places"),
        "planned": msg("Planned"),
        "priority": msg("priority"),
        "progress": msg("Progress"),
        "publisher": msg("Publisher"),
        "readings": msg("Readings"),
        "recurs": msg("comes again"),
        "related": msg("related to"),
        "renewal": msg("renewal"),
        "replaces": msg("replaces"),
        "rhythm": msg("Rhythm of reports"),
        "role": msg("Role"),
        "sdg": msg("SDG"),
        "share": msg("Share"),
        "signed": msg("signed on"),
        "significance": msg("Significance"),
        "sources": msg("Sources"),
        "spent": msg("Spent"),
        "started": msg("Started"),
        "state": msg("State"),
        "status": msg("Status"),
        "steps": msg("Steps"),
        "subdivision": msg("Subdivision"),
        "summary": msg("Summary"),
        "tags": msg("tags"),
        "target": msg("Target"),
        "target.at": msg("Bound"),
        "text": msg("Text"),
        "title": msg("Title"),
        "to": msg("To"),
        "topics": msg("Agenda"),
        "unit": msg("Unit"),
        "updates": msg("Updates"),
        "url": msg("Address"),
        "value": msg("Value"),
        "verdict": msg("Verdict"),
        "weight": msg("Weight"),
        "year": msg("Year"),
        "years": msg("years of renewal"),
    }
)
#: One row of a list.
ROWS = MappingProxyType(
    {
        "approvals": msg("approval"),
        "assessments": msg("assessment"),
        "attendees": msg("attendee"),
        "axes": msg("axis"),
        "budget": msg("budget"),
        "coordinators": msg("coordinator"),
        "countries": msg("country"),
        "dac": msg("DAC code"),
        "decisions": msg("decision"),
        "documents": msg("document"),
        "done": msg("mission"),
        "indicators": msg("indicator"),
        "markers": msg("marker"),
        "meetings": msg("meeting"),
        "milestones": msg("milestone"),
        "missions": msg("missions"),
        "occurrences": msg("occurrence"),
        "owners": msg("person in charge"),
        "parties": msg("party"),
        "partners": msg("partner"),
        "readings": msg("reading"),
        "steps": msg("step"),
        "updates": msg("update"),
    }
)


def field(name: str, owner: str, words: Words) -> str:
    """Return what a field is called within a sentence; `owner` is what it is in, "" for a record."""
    title = FIELDS.get(f"{owner}.{name}") or FIELDS.get(name)
    if title is None:
        return words.data(name)
    label = words.say(title)
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def row(name: str, words: Words) -> str:
    """Return what one row of a list is called within a sentence."""
    return words.say(ROWS[name]) if name in ROWS else field(name, "", words)


def asked(name: str, words: Words) -> str:
    """Return what a field, or a row's list in the singular, is called where somebody is asked for it."""
    owner, _, last = name.rpartition(".")
    label = row(f"{name}s", words) if f"{name}s" in ROWS and name not in FIELDS else field(last, owner, words)
    if owner in FIELDS and last not in FIELDS:  # a text in one of its languages
        label = words.say(msg("{said} ({others})", said=field(owner, "", words), others=last))
    return f"{label[:1].upper()}{label[1:]}"
