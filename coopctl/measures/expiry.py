"""When an agreement runs out, and by when notice of its renewal must be given (docs/MEASURES.md, 13)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.model.dates import Date, parse_date
from coopctl.model.vocabularies import AgreementKind, AgreementStatus, RenewalMode
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Agreement

#: Agreements that run: the others have nothing that could expire.
RUNNING = (AgreementStatus.SIGNED, AgreementStatus.IN_FORCE, AgreementStatus.SUSPENDED)
_MARKS = "?~%"


class ExpiryKind(StrEnum):
    """What comes to its last day."""

    END = "end"
    NOTICE = "notice"


class RunOut(StrEnum):
    """What people are told of an agreement whose end is past, a project or another, and ask for in a filter."""

    ENDED = "ended"
    EXPIRED = "expired"


class Expired(StrEnum):
    """The status of an agreement whose end is past, of which people are told that it has expired; as it is stored."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"


class Ended(StrEnum):
    """The same of a project, which has run its course: people are told that it has ended."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Expiry:
    """The end of an agreement's period, or the day for notice.

    The latter is the last day to give notice or, where renewal is `explicit`, the one by which it is to be asked for.
    """

    kind: ExpiryKind
    when: Date
    explicit: bool = False

    @property
    def last(self) -> date:
        """The last day that it may be."""
        return self.when.latest


def expiries(agreement: Agreement, day: date) -> Iterator[Expiry]:
    """Yield what of a running agreement runs out, as seen on `day`, notice first.

    Notice is due `notice_days` before the last day of the end. An agreement that renews itself in silence (`tacit`)
    goes on past its period, so only the day for notice is told; with `years` that of the term that runs on the day.
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
        yield Expiry(ExpiryKind.NOTICE, _before(end, notice), renewal.mode is RenewalMode.EXPLICIT)
    if not tacit:
        yield Expiry(ExpiryKind.END, end)


def expiring(agreement: Agreement, day: date, days: int) -> Iterator[Expiry]:
    """Yield what runs out within `days` from `day` on, the day itself included."""
    return (each for each in expiries(agreement, day) if 0 <= (each.last - day).days <= days)


def expired(agreement: Agreement, day: date) -> Expiry | None:
    """Return the end of an agreement that has run out: its last day is past and nothing renews it."""
    ends = (each for each in expiries(agreement, day) if each.kind is ExpiryKind.END)
    return next((end for end in ends if end.last < day), None)


def told(agreement: Agreement, day: date) -> AgreementStatus | RunOut:
    """Return the word that people are told for the status: the stored one, but of an agreement that has run out."""
    if expired(agreement, day) is None:
        return agreement.status
    return RunOut.ENDED if agreement.kind is AgreementKind.PROJECT else RunOut.EXPIRED


def shown_status(agreement: Agreement, day: date) -> AgreementStatus | Expired | Ended:
    """Return the status that people are told by that word, and programs by the stored one."""
    word = told(agreement, day)
    if isinstance(word, AgreementStatus):
        return word
    return (Ended if word is RunOut.ENDED else Expired)(agreement.status.value)


def _before(end: Date, notice: timedelta) -> Date:
    """Return the day that lies so long before the last day of an end, with its mark."""
    mark = end.text[-1] if end.text[-1] in _MARKS else ""
    return parse_date(f"{end.latest - notice}{mark}")


def _term(end: Date, years: int, day: date, notice: timedelta) -> Date:
    """Return the end of the term for which notice can still be given on `day`: a tacit renewal adds `years`."""
    # A term that ends in a year before this day's is past.
    needed = date.fromordinal(min(day.toordinal() + notice.days, date.max.toordinal()))
    gone = max(needed.year - 1 - end.latest.year, 0) // years * years
    while (term := _later(end, gone)).latest - notice < day and end.latest.year + gone + years < date.max.year:
        gone += years
    return term


def _later(end: Date, years: int) -> Date:
    """Return an end so many years later."""
    if not years:
        return end
    text = f"{int(end.text[:4]) + years:04}{end.text[4:]}"
    later = parse_date(text)
    return parse_date(text.replace("-02-29", "-02-28")) if later.impossible else later
