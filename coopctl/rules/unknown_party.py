"""A party's id that the agreement does not list among its parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.records import Agreement, Missions, Who
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.spelling import called, synonyms
from coopctl.strict_yaml import pasted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Patience, Seen

SEVERITY = Severity.ERROR
NEEDS = frozenset({Missions, Who})
BESIDE = frozenset({"parties"})
#: So many ids are looked through in the time of comparing one word with another.
_CHEAPER = 50


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each side that is no party of the record's agreement."""
    record = seen.record
    agreement = record if isinstance(record, Agreement) else portfolio.agreements.get(record.agreement)
    if agreement is None:
        return
    ids = {party.id for party in agreement.parties}
    for place, party in _named(seen):
        if party is not None and party not in ids and _is_written(seen, place):
            yield Problem(
                record.path,
                written(seen.data, place),
                msg("‘{party}’ is no party of ‘{agreement}’", party=party, agreement=agreement.ref),
                _help(portfolio, agreement, party, seen.patience, in_list=isinstance(place[-2], int)),
                related=(Elsewhere(agreement.path, ("parties",), msg("its parties stand here")),),
            )


def _is_written(seen: Seen, place: Place) -> bool:
    """Whether the file itself names that side; what it has from its agreement's defaults is told there."""
    return len(written(seen.data, place)) >= len(place) - 1


def _help(portfolio: Portfolio, agreement: Agreement, party: str, patience: Patience, *, in_list: bool) -> Message:
    if pasted.unfilled(party) or pasted.not_known(party) or synonyms.truth(party) is False:
        return msg("leave the field out where the value is not known, or where there is none")
    if synonyms.stands_for(party, synonyms.EVERYONE):
        ids = tuple(each.id for each in agreement.parties)
        if in_list:
            return msg("write each as an entry of its own: {words}", words=ids)
        return msg("keep one of {words}; others stand under ‘coordinators’ or ‘partners’", words=ids)
    others = [each.parties for each in portfolio.agreements.values()]
    known = called.described(agreement.data.get("parties")) if patience.left > 0 else ()
    asked = patience.lasts(sum(map(len, others)) // _CHEAPER)
    if asked and any(party == other.id for parties in others for other in parties):
        return msg("add ‘- id: {party}’ to the parties in {path}", party=party, path=agreement.path)
    return called.which(party, known, patience=patience) or msg(
        "write a party of the agreement; who is on no list of parties is an organisation: {{organisation: …}}"
    )


def _named(seen: Seen) -> Iterator[tuple[Place, str | None]]:
    for place, who in seen.of(Who):
        yield (*place, "party"), who.party
    for place, missions in seen.of(Missions):
        yield (*place, "from"), missions.from_
        yield (*place, "to"), missions.to
