"""What has happened since the last session: done, slipped, late, new, changed, cancelled."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.changes.change import ChangeGroup, ChangeKind
from coopctl.measures import facts
from coopctl.messages import Told, msg, nmsg
from coopctl.model.dates import Date, Period
from coopctl.reports.arrange import filled
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Paragraph, Part, Rows
from coopctl.reports.records.in_words import moved
from coopctl.tables import Column, Sheet, days_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.changes.change import Change
    from coopctl.messages import Message
    from coopctl.model.numerals import Numeral
    from coopctl.model.vocabularies import MeetingKind
    from coopctl.reports.committee.scope import Scope, Since
    from coopctl.tables import Cell

_COLUMNS = (
    Column("title", msg("Title"), grow=True),
    Column("of", msg("Of"), grow=True),
    Column("what", msg("What happened")),
    Column("before", msg("Before"), grow=True),
    Column("after", msg("Now"), grow=True),
    Column("moved", msg("Moved")),
    Column("days_late", msg("Lateness")),
    Column("remark", msg("Remark")),
)
#: What happened on the day that the change tells as its date.
_DATED = frozenset(
    {
        ChangeKind.MET,
        ChangeKind.MILESTONE_DONE,
        ChangeKind.MILESTONE_DROPPED,
        ChangeKind.DECISION_DONE,
        ChangeKind.DECISION_DROPPED,
    }
)
#: Fields that tell of what the parties do; others tell of how the files are kept.
_FIELDS = MappingProxyType(
    {
        "title": msg("Title"),
        "summary": msg("Summary"),
        "objectives": msg("Objectives"),
        "beneficiaries": msg("Beneficiaries"),
        "means": msg("Means"),
        "parties": msg("Parties"),
        "approvals": msg("Approvals"),
        "renewal": msg("renewal"),
        "signed": msg("signed on"),
        "axes": msg("Axes"),
        "axis": msg("Axis"),
        "number": msg("number"),
        "lead": msg("Lead"),
        "coordinators": msg("Coordinators"),
        "partners": msg("Partners"),
        "indicators": msg("Indicators"),
        "missions": msg("Missions"),
        "assessments": msg("Assessments"),
        "depends_on": msg("depends on"),
        "part_of": msg("Part of"),
        "merged_into": msg("merged into"),
        "priority": msg("priority"),
        "weight": msg("Weight"),
        "recurs": msg("comes again"),
    }
)
#: The others, told with internals.
_OTHERS = MappingProxyType(
    {
        "budget": msg("Budget"),
        "countries": msg("Countries"),
        "dac": msg("DAC codes"),
        "defaults": msg("Defaults"),
        "documents": msg("Documents"),
        "external_ids": msg("Identifiers elsewhere"),
        "kind": msg("Kind"),
        "markers": msg("Markers"),
        "notes": msg("Notes"),
        "parent": msg("parent"),
        "places": msg("places"),
        "related": msg("related to"),
        "replaces": msg("replaces"),
        "rhythm": msg("Rhythm of reports"),
        "sdg": msg("SDG"),
        "sources": msg("Sources"),
        "tags": msg("tags"),
    }
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter with a part a group that holds anything; nothing where the paper does not look back."""
    since = scope.since
    if since is None:
        return
    title = msg("Since the last session") if since.meeting else msg("What has changed")
    yield Part(name="review", title=title, blocks=tuple(Paragraph(said, note=True) for said in said(since)))
    told = changes(scope, since)
    for group in ChangeGroup:
        found = [change for change in told if change.group is group]
        if found:
            yield Part(
                name=f"review-{group}",
                title=msg("{group} ({n})", group=group, n=len(found)),
                level=2,
                blocks=(Rows(filled(sheet(scope, since, found))),),
            )
    if not told:
        yield Part(name="review-none", title=msg("Nothing has changed"), level=2)


def changes(scope: Scope, since: Since) -> Sequence[Change]:
    """Return the changes that the paper tells: not the session itself, nor, to partners, how the files are kept."""
    return [change for change in since.changes if not _left_out(scope, since, change)]


def _left_out(scope: Scope, since: Since, change: Change) -> bool:
    if change.kind is ChangeKind.MET and since.meeting and change.id == since.meeting.id:
        return change.after == since.meeting.date
    if scope.internal:
        return False
    return change.kind is ChangeKind.RENAMED or (change.kind is ChangeKind.FIELDS and not _named(scope, change))


