"""What people write beside a date that says how sure it is: about, perhaps, to be confirmed; as its mark, ~ or ?."""

from __future__ import annotations

import re

_ABOUT = (
    r"~|±|\+/-|c\.|ca\.?|circa|vers|env(?:\.|iron)?|about|around|approx(?:\.|imately|imativement)?|roughly|omstreeks"
    r"|ongeveer|rond|à peu près|plus ou moins|min of meer|more or less|حوالي|حوالى|نحو|تقريبا"
)
_PERHAPS = (
    r"peut[- ]être|probablement|sans doute|perhaps|maybe|probably|likely|misschien|wellicht|vermoedelijk"
    r"|waarschijnlijk|ربما|على الأرجح"
)
_TO_CONFIRM = (
    r"\?|à confirmer|à vérifier|reste à confirmer|sous réserve|(?:nog )?te bevestigen|onder voorbehoud"
    r"|to be confirmed|tbc|unconfirmed|غير مؤكدة?|(?:في انتظار )?(?:ال)?تأكيد"
)
#: A sign may touch the date, a word not.
_BEFORE = re.compile(
    rf"(?:(?P<about>{_ABOUT})|(?P<perhaps>{_PERHAPS}))(?:(?<=[~±.-])\s*|\s+)(?:(?:le|the|de)\s+)?(?P<date>.+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?P<date>[^()]*[^\s(,])(?:,?\s+|\s*\()(?:(?P<about>{_ABOUT})|(?P<perhaps>{_PERHAPS}|{_TO_CONFIRM}))\s*\)?",
    re.IGNORECASE,
)
#: No date with such a word is longer.
_LONGEST = 100


def told(text: str) -> tuple[str, str]:
    """Return a date without the words that say how sure it is, and their mark: vers 2024 is 2024, ~; else "" twice."""
    match = (_BEFORE.fullmatch(text) or _BEHIND.fullmatch(text)) if len(text) <= _LONGEST else None
    return (match["date"].strip(), "~" if match["about"] else "?") if match else ("", "")


def marked(date: str, mark: str) -> str:
    """Return a date with a mark: one that has the other already has that of both."""
    if date[-1:].isdigit():
        return f"{date}{mark}"
    return date if date.endswith((mark, "%")) else f"{date[:-1]}%"
