"""What is not in the files: said plainly, with how many of how many, and never made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.completeness import Aspect
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import ActionStatus
from coopctl.reports.paper import Bullets, Paragraph, Part
from coopctl.reports.records import explanation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Action
    from coopctl.reports.committee.scope import Scope


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter, where the paper tells what is internal; else only that files could not be read."""
    unread = sum(scope.view.unread.get(agreement.ref, 0) for agreement in scope.view.agreements)
    if not scope.internal and not unread:
        return
    found = (*(_gaps(scope) if scope.internal else ()), *(_unread(unread) if unread else ()))
    whole = Paragraph(msg("Nothing that is asked for is missing."))
    yield Part(name="missing", title=msg("What is missing"), blocks=(Bullets(found) if found else whole,))


def _gaps(scope: Scope) -> Iterator[Message]:
    actions = [one for one in scope.view.actions if scope.standing(one).state.status is not ActionStatus.CANCELLED]
    of = len(actions)
    described = {action.ref: explanation.described(scope.view, action) for action in actions}
    for aspect in Aspect:
        lacking = [action for action in actions if aspect in described[action.ref].missing]
        applies = sum(aspect in (*described[one.ref].there, *described[one.ref].missing) for one in actions)
        if lacking:
            yield _told(_SAID[aspect], lacking, applies)
    for said, lacking in (
        (msg("no coordinator named"), [one for one in actions if not one.coordinators]),
        (msg("no budget stated"), [one for one in actions if not one.budget]),
        (msg("nothing recorded so far"), [one for one in actions if scope.standing(one).updated is None]),
        (msg("progress not known"), [one for one in actions if scope.standing(one).progress.value is None]),
    ):
        if lacking:
            yield _told(said, lacking, of)
    decisions = [
        each for agreement in scope.view.agreements for meeting in agreement.meetings for each in meeting.decisions
    ]
    ownerless, undated = sum(not each.owners for each in decisions), sum(not each.due for each in decisions)
    if ownerless:
        yield msg("decisions without an owner: {n} of {of}", n=ownerless, of=len(decisions))
    if undated:
        yield msg("decisions without a due date: {n} of {of}", n=undated, of=len(decisions))


def _unread(n: int) -> Iterator[Message]:
    yield nmsg("{n} file could not be read", "{n} files could not be read", n)


_SAID = {
    Aspect.TITLE: msg("title not in every required language"),
    Aspect.AXIS: msg("no axis given"),
    Aspect.LEAD: msg("no owner named"),
    Aspect.DEADLINE: msg("no deadline given"),
    Aspect.MEASURE: msg("nothing by which progress could be measured"),
    Aspect.SOURCE: msg("no source cited"),
}


def _told(what: Message, lacking: Sequence[Action], of: int) -> Message:
    """Say how many of how many, and which where they are few."""
    if len(lacking) > 5 or len(lacking) == of:
        return msg("{what}: {n} of {of}", what=what, n=len(lacking), of=of)
    names = tuple(action.ref for action in lacking)
    return msg("{what}: {n} of {of} ({refs})", what=what, n=len(lacking), of=of, refs=names)
