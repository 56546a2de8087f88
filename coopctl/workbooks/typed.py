"""What people type in cells, as words that a command line would take: what those mean, `changing.values` knows."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coopctl.workbooks.cells import SheetCell

#: Kinds of fields (`changing.subschemas`) that hold a day, a month or a year, alone or two of them.
DATED = frozenset({"date", "by_date", "period"})
#: The day that a spreadsheet counts as 0: since 1900 with a 29 February that there was not, or since 1904.
_SINCE = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
#: A number in a field of dates is a year up to here, and from here on the count of a day.
_LAST_YEAR, _FIRST_DAY, _LAST_DAY = 2999, 10_000, 110_000
_HUNDRED = 100
_THOUSANDTHS = 3


def word(cell: SheetCell, kind: str, *, percent: bool = False, since_1904: bool = False) -> str:
    """Return what a cell says, for a field of that kind, as it would be typed; "" where something is wrong with it.

    `percent`: the field is counted in percent, and a number between 0 and 1 is a part of one: 0.4 is 40.
    """
    value = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, Decimal):
        return cell.text
    if kind in DATED and value == value.to_integral_value():
        return _dated(int(value), since_1904=since_1904)
    if cell.look.percent or (percent and 0 < value < 1):
        value *= _HUNDRED
    return number(value)


def number(value: Decimal) -> str:
    """Return a number as it can be read in one way only: 12.345 is not written as twelve thousand might be."""
    if value == value.to_integral_value():
        return str(int(value))
    value = value.normalize()
    if value.as_tuple().exponent == -_THOUSANDTHS:
        return f"{int(value.scaleb(_THOUSANDTHS))}E-{_THOUSANDTHS}"
    return format(value, "f")


def _dated(count: int, *, since_1904: bool) -> str:
    if count <= _LAST_YEAR or not _FIRST_DAY <= count < _LAST_DAY:
        return str(count)
    return (_SINCE[since_1904] + timedelta(days=count)).isoformat()
