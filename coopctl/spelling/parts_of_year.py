"""Parts of a year as people call them: quarters, halves and seasons, as their codes in a date."""

from __future__ import annotations

import re
from datetime import date

from coopctl.model.dates import HALVES, QUARTERS
from coopctl.spelling.words_of_time import SEASONS

#: From here on two digits are a year of the last century, as POSIX has it.
LAST_CENTURY = 69
_ORDINALS = {"1er": 1, "1ere": 1, "1st": 1, "2nd": 2, "3rd": 3, "premier": 1, "premiere": 1, "first": 1, "eerste": 1}
_ORDINALS |= {"deuxieme": 2, "second": 2, "seconde": 2, "tweede": 2, "troisieme": 3, "third": 3, "derde": 3}
_ORDINALS |= {"quatrieme": 4, "fourth": 4, "vierde": 4} | {
    f"{n}{end}": n for n in range(1, 5) for end in ("", "e", "re", "eme", "th", "de", "nde", "ste")
}
#: The last one of a year, whatever it is.
_LAST = -1
_ORDINALS |= dict.fromkeys(("dernier", "derniere", "last", "laatste"), _LAST)
_HALF_LETTERS = "sh"
_PARTS = {
    "trimestre": "q",
    "quarter": "q",
    "kwartaal": "q",
    "kw": "q",
    "semestre": "s",
    "moitie": "s",
    "half": "s",
    "helft": "s",
    "semester": "s",
}
_PART = re.compile(
    r"(?P<year>[0-9]{4}) ?(?P<kind>[qtksh])(?P<n>[1-4])"
    r"|(?:(?P<kind2>[qtksh])(?P<n2>[1-4])|(?P<n3>[1-4])(?P<kind3>[qtsh]))[ /'-]*"
    r"(?P<year2>[0-9]{4}|(?<=[' -])[0-9]{2}|(?<=[0-9][qts])[0-9]{2}|(?<=[qtsh][1-4]/)[0-9]{2})",
    re.ASCII,
)
_PART_IN_WORDS = re.compile(
    rf"(?:(?P<n>[a-z0-9]+) (?P<kind>{'|'.join(_PARTS)})|(?P<kind2>{'|'.join(_PARTS)}) (?P<n2>[1-4]))"
    r"(?: year)?(?: of| de| van)?[ /](?P<year>[0-9]{4})",
    re.ASCII,
)
_SEASON = re.compile(
    r"(?P<name>[^\W\d_]+) (?:de |of |van |من |سنة )?(?P<year>[0-9]{4})(?:[ /](?P<end>[0-9]{4}|[0-9]{2}))?"
)
_ARABIC_PART = re.compile(
    r"(?:ال)?(?P<kind>ربع|فصل|ثلاثي|نصف(?: ال(?:سنة|عام))?|اسدس|اسدوس|سداسي) (?:ال)?(?P<n>\w+) (?:من )?"
    r"(?:لسنة |لعام |سنة |عام )?(?P<year>[0-9]{4})"
)
_ARABIC_ORDINALS = {"اول": 1, "اولى": 1, "ثاني": 2, "ثانية": 2, "ثالث": 3, "ثالثة": 3, "رابع": 4, "رابعة": 4}
_ARABIC_ORDINALS |= {f"{n}": n for n in range(1, 5)}
_ARABIC_ORDINALS |= {"اخير": _LAST, "اخيرة": _LAST}
_ARABIC_QUARTERS = ("ربع", "فصل", "ثلاثي")
#: What stands before a year of two digits: zomer '24.
_SHORT_YEAR = re.compile(r" '(?=[0-9]{2}\Z)")
_WINTER = 24


def parts_of_year(low: str) -> tuple[str, ...]:
    """Return the code of a quarter (Q2, 3e trimestre), a half (S1, H1) or a season; the months of mid-2024."""
    low = (
        low.replace("’", "'").replace("trim. ", "trimestre ").replace("sem. ", "semestre ").replace("kw. ", "kwartaal ")
    )
    low = _SHORT_YEAR.sub(" 20", low)
    if match := _PART.fullmatch(low):
        kind = match["kind"] or match["kind2"] or match["kind3"]
        return _part(whole_year(match["year"] or match["year2"]), kind, int(match["n"] or match["n2"] or match["n3"]))
    if (match := _PART_IN_WORDS.fullmatch(low)) and (match["n"] or match["n2"]) in _ORDINALS:
        return _part(match["year"], _PARTS[match["kind"] or match["kind2"]], _ORDINALS[match["n"] or match["n2"]])
    if (match := _ARABIC_PART.fullmatch(low)) and match["n"] in _ARABIC_ORDINALS:
        kind = "q" if match["kind"] in _ARABIC_QUARTERS else "s"
        return _part(match["year"], kind, _ARABIC_ORDINALS[match["n"]])
    if match := _SEASON.fullmatch(low):
        return _season(match["name"], int(match["year"]), match["end"])
    return ()


def _part(year: str, kind: str, number: int) -> tuple[str, ...]:
    """Return a quarter or a half of a year: the codes follow each other."""
    codes = tuple(HALVES if kind in _HALF_LETTERS else QUARTERS)
    return (f"{year}-{codes[number if number == _LAST else number - 1]}",) if number <= len(codes) and int(year) else ()


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


def whole_year(digits: str) -> str:
    """Return a year of four digits for one of two: 26 is 2026, and 98 is 1998."""
    return digits if len(digits) > len("26") else f"{'20' if int(digits) < LAST_CENTURY else '19'}{digits}"
