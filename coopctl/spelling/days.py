"""A day as people type it on the command line: YYYY-MM-DD, a word such as yesterday, or so long before or after."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from coopctl.errors import UsageError
from coopctl.messages import Message, msg
from coopctl.spelling.nearest import did_you_mean
from coopctl.spelling.synonyms import folded

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
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
_FROM_HERE = re.compile(r"(?P<sign>[+-])(?P<count>[0-9]{1,6})(?P<unit>[dwmyj])", re.ASCII)
_UNSIGNED = re.compile(r"(?P<sign>[+-]?)(?P<count>[0-9]{1,4})(?P<unit>[dwmyjsa]?)", re.ASCII)
#: So long ago, or from now: il y a 3 jours, over 2 weken.
_IN_WORDS = re.compile(
    r"(?:(?P<ago>il y a|منذ|قبل)|(?P<later>dans|in|over|بعد)) (?P<count>[0-9]{1,4}) (?P<unit>[^\W\d_]+)"
    r"|(?P<count2>[0-9]{1,4}) (?P<unit2>[^\W\d_]+) (?:ago|geleden)"
)
_UNITS = {
    word: unit
    for unit, words in (
        ("d", "day days jour jours dag dagen يوم ايام"), ("w", "week weeks semaine semaines weken s اسبوع اسابيع"),
        ("m", "month months mois maand maanden شهر اشهر"), ("y", "year years an ans annee annees jaar a سنة سنوات"),
    )
    for word in words.split()
}  # fmt: skip
_DAYS = {"d": 1, "j": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}
_SIGNS = str.maketrans("\u2212\u2013\u2019", "--'")


def day(option: str, text: str, today: date) -> date:
    """Read a day. Raise UsageError where it is none, with the day that was probably meant."""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # an impossible day: said below
    found = from_here(text, today)
    if found is None:
        raise UsageError(msg("{option} wants a day, not ‘{text}’", option=option, text=text), meant(text) or _how(text))
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
        return _months_later(today, steps * _MONTHS[match["unit"]])
    except (OverflowError, ValueError):
        return None


def meant(text: str) -> Message | None:
    """Say which day a text probably means, or between which days it lies; None where that is not known."""
    from coopctl.model.dates import parse_date
    from coopctl.spelling import respell

    if counted := respell.spreadsheet_day(text):
        return msg("write it as {day}, if a spreadsheet gave this number of the day", day=counted)
    found = respell.dates(text)
    if not found and re.fullmatch("[0-9]{4}", text, re.ASCII) and int(text):
        found = (text,)
    read = [parse_date(each) for each in found]
    ends = tuple(dict.fromkeys(end.isoformat() for each in read for end in (each.earliest, each.latest)))
    if len(ends) == 1:
        return msg("write it as {words}", words=ends[0])
    if not ends and (last := respell.last_day(text)):
        return msg("{month} has {days} days: write a date that exists", month=last[0], days=last[1])
    return msg("write what you mean: {words}", words=ends) if ends else None


def _how(text: str) -> Message:
    match = _UNSIGNED.fullmatch(text.strip().lower())
    if match and (match["sign"] or match["unit"]):
        count, unit = match["count"], _UNITS.get(match["unit"], match["unit"]) or "d"
        signs = (match["sign"],) if match["sign"] else ("-", "+")
        return msg("write what you mean: {words}", words=tuple(f"{sign}{count}{unit}" for sign in signs))
    said = _IN_WORDS.fullmatch(folded(text))
    if said and (unit := _UNITS.get(said["unit"] or said["unit2"], "")):
        return msg(
            "write it as {words}", words=f"{'+' if said['later'] else '-'}{said['count'] or said['count2']}{unit}"
        )
    usual = msg("write year-month-day, for example 2020-03-31, or today, yesterday, -30d, +2w")
    return did_you_mean(text, ("today", "yesterday", "tomorrow")) or usual


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
