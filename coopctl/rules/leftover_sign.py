"""A name, a number or an entry of a list that holds the comma or the semicolon of another format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import mending, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.patterns import regex
from coopctl.strict_yaml import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text, str})

_SIGNS = (",", ";", "\u060c", "\u061b")
#: What is called so is no sentence that goes on.
_NAMES = frozenset({"title", "name", "number", "unit", "place", "publisher", "organisation", "person"})
#: Lists of texts, and those of short names, in which no sign but the comma of the list itself parts anything.
_SHORT = frozenset({"places", "aliases"})
_LISTS = _SHORT | {"topics"}
_PARTING = regex("[;\u061b\u060c]| / ")


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each of them that YAML takes with its sign."""
    for place, words in _holding_one(seen):
        if "\n" not in words and words.endswith(_SIGNS) and written(seen.data, place) == place:
            bare = words.rstrip(" \u00a0\u202f" + "".join(_SIGNS))
            if bare:
                text = bare if place[-1] == "number" else scalars.written(bare, inside=True)
                message = msg("‘{sign}’ at the end belongs to the text here: lines end without it", sign=words[-1])
                yield Problem(seen.record.path, place, message, mending(msg("write it as {words}", words=text), text))
                continue
        if _SHORT & {*place} and (sign := _PARTING.search(words)) and written(seen.data, place) == place:
            parts = [bare for part in _PARTING.split(words) if (bare := part.strip())]
            message = msg("‘{sign}’ does not part the entries of a list: this is one entry", sign=sign[0].strip())
            entries = tuple(scalars.written(part, inside=True) for part in parts)
            yield Problem(
                seen.record.path, place, message, msg("write each as an entry of its own: {words}", words=entries)
            )


def _holding_one(seen: Seen) -> Iterator[tuple[Place, str]]:
    for place, text in seen.of(Text):
        within = place[-2] if place[-1].__class__ is int else None
        if place[-1] in _NAMES or within in _LISTS:
            for tag, words in text.variants.items():
                if words.endswith(_SIGNS) or (within in _SHORT and _PARTING.search(words)):
                    yield (place if text.plain else (*place, tag)), words
    for place, words in seen.of(str):
        if words.endswith(_SIGNS) and place[-1] == "number":
            yield place, words
