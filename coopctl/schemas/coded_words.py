"""Rows of codes that were written as one value: a country or a purpose by its code or its name, with its share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl import codelists
from coopctl.schemas.entry_words import AND, PARTED
from coopctl.schemas.wanted import closed_up
from coopctl.spelling import countries

if TYPE_CHECKING:
    from coopctl.model.records import Json

_WITH_SHARE = re.compile(r"(?P<of>.*\w)(?:\s+|\s*[(:=]\s*)(?P<share>[0-9]{1,3})\s*[%٪]?\s*\)?", re.ASCII)


def code(value: Json) -> str | None:
    """Return the code that a value alone is, or is the name of; that of a country is one that there is."""
    said = str(value).strip()
    is_code = said in codelists.codes("countries") or re.fullmatch("[0-9]{3,5}", said)
    return countries.country(said) or (said if is_code else None)


def codes(value: Json) -> tuple[str, ...]:
    """Return the rows of the codes that a value is, or names one after the other, with shares: MA 60 %, FR 40 %.

    None of them where one is not known.
    """
    if alone := code(value):
        return (f"{{code: {alone}}}",)
    rows: dict[str, None] = {}
    for part in filter(str.strip, re.split(f"{PARTED}|{AND.pattern}", closed_up(str(value)).strip("[] "))):
        match = _WITH_SHARE.fullmatch(part.strip())
        one = code(match["of"] if match else part)
        if one is None:
            return ()
        rows[f"{{code: {one}, share: {match['share']}}}" if match else f"{{code: {one}}}"] = None
    return tuple(rows)
