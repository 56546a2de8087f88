"""Two agreements describe the same party, and do not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Party

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each fact that differs from what an earlier agreement (by name) says of the party."""
    first: dict[tuple[str, str], tuple[str, Agreement, Place]] = {}
    for agreement in portfolio.agreements.values():
        for position, party in enumerate(agreement.parties):
            for fact, place, value in _facts(party, ("parties", position)):
                said, where, there = first.setdefault((party.id, fact), (value, agreement, place))
                if said != value and where is not agreement:
                    yield Problem(
                        agreement.path,
                        place,
                        msg("‘{party}’ is described in two ways: here {value}", party=party.id, value=value),
                        msg("keep one of them; a party needs to be described only once"),
                        related=(Elsewhere(where.path, there, msg("and {value} here", value=said)),),
                    )


def _facts(party: Party, place: Place) -> Iterator[tuple[str, Place, str]]:
    """Give (fact, place, value); a text is one fact for each of its languages."""
    for field in ("name", "kind", "country", "subdivision", "place"):
        value = getattr(party, field)
        if isinstance(value, Text):
            for tag, words in value.variants.items():
                yield f"{field}.{tag.casefold()}", (*place, field) if value.plain else (*place, field, tag), words
        elif value is not None:
            yield field, (*place, field), str(value)
    for scheme, text in party.ids.items():
        yield f"ids.{scheme}", (*place, "ids", scheme), text
