"""`coopctl cache`: what was made of files that were read, kept to answer sooner; shown, or deleted."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl import cache
from coopctl.cli import warming
from coopctl.cli.completion import complete_cache
from coopctl.cli.session import Session
from coopctl.doctor import kept
from coopctl.errors import FINE
from coopctl.formats.screens import checkup as screen
from coopctl.messages import N_, Number, msg
from coopctl.reports.checkup import verdict
from coopctl.reports.paper import Paper, checks
from coopctl.spelling.nearest import one_of

HELP = N_(
    "Show what is kept to answer sooner, fill it, or delete it. It is made again from the files as they are read."
)
EXAMPLES = (
    ("coopctl cache show", N_("Where it is, and how much is in it.")),
    ("coopctl cache warm --history", N_("Fill it with all that git has of the files, for trend and history.")),
    ("coopctl cache clear", N_("Delete it. COOPCTL_CACHE=off does without it.")),
)
READS_NO_TREE = True
READS_MANY = True
VERBS = ("show", "warm", "clear")


def run(
    session: Session,
    verb: Annotated[
        str,
        typer.Argument(
            metavar="[show|warm|clear]",
            help=N_("show if not given."),
            show_default=False,
            autocompletion=complete_cache,
        ),
    ] = VERBS[0],
    folders: Annotated[
        list[str],
        typer.Argument(
            metavar="[DIR]...", help=N_("With warm: workspaces to read, one after the other."), show_default=False
        ),
    ] = [],  # noqa: B006 - read only
    *,
    history: Annotated[
        bool, typer.Option("--history", help=N_("With warm: every version that HEAD comes from too."))
    ] = False,
) -> int:
    """Show it, fill it, or delete it and say how much that frees."""
    name = one_of("cache", verb, VERBS)
    if name == "warm":
        return warming.warm(session, folders, history=history)
    warming.alone(folders, history=history)
    place = cache.place_of(session.root)
    if name == "clear":
        freed = 0 if place is None else place.clear()
        said = msg("{number} bytes are free again", number=Number(freed))
        session.tell(f"{session.look().words.say(said)}\n")
        return FINE
    parts = (kept.part(session.root, named=True),)
    title = msg("{text}", text="coopctl cache")
    page = Paper(title=title, scope=verdict(checks(parts)), day=session.today, revision="worktree", parts=parts)
    session.put(screen.draw(page, session.look()))
    return FINE
