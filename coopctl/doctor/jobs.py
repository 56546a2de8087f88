"""The checks on a server: whether CI has jobs here, and whether what they install is there to be had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.disk import new_files
from coopctl.messages import msg
from coopctl.reports.checkup import Check, State
from coopctl.starting.kit import JOBS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What a job installs: coopctl by its name alone, from whichever index pip asks.
_BY_NAME = re.compile(rb"pip install [\"']?(?P<name>coopctl(?:\[[\w,]+\])?(?:[=<>~!]=[\w.]+)?)[\"']?\s*$", re.MULTILINE)
_COMMAND = "coopctl init --source ADDRESS@COMMIT"


def checks(root: Path) -> Iterator[Check]:
    """Look at the jobs that `init` writes; without any it is said how they come."""
    there = [path for path in sorted(JOBS) if new_files.exists(root, path)]
    for path in there:
        content = disk.read(root, path)
        found = _BY_NAME.search(content) if isinstance(content, bytes) else None
        if found is None:
            yield Check(msg("{path}", path=path), msg("there"))
        else:
            yield Check(
                msg("{path}", path=path),
                msg("installs ‘{name}’ by its name, which no index is known to have", name=found["name"].decode()),
                State.ADVICE,
                msg("delete it, then: {command}", command=_COMMAND),
            )
    if not there:
        yield Check(msg("checks on a server"), msg("none; {command} writes them", command=_COMMAND))
