"""A date that no calendar has, such as 30 February or a thirteenth month."""

from __future__ import annotations

import calendar
import itertools
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.dates import CODES, Date, Period, parse_date
from coopctl.model.records import Recurrence
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR
NEEDS = frozenset({Date, Period, Recurrence})
ALONE = True


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each impossible date, also at the ends of periods and of recurrences."""
    for place, date, alone in _dates(seen):
        if date is not None and date.impossible:
            yield Problem(seen.record.path, place, _message(date), _help(date, alone))


def _dates(seen: Seen) -> Iterator[tuple[Place, Date | None, type | None]]:
    """Yield each date, and as what it stands alone at its place: as a date or a period, None for the end of one."""
    yield from ((place, date, Date) for place, date in seen.of(Date))
    for place, period in seen.of(Period):
        yield place, period.start, Period if period.single else None
        if not period.single:
            yield place, period.end, None
    for place, recurrence in seen.of(Recurrence):
        yield place, recurrence.until, None


def _help(date: Date, alone: type | None) -> Message:
    """Give the date with its month in the place of its day, where a calendar has that one."""
    year, *rest = date.text.removeprefix("../").rstrip("?~%").split("-")
    last = int(f"{year[:2]}{rest[0]}") if len(rest) == 1 and len(rest[0]) == len("26") else 0
    if last > int(year) >= 1000 and alone:  # 2024-26
        both = (f"{year}/{last}",) if alone is Period else ()
        return msg("write what you mean: {words}", words=(*both, year, str(last)))
    if len(rest) == 2 and not parse_date(turned := f"{year}-{rest[1]}-{rest[0]}").impossible:
        return msg("write it as {words}", words=turned)
    known = [*itertools.takewhile(int, rest)]
    if int(year) and len(known) < len(rest) and not any(map(int, rest[len(known) :])):  # 2024-06-00, 2024-00-00
        return msg("write it as {words}, if the rest is not known", words="-".join([year, *known]))
    return msg("write a date that exists")


def _message(date: Date) -> Message:
    year, *rest = date.text.removeprefix("../").rstrip("?~%").split("-")
    month = int(rest[0]) if rest else 0
    if int(year) < 1:
        return msg("{date}: there is no year 0", date=date.text)
    if month in CODES and len(rest) > 1:
        return msg("{date}: a season, a quarter or a half of a year has no days", date=date.text)
    if month in CODES:
        return msg("{date}: this winter ends in the year 10000, and dates end with 9999", date=date.text)
    if not 1 <= month <= 12:
        return msg(
            "{date}: there are only twelve months, 01 to 12 (21–24 are seasons, 33–36 quarters, 40 and 41 halves)",
            date=date.text,
        )
    days = calendar.monthrange(int(year), month)[1]
    return msg("{date}: {month} has {days} days, 01 to {days}", date=date.text, month=f"{year}-{rest[0]}", days=days)
