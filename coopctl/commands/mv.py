"""`coopctl mv`: a record gets another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing.asking import MissingError
from coopctl.changing.renaming import renaming
from coopctl.cli import making
from coopctl.cli.completing_fields import complete_axis_there
from coopctl.cli.completion import complete_reference
from coopctl.cli.options import Reference, Writing
from coopctl.cli.session import Session
from coopctl.formats import changed
from coopctl.messages import N_, msg

if TYPE_CHECKING:
    from coopctl.changing.typed import Typist

HELP = N_("Give a record another name. Its file, an agreement's actions and all that names them follow.")
EXAMPLES = (
    ("coopctl mv mons-sefrou/photo mons-sefrou/photo-exhibition", N_("An action.")),
    ("coopctl mv mons-sefrou mons-fez --commit", N_("An agreement with its actions, committed.")),
    ("coopctl mv mons-sefrou/photo mons-fez/photo --axis culture", N_("To another agreement, and its axis there.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEWREF",
            help=N_("The new name, whole: mons-sefrou, or mons-sefrou/photo."),
            show_default=False,
            autocompletion=complete_reference,
        ),
    ] = None,
    *,
    axis: Annotated[
        str | None,
        typer.Option(
            "--axis",
            metavar="ID",
            help=N_("The axis in another agreement that an action goes to, or none."),
            show_default=False,
            autocompletion=complete_axis_there,
        ),
    ] = None,
    writing: Writing,
) -> int:
    """Find all that names it, and change it together."""
    typed = making.record(session, ref)

    def planned(_typist: Typist, answers: dict[str, str]) -> making.Planned:
        whole = making.meant(session, typed, answers)
        name = new or answers.get("NEWREF")
        if not name:
            raise MissingError("NEWREF", question=msg("The new name:"), option="coopctl mv REF NEWREF")
        found = renaming(session.reading, whole, name, axis or answers.get("axis"))
        return making.Planned(
            found.files,
            lambda tried, words, _names: changed.renamed(found, tried.changes, words),
            msg("{ref}: nothing to do, it stands there already", ref=whole),
            left=found.left,
        )

    return making.make_together(session, writing.changing, planned)
