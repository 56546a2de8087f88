"""The period of an agreement is written as a season, a quarter or a half of a year, where years are rather meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.dates import CODES
from coopctl.model.records import Agreement
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
BESIDE = frozenset({"period"})

_YEARS = regex(r"(?P<century>[0-9]{2})(?P<first>[0-9]{2})-(?P<last>[0-9]{2})[?~%]?", re.ASCII)


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for an agreement whose period ends its year as a later year would be shortened: 2021-24."""
    record = seen.record
    if not isinstance(record, Agreement) or record.period is None:
        return
    match = _YEARS.fullmatch(record.period.text)
    if match and int(match["last"]) in CODES and match["first"] < match["last"]:
        years = f"{match['century']}{match['first']}/{match['century']}{match['last']}"
        yield Problem(
            record.path,
            ("period",),
            msg("{period} is a part of one year: 21 to 24 are seasons, 33 to 36 quarters", period=record.period.text),
            msg("write {years} if years are meant", years=years),
        )
