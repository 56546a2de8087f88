"""The workspace: where it is, what it holds, and what of it cannot be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coopctl.errors import CoopctlError
from coopctl.messages import msg, nmsg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked

if TYPE_CHECKING:
    from coopctl.cli.session import Session
    from coopctl.messages import Message


def part(session: Session) -> Part:
    """Look for the workspace and load it."""
    return checked("place", msg("Workspace"), *_checks(session))


def found(session: Session) -> bool:
    """Whether there is a workspace, and its data folder can be read."""
    try:
        return bool(session.root) and session.reading.loaded is not None
    except CoopctlError:
        return False


def _checks(session: Session) -> list[Check]:
    what = msg("folder")
    try:
        root = session.root
    except CoopctlError:  # its sentence names the folder; this page may be pasted in public
        return [Check(what, msg("no workspace here or above"), State.BROKEN, _begin())]
    # Never more than the way up from here: names of folders above may be private.
    here = Check(what, msg("{path}", path=os.path.relpath(root, session.folder.resolve())))
    try:
        portfolio = session.reading.loaded.portfolio
    except CoopctlError as error:
        return [here, Check(msg("records"), error.message, State.BROKEN, error.help or _begin())]
    agreements, actions = len(portfolio.agreements), len(portfolio.actions)
    records = msg(
        "{agreements}, {actions}",
        agreements=nmsg("{n} agreement", "{n} agreements", agreements),
        actions=nmsg("{n} action", "{n} actions", actions),
    )
    checks = [here, Check(msg("files"), msg("as they are in the folder")), Check(msg("records"), records)]
    if portfolio.left_out:
        unread = nmsg("{n} file", "{n} files", len(portfolio.left_out))
        checks.append(Check(msg("left out, since they cannot be read"), unread, State.ADVICE, _see()))
    return checks


def _begin() -> Message:
    return msg("go to the folder of the workspace, or begin one: {command}", command="coopctl init")


def _see() -> Message:
    return msg("see what is wrong: {command}", command="coopctl validate")
