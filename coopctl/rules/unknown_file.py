"""A file below data/ that is no record, so that nothing reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME, reference
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records
from coopctl.patterns import regex
from coopctl.rules.colliding_names import collisions
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR

_ENDING = regex(r"\.ya?ml$", re.IGNORECASE)
#: What programs write behind the name of a copy.
_COPY = regex(
    r"\s*(?:\([0-9]{1,2}\)|[-–]\s*(?:copie|copy|kopie|نسخة)\b.*|\((?:copie|copy|kopie|نسخة)\b.*)\Z", re.IGNORECASE
)
_FOLDERS = regex(r"data/(agreements/[^/]+|actions/[^/]+/[^/]+)")


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each stray file, but for those that collide with another one."""
    colliding = collisions(portfolio)
    there = {each.path for each in (*records(portfolio), *portfolio.left_out)}
    for path in portfolio.strays:
        if path not in colliding:
            message, mend = _judge(path, there)
            yield Problem(path, (), message, mend)


def _judge(path: str, there: Collection[str]) -> tuple[Message, Message]:
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
    return msg("this name cannot be a record's"), _renamed(path[: ending.start()], there)


def _renamed(path: str, there: Collection[str]) -> Message:
    """Say how a record with such a name may be called, or of which one it may be a copy."""
    folder, _, name = path.rpartition("/")
    words = re.findall(r"[^\W_]+", _COPY.sub("", name))
    called = name_of(" ".join(words), LONGEST_NAME)
    meant = f"{folder}/{called}.yaml"
    if meant in there:
        return msg("if it is a copy of {path}, keep one of the two", path=meant)
    if reference(meant) and called.count("-") + 1 == len(words):  # none is lost
        return msg("rename it to {path}", path=meant)
    return msg(
        "use small letters a to z, digits and single hyphens, at most {n}, beginning with a letter", n=LONGEST_NAME
    )
