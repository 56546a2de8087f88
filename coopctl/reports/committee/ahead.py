"""What is next: the next session, and what falls due in the three months to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.reports import agenda
from coopctl.reports.committee import dues
from coopctl.reports.committee.scope import next_session
from coopctl.reports.paper import Facts, Paragraph, Part, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block
    from coopctl.tables import Sheet

DAYS = 90


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter."""
    yield Part(name="next", title=msg("What is next"))
    if scope.session is None:
        yield Part(name="next-session", title=msg("Next session"), level=2, blocks=(session(scope),))
    due = dues.table(scope, agenda.build(scope.view, scope.day, DAYS).ahead)
    title = msg("Due in the next {days} days", days=DAYS)
    yield Part(name="agenda", title=title, level=2, blocks=due or (Paragraph(msg("Nothing falls due.")),))


def dates(scope: Scope, most: int) -> tuple[Sheet | None, int]:
    """Return the first of what falls due from the day on, None where nothing does, and how much does."""
    ahead = agenda.build(scope.view, scope.day, DAYS).ahead
    return dues.sheet(scope, ahead, most), len(ahead)


def session(scope: Scope) -> Block:
    """Return the next session, or that none is on record."""
    found = next_session(scope.view)
    if found is None:
        return Paragraph(msg("No next session is on record."))
    agreement, meeting = found
    return Facts(
        facts(
            (msg("session"), meeting.title or meeting.kind or meeting.id),
            (msg("agreement"), scope.agreement(agreement.ref)),
            (msg("date"), meeting.date),
            (msg("place"), meeting.place),
            (msg("topics"), meeting.topics),
        )
    )
