"""Facts dated after a day: the one check that looks at a day, and only where the caller names it.

Meetings are left aside, and occurrences that are cancelled: such a day lies in the future rightly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Kind, Problem
from coopctl.loading.locations import Stamped
from coopctl.messages import msg
from coopctl.model.dates import Date, Period
from coopctl.model.records import Agreement, BudgetLine, Occurrence
from coopctl.model.vocabularies import AgreementStatus, OccurrenceState, Severity
from coopctl.model.walk import records, see

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

CODE = "later-fact"
#: Fields whose date says that something happened, wherever they stand.
_EVENTS = frozenset({"adopted", "started", "ended", "done", "dropped"})
#: Lists whose rows have a `date` that says so.
_ROWS = frozenset({"readings", "updates", "occurrences", "approvals", "done", "assessments", "documents"})


def check(portfolio: Portfolio, day: date) -> Iterator[Stamped]:
    """Give an error for every fact whose earliest day lies after `day`."""
    for record in records(portfolio):
        seen = see(record, record.data)
        dated: list[tuple[Place, Date | Period]] = [*seen.of(Date), *seen.of(Period)]
        paid = {(*place, "at") for place, line in seen.of(BudgetLine) if line.spent}
        facts = paid | _signed(record)
        foretold = {(*place, "date") for place, one in seen.of(Occurrence) if one.state is OccurrenceState.CANCELLED}
        for place, value in dated:
            if (
                (_is_fact(place) or place in facts)
                and place not in foretold
                and value.earliest
                and value.earliest > day
            ):
                problem = Problem(
                    record.path,
                    place,
                    msg(
                        "{date} lies after {day}: a fact cannot be recorded before it happens", date=value, day=str(day)
                    ),
                    msg("correct the date, or record it once it has happened"),
                )
                yield Stamped(Kind.RULE, CODE, Severity.ERROR, problem)


def _signed(record: Record) -> set[Place]:
    """Return the place of a signature, unless it is still negotiated when it is to be."""
    negotiated = not isinstance(record, Agreement) or record.status is AgreementStatus.IN_NEGOTIATION
    return set() if negotiated else {("signed",)}


def _is_fact(place: Place) -> bool:
    if place[-1] in _EVENTS:
        return True
    return place[-1] == "date" and len(place) >= 3 and place[-3] in _ROWS
