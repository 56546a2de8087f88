"""Approvals: who was asked to approve an agreement, and what came of it by the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.messages import msg, nmsg
from coopctl.reports.fields import column
from coopctl.tables import Sheet

if TYPE_CHECKING:
    from coopctl.reports.view import View

COLUMNS = (
    column("agreement", over=True),
    column("agreement_title", drop=9, grow=True, over=True),
    column("by", grow=True, whole=True),
    column("kind"),
    column("state"),
    column("date"),
    column("note", drop=1, grow=True, whole=True),
)


def sheet(view: View) -> Sheet:
    """List the approvals of the agreements shown, in the order of their files; those after the day are left aside."""
    day = view.standing.day
    rows = tuple(
        (agreement.ref, agreement.title, view.someone(each.by), each.kind, each.state, each.date, each.note)
        for agreement in view.agreements
        for each in agreement.approvals
        if each.date is None or facts.happened(each.date, day)
    )
    return Sheet(
        kind="approvals",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} approval", "{n} approvals", len(rows)),
        empty=msg("no approvals"),
    )
