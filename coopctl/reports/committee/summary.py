"""Where the agreements stand: what is finished, the progress beside the time elapsed, and the time it all takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.measures.expiry import shown_status
from coopctl.messages import Told, msg, nmsg
from coopctl.model import axes
from coopctl.reports.arrange import filled
from coopctl.reports.committee import dates
from coopctl.reports.figures import finished, progress_and_known
from coopctl.reports.paper import Bar, Facts, Gantt, Meters, Paragraph, Part, Rows, facts
from coopctl.reports.records.pages import assessed
from coopctl.reports.timeline import chart
from coopctl.reports.trend import notes
from coopctl.tables import Column, Sheet, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.measures.outcomes import AgreementStanding
    from coopctl.model.records import Agreement
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block, Words

#: So many axes may be named one over the other in a title.
_LEVELS = 20
_APPROVALS = (
    Column("by", msg("By"), grow=True),
    Column("functions", msg("Functions"), grow=True),
    Column("kind", msg("Kind")),
    Column("state", msg("State")),
    Column("date", msg("Date")),
    Column("note", msg("Note"), grow=True),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter with a part an agreement, and its timeline."""
    yield Part(name="summary", title=msg("Where it stands"))
    for agreement in scope.view.agreements:
        standing = scope.view.standing.agreements[agreement.ref]
        yield Part(
            name=f"summary-{agreement.ref}",
            title=agreement.title,
            level=2,
            blocks=tuple(_blocks(scope, agreement, standing)),
        )
    yield from _timeline(scope)


def _blocks(scope: Scope, agreement: Agreement, standing: AgreementStanding) -> Iterator[Block]:
    rollup = standing.rollup
    if agreement.summary:
        yield Paragraph(agreement.summary)
    if not scope.of(agreement):
        yield Paragraph(msg("No actions yet."))
    elif rollup.known_of:
        yield Bar(standing.bar)
    yield Facts(
        facts(
            (msg("finished"), finished(rollup)),
            (msg("progress"), progress_and_known(rollup) if rollup.known_of else None),
            (msg("with its plans"), progress_and_known(standing.with_plans) if standing.with_plans else None),
            (msg("time elapsed"), percent(standing.elapsed, 100)),
            (msg("health"), standing.health),
            (msg("assessed as"), assessed(scope.view, agreement)),
            (msg("status"), shown_status(agreement, scope.day)),
            (msg("signed on"), agreement.signed),
            (msg("period"), agreement.period),
            (msg("renewal"), agreement.renewal.mode if agreement.renewal else None),
            (msg("files unread"), scope.view.unread.get(agreement.ref)),
        )
    )
    if agreement.approvals:
        yield Rows(_approvals(scope, agreement))
    if scope.internal:
        yield from (Paragraph(each, note=True) for each in agreement.notes)
    titles: dict[str, Words] = {}
    named: dict[str, Words] = {}
    levels: dict[str, int] = {}
    for axis, over in axes.tree(agreement):
        title: Words = axis.title or msg("{axis}", axis=axis.id)
        level = levels[axis.id] = levels.get(over.id, -1) + 1 if over else 0
        titles[axis.id] = msg("{over}: {axis}", over=titles[over.id], axis=title) if over and level % _LEVELS else title
        named[axis.id] = titled = titles[axis.id]
        if axis.number is not None:
            named[axis.id] = msg("{number}. {title}", number=axis.number, title=titled)
    figures = tuple((named.get(axis, msg("under no axis")), figure) for axis, figure in standing.axes.items())
    if agreement.axes and rollup.known_of:
        yield Meters(msg("Progress by axis"), figures)
    yield from _trend(scope, agreement)


def _trend(scope: Scope, agreement: Agreement) -> Iterator[Block]:
    """Yield how far it was at each point in time, where that is to be told."""
    for series in scope.trend.series if scope.trend else ():
        told = [(each, each.rollup) for each in series.points if each.rollup]
        if series.ref == agreement.ref and any(rollup.known_of for _, rollup in told):
            rows = tuple((msg("{day}", day=Told(each.day)), rollup) for each, rollup in told)
            yield Meters(msg("Progress over time"), rows, msg("Day"), tuple(each.health for each, _ in told))
    if scope.trend and agreement is scope.view.agreements[-1]:
        yield from (Paragraph(note, note=True) for note in notes(scope.trend))


def _approvals(scope: Scope, agreement: Agreement) -> Sheet:
    rows = tuple(
        (scope.named(each.by), each.by.functions if each.by else None, each.kind, each.state, each.date, each.note)
        for each in agreement.approvals
    )
    return filled(Sheet(kind="approvals", columns=_APPROVALS, rows=rows, heading=msg("Approvals"), empty=msg("none")))


def _timeline(scope: Scope) -> Iterator[Part]:
    """Yield the timeline of everything shown; nothing where nothing has a date."""
    drawn = chart.build(scope.view)
    drawn = replace(drawn, total=len(scope.view.actions), of_agreements=len(scope.view.agreements))
    if drawn.window is None:
        return
    undated = len(drawn.undated)
    notes = [nmsg("{n} action without a date", "{n} actions without a date", undated)] if undated else []
    yield Part(
        name="timeline",
        title=msg("Timeline"),
        level=2,
        blocks=(
            Gantt(drawn, dates.sheet(scope, drawn), dates.untold(scope, drawn)),
            *(Paragraph(note, note=True) for note in notes),
        ),
    )
