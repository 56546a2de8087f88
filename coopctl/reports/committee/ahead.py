"""What is next: the next session, and what falls due in the three months to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.reports import agenda
from coopctl.reports.arrange import columns, filled
from coopctl.reports.committee.scope import next_session
from coopctl.reports.paper import Facts, Paragraph, Part, Rows, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block

DAYS = 90


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter."""
    yield Part(name="next", title=msg("What is next"))
    if scope.session is None:
        yield Part(name="next-session", title=msg("Next session"), level=2, blocks=(_session(scope),))
    dues = agenda.build(scope.view, scope.day, DAYS)
    told = columns(agenda.sheet(dues), ("date", "days", "kind", "ref", "number", "title", "who", "note"))
    sheet = scope.with_names(told, "who")
    title = msg("Overdue, and due in the next {days} days", days=DAYS)
    blocks: tuple[Block, ...] = (Rows(filled(sheet)),) if sheet.rows else (Paragraph(msg("Nothing falls due.")),)
    yield Part(name="agenda", title=title, level=2, blocks=blocks)


def _session(scope: Scope) -> Block:
    found = next_session(scope.view)
    if found is None:
        return Paragraph(msg("No next session is on record."))
    agreement, meeting = found
    return Facts(
        facts(
            (msg("session"), meeting.title or meeting.kind),
            (msg("agreement"), agreement.title if len(scope.view.agreements) > 1 else None),
            (msg("date"), meeting.date),
            (msg("place"), meeting.place),
            (msg("topics"), meeting.topics),
        )
    )
