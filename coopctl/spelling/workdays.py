"""How many days a text counts, in what words: 10 jours ouvrables, 2 jours et demi, 5 dagen per missie."""

from __future__ import annotations

import re

from coopctl.spelling import amounts

_DAYS = re.compile(
    r"(?P<count>[0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*(?:werk|arbeids)?"
    r"(?:jours?|journées?|jrs?|j|days?|d|dag(?:en)?|أيام|يوما?)(?![^\W\d_])\.?"
    r"(?P<half>\s+(?:et demie?|and a half|en (?:een )?half|ونصف|و نصف)(?!\w))?(?P<more>.*)",
    re.IGNORECASE,
)
#: That days are those of work alone.
_OF_WORK = re.compile(r"ouvrable|ouvré|travail|working|business|werk|arbeid|عمل", re.IGNORECASE)
_MONTHS = re.compile(r"mois|month|maand|شهر|شهور", re.IGNORECASE)
#: What says no more of so many days.
_NO_MORE = re.compile(
    r"\s*(?:(?:calendaires?|calendar|par mission|chacune?|per miss(?:ion|ie)|each|elk|لكل (?:مهمة|بعثة|منها))\.?\s*)?",
    re.IGNORECASE,
)


def days(text: str) -> tuple[str, bool]:
    """Return the number of days that a text counts, and whether it says no more than that; "" for any other text."""
    plain = amounts.made_plain(text)
    match = _DAYS.fullmatch(plain)
    if match is None:
        return "", False
    count = match["count"].replace(",", ".")
    whole = bool(_NO_MORE.fullmatch(match["more"])) and not of_work(plain)
    return f"{count}{'.5' if match['half'] and '.' not in count else ''}", whole


def of_months(text: str) -> bool:
    """Whether a length of time is told in months, which have no fixed number of days."""
    return _MONTHS.search(text) is not None


def of_work(text: str) -> bool:
    """Whether days are told as those of work: in a calendar there are more of them."""
    return _OF_WORK.search(text) is not None
