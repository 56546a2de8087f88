"""What a number counts, where more stands beside it: 2 jalons sur 5, 12 guides, 45 000 MAD (≈ 4 200 €)."""

from __future__ import annotations

import re
from decimal import Decimal

from coopctl.spelling import amounts
from coopctl.spelling.synonyms import folded

#: So many of so many: 2 jalons sur 5, 3 of the 8 schools.
_OF_ALL = re.compile(
    r"(?P<part>[0-9]{1,6})\s+[^\W\d_]+\s+(?:sur|of|out of|van|op|من)\s+(?:les |the |de )?(?P<whole>[0-9]{1,6})"
    r"(?:\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
#: Words that say how sure a number is, or where it ends, and not what it counts; folded.
_HOW_SURE = frozenset(
    word
    for words in (
        "a about almost approx approximativement approximately around at au bijna c ca circa de env environ estimated",
        "estime estimee estimation geschat gepland hoogste hoogstens least less max maximum min minimum minstens moins",
        "more most nearly of ongeveer ong planned plus point points pres presque prevu prov provisoire pt pts soit ten",
        "than voorlopig حوالي تقريبا نحو",
    )
    for word in words.split()
)
_PERCENT = re.compile(r"[%\u066a]|\b(?:pct|p\.?c|pour ?cent|per ?cent|procent)\b|الما?ئة|بالما?ئة", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
#: Hours and nights, which make no number of days.
_HOURS = re.compile(
    r"(?<![^\W\d_])(?:h(?:rs?|eures?|ours?)?|u(?:ur|ren)?|nuit(?:ée)?s?|nights?|nacht(?:en)?|ساعات?|ساعة|ليلة|ليال)(?![^\W\d_])",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"(?P<count>[0-9]{1,3})\s*(?:weeks?|weken|week|semaines?|sem\.?|أسبوعا?|أسابيع)", re.IGNORECASE)
_TWO_NUMBERS = re.compile(r"([0-9]+),\s+([0-9]{1,2})", re.ASCII)
#: That an amount is one of each month, day or person, and none of the whole.
_OF_EACH = re.compile(
    r"(?:/|(?<![^\W\d_])(?:par|per|chaque|each|elke|لكل|كل|في)(?![^\W\d_]))\s*(?:mois|month|maand|(?:ال)?شهر|semaine|week"
    r"|jour|day|dag|(?:ال)?يوم|trimestre|quarter|kwartaal|semestre|h(?:eure|our)?|uur|nuit|night|nacht|personne|person"
    r"|persoon|pers|pp|شخص|participant|deelnemer|مشارك|mission|missie|unité|unit|stuk|pièce|école|school)s?(?![^\W\d_])"
    r"|(?<![^\W\d_])(?:mensuel(?:le)?s?|monthly|maandelijks|شهريا)(?![^\W\d_])",
    re.IGNORECASE,
)
#: Currencies of before the euro, which no list has any more.
_FORMER = re.compile(
    r"(?<![^\W\d_])(?:BEF|FRF|FF|FB|NLG|DEM|ESP|ITL|LUF|XEU|ECU|[Ff]rancs? (?:belges?|français)|gulden|florins?)"
    r"(?![^\W\d_])"
)
#: A letter before the sign of the euro that counts by something that is not known: T€.
_BY_SOMETHING = re.compile(r"(?<![^\W\d_])[^\W\d_kKmM]€")
#: Work and rooms that are given in place of money.
_IN_KIND = re.compile(
    r"(?<![^\W\d_])(?:en nature|en industrie|bénévol\w*|mis(?:e|es)? à disposition|in kind|in natura|volunt\w*"
    r"|vrijwillig\w*|عينية?|تطوع\w*)(?![^\W\d_])",
    re.IGNORECASE,
)
#: Words beside an amount for what is in it, and the word right behind a number.
_TAXES = frozenset(
    {"ht", "ttc", "htva", "tvac", "net", "nets", "brut", "bruts", "euro", "euros", "eur", "excl", "incl"}
)
_NEXT_WORD = re.compile(r"[0-9]\s?(?P<word>[^\W\d_]{2,})")
#: An amount of a line is rarely less.
_FEW = 1_000
#: What stands before the number of the place in which an amount is to be found.
_ELSEWHERE = re.compile(
    r"(?<![^\W\d_])(?:lignes?|annexes?|article|art|pages?|tableau|onglet|cellule|note|line|annex|table|sheet|cell|regel"
    r"|bijlage|artikel|pagina|tabel|blad|cel|(?:ال)?(?:سطر|ملحق|مادة|صفحة|جدول))\.?\s*(?:n[°ºo]\.?\s*|nr\.?\s*)?[0-9A-Z]"
    r"|(?<![^\W\d_])(?:voir|cf|see|zie|انظر)(?![^\W\d_])",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    r"(?P<amount>[0-9][^a-zA-Z]*?(?:[kK]?€|EUR)?)\s*"
    r"(?:(?:en|in|pour|for|voor|سنة|في)\s+(?P<year>20[0-9]{2})|\((?P<behind>20[0-9]{2})\))"
)
_APART = re.compile(r"\s*(?:[()=≈/;~]|(?<!\w)(?:soit|ou|or|of|env\.?|environ|ca\.?|approx\.?|about|أو)(?!\w))[\s.]*")


def share(text: str) -> str:
    """Return the fraction that a text says with what it counts, "" for none: 2 jalons sur 5 is 2/5."""
    match = _OF_ALL.fullmatch(amounts.made_plain(text))
    return f"{match['part']}/{match['whole']}" if match else ""


def thing(text: str) -> str:
    """Return the word for what a number counts that is no percentage, "" where nothing is counted: 12 guides."""
    if _PERCENT.search(text):
        return ""
    return next((word for word in _WORD.findall(text) if folded(word) not in _HOW_SURE), "")


def hours(text: str) -> bool:
    """Whether a number is one of hours, or of nights."""
    return _HOURS.search(text) is not None


def weeks(text: str) -> int:
    """Return how many weeks a length of time has, 0 where it is counted otherwise."""
    match = _WEEKS.fullmatch(amounts.made_plain(text))
    return int(match["count"]) if match else 0


def by_currency(text: str) -> dict[str, str]:
    """Return the amounts of a text that tells the same in several currencies, by their codes; else none."""
    parts = [each for each in _APART.split(amounts.made_plain(text)) if each]
    found: dict[str, str] = {}
    for part in parts:
        numbers, units = amounts.numbers(part, money=True), amounts.currencies(part)
        if len(numbers) != 1 or not units or units[0] in found:
            return {}
        found[units[0]] = numbers[0]
    return found if len(found) > 1 else {}


def apart(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the readings of a number, and of 5, 6 both numbers too: a comma with a blank behind it may part two."""
    match = _TWO_NUMBERS.fullmatch(text.strip())
    return (*found, *match.groups()) if match and len(found) == 1 else found


def without_mark(value: str, low: int, high: int) -> tuple[str, ...]:
    """Return the whole numbers from low to high that a point has cut: 11.330 is 11330, 4.8 may be 4 and 8; or none."""
    whole, _, rest = value.partition(".")
    if int(whole) < low <= int(whole + rest) <= high:
        return (whole + rest,)
    both = not rest.startswith("0") and low <= int(whole) <= high and low <= int(rest) <= high
    return (whole, rest) if both else ()


def of_weight(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the readings of a weight: 50 % is half as much as others, or 50 as they have percentages too."""
    if len(found) != 1 or not text.rstrip().endswith(("%", "\u066a")):
        return found
    return found[0], f"{(Decimal(found[0]) / 100).normalize():f}"


def of_each(text: str) -> bool:
    """Whether an amount is that of each month, day or person: 5 000 €/mois; a line of money is one of a year."""
    return _OF_EACH.search(text) is not None


def former_currency(text: str) -> str:
    """Return the currency of before the euro that stands beside a number, "" for none: 60000 BEF."""
    match = _FORMER.search(text)
    return match[0] if match else ""


def by_something(text: str) -> bool:
    """Whether an amount is counted by something that is not known: 60 T€."""
    return _BY_SOMETHING.search(text) is not None


def of_elsewhere(text: str) -> bool:
    """Whether the number of a text is that of a line, a page or an annex in which the amount stands: cf. annexe 2."""
    return _ELSEWHERE.search(text) is not None


def by_another_name(text: str, found: tuple[str, ...]) -> bool:
    """Whether few are counted in a word that is not known, and may stand for thousands: 60 briques, 60 kilo-euros."""
    behind = _NEXT_WORD.search(amounts.made_plain(text))
    known = behind is None or folded(behind["word"]) in _HOW_SURE | _TAXES
    return not known and any(Decimal(each) < _FEW for each in found)


def in_kind(text: str) -> bool:
    """Whether work or rooms are given in place of money: bénévolat, mise à disposition."""
    return _IN_KIND.search(text) is not None


def of_years(text: str) -> dict[str, str]:
    """Return the amounts of several years by year, none where there are not several: 30000 en 2024 et 30000 en 2025."""
    told = [
        (each["year"] or each["behind"], amounts.numbers(each["amount"].strip(" +,;"), money=True))
        for each in _OF_YEAR.finditer(amounts.made_plain(text))
    ]
    found = {year: numbers[0] for year, numbers in told if len(numbers) == 1}
    return found if len(found) == len(told) > 1 else {}
