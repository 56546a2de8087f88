"""What was written otherwise, as it is written here: dates, periods, references and recurrences.

Each function returns every reading that is possible: one where the meaning is clear, none where it is not known.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from coopctl.model.dates import DATE_PATTERN, OPEN, parse_date
from coopctl.model.names import LONGEST_NAME
from coopctl.spelling.parts_of_year import LAST_CENTURY, parts_of_year, whole_year
from coopctl.spelling.synonyms import folded
from coopctl.spelling.titles import name_of
from coopctl.spelling.words_of_time import IN_DATES, MONTHS, PARTS_OF_TIME

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. _,:]([0-9]{1,2})(?:[-/. _,:]([0-9]{1,2}))?", re.ASCII)
#: A blank beside one of the dashes of a day: 2026- 03-02.
_SPLIT = re.compile(r"(?<=[0-9]) ?- ?(?=[0-9]{2}\b)", re.ASCII)
_DASHED = re.compile(r"(?<=[0-9])(?:--+|—)(?=[0-9])", re.ASCII)
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_DAY_FIRST = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})", re.ASCII)
_MONTH_AND_TWO = re.compile(r"([0-9]{4})-([0-9]{2})/([0-9]{2})", re.ASCII)
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. _,]([0-9]{1,2})[-/. _,]([0-9]{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})", re.ASCII)
#: A day whose month is in Roman numerals; without a day they may be a quarter.
_ROMAN = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})[-/. ]{1,2}(?P<month>XI{0,2}|I{1,3}|IV|VI{0,3}|IX)"
    r"[-/. ]{1,2}(?P<year>[0-9]{4})(?![0-9])",
    re.ASCII,
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
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_BETWEEN_TOKENS = re.compile(r"[ .,'’/()]*")
_SHORT_MONTH = re.compile(r"[^\W\d_]+\.?[- ]?[-'’][0-9]{2}")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?", re.ASCII)
_ABOUT = re.compile(r"(?:~|c\.|ca\.?|circa|vers|env\.?|environ|about|around)\s*(.+)", re.IGNORECASE)
_BOTH_MARKS = re.compile(r"(.+?)(?:\?~|~\?)")
_ONE_MARK = re.compile(r"(.+?) ?(?:([?~%])|\(([?~%])\))")
_UNKNOWN_END = re.compile(r"([0-9]{4}(?:-[0-9]{2})?)(?:-(?:XX|xx|\?\?|00)){1,2}", re.ASCII)
_UNKNOWN_START = re.compile(r"(?:(?:[xX?]{2}|00)[/.-]){1,2}(?P<rest>(?:[0-9]{1,2}[/.-])?[0-9]{4})", re.ASCII)
_OF = re.compile(r"^(?:de l'|(?:du|de la|de|van het|van de|van|of the|of) )")
#: What the first day of a month is called.
_FIRST_DAY = dict.fromkeys(("premier", "eerste", "first", "فاتح"), "1")
_WEEK = re.compile(
    r"([0-9]{4})[ /]?(?:w(?=[0-9])|s(?=[0-9]{2})|week |semaine |sem\.? |wk )([0-9]{1,2})"
    r"|(?:[ws](?=[0-9]{2}\b)|w|week|wk|kw|semaine|sem\.?|الاسبوع|اسبوع) ?(?:n° ?|no ?|nr ?|رقم )?([0-9]{1,2})"
    r"(?:,? ?[/(]?(?:de |van |of |in |en |من )?(?:l'annee |l’annee |سنة |عام )?([0-9]{4})\)?)?",
)
_MOST_MONTHS = 12
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
#: Quotes, or brackets, around all of a text.
_WRAPPED = re.compile(r"[“”„«\"'`‘’(\[{<]\s*(?P<inside>[^“”„«»\"`(\[{<)\]}>]+?)\s*[“”»\"'`‘’)\]}>]")
_BLANK = re.compile(r"\s")
_DASHES = str.maketrans("\u2010\u2011\u2012\u2212", "----")
#: What stands before the path of an action in its folder: ../, data/actions/, C:/plan/data/actions/.
_BEFORE_ACTIONS = re.compile(r"\A(?:.*/)?(?:data/)?actions/|\A(?:\.{1,2}/)+")
#: A month or a day, and what it is parted from otherwise: 2024-03;2026-06, 2024-03/06/2026.
_LISTED = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}){1,2})(?:\s*[/;,]\s*(?=.)|\s+(?=[0-9]{4}(?:-[0-9]{2}){1,2}\Z))(.+)", re.ASCII
)
_YEARS = re.compile(r"([0-9]{4})[-_]([0-9]{4})", re.ASCII)
_YEAR_AND_NEXT = re.compile(r"([0-9]{4})(?:\s*[,;+&]\s*|\s+(?:et|and|en|und|و)\s*)([0-9]{4})", re.ASCII | re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"([0-9]{2})([0-9]{2})[/–-]([0-9]{2})", re.ASCII)
_TO = r"(?:to|until|till|through|à|au|a|jusqu'en|jusqu'au|tot en met|tot|t/m|bis|إلى|الى|حتى)"
BETWEEN = re.compile(rf"\s*(?:–|—|--|→|(?<=.)[-=]?>|\s-\s|(?<=[0-9])\.\.(?=[0-9])|\s{_TO}\s)\s*")
_UNTIL = re.compile(r"\A(?:until|till|jusqu['’](?:en|à|au)|tot|حتى)\s+(.+)", re.IGNORECASE)
_FROM = re.compile(rf"(?:from|de|du|van|von|من)\s+(?=.*\s{_TO}\s)", re.IGNORECASE)
_SINCE = re.compile(
    r"(?:since|from|depuis|dès|à partir d[eu]|à compter d[eu]|vanaf|sinds|ab|منذ|ابتداء من)\s+(.+)|(.+)\+",
    re.IGNORECASE,
)
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
    "heden",
    "nu",
    "lopend",
    "الآن",
    "اليوم",
}
_SHORT_YEARS = re.compile(r"([1-9][0-9])[-/]([1-9][0-9])", re.ASCII)
_YEARS_IN_A_ROW = re.compile(r"[0-9]{4}(?:(?:\s*[,;/|-]\s*|\s+|\s+(?:et|and|en|و)\s*)[0-9]{4}){2,9}", re.ASCII)
_TWO_SLASHES = re.compile(r"\s*//+\s*|(?<=[0-9])(/[^/]+)/+\Z")
#: Letters, of Greek and Cyrillic too, that stand for digits in what was typed or scanned.
LETTERS = str.maketrans("OoIl\u041e\u043e\u039f\u03bf\u0406\u0456\u0417\u0437\u0431", "0011000011336")
_BOTH = re.compile(r"(?:entre|between|tussen|بين)\s+", re.IGNORECASE)
_OR = re.compile(r"\s(?:&|ou|or|of|et|and|en|أو|او)\s")
_RULE_PART = r"(?:FREQ|INTERVAL|BYMONTH|BYMONTHDAY|UNTIL)=[A-Z0-9,-]+"
_RULE_PARTS = re.compile(rf"{_RULE_PART}(?:;{_RULE_PART})*")
_NUMBER_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})", re.ASCII)
#: A year of five digits, a month or a day of three.
_TOO_MANY = re.compile(r"(?<![0-9])(?:[0-9]{5}(?=-|/|\Z)|(?<=-)[0-9]{3})(?![0-9])", re.ASCII)
_DATE = re.compile(DATE_PATTERN, re.ASCII)
_AMONG = re.compile(r"(?<![0-9-])[0-9]{4}(?:-[0-9]{2}){1,2}(?![0-9-])", re.ASCII)
_FAR_TOO_LONG = 100
_DAY_NUMBERS = re.compile(r"(?<![0-9])(?:29|[3-9][0-9])(?![0-9])")
#: A day that every month has.
_EVERY_MONTH = 28
#: A year that has every day.
_LEAP_YEAR = "2020"
#: Years that begin on each day of the week, leap years and others.
_YEARS_OF_ALL_KINDS = range(2000, 2028)
#: A text of more words is prose, and not looked through for a date.
_MOST_WORDS = 12


def dates(text: str) -> tuple[str, ...]:
    """Return the dates that `text` may mean: 30/06/2024 is 2024-06-30, but 3/6/2024 is 2024-06-03 or 2024-03-06."""
    text = _DASHED.sub("-", _SPLIT.sub("-", plain_text(text).replace("–", "-"))).removesuffix("-")
    text = _ROMAN.sub(_from_roman, text)
    # 3T2025 tells no time of the day.
    return parts_of_year(_low(text)) or _in_digits(_TIME.sub("", text)) or _with_digits(text)


def _from_roman(match: re.Match[str]) -> str:
    """Return a day whose month is in Roman numerals as it is written here."""
    return f"{match['year']}-{_ROMANS.index(match['month']) + 1:02}-{int(match['day']):02}"


def _with_digits(text: str) -> tuple[str, ...]:
    """Return the date in which letters stand for digits: 2O24-O6."""
    meant = text.translate(LETTERS)
    if meant == text or re.search("[^0-9/.-]", meant):
        return ()
    return (meant,) if exists(meant) else _in_digits(meant)


def _in_digits(text: str) -> tuple[str, ...]:
    """Return the dates that are written in digits, else those in words."""
    if (match := _LEADING.match(text)) and set(_TOKEN.findall(_low(match[0]))) <= IN_DATES:
        text = text[match.end() :]
        if re.fullmatch("[0-9]{4}", text) and int(text):  # courant 2026
            text = f"{text}-??"
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        year, second, third = match.groups()
        found = _existing(year, second, third) or (_existing(year, third, second) if third else ())
        day_first = None if found else _DAY_FIRST.fullmatch(text)
        return _existing(*day_first.groups()[::-1]) if day_first else found
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        found = tuple(dict.fromkeys((*_existing(year, second, first), *_existing(year, first, second))))
        return found or _known_part(text)
    if match := _SHORT_YEAR.fullmatch(text):
        return _of_two_digits(*match.groups())
    if match := _MONTH_YEAR.fullmatch(text):
        return _existing(match[2], match[1], None)
    return _in_words(text)


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
    found = tuple(dict.fromkeys(_AMONG.findall(plain_text(text)[:_FAR_TOO_LONG])))
    return found if len(found) > 1 and not any(parse_date(each).impossible for each in found) else ()


def both_ends(text: str) -> tuple[str, ...]:
    """Return the days, months or years between which a text has it, where it is one period: mars-avril 2026."""
    plain = plain_text(text)
    found = {each for each in (periods(plain), periods(_OR.sub(" - ", _BOTH.sub("", plain)))) if len(each) == 1}
    if len(found) != 1:
        return ()
    ends = [each for each in found.pop()[0].split("/") if each != OPEN]
    return tuple(ends) if len(ends) > 1 else ()


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
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            written, others = " ".join(words[start : start + length]), words[:start] + words[start + length :]
            bare = written.strip(" ,;:()[]")
            found = _ends(bare) or (periods(bare) if of_periods else ())
            said = {folded(word.strip(" ,;:()[]")) for word in others}
            if found and found[0] != OPEN and not (re.search("[0-9]", "".join(others)) or said & MONTHS.keys()):
                return found
    return ()


def _of_two_digits(first: str, mark: str, second: str, third: str) -> tuple[str, ...]:
    """Return the dates of 26-10-12; a year that comes first is only believed before dashes, or where no month can."""
    day_first = _existing(whole_year(third), second, first)
    month_first = _existing(whole_year(third), first, second)
    year_first = _existing(whole_year(first), second, third) if len(first) == len(third) else ()
    if mark == "-":
        return tuple(dict.fromkeys((*year_first, *day_first, *month_first)))
    return tuple(dict.fromkeys((*day_first, *month_first, *(() if month_first else year_first))))


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
    if match := _ABOUT.fullmatch(text):
        return _marked(match[1], "~")
    return _named(text)


def _known_part(text: str) -> tuple[str, ...]:
    """Return what is known of a date of which the rest is left open: 2018-07-XX, ??/07/2018."""
    if match := _UNKNOWN_START.fullmatch(text):
        return dates(match["rest"]) or (match["rest"],)
    match = _UNKNOWN_END.fullmatch(text)
    year, _, month = match[1].partition("-") if match else ("", "", "")
    return _existing(year, month, None) if month else (year,) if year else ()


def _named(text: str) -> tuple[str, ...]:
    """Return the date in which the month has its name: 28 July 2018, July 28, 2018, oct-26, fin octobre 2026."""
    low = _low(text)
    if _BETWEEN_TOKENS.sub("", _TOKEN.sub("", low)):
        return ()
    tokens = [_FIRST_DAY.get(each, each) for each in _TOKEN.findall(low) if each not in IN_DATES]
    part = PARTS_OF_TIME[tokens.pop(0)] if tokens and tokens[0] in PARTS_OF_TIME else ()
    if part and (found := _part_of(part, tokens, _OF.sub("", low.partition(" ")[2]))):
        return found
    month = _month([each for each in tokens if not each.isdecimal()])
    numbers = [each for each in tokens if each.isdecimal()]
    if month is None or not 0 < len(numbers) < 3:
        return ()
    year = next((each for each in numbers if len(each) == len("2026")), numbers[-1])
    numbers.remove(year)
    if len(year) not in (2, 4) or (len(year) == len("26") and not numbers and not _SHORT_MONTH.fullmatch(text)):
        return ()
    found = _existing(whole_year(year), month, *numbers or [None])
    return tuple(f"{each}~" for each in found) if part else found


def _part_of(part: tuple[str, ...], tokens: list[str], rest: str) -> tuple[str, ...]:
    """Return the months of mi 2026, and the first or the last one of a part of a year: fin T1 2026 is 2026-03~."""
    if len(tokens) == 1 and re.fullmatch("[0-9]{4}", tokens[0]) and int(tokens[0]):
        return tuple(f"{tokens[0]}-{month}~" for month in part)
    found = parts_of_year(rest)
    if len(found) != 1 or part not in (PARTS_OF_TIME["debut"], PARTS_OF_TIME["fin"]):
        return ()
    when = parse_date(found[0])
    return (f"{when.earliest if part == PARTS_OF_TIME['debut'] else when.latest:%Y-%m}~",)


def _month(words: list[str]) -> str | None:
    """Return the month of its name, or of its two names as the United Nations write them: تشرين الأول/أكتوبر."""
    if len(words) < 2 or " ".join(words) in MONTHS:
        return MONTHS.get(" ".join(words))
    before, after = MONTHS.get(" ".join(words[:-1])), MONTHS.get(words[-1])
    return before if before == after else None


def periods(text: str) -> tuple[str, ...]:
    """Return the periods that `text` may mean: 2018 - 2019 is 2018/2019, and 2018/ is open, 2018/.."""
    text = _UNTIL.sub(r"../\1", _FROM.sub("", plain_text(text)))
    text = _TWO_SLASHES.sub(lambda match: match[1] or "/", text)
    if match := _YEARS.fullmatch(text) or _year_and_next(text):
        return (f"{match[1]}/{match[2]}",)
    if (match := _SCHOOL_YEAR.fullmatch(text)) and int(match[3]) > _MOST_MONTHS:
        return (f"{match[1]}{match[2]}/{match[1]}{match[3]}",) if match[3] > match[2] else ()
    if found := _of_years(text) or parts_of_year(_low(text)):
        return found
    if (match := _WEEK.fullmatch(_low(text))) and (match[1] or match[4]):
        return _week(int(match[1] or match[4]), int(match[2] or match[3]))
    if match := _SINCE.fullmatch(text):
        starts = _ends((match[1] or match[2]).strip())
        return tuple(f"{start}/{OPEN}" for start in starts if start != OPEN)
    text = text.replace("\\", "/")
    parts, listed = BETWEEN.split(text), _LISTED.fullmatch(text)
    found = _between([listed[1], listed[2]]) if listed else ()
    return found or _between(parts if len(parts) > 1 else text.split("/")) or dates(text) or _between(text.split("-"))


def month_or_day(text: str) -> tuple[str, ...]:
    """Return both readings of 2024-02/09, from February to September or the 9th; none where there is one reading."""
    match = _MONTH_AND_TWO.fullmatch(plain_text(text))
    if match is None or not match[2] < match[3] <= f"{_MOST_MONTHS}":
        return ()
    return f"{match[1]}-{match[2]}/{match[1]}-{match[3]}", f"{match[1]}-{match[2]}-{match[3]}"


def _of_years(text: str) -> tuple[str, ...]:
    """Return the period of years that follow each other, 2024, 2025 et 2026, or that have two digits, 24-26."""
    if _YEARS_IN_A_ROW.fullmatch(text):
        years = [int(each) for each in re.findall("[0-9]{4}", text)]
        return (f"{years[0]}/{years[-1]}",) if years == [*range(years[0], years[-1] + 1)] else ()
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
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", first) and re.fullmatch("[0-9]{1,2}", second):  # 2026-10-12/14
        second = f"{first[:-2]}{second:0>2}"
    starts = _ends(first) or _ends(_joined(first, second[_leaning(first, second) :]))
    pairs = [(start, end) for start in starts for end in _ends(second) if (start, end) != (OPEN, OPEN)]
    forward = [(start, end) for start, end in pairs if OPEN in (start, end) or not _backwards(start, end)]
    return tuple(f"{start}/{end}" for start, end in forward or pairs)


def _leaning(first: str, second: str) -> int:
    """Return from where on the second date also belongs to the first: its month and year, or its year alone."""
    pattern = r"[^\W\d_]|(?<=[0-9])[/.-]" if first.isdecimal() else r"[0-9]{4}"
    match = re.search(pattern, second)
    return match.start() if match else len(second)


def _joined(first: str, rest: str) -> str:
    return f"{first}{'' if rest[:1] in '/.-' else ' '}{rest}" if first else ""


def _backwards(start: str, end: str) -> bool:
    return parse_date(start).earliest > parse_date(end).latest


def _week(year: int, week: int) -> tuple[str, ...]:
    """Return the days of a week, as ISO 8601 counts them."""
    try:
        days = [date.fromisocalendar(year, week, day).isoformat() for day in (1, 7)]
    except ValueError:
        return ()
    return ("/".join(days),)


def months_of_week(text: str) -> tuple[int, tuple[str, ...]] | None:
    """Return the number of a week whose year is not said, and the months in which it may lie; None for other texts."""
    match = _WEEK.fullmatch(_low(plain_text(text)))
    week = int(match[3]) if match and match[3] and not match[4] else 0
    ends = {end[5:7] for year in _YEARS_OF_ALL_KINDS for way in _week(year, week) for end in way.split("/")}
    return (week, tuple(sorted(ends))) if week and ends else None


def reference(text: str) -> str | None:
    """Return `text` as a reference to an action: the path of its file, or other letters, are put right."""
    path = _BEFORE_ACTIONS.sub("", text.strip().replace("\\", "/")).strip("/")
    parts = [name_of(part, LONGEST_NAME) for part in re.sub(r"\.ya?ml$", "", path, flags=re.IGNORECASE).split("/")]
    return f"{parts[0]}/{parts[1]}" if len(parts) == 2 and all(parts) else None


def recurrence(text: str) -> str | None:
    """Return `text` as a recurrence: without RRULE:, blanks or small letters; 18 May is every 18 May."""
    rule = re.sub(r"\s+", "", text.upper()).removeprefix("RRULE:").strip(";")
    rule = re.sub(r",(?=[A-Z]+=)", ";", rule)
    if _RULE_PARTS.fullmatch(rule) and re.search(r"FREQ=(?:YEARLY|MONTHLY)(?:;|$)", rule) and "BYMONTHDAY=" in rule:
        return rule
    if _NUMBER_DAY.fullmatch(plain_text(text)):
        ways = days_of_year(text)
        return ways[0] if len(ways) == 1 else None
    words = [each for each in _TOKEN.findall(_low(text)) if each not in IN_DATES | _EVERY_YEAR]
    days = [each for each in words if each.isdecimal()]
    names = [each for each in words if not each.isdecimal()]
    month = _month(names)
    return _yearly(month, days[0]) if month and len(days) == 1 else None


def open_recurrence(text: str) -> str:
    """Return a recurrence of which the day is not said, with … for it: annuel en mai, tous les 2 ans; "" for none."""
    words = _TOKEN.findall(_low(text))
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
    possible = _existing(_LEAP_YEAR, month, day)
    return f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}" if possible else None


def plain_text(text: str) -> str:
    """Return a text with 0 to 9 for the digits of any script, plain blanks and dashes, without signs not seen.

    One that is far too long to say a date is nothing.
    """
    if len(text) > _FAR_TOO_LONG:
        return ""
    wrapped = _WRAPPED.fullmatch(text.strip().rstrip(";"))
    bare = (wrapped["inside"] if wrapped else text).strip().rstrip(";")
    if bare.isascii():
        return _BLANK.sub(" ", bare)
    seen = (each for each in bare.translate(_DASHES) if unicodedata.category(each) != "Cf")
    return "".join(" " if each.isspace() else str(unicodedata.decimal(each, each)) for each in seen)


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, folded; none where a sign stands between them that no date has."""
    low = _low(text)
    return [] if _BETWEEN_TOKENS.sub("", _TOKEN.sub("", low)) else _TOKEN.findall(low)


def _low(text: str) -> str:
    return folded(text) if len(text) <= _FAR_TOO_LONG else ""


def _marked(text: str, mark: str) -> tuple[str, ...]:
    found = (text,) if re.fullmatch(DATE_PATTERN, text, re.ASCII) else dates(text)
    return tuple(f"{each}{mark}" for each in found if each[-1].isdigit() and not parse_date(each).impossible)


def _existing(year: str, month: str, day: str | None) -> tuple[str, ...]:
    """Return the date of these digits, if a calendar has it."""
    text = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return (text,) if exists(text) else ()


def exists(text: str) -> bool:
    """Whether a text is a date as files have it, and a calendar has it: 2020-03-2026 is none."""
    return bool(re.fullmatch(DATE_PATTERN, text, re.ASCII)) and not parse_date(text).impossible


def _ends(text: str) -> tuple[str, ...]:
    """Return what one end of a period may mean, open where nothing is written; none where it is not known."""
    if text.lower() in _STILL:
        return (OPEN,)
    if re.fullmatch(DATE_PATTERN, text, re.ASCII):
        return () if parse_date(text).impossible else (text,)
    return dates(text)
