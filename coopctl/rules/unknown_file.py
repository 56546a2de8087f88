"""A file below data/ that is no record, so that nothing reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME, reference
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex
from coopctl.rules.colliding_names import collisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR

_ENDING = regex(r"\.ya?ml$", re.IGNORECASE)
_FOLDERS = regex(r"data/(agreements/[^/]+|actions/[^/]+/[^/]+)")


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each stray file, but for those that collide with another one."""
    colliding = collisions(portfolio)
    for path in portfolio.strays:
        if path not in colliding:
            message, mend = _judge(path)
            yield Problem(path, (), message, mend)


def _judge(path: str) -> tuple[Message, Message]:
    """Return what is wrong with a path, and the mend."""
    ending = _ENDING.search(path)
    if ending is None:
        return msg("only records stand below data/, and this is none"), msg(
            "move it out of data/, for example to docs/"
        )
    better = f"{path[: ending.start()]}.yaml"
    if not _FOLDERS.fullmatch(path):
        return (
            msg("no record is looked for in this folder"),
            msg("move it to data/agreements/ or to data/actions/ and the name of its agreement"),
        )
    if reference(better) and better != path:
        return msg("a record's file ends in .yaml"), msg("rename it to {path}", path=better)
    if reference(better.lower()):
        return msg("names are in small letters"), msg("rename it to {path}", path=better.lower())
    return (
        msg("this name cannot be a record's"),
        msg(
            "use small letters a to z, digits and single hyphens, at most {n}, beginning with a letter", n=LONGEST_NAME
        ),
    )
