"""The shares of an action's countries, or of its DAC codes, do not make 100 percent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR

#: How far the sum may be from 100 for each share: what rounding to two decimals takes.
_ROUNDING = Decimal("0.01")


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each list whose sum is further from 100 than 0.01 a share.

    Shares on some rows only are told by the schema.
    """
    for action in portfolio.actions.values():
        for name, rows in (("countries", action.countries), ("dac", action.dac)):
            if not rows:
                continue
            shares = [row.share for row in rows if row.share is not None]
            total = sum((Decimal(share) for share in shares), Decimal())
            if shares and abs(total - 100) > _ROUNDING * len(shares):
                yield Problem(
                    action.path,
                    (name,),
                    msg("the shares make {total}, not 100", total=total),
                    msg("write the shares in percent, as in 60 for 0.6")
                    if abs(total - 1) <= _ROUNDING
                    else msg("correct the shares so that they make 100, or leave them all out"),
                )
