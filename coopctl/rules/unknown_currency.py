"""A currency code that ISO 4217 does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.spelling.nearest import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each currency of a budget line, or of an agreement's defaults, that is not in use."""
    spelling, known = Spelling(), codes("currencies")
    for agreement in portfolio.agreements.values():
        used = agreement.defaults.currency if agreement.defaults else None
        if used and used not in known:
            yield _unknown(agreement.path, ("defaults", "currency"), used, spelling)
    for action in portfolio.actions.values():
        given = portfolio.agreements.get(action.agreement)
        usual = given.defaults.currency if given and given.defaults else None
        for position, line in enumerate(action.budget):
            if line.currency and line.currency != usual and line.currency not in known:
                yield _unknown(action.path, ("budget", position, "currency"), line.currency, spelling)


def _unknown(path: str, place: Place, code: str, spelling: Spelling) -> Problem:
    from coopctl.spelling import amounts  # only here: most files have no such code

    return Problem(
        path,
        place,
        msg("‘{code}’ is no currency code of ISO 4217", code=code),
        amounts.by_many(code)
        or (msg("write what you mean: {words}", words=named) if (named := amounts.called(code)) else None)
        or spelling.perhaps(code, codes("currencies"))
        or msg("write the three letters of the standard, as in EUR or MAD"),
    )
