"""The axes of an agreement as they are shown: by number, each followed by those under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.numerals import by_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.model.records import Agreement, Axis


def tree(agreement: Agreement) -> tuple[tuple[Axis, Axis | None], ...]:
    """Return every axis once, with the one that it stands under; parents come first, all by their numbers.

    A `parent` that the agreement does not have, or that is the axis itself, counts as none.
    """
    known = {axis.id: axis for axis in agreement.axes}
    ordered = by_number(known.values())
    over = {axis.id: known.get(axis.parent or "") if axis.parent != axis.id else None for axis in ordered}
    tops = [axis for axis in ordered if over[axis.id] is None]
    drawn: set[str] = set()
    found: list[tuple[Axis, Axis | None]] = []
    for top in (*tops, *ordered):  # the second time for axes that stand under each other
        for axis in _branch(top, over, ordered):
            if axis.id not in drawn:
                drawn.add(axis.id)
                found.append((axis, over[axis.id]))
    return tuple(found)


def above(agreement: Agreement | None) -> Mapping[str, str]:
    """Return the axis that each axis stands under, by its id; those that stand under none are not there."""
    return {axis.id: over.id for axis, over in tree(agreement) if over} if agreement else {}


def _branch(top: Axis, over: Mapping[str, Axis | None], ordered: tuple[Axis, ...]) -> Iterator[Axis]:
    """Yield an axis, and what stands under it through levels; axes in a circle end where they began."""
    seen: set[str] = set()
    waiting = [top]
    while waiting:
        axis = waiting.pop()
        if axis.id not in seen:
            seen.add(axis.id)
            yield axis
            waiting += [each for each in reversed(ordered) if over[each.id] == axis]
