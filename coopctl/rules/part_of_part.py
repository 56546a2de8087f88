"""An action is part of another that is itself a part: parts go one level deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.mentions import present_name
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each part of a part, and for an action that is part of itself."""
    for action in portfolio.actions.values():
        whole = portfolio.actions.get(present_name(portfolio, action.part_of) or "") if action.part_of else None
        if whole is None or whole.part_of is None:
            continue
        if whole is action:
            message, mend = msg("an action cannot be part of itself"), msg("delete this line")
        else:
            message = msg("‘{whole}’ is itself a part of ‘{other}’", whole=whole.ref, other=whole.part_of)
            mend = _mend(portfolio, action, whole.part_of)
        there = Elsewhere(whole.path, ("part_of",), msg("this one is a part too"))
        yield Problem(action.path, ("part_of",), message, mend, related=() if whole is action else (there,))


def _mend(portfolio: Portfolio, action: Action, other: str) -> Message:
    if present_name(portfolio, other) == action.ref:
        return msg("delete this line here or there: each cannot be part of the other")
    return msg("write ‘{word}’, or let it be an action of its own", word=other)
