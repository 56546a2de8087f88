"""`coopctl explain`: what a code means, why, and how to mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl import codes
from coopctl.cli.completion import complete_code
from coopctl.cli.session import Session
from coopctl.i18n.safe_text import harmless
from coopctl.messages import N_, Message
from coopctl.spelling.nearest import one_of

HELP = N_("Explain a code that validate prints. Alone, list all codes.")
READS_NO_TREE = True


def run(
    session: Session,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=N_("A code such as unknown-party."),
            show_default=False,
            autocompletion=complete_code,
        ),
    ] = None,
) -> int:
    """Print the page of the code, or every code with its title."""
    words = session.look().words
    if code is None:
        width = max(len(each) for each in codes.codes())
        lines = [f"{each:<{width}}  {words.say(Message(codes.title(each)))}\n" for each in codes.codes()]
        session.put("".join(lines))
    else:
        session.put(codes.page(one_of("explain", harmless(code), codes.codes()), words.spoken))
    return 0
