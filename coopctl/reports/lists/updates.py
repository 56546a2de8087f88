"""Updates: what was reported, latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.exact import exact
from coopctl.messages import msg, nmsg
from coopctl.reports.fields import column
from coopctl.reports.numbered import of_record
from coopctl.tables import Named, Sheet, percent

if TYPE_CHECKING:
    from coopctl.reports.view import View

COLUMNS = (
    column("date", over=True),
    column("action", over=True),
    column("action_title", drop=9, grow=True, over=True),
    column("author", drop=3),
    column("text", grow=True, whole=True),
    column("status", drop=1),
    column("progress", drop=2, right=True),
    column("period", drop=4),
)


def sheet(view: View) -> Sheet:
    """List the updates of the actions shown, up to the day, latest first."""
    found = [
        (update, action, place)
        for action in view.actions
        for place, update in enumerate(action.updates)
        if update.date.earliest <= view.standing.day
    ]
    found.sort(key=lambda each: each[1].ref)
    found.sort(key=lambda each: (*each[0].date.order, each[2]), reverse=True)
    rows = tuple(
        (
            update.date,
            action.ref,
            Named(action.title, of_record(action)),
            update.author,
            update.text,
            update.status,
            Named(update.progress, percent(exact(update.progress))) if update.progress is not None else None,
            update.period,
        )
        for update, action, _ in found
    )
    return Sheet(
        kind="updates",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} update", "{n} updates", len(rows)),
        empty=msg("no updates"),
    )
