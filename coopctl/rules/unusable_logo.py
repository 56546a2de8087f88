"""A logo of the letterhead that cannot stand at the head of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model import pictures
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.vocabularies import Severity
from coopctl.spelling import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each logo that is absent, cannot be read, or is no picture that every reader shows."""
    letterhead = portfolio.settings.letterhead
    for position, path in enumerate(letterhead.logos if letterhead else ()):
        found = _wrong(portfolio, path)
        if found:
            yield Problem(SETTINGS_FILE, ("letterhead", "logos", position), *found)


def _wrong(portfolio: Portfolio, path: str) -> tuple[Message, Message] | None:
    """Return what is wrong with a logo, and the mend."""
    if path in portfolio.missing:
        said = msg("there is no file {file} in the workspace", file=path)
        if addresses.is_one(path):
            return said, msg("save the picture in the workspace, and write its path")
        if name := addresses.of_disk(path):
            return said, addresses.picture(name)
        return said, msg("add the file, or correct its path from the workspace's root")
    held = portfolio.logos.get(path)
    if held is None:
        return msg("{file} cannot be read, or is larger than 1 MB", file=path), msg("save it smaller: 100 kB will do")
    if not pictures.kind(held):
        return msg("{file} is neither a PNG nor a JPEG", file=path), msg("save the logo as PNG")
    return None
