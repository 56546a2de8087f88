"""What asks for the committee's attention: what is late, at risk, on hold or without news, and why; dates gone by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.coming import DueKind
from coopctl.measures.outcomes import FOR_A_COMMITTEE
from coopctl.messages import msg, nmsg
from coopctl.reports import agenda
from coopctl.reports.arrange import filled
from coopctl.reports.committee import dues
from coopctl.reports.paper import Paragraph, Part, Rows
from coopctl.reports.records import pages
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.measures.coming import Due
    from coopctl.measures.outcomes import ActionStanding
    from coopctl.messages import Message
    from coopctl.reports.committee.scope import Scope

#: Agreements with as many rows each have a table of their own.
_MANY = 4
_COLUMNS = (
    Column("title", msg("Action"), grow=True),
    Column("agreement", msg("Agreement"), grow=True),
    Column("health", msg("Health")),
    Column("reason", msg("Reason"), grow=True),
    Column("deadline", msg("Deadline"), drop=2),
    Column("lead", msg("Lead"), drop=1),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter: the actions, worst first; then dates that are past, the longest first."""
    nothing = Paragraph(msg("Nothing is late, at risk, on hold or without news."))
    blocks = tuple(Rows(filled(each)) for each in _tables(scope)) or (nothing,)
    yield Part(name="attention", title=msg("For the committee's attention"), blocks=blocks)
    past = agenda.build(scope.view, scope.day, 0)
    if late := dues.past(scope, _not_told(scope, past.overdue)):
        yield Part(name="overdue", title=msg("Other dates overdue"), level=2, blocks=late)
    if unrecorded := dues.past(scope, _not_told(scope, past.unrecorded), "days", "note"):
        yield Part(name="unrecorded", title=msg("Past, nothing recorded"), level=2, blocks=unrecorded)


def _tables(scope: Scope) -> Iterator[Sheet]:
    """Yield what asks for attention, a table an agreement where these have many rows each; else one that names them."""
    found = scope.worst_first(FOR_A_COMMITTEE)
    of: dict[str, list[ActionStanding]] = {}
    for one in found:
        of.setdefault(one.ref.partition("/")[0], []).append(one)
    if not found or len(scope.view.agreements) == 1 or len(found) < _MANY * len(of):
        yield from filter(None, [sheet(scope)])
        return
    for agreement, own in of.items():
        heading = nmsg(
            "{n} action of ‘{agreement}’ needs attention",
            "{n} actions of ‘{agreement}’ need attention",
            len(own),
            agreement=scope.title(agreement),
        )
        yield pages.without(_sheet(scope, own, heading), "agreement")


def _not_told(scope: Scope, past: Sequence[Due]) -> list[Due]:
    """Return what is past without the deadlines of actions told above, and decisions, which have a chapter."""
    told = {one.ref for one in scope.worst_first(FOR_A_COMMITTEE)}
    return [
        due
        for due in past
        if due.kind is not DueKind.DECISION and not (due.kind is DueKind.DEADLINE and due.ref in told)
    ]


def sheet(scope: Scope) -> Sheet | None:
    """Return what asks for attention, worst first; None where nothing does."""
    found = scope.worst_first(FOR_A_COMMITTEE)
    heading = nmsg("{n} action needs attention", "{n} actions need attention", len(found))
    return _sheet(scope, found, heading) if found else None


def _sheet(scope: Scope, found: Sequence[ActionStanding], heading: Message) -> Sheet:
    actions = scope.view.portfolio.actions
    parts, _ = scope.view.in_parts(actions[one.ref] for one in found)
    if parts:  # which the figures of agreements count with their whole
        heading = nmsg("{said}, of which {n} is a part", "{said}, of which {n} are parts", parts, said=heading)
    rows = tuple(
        (
            scope.title(one.ref),
            scope.agreement(one.ref),
            one.verdict.health,
            scope.reason(one),
            one.state.period.end if one.state.period else None,
            scope.named(actions[one.ref].lead),
        )
        for one in found
    )
    return Sheet(kind="attention", columns=_COLUMNS, rows=rows, heading=heading, empty=msg("none"))
