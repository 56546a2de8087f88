"""Days that are told by their place in a month: dernier jour de juin 2024, eerste maandag van juni 2024."""

from __future__ import annotations

import re
from datetime import timedelta

from coopctl.model.dates import parse_date
from coopctl.spelling.words_of_time import WEEKDAYS

#: Which of them, folded; the last one is -1.
_WHICH = {
    word: which
    for which, words in (
        (1, "premier premiere 1er 1ere first 1st eerste 1ste اول"), (2, "deuxieme 2e second 2nd tweede 2de ثاني"),
        (3, "troisieme 3e third 3rd derde 3de ثالث"), (4, "quatrieme 4e fourth 4th vierde 4de رابع"),
        (5, "cinquieme 5e fifth 5th vijfde 5de خامس"),
        (-1, "dernier derniere last laatste اخر"),
    )
    for word in words.split()
}  # fmt: skip
_TOLD = re.compile(
    r"(?:(?:le|la|the|de) )?(?P<which>\w+) (?:(?P<any>jour|day|dag|يوم)|(?P<weekday>[^\W\d_]+))"
    r"(?: (?:du mois|van de maand))? (?:de |d['’]|of |van |in |في |من )?(?P<month>[^\W\d_]+ [0-9]{4})"
)


def parts(low: str) -> tuple[int, int | None, str] | None:
    """Return which day of which day of the week (None for any) of which month a folded text tells; None for others."""
    match = _TOLD.fullmatch(low)
    which = _WHICH.get(match["which"]) if match else None
    if match is None or which is None or not (match["any"] or match["weekday"] in WEEKDAYS):
        return None
    return which, None if match["any"] else WEEKDAYS[match["weekday"]], match["month"]


def day(which: int, weekday: int | None, month: str) -> str:
    """Return that day of a month, 2024-06; "" where it has none, or where it is no whole month."""
    when = parse_date(month)
    days = [when.earliest + timedelta(days=each) for each in range((when.latest - when.earliest).days + 1)]
    fitting = [each for each in days if weekday is None or each.weekday() == weekday]
    at = which if which < 0 else which - 1
    return fitting[at].isoformat() if at < len(fitting) and len(month) == len("2024-06") else ""
