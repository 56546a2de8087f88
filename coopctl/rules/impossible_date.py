"""A date that no calendar has, such as 30 February or a thirteenth month."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from coopctl.findings import Problem, Severity
from coopctl.messages import msg
from coopctl.model.dates import Date, Period
from coopctl.model.records import Recurrence
from coopctl.model.walk import records, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each impossible date, also at the ends of periods and of recurrences."""
    for record in records(portfolio):
        for place, value in walk(record):
            for date in _dates(value):
                if date.impossible:
                    yield Problem(record.path, place, _message(date), msg("write a date that exists"))


def _dates(value: object) -> tuple[Date, ...]:
    if isinstance(value, Date):
        return (value,)
    if isinstance(value, Period):
        ends = (value.start,) if value.single else (value.start, value.end)
        return tuple(end for end in ends if end)
    if isinstance(value, Recurrence):
        return (value.until,) if value.until else ()
    return ()


def _message(date: Date) -> Message:
    year, *rest = date.text.rstrip("?~%").split("-")
    month = int(rest[0]) if rest else 0
    if int(year) < 1:
        return msg("{date}: there is no year 0", date=date.text)
    if not 1 <= month <= 12:
        return msg("{date}: there are only twelve months, 01 to 12", date=date.text)
    days = calendar.monthrange(int(year), month)[1]
    return msg("{date}: {month} has {days} days, 01 to {days}", date=date.text, month=f"{year}-{rest[0]}", days=days)
