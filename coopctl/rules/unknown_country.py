"""A country code that ISO 3166-1 does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Party, Share
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex
from coopctl.spelling import countries
from coopctl.spelling.nearest import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR
NEEDS = frozenset({Party, Share})

#: Left by the standard to its users, who have given some of them a meaning that is widely understood.
_OF_USERS = regex(r"AA|Q[M-Z]|X[A-Z]|ZZ")


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each unknown code; the codes that the standard leaves to its users are let be."""
    for place, code in _countries(seen):
        if code not in codes("countries") and not _OF_USERS.fullmatch(code):
            message = msg("‘{code}’ is no country code of ISO 3166-1", code=code)
            yield Problem(seen.record.path, place, message, _how(code))


def _how(code: str) -> Message:
    if meant := countries.called(code):
        return meaning(*meant)
    return msg("write the two letters of the standard, as in BE or MA")


def _countries(seen: Seen) -> Iterator[tuple[Place, str]]:
    for place, party in seen.of(Party):
        if party.country:
            yield (*place, "country"), party.country
    for place, share in seen.of(Share):
        if isinstance(share.code, str):
            yield (*place, "code"), share.code
