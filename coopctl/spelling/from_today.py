"""Days that are told from the one on which somebody writes: 1er juin prochain, lundi, le mois dernier, 15 mei jl."""

from __future__ import annotations

import re

from coopctl.spelling.plain_text import lowered, plain_text, tokens
from coopctl.spelling.words_of_time import IN_DATES, MONTHS, PARTS_OF_TIME, WEEKDAYS

#: What says that the next, the last or this one is meant; folded.
_NEXT_OR_LAST = re.compile(
    r"(?<!\w)(?:a\.?s\.?|j\.?l\.?|l\.?l\.?|prochaine?s?|derni(?:er|ere)s?|suivante?|passee?|ecoulee?|courante?|ct"
    r"|en cours|next|last|this|coming|current|past|komende?|volgende?|vorige?|afgelopen|lopende?|aanstaande?"
    r"|jongstleden|laatstleden|ce|cet|cette|dit|deze|(?:ال)?(?:قادمة?|مقبلة?|ماضية?|منصرمة?|جارية?|جاري)|هذا|هذه)(?!\w)"
)
#: Behind a month they name its year: de l'année prochaine, van dit jaar.
_YEARS = frozenset(["an", "annee", "annees", "year", "years", "jaar", "jaren", "سنة", "السنة", "عام", "العام"])
_SHORTER = frozenset(
    word
    for words in (
        "jour jours semaine semaines sem mois day days week weeks month months dag dagen weken maand maanden",
        "يوم اليوم ايام اسبوع الاسبوع اسابيع شهر الشهر اشهر",
    )
    for word in words.split()
)
#: Parts of a year, of which the next or the last one alone is counted from today.
_PARTS = frozenset({"trimestre", "semestre", "quarter", "semester", "kwartaal", "halfjaar", "exercice", "boekjaar"})
#: What stands alone for the day of this or the next month: a.s.
_ALONE = re.compile(r"(?:a\.?s|j\.?l|l\.?l)\.?")
#: That a day is the last one.
_BY = re.compile(
    r"(?<!\w)(?:tegen|uiterlijk|avant|au plus tard|d['’ ]ici|dernier delai|no later than|by|before|قبل)(?!\w)"
)


def without(text: str) -> str:
    """Return a date in words without those that count from today, or that say by when; "" where it has none.

    1er juin prochain is 1er juin.
    """
    low = lowered(plain_text(text))
    bare = _NEXT_OR_LAST.sub(" ", _BY.sub(" ", low))
    words = [each for each in re.split(r"\s+", bare) if each and each not in _YEARS]
    while words and words[-1] in IN_DATES and not words[-1].isdecimal() and words[-1] not in MONTHS:
        words.pop()  # 1er juin de (cette année)
    return " ".join(words) if bare != low else ""


def counted(text: str) -> bool:
    """Whether a text counts days, weeks or months from today, or names a day of the week, and no month and no year."""
    low = lowered(plain_text(text))
    words, is_next = {*tokens(_NEXT_OR_LAST.sub(" ", low))}, _NEXT_OR_LAST.search(low) is not None
    numbers = {each for each in words if each.isdecimal()}
    known = WEEKDAYS.keys() | _SHORTER | _YEARS | _PARTS | IN_DATES | PARTS_OF_TIME.keys()
    if words - numbers - known or any(len(each) > len("15") for each in numbers):
        return False
    if not words and not _ALONE.fullmatch(low):  # en cours
        return False
    return is_next or not (numbers or words.isdisjoint(WEEKDAYS.keys() | _SHORTER))
