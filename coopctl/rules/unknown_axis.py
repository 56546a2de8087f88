"""An action, or an axis as its parent, names an axis that the agreement does not have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import Patience
from coopctl.spelling import called
from coopctl.spelling.nearest import few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.spelling.called import Called

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each axis that does not resolve; `none` is always known."""
    patience = Patience()

    @cache
    def described(ref: str) -> tuple[Called, ...]:
        return called.described(portfolio.agreements[ref].data.get("axes"))

    axes = {ref: tuple(axis.id for axis in agreement.axes) for ref, agreement in portfolio.agreements.items()}
    known = {ref: frozenset(ids) for ref, ids in axes.items()}
    for action in portfolio.actions.values():
        agreement = portfolio.agreements.get(action.agreement)
        if agreement is None or action.axis is None or action.axis == "none":
            continue
        ids = axes[agreement.ref]
        if action.axis not in known[agreement.ref]:
            here = msg("the axes are {ids}", ids=few(ids)) if ids else msg("this agreement has no axes")
            things = (*described(agreement.ref), called.NO_AXIS) if patience.lasts(len(ids)) else ()
            no_axes = msg("describe it under ‘axes:’ in {path}, or write ‘axis: none’", path=agreement.path)
            yield Problem(
                action.path,
                ("axis",),
                msg("‘{agreement}’ has no axis ‘{axis}’", agreement=agreement.ref, axis=action.axis),
                called.which(action.axis, things)
                or (msg("write one of {words}", words=(*few(ids), "none")) if ids else no_axes),
                related=(Elsewhere(agreement.path, ("axes",) if ids else (), here),),
            )
    for agreement in portfolio.agreements.values():
        for place, axis in enumerate(agreement.axes):
            if axis.parent is not None and axis.parent not in known[agreement.ref]:
                lasts = patience.lasts(len(agreement.axes))
                others = [each for each in described(agreement.ref) if each.id != axis.id] if lasts else []
                yield Problem(
                    agreement.path,
                    ("axes", place, "parent"),
                    msg("‘{agreement}’ has no axis ‘{axis}’", agreement=agreement.ref, axis=axis.parent),
                    called.which(axis.parent, others) or msg("write the id of another axis of this agreement"),
                )
