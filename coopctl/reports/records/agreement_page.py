"""The page of one agreement: how far it is, its parties, axes and actions, its meetings and what they decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.measures import coming
from coopctl.measures import facts as dated
from coopctl.measures.expiry import shown_status
from coopctl.messages import Message, Told, msg, nmsg
from coopctl.reports import codes
from coopctl.reports.cited import titled
from coopctl.reports.fields import column
from coopctl.reports.figures import finished, left_out, progress, worse_than_others
from coopctl.reports.filters import with_plans
from coopctl.reports.lists import actions, agreements, approvals, assessments, axes, budget, decisions, meetings
from coopctl.reports.numbered import of_record
from coopctl.reports.paper import facts
from coopctl.reports.records import explanation
from coopctl.reports.records.pages import (
    assessed,
    cited,
    documents,
    own_fields,
    paper,
    part,
    rows,
    texts,
    without,
)
from coopctl.reports.view import called
from coopctl.tables import Named, Sheet, percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coopctl.measures.outcomes import Rollup
    from coopctl.model.records import Agreement
    from coopctl.reports.paper import Fact, Paper, Part
    from coopctl.reports.view import View
    from coopctl.tables import Cell

#: Columns of the list of agreements that tell of a plan under another.
_OF_A_PLAN = ("ref", "title", "status", "health", "progress", "finished", "finished_of")
#: Columns of the list of actions that their own pages tell.
_UNTOLD = (
    "agreement",
    "status_basis",
    "method",
    "expected",
    "reason",
    "lateness",
    "assessment",
)


def page(view: View, agreement: Agreement, *, explain: bool = False) -> Paper:
    """Make the page. `explain` adds each computation with its terms."""
    alone = view.only(agreement)
    parts = (
        texts((msg("Summary"), agreement.summary)),
        *(_explained(view, agreement) if explain else ()),
        _parties(view, agreement),
        _axes(view, agreement),
        part("actions", msg("Actions"), sheet=_by_own_names(without(actions.sheet(alone), *_UNTOLD))),
        _plans(view, agreement),
        _money(view, agreement),
        part("meetings", msg("Meetings"), sheet=without(meetings.sheet(alone), "agreement")),
        *_meetings(view, agreement),
        part("decisions", msg("Decisions"), sheet=without(decisions.sheet(alone), "agreement")),
        _approvals(view, agreement),
        documents(agreement.documents, view.standing.day),
        _assessments(alone, agreement),
        part("sources", msg("Sources"), cited(view.portfolio, agreement)),
        _defaults(view, agreement),
        part("notes", msg("Notes"), tuple((msg("note"), note) for note in agreement.notes)),
        own_fields(agreement.data),
    )
    return paper(view, agreement, _standing(view, agreement), parts)


def _explained(view: View, agreement: Agreement) -> tuple[Part, ...]:
    called = {each.ref: of_record(each) for each in view.portfolio.actions.values()}
    return explanation.parts(explanation.of_agreement(view, agreement), called)


def _by_own_names(sheet: Sheet) -> Sheet:
    """Return the actions of one agreement with their own part of each reference for people."""
    refs = [place for place, column in enumerate(sheet.columns) if column.name in ("ref", "part_of")]

    def own(cell: Cell) -> Cell:
        return Named(cell, str(cell).partition("/")[2]) if cell else None

    rows = (tuple(own(cell) if place in refs else cell for place, cell in enumerate(row)) for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))


def _standing(view: View, agreement: Agreement) -> tuple[Fact, ...]:
    standing = view.standing.agreements[agreement.ref]
    rollup, below = standing.rollup, standing.with_plans
    return facts(
        (msg("health"), standing.health),
        (msg("assessed as"), assessed(view, agreement)),
        (msg("worst action"), _worst(view, standing.worst)),
        (msg("finished actions"), finished(rollup, short=True)),
        (msg("progress"), _known(rollup)),
        (msg("finished with its plans"), finished(below, short=True) if below else None),
        (msg("progress with its plans"), _known(below) if below else None),
        (msg("time elapsed"), percent(standing.elapsed, 100)),
        (msg("status"), shown_status(agreement, view.standing.day)),
        (msg("kind"), agreement.kind),
        (msg("signed on"), agreement.signed),
        (msg("period"), agreement.period),
        (msg("reports"), agreement.rhythm),
        (msg("renewal"), _renewal(agreement)),
        *_notice(agreement, view.standing.day),
        (msg("parent"), agreement.parent and view.record(agreement.parent)),
        (msg("replaces"), agreement.replaces and view.record(agreement.replaces)),
        (msg("formerly"), agreement.formerly),
        (msg("files unread"), view.unread.get(agreement.ref)),
    )


def _known(rollup: Rollup) -> Cell:
    """Return the progress; where no action counts at all the health has said so."""
    return progress(rollup) if rollup.known_of or rollup.proposed or rollup.cancelled else None


def _renewal(agreement: Agreement) -> Cell:
    """Return how it is renewed, and by how many years."""
    renewal = agreement.renewal
    if renewal is None or renewal.mode is None:
        return None
    if not renewal.years:
        return renewal.mode
    return nmsg("{mode}, by {n} year", "{mode}, by {n} years", renewal.years, mode=renewal.mode)


def _notice(agreement: Agreement, day: date) -> Iterator[Fact]:
    """Yield how many days of notice there are with the last of them, or that to ask for renewal, unless it is past."""
    days = agreement.renewal.notice_days if agreement.renewal else None
    for due in coming.ending(agreement, day):
        if due.kind is coming.DueKind.NOTICE:
            said = msg("last day to give notice: {date}", date=Told(due.when))
            if due.explicit:
                said = msg("renewal is to be asked for by {date}", date=Told(due.when))
            yield msg("notice"), said if days is None else nmsg("{n} day; {said}", "{n} days; {said}", days, said=said)
            return
    yield msg("notice"), None if days is None else nmsg("{n} day", "{n} days", days)


def _worst(view: View, ref: str | None) -> Cell:
    """Return the worst action where something is amiss with it, more than with any other."""
    return view.record(ref) if ref and worse_than_others(view, ref) else None


def _assessments(alone: View, agreement: Agreement) -> Part:
    """Return what others concluded of it and of its actions, each by its name where there are any of those."""
    sheet = assessments.sheet(alone)
    untold = ("ref", "title") if all(ref == agreement.ref for ref, *_ in sheet.rows) else ()
    return part("assessments", msg("Assessments"), sheet=without(sheet, *untold))


def _money(view: View, agreement: Agreement) -> Part:
    """Return what its actions cost by currency, kind and funder, those of its plans among them."""
    below = with_plans((agreement.ref,), view.standing)
    own = replace(view, actions=tuple(each for ref in below for each in view.portfolio.actions_of(ref)))
    return part("money", msg("Money, with its plans") if len(below) > 1 else msg("Money"), sheet=budget.sums(own))


def _parties(view: View, agreement: Agreement) -> Part:
    """Return the parties; one that another agreement describes has its name and country from there."""
    columns = (
        column("name", grow=True),
        column("role"),
        column("kind", drop=2),
        column("country", drop=1),
        column("id", drop=3),
    )
    cells = tuple(
        (known.name or Named(None, each.id), each.role, known.kind, codes.country(known.country), each.id)
        for each in agreement.parties
        for known in (each if each.name else view.parties.get(each.id, each),)
    )
    return rows(msg("Parties"), "parties", columns, cells)


def _axes(view: View, agreement: Agreement) -> Part:
    """Return the axes as they are listed, what stands under none last, each with what its figures leave out."""
    rollups = view.standing.agreements[agreement.ref].axes if agreement.axes else {}
    columns = (*axes.COLUMNS, column("not_counted", drop=2))
    known = {each.id: each for each in agreement.axes}
    cells = [(*axes.row(agreement, known, axis, rollup), left_out(rollup)) for axis, rollup in rollups.items()]
    listed = Sheet(kind="axes", columns=columns, rows=tuple(cells), heading=msg("Axes"), empty=msg("no axes"))
    return part("axes", msg("Axes"), sheet=without(listed, "agreement", "sdg", "dac"))


def _plans(view: View, agreement: Agreement) -> Part:
    every = [
        agreements.row(view, each)
        for each in view.portfolio.agreements.values()
        if each.parent and view.portfolio.current(each.parent) == agreement.ref
    ]
    kept = [at for at, column in enumerate(agreements.COLUMNS) if column.name in _OF_A_PLAN]
    columns = tuple(agreements.COLUMNS[at] for at in kept)
    cells = [tuple(row[at] for at in kept) for row in every]
    return rows(msg("Plans under it"), "plans", columns, cells)


def _defaults(view: View, agreement: Agreement) -> Part:
    given = agreement.defaults
    told = facts(
        (msg("currency"), given.currency if given else None),
        (msg("funder"), view.someone(given.funder) if given else None),
        (msg("sources"), titled(view.portfolio, agreement, given.sources) if given else None),
    )
    return part("defaults", msg("What its actions need not repeat"), told)


def _meetings(view: View, agreement: Agreement) -> Iterator[Part]:
    """Yield a part for each meeting of which more is on record than when and where it was: what about, and who came."""
    columns = (
        column("who", grow=True),
        column("functions", drop=1, grow=True),
        column("party", drop=2, grow=True),
        column("role", drop=3),
    )
    for meeting in agreement.meetings:
        cells = tuple(
            (name, each.functions, party, each.role)
            for each in meeting.attendees
            for name, party in (called(view, each),)
        )
        past = dated.happened(meeting.date, view.standing.day)
        told = facts((msg("Summary"), meeting.summary if past else None), (msg("Topics"), meeting.topics))
        title = meetings.meeting_named(meeting).name
        if isinstance(title, Message):
            yield rows(title, f"meeting-{meeting.id}", columns, cells, said=told)


def _approvals(view: View, agreement: Agreement) -> Part:
    sheet = approvals.sheet(view.only(agreement))
    return part("approvals", msg("Approvals"), sheet=without(sheet, "agreement"))
