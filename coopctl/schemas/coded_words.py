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

#: What stands between codes and names, from what parts nothing else: Trinidad and Tobago has an and of its own.
_APART = (rf"{PARTED}|[/+]|\s[-–—]\s", AND.pattern, r"\s+و(?=\w)", r"[\s-]+")
#: The first letter of those that make flags.
_FLAGS = 0x1F1E6
_PERCENT = r"(?:[%٪]|pour ?cent|per ?cent|procent|(?:في |ب)الما?ئة)?"
#: A text that names some countries is no longer.
_LONGEST = 2_000
_SHARE_FIRST = re.compile(rf"(?P<share>[0-9]{{1,3}})\s*{_PERCENT}\s+(?P<of>\w.*)", re.IGNORECASE)
_WITH_SHARE = re.compile(rf"(?P<of>.*\w)(?:\s+|\s*[(:=]\s*)(?P<share>[0-9]{{1,3}})\s*{_PERCENT}\s*\)?", re.IGNORECASE)


def code(value: Json) -> str | None:
    """Return the code that a value alone is, or is the name of; that of a country is one that there is."""
    said = flagged(str(value).strip())
    is_code = said in codelists.codes("countries") or re.fullmatch("[0-9]{5}", said, re.ASCII)
    return countries.country(said) or (said if is_code else None)


def flagged(value: str) -> str:
    """Return the letters of a flag, which telephones write as two signs: 🇫🇷."""
    return "".join(chr(ord(each) - _FLAGS + ord("A")) if 0 <= ord(each) - _FLAGS < 26 else each for each in value)


def either(value: Json) -> tuple[str, ...]:
    """Return the rows of the countries that have a name together: Congo; none where one has it, or none."""
    found = countries.called(str(value)) if isinstance(value, str) and len(value) <= _LONGEST else ()
    return tuple(f"{{code: {each}}}" for each in found) if len(found) > 1 else ()


def codes(value: Json) -> tuple[str, ...]:
    """Return the rows of the codes that a value is, or names one after the other, with shares: MA 60 %, FR 40 %.

    None of them where one is not known.
    """
    rows = (f"{{code: {one}, share: {share}}}" if share else f"{{code: {one}}}" for one, share in shared(value))
    return tuple(dict.fromkeys(rows))


def shared(value: Json) -> tuple[tuple[str, str], ...]:
    """Return the same codes, each with its share; "" for none."""
    return _rows(closed_up(str(value)).strip("[] "), _APART)


def _rows(text: str, ways: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the codes of a text that is one code or name, else of its parts in the first of the ways to part it."""
    if len(text) > _LONGEST:
        return ()
    match = _WITH_SHARE.fullmatch(text.strip()) or _SHARE_FIRST.fullmatch(text.strip())
    if one := code(text) or (match and code(match["of"])):
        return ((one, match["share"] if match else ""),)
    for at, way in enumerate(ways):
        parts = [part for part in re.split(way, text) if part.strip()]
        found = [_rows(part, ways[at + 1 :]) for part in parts] if len(parts) > 1 else []
        if found and all(found):
            return tuple(row for rows in found for row in rows)
    return ()
