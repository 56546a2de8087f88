"""A day as people type it on the command line: YYYY-MM-DD, a word such as yesterday, or so long before or after."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from coopctl.errors import UsageError
from coopctl.messages import Message, msg
from coopctl.patterns import regex
from coopctl.spelling.nearest import did_you_mean
from coopctl.spelling.synonyms import folded
from coopctl.spelling.words_of_time import PARTS_OF_TIME, WEEKDAYS

_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
#: How many days after today a word means, folded.
_WORDS = {
    word: count
    for count, words in (
        (-2, "avant hier, eergisteren"),
        (-1, "yesterday, hier, gisteren, امس"),
        (0, "today, aujourd'hui, vandaag, اليوم"),
        (1, "tomorrow, demain, morgen, غدا"),
        (2, "apres demain, overmorgen"),
    )
    for word in words.split(", ")
}
_FROM_HERE = regex(r"(?P<sign>[+-])(?P<count>[0-9]{1,6})(?P<unit>[dwmyj])", re.ASCII)
_UNSIGNED = regex(r"(?P<sign>[+-]?) ?(?P<count>[0-9]+) ?(?P<unit>[^\W\d_]*)")
_COUNT = "[0-9]{1,4}|une?|een|an?|one"
#: So long ago, or from now: il y a 3 jours, over 2 weken.
_IN_WORDS = regex(
    rf"(?:(?P<ago>il y a|منذ|قبل)|(?P<later>dans|in|over|بعد)) (?P<count>{_COUNT}) (?P<unit>[^\W\d_]+)"
    rf"|(?P<count2>{_COUNT}) (?P<unit2>[^\W\d_]+) (?:ago|geleden)"
)
#: Small words, and those that say whether the next or the last one is meant, or now.
_SMALL, _NEXT, _LAST, _NOW = (
    frozenset(words.split())
    for words in (
        "la le les l the of de du d van ce cette this deze dit هذا هذه في",
        "next prochain prochaine volgende komende القادم القادمة المقبل المقبلة",
        "last dernier derniere passe passee vorige afgelopen الماضي الماضية الاخير الاخيرة",
        "now maintenant nu الان",
    )
)
_WORD = regex(r"[^\W\d_]+")
_UNITS = {
    word: unit
    for unit, words in (
        ("d", "d j day days jour jours dag dagen يوم ايام"),
        ("w", "w s week weeks semaine semaines weken اسبوع الاسبوع اسابيع"),
        ("m", "m month months mois maand maanden شهر الشهر اشهر"),
        ("y", "y a year years an ans annee annees jaar jaren سنة السنة العام سنوات"),
    )
    for word in words.split()
}  # fmt: skip
_DAYS = {"d": 1, "j": 1, "w": 7}
_LENGTHS = {"m": 1, "y": 12}
#: Before this year a day is perhaps one of another calendar.
_LONG_AGO = 1900
_SIGNS = str.maketrans("\u2212\u2013\u2019", "--'")


def day(option: str, text: str, today: date) -> date:
    """Read a day. Raise UsageError where it is none, with the day that was probably meant."""
    if _DAY.fullmatch(text):
        try:
            return _likely(option, date.fromisoformat(text))
        except ValueError:
            pass  # an impossible day: said below
    found = from_here(text, today)
    if found is None:
        help_ = meant(text) or told_from(text, today) or _usual(text)
        raise UsageError(msg("{option} wants a day, not ‘{text}’", option=option, text=text), help_)
    return found


def _likely(option: str, found: date) -> date:
    """Return a day. Raise UsageError where it is of the Hijri calendar: nobody counts back to the year 1446."""
    if found.year < _LONG_AGO:
        from coopctl.spelling import unclear

        if help_ := unclear.of_another_calendar(found.isoformat()):
            message = msg("{option} wants a day, not ‘{text}’", option=option, text=found.isoformat())
            raise UsageError(message, help_)
    return found


def from_here(text: str, today: date) -> date | None:
    """Return the day of a word (yesterday, hier), of -30d or of +2w; None for anything else, and past the calendar.

    d are days, w weeks, m months and y years; j are days too. A month without that day gives its last one.
    """
    plain = text.strip().translate(_SIGNS)
    count = _WORDS.get(folded(plain))
    try:
        if count is not None:
            return today + timedelta(days=count)
        match = _FROM_HERE.fullmatch(plain.lower())
        if match is None:
            return None
        steps = int(f"{match['sign']}{match['count']}")
        if match["unit"] in _DAYS:
            return today + timedelta(days=steps * _DAYS[match["unit"]])
        return _months_later(today, steps * _LENGTHS[match["unit"]])
    except (OverflowError, ValueError):
        return None


def meant(text: str) -> Message | None:
    """Say which day a text probably means, or between which days it lies; None where that is not known."""
    from coopctl.model.dates import parse_date
    from coopctl.spelling import respell, spans

    if counted := respell.spreadsheet_day(text):
        return msg("write it as {day}, if a spreadsheet gave this number of the day", day=counted)
    found = respell.half_of_month(text) or respell.dates(text)
    if not found and re.fullmatch("[0-9]{4}", text, re.ASCII) and int(text):
        found = (text,)
    read = [parse_date(each) for each in found]
    ends = tuple(dict.fromkeys(end.isoformat() for each in read for end in (each.earliest, each.latest)))
    if len(ends) == 1:
        return msg("write it as {words}", words=ends[0])
    if not ends and (last := spans.last_day(text)):
        return msg("{month} has {days} days: write a date that exists", month=last[0], days=last[1])
    return msg("write what you mean: {words}", words=ends) if ends else None


def told_from(text: str, today: date) -> Message | None:
    """Say which day a text means by the day on which it is said: lundi, fin du mois, semaine 12, il y a 3 jours.

    None for anything else, and past the calendar.
    """
    from coopctl.spelling import spans

    counted = so_long(text)
    if counted and not any(from_here(each, today) for each in counted):
        return msg("There is no such day in the calendar.")
    try:
        found = counted or spans.week(text, today.year) or _by_the_calendar(text, today)
    except (OverflowError, ValueError):
        return None
    if len(found) == 1:
        return msg("write it as {words}", words=found[0])
    return msg("write what you mean: {words}", words=found) if found else None


def so_long(text: str) -> tuple[str, ...]:
    """Return so long before or after as it is written here, both where it is not said which: 3 mois is -3m or +3m."""
    match = _UNSIGNED.fullmatch(text.strip().translate(_SIGNS).lower())
    if match and (match["sign"] or match["unit"]):
        unit = _UNITS.get(folded(match["unit"]), "") if match["unit"] else "d"
        return tuple(f"{sign}{match['count']}{unit}" for sign in ([match["sign"]] if match["sign"] else "-+") if unit)
    said = _IN_WORDS.fullmatch(folded(text))
    if said and (unit := _UNITS.get(said["unit"] or said["unit2"], "")):
        count = said["count"] or said["count2"]
        return (f"{'+' if said['later'] else '-'}{count if count.isdecimal() else 1}{unit}",)
    return ()


def _by_the_calendar(text: str, today: date) -> tuple[str, ...]:
    """Return the days that a day of the week, the end of a month, or a day without its year may be."""
    words = [each for each in _WORD.findall(folded(text)) if each not in _SMALL]
    steps = (1 if {*words} & _NEXT else 0) - (1 if {*words} & _LAST else 0)
    rest = [each for each in words if each not in _NEXT | _LAST]
    if re.search("[0-9]", text) or len(rest) > len(("fin", "mois")):
        return _of_this_year(text, today)
    if rest and {*rest} <= _NOW:
        return ("today",)
    if len(rest) == 1 and rest[0] in WEEKDAYS:
        return _weekday(today, WEEKDAYS[rest[0]], steps)
    unit = _UNITS.get(rest[-1], "") if rest else ""
    if len(rest) == 1 and steps and unit:
        return (f"{steps:+}{unit}",)
    part = PARTS_OF_TIME.get(rest[0]) if len(rest) == len(("fin", "mois")) else None
    if unit in _LENGTHS and part in (PARTS_OF_TIME["debut"], PARTS_OF_TIME["fin"]):
        first = today.replace(month=1 if unit == "y" else today.month, day=1)
        first = _months_later(first, steps * _LENGTHS[unit])
        last = _months_later(first, _LENGTHS[unit]) - timedelta(days=1)
        return ((first if part == PARTS_OF_TIME["debut"] else last).isoformat(),)
    return _of_this_year(text, today)


def _weekday(today: date, number: int, steps: int) -> tuple[str, ...]:
    """Return the next and the last day of the week of that number; both where it is not said which."""
    ahead = timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    behind = timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    found = {1: (today + ahead,), -1: (today - behind,)}.get(steps, (today - behind, today + ahead))
    return tuple(each.isoformat() for each in found)


def _of_this_year(text: str, today: date) -> tuple[str, ...]:
    """Return the days of this year that a day, or the ends of a month, without a year may be: 12 oct, 31/12."""
    from coopctl.model.dates import parse_date
    from coopctl.spelling import unclear

    years = (each.replace(unclear.ANY_YEAR, f"{today.year:04}") for each in unclear.yearless(text))
    read = [parse_date(each) for each in years if not parse_date(each).impossible]
    return tuple(dict.fromkeys(end.isoformat() for each in read for end in (each.earliest, each.latest)))


def _usual(text: str) -> Message:
    usual = msg("write year-month-day, for example 2020-03-31, or today, yesterday, -30d, +2w")
    return did_you_mean(text, ("today", "yesterday", "tomorrow")) or usual


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
