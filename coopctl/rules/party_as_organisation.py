"""A party that stands as an organisation or a person, so that nothing counts it as the party that it is."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from coopctl.findings import Aim, Problem
from coopctl.messages import mending, msg
from coopctl.model.records import Agreement, Who
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.spelling.called import nearly_called, same_name

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
            named = [(each, _names(each, agreement, portfolio)) for each in agreement.parties] if said else []
            party = next((each for each, names in named if _any_same(said, names)), None)
            if party is None and who.party is None:
                near = [each for each, names in named if any(nearly_called(text, names) for text in said)]
                if len(near) == 1:
                    yield _perhaps(record.path, (*place, key), near[0])
                    break
            if party is not None and who.party in (None, party.id):
                if who.party is None:
                    yield _problem(record.path, place, key, party, alone=_is_alone(who))
                break
            if party is not None:
                yield _of_another(record.path, (*place, key), str(who.party), party)
                break


def _names(party: Party, agreement: Agreement, portfolio: Portfolio) -> tuple[str, ...]:
    name = portfolio.party_name(party.id, agreement.ref)
    texts = chain((name,) if name is not None else (), party.aliases)
    return (party.id, *chain.from_iterable(text.variants.values() for text in texts))


def _any_same(said: Collection[str], names: Collection[str]) -> bool:
    return any(same_name(each, name) for each in said for name in names)


def _perhaps(path: str, place: Place, party: Party) -> Problem:
    """Ask whether a party is meant whose name is nearly the same: nothing counts this as that party."""
    message = msg("this is nearly the name of the party ‘{party}’, and is counted as another body", party=party.id)
    line = f"party: {party.id}"
    help_ = msg("write ‘{line}’ in its place, if that party is meant", line=line)
    return Problem(path, place, message, help_, Aim.KEY, severity=Severity.HINT)


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
