"""A title, a name or a number that ends with the comma or the semicolon of another format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import mending, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.strict_yaml import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT

_SIGNS = (",", ";", "\u060c", "\u061b")
#: What is called so is no sentence that goes on.
_NAMES = frozenset({"title", "name", "number", "unit", "place", "publisher", "organisation", "person"})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each of them that YAML takes with its sign."""
    for place, words in _named(seen):
        if words.endswith(_SIGNS) and "\n" not in words and written(seen.data, place) == place:
            bare = words.rstrip(" \u00a0\u202f" + "".join(_SIGNS))
            if bare:
                text = bare if place[-1] == "number" else scalars.written(bare, inside=True)
                message = msg("‘{sign}’ at the end belongs to the text here: lines end without it", sign=words[-1])
                yield Problem(seen.record.path, place, message, mending(msg("write it as {words}", words=text), text))


def _named(seen: Seen) -> Iterator[tuple[Place, str]]:
    for place, text in seen.of(Text):
        if place[-1] in _NAMES:
            for tag, words in text.variants.items():
                yield (place if text.plain else (*place, tag)), words
    yield from ((place, words) for place, words in seen.of(str) if place[-1] == "number")
