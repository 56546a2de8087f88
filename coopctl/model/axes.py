"""The axes of an agreement as they are shown: by number, each followed by those under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.numerals import by_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.records import Agreement, Axis


def tree(agreement: Agreement) -> tuple[tuple[Axis, Axis | None], ...]:
    """Return every axis once, with the one that it stands under; parents come first, all by their numbers.

    A `parent` that the agreement does not have, or that is the axis itself, counts as none.
    """
    known = {axis.id: axis for axis in agreement.axes}
    ordered = by_number(known.values())
    over = {axis.id: known.get(axis.parent or "") if axis.parent != axis.id else None for axis in ordered}
    under: dict[str, list[Axis]] = {}
    for axis in ordered:
        if (parent := over[axis.id]) is not None:
            under.setdefault(parent.id, []).append(axis)
    found: dict[str, tuple[Axis, Axis | None]] = {}
    tops = [axis for axis in ordered if over[axis.id] is None]
    for top in (*tops, *ordered):  # the second time for axes that stand under each other
        waiting = [top]
        while waiting:
            axis = waiting.pop()
            if axis.id not in found:
                found[axis.id] = (axis, over[axis.id])
                waiting += reversed(under.get(axis.id, ()))
    return tuple(found.values())


def above(agreement: Agreement | None) -> Mapping[str, str]:
    """Return the axis that each axis stands under, by its id; those that stand under none are not there."""
    return {axis.id: over.id for axis, over in tree(agreement) if over} if agreement else {}
