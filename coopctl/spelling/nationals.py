"""A party called by its country's people: partie marocaine, côté français, Belgian side, الطرف المغربي."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from coopctl.patterns import regex
from coopctl.spelling.synonyms import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What of a party is told so, folded.
_SIDE = frozenset(
    folded(
        "partie côté partenaire region ville side party partner city partij zijde kant stad الطرف الجانب الشريك"
    ).split()
)
#: The beginnings of the words for a country's people, in French, Dutch, English and Arabic.
_PEOPLE = {
    "MA": "marocain marokkaan moroccan مغربي", "FR": "francais frans french فرنسي",
    "BE": "belge belgisch belgian بلجيكي", "TN": "tunisien tunesisch tunisian تونسي",
    "DZ": "algerien algerijns algerian جزائري", "SN": "senegal سنغالي", "CI": "ivoirien ivoriaan ivorian إيفواري",
    "ML": "malien malinees malian مالي", "ES": "espagnol spaans spanish إسباني",
    "IT": "italien italiaan italian إيطالي", "DE": "allemand duits german ألماني",
    "NL": "neerlandais nederlands dutch هولندي",
    "PS": "palestinien palestijn palestinian فلسطيني", "LB": "libanais libanees lebanese لبناني",
    "MR": "mauritanien mauritaan mauritanian موريتاني", "CA": "canadien canadees canadian كندي",
}  # fmt: skip
_WORD = regex(r"[^\W\d_]+")
_FEW_WORDS = 4


@functools.cache
def _beginnings() -> Mapping[str, str]:
    return {folded(word): code for code, words in _PEOPLE.items() for word in words.split()}


def country(text: str) -> str:
    """Return the code of the country whose people a side is called by, "" for any other text."""
    words = [word.removeprefix("ال") for word in _WORD.findall(folded(text))]
    sides = {word.removeprefix("ال") for word in _SIDE}
    others = [word for word in words if word not in sides and word not in ("la", "le", "l", "de", "het", "the")]
    if len(words) > _FEW_WORDS or len(others) != 1 or len(others) == len(words):
        return ""
    return next((code for start, code in _beginnings().items() if others[0].startswith(start)), "")
