"""Why a number is what it is: the method, its terms and weights, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.reports.pages import facts, number, rows
from coopctl.sheets import Column, Explained, Percent

if TYPE_CHECKING:
    from coopctl.model import Action
    from coopctl.reports.record import Section
    from coopctl.reports.view import View

COLUMNS = (
    Column("term", msg("Term"), grow=True),
    Column("weight", msg("Weight"), right=True),
    Column("value", msg("Value"), right=True),
    Column("note", msg("Note"), drop=1),
)


def explanation(view: View, action: Action) -> Section:
    """Return the computation of an action's progress, status and health on the day."""
    standing = view.standing.actions[action.ref]
    progress = standing.progress
    cells = tuple(
        (term.name, number(term.weight), None if term.value is None else Percent(term.value * 100), term.note)
        for term in progress.terms
    )
    return rows(
        msg("How it is computed"),
        "terms",
        COLUMNS,
        cells,
        said=facts(
            (msg("method"), progress.method),
            (msg("remark"), progress.note),
            (msg("progress"), msg("not known") if progress.value is None else Percent(progress.value)),
            (msg("expected"), None if standing.expected is None else Percent(standing.expected)),
            (msg("health"), standing.verdict.health),
            (msg("because"), Explained(standing.verdict.reason.id, standing.verdict.reason.message)),
        ),
    )
