"""Numbers that are written out in words: vingt-cinq mille, two hundred thousand, vijfentwintigduizend, ستون ألفا.

No library in the house reads them in four languages, and a table of each language's words is small.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS = {
    "fr": "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "one|a|an two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
    " achttien negentien",
    "ar": "واحد|واحدة|احد|احدى|احدي اثنان|اثنين|اثنا|اثني|اثنتان|اثنتين|اثنتا|اثنتي ثلاثة|ثلاث اربعة|اربع خمسة|خمس"
    " ستة|ست سبعة|سبع ثمانية|ثماني|ثمان تسعة|تسع عشرة|عشر",
}
_TENS = {
    "fr": "vingt|vingts trente quarante cinquante soixante septante huitante|octante nonante",
    "en": "twenty thirty forty|fourty fifty sixty seventy eighty ninety",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "ar": "عشرون|عشرين ثلاثون|ثلاثين اربعون|اربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين تسعون|تسعين",
}
_MORE: Mapping[str, Mapping[int, str]] = {
    "fr": {100: "cent|cents", 10**3: "mille|milles|mil|millier|milliers", 10**6: "million|millions",
           10**9: "milliard|milliards"},
    "en": {100: "hundred", 10**3: "thousand|thousands", 10**6: "million|millions", 10**9: "billion|billions"},
    "nl": {100: "honderd", 10**3: "duizend", 10**6: "miljoen", 10**9: "miljard"},
    "ar": {
        100: "مئة|مائة|مية", 200: "مئتان|مئتا|مئتين|مئتي|مائتان|مائتا|مائتين|مائتي", 10**3: "الف|الفا|الاف|الوف",
        2_000: "الفان|الفين|الفي", 10**6: "مليون|مليونا|ملايين", 2 * 10**6: "مليونان|مليونين",
        10**9: "مليار|مليارا|مليارات",
    },
}  # fmt: skip
#: What joins two of them; where units stand before tens, what joins these.
_AND = {"fr": "et", "en": "and", "nl": "en", "ar": "و"}
_HALF = {"fr": "demi|demie", "en": "half", "nl": "half|halve", "ar": "نصف"}
#: The words of parts of a whole, by how many make it.
_PARTS = {
    "fr": {2: "moitie|demi|demie", 3: "tiers", 4: "quart|quarts", 5: "cinquieme|cinquiemes"},
    "en": {2: "half", 3: "third|thirds", 4: "quarter|quarters", 5: "fifth|fifths"},
    "nl": {2: "helft|half", 3: "derde", 4: "kwart", 5: "vijfde"},
    "ar": {2: "نصف", 3: "ثلث|اثلاث", 4: "ربع|ارباع"},
}
_ARTICLES = frozenset({"la", "le", "l", "un", "une", "de", "het", "een", "the", "a", "an"})
#: Behind a number this is a thousand, alone two of them.
_ONE_OR_TWO_THOUSAND = "الفا"
_BEFORE_HALF = ("a", "an", "een")
#: Words of Dutch that are a number and a half.
_AND_A_HALF = {"anderhalf": "een", "anderhalve": "een"}
#: Numbers that are said of as many as that, more or less.
_ABOUT = {
    word: number
    for number, words in (
        (10, "dizaine tiental"), (12, "douzaine dozen dozijn"), (15, "quinzaine"), (20, "vingtaine twintigtal"),
        (30, "trentaine"), (40, "quarantaine"), (50, "cinquantaine vijftigtal"), (60, "soixantaine"),
        (100, "centaine honderdtal"),
    )
    for word in words.split()
}  # fmt: skip
#: Two of a length of time, which Arabic says in one word.
_PAIRS = {
    word: one
    for one, words in (
        ("يوم", "يومان يومين"), ("أسبوع", "أسبوعان أسبوعين اسبوعان اسبوعين"), ("شهر", "شهران شهرين"),
        ("سنة", "سنتان سنتين عامان عامين"),
    )
    for word in words.split()
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SCALED = re.compile(r"[\s-]*(?:(?:de|a|an|of)\s+|d['’])?(?P<scale>[^\W\d_]+)")
_SOME_DOZENS = re.compile(r"(?P<count>[0-9]{1,4}) +(?P<dozens>[^\W\d_]+)")
_BETWEEN = re.compile(r"[\s\u2010\u2011-]*")
#: Of a number so many words are read, more is a sentence.
_MOST_WORDS = 20
_NONE = Fraction(0)
_TWO, _FOUR, _TEN, _TWENTY, _HUNDRED, _THOUSAND = 2, 4, 10, 20, 100, 1_000


@dataclass(frozen=True, slots=True)
class Said:
    """A number at the beginning of a text, as digits (25000, 1.5, 3/4), and what follows it. `about`: more or less."""

    digits: str
    rest: str
    about: bool = False


def said(text: str) -> Said | None:
    """Return the number that a text begins with, written in words; None where it begins with none.

    One alone is an article too, and is none where nothing follows it.
    """
    found = [each for language in _UNITS if (each := _in(language, text))]
    longest = min(found, key=lambda each: len(each.rest), default=None)
    return None if longest and longest.digits == "1" and not longest.rest else longest


def _in(language: str, text: str) -> Said | None:
    """Return the same of one language: the longest row of words that is a number, or a part of a whole."""
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    numerals, at, best = _Numeral(language), 0, None
    for word in words:
        if not _BETWEEN.fullmatch(text[at : word.start()]):
            break
        part = _folded(word[0])
        if (share := _share(language, part, numerals)) is not None:
            return _of_more(language, share, text[word.end() :])
        if (several := _dozens(part)) and numerals.total <= 1:
            return Said(f"{several}", text[word.end() :].strip(), about=True)
        if not (numerals.take_each(_apart(language, part)) or (part in _ARTICLES and not numerals.ends)):
            break
        at = word.end()
        if numerals.ends:
            best = Said(_digits(numerals.total), text[at:].strip())
    return best


def _share(language: str, part: str, numerals: _Numeral) -> str | None:
    """Return the part of a whole that a word ends: trois quarts is 3/4, with nothing before it 1/4."""
    whole = _wholes(language).get(part)
    if whole is None:
        return None
    few = numerals.total or Fraction(1)
    if numerals.big or few >= whole or few.denominator > 1 or (whole == _TWO and numerals.joined):
        return None
    return f"{few}/{whole}"


def _of_more(language: str, share: str, rest: str) -> Said:
    """Return a part of a whole, or so much of the thousands or millions that follow it: un demi-million."""
    match = _SCALED.match(rest)
    number = _numerals(language).get(_folded(match["scale"]), 0) if match else 0
    if match is None or number < _THOUSAND:
        return Said(share, rest.strip())
    return Said(_digits(Fraction(share) * number), rest[match.end() :].strip())


def by_dozens(text: str) -> str:
    """Return a text in which so many dozens, or so many hundreds, stand as their number: 2 douzaines is env. 24.

    So do two in one word of Arabic: أسبوعان is 2 أسبوع.
    """
    if two := _PAIRS.get(text):
        return f"2 {two}"
    match = _SOME_DOZENS.match(text)
    each = _dozens(_folded(match["dozens"])) if match else None
    return f"env. {int(match['count']) * each}{text[match.end() :]}" if match and each else text


def _dozens(part: str) -> int | None:
    return _ABOUT.get(part.removesuffix("s"))


def _digits(number: Fraction) -> str:
    return f"{number.numerator}" if number.denominator == 1 else f"{float(number):g}"


@cache
def _numerals(language: str) -> Mapping[str, int]:
    """Return the numbers of a language's words, folded."""
    units = [*enumerate(_UNITS[language].split(), 1)]
    tens = [(number * _TEN, words) for number, words in enumerate(_TENS[language].split(), 2)]
    rows = [*units, *tens, *_MORE[language].items()]
    found = {_folded(word): number for number, words in rows for word in words.split("|")}
    if language == "ar":  # ثلاثمائة is one word
        ones = [(number, words.split("|")[-1]) for number, words in units if _TWO < number < _TEN]
        hundreds = _MORE["ar"][_HUNDRED].split("|")
        found |= {_folded(f"{one}{each}"): number * _HUNDRED for number, one in ones for each in hundreds}
    return found


