"""What the format of a number says beside its value: a unit, zeros that are kept, thousands that are not shown."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from coopctl.values import dataclass

#: What stands in a format as it is: in quotes, behind a backslash, a currency in brackets with its locale, or a sign.
_UNIT = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(-[0-9A-Fa-f]+)?\]|([€£¥])')
#: Space for another sign, a sign that fills up, colours and conditions.
_ASIDE = re.compile(r"_.|\*.|\[[^\]]*\]")
#: Digits that are shown though they are zeros: 000 and 0.00, and no others beside.
_KEPT = re.compile(r"(0*)(?:\.(0+))?", re.ASCII)
_SCALED = re.compile(r"[0#?](,+)(?:[^0#?,.]|$)")
_UNITED_STATES = "-409"
_DAY, _MONTH, _YEAR = 10, 7, 4


@dataclass(frozen=True, slots=True)
class NumberLook:
    """How a number is shown: with a `unit` beside it, as a `percent`, in so many `thousands`, with zeros that count.

    `zeros` are the digits that are shown at least, before the point and behind it. `of_a_day` are the signs that are
    shown of 2026-12-01: without its day, or as a year, where only a month or a year is meant.
    """

    unit: str = ""
    percent: bool = False
    thousands: int = 0
    zeros: tuple[int, int] = (0, 0)
    of_a_day: int = _DAY

    def text(self, value: Decimal) -> str:
        """Return a number as people see it where its zeros count, as in 007 and 1.10; else as it is."""
        before, behind = self.zeros
        shown = format(value, f"0{before + behind + bool(behind)}.{behind}f") if any(self.zeros) else ""
        return shown if shown and Decimal(shown) == value else format(value, "f")


PLAIN = NumberLook()


@functools.lru_cache(256)
def look_of(shape: str) -> NumberLook:
    """Return what the format of positive numbers says."""
    said = shape.partition(";")[0]
    unit = "".join(_unit(*match) for match in _UNIT.findall(said)).strip()
    bare = _ASIDE.sub("", _UNIT.sub("", said)).strip()
    kept, scaled = _KEPT.fullmatch(bare), _SCALED.search(bare)
    zeros = (len(kept[1]), len(kept[2] or "")) if kept else (0, 0)
    low = bare.lower()
    shown = _DAY if "d" in low or not {"m", "y"} & set(low) else _MONTH if "m" in low else _YEAR
    return NumberLook(unit, "%" in bare, len(scaled[1]) if scaled else 0, zeros, shown)


def _unit(quoted: str, escaped: str, currency: str, locale: str, sign: str) -> str:
    if currency == "$" and locale == _UNITED_STATES:
        return "USD"
    return quoted + escaped + currency + sign
