"""`coopctl demo`: an invented workspace with two years of history, to try everything on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coopctl import git
from coopctl.cli.session import Session
from coopctl.disk import new_files
from coopctl.errors import FINE, NoWorkspaceError, UsageError
from coopctl.git import replay
from coopctl.messages import N_, msg, nmsg
from coopctl.shells import quoted
from coopctl.starting import story
from coopctl.trees import workspace

if TYPE_CHECKING:
    from coopctl.messages import Message

HELP = N_("Write an invented workspace to try everything on. With a git history of two years.")
EXAMPLES = (("coopctl demo tour", N_("Into the new folder tour.")),)
READS_NO_TREE = True


def run(
    session: Session,
    folder: Annotated[
        str, typer.Argument(metavar="[DIR]", help=N_("A folder that is not there yet."), show_default=False)
    ] = "coopctl-demo",
) -> int:
    """Check that the folder is free, write the history into it, and say how to go on."""
    root = Path(os.path.normpath(session.folder / folder))
    if new_files.exists(root, "."):
        raise UsageError(
            msg("{path} is there already", path=os.fspath(root)),
            msg("name a new folder: {command}", command="coopctl demo DIR"),
        )
    try:
        outer = workspace.locate(root.parent)
    except NoWorkspaceError:
        outer = None
    if outer is not None:
        raise UsageError(
            msg("{path} lies inside another workspace", path=os.fspath(root)),
            msg("name a folder elsewhere: {command}", command="coopctl demo DIR"),
        )
    git.version()  # without git nothing is begun
    patches = story.patches()
    with new_files.new_folder(root):
        replay.replay(root, patches)
    session.done = msg("{path} is written all the same", path=os.fspath(root))
    session.put(_done(session, root, len(patches)))
    return FINE


def _done(session: Session, root: Path, commits: int) -> str:
    """Say what was written, and what to try on it."""
    look = session.look()
    say = look.words.say
    lines = [
        say(nmsg("{n} commit written to {path}.", "{n} commits written to {path}.", commits, path=os.fspath(root))),
        say(msg("Everything in it is invented.")),
        "",
        say(msg("Its last commit is of {day}: look at it as of that day.", day=story.LAST_DAY)),
        f"  cd {look.words.data(quoted(os.fspath(root)))}",
        f"  export COOPCTL_AS_OF={story.LAST_DAY}",
    ]
    tries: list[tuple[str, Message]] = [
        ("status", msg("shows where every agreement stands")),
        ("agenda", msg("shows what is overdue and what falls due")),
        ("show vallombre-tizgane-2025/khettara-works --explain", msg("tells how its figures come about")),
        ("timeline zilverdam-ndelika", msg("draws one agreement over time")),
        ("report vallombre-tizgane --since-meeting last -o report.html", msg("writes the paper for the committee")),
    ]
    for command, what in tries:
        lines += [f"  coopctl {command}", f"      {say(what)}"]
    return look.finished("\n".join([*lines, ""]))
