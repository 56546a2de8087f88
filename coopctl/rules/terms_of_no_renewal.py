"""An agreement that is not renewed says for how many years: mode: none beside years: 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Aim, Problem
from coopctl.messages import msg
from coopctl.model.records import Renewal
from coopctl.model.vocabularies import RenewalMode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Renewal})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for the years of a renewal that there is none of."""
    for place, renewal in seen.of(Renewal):
        if renewal.mode is RenewalMode.NONE and renewal.years is not None:
            message = msg("‘years’ says for how long it goes on, and ‘mode: none’ that it ends")
            help_ = msg("write the mode that is meant: {words}; or remove ‘years’", words=("tacit", "explicit"))
            yield Problem(seen.record.path, (*place, "years"), message, help_, Aim.KEY)
