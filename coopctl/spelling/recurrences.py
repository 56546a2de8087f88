"""What comes again, written otherwise, as it is written here: 18 May, annuel en mai, RRULE with blanks."""

from __future__ import annotations

import re
from itertools import pairwise

from coopctl.spelling.plain_text import TOKEN, existing, lowered, plain_text
from coopctl.spelling.respell import month_of
from coopctl.spelling.words_of_time import IN_DATES, MONTHS, PARTS_OF_TIME, WEEKDAYS

#: Words around a day that comes again, folded.
_EVERY_YEAR = frozenset(
    word
    for words in (
        "every each year yearly annually on",
        "chaque annee tous les ans",
        "elk elke ieder iedere jaar jaarlijks jaarlijkse",
        "كل سنة سنويا",
    )
    for word in words.split()
)
#: Words of what comes again, and those of them for months.
_OF_MONTHS = frozenset(
    word
    for words in (
        "mensuel mensuelle mois",
        "monthly month months",
        "maandelijks maand maanden",
        "شهري شهرية شهر الشهر اشهر شهرين",
    )
    for word in words.split()
)
_EACH = _OF_MONTHS | frozenset(
    word
    for words in (
        "annuel annuelle ans an annee annees",
        "annual annually yearly year years",
        "jaarlijks jaar jaren",
        "سنوي سنوية سنة السنة سنوات سنتين biennal bisannuel biennial tweejaarlijks",
    )
    for word in words.split()
)
#: Numbers in words, each at its place; what says how often in a year, and lengths of several months or years.
_COUNTS = [
    tuple(words.split())
    for words in (
        "", "", "deux two twee", "trois three drie ثلاثة ثلاث", "quatre four vier اربعة اربع", "", "six zes ستة ست"
    )
]  # fmt: skip
_TIMES = frozenset(["fois", "x", "times", "keer", "maal", "مرات"])
_TWICE = frozenset(["twice", "tweemaal", "مرتين"])
_MONTHS_EACH = tuple(
    (count, frozenset(words.split()))
    for count, words in (
        (2, "bimestriel bimestrielle tweemaandelijks شهرين"),
        (3, "trimestre trimestriel trimestrielle quarter quarterly kwartaal driemaandelijks فصلي فصلية ربع"),
        (6, "semestre semestriel semestrielle halfjaar halfjaarlijks biannual biannuel نصف"),
    )
)
#: Words of what comes twice a month, and of what comes oftener: each week, each day.
_TWICE_A_MONTH = frozenset(
    word
    for words in (
        "bimensuel bimensuelle quinzaine fortnight fortnightly halfmaandelijks tweewekelijks",
        "اسبوعين",
    )
    for word in words.split()
)
_FORTNIGHT = re.compile(
    r"(?:15|quinze|14|veertien) (?:jours?|days|dagen|يوما?)|(?:2|deux|two|twee|other|andere) (?:semaines?|weeks?|weken)"
)
_OFTEN = frozenset(
    word
    for words in (
        "hebdomadaire hebdomadairement hebdo semaine semaines bihebdomadaire weekly week weeks biweekly",
        "wekelijks wekelijkse weken اسبوعي اسبوعيا اسبوعية اسبوع اسابيع",
        "quotidien quotidienne quotidiennement journalier journaliere daily dagelijks dagelijkse يومي يوميا يومية",
    )
    for word in words.split()
)
_DAY = frozenset(["jour", "jours", "day", "days", "dag", "dagen", "يوم", "ايام"])
_FIRST_OR_LAST = re.compile(
    r"(?:(?P<first>premier|1er|first|eerste|اول)|dernier|last|laatste|اخر) (?:jour|day|dag|يوم)"
)
#: The days of the week by their whole names, of which there may be several: lundis, Mondays, maandagen.
_WHOLE_NAMES = frozenset(
    f"{name}{end}" for name in WEEKDAYS if len(name) > len("thurs") for end in ("", "s", "en")
) | frozenset(
    word
    for words in ("lundi lundis mardi mardis jeudi jeudis", "اثنين ثلاثاء اربعاء خميس جمعة سبت احد")
    for word in words.split()
)
#: What comes once, or never again.
_ONCE = re.compile(
    r"ponctuel(?:le)?|unique|une(?: seule)? fois|non(?: recurrente?)?|pas de recurrence|jamais|aucune?|sans objet"
    r"|once|no|none|never|one ?off|one time|eenmalig|een keer|nee|nooit|geen|لا|مرة واحدة|غير متكررة?"
)
_TWO_YEARS = frozenset(["biennal", "biennale", "bisannuel", "biennial", "tweejaarlijks", "سنتين"])
_AND = frozenset(["le", "la", "les", "op", "on", "the", "du", "de", "of", "in", "en", "van"])
#: What stands between two months of which one is meant, or the time from one to the other.
_ONE_OF = frozenset(["ou", "or", "of", "a", "au", "tot", "to", "till", "until", "او", "الى"])
_MONTHS_ALONE = MONTHS.keys() | PARTS_OF_TIME.keys() | {"et", "and", "و"}
_YEAR = 12
_RULE_PART = r"(?:FREQ|INTERVAL|BYMONTH|BYMONTHDAY|UNTIL)=[A-Z0-9,-]+"
#: The key of a part, with what may stand before and behind it in the place of its semicolon and its sign.
_PART_OF_RULE = re.compile(r"[\s;,]*\b([A-Z]{4,10})\s*[:=]\s*", re.ASCII)
_RULE_PARTS = re.compile(rf"{_RULE_PART}(?:;{_RULE_PART})*")
_NUMBER_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})", re.ASCII)
#: A year that has every day.
_LEAP_YEAR = "2020"


