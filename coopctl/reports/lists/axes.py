"""Axes: what each agreement groups its actions under, and how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports import codes, figures
from coopctl.reports.fields import column
from coopctl.tables import Named, Sheet, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.measures.outcomes import Rollup
    from coopctl.model.records import Agreement, Axis
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    column("agreement", over=True),
    column("agreement_title", drop=9, grow=True, over=True),
    column("id"),
    column("number", drop=6, right=True),
    column("title", grow=True, whole=True),
    column("parent", drop=9),
    column("progress", right=True),
    column("known", drop=5, right=True),
    column("known_of", drop=5, right=True),
    column("finished", drop=1, right=True),
    column("finished_of", drop=1, right=True),
    column("sdg", drop=7, grow=True, whole=True),
    column("dac", drop=8, grow=True, whole=True),
)


def sheet(view: View) -> Sheet:
    """List the axes of the agreements shown, by number, each followed by those under it, with all their actions."""
    rows = tuple(
        row(agreement, known, axis, rollup)
        for agreement in view.agreements
        for known in ({each.id: each for each in agreement.axes},)
        for axis, rollup in view.standing.agreements[agreement.ref].axes.items()
        if axis in known
    )
    return Sheet(
        kind="axes",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} axis", "{n} axes", len(rows)),
        empty=msg("no axes"),
    )


def row(agreement: Agreement, known: Mapping[str, Axis], named: str, rollup: Rollup) -> tuple[Cell, ...]:
    """Return the cells of one axis, in the order of COLUMNS; of what stands under none where it is not `known`."""
    axis = known.get(named)
    over = known.get(axis.parent or "") if axis else None
    return (
        agreement.ref,
        agreement.title,
        axis.id if axis else None,
        axis.number if axis else None,
        axis.title if axis else msg("under no axis"),
        Named(over.id, over.title or over.id) if over else axis.parent if axis else None,
        _progress(rollup),
        *figures.of(rollup.known, rollup.known_of),
        *figures.of(rollup.finished, rollup.finished_of),
        tuple(codes.goal(each) for each in axis.sdg) if axis else (),
        tuple(codes.sector(each) for each in axis.dac) if axis else (),
    )


def _progress(rollup: Rollup) -> Cell:
    """Return how far an axis is; people are told where nothing of it counts."""
    progress = percent(rollup.progress)
    return progress if rollup.known_of else Named(progress, figures.left_out(rollup) or msg("no actions"))
