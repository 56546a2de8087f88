"""More was spent than was committed, or than was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import Amount, Number, msg
from coopctl.model.records import BudgetLine
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({BudgetLine})


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each budget line that has spent more than it states as committed, or as planned."""
    path = seen.record.path
    for place, line in seen.of(BudgetLine):
        spent = line.spent
        if spent is None:
            continue
        here = (*place, "spent")
        if line.committed is not None and spent > line.committed:
            yield Problem(
                path,
                here,
                msg(
                    "{spent} is spent, more than the {amount} that is committed",
                    spent=_money(spent, line.currency),
                    amount=_money(line.committed, line.currency),
                ),
                msg("correct one of the two, or write what is committed now"),
                related=(Elsewhere(path, (*place, "committed"), msg("the amount committed")),),
            )
        elif line.planned is not None and spent > line.planned:
            yield Problem(
                path,
                here,
                msg(
                    "{spent} is spent, more than the {amount} that is planned",
                    spent=_money(spent, line.currency),
                    amount=_money(line.planned, line.currency),
                ),
                msg("correct one of the two, or write what is planned now"),
                related=(Elsewhere(path, (*place, "planned"), msg("the amount planned")),),
            )


def _money(value: Decimal | int, currency: str | None) -> Amount | Number:
    """Return an amount as it is told: with its currency where it has one."""
    return Amount(value, currency) if currency else Number(value)
