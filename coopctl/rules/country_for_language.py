"""A language tag that is also the code of a country where another language is written: be, uk, dz, ch."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Aim, Problem
from coopctl.messages import msg
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.spelling import synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text})
BESIDE = frozenset({"parties"})

#: Scripts of the languages whose tags are also the codes of countries that are partners.
_SCRIPTS = ("LATIN", "ARABIC")
#: Where the languages of a region are spoken whose tags are codes of countries too.
_REGIONAL = {
    tag: frozenset(countries.split())
    for tag, countries in (
        ("br", "FR"), ("ca", "ES FR AD IT"), ("co", "FR IT"), ("ga", "IE GB"), ("gd", "GB"), ("cy", "GB"),
        ("lb", "LU BE FR DE"), ("li", "NL BE DE"), ("se", "NO SE FI"), ("sc", "IT"), ("gl", "ES"),
    )
}  # fmt: skip


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such tag of a text in Latin or Arabic letters, unless the workspace writes in it."""
    known = {portfolio.settings.language, *portfolio.settings.languages}
    for place, text in seen.of(Text):
        for tag in () if text.plain else text.variants:
            if not (spoken := _elsewhere(tag)) or tag in known or _is_own(tag, seen, portfolio):
                continue
            if written(seen.data, place) == place and _is_near(text.variants[tag]):
                yield Problem(
                    seen.record.path,
                    (*place, tag),
                    msg("‘{tag}’ is a language, and {code} a country without it", tag=tag, code=tag.upper()),
                    msg(
                        "if the country is meant, write its language: {words}; else name ‘{tag}’ in {path}",
                        words=tuple(each for each in spoken if each not in text.variants) or spoken,
                        tag=tag,
                        path=SETTINGS_FILE,
                    ),
                    Aim.KEY,
                )


@functools.lru_cache(maxsize=256)  # a workspace writes in a few languages
def _elsewhere(tag: str) -> tuple[str, ...]:
    """Return the languages of the country that has a language's tag for its code, none where it is one of them."""
    spoken = synonyms.spoken(tag) if tag in codes("languages") else ()
    return () if tag in spoken else spoken


def _is_own(tag: str, seen: Seen, portfolio: Portfolio) -> bool:
    """Whether a language is spoken where a party is from, and no party is from the country that has its tag."""
    agreement = portfolio.agreements.get(seen.record.ref.partition("/")[0])
    countries = {party.country for party in agreement.parties} if agreement else set()
    return bool(countries & _REGIONAL.get(tag, frozenset())) and tag.upper() not in countries


def _is_near(text: str) -> bool:
    letters = (each for each in text if each.isalpha())
    return all(unicodedata.name(each, "").startswith(_SCRIPTS) for each in letters)
