from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.spelling.number_words import Said, said
from tests.spelling import spelled_out
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

#: Each up to 1,200, and some of thousands.
NUMBERS = (*range(2, 1_200), *range(1_200, 10_999, 97))

WORDS = {
    "25000": "vingt-cinq mille|twenty-five thousand|vijfentwintigduizend|vijf en twintig duizend|خمسة وعشرون ألفا",
    "200000": "deux cent mille|two hundred thousand|tweehonderdduizend|مائتا ألف|مئتي ألف",
    "1200000": "un million deux cent mille|one million two hundred thousand|مليون ومئتا ألف",
    "1500000": "un million et demi|one and a half million|anderhalf miljoen|مليون ونصف",
    "500000": "un demi-million|half a million|een half miljoen|نصف مليون|خمسمائة ألف",
    "99": "quatre-vingt-dix-neuf|nonante-neuf|ninety nine|negenennegentig|تسعة وتسعون",
    "71": "soixante et onze|septante et un|seventy-one|eenenzeventig|واحد وسبعون",
    "13": "treize|thirteen|dertien|ثلاثة عشر",
    "2024": "deux mille vingt-quatre|two thousand and twenty-four|tweeduizend vierentwintig|ألفان وأربعة وعشرون",
    "5.5": "cinq et demi|five and a half|vijf en een half|خمسة ونصف",
    "3/4": "trois quarts|three quarters|drie kwart|ثلاثة أرباع",
    "22": "vingt-deux|tweeëntwintig",
}


@pytest.mark.parametrize("spelled", [spelled_out.english, spelled_out.french, spelled_out.dutch, spelled_out.arabic])
def test_every_number_that_is_spelled_out_is_understood(spelled: Callable[[int], str]) -> None:
    assert [number for number in NUMBERS if said(spelled(number)) != Said(str(number), "")] == []


@table(("digits", "written"), [(n, each) for n, words in WORDS.items() for each in words.split("|")])
def test_a_number_in_words(digits: str, written: str) -> None:
    assert said(written) == Said(digits, "")
    assert said(f"{written} euro") == Said(digits, "euro")


@table(
    ("written", "found"),
    [
        ("five cents", Said("5", "cents")),  # of English, not of French
        ("deux, trois", Said("2", ", trois")),
        ("deux trois", Said("2", "trois")),
        ("vijf twintig", Said("5", "twintig")),  # without the "en" that makes it one number
        ("vijf een", Said("5", "een")),
        ("five a day", Said("5", "a day")),
        ("vingt et trente", Said("20", "et trente")),
        ("trente dix", Said("30", "dix")),
        ("vingt et une", Said("21", "")),
        ("خمسة عشرون", Said("5", "عشرون")),
        ("une douzaine de jours", Said("12", "de jours", about=True)),
        ("un lycée", Said("1", "lycée")),
        ("un", None),  # an article
        ("et demi", None),
        ("anderhalf half duizend", Said("1.5", "half duizend")),
        ("Région", None),
        ("", None),
    ],
)
def test_what_follows_a_number_and_what_is_none(written: str, found: Said | None) -> None:
    assert said(written) == found
