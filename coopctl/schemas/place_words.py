"""A country or a subdivision of one that is not written by its code: which one is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from coopctl.codelists import codes
from coopctl.messages import Message, msg
from coopctl.schemas import coded_words
from coopctl.schemas.wanted import alone, capitals, cut, for_instance, one_of
from coopctl.spelling import countries, subdivisions

if TYPE_CHECKING:
    from coopctl.schemas.wanted import Wanted

#: What stands between the name of a country and its code: Maroc (MA).
_PARTED = re.compile(r"[()/,;–-]")
#: The code of a region in other letters, or with another sign between its parts.
_PLACE = re.compile(r"(?P<country>[A-Za-z]{2})[\s_./-]*(?P<part>[A-Za-z0-9]{1,3})", re.ASCII)
#: The sentence and the way to mend it.
_Pair: TypeAlias = "tuple[Message, Message]"


def country(value: str, wanted: Wanted) -> _Pair:
    """Say that a text is no country's code, and which one it may mean."""
    message = msg("‘{value}’ is not a country's code: two capital letters (ISO 3166-1)", value=cut(value))
    rows = coded_words.codes(value)
    if len(rows) > 1 and wanted.siblings.keys() == {"code", "share"}:
        return message, msg("write a line for each: {words}", words=rows)
    found = {*countries.called(value)} or {
        code for part in _PARTED.split(value) if (code := _code(coded_words.flagged(part)))
    }
    known = value.strip() in codes("subdivisions")
    inside = (value.strip(),) if known else () if countries.called(value) else subdivisions.called(value)
    if len(inside) == 1:
        there, line = inside[0][:2], f"subdivision: {inside[0]}"
        return message, msg("write {words}, and beside it {line}", words=(there,), line=line)
    help_ = one_of(tuple(sorted(found))) or (capitals(value, 2) if _code(value) else None)
    near = countries.nearly(value) if help_ is None else None
    return message, help_ or (msg("did you mean ‘{word}’?", word=near) if near else for_instance(wanted))


def _code(value: str) -> str | None:
    """Return the code of a country that a text is, or is the name of."""
    capitals = value.strip(" .").upper()
    return countries.country(value) or (capitals if capitals in codes("countries") else None)


def subdivision(value: str, wanted: Wanted) -> _Pair:
    """Say that a text is no code of a region or province, and which one it may mean."""
    message = msg(
        "‘{value}’ is not a region's code: a country, a dash, up to three letters or digits (ISO 3166-2)",
        value=cut(value),
    )
    found, whole = subdivisions.meant(value, _beside(wanted))
    if len(found) == 1 and not whole:
        return message, alone(found, value)
    match = _PLACE.fullmatch(value.strip())
    code = f"{match['country']}-{match['part']}".upper() if match else ""
    found = found or ((code,) if code in codes("subdivisions") else ())
    return message, one_of(found) or _for_instance(wanted)


def _for_instance(wanted: Wanted) -> Message:
    """Give an example of the country that stands beside it, where that is known."""
    where = _beside(wanted)
    return msg("write for instance: {line}", line=f"{where}-…") if where else for_instance(wanted)


def _beside(wanted: Wanted) -> str | None:
    """Return the code of the country that stands beside a subdivision, be it by its name; None where none is known."""
    return _code(wanted.country) if wanted.country else None
