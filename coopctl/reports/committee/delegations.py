"""The delegations: who sits on each side, from the session that is prepared or the last meeting that was held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.measures import facts, links
from coopctl.messages import Told, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import AttendeeRole, PartyRole
from coopctl.reports.committee.scope import SESSIONS
from coopctl.reports.paper import Bullets, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Agreement, Meeting, Who
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Words
    from coopctl.tables import Cell

_NOBODY = msg("No session on record names its delegations; these are the parties.")

#: Who is named first within a delegation; others keep the order of the file.
_RANK = {AttendeeRole.CHAIR: 0, AttendeeRole.HEAD: 1, AttendeeRole.SIGNATORY: 2}


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter: a part a delegation, under its agreement where several have one, else the parties."""
    found = tuple(_meetings(scope))
    only = len(found) == 1
    noted = _said(found[0][1]) if only else _NOBODY if scope.internal and not found else None
    said = (Paragraph(noted, note=True),) if noted else ()
    parties = [] if found else [(agreement, _parties(scope, agreement)) for agreement in scope.view.agreements]
    alike = all(each == parties[0][1] for _, each in parties)
    listed = [each for _, each in parties[:1]] if alike else ()
    title = msg("The delegations") if found else msg("The parties")
    yield Part(name="delegations", title=title, blocks=(*said, *listed))
    for agreement, each in () if alike else parties:
        yield Part(name=f"parties-{agreement.ref}", title=agreement.title, level=2, blocks=(each,))
    for agreement, meeting in found:
        if not only:
            blocks = (Paragraph(_said(meeting), note=True),)
            yield Part(name=f"delegations.{agreement.ref}", title=agreement.title, level=2, blocks=blocks)
        yield from _sides(scope, agreement, meeting, level=2 if only else 3)


def _sides(scope: Scope, agreement: Agreement, meeting: Meeting, *, level: int) -> Iterator[Part]:
    """Yield a part a party that sits, then those who were there on no side."""
    for party, people in by_side(agreement, meeting).items():
        if not people and not scope.internal:
            continue
        absent = (Paragraph(msg("Nobody is named."), note=True),)
        yield Part(
            name=f"delegation.{agreement.ref}.{party or ''}",
            title=named(scope, party),
            level=level,
            blocks=(Bullets(tuple(_seat(one) for one in people)),) if people else absent,
        )


def by_side(agreement: Agreement, meeting: Meeting) -> dict[str | None, list[Who]]:
    """Return who sits on each side, who leads it first; then, under None, those who were there on no side."""
    sides: dict[str | None, list[Who]] = {party.id: [] for party in agreement.parties if party.role in _SITTING}
    for someone in meeting.attendees:
        sides.setdefault(someone.party, []).append(someone)
    return {party: sorted(people, key=_rank) for party, people in sides.items()}


def _rank(someone: Who) -> int:
    return _RANK.get(someone.role, 9) if isinstance(someone.role, AttendeeRole) else 9


_SITTING = (PartyRole.SIGNATORY, PartyRole.PARTNER, None)


def named(scope: Scope, party: str | None) -> Words:
    """Return what a side is called, or those who are on none."""
    name = scope.party(party)
    return name if isinstance(name, Text) else msg("{party}", party=party) if party else msg("Also there, on no side")


def _meetings(scope: Scope) -> Iterator[tuple[Agreement, Meeting]]:
    """Yield the session to prepare where it names anybody, else the last meetings held that do, one an agreement.

    A session of the committee goes before any other meeting, and before an earlier session of a framework or a plan.
    """
    if scope.session and scope.session[1].attendees:
        yield scope.session
        return
    below = links.plans(scope.view.portfolio)
    last = [found for agreement in scope.view.agreements if (found := _last(agreement, scope.day))]
    for agreement, meeting in last:
        later = any(
            (agreement.ref in below.get(other.ref, ()) or other.ref in below.get(agreement.ref, ()))
            and each.kind in SESSIONS
            and _begins(each) > _begins(meeting)
            for other, each in last
        )
        if not later or meeting.kind not in SESSIONS:
            yield agreement, meeting


def _last(agreement: Agreement, day: date) -> tuple[Agreement, Meeting] | None:
    """Return the agreement's last session by the day that names anybody, else its last meeting that does."""
    named = [each for each in agreement.meetings if each.attendees and facts.happened(each.date, day)]
    found = [each for each in named if each.kind in SESSIONS] or named
    return (agreement, max(found, key=_begins)) if found else None


def _begins(meeting: Meeting) -> tuple[date, str]:
    return (meeting.date.earliest or date.min, meeting.id)


def _said(meeting: Meeting) -> Words:
    if meeting.title is None:
        return msg("As of {date}.", date=Told(meeting.date))
    return msg("As at ‘{meeting}’, {date}.", meeting=meeting.title, date=Told(meeting.date))


def _parties(scope: Scope, agreement: Agreement) -> Bullets:
    return Bullets(
        tuple(
            (scope.party(party.id), party.role) if party.role else scope.party(party.id) for party in agreement.parties
        )
    )


def _seat(someone: Who) -> Cell:
    """Return a person with functions, organisation and role."""
    named = tuple(text for text in (someone.person, *someone.functions, someone.organisation) if text)
    return (*named, someone.role) if someone.role else named
