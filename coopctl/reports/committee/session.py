"""The session that the paper prepares: when and where, its agenda, and the decisions to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import coming, rollup
from coopctl.measures.coming import DueKind
from coopctl.messages import Told, msg
from coopctl.reports.pages import facts
from coopctl.reports.paper import Bullets, Facts, Paragraph, Part
from coopctl.vocabularies import Health

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.reports.committee.scope import Scope

#: Healths on which a committee is asked to decide.
_ASKED = (Health.LATE, Health.AT_RISK, Health.ON_HOLD)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter; nothing where the paper prepares no session."""
    if scope.session is None:
        return
    agreement, meeting = scope.session
    yield Part(
        name="session",
        title=meeting.title or msg("The session"),
        blocks=(
            Facts(
                facts(
                    (msg("agreement"), agreement.title),
                    (msg("kind"), meeting.kind),
                    (msg("date"), meeting.date),
                    (msg("place"), meeting.place),
                    (msg("summary"), meeting.summary),
                )
            ),
        ),
    )
    topics = Bullets(meeting.topics) if meeting.topics else Paragraph(msg("No topic is on record."))
    yield Part(name="session-agenda", title=msg("Agenda"), level=2, blocks=(topics,))
    asked = tuple(_to_decide(scope))
    nothing = Paragraph(msg("Nothing asks for a decision."))
    yield Part(
        name="to-decide",
        title=msg("Decisions to take"),
        level=2,
        blocks=(Bullets(asked) if asked else nothing,),
    )


def _to_decide(scope: Scope) -> Iterator[Message]:
    """Yield the questions, worst first: what is late, at risk or on hold; overdue decisions; notices and ends."""
    actions = scope.view.portfolio.actions
    found = [scope.standing(action) for action in scope.view.actions]
    for one in sorted((one for one in found if one.verdict.health in _ASKED), key=rollup.severity):
        yield msg(
            "Go on with it, postpone it or end it? {title} ({ref}): {reason}",
            title=actions[one.ref].title,
            ref=one.ref,
            reason=one.verdict.reason.message,
        )
    until = coming.within(scope.day, scope.view.portfolio.settings.thresholds.expiring_days)
    dues = [due for each in scope.view.agreements for due in coming.of_agreement(each, scope.day)]
    for due in sorted(dues, key=lambda due: (due.last, due.ref)):
        title = due.title or due.ref
        if due.kind is DueKind.DECISION and due.overdue(scope.day):
            yield msg("What now of the overdue decision (due {date})? {title}", title=title, date=Told(due.when))
        elif due.kind is DueKind.NOTICE and due.last <= until:
            yield msg("Renew it? Notice must be given by {date}: {title}", title=title, date=Told(due.when))
        elif due.kind is DueKind.EXPIRY and due.last <= until:
            yield msg("Renew it? It ends {date}: {title}", title=title, date=Told(due.when))
