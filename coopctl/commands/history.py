"""`coopctl history`: every change of one record, from git: who made it, when and why."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli.completing_fields import complete_field
from coopctl.cli.completion import complete_reference
from coopctl.cli.options import Output
from coopctl.cli.session import Session, chosen_format
from coopctl.formats import Audience, choosing, rows
from coopctl.messages import N_

HELP = N_("Show every change of one record. Who made it, when and why, newest first, as git has it.")
EXAMPLES = (
    ("coopctl history mons-sefrou/photo", N_("An action, under its former names too.")),
    ("coopctl history mons-sefrou/photo --field period", N_("How often its deadline has moved.")),
    ("coopctl history mons-sefrou --since 2025-01-01", N_("An agreement, from a day on.")),
)
REMEMBERED = LOOKS_BACK = True
READS_MANY = True


def run(
    session: Session,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=N_("An agreement or an action; may be shortened. One that is gone by its whole reference."),
            show_default=False,
            autocompletion=complete_reference,
        ),
    ],
    *,
    field: Annotated[
        str | None,
        typer.Option(
            "--field",
            metavar="PATH",
            help=N_("Only what has changed of this field, such as milestones.m2.due."),
            show_default=False,
            autocompletion=complete_field,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV|DAY",
            help=N_("Only commits after a revision, or from a day on (YYYY-MM-DD, yesterday, -30d)."),
            show_default=False,
        ),
    ] = None,
    first_parent: Annotated[
        bool,
        typer.Option("--first-parent", help=N_("What came by a merge as one change, on the day of the merge.")),
    ] = False,
    output: Output,
) -> int:
    """Read, compare, show."""
    from coopctl.cli import remembering  # not for an answer that is kept
    from coopctl.formats import remembered

    found = remembering.history(session, ref, field=field, since=since, first_parents=first_parent)
    name = chosen_format(output, plain=session.look().plain)
    audience = choosing.audience(rows, name)
    words = session.look(machine=audience.is_machine)
    whole = audience is Audience.PROGRAMS
    sheet = remembered.members(found, words) if whole else remembered.rows(found, words)
    if not whole and audience is not Audience.PEOPLE:
        for note in remembered.notes(found):
            session.remark(note)
    return session.show(sheet, output, ("history", found))
