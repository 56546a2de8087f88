"""The tables of what stands within records and has no list of its own, each row with the keys of what it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.measures import facts
from coopctl.messages import msg
from coopctl.model.records import Action, Renewal
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coopctl.model.records import Record, Who
    from coopctl.model.texts import Text
    from coopctl.reports.view import View
    from coopctl.tables import Cell

    _Rows: TypeAlias = Iterator[tuple[Cell, ...]]

_REF = Column("ref", msg("Reference"))
_ACTION = Column("action", msg("Action"))
_AGREEMENT = Column("agreement", msg("Agreement"))
_SOMEBODY = (
    Column("party", msg("Party")),
    Column("organisation", msg("Organisation")),
    Column("person", msg("Person")),
    Column("functions", msg("Functions")),
    Column("role", msg("Role")),
)


def sheets(view: View) -> Mapping[str, Sheet]:
    """Return each table by its name."""
    return {
        name: Sheet(
            kind=name, columns=columns, rows=tuple(rows(view)), heading=msg("{name}", name=name), empty=msg("none")
        )
        for name, (columns, rows) in _TABLES.items()
    }


def _actions_written(view: View) -> _Rows:
    for each in view.actions:
        recurs = each.recurs.text if each.recurs else None
        days = (each.adopted, each.period, each.baseline, each.started, each.ended, recurs)
        yield each.ref, *days, each.priority, each.weight, each.part_of, each.merged_into


def _agreements_written(view: View) -> _Rows:
    for each in view.agreements:
        renewal = each.renewal or Renewal()
        ends = (each.signed, each.period, renewal.mode, renewal.years, renewal.notice_days)
        yield each.ref, *ends, each.rhythm, each.parent, each.replaces


def _attendees(view: View) -> _Rows:
    for agreement in view.agreements:
        for meeting in agreement.meetings:
            for each in meeting.attendees:
                yield agreement.ref, meeting.id, *_somebody(each)


def _codes(view: View) -> _Rows:
    """Yield each code of others that an action has, with its share or significance."""
    for action in view.actions:
        for scheme, shares in (("country", action.countries), ("dac", action.dac)):
            yield from ((action.ref, scheme, each.code, each.share, None) for each in shares)
        yield from ((action.ref, "sdg", goal, None, None) for goal in action.sdg)
        yield from ((action.ref, "marker", each.code, None, each.significance) for each in action.markers)
        yield from ((action.ref, scheme, code, None, None) for scheme, code in action.external_ids.items())


def _documents(view: View) -> _Rows:
    for record in _records(view):
        for each in record.documents:
            named = (record.ref, each.id, each.title, each.publisher, each.date, each.language, each.kind)
            yield *named, each.url, each.file


def _former_names(view: View) -> _Rows:
    for record in _records(view):
        yield from ((record.ref, name) for name in record.formerly)


def _links(view: View) -> _Rows:
    for action in view.actions:
        yield from ((action.ref, "depends_on", ref) for ref in action.depends_on)
        yield from ((action.ref, "related", ref) for ref in action.related)


def _occurrences(view: View) -> _Rows:
    for action in view.actions:
        for each in facts.until(action.occurrences, view.standing.day):
            yield action.ref, each.date, each.state, each.note


def _readings(view: View) -> _Rows:
    for action in view.actions:
        for indicator in action.indicators:
            for each in facts.until(indicator.readings, view.standing.day):
                yield action.ref, indicator.id, each.date, each.value, each.note


def _roles(view: View) -> _Rows:
    """Yield who leads, coordinates and takes part in each action; the role of a partner is the file's own word."""
    for action in view.actions:
        for name, people in (
            ("lead", (action.lead,) if action.lead else ()),
            ("coordinators", action.coordinators),
            ("partners", action.partners),
        ):
            yield from ((action.ref, name, *_somebody(each)) for each in people)


def _signatories(view: View) -> _Rows:
    for agreement in view.agreements:
        yield from ((agreement.ref, each.id, each.role) for each in agreement.parties)


