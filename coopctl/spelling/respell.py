"""Dates and references that are written otherwise, as they are written here.

Each function returns every reading that is possible: one where the meaning is clear, none where it is not known.
"""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta

from coopctl.model.dates import DATE_PATTERN, parse_date
from coopctl.model.names import LONGEST_NAME
from coopctl.spelling import days_of_month, how_sure, number_words
from coopctl.spelling.parts_of_year import parts_of_year, whole_year
from coopctl.spelling.plain_text import existing, exists, lowered, plain_text, tokens
from coopctl.spelling.titles import name_of
from coopctl.spelling.words_of_time import IN_DATES, MONTHS, PARTS_OF_TIME

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. _,:]([0-9]{1,2})(?:[-/. _,:]([0-9]{1,2}))?", re.ASCII)
#: A blank beside one of the dashes of a day: 2026- 03-02.
_SPLIT = re.compile(r"(?<=[0-9]) ?- ?(?=[0-9]{2}\b)", re.ASCII)
#: A day in digits with blanks around its signs, or with points in the middle of the line.
_SPACED = re.compile(r"([0-9]{1,4})\s*([-/.·])\s*([0-9]{1,2})\s*\2\s*([0-9]{2,4})", re.ASCII)
_DASHED = re.compile(r"(?<=[0-9])(?:--+|—)(?=[0-9])", re.ASCII)
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_DAY_FIRST = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})", re.ASCII)
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. _,]([0-9]{1,2})[-/. _,]([0-9]{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})", re.ASCII)
#: A day whose month is in Roman numerals; without a day they may be a quarter.
_ROMAN = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})[-/. ]{1,2}(?P<month>XI{0,2}|I{1,3}|IV|VI{0,3}|IX)"
    r"[-/. ]{1,2}(?P<year>[0-9]{4})(?![0-9])",
    re.ASCII,
)
#: A day of a week, a day of a year, and a month, as ISO 8601 has them.
_ISO = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:-?W(?P<week>[0-5][0-9])-?(?P<weekday>[1-7])|-(?P<of_year>[1-3][0-9]{2})"
    r"|(?P<month>0[1-9]|1[0-2]))",
    re.ASCII | re.IGNORECASE,
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/._]([0-9]{4})", re.ASCII)
#: A time of the day, and what else stands behind a day without saying more of it.
_TIME = re.compile(
    r"(?:(?<=[0-9])T[0-9]{4,6}Z?"
    r"|(?<=[0-9])(?:[T,]| )+(?:(?:à|at|om|الساعة) )?[0-9]{1,2}(?::[0-9]| ?[hH]| ?[aApP][mM]).*"
    r"|(?<=[0-9])Z|[.,])\Z"
)
#: Words before a day in digits: le 05/03/2018.
_LEADING = re.compile(r"(?:[^\W\d_]+[.,]? )+(?=[0-9])")
_SHORT_MONTH = re.compile(r"[^\W\d_]+\.?[- ]?[-'’][0-9]{2}")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?", re.ASCII)
_BOTH_MARKS = re.compile(r"(.+?)(?:\?~|~\?)")
_ONE_MARK = re.compile(r"(.+?) ?(?:([?~%])|\(([?~%])\))")
_UNKNOWN_END = re.compile(r"([0-9]{4}(?:-[0-9]{2})?)(?:-(?:XX|xx|\?\?|00)){1,2}", re.ASCII)
_UNKNOWN_START = re.compile(r"(?:(?:[xX?_]{2}|00)[/.-]|\.\.){1,2}(?P<rest>(?:[0-9]{1,2}[/.-])?[0-9]{4})", re.ASCII)
_OF = re.compile(r"^(?:de l'|(?:du|de la|de|van het|van de|van|of the|of) )")
#: What the first day of a month is called.
_FIRST_DAY = dict.fromkeys(("premier", "eerste", "first", "فاتح", "الفاتح"), "1")
#: What stands before the path of an action in its folder: ../, data/actions/, C:/plan/data/actions/.
_BEFORE_ACTIONS = re.compile(r"\A(?:.*/)?(?:data/)?actions/|\A(?:\.{1,2}/)+")
#: Letters, of Greek and Cyrillic too, that stand for digits in what was typed or scanned.
LETTERS = str.maketrans("OoIl\u041e\u043e\u039f\u03bf\u0406\u0456\u0417\u0437\u0431", "0011000011336")


