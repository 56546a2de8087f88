"""A country code that ISO 3166-1 does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Problem, Severity
from coopctl.messages import msg
from coopctl.model.codelists.countries import CODES
from coopctl.model.records import Party, Share
from coopctl.model.walk import records, walk
from coopctl.spelling import synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.findings import Place
    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

SEVERITY = Severity.ERROR

#: Left by the standard to its users, who have given some of them a meaning that is widely understood.
_OF_USERS = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each unknown code; the codes that the standard leaves to its users are let be."""
    for record in records(portfolio):
        for place, code in _countries(record):
            if code not in CODES and not _OF_USERS.fullmatch(code):
                yield Problem(
                    record.path,
                    place,
                    msg("‘{code}’ is no country code of ISO 3166-1", code=code),
                    _how(code),
                )


def _how(code: str) -> Message:
    if meant := synonyms.country(code):
        return msg("did you mean ‘{word}’?", word=meant)
    return msg("write the two letters of the standard, as in BE or MA")


def _countries(record: Record) -> Iterator[tuple[Place, str]]:
    for place, value in walk(record):
        if isinstance(value, Party) and value.country:
            yield (*place, "country"), value.country
        elif isinstance(value, Share) and isinstance(value.code, str):
            yield (*place, "code"), value.code
