"""What has changed in the money of an action: each line of which a sum is another, with its sums before and now."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind
from coopctl.messages import Amount, Number, msg
from coopctl.model.records import Action

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from coopctl.messages import Message
    from coopctl.model.records import BudgetLine
    from coopctl.tables import Cell

_KEY: tuple[str, ...] = next(each.metadata["key"] for each in fields_of(Action) if each.name == "budget")


def key(line: BudgetLine) -> tuple[str, ...]:
    """Return what names a budget line among the others of its action."""
    return tuple(str(getattr(line, name)) for name in _KEY)


def of_action(old: Action, new: Action) -> Iterator[Change]:
    """Yield a change for each line that has come, gone, or of which a sum is another."""
    if old.budget == new.budget:
        return
    before, after = ({key(line): line for line in each.budget} for each in (old, new))
    for name in dict.fromkeys([*before, *after]):
        then, now = before.get(name), after.get(name)
        first, last = _sums(then), _sums(now)
        if first != last:
            yield Change(
                kind=ChangeKind.MONEY,
                ref=new.ref,
                title=new.title,
                before=_told(then, first - last),
                after=_told(now, last - first),
            )


def _sums(line: BudgetLine | None) -> frozenset[tuple[str, Decimal | int]]:
    told = () if line is None else (("planned", line.planned), ("committed", line.committed), ("spent", line.spent))
    return frozenset((name, value) for name, value in told if value is not None)


def _told(line: BudgetLine | None, sums: frozenset[tuple[str, Decimal | int]]) -> Cell:
    """Return the sums of a line after its year and heading; None where none of them is stated."""
    if line is None or not sums:
        return None
    values = dict(sums)
    said: list[Message] = [_SAID[name](line, values[name]) for name in _SAID if name in values]
    return (*(each for each in (line.period or line.year, line.heading) if each), *said)


def _amount(line: BudgetLine, value: Decimal | int) -> Amount | Number:
    return Amount(value, line.currency) if line.currency else Number(value)


_SAID = {
    "planned": lambda line, value: msg("{amount} planned", amount=_amount(line, value)),
    "committed": lambda line, value: msg("{amount} committed", amount=_amount(line, value)),
    "spent": lambda line, value: msg("{amount} spent", amount=_amount(line, value)),
}