def sheet(scope: Scope, since: Since, found: Sequence[Change]) -> Sheet:
    """Give changes as rows; what was done before the day, and noted later, is marked."""
    refs = {change.ref for change in found}
    numbers = {ref: _numbers(scope, ref) for ref in refs}
    kinds = {ref: _kinds(scope, ref) for ref in refs}
    return Sheet(
        kind="changes",
        columns=_COLUMNS,
        rows=tuple(
            _row(scope, since, change, numbers[change.ref].get(change.id or ""), kinds[change.ref]) for change in found
        ),
        heading=msg("What has changed"),
        empty=msg("Nothing has changed"),
    )


def _numbers(scope: Scope, ref: str) -> Mapping[str, Numeral | None]:
    """Return the numbers of the milestones of an action, or of the decisions of an agreement, by their ids."""
    portfolio = scope.view.portfolio
    action, agreement = portfolio.actions.get(ref), portfolio.agreements.get(ref)
    decisions = (each for meeting in agreement.meetings for each in meeting.decisions) if agreement else ()
    return {each.id: each.number for each in (*(action.milestones if action else ()), *decisions)}


def _kinds(scope: Scope, ref: str) -> Mapping[str, MeetingKind]:
    """Return the kinds of the meetings of an agreement, by their ids."""
    agreement = scope.view.portfolio.agreements.get(ref)
    return {each.id: each.kind for each in reversed(agreement.meetings) if each.kind} if agreement else {}


def _row(
    scope: Scope, since: Since, change: Change, number: Numeral | None, kinds: Mapping[str, MeetingKind]
) -> tuple[Cell, ...]:
    fields = change.kind is ChangeKind.FIELDS
    record = change.id is None or ("/" in change.ref and change.title == scope.view.portfolio.actions[change.ref].title)
    within = scope.title(change.ref) if "/" in change.ref else scope.agreement(change.ref)
    above = scope.agreement(change.ref) if "/" in change.ref else None
    return (
        scope.title(change.ref)
        if record and not change.removed
        else numbered(number, scope.short(change.title) if change.title else None) or _kind(change, kinds),
        above if record else within,
        msg("changed") if fields else change.kind,
        change.before,
        _named(scope, change) if fields else _after(change),
        moved(change.slip),
        days_late(change.days_late),
        _late_note(since) if change.kind in _DATED and facts.happened(_date(change), since.day) else None,
    )


def _after(change: Change) -> Cell:
    """Return what stands now; of what is new and has a date, that it is due then."""
    due = _date(change) if change.kind in (ChangeKind.DECIDED, ChangeKind.NEW_MILESTONE) else None
    return msg("due {date}", date=Told(due)) if due else change.after


def _kind(change: Change, kinds: Mapping[str, MeetingKind]) -> MeetingKind | None:
    """Return what a meeting is that has no title."""
    return kinds.get(change.id or "") if change.kind is ChangeKind.MET else None


def _late_note(since: Since) -> Message:
    return msg("noted after the session") if since.meeting else msg("noted later")


def _date(change: Change) -> Date | Period | None:
    return change.after if isinstance(change.after, Date | Period) else None


def _named(scope: Scope, change: Change) -> tuple[Cell, ...]:
    """Return the fields that a change names, by what people call them; those of how files are kept with internals."""
    names = change.after if isinstance(change.after, tuple) else ()
    others = _OTHERS if scope.internal else {}
    known = (
        _FIELDS.get(name) or others.get(name, name if scope.internal else None)
        for name in names
        if isinstance(name, str)
    )
    return tuple(name for name in known if name is not None)


def said(since: Since) -> Iterator[Message]:
    """Say from when on, and of what nothing can be said."""
    if since.meeting and since.meeting.title:
        yield msg("Since ‘{meeting}’, {date}.", meeting=since.meeting.title, date=Told(since.day))
    elif since.revision:
        yield msg("Since commit {revision}, {date}.", revision=since.revision[:10], date=Told(since.day))
    else:
        yield msg("Since {date}.", date=Told(since.day))
    if since.dated:
        yield msg("Told from the dates in the files: their history is younger.")
    if since.left_out:
        yield unread(since.left_out)


def unread(count: int) -> Message:
    """Say that files of the older side could not be read."""
    return nmsg(
        "{n} file of that time could not be read: what it held is left out",
        "{n} files of that time could not be read: what they held is left out",
        count,
    )
