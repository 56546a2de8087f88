"""What was written otherwise, as it is written here: dates, periods, references and recurrences.

Each function returns every reading that is possible: one where the meaning is clear, none where it is not known.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from coopctl.model.dates import DATE_PATTERN, HALVES, OPEN, QUARTERS, parse_date
from coopctl.model.names import LONGEST_NAME
from coopctl.spelling.synonyms import MONTHS, SEASONS, folded
from coopctl.spelling.titles import name_of

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?(?:[T ]+[0-9]{1,2}:[0-9].*)?", re.ASCII)
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})", re.ASCII)
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)?[ .-]+(?:de )?)?(?P<month>[a-z]+)\.?[ .,-]+(?P<year>[0-9]{4})", re.ASCII
)
_NAMED_FIRST = re.compile(r"(?P<month>[a-z]+)\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})", re.ASCII)
_ABOUT = re.compile(r"(?:~|c\.|ca\.?|circa|vers|env\.?|environ|about|around)\s*(.+)", re.IGNORECASE)
_BOTH_MARKS = re.compile(r"(.+?)(?:\?~|~\?)")
_UNKNOWN_END = re.compile(r"([0-9]{4}(?:-[0-9]{2})?)(?:-(?:XX|xx|\?\?|00)){1,2}", re.ASCII)
_ORDINALS = {"1er": 1, "1ere": 1, "1st": 1, "2nd": 2, "3rd": 3, "premier": 1, "premiere": 1, "first": 1, "eerste": 1}
_ORDINALS |= {"deuxieme": 2, "second": 2, "seconde": 2, "tweede": 2, "troisieme": 3, "third": 3, "derde": 3}
_ORDINALS |= {"quatrieme": 4, "fourth": 4, "vierde": 4} | {
    f"{n}{end}": n for n in range(1, 5) for end in ("", "e", "th")
}
_HALF_LETTERS = "sh"
_PARTS = {
    "trimestre": "q",
    "quarter": "q",
    "kwartaal": "q",
    "semestre": "s",
    "half": "s",
    "helft": "s",
    "semester": "s",
}
_PART = re.compile(
    r"(?P<year>[0-9]{4}) ?(?P<kind>[qtksh])(?P<n>[1-4])|(?P<kind2>[qtksh])(?P<n2>[1-4])[ /]?(?P<year2>[0-9]{4})",
    re.ASCII,
)
_PART_IN_WORDS = re.compile(
    rf"(?P<n>[a-z0-9]+) (?P<kind>{'|'.join(_PARTS)})(?: year)?(?: of| de| van)? (?P<year>[0-9]{{4}})", re.ASCII
)
_SEASON = re.compile(
    r"(?P<name>[a-z]+) (?:de |of |van )?(?P<year>[0-9]{4})(?:[ /](?P<end>[0-9]{4}|[0-9]{2}))?", re.ASCII
)
_MIDDLE = re.compile(r"(?:mi|mid|medio|midden|mi annee|milieu(?: de)?|middle of) ?([0-9]{4})", re.ASCII)
_WINTER = 24
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2212", "-----")
_YEARS = re.compile(r"([0-9]{4})[-_]([0-9]{4})", re.ASCII)
_SCHOOL_YEAR = re.compile(r"([0-9]{2})([0-9]{2})[/–-]([0-9]{2})", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:–|—|--|\s-\s|(?<=[0-9])\.\.(?=[0-9])|\s(?:to|until|till|à|au|a|jusqu'en)\s)\s*")
_FROM = re.compile(r"(?:from|de|du)\s+(?=.*\s(?:to|until|till|à|au|a)\s)", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|from|depuis|dès|à partir d[eu])\s+(.+)|(.+)\+", re.IGNORECASE)
_STILL = frozenset({"", OPEN, "…", "...", "now", "today", "present", "ongoing", "open", "en cours", "aujourd'hui"})
_RULE_PART = r"(?:FREQ|INTERVAL|BYMONTH|BYMONTHDAY|UNTIL)=[A-Z0-9,-]+"
_RULE_PARTS = re.compile(rf"{_RULE_PART}(?:;{_RULE_PART})*")
_NUMBER_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})", re.ASCII)
_NAMED_DAY = re.compile(
    r"(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)? (?P<month>[a-z]+)|(?P<month2>[a-z]+) (?P<day2>[0-9]{1,2})", re.ASCII
)
_FAR_TOO_LONG = 100


def dates(text: str) -> tuple[str, ...]:
    """Return the dates that `text` may mean: 30/06/2024 is 2024-06-30, but 3/6/2024 is 2024-06-03 or 2024-03-06."""
    text = _digits(text)
    if match := _YEAR_FIRST.fullmatch(text.translate(_DASHES)) or _DIGITS.fullmatch(text):
        return _existing(*match.groups())
    if match := _YEAR_LAST.fullmatch(text.translate(_DASHES)):
        first, second, year = match.groups()
        return tuple(dict.fromkeys((*_existing(year, second, first), *_existing(year, first, second))))
    if match := _MONTH_YEAR.fullmatch(text):
        return _existing(match[2], match[1], None)
    return _in_words(text)


def spreadsheet_day(text: str) -> str | None:
    """Return the day that a spreadsheet means by a number: it counts from 1899-12-30. Only days of 1990 to 2049."""
    day = date(1899, 12, 30) + timedelta(days=int(text)) if re.fullmatch("[0-9]{5}", text, re.ASCII) else None
    return day.isoformat() if day and 1990 <= day.year < 2050 else None


def _in_words(text: str) -> tuple[str, ...]:
    """Return the date of 28 July 2018, of vers 2018, of 2018-07-28?~ and of 2018-07-XX."""
    if match := _BOTH_MARKS.fullmatch(text):
        return _marked(match[1], "%")
    if match := _ABOUT.fullmatch(text):
        return _marked(match[1], "~")
    if found := _parts_of_year(_low(text)):
        return found
    if match := _UNKNOWN_END.fullmatch(text):
        year, _, month = match[1].partition("-")
        return _existing(year, month, None) if month else (year,)
    if match := _NAMED.fullmatch(_low(text)) or _NAMED_FIRST.fullmatch(_low(text)):
        number = MONTHS.get(match["month"])
        return _existing(match["year"], number, match["day"]) if number else ()
    return ()


def periods(text: str) -> tuple[str, ...]:
    """Return the period that `text` means: 2018 - 2019 is 2018/2019, and 2018/ is open, 2018/.."""
    text = _FROM.sub("", _digits(text))
    if match := _YEARS.fullmatch(text):
        return (f"{match[1]}/{match[2]}",)
    if (match := _SCHOOL_YEAR.fullmatch(text)) and int(match[3]) > 12:
        return (f"{match[1]}{match[2]}/{match[1]}{match[3]}",) if match[3] > match[2] else ()
    if found := _parts_of_year(_low(text)):
        return found
    if match := _SINCE.fullmatch(text):
        start = _end((match[1] or match[2]).strip())
        return (f"{start}/{OPEN}",) if start and start != OPEN else ()
    ends = _BETWEEN.split(text)
    if len(ends) == 1:
        ends = text.split("/")
    if len(ends) != 2:
        return dates(text)
    first, second = (_end(end.strip()) for end in ends)
    return (f"{first}/{second}",) if first and second and (first, second) != (OPEN, OPEN) else dates(text)


def reference(text: str) -> str | None:
    """Return `text` as a reference to an action: the path of its file, or other letters, are put right."""
    path = text.strip().replace("\\", "/").removeprefix("./").strip("/").removeprefix("data/").removeprefix("actions/")
    parts = [name_of(part, LONGEST_NAME) for part in re.sub(r"\.ya?ml$", "", path, flags=re.IGNORECASE).split("/")]
    return f"{parts[0]}/{parts[1]}" if len(parts) == 2 and all(parts) else None


def recurrence(text: str) -> str | None:
    """Return `text` as a recurrence: without RRULE:, blanks or small letters; 18 May is every 18 May."""
    rule = re.sub(r"\s+", "", text.upper()).removeprefix("RRULE:").strip(";")
    rule = re.sub(r",(?=[A-Z]+=)", ";", rule)
    if _RULE_PARTS.fullmatch(rule) and re.search(r"FREQ=(?:YEARLY|MONTHLY)(?:;|$)", rule) and "BYMONTHDAY=" in rule:
        return rule
    if match := _NUMBER_DAY.fullmatch(text.strip()):
        ways = {_yearly(month, day) for month, day in (match.groups(), match.groups()[::-1])} - {None}
        return ways.pop() if len(ways) == 1 else None
    if match := _NAMED_DAY.fullmatch(_low(text)):
        month = MONTHS.get(match["month"] or match["month2"])
        return _yearly(month, match["day"] or match["day2"]) if month else None
    return None


def _yearly(month: str, day: str) -> str | None:
    possible = _existing("2020", month, day)  # a leap year has every day of the year
    return f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}" if possible else None


def _digits(text: str) -> str:
    """Return a text with the digits 0 to 9 for those of Arabic and other scripts."""
    return "".join(str(unicodedata.decimal(each, each)) for each in text.strip())


def _low(text: str) -> str:
    return folded(text) if len(text) <= _FAR_TOO_LONG else ""


def _marked(text: str, mark: str) -> tuple[str, ...]:
    found = (text,) if re.fullmatch(DATE_PATTERN, text, re.ASCII) else dates(text)
    return tuple(f"{each}{mark}" for each in found if each[-1].isdigit() and not parse_date(each).impossible)


def _parts_of_year(low: str) -> tuple[str, ...]:
    """Return the code of a quarter (Q2, 3e trimestre), a half (S1, H1) or a season; the months of mid-2024."""
    if match := _PART.fullmatch(low):
        return _part(match["year"] or match["year2"], match["kind"] or match["kind2"], int(match["n"] or match["n2"]))
    if (match := _PART_IN_WORDS.fullmatch(low)) and match["n"] in _ORDINALS:
        return _part(match["year"], _PARTS[match["kind"]], _ORDINALS[match["n"]])
    if (match := _MIDDLE.fullmatch(low)) and int(match[1]):
        return f"{match[1]}-06~", f"{match[1]}-07~"
    if match := _SEASON.fullmatch(low):
        return _season(match["name"], int(match["year"]), match["end"])
    return ()


def _part(year: str, kind: str, number: int) -> tuple[str, ...]:
    """Return a quarter or a half of a year: the codes follow each other."""
    codes = tuple(HALVES if kind in _HALF_LETTERS else QUARTERS)
    return (f"{year}-{codes[number - 1]}",) if number <= len(codes) and int(year) else ()


def _season(name: str, year: int, end: str | None) -> tuple[str, ...]:
    """Return a season of a year; the winter of one year is the one that begins or the one that ends in it."""
    code = SEASONS.get(name)
    if code is None or not 1 < year < date.max.year:
        return ()
    if end is not None:
        follows = f"{year + 1:04}".endswith(end)
        return (f"{year:04}-{code}",) if follows and code == _WINTER else ()
    years = (year, year - 1) if code == _WINTER else (year,)
    return tuple(f"{each:04}-{code}" for each in years)


def _existing(year: str, month: str, day: str | None) -> tuple[str, ...]:
    """Return the date of these digits, if a calendar has it."""
    text = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return () if parse_date(text).impossible else (text,)


def _end(text: str) -> str | None:
    """Return one end of a period, open where nothing is written; None where it is not clear."""
    if text.lower() in _STILL:
        return OPEN
    if re.fullmatch(DATE_PATTERN, text, re.ASCII):
        return text
    found = dates(text)
    return found[0] if len(found) == 1 else None
