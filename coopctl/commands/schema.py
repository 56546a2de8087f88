"""`coopctl schema`: the JSON Schema of a kind of file or of an output."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl import schemas
from coopctl.cli.completion import complete_schema
from coopctl.cli.session import Session
from coopctl.messages import N_
from coopctl.spelling.nearest import one_of
from coopctl.starting import editor_schemas

HELP = N_("Print a JSON Schema. Of agreements, actions, settings, or of an output.")
EXAMPLES = (
    ("coopctl schema action", N_("What an action may hold, field by field.")),
    ("coopctl schema action --lang fr", N_("The same, its titles and descriptions in French.")),
)
READS_NO_TREE = True


def run(
    session: Session,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=N_("agreement, action, settings, or output/KIND; alone, list the names."),
            show_default=False,
            autocompletion=complete_schema,
        ),
    ] = None,
) -> int:
    """Print the schema, or the names of all."""
    if name is None:
        session.put("".join(f"{each}\n" for each in schemas.names()), utf8=True)
    else:
        words = session.look(machine=True).words
        session.put(editor_schemas.text(one_of("schema", name, schemas.names()), words), utf8=True)
    return 0
