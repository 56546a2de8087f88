"""An axis stands under another that itself stands under one: axes go one level deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each axis under one that has a parent, and for an axis under itself."""
    for agreement in portfolio.agreements.values():
        places = {axis.id: place for place, axis in enumerate(agreement.axes)}
        for place, axis in enumerate(agreement.axes):
            if axis.parent not in places:
                continue
            parent = agreement.axes[places[axis.parent]]
            related: tuple[Elsewhere, ...] = ()
            if parent is axis:
                message = msg("an axis cannot stand under itself")
            elif parent.parent is not None:
                message = msg("‘{axis}’ itself stands under ‘{other}’", axis=parent.id, other=parent.parent)
                there = ("axes", places[axis.parent], "parent")
                related = (Elsewhere(agreement.path, there, msg("this one has a parent too")),)
            else:
                continue
            mend = msg("axes go one level deep: delete this line here or there")
            yield Problem(agreement.path, ("axes", place, "parent"), message, mend, related=related)
