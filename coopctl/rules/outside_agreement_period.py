"""An action starts before its agreement holds, or goes on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import RenewalMode, Severity
from coopctl.rules.dates_out_of_order import backwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.dates import Period
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement

SEVERITY = Severity.WARNING


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each action whose period lies certainly, if only in part, outside its agreement's."""
    for action in portfolio.actions.values():
        agreement = portfolio.agreements.get(action.agreement)
        if agreement is None or agreement.period is None or action.period is None:
            continue
        if backwards(agreement.period) or backwards(action.period):
            continue
        if _early(action.period, agreement.period) or _late(action.period, agreement):
            yield Problem(
                action.path,
                ("period",),
                msg(
                    "{period} is not within {outer}, when ‘{ref}’ holds",
                    period=action.period,
                    outer=agreement.period,
                    ref=agreement.ref,
                ),
                msg("correct the period, or extend the agreement's"),
                related=(Elsewhere(agreement.path, ("period",), msg("the agreement holds then")),),
            )


def _early(inner: Period, outer: Period) -> bool:
    return bool(inner.start and outer.start and outer.start.earliest > inner.start.latest)


def _late(inner: Period, agreement: Agreement) -> bool:
    """Whether the action ends, or even starts, after the agreement; one renewed tacitly goes on."""
    outer = agreement.period
    if outer is None or outer.end is None or (agreement.renewal and agreement.renewal.mode is RenewalMode.TACIT):
        return False
    return any(end is not None and end.earliest > outer.end.latest for end in (inner.start, inner.end))
