"""A number has three decimals where they are not usual: a point was perhaps to mark thousands."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model import currencies
from coopctl.model.records import Action, BudgetLine, Indicator, Milestone
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.texts import Text
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING
NEEDS = frozenset({Decimal})
_DOUBTFUL = 3
_THOUSAND = 1000


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each amount with exactly three decimals, where its currency has fewer.

    Also for a weight of one and more whose three decimals end in 0, and a value of an indicator; of a value only where
    the indicator has thousands besides, or its decimals end in 0 and no other value shows that it is so precise.
    """
    if all(_three(number) is None for _, number in seen.of(Decimal)):
        return
    path = seen.record.path
    for place, line in seen.of(BudgetLine):
        if line.currency is None or (decimals := currencies.decimals(line.currency)) >= _DOUBTFUL:
            continue
        for name in ("baseline", "planned", "committed", "spent"):
            if (amount := _three(getattr(line, name))) is not None:
                unit = Decimal(1).scaleb(-decimals)
                yield _problem(path, (*place, name), amount, str(amount.quantize(unit, ROUND_HALF_UP)))
    weights = [((*place, "weight"), milestone.weight) for place, milestone in seen.of(Milestone)]
    if isinstance(seen.record, Action) and "weight" in seen.data:
        weights.append((("weight",), seen.record.weight))
    for place, written in weights:
        if (weight := _three(written)) is not None and weight >= 1 and str(weight).endswith("0"):
            yield _problem(path, place, weight, _plain(weight))
    for place, indicator in seen.of(Indicator):
        for below, value in _doubtful(list(values(indicator))):
            yield _problem(path, (*place, *below), value, _plain(value))


def values(indicator: Indicator) -> Iterator[tuple[Place, Decimal | int]]:
    """Yield the place and the number of each value of an indicator that is a number."""
    rows: list[tuple[Place, Decimal | int | Text | None]] = [
        (("baseline", "value"), indicator.baseline.value if indicator.baseline else None),
        (("target", "value"), indicator.target.value if indicator.target else None),
        *((("steps", number, "value"), step.value) for number, step in enumerate(indicator.steps)),
        *((("readings", number, "value"), one.value) for number, one in enumerate(indicator.readings)),
    ]
    return ((place, value) for place, value in rows if isinstance(value, Decimal | int))


def _doubtful(found: list[tuple[Place, Decimal | int]]) -> Iterator[tuple[Place, Decimal]]:
    three = [(place, value) for place, written in found if (value := _three(written)) is not None]
    if not three:
        return
    precise = any(not str(value).endswith("0") for _, value in three)
    thousands = any(value >= _THOUSAND and value == int(value) for _, value in found)
    for place, value in three:
        if 1 <= abs(value) < _THOUSAND and (thousands or (str(value).endswith("0") and not precise)):
            yield place, value


def _three(number: object) -> Decimal | None:
    """Return a number that is written with exactly three decimals, None for any other."""
    return number if isinstance(number, Decimal) and number.as_tuple().exponent == -_DOUBTFUL else None


def _problem(path: str, place: Place, number: Decimal, less: str) -> Problem:
    more = str(number).replace(".", "").lstrip("0") or "0"
    return Problem(
        path,
        place,
        msg(
            "‘{amount}’ is {less}, not {more}: a point begins decimals",
            amount=str(number),
            less=_plain(number),
            more=more,
        ),
        msg("write {more} if thousands are meant, else {less}", more=more, less=less),
    )


def _plain(amount: Decimal) -> str:
    """Write a number without zeros at its end: 60.000 is 60, 60.500 is 60.5."""
    return str(amount).rstrip("0").rstrip(".")
