"""`coopctl help`: what a command does, and how it is called."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl import commands, discovery
from coopctl.cli.session import Session
from coopctl.errors import FINE
from coopctl.messages import N_
from coopctl.spelling.nearest import one_of

HELP = N_("Show the help of a command. Alone, list all commands.")
EXAMPLES = (("coopctl help new", N_("The same as: coopctl new --help")),)
READS_NO_TREE = True


def complete_command(incomplete: str) -> list[str]:
    """Complete the name of a command."""
    return [name for name in discovery.names(commands) if name.startswith(incomplete)]


def run(
    session: Session,
    command: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMAND]",
            help=N_("A command such as status."),
            show_default=False,
            autocompletion=complete_command,
        ),
    ] = None,
) -> int:
    """Show the help of the program, or of one command."""
    named = [] if command is None else [one_of("help", command, discovery.names(commands))]
    session.show_help(named)
    return FINE
