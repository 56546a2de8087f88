"""An action, or an axis as its parent, names an axis that the agreement does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.spelling.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each axis that does not resolve; `none` is always known."""
    for action in portfolio.actions.values():
        agreement = portfolio.agreements.get(action.agreement)
        if agreement is None or action.axis is None or action.axis == "none":
            continue
        axes = [axis.id for axis in agreement.axes]
        if action.axis not in axes:
            known = msg("the axes are {ids}", ids=tuple(axes)) if axes else msg("this agreement has no axes")
            yield Problem(
                action.path,
                ("axis",),
                msg("‘{agreement}’ has no axis ‘{axis}’", agreement=agreement.ref, axis=action.axis),
                did_you_mean(action.axis, axes)
                or (msg("write one of {words}", words=(*axes, "none")) if axes else msg("delete this line")),
                related=(Elsewhere(agreement.path, ("axes",) if axes else (), known),),
            )
    for agreement in portfolio.agreements.values():
        ids = [axis.id for axis in agreement.axes]
        for place, axis in enumerate(agreement.axes):
            if axis.parent is not None and axis.parent not in ids:
                yield Problem(
                    agreement.path,
                    ("axes", place, "parent"),
                    msg("‘{agreement}’ has no axis ‘{axis}’", agreement=agreement.ref, axis=axis.parent),
                    did_you_mean(axis.parent, [each for each in ids if each != axis.id])
                    or msg("write the id of another axis of this agreement, or delete this line"),
                )
