"""What asks for the committee's attention: what is late, at risk, on hold or without data, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.outcomes import FOR_A_COMMITTEE
from coopctl.messages import msg, nmsg
from coopctl.reports.arrange import filled
from coopctl.reports.paper import Paragraph, Part, Rows
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.committee.scope import Scope

_COLUMNS = (
    Column("title", msg("Action"), grow=True),
    Column("agreement", msg("Agreement"), grow=True),
    Column("health", msg("Health")),
    Column("reason", msg("Reason"), grow=True),
    Column("deadline", msg("Deadline"), drop=2),
    Column("lead", msg("Lead"), drop=1),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter, worst first."""
    found = sheet(scope)
    nothing = Paragraph(msg("Nothing is late, at risk, on hold or without data."))
    block = Rows(filled(found)) if found else nothing
    yield Part(name="attention", title=msg("For the committee's attention"), blocks=(block,))


def sheet(scope: Scope) -> Sheet | None:
    """Return what asks for attention, worst first; None where nothing does."""
    found = scope.worst_first(FOR_A_COMMITTEE)
    if not found:
        return None
    actions = scope.view.portfolio.actions
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
    heading = nmsg("{n} action needs attention", "{n} actions need attention", len(rows))
    return Sheet(kind="attention", columns=_COLUMNS, rows=rows, heading=heading, empty=msg("none"))
