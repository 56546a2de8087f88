"""An e-mail address or a telephone number in a file that everybody can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Problem, Severity
from coopctl.messages import msg
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.findings import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json

SEVERITY = Severity.WARNING

_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}")
#: International (+32 65 40 51 11, 00212 …), or national with a leading 0 and separators (065 40 51 11, 0475/12 34 56).
#: Nine digits at least, so that no time or date is taken for one.
_TELEPHONE = re.compile(
    r"(?<![\w.,/+-])(?!\d\d[./-]\d\d[./-]\d{4}\b)(?=\+?(?:[ ./()-]{0,2}\d){9})"
    r"(?:(?:\+|00)[1-9](?:[ ./()-]{0,2}\d){7,13}|0[1-9]\d{0,2}[ ./-]\d{2,3}(?:[ ./-]?\d{2,3}){2,3})"
    r"(?![\w-])"
)
#: A Belgian enterprise number is written much like a telephone number.
_ENTERPRISE = re.compile(r"0\d{3}\.\d{3}\.\d{3}")
_ADDRESS = re.compile(r"https?://\S+")
#: Identifiers in registers are numbers on purpose.
_REGISTERS = frozenset({"ids", "external_ids"})


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each text, also under the user's own `x-` keys, that holds one."""
    for record in records(portfolio):
        for place, text in _texts((), dict(record.data)):
            words = _ADDRESS.sub(" ", text)
            telephone = _TELEPHONE.search(words)
            if "@" in words and _EMAIL.search(words):
                found = msg("an e-mail address in a file that everybody can read")
            elif telephone and not _ENTERPRISE.fullmatch(telephone[0]):
                found = msg("a telephone number in a file that everybody can read")
            else:
                continue
            yield Problem(
                record.path, place, found, msg("keep it elsewhere, and name the organisation or the function here")
            )


def _texts(place: Place, value: Json | object) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _REGISTERS:
                yield from _texts((*place, key), each)
    elif isinstance(value, list):
        for position, each in enumerate(value):
            yield from _texts((*place, position), each)
