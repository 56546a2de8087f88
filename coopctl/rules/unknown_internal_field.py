"""A path under `internal` that names no field which could be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model import internal
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import Patience
from coopctl.spelling.nearest import meaning, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR
#: From here on a path is a slip for another: updates.date is none for updates.text.
_SLIP = 0.9


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each path that agreements and actions do not have, or cannot do without."""
    known, patience = internal.known_paths(), Patience()
    for position, path in enumerate(portfolio.settings.internal):
        if not internal.known(path):
            near = nearest(path, known, alike=_SLIP) if patience.lasts(len(known)) else None
            yield Problem(
                SETTINGS_FILE,
                ("internal", position),
                msg("{path} names no field that can be left out", path=path),
                meaning(near) if near else msg("name a field that may be absent, such as budget or milestones.note"),
            )
