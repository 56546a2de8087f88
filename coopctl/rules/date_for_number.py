"""A number is a day: a spreadsheet has made a date of 3.5, or a date stands in the wrong field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Action, Axis, Milestone
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex
from coopctl.spelling.words_of_time import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.numerals import Numeral
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_WHOLE = regex(rf"(?:19|20)[0-9]{{2}}([-/.]){_MONTH}\1{_DAY}|{_DAY}([-/.]){_MONTH}\2(?:19|20)[0-9]{{2}}")
#: As spreadsheets show the day that they took a number for: 03-mai, Mar-24, 5 mars 2024.
_NAMED = regex(r"(?:[0-9]{1,2}[ .-]+)?(?P<month>[^\W\d_]{3,})\.?(?:[ .-]+[0-9]{2,4})?")

#: In capitals so many letters are a code, MAR-01 of Morocco: spreadsheets write Mar-01.
_CODE = 3


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each number of an action, an axis or a milestone that is one; decisions may have such."""
    record = seen.record
    rows: list[tuple[Place, Axis | Milestone]] = [*seen.of(Axis), *seen.of(Milestone)]
    numbers: list[tuple[Place, Numeral | None]] = [((*place, "number"), row.number) for place, row in rows]
    if isinstance(record, Action):
        numbers.append((("number",), record.number))
    for place, number in numbers:
        if isinstance(number, str) and _is_day(number):
            message = msg("{number} is a day, and a number is expected here", number=number)
            help_ = msg(
                "write the number that the signed document has; spreadsheets make a date of one like 3.5; "
                "a date has a field of its own"
            )
            yield Problem(record.path, place, message, help_)


def _is_day(number: str) -> bool:
    if _WHOLE.fullmatch(number):
        return True
    match = _NAMED.fullmatch(number) if any(map(str.isdigit, number)) else None
    if match is None or match["month"].casefold() not in MONTHS:
        return False
    return len(match["month"]) > _CODE or not match["month"].isupper()
