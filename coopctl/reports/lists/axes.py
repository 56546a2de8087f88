"""Axes: what each agreement groups its actions under, and how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports import codes, figures
from coopctl.tables import Column, Named, Sheet, percent

if TYPE_CHECKING:
    from coopctl.measures.outcomes import Rollup
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    Column("agreement", msg("Agreement"), over=True),
    Column("agreement_title", msg("Title of the agreement"), drop=9, grow=True, over=True),
    Column("id", msg("Axis")),
    Column("number", msg("No."), drop=6, right=True),
    Column("title", msg("Title"), grow=True, whole=True),
    Column("parent", msg("Under"), drop=9),
    Column("progress", msg("Progress"), right=True),
    Column("known", msg("Known"), drop=5, right=True),
    Column("known_of", msg("of"), drop=5, right=True),
    Column("finished", msg("Finished"), drop=1, right=True),
    Column("finished_of", msg("of"), drop=1, right=True),
    Column("sdg", msg("Development goals"), drop=7, grow=True, whole=True),
    Column("dac", msg("Sectors (OECD)"), drop=8, grow=True, whole=True),
)


def sheet(view: View) -> Sheet:
    """List the axes of the agreements shown, by number, each followed by those under it, with all their actions."""
    rows = []
    for agreement in view.agreements:
        known = {axis.id: axis for axis in agreement.axes}
        for name, rollup in view.standing.agreements[agreement.ref].axes.items():
            if name not in known:
                continue
            axis = known[name]
            over = known.get(axis.parent or "")
            rows.append(
                (
                    agreement.ref,
                    agreement.title,
                    axis.id,
                    axis.number,
                    axis.title,
                    Named(over.id, over.title or over.id) if over else axis.parent,
                    _progress(rollup),
                    *figures.of(rollup.known, rollup.known_of),
                    *figures.of(rollup.finished, rollup.finished_of),
                    tuple(codes.goal(each) for each in axis.sdg),
                    tuple(codes.sector(each) for each in axis.dac),
                )
            )
    return Sheet(
        kind="axes",
        columns=COLUMNS,
        rows=tuple(rows),
        heading=nmsg("{n} axis", "{n} axes", len(rows)),
        empty=msg("no axes"),
    )


def _progress(rollup: Rollup) -> Cell:
    """Return how far an axis is; people are told where nothing of it counts."""
    progress = percent(rollup.progress)
    return progress if rollup.known_of else Named(progress, figures.left_out(rollup) or msg("no actions"))
