"""The session that the paper prepares: when and where, its agenda, and the decisions to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import coming
from coopctl.measures.coming import DueKind
from coopctl.measures.outcomes import TO_DECIDE
from coopctl.messages import Told, msg
from coopctl.model.vocabularies import ActionStatus
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Bullets, Facts, Paragraph, Part, facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Words


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
    examined, asked = tuple(to_examine(scope)), tuple(to_decide(scope))
    if examined:
        yield Part(name="to-examine", title=msg("Points to examine"), level=2, blocks=(Bullets(examined),))
    nothing = Paragraph(msg("Nothing asks for a decision."))
    yield Part(
        name="to-decide",
        title=msg("Decisions to take"),
        level=2,
        blocks=(Bullets(asked) if asked else nothing,),
    )


def to_examine(scope: Scope) -> Iterator[Message]:
    """Yield what is late, at risk or on hold, worst first; then the decisions that are overdue."""
    for one in scope.worst_first(TO_DECIDE):
        yield msg("{title}: {reason}", title=scope.title(one.ref), reason=scope.reason(one).message)
    for due in _in_order(due for each in scope.view.agreements for due in coming.of_agreement(each, scope.day)):
        if due.kind is DueKind.DECISION and due.overdue(scope.day):
            title, date = _called(scope, due), Told(due.when)
            yield msg("Decision overdue (due {date}): {title}", title=title, date=date)


def to_decide(scope: Scope) -> Iterator[Message]:
    """Yield what the files ask of the parties: to adopt what is proposed, to renew what runs out."""
    for action in scope.view.actions:
        if scope.standing(action).state.status is ActionStatus.PROPOSED:
            yield msg("Adopt it? {title}", title=scope.title(action.ref))
    soon = scope.view.portfolio.settings.thresholds.expiring_days
    for due in _in_order(due for each in scope.view.agreements for due in coming.running_out(each, scope.day, soon)):
        title, date = _called(scope, due), Told(due.when)
        if due.kind is DueKind.NOTICE:
            yield (
                msg("Renew it? Renewal is to be asked for by {date}: {title}", title=title, date=date)
                if due.explicit
                else msg("Go on with it? Last day to give notice, {date}: {title}", title=title, date=date)
            )
        elif due.last < scope.day:
            yield msg("Renew it or end it? It has run out ({date}): {title}", title=title, date=date)
        else:
            yield msg("Renew it? It ends {date}: {title}", title=title, date=date)


def _called(scope: Scope, due: Due) -> Words:
    title = numbered(due.number, scope.short(due.title) if due.title else None)
    return title or scope.title(due.ref)


def _in_order(dues: Iterable[Due]) -> Sequence[Due]:
    return sorted(dues, key=lambda due: (due.last, due.ref, due.kind.value))
