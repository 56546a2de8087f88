"""A text that was never written: `{{ title }}`, `${TITLE}`, `[TODO]`, `à compléter`, or a title `Untitled`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.strict_yaml.pasted import not_known, same_as_above, says_nothing, says_the_same, unfilled, untitled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING
NEEDS = frozenset({Text, str})
ALONE = True

#: What somebody is called, or concludes: a sign, or that nobody knows, says neither.
_SAID_OF_SOMEBODY = frozenset({"person", "organisation", "verdict"})
#: What says something by itself: what stands above it is not taken over.
_PROSE = frozenset({"title", "summary", "text"})
_LEFT_OUT = msg("leave the field out where the value is not known, or where there is none")


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each text that still holds what a template's engine, or a person, was to fill in."""
    for place, text in seen.of(Text):
        for tag, words in text.variants.items():
            is_none = unfilled(words) or (place[-1] == "title" and untitled(words, record=len(place) == 1))
            is_none = is_none or (place[-1] != "unit" and says_nothing(words))
            is_none = is_none or (place[-1] in _PROSE and says_the_same(words))
            is_unknown = place[-1] in _SAID_OF_SOMEBODY and (not_known(words) or same_as_above(words))
            if (is_none or is_unknown) and written(seen.data, where := place if text.plain else (*place, tag)) == where:
                yield Problem(
                    seen.record.path,
                    where,
                    msg("‘{text}’ was never filled in", text=words[:60]),
                    msg("write the text itself") if is_none or place[-1] == "verdict" else _LEFT_OUT,
                )
    for place, number in seen.of(str):
        is_none = place[-1] == "number" and (unfilled(number) or not_known(number) or same_as_above(number))
        if is_none and written(seen.data, place) == place:
            message = msg("‘{text}’ was never filled in", text=number)
            yield Problem(seen.record.path, place, message, _LEFT_OUT)
