"""A document names a file that the workspace does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records
from coopctl.spelling import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each `file` that is absent, no ordinary file, or a link out of the workspace."""
    for record in records(portfolio):
        for position, document in enumerate(record.documents):
            file = document.file or ""
            if file in portfolio.missing:
                help_ = msg("add the file, correct its path from the workspace's root, or write ‘url:’ instead")
                if addresses.is_one(file):
                    help_ = msg("write ‘url:’ in the place of ‘file:’")
                if name := addresses.of_disk(file):
                    help_ = msg(
                        "put the file into the workspace, and describe it with {line}", line=f"file: files/{name}"
                    )
                message = msg("there is no file {file} in the workspace", file=file)
                yield Problem(record.path, ("documents", position, "file"), message, help_)
