"""Recurrences in words: every year on 18 May; every 2 months, day 15; every month, last day (January, June)."""

from __future__ import annotations

import calendar
from itertools import product
from typing import TYPE_CHECKING

from coopctl.i18n import cldr
from coopctl.messages import Message, Told, msg, nmsg
from coopctl.model.vocabularies import Frequency

if TYPE_CHECKING:
    from coopctl.i18n.words import Words
    from coopctl.model.records import Recurrence

#: Days of the year that are told one by one.
_MOST = 12


def said(recurrence: Recurrence, words: Words) -> Message:
    """Return a recurrence as people say it; `words` are those of the reader, for months and lists."""
    often = _often(recurrence)
    days = _days_of_year(recurrence)
    if days:
        told = words.listed(cldr.day_of_year(month, day, words.locale) for month, day in days)
        when = msg("{often} on {days}", often=often, days=told)
    else:
        told = words.listed(words.say(_day(number)) for number in recurrence.bymonthday)
        when = msg("{often}, {days}", often=often, days=told)
        if recurrence.bymonth:
            months = words.listed(cldr.month_name(month, words.locale) for month in recurrence.bymonth)
            when = msg("{said} ({others})", said=when, others=months)
        elif recurrence.freq is Frequency.YEARLY:
            when = msg("{said} ({others})", said=when, others=msg("in the month in which it begins"))
    return msg("{recurrence}, until {date}", recurrence=when, date=Told(recurrence.until)) if recurrence.until else when


def _often(recurrence: Recurrence) -> Message:
    """Say how often; of one year or month without a number."""
    if recurrence.freq is Frequency.YEARLY:
        return (
            nmsg("every {n} year", "every {n} years", recurrence.interval)
            if recurrence.interval > 1
            else msg("every year")
        )
    return (
        nmsg("every {n} month", "every {n} months", recurrence.interval)
        if recurrence.interval > 1
        else msg("every month")
    )


def _days_of_year(recurrence: Recurrence) -> list[tuple[int, int]]:
    """Return the months and days on which it falls each year, in order; none where that is no short list of days."""
    if recurrence.freq is not Frequency.YEARLY or min(recurrence.bymonthday) < 0:
        return []
    days = [
        (month, day)
        for month, day in product(sorted(recurrence.bymonth), sorted(recurrence.bymonthday))
        if day <= calendar.monthrange(cldr.LEAP, month)[1]
    ]
    return days if len(days) <= _MOST else []


def _day(number: int) -> Message:
    """Name a day of a month by its number, a negative one from the end."""
    if number > 0:
        return msg("day {n}", n=number)
    if number == -1:
        return msg("last day")
    return nmsg("{n} day before the last", "{n} days before the last", -number - 1)
