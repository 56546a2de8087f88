"""What a sum, a product, or a part of a number comes to: 60 000 + 5 000, 2 x 30 k€, 50 % de 120 000, 120 000 / 2."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from coopctl.spelling import amounts, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_TWO = re.compile(
    r"=?(?P<first>[^=+*x×]+?)\s*(?P<sign>[+*x×]|fois|times|keer|maal)\s*(?P<second>[^+*x×]+)", re.IGNORECASE
)
#: What stands in brackets beside a number and says how it is made up: 10 (2x5).
_EXPLAINED = re.compile(r"[(][^()]*[0-9]")
_PERCENT = (
    r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*(?:[%\u066a]|(?:pct\.?|pour ?cent|per ?cent|procent|ب?الما?ئة)\b)"
)
_WHOLE = r"(?:\s*(?:de|du|of|van|من|sur)\s+|\s*d['’])(?P<whole>.*[0-9].*)"
#: So many percent, or such a part, of what follows; and what stands before so many percent, or so many parts.
_PERCENT_OF = re.compile(rf"{_PERCENT}{_WHOLE}", re.IGNORECASE)
_PART_OF = re.compile(rf"(?P<part>[0-9]{{1,3}})\s*/\s*(?P<parts>[1-9][0-9]{{0,2}}){_WHOLE}", re.IGNORECASE)
_AT_PERCENT = re.compile(rf"(?P<whole>[^%\u066a]*[0-9][^%\u066a]*?)\s*(?:[*x×]|à|at|aan|ب)\s*{_PERCENT}", re.IGNORECASE)
_DIVIDED = re.compile(r"(?P<whole>[^/÷:]*[0-9][0-9 .,']{2,}[0-9][^/÷:]*?)\s*[/÷:]\s*(?P<parts>[1-9][0-9]?)")
_OF = re.compile(r"\A(?:(?:de|du|of|van|من|sur)\s+|d['’])", re.IGNORECASE)
_SCALE_BEHIND = re.compile(r"(?<=[0-9])\s*(?:[kKM]|mille|millions?|duizend|miljoen|thousand)(?![a-z]).*")
_ARTICLE = re.compile(r"(?:la|le|the|de|het)\s+", re.IGNORECASE)
_CENT, _HUNDRED = Decimal("0.01"), 100


def results(text: str, decimals: int | None = None) -> tuple[str, ...]:
    """Return what a text of two numbers may come to, nothing for anything else: 60 000 + 5 000 is 65000.

    `decimals` are those of the currency, None where it is not known.
    """
    plain = amounts.made_plain(text)
    if found := _of_part(plain, decimals):
        return found
    match = _TWO.fullmatch(plain[1:-1] if plain[:1] == "(" and plain[-1:] == ")" else plain)
    if match is None or _EXPLAINED.search(match[0]):
        return ()
    first, second = match.group("first", "second")
    if {*amounts.currencies(first)}.isdisjoint(units := amounts.currencies(second)) and units and amounts.unit(first):
        return ()  # 60000 EUR + 5000 MAD
    behind = _SCALE_BEHIND.search(second) if match["sign"] == "+" else None  # 500+500 k€: both may be so many
    firsts = [*_numbers(first, decimals), *(_numbers(first + behind[0], decimals) if behind else ())]
    pairs = product(map(Decimal, dict.fromkeys(firsts)), map(Decimal, _numbers(second, decimals)))
    return _once(one + other if match["sign"] == "+" else one * other for one, other in pairs)


def _of_part(plain: str, decimals: int | None) -> tuple[str, ...]:
    """Return what a part of a number is, nothing where a text names none: la moitié de 120 000, 1/3 van 90 000."""
    whole, share = "", Fraction(0)
    if match := _PERCENT_OF.fullmatch(plain) or _AT_PERCENT.fullmatch(plain):
        whole, share = match["whole"], Fraction(match["percent"].replace(",", ".")) / _HUNDRED
    elif match := _PART_OF.fullmatch(plain):
        whole, share = match["whole"], Fraction(int(match["part"]), int(match["parts"]))
    elif said := number_words.said(_ARTICLE.sub("", plain, count=1)):
        whole = _OF.sub("", said.rest)
        share = Fraction(said.digits) if "/" in said.digits else Fraction(0)
    elif match := _DIVIDED.fullmatch(plain):
        whole, share = match["whole"], Fraction(1, int(match["parts"]))
    if not 0 < share <= 1:
        return ()
    wholes = (Fraction(each) * share for each in _numbers(whole, decimals))
    return _once(Decimal(each.numerator) / each.denominator for each in wholes)


def _numbers(text: str, decimals: int | None) -> tuple[str, ...]:
    found = (amounts.numbers(each, decimals=decimals, money=True) for each in (text, amounts.beside(text)))
    return next(filter(None, found), ())


def _once(found: Iterable[Decimal]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(amounts.shortened(format(_in_cents(each), "f")) for each in found))


def _in_cents(number: Decimal) -> Decimal:
    cents = number.quantize(_CENT, ROUND_HALF_UP)
    return cents if cents < number or cents > number else number