@cache
def _wholes(language: str) -> Mapping[str, int]:
    """Return how many parts make the whole, by the words of a language for one of them."""
    return {word: number for number, words in _PARTS[language].items() for word in words.split("|")}


@cache
def _compound(language: str) -> re.Pattern[str]:
    words = sorted([*_numerals(language), _AND[language], *_HALF[language].split("|")], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _apart(language: str, word: str) -> list[str]:
    """Return the words of which one is made: vijfentwintig, وعشرون. One that is none stays whole."""
    if word in _numerals(language) or word == _AND[language]:
        return [word]
    if language == "ar" and word.startswith(_AND["ar"]):
        return [_AND["ar"], word[1:]]
    if language == "nl" and word in _AND_A_HALF:
        return [_AND_A_HALF[word], _AND["nl"], "half"]
    parts = _compound(language).findall(word) if language == "nl" else []
    return parts if "".join(parts) == word else [word]


@lru_cache(64)  # each language looks at the same word
def _folded(word: str) -> str:
    """Return a word in small letters without accents, points of vowels and the seats of a hamza."""
    return "".join(each for each in normalized("NFKD", word.casefold()) if not unicodedata.combining(each))


class _Numeral:
    """A number while its words come: `total` so far; `ends` where it may end here, `has` where a word has come."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.past, self.here = _NONE, _NONE  # before the last thousand, and after it
        self.room, self.scale = _THOUSAND, 0  # what comes next is less than these; 0 is no limit
        self.last, self.joined, self.has, self.ends, self.big = 0, False, False, False, False

    @property
    def total(self) -> Fraction:
        return self.past + self.here

    def take_each(self, words: list[str]) -> bool:
        """Take a word, perhaps of several in one; False where the number does not go on with it."""
        return all(map(self._take, words))

    def _take(self, word: str) -> bool:
        if word == _AND[self.language]:
            taken, self.joined, self.ends = self.has and not self.joined, True, False
            return taken
        if self.joined and word in _BEFORE_HALF and self.room <= 1:
            return True
        if word == _ONE_OR_TWO_THOUSAND and not self.has:
            return False
        number = _numerals(self.language).get(word)
        taken = self._half() if number is None and word in _HALF[self.language].split("|") else self._number(number)
        self.joined, self.has, self.ends = False, True, True
        return taken

    def _half(self) -> bool:
        """Take a half behind an "and": of the last thousand, or of the one to come."""
        if self.scale and not self.here:
            self.past += Fraction(self.scale, 2)
        else:
            self.here += Fraction(1, 2)
        self.room = 0
        return self.joined

    def _number(self, number: int | None) -> bool:
        if number is None:
            return False
        self.big = self.big or number >= _HUNDRED
        taken = self._thousands(number) if number >= _THOUSAND else self._small(number)
        self.last = number
        return taken

    def _thousands(self, number: int) -> bool:
        if self.scale and number >= self.scale:
            return False
        self.past += (self.here or 1) * number
        self.here, self.room, self.scale = _NONE, _THOUSAND, number
        return True

    def _small(self, number: int) -> bool:
        """Take what is less than a thousand: a hundred multiplies the unit before it, most others are added."""
        if number == _HUNDRED and 0 < self.here < _TWENTY and self.here.denominator == 1:
            self.here, self.room = self.here * _HUNDRED, _HUNDRED
            return True
        if number == _TWENTY and self.language == "fr" and self.last == _FOUR:  # quatre-vingts
            self.here, self.room = self.here + number * _FOUR - _FOUR, _TWENTY
            return True
        reverse = self.language in ("nl", "ar") and 0 < self.last < _TEN and number % _TEN == 0 and number < _HUNDRED
        if not (number < self.room or (reverse and (self.joined or number == _TEN))):
            return False
        self.here += number
        self.room = self._left(number)
        return True

    def _left(self, number: int) -> int:
        """Return what the next number must be less than."""
        if number >= _HUNDRED:
            return _HUNDRED
        if number >= _TWENTY:
            return 1 if 0 < self.last < _TEN else _TWENTY if self.language == "fr" and number in (60, 80) else _TEN
        return _TEN if number == _TEN and self.language == "fr" else 1