def as_rule(text: str) -> str:
    """Return the parts of a rule in capitals with a semicolon between them: freq:yearly bymonth:5; RRULE: goes."""
    rule = _PART_OF_RULE.sub(r";\1=", text.upper().strip().removeprefix("RRULE:"))
    return re.sub(r"\s+", "", rule).strip(";")


def recurrence(text: str) -> str | None:
    """Return `text` as a recurrence: without RRULE:, blanks or small letters; 18 May is every 18 May."""
    rule = as_rule(text)
    if _RULE_PARTS.fullmatch(rule) and re.search(r"FREQ=(?:YEARLY|MONTHLY)(?:;|$)", rule) and "BYMONTHDAY=" in rule:
        return rule
    if _NUMBER_DAY.fullmatch(plain_text(text)):
        ways = days_of_year(text)
        return ways[0] if len(ways) == 1 else None
    said = TOKEN.findall(lowered(plain_text(text)))
    if any(each.isdecimal() and after in _EACH for each, after in pairwise(said)):
        return None  # tous les 2 ans en mai
    words = [each for each in said if each not in IN_DATES | _EVERY_YEAR]
    days = [each for each in words if each.isdecimal()]
    names = [each for each in words if not each.isdecimal()]
    month = month_of(names)
    return _yearly(month, days[0]) if month and len(days) == 1 else None


