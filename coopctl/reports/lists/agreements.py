"""Agreements: how far each is, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.measures.expiry import shown_status
from coopctl.messages import msg
from coopctl.reports import figures
from coopctl.reports.fields import column
from coopctl.tables import Cell, Named, Sheet, percent

if TYPE_CHECKING:
    from coopctl.measures.outcomes import Rollup
    from coopctl.model.records import Agreement
    from coopctl.reports.view import View

COLUMNS = (
    column("ref"),
    column("title", grow=True),
    column("kind", drop=5),
    column("status", drop=1),
    column("health"),
    column("worst", drop=7),
    column("progress", right=True),
    column("known", drop=9, right=True),
    column("known_of", drop=9, right=True),
    column("finished", drop=3, right=True),
    column("finished_of", drop=3, right=True),
    column("elapsed", drop=4, right=True),
    column("counts", drop=8),
    column("with_plans", drop=10),
    column("unread", drop=6, right=True),
    column("assessment", drop=11),
)


def sheet(view: View) -> Sheet:
    """List the agreements."""
    return Sheet(
        kind="agreements",
        columns=COLUMNS,
        rows=tuple(row(view, agreement) for agreement in view.agreements),
        heading=figures.agreements(len(view.agreements), len(view.portfolio.agreements)),
        empty=msg("no agreements"),
    )


def row(view: View, agreement: Agreement) -> tuple[Cell, ...]:
    """Return the cells of one agreement, in the order of COLUMNS."""
    standing = view.standing.agreements[agreement.ref]
    return (
        agreement.ref,
        agreement.title,
        agreement.kind,
        shown_status(agreement, view.standing.day),
        standing.health,
        _worst(view, agreement.ref),
        percent(standing.rollup.progress),
        *figures.of(standing.rollup.known, standing.rollup.known_of),
        *figures.of(standing.rollup.finished, standing.rollup.finished_of),
        percent(standing.elapsed, 100),
        {health: count for health, count in standing.counts.items()},  # noqa: C416 - dict() would keep the narrower keys
        _with_plans(standing.with_plans),
        view.unread.get(agreement.ref, 0),
        assessed.verdict if (assessed := facts.assessed(agreement, view.standing.day)) else None,
    )


def _worst(view: View, ref: str) -> Cell:
    """Return the worst action; people read its name where something is amiss with it, and it is worse than others."""
    worst = view.standing.agreements[ref].worst
    return Named(worst, view.record(worst) if worst and figures.worse_than_others(view, worst) else None)


def _with_plans(rollup: Rollup | None) -> Cell:
    if rollup is None:
        return None
    members: dict[str, Cell] = {
        "progress": percent(rollup.progress),
        "known": rollup.known,
        "known_of": rollup.known_of,
        "finished": rollup.finished,
        "finished_of": rollup.finished_of,
    }
    return Named(members, figures.in_words(rollup))
