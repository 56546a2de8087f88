"""The session that the paper prepares: when and where, its agenda, and the decisions to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import coming, rollup
from coopctl.measures.coming import DueKind
from coopctl.measures.outcomes import TO_DECIDE
from coopctl.messages import Told, msg
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Bullets, Facts, Paragraph, Part, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.model.records import Agreement
    from coopctl.reports.committee.scope import Scope


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
    for one in sorted((one for one in found if one.verdict.health in TO_DECIDE), key=rollup.severity):
        yield msg(
            "Go on with it, postpone it or end it? {title} ({ref}): {reason}",
            title=numbered(actions[one.ref].number, actions[one.ref].title) or one.ref,
            ref=one.ref,
            reason=one.verdict.reason.message,
        )
    dues = [due for each in scope.view.agreements for due in _dues(scope, each)]
    for due in sorted(dues, key=lambda due: (due.last, due.ref, due.kind.value)):
        title, date = numbered(due.number, due.title) or due.ref, Told(due.when)
        if due.kind is DueKind.DECISION:
            yield msg("What now of the overdue decision (due {date})? {title}", title=title, date=date)
        elif due.kind is DueKind.NOTICE:
            yield (
                msg("Renew it? Renewal is to be asked for by {date}: {title}", title=title, date=date)
                if due.explicit
                else msg("Go on with it? Last day to give notice, {date}: {title}", title=title, date=date)
            )
        elif due.last < scope.day:
            yield msg("Renew it or end it? It has run out ({date}): {title}", title=title, date=date)
        else:
            yield msg("Renew it? It ends {date}: {title}", title=title, date=date)


def _dues(scope: Scope, agreement: Agreement) -> Iterator[Due]:
    """Yield the overdue decisions of an agreement, and what of it runs out."""
    for due in coming.of_agreement(agreement, scope.day):
        if due.kind is DueKind.DECISION and due.overdue(scope.day):
            yield due
    yield from coming.running_out(agreement, scope.day, scope.view.portfolio.settings.thresholds.expiring_days)