_HAS_DIGIT = re.compile("[0-9]", re.ASCII)
#: A year at the end in which a letter stands for a digit: décembre 2O24.
_YEAR_IN_LETTERS = re.compile(r"(?<= )2(?=[0-9OoIl]*[OoIl])[0OoIl][0-9OoIl]{2}\Z", re.ASCII)
#: How Dutch says the middle of a month: half mei 2024.
_MIDDLE = re.compile(r"\Ahalf[ -](?!year\b|jaar\b)(?=[^\W\d]+ [0-9]{4}\Z)")
#: A half of a month, folded: 2de helft juni, seconde quinzaine de juin, first half of June.
_HALF_OF_MONTH = re.compile(
    r"(?:(?:la |de |the )?(?:(?P<first>1(?:e|ste|re|ere|er|st)|premiere?|first|eerste)"
    r"|2(?:e|d|de|eme|nd)|deuxieme|seconde?|tweede)"
    r" (?:quinzaine|moitie|helft|half) ?(?:du mois |van de maand )?(?:de |d['’]|van |of )?"
    r"|(?:ال)?نصف (?:ال)?(?:(?P<first_ar>اول)|ثاني) (?:من )?(?:شهر )?)"
    r"(?!year\b|jaar\b)(?P<month>[^\W\d]+ [0-9]{4})"
)
#: The last day of the first half of a month, about the middle of which it is.
_MIDDLE_DAY = 15
#: No month has more days.
_LONGEST_MONTH = 31


@functools.lru_cache(1_024)
def dates(text: str) -> tuple[str, ...]:
    """Return the dates that `text` may mean: 30/06/2024 is 2024-06-30, but 3/6/2024 is 2024-06-03 or 2024-03-06."""
    text = _SPACED.sub(r"\1\2\3\2\4", text.strip()).replace("·", ".").replace("1° ", "1 ")
    text = _DASHED.sub("-", _SPLIT.sub("-", plain_text(text).replace("–", "-"))).removesuffix("-")
    text = _ROMAN.sub(_from_roman, text)
    if iso := _ISO.fullmatch(text):
        return _of_iso(iso)
    # 3T2025 tells no time of the day.
    text = _YEAR_IN_LETTERS.sub(lambda match: match[0].translate(LETTERS), text)
    if (told := days_of_month.parts(lowered(text))) and (months := _named(told[2])):
        return tuple(filter(None, (days_of_month.day(told[0], told[1], each) for each in months)))
    if half := half_of_month(text):
        return half[1], f"{half[1][: len('2024-06')]}~"
    found = parts_of_year(lowered(text)) or _in_digits(_TIME.sub("", text)) or _with_digits(text)
    return found or _day_in_words(text)


def _day_in_words(text: str) -> tuple[str, ...]:
    """Return the date whose day is written out, nothing for any other text: quinze juin 2024."""
    said = number_words.said(text) if text[:1].isalpha() else None
    if said is None or not said.digits.isdecimal() or not 0 < int(said.digits) <= _LONGEST_MONTH or said.about:
        return ()
    return _named(f"{said.digits} {said.rest}") if any(map(str.isdecimal, said.rest)) else ()


