"""What comes again, written otherwise, as it is written here: 18 May, annuel en mai, RRULE with blanks."""

from __future__ import annotations

import re

from coopctl.spelling.plain_text import TOKEN, existing, lowered, plain_text
from coopctl.spelling.respell import month_of
from coopctl.spelling.words_of_time import IN_DATES, MONTHS

#: Words around a day that comes again, folded.
_EVERY_YEAR = frozenset(
    word
    for words in ("every each year yearly annually on", "chaque annee tous les ans", "elk jaar jaarlijks", "كل سنة")
    for word in words.split()
)
#: Words of what comes again, and those of them for months.
_OF_MONTHS = frozenset(
    word
    for words in ("mensuel mensuelle mois", "monthly month months", "maandelijks maand maanden", "شهري شهر اشهر")
    for word in words.split()
)
_EACH = _OF_MONTHS | frozenset(
    word
    for words in (
        "annuel annuelle ans an annee annees",
        "annual annually yearly year years",
        "jaarlijks jaar jaren",
        "سنوي سنة سنوات",
    )
    for word in words.split()
)
_RULE_PART = r"(?:FREQ|INTERVAL|BYMONTH|BYMONTHDAY|UNTIL)=[A-Z0-9,-]+"
_RULE_PARTS = re.compile(rf"{_RULE_PART}(?:;{_RULE_PART})*")
_NUMBER_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})", re.ASCII)
#: A year that has every day.
_LEAP_YEAR = "2020"


def recurrence(text: str) -> str | None:
    """Return `text` as a recurrence: without RRULE:, blanks or small letters; 18 May is every 18 May."""
    rule = re.sub(r"\s+", "", text.upper()).removeprefix("RRULE:").strip(";")
    rule = re.sub(r",(?=[A-Z]+=)", ";", rule)
    if _RULE_PARTS.fullmatch(rule) and re.search(r"FREQ=(?:YEARLY|MONTHLY)(?:;|$)", rule) and "BYMONTHDAY=" in rule:
        return rule
    if _NUMBER_DAY.fullmatch(plain_text(text)):
        ways = days_of_year(text)
        return ways[0] if len(ways) == 1 else None
    words = [each for each in TOKEN.findall(lowered(text)) if each not in IN_DATES | _EVERY_YEAR]
    days = [each for each in words if each.isdecimal()]
    names = [each for each in words if not each.isdecimal()]
    month = month_of(names)
    return _yearly(month, days[0]) if month and len(days) == 1 else None


def open_recurrence(text: str) -> str:
    """Return a recurrence of which the day is not said, with … for it: annuel en mai, tous les 2 ans; "" for none."""
    words = TOKEN.findall(lowered(text))
    numbers, month = (
        [each for each in words if each.isdecimal()],
        next((MONTHS[each] for each in words if each in MONTHS), ""),
    )
    if not _EACH & {*words} or len(numbers) > 1:
        return ""
    every = f";INTERVAL={int(numbers[0])}" if numbers and int(numbers[0]) > 1 else ""
    if _OF_MONTHS & {*words}:
        return f"FREQ=MONTHLY{every};BYMONTHDAY=…"
    return f"FREQ=YEARLY{every};BYMONTH={int(month) if month else '…'};BYMONTHDAY=…"


def days_of_year(text: str) -> tuple[str, ...]:
    """Return the recurrences on a day and month in digits, the day first or the month: 5/6; none for any other text."""
    match = _NUMBER_DAY.fullmatch(plain_text(text))
    ways = (_yearly(month, day) for month, day in (match.groups()[::-1], match.groups())) if match else ()
    return tuple(dict.fromkeys(filter(None, ways)))


def _yearly(month: str, day: str) -> str | None:
    possible = existing(_LEAP_YEAR, month, day)
    return f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}" if possible else None