def _tags(view: View) -> _Rows:
    for action in view.actions:
        yield from ((action.ref, tag) for tag in action.tags)


def _texts(view: View) -> _Rows:
    """Yield the texts of records in every language that they have."""
    for record in _records(view):
        fields: list[tuple[str, Text | None]] = [("title", record.title), ("summary", record.summary)]
        if isinstance(record, Action):
            fields += [(name, getattr(record, name)) for name in ("objectives", "beneficiaries", "means")]
            fields += [("places", each) for each in record.places]
        fields += [("notes", each) for each in record.notes]
        for name, text in fields:
            if text is not None:
                yield from ((record.ref, name, tag, words) for tag, words in text.variants.items())


def _records(view: View) -> tuple[Record, ...]:
    return (*view.agreements, *view.actions)


def _somebody(who: Who) -> tuple[Cell, ...]:
    return who.party, who.organisation, who.person, who.functions, who.role


_ACTION_WRITTEN = (
    Column("adopted", msg("Adopted")),
    Column("period", msg("Period")),
    Column("baseline", msg("First agreed period")),
    Column("started", msg("Started")),
    Column("ended", msg("Ended")),
    Column("recurs", msg("Recurrence")),
    Column("priority", msg("Priority")),
    Column("weight", msg("Weight")),
    Column("part_of", msg("Part of")),
    Column("merged_into", msg("Merged into")),
)
_AGREEMENT_WRITTEN = (
    Column("signed", msg("Signed")),
    Column("period", msg("Period")),
    Column("renewal", msg("Renewal")),
    Column("years", msg("Years")),
    Column("notice_days", msg("Days of notice")),
    Column("rhythm", msg("Rhythm of reports")),
    Column("parent", msg("Under")),
    Column("replaces", msg("Replaces")),
)
_DOCUMENT = (
    Column("id", msg("Short name")),
    Column("title", msg("Title")),
    Column("publisher", msg("Publisher")),
    Column("date", msg("Date")),
    Column("language", msg("Language")),
    Column("kind", msg("Kind")),
    Column("url", msg("Web address")),
    Column("file", msg("File")),
)
_CODE = (
    Column("scheme", msg("Scheme")),
    Column("code", msg("Code")),
    Column("share", msg("Share")),
    Column("significance", msg("Significance")),
)
_DATED = Column("date", msg("Date")), Column("note", msg("Note"))
_TABLES: Mapping[str, tuple[tuple[Column, ...], Callable[[View], _Rows]]] = {
    "actions_written": ((_ACTION, *_ACTION_WRITTEN), _actions_written),
    "agreements_written": ((_AGREEMENT, *_AGREEMENT_WRITTEN), _agreements_written),
    "attendees": ((_AGREEMENT, Column("meeting", msg("Meeting")), *_SOMEBODY), _attendees),
    "codes": ((_ACTION, *_CODE), _codes),
    "documents": ((_REF, *_DOCUMENT), _documents),
    "former_names": ((_REF, Column("formerly", msg("Former names"))), _former_names),
    "links": ((_ACTION, Column("field", msg("Field")), _REF), _links),
    "occurrences": ((_ACTION, _DATED[0], Column("state", msg("State")), _DATED[1]), _occurrences),
    "readings": (
        (_ACTION, Column("indicator", msg("Indicator")), _DATED[0], Column("value", msg("Value")), _DATED[1]),
        _readings,
    ),
    "roles": ((_ACTION, Column("field", msg("Field")), *_SOMEBODY), _roles),
    "signatories": ((_AGREEMENT, Column("party", msg("Party")), Column("role", msg("Role"))), _signatories),
    "tags": ((_ACTION, Column("tag", msg("Tag"))), _tags),
    "texts": (
        (_REF, Column("field", msg("Field")), Column("language", msg("Language")), Column("text", msg("Text"))),
        _texts,
    ),
}
