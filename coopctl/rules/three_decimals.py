"""An amount has three decimals in a currency of two: a point was perhaps to mark thousands."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model import currencies
from coopctl.model.records import BudgetLine
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING
_DOUBTFUL = 3


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each amount with exactly three decimals, where its currency has fewer."""
    for place, line in seen.of(BudgetLine):
        if line.currency is None or (decimals := currencies.decimals(line.currency)) >= _DOUBTFUL:
            continue
        for name in ("baseline", "planned", "committed", "spent"):
            amount = getattr(line, name)
            if isinstance(amount, Decimal) and amount.as_tuple().exponent == -_DOUBTFUL:
                unit = Decimal(1).scaleb(-decimals)
                yield Problem(
                    seen.record.path,
                    (*place, name),
                    msg(
                        "‘{amount}’ is {less}, not {more}: a point begins decimals",
                        amount=str(amount),
                        less=_plain(amount),
                        more=str(amount).replace(".", "").lstrip("0") or "0",
                    ),
                    msg(
                        "write {more} if thousands are meant, else {less}",
                        more=str(amount).replace(".", "").lstrip("0") or "0",
                        less=str(amount.quantize(unit, ROUND_HALF_UP)),
                    ),
                )


def _plain(amount: Decimal) -> str:
    """Write a number without zeros at its end: 60.000 is 60, 60.500 is 60.5."""
    return str(amount).rstrip("0").rstrip(".")
