"""`coopctl held`: a recurring action took place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import statuses
from coopctl.cli import making
from coopctl.cli.options import Changing, Note, Reference
from coopctl.cli.session import Session
from coopctl.messages import N_

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.typed import Typist

HELP = N_("Say that a recurring action took place on a day. Adds the occurrence, or sets its state.")
EXAMPLES = (
    ("coopctl held mons-sefrou/culture-day 2019-05-18", N_("It took place.")),
    ("coopctl held mons-sefrou/culture-day 2020-05-18 --cancelled", N_("It was called off.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    day: Annotated[
        str | None,
        typer.Argument(
            metavar="DAY", help=N_("The day that it was for; that of the call if not given."), show_default=False
        ),
    ] = None,
    *,
    cancelled: Annotated[bool, typer.Option("--cancelled", help=N_("It was cancelled."))] = False,
    note: Note = None,
    changing: Changing,
) -> int:
    """Draft the occurrence, and make the change."""
    given = {"date": day, "state": "cancelled" if cancelled else "held", "note": note}

    def draft_held(draft: Draft, typist: Typist, _answers: dict[str, str]) -> None:
        statuses.held(draft, given, typist)

    return making.make(session, changing, ref, draft_held)
