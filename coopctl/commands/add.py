"""`coopctl add`: a row of a list, or what changes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import adding
from coopctl.cli import making
from coopctl.cli.completion import complete_list, complete_row_field
from coopctl.cli.options import Changing, Reference
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.messages import N_, msg

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.values import Typist

HELP = N_("Add a row to a list of a record. Where a row of that key stands already, that one is changed.")
EXAMPLES = (
    ("coopctl add mons-sefrou/photo readings indicator=visitors value=480", N_("A value measured today.")),
    ("coopctl add mons-sefrou/photo budget year=2019 funder=mons spent+=1250", N_("Money spent, added to the line.")),
    ('coopctl add mons-sefrou decisions meeting=visit id=dates text="New dates."', N_("A decision.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="LIST",
            help=N_("The list, as the files call it: milestones, readings, budget, decisions, …"),
            show_default=False,
            autocompletion=complete_list,
        ),
    ] = None,
    *,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[KEY=VALUE]...",
            help=N_("The fields of the row."),
            show_default=False,
            autocompletion=complete_row_field,
        ),
    ],
    changing: Changing,
) -> int:
    """Draft the row, and make the change."""
    if name is None:
        raise UsageError(msg("the list is missing"), msg("name one: {example}", example="coopctl add REF readings …"))

    def draft_row(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        adding.add(draft, name, [*words, *(f"{field}={word}" for field, word in answers.items())], typist)

    return making.make(session, changing, ref, draft_row)
