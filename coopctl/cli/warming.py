"""What `coopctl cache warm` is asked: of which workspaces the cache is to know the files, and how far that is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coopctl.errors import CANNOT_RUN, FINE, UsageError
from coopctl.messages import Number, msg
from coopctl.trees import workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.cli.session import Session


def alone(folders: Sequence[str], *, history: bool) -> None:
    """Raise UsageError where what is for `warm` is said of something else."""
    if folders or history:
        raise UsageError(msg("folders and --history are for warm"), msg("say: {command}", command="coopctl cache warm"))


def warm(session: Session, folders: Sequence[str], *, history: bool) -> int:
    """Fill the cache of each workspace, by default of this one; tell how much was read, and why of one nothing was.

    Return CANNOT_RUN where there is such a one; the others are read all the same. Raise NoWorkspaceError, ReadError,
    GitError for a folder that is none, before anything is read.
    """
    from coopctl.loading import warming  # the whole reader: showing and deleting need none

    revision = "HEAD" if history else None
    roots = [workspace.locate(session.folder / each, revision=revision) for each in folders or ["."]]
    code = FINE
    with session.progress.of_files() as heard:
        for one in warming.warm(list(dict.fromkeys(roots)), history=history, heard=heard):
            path = os.fspath(one.root)
            if one.fault is not None:
                session.aside(msg("{path}: {reason}", path=path, reason=one.fault))
                code = CANNOT_RUN
                continue
            told = msg(
                "{path}: read {read}, known before {known}, left out {unfit}",
                path=path,
                read=Number(one.read),
                known=Number(one.known),
                unfit=Number(one.unfit),
            )
            session.tell(f"{session.look().words.say(told)}\n")
    return code
