"""What was written otherwise, as it is written here: dates, periods, numbers and names.

Each function returns every reading that is possible: one where the meaning is clear, none where it is not known.
"""

from __future__ import annotations

import re
import unicodedata

from coopctl.dates import DATE_PATTERN, OPEN, parse_date
from coopctl.names import LONGEST_NAME, is_name

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?(?:[T ]+[0-9]{1,2}:[0-9].*)?", re.ASCII)
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})", re.ASCII)
_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:–|—|--|\s-\s)\s*")
_AMOUNT = re.compile(r"[^\s0-9.,+-]{0,4}\s*([+-]?[0-9][0-9.,'’\s]*?)\s*[^\s0-9.,+-]{0,4}")
_GAP = re.compile(r"(?<=[0-9])['’\s](?=[0-9]{3}(?![0-9]))")
_MARKS = re.compile(r"[.,]")
_FAR_TOO_LONG = 100


def dates(text: str) -> tuple[str, ...]:
    """Return the dates that `text` may mean: 30/06/2024 is 2024-06-30, but 3/6/2024 is 2024-06-03 or 2024-03-06."""
    text = text.strip()
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        return _existing(*match.groups())
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        return tuple(dict.fromkeys((*_existing(year, second, first), *_existing(year, first, second))))
    if match := _MONTH_YEAR.fullmatch(text):
        return _existing(match[2], match[1], None)
    return ()


def periods(text: str) -> tuple[str, ...]:
    """Return the period that `text` means: 2018 - 2019 is 2018/2019, and 2018/ is open, 2018/.."""
    text = text.strip()
    if match := _YEARS.fullmatch(text):
        return (f"{match[1]}/{match[2]}",)
    ends = _BETWEEN.split(text)
    if len(ends) == 1:
        ends = text.split("/")
    if len(ends) != 2:
        return dates(text)
    first, second = (_end(end.strip()) for end in ends)
    return (f"{first}/{second}",) if first and second and (first, second) != (OPEN, OPEN) else ()


def numbers(text: str) -> tuple[str, ...]:
    """Return the numbers that `text` may mean: 12,50 EUR is 12.50, but 1,000 is 1000 or 1.000."""
    match = _AMOUNT.fullmatch(text.strip()) if len(text) <= _FAR_TOO_LONG else None
    if match is None:
        return ()
    amount = _GAP.sub("", match[1]).removeprefix("+")
    marks = _MARKS.findall(amount)
    if len(marks) > 1 and len(set(marks)) == 1:  # 1.000.000
        found = [_MARKS.sub("", amount)]
    elif len(marks) > 1:  # 1.000,50
        found = [amount.replace(marks[0], "").replace(marks[-1], ".")]
    elif marks and re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", amount):
        found = [_MARKS.sub("", amount), _MARKS.sub(".", amount)]
    else:
        found = [_MARKS.sub(".", amount)]
    return tuple(number for number in found if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", number))


def name(text: str) -> str | None:
    """Return `text` as a name: Séfrou ville is sefrou-ville. None where nothing of it can stand in a name."""
    plain = unicodedata.normalize("NFKD", text[: 2 * LONGEST_NAME]).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-")[:LONGEST_NAME].rstrip("-")
    return slug if is_name(slug) else None


def _existing(year: str, month: str, day: str | None) -> tuple[str, ...]:
    """Return the date of these digits, if a calendar has it."""
    text = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return () if parse_date(text).impossible else (text,)


def _end(text: str) -> str | None:
    """Return one end of a period, open where nothing is written; None where it is not clear."""
    if text in ("", OPEN, "…", "..."):
        return OPEN
    if re.fullmatch(DATE_PATTERN, text, re.ASCII):
        return text
    found = dates(text)
    return found[0] if len(found) == 1 else None
