"""A party that stands as an organisation or a person, so that nothing counts it as the party that it is."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from coopctl.findings import Aim, Problem
from coopctl.messages import mending, msg
from coopctl.model.records import Agreement, Who
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.spelling.called import same_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Party
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING
NEEDS = frozenset({Who})
BESIDE = frozenset({"parties"})


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each body whose organisation or person is called as a party is, on no side or another's."""
    record = seen.record
    agreement = record if isinstance(record, Agreement) else portfolio.agreements.get(record.agreement)
    if agreement is None:
        return
    for place, who in seen.of(Who):
        if len(written(seen.data, place)) != len(place):
            continue
        for key, text in (("organisation", who.organisation), ("person", who.person)):
            said = text.variants.values() if text is not None else ()
            party = next((each for each in agreement.parties if _is_called(each, said, agreement, portfolio)), None)
            if party is not None and who.party in (None, party.id):
                if who.party is None:
                    yield _problem(record.path, place, key, party, alone=_is_alone(who))
                break
            if party is not None:
                yield _of_another(record.path, (*place, key), str(who.party), party)
                break


def _is_called(party: Party, said: Collection[str], agreement: Agreement, portfolio: Portfolio) -> bool:
    name = portfolio.party_name(party.id, agreement.ref)
    texts = chain((name,) if name is not None else (), party.aliases)
    names = (party.id, *chain.from_iterable(text.variants.values() for text in texts))
    return any(same_name(each, name) for each in said for name in names)


def _is_alone(who: Who) -> bool:
    return (who.organisation is None or who.person is None) and not who.functions and who.role is None


def _of_another(path: str, place: Place, side: str, party: Party) -> Problem:
    message = msg("‘{party}’ is another party than ‘{side}’, on whose side this stands", party=party.id, side=side)
    return Problem(path, place, message, msg("keep one of the two"))


def _problem(path: str, place: Place, key: str, party: Party, *, alone: bool) -> Problem:
    message = msg("‘{party}’ is a party, and ‘{key}’ names it as something else", party=party.id, key=key)
    if alone:
        return Problem(path, place, message, mending(msg("write the party's id alone: {id}", id=party.id), party.id))
    line = f"party: {party.id}"
    return Problem(path, (*place, key), message, msg("write ‘{line}’ in its place", line=line), Aim.KEY)
