"""The minutes of a meeting, to fill in: who is there on each side, its agenda, what is decided, and who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.model.numerals import by_number
from coopctl.model.vocabularies import PartyRole
from coopctl.reports.committee.delegations import by_side, named
from coopctl.reports.paper import Facts, Paper, Part, Rows, facts
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.model.records import Agreement, Meeting
    from coopctl.reports.committee.scope import Scope
    from coopctl.tables import Cell

#: How many empty rows follow those that are filled.
_PEOPLE, _TOPICS, _DECISIONS = 2, 2, 4
_NUMBER = Column("number", msg("No."))
_ATTENDEES = (
    _NUMBER,
    Column("who", msg("Who"), grow=True),
    Column("functions", msg("Functions"), grow=True),
    Column("role", msg("Role")),
    Column("present", msg("Signature"), grow=True),
)
_AGENDA = (_NUMBER, Column("topic", msg("Topic"), grow=True), Column("said", msg("What was said"), grow=True))
_DECIDED = (
    _NUMBER,
    Column("text", msg("Decision"), grow=True),
    Column("owners", msg("Owners")),
    Column("due", msg("Due")),
)
_SIGNED = (
    Column("party", msg("For"), grow=True),
    Column("who", msg("Name and function"), grow=True),
    Column("signature", msg("Signature"), grow=True),
)


def paper(scope: Scope, agreement: Agreement, meeting: Meeting) -> Paper:
    """Make the minutes: what the files know is filled in, and empty rows follow it."""
    return Paper(
        title=msg("Minutes"),
        scope=meeting.title or agreement.title,
        day=scope.day,
        revision=scope.view.portfolio.revision,
        letterhead=scope.letterhead(),
        public=scope.view.portfolio.public,
        to_fill=True,
        facts=facts(
            (msg("agreement"), agreement.title),
            (msg("kind"), meeting.kind),
            (msg("date"), meeting.date),
            (msg("place"), meeting.place or "…"),
            (msg("summary"), meeting.summary),
        ),
        parts=tuple(_parts(scope, agreement, meeting)),
    )


def _parts(scope: Scope, agreement: Agreement, meeting: Meeting) -> Iterator[Part]:
    yield Part(name="delegations", title=msg("The delegations"))
    for party, people in by_side(agreement, meeting).items():
        rows = [
            (one.person or one.organisation or scope.party(one.party), one.functions, one.role, None) for one in people
        ]
        sheet = _sheet("attendees", _ATTENDEES, rows, _PEOPLE)
        yield Part(name=f"delegation-{party or ''}", title=named(scope, party), level=2, blocks=(Rows(sheet),))
    topics = _sheet("agenda", _AGENDA, [(topic, None) for topic in meeting.topics], _TOPICS)
    yield Part(name="agenda", title=msg("Agenda"), blocks=(Rows(topics),))
    decided = [
        (each.text, tuple(scope.named(owner) for owner in each.owners), each.due)
        for each in by_number(meeting.decisions)
    ]
    sheet = _sheet("decisions", _DECIDED, decided, _DECISIONS)
    yield Part(name="decisions", title=msg("Decisions"), blocks=(Rows(sheet),))
    yield Part(name="next", title=msg("Next session"), blocks=(Facts(((msg("date"), "…"), (msg("place"), "…"))),))
    signing = [party.id for party in agreement.parties if party.role in (PartyRole.SIGNATORY, PartyRole.PARTNER, None)]
    signed = tuple((scope.party(party), None, None) for party in signing)
    heading = msg("Who signs, and for whom")
    signatures = Sheet(kind="signatures", columns=_SIGNED, rows=signed, heading=heading, empty=msg("none"))
    yield Part(name="signatures", title=msg("Signatures"), blocks=(Rows(signatures),))


def _sheet(kind: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]], more: int) -> Sheet:
    """Return rows with their numbers, and empty ones to write on."""
    every = [*rows, *((None,) * (len(columns) - 1) for _ in range(more))]
    numbered = tuple((place, *row) for place, row in enumerate(every, start=1))
    return Sheet(kind=kind, columns=columns, rows=numbered, heading=_HEADINGS[kind], empty=msg("none"))


_HEADINGS = {
    "attendees": msg("Who attended"),
    "agenda": msg("Points, and what was said of them"),
    "decisions": msg("Decisions, owners and due dates"),
}
