"""When an agreement runs out, and by when notice of its renewal must be given (docs/MEASURES.md, 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.dates import Date
from coopctl.vocabularies import AgreementStatus, RenewalMode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model import Agreement

#: Agreements that run: the others have nothing that could expire.
RUNNING = (AgreementStatus.SIGNED, AgreementStatus.IN_FORCE, AgreementStatus.SUSPENDED)


class ExpiryKind(StrEnum):
    """What comes to its last day."""

    END = "end"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Expiry:
    """The end of an agreement's period, or the last day for notice of renewal. `when` has its bounds."""

    kind: ExpiryKind
    when: Date


def expiries(agreement: Agreement, day: date) -> Iterator[Expiry]:
    """Yield what of a running agreement runs out, as seen on `day`, notice first.

    Notice is due `notice_days` before the end. An agreement that renews itself in silence (`tacit`) goes on past
    its period, so only the day for notice is told; with `years` it is that of the term that runs on the day.
    """
    renewal = agreement.renewal
    end = agreement.period.end if agreement.period else None
    if end is None or end.impossible or agreement.status not in RUNNING:
        return
    tacit = renewal is not None and renewal.mode is RenewalMode.TACIT
    if renewal and renewal.notice_days is not None and renewal.notice_days < (end.earliest - date.min).days:
        notice = timedelta(days=renewal.notice_days)
        if tacit and renewal.years:
            end = _term(end, renewal.years, day, notice)
        earliest, latest = end.earliest - notice, end.latest - notice
        text = earliest.isoformat() if earliest == latest else f"{earliest.isoformat()}/{latest.isoformat()}"
        yield Expiry(ExpiryKind.NOTICE, Date(text, earliest, latest, end.uncertain, end.approximate))
    if not tacit:
        yield Expiry(ExpiryKind.END, end)


def expiring(agreement: Agreement, day: date, days: int) -> tuple[Expiry, ...]:
    """Return what runs out within `days` from `day` on, the day itself included."""
    return tuple(each for each in expiries(agreement, day) if 0 <= (each.when.latest - day).days <= days)


def expired(agreement: Agreement, day: date) -> Date | None:
    """Return the end of an agreement that has run out: its last day is past and nothing renews it."""
    ends = [each.when for each in expiries(agreement, day) if each.kind is ExpiryKind.END]
    return next((end for end in ends if end.latest < day), None)


def _term(end: Date, years: int, day: date, notice: timedelta) -> Date:
    """Return the end of the term for which notice can still be given on `day`: a tacit renewal adds `years`."""
    first, gone = end, 0
    while (end.latest - notice) < day and first.latest.year + gone + years < date.max.year:
        gone += years
        earliest, latest = _later(first.earliest, gone), _later(first.latest, gone)
        end = Date(latest.isoformat(), earliest, latest, end.uncertain, end.approximate)
    return end


def _later(when: date, years: int) -> date:
    """Return the same day of a later year; 29 February becomes the 28th."""
    try:
        return when.replace(year=when.year + years)
    except ValueError:
        return when.replace(year=when.year + years, day=28)