def open_recurrence(text: str) -> str:
    """Return a recurrence with … for what is not said of it: annuel en mai, tous les 2 ans, deux fois par an.

    "" for none, and where a year is no whole number of such lengths.
    """
    said = TOKEN.findall(lowered(plain_text(text)))
    words = [each for each in said if each not in _AND]
    counted = {word: count for count, of in enumerate(_COUNTS) for word in of} | {"other": 2, "andere": 2}
    counts = [counted.get(each) or (int(each) if each.isdecimal() else 0) for each in words]
    after = [*words, ""][1:]
    times = next((n for n, of in zip(counts, after, strict=True) if n and of in _TIMES), 2 * bool(_TWICE & {*words}))
    lasts = next((n for n, of in zip(counts, after, strict=True) if n and of in _EACH), 0)
    days = [n for n, of in zip(counts, after, strict=True) if n and of not in _EACH | _TIMES]
    month = _months(said)
    day = days[0] if len(days) == 1 else "…"
    months = next((count for count, of in _MONTHS_EACH if of & {*words}), 0)
    if (known := _of_month(text, {*words}, month, times)) is not None:
        return known
    if times:
        months = _YEAR // times if _YEAR % times == 0 and not months else -1
    elif _OF_MONTHS & {*words}:
        months = lasts or months or 1
    elif not (months or _EACH & {*words} or (month and (of_weekday(text) or {*words} <= _MONTHS_ALONE))):
        return ""
    never = any(each.isdecimal() and not int(each) for each in words)  # every 0 months
    if never or len(days) > 1 or months < 0 or (months and _YEAR % months):
        return ""
    if months == 1:
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    if 1 < months < _YEAR:
        return f"FREQ=YEARLY;BYMONTH={','.join('…' * (_YEAR // months))};BYMONTHDAY={day}"
    every = f";INTERVAL={lasts}" if lasts > 1 and not months else ""
    every = ";INTERVAL=2" if _TWO_YEARS & {*words} else every
    return f"FREQ=YEARLY{every};BYMONTH={month or '…'};BYMONTHDAY={day}"


def _months(said: list[str]) -> str:
    """Return the numbers of the months that are named, "" for none, … where they are one of two: mai ou juin."""
    found = [at for at, word in enumerate(said) if word in MONTHS]
    between = {word for first, last in pairwise(found) for word in said[first:last]}
    if between & _ONE_OF:
        return "…"
    return ",".join(dict.fromkeys(str(int(MONTHS[said[at]])) for at in found))


def _of_month(text: str, words: set[str], month: str, times: int) -> str | None:
    """Return what comes several times a month, or on its first or last day; "" for oftener, None for other texts."""
    low = lowered(plain_text(text))
    if _TWICE_A_MONTH & words or _FORTNIGHT.search(low):
        return "FREQ=MONTHLY;BYMONTHDAY=…,…"
    if _OFTEN & words:
        return ""
    if (match := _FIRST_OR_LAST.search(low)) and (month or _OF_MONTHS & words):
        each = f"FREQ=YEARLY;BYMONTH={month}" if month else "FREQ=MONTHLY"
        return f"{each};BYMONTHDAY={'1' if match['first'] else '-1'}"
    if times and _OF_MONTHS & words:
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join('…' * times)}" if times <= _YEAR else ""
    return None


def months_between(text: str) -> int:
    """Return how many months lie between what comes so often, 0 where that is not said: 4x par an is 3."""
    every = open_recurrence(text)
    if not every or "INTERVAL" in every or "," in every.partition("BYMONTHDAY")[2]:
        return 0
    return 1 if every.startswith("FREQ=MONTHLY") else _YEAR // (every.partition(";BYMONTHDAY")[0].count(",") + 1)


def too_often(text: str) -> bool:
    """Whether a text says what comes again oftener than each month: hebdomadaire, tous les lundis, elke dag."""
    words = {*TOKEN.findall(lowered(plain_text(text)))}
    often = _OFTEN | _DAY | _WHOLE_NAMES
    return not words.isdisjoint(_OFTEN) or not (words.isdisjoint(often) or words & (_EACH | MONTHS.keys()))


def of_weekday(text: str) -> bool:
    """Whether a text names a day of the week: le premier lundi de mai."""
    return not _WHOLE_NAMES.isdisjoint(TOKEN.findall(lowered(plain_text(text))))


def once(text: str) -> bool:
    """Whether a text says that something does not come again."""
    return bool(_ONCE.fullmatch(lowered(plain_text(text))))


def days_of_year(text: str) -> tuple[str, ...]:
    """Return the recurrences on a day and month in digits, the day first or the month: 5/6; none for any other text."""
    match = _NUMBER_DAY.fullmatch(plain_text(text))
    ways = (_yearly(month, day) for month, day in (match.groups()[::-1], match.groups())) if match else ()
    return tuple(dict.fromkeys(filter(None, ways)))


def _yearly(month: str, day: str) -> str | None:
    possible = existing(_LEAP_YEAR, month, day)
    return f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}" if possible else None
