"""Two files or folders whose names are equal but for case or Unicode form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.names import folded
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each stray file that some disks cannot tell from another file."""
    for path, other in portfolio.collisions.items():
        yield Problem(
            path,
            (),
            msg("on many disks this is the same name as {path}", path=other),
            msg("keep one of the two, and merge what the other says into it"),
            related=(Elsewhere(other, (), msg("the other file")),),
        )
    yield from _documents(portfolio)


def _documents(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each document whose file is there, and another one's too that some disks take for it."""
    first: dict[str, tuple[str, str, Place]] = {}
    for record in records(portfolio):
        for position, document in enumerate(record.documents):
            if document.file is None or document.file in portfolio.missing:
                continue
            place: Place = ("documents", position, "file")
            other, path, there = first.setdefault(folded(document.file), (document.file, record.path, place))
            if other != document.file:
                yield Problem(
                    record.path,
                    place,
                    msg("on many disks this is the same name as {path}", path=other),
                    msg("give one of the two files another name, or name the one that there is in both places"),
                    related=(Elsewhere(path, there, msg("the other file")),),
                )
