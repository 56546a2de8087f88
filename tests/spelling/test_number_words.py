from __future__ import annotations

import pytest

from coopctl.spelling.number_words import Said, said

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


@pytest.mark.parametrize(("digits", "written"), [(n, each) for n, words in WORDS.items() for each in words.split("|")])
def test_a_number_in_words(digits: str, written: str) -> None:
    assert said(written) == Said(digits, "")
    assert said(f"{written} euro") == Said(digits, "euro")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("five cents", Said("5", "cents")),  # of English, not of French
        ("deux, trois", Said("2", ", trois")),
        ("deux trois", Said("2", "trois")),
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
