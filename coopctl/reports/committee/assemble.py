"""The whole paper of a committee, in the order in which it sits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import PartyRole
from coopctl.reports.committee import (
    ahead,
    axes,
    brief,
    care,
    decisions,
    delegations,
    gaps,
    means,
    meetings,
    review,
    session,
    sources,
    summary,
)
from coopctl.reports.paper import Paper, facts

if TYPE_CHECKING:
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Words
    from coopctl.tables import Cell

#: The chapters, each a module; one that has nothing to say yields nothing.
CHAPTERS = (session, delegations, summary, review, care, decisions, axes, means, ahead, meetings, sources, gaps)


def paper(scope: Scope, title: Words | None = None) -> Paper:
    """Make the paper. `title` is that of a saved report; else what the paper is for."""
    agreements = scope.view.agreements
    chapters = (brief,) if scope.brief else CHAPTERS
    return Paper(
        title=title or (msg("Preparing the session") if scope.session else msg("Report to the committee")),
        scope=_about(scope),
        day=scope.day,
        revision=scope.view.portfolio.revision,
        letterhead=scope.letterhead(),
        public=scope.view.portfolio.public,
        short=scope.brief,
        facts=facts(
            (msg("agreements"), None if scope.brief else tuple(agreement.title for agreement in agreements)),
            (msg("parties"), _parties(scope)),
            (msg("actions"), len(scope.view.actions) - len(scope.view.parts)),
            (msg("parts"), len(scope.view.parts) or None),
        ),
        parts=tuple(part for chapter in chapters for part in chapter.parts(scope)),
    )


def _about(scope: Scope) -> Words:
    """Return what the paper is about: the only agreement, or the one above all others; else how many there are."""
    agreements = scope.view.agreements
    shown = {agreement.ref for agreement in agreements}
    current = scope.view.portfolio.current
    tops = [each for each in agreements if each.parent is None or current(each.parent) not in shown]
    return (
        scope.title(tops[0].ref, whole=True)
        if len(tops) == 1
        else nmsg("{n} agreement", "{n} agreements", len(agreements))
    )


def _parties(scope: Scope) -> tuple[Cell, ...]:
    ids = dict.fromkeys(
        party.id
        for agreement in scope.view.agreements
        for party in agreement.parties
        if not scope.brief or party.role is PartyRole.SIGNATORY
    )
    return tuple(scope.party(party) for party in ids)
