"""The page of one agreement: how far it is, its parties, axes and actions, its meetings and what they decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.expiry import shown_status
from coopctl.measures.outcomes import TO_DECIDE
from coopctl.messages import msg
from coopctl.reports.figures import finished, progress
from coopctl.reports.lists import actions, assessments, decisions, meetings
from coopctl.reports.paper import facts
from coopctl.reports.records import explanation
from coopctl.reports.records.pages import assessed, cited, documents, own_fields, paper, part, rows, texts, without
from coopctl.reports.view import called, who
from coopctl.tables import Column, percent

if TYPE_CHECKING:
    from coopctl.model.records import Agreement, Axis
    from coopctl.reports.paper import Fact, Paper, Part
    from coopctl.reports.view import View
    from coopctl.tables import Cell

#: Columns of the list of actions that their own pages tell.
_UNTOLD = (
    "agreement",
    "status_basis",
    "method",
    "expected",
    "reason",
    "lateness",
    "updated",
    "assessment",
    "days_late",
    "part_of",
)


def page(view: View, agreement: Agreement, *, explain: bool = False) -> Paper:
    """Make the page. `explain` adds each computation with its terms."""
    alone = view.only(agreement)
    parts = (
        texts((msg("Summary"), agreement.summary)),
        *(explanation.parts(explanation.of_agreement(view, agreement)) if explain else ()),
        _parties(view, agreement),
        _axes(view, agreement),
        part("actions", msg("Actions"), sheet=without(actions.sheet(alone), *_UNTOLD)),
        _plans(view, agreement),
        part("meetings", msg("Meetings"), sheet=without(meetings.sheet(alone), "agreement")),
        _attendees(view, agreement),
        part("decisions", msg("Decisions"), sheet=without(decisions.sheet(alone), "agreement")),
        _approvals(agreement),
        documents(agreement.documents),
        part("assessments", msg("Assessments"), sheet=without(assessments.sheet(alone))),
        part("sources", msg("Sources"), cited(view.portfolio, agreement)),
        _defaults(agreement),
        part("notes", msg("Notes"), tuple((msg("note"), note) for note in agreement.notes)),
        own_fields(agreement.data),
    )
    return paper(view, agreement, _standing(view, agreement), parts)


def _standing(view: View, agreement: Agreement) -> tuple[Fact, ...]:
    standing = view.standing.agreements[agreement.ref]
    renewal = agreement.renewal
    return facts(
        (msg("health"), standing.health),
        (msg("assessed as"), assessed(view, agreement)),
        (msg("worst action"), _worst(view, standing.worst)),
        (msg("finished"), finished(standing.rollup)),
        (msg("progress"), progress(standing.rollup)),
        (msg("with its plans"), progress(standing.with_plans) if standing.with_plans else None),
        (msg("time elapsed"), percent(standing.elapsed, 100)),
        (msg("status"), shown_status(agreement, view.standing.day)),
        (msg("kind"), agreement.kind),
        (msg("signed on"), agreement.signed),
        (msg("period"), agreement.period),
        (msg("reports"), agreement.rhythm),
        (msg("renewal"), renewal.mode if renewal else None),
        (msg("years of renewal"), renewal.years if renewal else None),
        (msg("days of notice"), renewal.notice_days if renewal else None),
        (msg("parent"), agreement.parent),
        (msg("replaces"), agreement.replaces),
        (msg("formerly"), agreement.formerly),
        (msg("files unread"), view.unread.get(agreement.ref)),
    )


def _worst(view: View, ref: str | None) -> str | None:
    """Return the worst action where something is amiss with it; of actions of which nothing is known none is."""
    return ref if ref and view.standing.actions[ref].verdict.health in TO_DECIDE else None


def _parties(view: View, agreement: Agreement) -> Part:
    """Return the parties; one that another agreement describes has its name and country from there."""
    columns = (
        Column("party", msg("Party")),
        Column("name", msg("Name"), grow=True),
        Column("role", msg("Role")),
        Column("country", msg("Country"), drop=1),
    )
    cells = tuple(
        (each.id, known.name, each.role, known.country)
        for each in agreement.parties
        for known in (each if each.name else view.parties.get(each.id, each),)
    )
    return rows(msg("Parties"), "parties", columns, cells)


def _axes(view: View, agreement: Agreement) -> Part:
    columns = (
        Column("axis", msg("Axis")),
        Column("number", msg("No."), drop=1, right=True),
        Column("title", msg("Title"), grow=True),
        Column("parent", msg("Under"), drop=2),
        Column("finished", msg("Finished")),
        Column("progress", msg("Progress")),
    )
    rollups = view.standing.agreements[agreement.ref].axes
    known = {axis.id: axis for axis in agreement.axes}
    cells = tuple(
        (axis, *_named(known.get(axis)), finished(rollup), progress(rollup)) for axis, rollup in rollups.items()
    )
    return rows(msg("Axes"), "axes", columns, cells if agreement.axes else ())


def _named(axis: Axis | None) -> tuple[Cell, Cell, Cell]:
    """Return the number and the title of an axis, and the one that it stands under."""
    return (axis.number, axis.title or axis.id, axis.parent) if axis else (None, msg("under no axis"), None)


def _plans(view: View, agreement: Agreement) -> Part:
    columns = (
        Column("ref", msg("Reference")),
        Column("title", msg("Title"), grow=True),
        Column("progress", msg("Progress")),
    )
    cells = tuple(
        (ref, each.title, progress(view.standing.agreements[ref].rollup))
        for ref, each in view.portfolio.agreements.items()
        if each.parent and view.portfolio.current(each.parent) == agreement.ref
    )
    return rows(msg("Plans under it"), "plans", columns, cells)


def _defaults(agreement: Agreement) -> Part:
    given = agreement.defaults
    told = facts(
        (msg("currency"), given.currency if given else None),
        (msg("funder"), who(given.funder) if given else None),
        (msg("sources"), given.sources if given else None),
    )
    return part("defaults", msg("What its actions need not repeat"), told)


def _attendees(view: View, agreement: Agreement) -> Part:
    columns = (
        Column("meeting", msg("Meeting")),
        Column("who", msg("Who"), grow=True),
        Column("functions", msg("Functions"), drop=1),
        Column("party", msg("Party"), drop=2),
        Column("role", msg("Role"), drop=3),
    )
    cells = tuple(
        (meeting.id, name, each.functions, party, each.role)
        for meeting in agreement.meetings
        for each in meeting.attendees
        for name, party in (called(view, each),)
    )
    return rows(msg("Who attended"), "attendees", columns, cells)


def _approvals(agreement: Agreement) -> Part:
    columns = (
        Column("by", msg("By"), grow=True),
        Column("kind", msg("Kind")),
        Column("state", msg("State")),
        Column("date", msg("Date")),
    )
    cells = tuple((who(each.by), each.kind, each.state, each.date) for each in agreement.approvals)
    return rows(msg("Approvals"), "approvals", columns, cells)
