"""XLSX: the plan as a workbook that goes out, is filled in, and comes back by `coopctl import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.exports import Export, Exported
from coopctl.formats.planbook import laying
from coopctl.formats.planbook.rows import Source
from coopctl.messages import msg
from coopctl.model import internal
from coopctl.spelling.nearest import one_of
from coopctl.workbooks.writing import write_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.formats.look import Look
    from coopctl.model.records import Action, Who

AUDIENCE = Audience.PAGES
ENDINGS = ("xlsx",)
TAKES = ("partner",)
COMMIT = True


def write(export: Export, look: Look) -> Exported:
    """Return the workbook; of a `partner` the actions that name it, with the cells marked that a report fills in.

    Raise UsageError where no agreement has such a party, MissingExtraError.
    """
    portfolio, actions = export.view.portfolio, export.view.actions
    partner = export.options.partner or ""
    if partner:
        known = list(
            dict.fromkeys(each.id for agreement in portfolio.agreements.values() for each in agreement.parties)
        )
        partner = one_of("--partner", partner, known)
        actions = tuple(each for each in actions if partner in _parties(each))
    hidden = internal.hidden(portfolio.settings.internal) if portfolio.public else {}
    source = Source(portfolio, export.view.standing, look.words, hidden)
    book = laying.laid_out(source, actions, day=export.frame.day, commit=export.commit, partner=partner)
    remarks = () if actions else (msg("no action is in the workbook"),)
    return Exported(write_book(book), remarks)


def _parties(action: Action) -> Iterator[str | None]:
    """Yield the parties that an action names: who leads, follows it or takes part."""
    people: tuple[Who, ...] = (*action.coordinators, *action.partners, *((action.lead,) if action.lead else ()))
    yield from (each.party for each in people)
