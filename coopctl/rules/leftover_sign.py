"""A name, a number or an entry of a list that holds the comma or the semicolon of another format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import mending, msg
from coopctl.model.records import Who
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.patterns import regex
from coopctl.spelling import addresses, people
from coopctl.strict_yaml import scalars

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text, str, Who})

_SIGNS = (",", ";", "\u060c", "\u061b")
#: The quote at the end of a text that none begins.
_QUOTE = regex(r"[^\"]*[^\W\d][.!?…]?\s*\"")
#: What stands behind an address in a sentence, and between two of them.
_BEHIND_ADDRESS = (*_SIGNS, ".", ">")
_BEFORE_ADDRESS = regex(r"[|,;](?=https?://)")
#: What is called so is no sentence that goes on.
_NAMES = frozenset({"title", "name", "number", "unit", "place", "publisher", "organisation", "person"})
#: Lists of texts, and those of short names, in which no sign but the comma of the list itself parts anything.
_SHORT = frozenset({"places", "aliases"})
_LISTS = _SHORT | {"topics"}
_PARTING, _SIGNED = regex("[;\u061b\u060c]| / "), regex("[;\u061b]")


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each of them that YAML takes with its sign."""
    yield from _several(seen)
    for place, words in _holding_one(seen):
        if addresses.is_one(words) and len(parts := _BEFORE_ADDRESS.split(words)) > 1:
            yield _two_addresses(seen.record.path, place, words[len(parts[0])], tuple(parts))
            continue
        if '\\"' in words and "\n" not in words and written(seen.data, place) == place:
            bare = words.replace('\\"', '"').replace("'", "''")
            text = f"'{bare}'"
            message = msg(
                "‘{sign}’ belongs to the text here: a backslash is needed between double quotes alone", sign='\\"'
            )
            yield Problem(seen.record.path, place, message, mending(msg("write it as {words}", words=text), text))
            continue
        if "\n" not in words and _is_left(words, place) and written(seen.data, place) == place:
            bare = words.rstrip(' \u00a0\u202f"' + "".join(_SIGNS) + (".>" if addresses.is_one(words) else ""))
            if bare:
                text = bare if place[-1] == "number" else scalars.written(bare, inside=True)
                message = msg("‘{sign}’ at the end belongs to the text here: lines end without it", sign=words[-1])
                yield Problem(seen.record.path, place, message, mending(msg("write it as {words}", words=text), text))
                continue
        parting = _parting(place)
        if parting and (sign := parting.search(words)) and written(seen.data, place) == place:
            parts = [bare for part in parting.split(words) if (bare := part.strip())]
            message = msg("‘{sign}’ does not part the entries of a list: this is one entry", sign=sign[0].strip())
            entries = tuple(scalars.written(part, inside=True) for part in parts)
            yield Problem(
                seen.record.path, place, message, msg("write each as an entry of its own: {words}", words=entries)
            )


def _parting(place: Place) -> re.Pattern[str] | None:
    """Return the signs that part several entries which stand as one text of a list; None where none does."""
    return _PARTING if _SHORT & {*place} else _SIGNED if "functions" in place else None


def _two_addresses(path: str, place: Place, sign: str, parts: tuple[str, ...]) -> Problem:
    message = msg("‘{sign}’ does not part addresses: they are one here", sign=sign)
    one = msg("keep one of {words}", words=parts)
    return Problem(
        path,
        place,
        message,
        one if place[-1] == "url" else msg("write each as an entry of its own: {words}", words=parts),
    )


def _several(seen: Seen) -> Iterator[Problem]:
    """Give a problem for each text of several people that stands where there is one."""
    for place, who in seen.of(Who):
        for key, body in (("person", who.person), ("organisation", who.organisation)):
            where = (*place, key)
            for text in body.variants.values() if body is not None and written(seen.data, where) == where else ():
                sign, names = people.apart(text) if key == "person" else _apart(text)
                if names:
                    yield Problem(seen.record.path, where, _all_in_one(key, sign), _one(place, key, who, names))
                elif key == "person" and (function := _function(seen.record.path, where, text, who)):
                    yield function


def _function(path: str, where: Place, text: str, who: Who) -> Problem | None:
    """Return the problem of a person whose function stands behind the name, None where none does."""
    name, function = people.with_function(text)
    if not name:
        return None
    own = scalars.written(function, inside=True)
    others = "…, " if who.functions else ""
    words = (f"person: {scalars.written(name, inside=True)}", f"functions: [{others}{own}]")
    message = msg("‘{function}’ is a part of the name here", function=function)
    return Problem(path, where, message, msg("write the function as a field of its own: {words}", words=words))


def _all_in_one(key: str, sign: str) -> Message:
    if key == "person":
        return msg("‘{sign}’ does not part people: they are one person here", sign=sign)
    return msg("‘{sign}’ does not part organisations: they are one here", sign=sign)


def _apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the sign that parts the organisations of a text, and each of them; none where it names one."""
    sign = _PARTING.search(text)
    names = tuple(bare for part in _PARTING.split(text) if (bare := part.strip())) if sign else ()
    return (sign[0].strip(), names) if sign and len(names) > 1 else ("", ())


def _one(place: Place, key: str, who: Who, names: tuple[str, ...]) -> Message:
    """Say where the several stand that one text names."""
    if isinstance(place[-1], str):
        if place[-1] == "lead":
            return msg("keep one of {words}; others stand under ‘coordinators’ or ‘partners’", words=names)
        return msg("keep one of {words}", words=names)
    if who.party and place[-2] == "coordinators":  # one of each party
        return msg("keep one of {words}; others stand under ‘partners’", words=names)
    party = f"party: {who.party}, " if who.party else ""
    rows = tuple(f"{{{party}{key}: {scalars.written(each, inside=True)}}}" for each in names)
    return msg("write each as an entry of its own: {words}", words=rows)


def _is_left(words: str, place: Place) -> bool:
    """Whether a text ends with a sign of another format, or with a quote that nothing begins."""
    if place[-1] == "url" or place[-2:-1] == ("sources",):
        return words.endswith(_BEHIND_ADDRESS)
    return words.endswith(_SIGNS) or (words.endswith('"') and _QUOTE.fullmatch(words) is not None)


def _holding_one(seen: Seen) -> Iterator[tuple[Place, str]]:
    for place, text in seen.of(Text):
        within = place[-2] if place[-1].__class__ is int else None
        is_name = place[-1] in _NAMES or within in _LISTS
        for tag, words in text.variants.items():
            is_left = ((is_name or words.endswith('"')) and _is_left(words, place)) or '\\"' in words
            parting = _parting(place)
            if is_left or (parting and parting.search(words)):
                yield (place if text.plain else (*place, tag)), words
    for place, words in seen.of(str):
        ends = words.endswith(_BEHIND_ADDRESS)
        is_of_address = "://" in words and (ends or _BEFORE_ADDRESS.search(words))
        if is_of_address or (ends and words.endswith(_SIGNS) and place[-1] == "number"):
            yield place, words
