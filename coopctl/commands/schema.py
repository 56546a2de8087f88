"""`coopctl schema`: the JSON Schema of a kind of file or of an output."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl import schemas
from coopctl.cli.completion import complete_schema
from coopctl.cli.session import Session
from coopctl.messages import N_
from coopctl.spelling.nearest import one_of

HELP = N_("Print a JSON Schema. Of agreements, actions, settings, or of an output.")
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
        session.put(schemas.text(one_of("schema", name, schemas.names())), utf8=True)
    return 0
