"""Two axes of an agreement, or two actions of an axis, have the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.numerals import Numeral
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.HINT


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each number that stands twice; axes of other parents and parts of actions may repeat it."""
    first: dict[tuple[str, str | None, Numeral], tuple[str, Place]] = {}
    for among, number, path, place in _numbered(portfolio):
        if number is None:
            continue
        before = first.setdefault((*among, number), (path, place))
        if before != (path, place):
            yield Problem(
                path,
                place,
                msg("the number {number} is given twice", number=str(number)),
                msg("correct one of the two"),
                related=(Elsewhere(*before, msg("first given here")),),
            )


def _numbered(portfolio: Portfolio) -> Iterator[tuple[tuple[str, str | None], Numeral | None, str, Place]]:
    """Give (among what it is to be the only one, number, path, place) of all that have a number in the document."""
    for agreement in portfolio.agreements.values():
        for position, axis in enumerate(agreement.axes):
            yield (f"{agreement.ref}/", axis.parent), axis.number, agreement.path, ("axes", position, "number")
    for action in portfolio.actions.values():
        if action.part_of is None and action.merged_into is None:
            yield (action.agreement, action.axis), action.number, action.path, ("number",)
