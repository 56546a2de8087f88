"""What is not clear of a date or a period: a year that is not said, a length of time, a year of another calendar."""

from __future__ import annotations

import re
from datetime import MAXYEAR, timedelta

from coopctl.messages import Message, msg
from coopctl.model.dates import DATE_PATTERN, OPEN, parse_date
from coopctl.spelling import from_today, number_words, parts_of_year, plain_text, respell, spans
from coopctl.spelling.nearest import is_slip
from coopctl.spelling.synonyms import folded
from coopctl.spelling.words_of_time import IN_DATES, MONTHS, WEEKDAYS

#: A year that has every day, and what stands for one that is not said.
_LEAP_YEAR, ANY_YEAR = "2020", "…"
#: What a part of a year is called has no more words.
_FEW_WORDS = 4
#: No date with a mistyped month is longer.
_LONGEST = 60
#: Names of months that are long enough to be known with a slip in them, and those in English at their places.
_LONG_NAMES = tuple(name for name in MONTHS if len(name) > len("mai") and name.isalpha())
_ENGLISH = ("", *(next(name for name, number in MONTHS.items() if int(number) == each) for each in range(1, 13)))
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\.?", re.ASCII)
_TWO_OF_THEM = re.compile(r"([0-9]{1,2}/[0-9]{2})-([0-9]{1,2}/[0-9]{2})", re.ASCII)
_MONTHS_OF_YEAR = 12
_LENGTH = (
    r"(?P<count>[0-9]{1,3})\s*(?:(?P<months>mois|months?|maand(?:en)?|شهرا?|أشهر)"
    r"|(?:ans?|années?|years?|jaar|jaren|سنة|سنوات))"
)
#: A length of time as ISO 8601 has it.
_ISO_LENGTH = re.compile(r"(?<![^\s/])P(?P<count>[0-9]{1,3})(?P<unit>[YM])\Z", re.ASCII)
_STARTED = re.compile(
    r"(?:à partir d[eu]\s|from\s|vanaf\s)?(?P<start>.+?)"
    rf"\s*(?:[,+(:/]|\s(?:pour|pendant|sur|durant|for|voor|لمدة))\s*{_LENGTH}\)?",
    re.IGNORECASE,
)
_LONG_FROM = re.compile(
    rf"{_LENGTH}\s+(?:à partir d[eu]|à compter d[eu]|dès|depuis|from|starting|vanaf|ابتداء من)\s+(?P<start>.+)",
    re.IGNORECASE,
)
#: How long a period lasts, and the period itself: 3 ans (2024-2026).
_LONG_AND_ITSELF = re.compile(rf"{_LENGTH}\s*[(:,]\s*(?P<period>[^()]+?)\)?", re.IGNORECASE)
#: What goes on and has no end that is known.
_GOES_ON = re.compile(
    r"(?:en )?continue?|permanente?|indéterminée?|illimitée?|sans (?:fin|limite|terme)|durée indéterminée|"
    r"doorlopend|onbepaald|onbepaalde duur|permanent|continu|continuous|indefinite|open ended|"
    r"مستمرة?|دائمة?|غير محدد المدة",
    re.IGNORECASE,
)
_ITSELF_AND_LONG = re.compile(rf"(?P<period>[^()]+?)\s*[(:,]\s*{_LENGTH}\)?", re.IGNORECASE)
_LASTING = re.compile(
    rf"{_LENGTH}(?:,?\s+\(?(?:renouvelable|reconductible|renewable|verlengbaar|hernieuwbaar|قابلة للتجديد).*)?"
    r"|(?:pendant |sur )?toute la durée.*|durée de l[a'’].*|whole (?:duration|period).*"
    "|hele (?:looptijd|duur).*|(?:طيلة )?مدة الاتفاقية",
    re.IGNORECASE,
)
#: A year of accounts, perhaps of two years of the calendar.
_ACCOUNTS = re.compile(
    r"(?:FY|fiscal year|financial year|exercice(?: (?:budgétaire|comptable|fiscal))?|année (?:budgétaire|fiscale)"
    r"|boekjaar|begrotingsjaar|السنة المالية|سنة مالية)[ '’-]?(?P<year>(?:[12][0-9])?[0-9]{2})"
    r"(?:[ ]?[-/–][ ]?(?P<next>(?:[12][0-9])?[0-9]{2}))?",
    re.IGNORECASE,
)
#: A year of schools or universities.
_SCHOOL = re.compile(
    r"(?:année (?:scolaire|académique|universitaire)|(?:school|academic) year|(?:school|academie)jaar"
    r"|(?:السنة|الموسم) (?:الدراسية?|الجامعية?))[ '’-]?(?P<year>(?:[12][0-9])?[0-9]{2})"
    r"(?:[ ]?[-/–][ ]?(?P<next>(?:[12][0-9])?[0-9]{2}))?",
    re.IGNORECASE,
)
#: Feasts, and times of schools, that are no day of the same name each year; folded.
_FEASTS = re.compile(
    r"(?<!\w)(?:noel|nouvel an|paques|rentree|ramadan|aid|achoura|mouloud|toussaint|ascension|pentecote|carnaval|careme"
    r"|vacances|conges|fetes? de|christmas|easter|whitsun|eid|back to school|start of (?:the )?school|school holidays"
    r"|summer holidays|new year|kerst(?:mis)?|pasen|pinksteren|hemelvaart|schoolvakantie|\w*vakantie|begin schooljaar"
    r"|offerfeest|suikerfeest|nieuwjaar|رمضان|(?:ال)?عيد|عاشوراء|(?:ال)?مولد|الدخول|(?:ال)?عطلة|راس السنة)(?!\w)"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
_MUCH = r"(?:[0-9]{1,3}|une?|deux|trois|six|one|two|three|six|een|twee|drie|zes|ثلاثة|ستة)"
_SPAN = (
    r"(?:jours?|j|semaines?|mois|ans?|annees?|days?|weeks?|months?|years?|dag|dagen|weken|week|maand|maanden|jaar"
    r"|يوما?|ايام|اسابيع|اسبوع|شهرا?|اشهر|سنوات|سنة)"
)
#: So long from now, or from another day; folded.
_COUNTED = re.compile(
    rf"(?:dans|sous|d'ici|in|within|binnen|over|na|after|apres|خلال|بعد|في غضون)(?: les| de)? {_MUCH} {_SPAN}(?: .*)?"
    rf"|(?:[jmtsd][0-9]? ?[+]|[jd] ?-?) ?[0-9]{{1,4}}(?: ?{_SPAN})?(?: .*)?"
    r"|(?:apres|after|upon|na|بعد) [^0-9]+"
    rf"|{_MUCH} {_SPAN} (?:apres|avant|after|before|from now|plus tard|later|na|voor|بعد|قبل)(?: .*)?"
)
#: A day before which something is not done is none on which it is to be done; folded.
_NOT_BEFORE = re.compile(
    r"(?<!\w)(?:pas avant|au plus tot|not before|no earlier|at the earliest|niet voor|ten vroegste|ليس قبل)(?!\w)"
)
NO_EARLIEST = msg(
    "no date here is one before which nothing is done: write the day that is planned, or say it in a note"
)
#: Years of the Hijri calendar that agreements of today may be dated by.
_HIJRI = range(1380, 1500)
_YEAR_OF_HIJRI = re.compile(r"(?<![0-9])1[34][0-9]{2}(?![0-9])", re.ASCII)
#: Years of the Gregorian calendar for each of the Hijri one, which has eleven days less, and the year before its first.
_SHORTER, _BEFORE_ITS_FIRST = 0.970224, 621.5774


def yearless(text: str) -> tuple[str, ...]:
    """Return what a month and a number, or two numbers, may mean; … stands for a year that is not said.

    mars 26 is 2026-03 or …-03-26; 3/12 is 2012-03, …-12-03 or …-03-12; 26 mars is …-03-26.
    """
    plain = plain_text.plain_text(text)
    both = _TWO_OF_THEM.fullmatch(plain)
    parts = both.groups() if both else spans.BETWEEN.split(plain)
    if len(parts) == 2:
        return _period(*(yearless(part) for part in parts))
    if match := _DAY_AND_MONTH.fullmatch(plain):
        first, mark, second = match.groups()
        years = [(second, first), *([(first, second)] if mark == "-" else [])]
        days = [(second, first), (first, second)]
    else:
        words = [each for each in plain_text.tokens(plain) if each not in IN_DATES]
        numbers = [*filter(str.isdecimal, words)]
        month = MONTHS.get(" ".join(each for each in words if not each.isdecimal()))
        if month is None or len(numbers) > 1:
            return _part(plain)
        if not numbers:
            return (f"{ANY_YEAR}-{month}",)
        days = [(month, numbers[0])]
        years = [(numbers[0], month)] if words[-1] == numbers[0] else []
    found = [f"{parts_of_year.whole_year(year)}-{month:0>2}" for year, month in years if _is_short_year(year, month)]
    dated = [f"{_LEAP_YEAR}-{month:0>2}-{day:0>2}" for month, day in days]
    open_days = [day.replace(_LEAP_YEAR, ANY_YEAR) for day in dated if plain_text.exists(day)]
    return tuple(dict.fromkeys((*found, *open_days)))


def _part(plain: str) -> tuple[str, ...]:
    """Return a part of a year, or of a month, that is not said: 1er trimestre is …-33, fin juin is …-06~."""
    if len(plain.split()) > _FEW_WORDS or re.search("[0-9]{2}", plain):
        return ()
    found = (each[len(_LEAP_YEAR) :] for each in respell.dates(f"{plain} {_LEAP_YEAR}"))
    return tuple(dict.fromkeys(f"{ANY_YEAR}{each}" for each in found if each.startswith("-")))


def other_weekday(text: str, day: str) -> str:
    """Return the word of a text that is a day of the week, and not the one of the date; "" where there is none."""
    if not re.fullmatch(DATE_PATTERN, day, re.ASCII) or len(day) != len("2018-07-28"):
        return ""
    said = [(word, WEEKDAYS[low]) for word in re.findall(r"[^\W\d_]+", text) if (low := folded(word)) in WEEKDAYS]
    return said[0][0] if len(said) == 1 and said[0][1] != parse_date(day).earliest.weekday() else ""


def _period(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the periods between two ends that are read alike: both with their year, or both without."""
    alike = (
        [[each for each in end if (each[0] == ANY_YEAR) is open_] for end in (first, second)] for open_ in (False, True)
    )
    return tuple(f"{start[0]}/{end[0]}" for start, end in alike if start and end)


def _is_short_year(year: str, month: str) -> bool:
    return len(year) == len("26") and 1 <= int(month) <= _MONTHS_OF_YEAR


def lasting(text: str) -> str | None:
    """Return the period that begins on a day and lasts so long: 2024 (3 ans) is 2024/2026; "" for a length alone.

    …/.. where it is only said to go on: permanent. None where a text is none of these.
    """
    plain = _ISO_LENGTH.sub(_in_words, plain_text.plain_text(text))
    said = number_words.said(plain) if plain[:1].isalpha() else None
    plain = f"{said.digits} {said.rest}" if said and said.rest else plain  # trois ans
    if _GOES_ON.fullmatch(plain):
        return f"…/{OPEN}"
    if _LASTING.fullmatch(plain):
        return ""
    itself = _LONG_AND_ITSELF.fullmatch(plain) or _ITSELF_AND_LONG.fullmatch(plain)
    whole = [each for each in (spans.periods(itself["period"]) if itself else ()) if "/" in each]
    return whole[0] if len(whole) == 1 else _from_its_start(plain)


def _in_words(length: re.Match[str]) -> str:
    return f"{length['count']} {'mois' if length['unit'] == 'M' else 'ans'}"


def _from_its_start(plain: str) -> str | None:
    match = _LONG_FROM.fullmatch(plain) or _STARTED.fullmatch(plain)
    starts = _dates(match["start"].strip(" ,")) if match else ()
    if _LONG_FROM.fullmatch(plain) and not starts:  # 3 ans à compter de la signature
        return ""
    if match is None or len(starts) != 1 or not int(match["count"]):
        return None
    start, count = starts[0], int(match["count"])
    if len(start) == len("2024") and not match["months"]:
        return f"{start}/{int(start) + count - 1:04}" if int(start) + count - 1 <= MAXYEAR else None
    if not re.fullmatch("(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?", start):
        return None
    whole_day = len(start) > len("2024-03")
    months = int(start[:4]) * 12 + int(start[5:7]) - 1 + count * (1 if match["months"] else 12) - (not whole_day)
    if months // 12 > MAXYEAR:
        return None
    end = f"{months // 12:04}-{months % 12 + 1:02}"
    return f"{start}/{_day_before(f'{end}{start[7:]}') if whole_day else end}"


def _day_before(day: str) -> str:
    """Return the day before another one, or the last of the month before where that month has no such day."""
    date = parse_date(day)
    before = parse_date(day[: len("2024-03")]).latest if date.impossible else date.earliest - timedelta(days=1)
    return before.isoformat()


def _dates(text: str) -> tuple[str, ...]:
    return (text,) if re.fullmatch(DATE_PATTERN, text, re.ASCII) else respell.dates(text)


def _of_mistyped_month(text: str) -> Message | None:
    """Ask whether a month is meant whose name is mistyped: Juiin 2025; None for any other text."""
    words = plain_text.plain_text(text).split()
    if len(text) > _LONGEST or len(words) > _FEW_WORDS or any(folded(word) in MONTHS for word in words):
        return None
    near = [{MONTHS[name] for name in _LONG_NAMES if is_slip(folded(word), name)} for word in words]
    at = [position for position, months in enumerate(near) if months]
    if len(at) != 1 or len(near[at[0]]) != 1:
        return None
    name = _ENGLISH[int(near[at[0]].pop())]
    found = respell.dates(" ".join([*words[: at[0]], name, *words[at[0] + 1 :]]))
    return msg("did you mean ‘{word}’?", word=found[0]) if len(found) == 1 else None


def of_week(text: str) -> Message | None:
    """Say what becomes of a week whose year is not said, None for any other text."""
    found = spans.months_of_week(text)
    if found is None:
        return None
    months = tuple(f"{ANY_YEAR}-{month}" for month in found[1])
    return msg(
        "write a day of that week with its year, or the month; week {week} lies in {words}", week=found[0], words=months
    )


def what_is_open(text: str, *, of_period: bool) -> Message | None:
    """Say how a week, a year of accounts, a feast or so long from another day is written; None for other texts."""
    if _NOT_BEFORE.search(folded(text)):
        return NO_EARLIEST
    return (
        of_week(text)
        or of_accounts(text, of_period=of_period)
        or of_schools(text, of_period=of_period)
        or of_a_feast(text, of_period=of_period)
        or from_another_day(text)
        or _of_mistyped_month(text)
    )


def of_a_feast(text: str, *, of_period: bool) -> Message | None:
    """Say that the day or the month is to be chosen where a feast or a season of schools stands for it: rentrée 2024.

    None for any other text.
    """
    both = of_period and len(spans.BETWEEN.split(plain_text.plain_text(text))) > 1
    plain = folded(plain_text.plain_text(text))
    if not _FEASTS.search(plain):
        return None
    years = tuple(dict.fromkeys(_YEAR.findall(plain)))[:2]
    ends = [f"{year}-…" for year in years] or [f"{ANY_YEAR}-…"]
    line = "/".join([*ends, *ends][:2] if both else ends[:1])
    if not years:
        return msg("write the year, and the month or the day that is meant: {line}", line=line)
    return msg("write the month or the day that is meant in that year: {line}", line=line)


def from_another_day(text: str) -> Message | None:
    """Say that nothing is counted from another day, where a text does: dans 3 mois, J+30; None for any other."""
    if not (_COUNTED.fullmatch(folded(plain_text.plain_text(text))) or from_today.counted(text)):
        return None
    return msg("write the day that this comes to, as 2018-07 or 2018-07-28: nothing is counted from another day here")


def of_accounts(text: str, *, of_period: bool) -> Message | None:
    """Say how a year of accounts is written, FY2024 or exercice 2024/25; None for any other text."""
    match = _ACCOUNTS.fullmatch(plain_text.plain_text(text))
    if match is None:
        return None
    first = int(parts_of_year.whole_year(match["year"]))
    line = f"{first}-07/{first + 1}-06" if of_period else f"{first + 1}-06"
    if match["next"]:
        return msg("write the months of that year of accounts, for instance: {line}", line=line)
    return msg("write {year} if its months are those of the calendar; else write them, for instance: {line}",
               year=f"{first}", line=line)  # fmt: skip


def of_schools(text: str, *, of_period: bool) -> Message | None:
    """Say how a year of schools is written, which begins in one year and ends in the next; None for any other text."""
    match = _SCHOOL.fullmatch(plain_text.plain_text(text))
    if match is None:
        return None
    first = int(parts_of_year.whole_year(match["year"]))
    last = parts_of_year.whole_year(match["next"]) if match["next"] else f"{first + 1}"
    line = f"{first}-09/{last}-06" if of_period else f"{last}-06"
    return msg("write the months of that school year, for instance: {line}", line=line)


def hijri(text: str) -> tuple[str, ...]:
    """Return the years of the Gregorian calendar in which a year of the Hijri one lies, none for any other text.

    1446 is 2024 and 2025. By the mean length of the year of the tabular calendar (354 and 11/30 days).
    """
    found = {int(each) for each in _YEAR_OF_HIJRI.findall(plain_text.plain_text(text))} & {*_HIJRI}
    if not found:
        return ()
    first, last = min(found) * _SHORTER + _BEFORE_ITS_FIRST, (max(found) + 1) * _SHORTER + _BEFORE_ITS_FIRST
    return tuple(str(year) for year in range(int(first), int(last) + 1))


def of_another_calendar(text: str) -> Message | None:
    """Say in which years a year of the Hijri calendar lies: nobody is to take 1446 for one of the Gregorian one."""
    years = hijri(text)
    return (
        msg("write the date of the Gregorian calendar; this Hijri year lies in {years}", years=years) if years else None
    )
