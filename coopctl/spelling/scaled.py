"""What multiplies a number where it stands otherwise than behind it: k€ 60, ½ million, 1 ½ million, 10⁶."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from coopctl.spelling.synonyms import folded

_SCALES = r"k|K|M|m|MM|Md|mille|thousand|duizend|mio|mln|mn|millions?|miljoen|milliards?|miljard|ألف|الف|مليون|مليار"
_UNITS = r"€|EUR|euros?|\$|£|DH|dhs?|MAD|TND|DT"
_BEFORE = re.compile(rf"(?P<scale>k|K|M|MM|Md|Mio)\s?(?P<unit>{_UNITS})\s*(?P<number>[0-9][0-9 .,']*)")
_FRACTION = re.compile(
    r"(?:(?P<whole>[0-9]{1,3}) )?(?P<part>[1-9])/(?P<parts>[2-9]) ?(?:de |d['’]|of an? )?"
    rf"(?P<scale>{_SCALES})(?![^\W\d_])"
)
_MIXED = re.compile(r"(?P<whole>[0-9]{1,9}) (?P<part>1|3)/(?P<parts>2|4)(?P<unit>(?: ?(?:€|EUR|%|euros?|DH|MAD))?)")
_POWER = re.compile(r"10(?P<power>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079])(?P<unit>.*)")
_THOUSANDS = ("k", "K", "mille", "thousand", "duizend", "ألف", "الف")
#: So many decimals of thousands, and of millions, are hundredths of one: a third of a million is 333333.33.
_OF_THOUSANDS, _OF_MILLIONS = 5, 8
#: Words that make a number more, or less, than it says, folded; and letters that may.
_MULTIPLYING = frozenset(
    word
    for words in (
        "k m mm md mds mrd mn mln mio bn mld t d c ke me keur meur kdh mdh cent cents ct cts",
        "centime centimes centieme centiemes",
        "mille milles millier milliers milliere millieres millieme milliemes million millions milliard milliards",
        "dizaine dizaines douzaine douzaines vingtaine trentaine centaine centaines lakh lakhs lac crore crores",
        "hundred hundreds thousand thousands dozen dozens score billion billions tenth tenths hundredth thousandth",
        "honderd honderden duizend duizenden miljoen miljard tiental tientallen dozijn honderdtal cents centiem",
        "مئه مائه مئات الف الفا الاف مليون ملايين مليار مليارات عشرات سنتيم سنتيما",
    )
    for word in words.split()
)
_WORD = re.compile(r"[^\W\d_]+")


def in_order(text: str) -> str:
    """Return an amount with what multiplies it behind it, and fractions as decimals; another text as it is.

    k€ 60 is 60 k€, and 3/4 M€ is 0.75 M€.
    """
    if match := _BEFORE.fullmatch(text):
        return f"{match['number'].strip()} {match['scale']}{match['unit']}"
    if match := _POWER.fullmatch(text):
        return f"1{'0' * int(unicodedata.digit(match['power']))}{match['unit']}"
    if match := _FRACTION.match(text):
        places = _OF_THOUSANDS if match["scale"].startswith(_THOUSANDS) else _OF_MILLIONS
        return f"{_decimal(match, places)} {text[match.start('scale') :]}"
    if match := _MIXED.fullmatch(text):
        return f"{_decimal(match)}{match['unit']}"
    return text


def _decimal(match: re.Match[str], places: int = 2) -> str:
    number = int(match["whole"] or 0) + Fraction(int(match["part"]), int(match["parts"]))
    return f"{float(number):.{places}f}".rstrip("0").rstrip(".")


def is_multiplied(text: str, number: str) -> bool:
    """Whether what stands beside a number may make it more or less: 5 dizaines de milliers, 20 000 (2024) + 40 000."""
    rest = text.replace(number, " ", 1) if number else text
    return "+" in rest or any(folded(word) in _MULTIPLYING for word in _WORD.findall(rest))
