"""How long something is, as people say it: days, and from a year on years and months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coopctl.messages import msg, nmsg

if TYPE_CHECKING:
    from coopctl.messages import Message

#: From so many days on nobody counts days.
YEAR: Final = 365
#: The Gregorian calendar has 146,097 days in 400 years.
_DAYS, _MONTHS = 146_097, 4_800


def span(days: int) -> Message:
    """Say how long so many days are, from a year on to the nearest month."""
    return nmsg("{n} day", "{n} days", days) if days < YEAR else whole(_months(days))


def alone(days: int) -> Message:
    """Say the same where no sentence stands around it: two years have another form there in Arabic."""
    if days < YEAR:
        return span(days)
    years, months = divmod(_months(days), 12)
    told = nmsg("{years} year", "{years} years", years, years=years)
    if not months:
        return told
    return msg(
        "{years} and {months}", years=told, months=nmsg("{months} month", "{months} months", months, months=months)
    )


def _months(days: int) -> int:
    """Return how many months so many days are, rounded to the nearest."""
    return (2 * days * _MONTHS + _DAYS) // (2 * _DAYS)


def whole(months: int) -> Message:
    """Say how long so many months are, from a year on in years."""
    years, months = divmod(months, 12)
    if not years:
        return nmsg("{n} month", "{n} months", months)
    told = nmsg("{n} year", "{n} years", years)
    return msg("{years} and {months}", years=told, months=nmsg("{n} month", "{n} months", months)) if months else told


def late(days: int) -> Message:
    """Say how late something is."""
    return nmsg("{n} day late", "{n} days late", days) if days < YEAR else msg("{span} late", span=span(days))


def until(days: int) -> Message:
    """Say in how many days something is."""
    if days >= YEAR:
        return msg("in {span}", span=span(days))
    return nmsg("in {n} day", "in {n} days", days) if days else msg("today")
