"""What may be added up over actions: nothing twice, nothing of what is cancelled, and unknown is not 0."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING

from coopctl.measures import links
from coopctl.model.vocabularies import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coopctl.measures.outcomes import Standing
    from coopctl.model.records import Action

#: Enough digits for the sum of any number of amounts that a file may hold.
_EXACT = Context(prec=200)


def counting(
    actions: Iterable[Action], standing: Standing, wholes: Mapping[str, str], tells: Callable[[Action], bool]
) -> Iterator[tuple[Action, bool]]:
    """Yield the actions whose lines count, each with whether it is cancelled on the day.

    The lines of a part count only where no whole above it among the actions has lines that count (`tells`) and is not
    cancelled: the same is not told twice.
    """
    shown = tuple(actions)
    cancelled = {one.ref for one in shown if standing.actions[one.ref].state.status is ActionStatus.CANCELLED}
    telling = {one.ref for one in shown if tells(one)} - cancelled
    told = links.told_by_wholes((one.ref for one in shown), telling, wholes)
    for action in shown:
        if action.ref not in told:
            yield action, action.ref in cancelled


def plus(one: Decimal | int | None, other: Decimal | int | None) -> Decimal | int | None:
    """Add two figures exactly; what is not known adds nothing."""
    if one is None or other is None:
        return other if one is None else one
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    return _EXACT.add(Decimal(one), Decimal(other))


def minus(one: Decimal | int | None, other: Decimal | int | None) -> Decimal | int | None:
    """Return how much more the first is than the other, exactly; None where one of the two is not known."""
    if one is None or other is None:
        return None
    if isinstance(one, int) and isinstance(other, int):
        return one - other
    return _EXACT.subtract(Decimal(one), Decimal(other))


def size(one: Decimal | int) -> Decimal | int:
    """Return a figure without its sign, exactly."""
    return one.copy_abs() if isinstance(one, Decimal) else abs(one)
