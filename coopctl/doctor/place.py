"""The workspace: where it is, what it holds, and what of it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import CoopctlError
from coopctl.messages import msg, nmsg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked

if TYPE_CHECKING:
    from coopctl.loading.loader import Loaded
    from coopctl.messages import Message


def part(way: str | None, read: Loaded | CoopctlError | None) -> Part:
    """Look at the workspace: the way to it from here, None where there is none, and what reading it gave."""
    return checked("place", msg("Workspace"), *_checks(way, read))


def _checks(way: str | None, read: Loaded | CoopctlError | None) -> list[Check]:
    what = msg("folder")
    if way is None or read is None:
        return [Check(what, msg("no workspace here or above"), State.BROKEN, _begin())]
    here = Check(what, msg("{path}", path=way))
    if isinstance(read, CoopctlError):
        return [here, Check(msg("records"), read.message, State.BROKEN, read.help or _begin())]
    portfolio = read.portfolio
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
