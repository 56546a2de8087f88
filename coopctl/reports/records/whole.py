"""Every record whole, for programs: what its file says, and what is computed of it on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.reports.lists import actions, agreements
from coopctl.reports.records.pages import as_cell
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = tuple(Column(name, msg("{name}", name=name)) for name in ("record", "ref", "path", "data", "computed"))


def sheet(view: View) -> Sheet:
    """Return one row a record of the view; `public` tells whether what is internal was left out."""
    settings = view.portfolio.settings
    return Sheet(
        kind="export",
        columns=COLUMNS,
        rows=tuple(_rows(view)),
        heading=msg("nothing"),
        empty=msg("nothing"),
        extra={"public": view.portfolio.public, "language": settings.language},
    )


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    named = tuple(column.name for column in agreements.COLUMNS)
    for agreement in view.agreements:
        computed = dict(zip(named, agreements.row(view, agreement), strict=True))
        yield "agreement", agreement.ref, agreement.path, as_cell(dict(agreement.data)), computed
    named = tuple(column.name for column in actions.COLUMNS)
    for action in view.actions:
        computed = dict(zip(named, actions.row(view, action), strict=True))
        yield "action", action.ref, action.path, as_cell(dict(action.data)), computed
