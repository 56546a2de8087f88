"""The two delegations: who sits on each side, from the session that is prepared or the last one that was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Told, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import AttendeeRole, PartyRole
from coopctl.reports.committee.scope import last_session
from coopctl.reports.paper import Bullets, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Agreement, Meeting, Who
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Words
    from coopctl.tables import Cell

#: Who is named first within a delegation; others keep the order of the file.
_RANK = {AttendeeRole.CHAIR: 0, AttendeeRole.HEAD: 1, AttendeeRole.SIGNATORY: 2}


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter: a part a delegation, else the parties where no meeting says who sits."""
    found = _meeting(scope)
    yield Part(name="delegations", title=msg("The delegations"), blocks=(Paragraph(_said(found), note=True),))
    if found is None:
        for agreement in scope.view.agreements:
            yield _parties(scope, agreement)
        return
    sides: dict[str | None, list[Who]] = {party.id: [] for party in found[0].parties if party.role in _SITTING}
    for someone in found[1].attendees:
        sides.setdefault(someone.party, []).append(someone)
    for party, people in sides.items():
        seated = sorted(people, key=lambda one: _RANK.get(one.role, 9) if isinstance(one.role, AttendeeRole) else 9)
        absent = (Paragraph(msg("Nobody is named."), note=True),)
        yield Part(
            name=f"delegation.{party or ''}",
            title=_named(scope, party),
            level=2,
            blocks=(Bullets(tuple(_seat(one) for one in seated)),) if seated else absent,
        )


_SITTING = (PartyRole.SIGNATORY, PartyRole.PARTNER, None)


def _named(scope: Scope, party: str | None) -> Words:
    name = scope.party(party)
    return name if isinstance(name, Text) else msg("{party}", party=party) if party else msg("Others")


def _meeting(scope: Scope) -> tuple[Agreement, Meeting] | None:
    """Return the session to prepare where it names anybody, else the last one held that does."""
    if scope.session and scope.session[1].attendees:
        return scope.session
    last = last_session(scope.view, scope.session[1] if scope.session else None)
    return last if last and last[1].attendees else None


def _said(found: tuple[Agreement, Meeting] | None) -> Words:
    if found is None:
        return msg("No session on record names its delegations; these are the parties.")
    meeting = found[1]
    if meeting.title is None:
        return msg("As on {date}.", date=Told(meeting.date))
    return msg("As at ‘{meeting}’, {date}.", meeting=meeting.title, date=Told(meeting.date))


def _parties(scope: Scope, agreement: Agreement) -> Part:
    rows = tuple(
        (scope.party(party.id), party.role) if party.role else scope.party(party.id) for party in agreement.parties
    )
    return Part(name=f"parties-{agreement.ref}", title=agreement.title, level=2, blocks=(Bullets(rows),))


def _seat(someone: Who) -> Cell:
    """Return a person with functions, organisation and role."""
    named = tuple(text for text in (someone.person, *someone.functions, someone.organisation) if text)
    return (*named, someone.role) if someone.role else named
