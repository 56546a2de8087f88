"""Periods that are written otherwise, as they are written here, and what of two dates is in one text.

Each function returns every reading that is possible: one where the meaning is clear, none where it is not known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from coopctl.model.dates import DATE_PATTERN, OPEN, parse_date
from coopctl.spelling import how_sure
from coopctl.spelling.parts_of_year import LAST_CENTURY, parts_of_year, whole_year
from coopctl.spelling.plain_text import KEPT, lowered, plain_text
from coopctl.spelling.respell import dates, half_of_month
from coopctl.spelling.synonyms import folded
from coopctl.spelling.words_of_time import MONTHS

_MONTH_AND_TWO = re.compile(r"([0-9]{4})-([0-9]{2})/([0-9]{2})", re.ASCII)
_WEEK = re.compile(
    r"([0-9]{4})[ /-]?(?:w(?=[0-9])|s(?=[0-9]{2})|week |semaine |sem\.? |wk )([0-9]{1,2})"
    r"|(?:[ws](?=[0-9]{2}\b)|w|week|wk|kw|semaine|sem\.?|الاسبوع|اسبوع) ?(?:n° ?|no ?|nr ?|رقم )?([0-9]{1,2})"
    r"(?:,? ?[/(]?(?:de |van |of |in |en |من )?(?:l'annee |l’annee |سنة |عام )?([0-9]{4})\)?)?",
)
_MOST_MONTHS = 12
#: A month or a day, and what it is parted from otherwise: 2024-03;2026-06, 2024-03/06/2026.
_LISTED = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}){1,2})(?:\s*[/;,]\s*(?=.)|\s+(?=[0-9]{4}(?:-[0-9]{2}){1,2}\Z))(.+)", re.ASCII
)
#: A day in digits whose year comes last, so that its day may come first or second.
_IN_DIGITS = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}", re.ASCII)
_YEARS = re.compile(r"([0-9]{4})[-_ ]([0-9]{4})", re.ASCII)
_YEAR_AND_NEXT = re.compile(r"([0-9]{4})(?:\s*[,;+&]\s*|\s+(?:et|and|en|und|و)\s*)([0-9]{4})", re.ASCII | re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"([0-9]{2})([0-9]{2})[/–-]([0-9]{2})", re.ASCII)
_TO = r"(?:to|until|till|through|à|au|a|jusqu'en|jusqu'au|tot en met|tot|t/m|bis|إلى|الى|حتى)"
BETWEEN = re.compile(rf"\s*(?:–|—|--|→|(?<=.)[-=]?>|\s-\s|(?<=[0-9])(?:\.\.\.?|…|\|)(?=[0-9])|\s{_TO}\s)\s*")
_UNTIL = re.compile(
    r"\A(?:until|till|jusqu['’](?:en|à|au)|tot en met|tot|t/m|حتى|إلى غاية|الى غاية)\s+(.+)", re.IGNORECASE
)
_FROM = re.compile(rf"(?:from|de|du|van|von|من)\s+(?=.*\s{_TO}\s)", re.IGNORECASE)
_SINCE = re.compile(
    r"(?:since|from|depuis|dès|à partir d[eu]|à compter d[eu]|vanaf|sinds|ab|منذ|ابتداء من)\s+(.+)"
    r"|(.+?)(?:\+|\s+(?:onwards?|and after|en later|en daarna|e\.v\.?|ff\.?|sqq?\.?"
    r"|et (?:suivante?s?|après|au[- ]delà)|فما فوق|فصاعدا))",
    re.IGNORECASE,
)
#: All of a year, which its number alone says.
_ALL_OF = re.compile(
    r"(?:toute l['’](?:année|an)|(?:the )?(?:whole|all)(?: of)?(?: (?:the )?year)?|(?:het )?(?:heel|hele jaar)"
    r"|(?:طيلة|كامل|طوال) (?:سنة|عام))\s+([0-9]{4})",
    re.IGNORECASE,
)
#: The day of a month with the ending of its ordinal: du 1er au 15 mars.
_ORDINAL = re.compile(r"([0-9]{1,2})(?:er|re|ste|de|e|st|nd|rd|th)")
#: A note in brackets that holds no date: 2024-2026 (phase 1).
_NOTED = re.compile(r"(?P<bare>.*[0-9].*?)\s*[(\[](?P<note>[^()\[\]]*[^\W\d_][^()\[\]]*)[)\]]")
#: Numbers of as many digits as those of dates.
_OF_DATES = re.compile(r"(?<![0-9])(?:[0-9]{2}|[0-9]{4})(?![0-9])", re.ASCII)
_STILL = frozenset({"", OPEN, "…", "...", "now", "today", "present", "ongoing", "open", "en cours", "aujourd'hui"})
_STILL |= {
    "?",
    "none",
    "null",
    "indéterminé",
    "illimité",
    "sans fin",
    "onbeperkt",
    "onbepaald",
    "غير محدد",
    "présent",
    "à ce jour",
    "ce jour",
    "nos jours",
    "heden",
    "nu",
    "lopend",
    "الآن",
    "اليوم",
}
_SHORT_YEARS = re.compile(r"([1-9][0-9])[-/]([1-9][0-9])", re.ASCII)
_YEARS_IN_A_ROW = re.compile(r"[0-9]{4}(?:(?:\s*[,;/|-]\s*|\s+|\s+(?:et|and|en|و)\s*)[0-9]{4}){2,9}", re.ASCII)
_TWO_SLASHES = re.compile(r"\s*//+\s*|(?<=[0-9])(/[^/]+)/+\Z")
_ELIDED = re.compile(r"\A[ld]['’](?=[^\W\d])", re.IGNORECASE)
_BOTH = re.compile(r"(?:entre|between|tussen|بين|les|des|op)\s+", re.IGNORECASE)
_OR = re.compile(r"\s(?:&|ou|or|of|et|and|en|أو|او)\s")
#: A year of five digits, a month or a day of three.
_TOO_MANY = re.compile(r"(?<![0-9])(?:[0-9]{5}(?=-|/|\Z)|(?<=-)[0-9]{3})(?![0-9])", re.ASCII)
_DATE = re.compile(DATE_PATTERN, re.ASCII)
_AMONG = re.compile(r"(?<![0-9-])[0-9]{4}(?:-[0-9]{2}){1,2}(?![0-9-])", re.ASCII)
_DAY_NUMBERS = re.compile(r"(?<![0-9])(?:29|[3-9][0-9])(?![0-9])")
#: A day that every month has.
_EVERY_MONTH = 28
#: Years that begin on each day of the week, leap years and others.
_YEARS_OF_ALL_KINDS = range(2000, 2028)
#: A text of more words is prose, and not looked through for a date.
_MOST_WORDS = 12
#: No period with a mark, or a note in brackets, is longer.
_LONGEST = 100


def stuttered(text: str) -> tuple[str, ...]:
    """Return the dates or periods of `text` in which one digit of two alike is too many: 20024-06 is 2024-06."""
    plain, found = plain_text(text), []
    for match in _TOO_MANY.finditer(plain):
        for at in range(match.start(), match.end() - 1):
            fewer = plain[:at] + plain[at + 1 :]
            ends = fewer.split("/")
            if plain[at] == plain[at + 1] and len(ends) <= len("ab") and all(map(_DATE.fullmatch, ends)):
                found.append(fewer)
    return tuple(dict.fromkeys(found))


def among(text: str) -> tuple[str, ...]:
    """Return the dates, two or more, that stand among the words of a text: 2024-06 (reporté au 2024-09)."""
    found = tuple(dict.fromkeys(_AMONG.findall(plain_text(text))))
    return found if len(found) > 1 and not any(parse_date(each).impossible for each in found) else ()


def both_ends(text: str) -> tuple[str, ...]:
    """Return the days, months or years between which a text has it, where it is one period: mars-avril 2026."""
    plain = plain_text(text)
    found = {each for each in (periods(plain), periods(_OR.sub(" - ", _BOTH.sub("", plain)))) if len(each) == 1}
    if len(found) != 1:
        return ()
    ends = [each for each in found.pop()[0].split("/") if each != OPEN]
    return tuple(ends) if len(ends) > 1 else ()


def two_years(text: str) -> tuple[str, ...]:
    """Return what two years that do not follow each other mean, all between them or one of both: 2024, 2026."""
    match = _YEAR_AND_NEXT.fullmatch(plain_text(text))
    return (f"{match[1]}/{match[2]}", match[1], match[2]) if match and match[1] < match[2] else ()


def last_day(text: str) -> tuple[str, int] | None:
    """Return the month in which a date has no such day, and how many it has: 31/06/2024 is 2024-06, 30."""
    plain = plain_text(text)
    found = set()
    for number in _DAY_NUMBERS.finditer(plain):
        possible = f"{plain[: number.start()]}{_EVERY_MONTH}{plain[number.end() :]}"
        ends = {end for each in periods(possible) for end in each.split("/") if end.endswith(f"-{_EVERY_MONTH}")}
        if len(ends) == 1 and not periods(plain):
            month = ends.pop()[: -len("-28")]
            found.add((month, monthrange(int(month[:4]), int(month[-2:]))[1]))
    return found.pop() if len(found) == 1 else None


def beside(text: str, *, of_periods: bool = False) -> tuple[str, ...]:
    """Return the date, or period, that stands among words that say more of it, as it may be read: 2024-01-15 à Lille.

    None where there is none.
    """
    words = plain_text(text).split()
    if len(words) > _MOST_WORDS:
        return ()
    short = " ".join(words) if len(text) <= _LONGEST else ""
    if (match := _NOTED.fullmatch(short)) and not _OF_DATES.search(match["note"]):
        bare = match["bare"]
        if found := parts_of_year(lowered(f"{match['note']} {bare}")):  # 2025 (S1)
            return found
        return _ends(bare) or (periods(bare) if of_periods else ())
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            written, others = " ".join(words[start : start + length]), words[:start] + words[start + length :]
            bare = _ELIDED.sub("", written.strip(" ,;:()[]"))
            found = _ends(bare) or (periods(bare) if of_periods else ())
            said = {folded(word.strip(" ,;:()[]")) for word in others}
            if found and found[0] != OPEN and not (re.search("[0-9]", "".join(others)) or said & MONTHS.keys()):
                return found
    return ()


def periods(text: str) -> tuple[str, ...]:
    """Return the periods that `text` may mean: 2018 - 2019 is 2018/2019, and 2018/ is open, 2018/.."""
    return _periods(plain_text(text))


@lru_cache(KEPT)
def _periods(text: str) -> tuple[str, ...]:
    text = _UNTIL.sub(r"../\1", _FROM.sub("", text))
    text = _TWO_SLASHES.sub(lambda match: match[1] or "/", text)
    if match := _YEARS.fullmatch(text) or _year_and_next(text):
        return (f"{match[1]}/{match[2]}",)
    if (match := _SCHOOL_YEAR.fullmatch(text)) and int(match[3]) > _MOST_MONTHS:
        return (f"{match[1]}{match[2]}/{match[1]}{match[3]}",) if match[3] > match[2] else ()
    half = half_of_month(text)
    if found := ("/".join(half),) if half else _of_both_ends(text) or _of_years(text) or parts_of_year(lowered(text)):
        return found
    if (match := _WEEK.fullmatch(lowered(text))) and (match[1] or match[4]):
        return _week(int(match[1] or match[4]), int(match[2] or match[3]))
    if match := _SINCE.fullmatch(text):
        starts = _ends((match[1] or match[2]).strip())
        return tuple(f"{start}/{OPEN}" for start in starts if start != OPEN)
    text = text.replace("\\", "/")
    parts, listed = BETWEEN.split(text), _LISTED.fullmatch(text)
    found = _between([listed[1], listed[2]]) if listed else ()
    return found or _between(parts if len(parts) > 1 else text.split("/")) or dates(text) or _between(text.split("-"))


def _of_both_ends(text: str) -> tuple[str, ...]:
    """Return both readings of a period with a mark that may be of both its ends: ca. 2024-2026, 2024-2026 (?)."""
    if len(text) > _LONGEST:
        return ()
    bare, mark = how_sure.told(text)
    inner = periods(bare) if bare else ()
    start, _, end = inner[0].partition("/") if len(inner) == 1 else ("", "", "")
    if not (start[-1:].isdigit() and end[-1:].isdigit()):
        return ()
    one = f"{start}/{end}{mark}" if text.startswith(bare) else f"{start}{mark}/{end}"
    return f"{start}{mark}/{end}{mark}", one


def month_or_day(text: str) -> tuple[str, ...]:
    """Return both readings of 2024-02/09, from February to September or the 9th; none where there is one reading."""
    match = _MONTH_AND_TWO.fullmatch(plain_text(text))
    if match is None or not match[2] < match[3] <= f"{_MOST_MONTHS}":
        return ()
    return f"{match[1]}-{match[2]}/{match[1]}-{match[3]}", f"{match[1]}-{match[2]}-{match[3]}"


def _of_years(text: str) -> tuple[str, ...]:
    """Return the period of years that follow each other, 2024, 2025 et 2026, of two digits, 24-26, or of all of one."""
    if _YEARS_IN_A_ROW.fullmatch(text):
        years = [int(each) for each in re.findall("[0-9]{4}", text)]
        return (f"{years[0]}/{years[-1]}",) if years == [*range(years[0], years[-1] + 1)] else ()
    if match := _ALL_OF.fullmatch(text):
        return (match[1],)
    match = _SHORT_YEARS.fullmatch(text)
    if match is None or not _MOST_MONTHS < int(match[1]) < int(match[2]) < LAST_CENTURY:
        return ()
    return (f"{whole_year(match[1])}/{whole_year(match[2])}",)


def _year_and_next(text: str) -> re.Match[str] | None:
    """Return the two years of "2024 et 2025"; None where the second does not follow the first: years lack."""
    match = _YEAR_AND_NEXT.fullmatch(text)
    return match if match and int(match[2]) == int(match[1]) + 1 else None


def _between(parts: list[str]) -> tuple[str, ...]:
    """Return the periods from one date to another one; the first may lean on the second: 12-14 octobre 2026."""
    if len(parts) != 2:
        return ()
    first, second = (part.strip() for part in parts)
    first = match[1] if (match := _ORDINAL.fullmatch(first)) else first
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", first) and re.fullmatch("[0-9]{1,2}", second):  # 2026-10-12/14
        second = f"{first[:-2]}{second:0>2}"
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", first) and re.fullmatch("[0-9]{2}-[0-9]{2}", second):
        second = f"{first[:4]}-{second}"
    starts = _ends(first, 0) or _ends(_joined(first, second[_leaning(first, second) :]), 0)
    pairs = [(start, end) for start in starts for end in _ends(second, 1) if (start, end) != (OPEN, OPEN)]
    pairs = _in_one_order(pairs, first, second)
    forward = [(start, end) for start, end in pairs if OPEN in (start, end) or not _backwards(start, end)]
    return tuple(f"{start}/{end}" for start, end in forward or pairs)


def _in_one_order(pairs: list[tuple[str, str]], first: str, second: str) -> list[tuple[str, str]]:
    """Return the pairs of which both ends have their day before the month, or both behind: who writes 30/06 does so."""
    if not (_IN_DIGITS.fullmatch(first) and _IN_DIGITS.fullmatch(second)):
        return pairs
    alike = [
        (start, end)
        for start, end in pairs
        if any(_is_so(first, start, at) and _is_so(second, end, at) for at in (0, 1))
    ]
    return alike or pairs


def _is_so(written: str, day: str, at: int) -> bool:
    """Whether the first (0) or the second number of what is written is the day of a date."""
    return int(re.findall("[0-9]+", written)[at]) == int(day[-2:])


def _leaning(first: str, second: str) -> int:
    """Return from where on the second date also belongs to the first: its month and year, or its year alone."""
    pattern = r"[^\W\d_]|(?<=[0-9])[/.-]" if first.isdecimal() else r"[0-9]{4}"
    match = re.search(pattern, second)
    return match.start() if match else len(second)


def _joined(first: str, rest: str) -> str:
    return f"{first}{'' if rest[:1] in '/.-' else ' '}{rest}" if first else ""


def _backwards(start: str, end: str) -> bool:
    return parse_date(start).earliest > parse_date(end).latest


def backwards(period: str) -> bool:
    """Whether a period ends before it begins."""
    start, _, end = period.partition("/")
    return bool(end) and OPEN not in (start, end) and _backwards(start, end)


def _week(year: int, week: int) -> tuple[str, ...]:
    """Return the days of a week, as ISO 8601 counts them."""
    try:
        days = [date.fromisocalendar(year, week, day).isoformat() for day in (1, 7)]
    except ValueError:
        return ()
    return ("/".join(days),)


def week(text: str, year: int) -> tuple[str, ...]:
    """Return the first and the last day of a week, of this `year` where it says none; none for other texts."""
    match = _WEEK.fullmatch(lowered(plain_text(text)))
    found = _week(int(match[1] or match[4] or year), int(match[2] or match[3])) if match else ()
    return tuple(day for each in found for day in each.split("/"))


def months_of_week(text: str) -> tuple[int, tuple[str, ...]] | None:
    """Return the number of a week whose year is not said, and the months in which it may lie; None for other texts."""
    match = _WEEK.fullmatch(lowered(plain_text(text)))
    if match is None or not match[3] or match[4]:
        return None
    week = int(match[3])
    ends = {end[5:7] for year in _YEARS_OF_ALL_KINDS for way in _week(year, week) for end in way.split("/")}
    return (week, tuple(sorted(ends))) if ends else None


def _ends(text: str, which: int | None = None) -> tuple[str, ...]:
    """Return what one end of a period may mean, open where nothing is written; none where it is not known.

    `which` is 0 for its beginning and 1 for its end: of a half of a month that is one day.
    """
    if which is not None and (half := half_of_month(text)):
        return (half[which],)
    if text.lower() in _STILL:
        return (OPEN,)
    if re.fullmatch(DATE_PATTERN, text, re.ASCII):
        return () if parse_date(text).impossible else (text,)
    return dates(text)