def half_of_month(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of a half of a month: first half of June 2024; None for other texts."""
    match = _HALF_OF_MONTH.fullmatch(lowered(plain_text(text)))
    month = _named(match["month"]) if match else ()
    if match is None or len(month) != 1:
        return None
    when = parse_date(month[0])
    if match["first"] or match["first_ar"]:
        return when.earliest.isoformat(), when.earliest.replace(day=_MIDDLE_DAY).isoformat()
    return when.earliest.replace(day=_MIDDLE_DAY + 1).isoformat(), when.latest.isoformat()


def _of_iso(match: re.Match[str]) -> tuple[str, ...]:
    """Return the day of 2024-W42-3, of its week, or of 2024-286, of its year; the month of 202410."""
    if match["month"]:
        return existing(match["year"], match["month"], None)
    try:
        if match["week"]:
            return (date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["weekday"])).isoformat(),)
        day = date(int(match["year"]), 1, 1) + timedelta(days=int(match["of_year"]) - 1)
    except ValueError:
        return ()
    return (day.isoformat(),) if day.year == int(match["year"]) else ()


def _from_roman(match: re.Match[str]) -> str:
    """Return a day whose month is in Roman numerals as it is written here."""
    return f"{match['year']}-{_ROMANS.index(match['month']) + 1:02}-{int(match['day']):02}"


def _with_digits(text: str) -> tuple[str, ...]:
    """Return the date in which letters stand for digits: 2O24-O6."""
    meant = text.translate(LETTERS)
    if meant == text or re.search("[^0-9/.-]", meant) or not all(map(_HAS_DIGIT.search, re.split("[/.-]", text))):
        return ()
    return (meant,) if exists(meant) else _in_digits(meant)


def _in_digits(text: str) -> tuple[str, ...]:
    """Return the dates that are written in digits, else those in words."""
    if (match := _LEADING.match(text)) and set(tokens(match[0])) <= IN_DATES:
        text = text[match.end() :]
        if re.fullmatch("[0-9]{4}", text) and int(text):  # courant 2026
            text = f"{text}-??"
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        year, second, third = match.groups()
        found = existing(year, second, third) or (existing(year, third, second) if third else ())
        day_first = None if found else _DAY_FIRST.fullmatch(text)
        return existing(*day_first.groups()[::-1]) if day_first else found
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        found = tuple(dict.fromkeys((*existing(year, second, first), *existing(year, first, second))))
        return found or _known_part(text)
    if match := _SHORT_YEAR.fullmatch(text):
        return _of_two_digits(*match.groups())
    if match := _MONTH_YEAR.fullmatch(text):
        return existing(match[2], match[1], None)
    return _in_words(text)


def _of_two_digits(first: str, mark: str, second: str, third: str) -> tuple[str, ...]:
    """Return the dates of 26-10-12; a year that comes first is only believed before dashes, or where no month can."""
    day_first = existing(whole_year(third), second, first)
    month_first = existing(whole_year(third), first, second)
    year_first = existing(whole_year(first), second, third) if len(first) == len(third) else ()
    if mark == "-":
        return tuple(dict.fromkeys((*year_first, *day_first, *month_first)))
    no_day = not day_first and int(first) <= _LONGEST_MONTH  # of a month that has no such day: 30/02/24
    return tuple(dict.fromkeys((*day_first, *month_first, *(() if month_first or no_day else year_first))))


def spreadsheet_days(text: str) -> str | None:
    """Return the period that a spreadsheet means by the numbers of its two days: 45352 - 46203."""
    ends = [spreadsheet_day(each) for each in re.split(r"\s*[/–-]\s*", plain_text(text))]
    return "/".join(filter(None, ends)) if len(ends) == len("ab") and all(ends) else None


def spreadsheet_day(text: str) -> str | None:
    """Return the day that a spreadsheet means by a number: it counts from 1899-12-30. Only days of 1990 to 2049."""
    match = _SERIAL.fullmatch(plain_text(text))
    day = date(1899, 12, 30) + timedelta(days=int(match[1])) if match else None
    return day.isoformat() if day and 1990 <= day.year < 2050 else None


def _in_words(text: str) -> tuple[str, ...]:
    """Return the date of 28 July 2018, of vers 2018, of 2018-07-28?~ and of 2018-07-XX."""
    if found := _known_part(text):
        return found
    if match := _BOTH_MARKS.fullmatch(text):
        return _marked(match[1], "%")
    if match := _ONE_MARK.fullmatch(text):
        return _marked(match[1], match[2] or match[3])
    bare, mark = how_sure.told(text)
    return _marked(bare, mark) if bare else _named(text)


def _known_part(text: str) -> tuple[str, ...]:
    """Return what is known of a date of which the rest is left open: 2018-07-XX, ??/07/2018."""
    if match := _UNKNOWN_START.fullmatch(text):
        return dates(match["rest"]) or (match["rest"],)
    match = _UNKNOWN_END.fullmatch(text)
    year, _, month = match[1].partition("-") if match else ("", "", "")
    return existing(year, month, None) if month else (year,) if year else ()


def _named(text: str) -> tuple[str, ...]:
    """Return the date in which the month has its name: 28 July 2018, July 28, 2018, oct-26, fin octobre 2026."""
    text = _MIDDLE.sub("mi ", lowered(text)) if _MIDDLE.match(lowered(text)) else text
    words = [_FIRST_DAY.get(each, each) for each in tokens(text) if each not in IN_DATES]
    part = PARTS_OF_TIME[words.pop(0)] if words and words[0] in PARTS_OF_TIME else ()
    if part and (found := _part_of(part, words, _OF.sub("", lowered(text).partition(" ")[2]))):
        return found
    month = month_of([each for each in words if not each.isdecimal()])
    numbers = [each for each in words if each.isdecimal()]
    if month is None or not 0 < len(numbers) < 3:
        return ()
    year = next((each for each in numbers if len(each) == len("2026")), numbers[-1])
    numbers.remove(year)
    if len(year) not in (2, 4) or (len(year) == len("26") and not numbers and not _SHORT_MONTH.fullmatch(text)):
        return ()
    found = existing(whole_year(year), month, numbers[0] if numbers else None)
    about = f"-{_MIDDLE_DAY}~" if part == PARTS_OF_TIME["mi"] and not numbers else "~"
    return tuple(f"{each}{about}" for each in found) if part else found


def _part_of(part: tuple[str, ...], tokens: list[str], rest: str) -> tuple[str, ...]:
    """Return the months of mi 2026, and the first or the last one of a part of a year: fin T1 2026 is 2026-03~."""
    if len(tokens) == 1 and re.fullmatch("[0-9]{4}", tokens[0]) and int(tokens[0]):
        return tuple(f"{tokens[0]}-{month}~" for month in part)
    found = parts_of_year(rest)
    if len(found) != 1 or part not in (PARTS_OF_TIME["debut"], PARTS_OF_TIME["fin"]):
        return ()
    when = parse_date(found[0])
    return (f"{when.earliest if part == PARTS_OF_TIME['debut'] else when.latest:%Y-%m}~",)


def month_of(words: list[str]) -> str | None:
    """Return the month of its name, or of its two names as the United Nations write them: تشرين الأول/أكتوبر."""
    if len(words) < 2 or " ".join(words) in MONTHS:
        return MONTHS.get(" ".join(words))
    before, after = MONTHS.get(" ".join(words[:-1])), MONTHS.get(words[-1])
    return before if before == after else None


def reference(text: str) -> str | None:
    """Return `text` as a reference to an action: the path of its file, or other letters, are put right."""
    path = _BEFORE_ACTIONS.sub("", text.strip().replace("\\", "/")).strip("/")
    parts = [name_of(part, LONGEST_NAME) for part in re.sub(r"\.ya?ml$", "", path, flags=re.IGNORECASE).split("/")]
    return f"{parts[0]}/{parts[1]}" if len(parts) == 2 and all(parts) else None


def _marked(text: str, mark: str) -> tuple[str, ...]:
    found = (text,) if re.fullmatch(DATE_PATTERN, text, re.ASCII) else dates(text)
    return tuple(how_sure.marked(each, mark) for each in found if not parse_date(each).impossible)
